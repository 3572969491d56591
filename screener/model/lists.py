"""What is known: lists, their entries, names, controls and relations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class ListKind(StrEnum):
    """What a folder of ``lists/`` holds."""

    ENTITY = "entity"
    CONTROL = "control"
    ALIASES = "aliases"
    RELATIONS = "relations"
    VOCABULARY = "vocabulary"
    LEXICON = "lexicon"


class Expectation(BaseModel):
    """What a plausible copy of a list holds (R3)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    entries: tuple[int, int]  # least and most, both included
    sentinels: tuple[str, ...] = ()  # names (or codes) that no plausible copy lacks
    columns: tuple[str, ...] = ()


class Manifest(BaseModel):
    """The manifest of a list: who says it, where, under which terms, and which copy this is."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: str = Field(alias="schema", pattern=r"^list/1$")
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: ListKind
    title: str
    authority: str
    jurisdiction: str
    effect: str  # one sentence: what being on this list means, and no more (R11)
    next_step: str = ""  # what a reviewer does after a confirmed match, in the list's own terms
    licence: str
    credit: str = ""  # the words of credit that the source asks for; goes to NOTICE
    source: str  # address
    published: date | None = None  # None only for a list without a copy
    retrieved: date | None = None
    sha256: str = ""  # of the publisher's file the facts were compiled from
    data_sha256: str = ""  # of the compiled files beside this manifest
    format: str  # a key of ADAPTERS, or "hand" where people keep it here
    proven: bool
    stale_after_days: int = Field(gt=0)
    expect: Expectation
    copy_here: bool = True  # False: named by the contract, no copy at hand
    why_no_copy: str = ""
    entry_link: str = ""  # address of the official entry or list, for reports
    notes: str = ""
    confidential: bool = False
    also_read: tuple[str, ...] = ()  # other formats of ADAPTERS in which the list comes
    parser: str = ""  # of a snapshot: version of the program's reading of the file
    entries: int | None = None  # of a snapshot: how many it has; None where nobody counted
    fetch: str = ""  # address for `lists update`; {date} is the newest day of the eCFR


class NameKind(StrEnum):
    """What a name is to its entry."""

    PRIMARY = "primary"
    ALIAS = "alias"
    FORMER = "former"
    WEAK = "weak"
    ACRONYM = "acronym"
    NATIVE_SCRIPT = "native_script"
    ROMANISED = "romanised"
    TRANSLATED = "translated"


class EntityKind(StrEnum):
    """What an entry of an entity list is."""

    ORGANISATION = "organisation"
    PERSON = "person"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ADDRESS = "address"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ListName:
    """One name of an entry, as printed."""

    text: str
    kind: NameKind
    origin: str  # "list", or the id of the alias table it comes from
    source: str = ""  # for an alias table: record id or address where both names stand together


@dataclass(frozen=True, slots=True)
class ListEntity:
    """An entry of an entity list. ``entry`` is ``LIST_ID/KEY``; a key without its list is none."""

    entry: str
    list: str
    kind: EntityKind
    names: tuple[ListName, ...]  # the primary name first
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    addresses: tuple[str, ...] = ()
    programme: str = ""
    requirement: str = ""  # raw
    requirement_code: str = ""  # ALL_EAR, CCL_ONLY, ..., "" where the list has no such column
    policy: str = ""  # raw
    policy_code: str = ""  # PRESUMPTION_DENIAL, POLICY_DENIAL, CASE_BY_CASE, MIXED, ...
    footnotes: tuple[int, ...] = ()
    citations: tuple[str, ...] = ()
    listed: date | None = None
    delisted: date | None = None
    source_row: str = ""
    remarks: str = ""

    @property
    def name(self) -> str:
        """The primary name as the list prints it."""
        return self.names[0].text

    def is_delisted(self, day: date) -> bool:
        """Return whether the list had removed the entry by a day; it is found all the same."""
        return self.delisted is not None and self.delisted <= day


class Comparison(StrEnum):
    """How a stated figure is compared with a paragraph's limit."""

    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    EQ = "eq"
    BETWEEN = "between"


_SIGNS = {"gt": ">", "gte": "≥", "lt": "<", "lte": "≤", "eq": "="}


class Threshold(BaseModel):
    """A figure that decides in a paragraph. The unit is written as in the paragraph."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parameter: str
    comparison: Comparison
    value: float
    upper: float | None = None  # for "between"
    unit: str = ""
    text: str = ""  # own words, where a figure needs them ("per axis", "at 1550 nm")

    @property
    def shown(self) -> str:
        """The limit as a person reads it.

        >>> Threshold(parameter="power", comparison="gt", value=200, unit="W").shown
        '> 200 W'
        """
        tail = f" {self.unit}" if self.unit else ""
        note = f" ({self.text})" if self.text else ""
        if self.comparison is Comparison.BETWEEN:
            return f"{self.value:g} to {self.upper or self.value:g}{tail}{note}"
        return f"{_SIGNS[self.comparison.value]} {self.value:g}{tail}{note}"


class TermSet(BaseModel):
    """What people call a thing, in two languages, as written in the field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


class Paragraph(BaseModel):
    """A paragraph of an entry that carries a decision."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paragraph: str  # "6A005.a.6.b.1"
    about: str = ""  # own words
    terms: TermSet = TermSet()
    thresholds: tuple[Threshold, ...] = ()
    need: str = Field(default="any", pattern="^(any|all)$")  # of the thresholds


class Release(BaseModel):
    """A Note that lets something go: words that are no hit on the entry (or paragraph)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paragraph: str
    about: str
    terms: TermSet = TermSet()


class Equivalent(BaseModel):
    """The same subject on another list, with the difference flagged where there is one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    list: str
    code: str
    difference: str = ""


class ControlEntry(BaseModel):
    """An entry of a control list, in our own words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    title: str
    group: str = ""  # A-E for dual-use entries
    reasons: tuple[str, ...] = ()
    terms: TermSet = TermSet()
    terms_from: tuple[str, ...] = ()  # "us_ccl/6A005": shares that entry's terms
    wide_terms: TermSet = TermSet()  # far wider than the entry: shown beside it, never an alert
    not_terms: TermSet = TermSet()  # looks alike and is not it
    paragraphs: tuple[Paragraph, ...] = ()
    releases: tuple[Release, ...] = ()
    equivalents: tuple[Equivalent, ...] = ()
    derives_from: tuple[str, ...] = ()  # codes on the same list: D and E from A, B, C
    pointer_to: str = ""  # an entry that only points elsewhere ("subject to the ITAR")
    question: str = ""  # what to ask the person who knows the item
    tags: tuple[str, ...] = ()  # for rules: "supercomputer", "ai_accelerator", ...


class ControlFile(BaseModel):
    """One YAML file of a control list."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: str = Field(alias="schema", pattern=r"^controls/1$")
    list: str
    category: str
    source: str  # citation of the official text
    published: date
    entries: tuple[ControlEntry, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A brand, product, laboratory or subsidiary of a listed party, with its source."""

    name: str  # "Rainbow UAV"
    also: tuple[str, ...]
    kind: str  # "brand_of", "product_of", "laboratory_of", "subsidiary_of", "former_name_of"
    entry: str  # the listed entry, or "" where only the party's name is known
    party: str  # the maker or parent, in its own name
    source: str
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A term of a policy vocabulary: raises relevance, never control (R39)."""

    list: str
    key: str
    area: str
    en: tuple[str, ...]
    zh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LexiconTerm:
    """A word of organisation names in two languages, and the place it takes in a name."""

    zh: str
    en: str  # the usual rendering
    slot: str  # "country", "region", "province", "city", "district", "party", "field", ...
    also_en: tuple[str, ...] = ()  # other renderings
    within: str = ""  # of a city or district: the province or city it lies in, in Chinese


# How the note of a list begins whose newer file did not pass the gate (R3).
REFUSED = "A NEWER FILE WAS REFUSED"


@dataclass(frozen=True, slots=True)
class ListState:
    """Which copy of a list is in use, or why none is."""

    manifest: Manifest
    state: str  # "used", "no_copy", "refused", "no_copy_for_day"
    entries: int
    origin: str  # "bundled", "snapshot" or "file"
    stale: bool
    age_days: int | None
    note: str = ""

    @property
    def is_held_back(self) -> bool:
        """Whether a newer file was refused, so that an earlier copy keeps serving."""
        return self.note.startswith(REFUSED)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that extract, match and rules are given of the lists."""

    lists: tuple[ListState, ...]  # by id; also those without a copy
    entities: Mapping[str, ListEntity]  # by entry
    controls: Mapping[str, ControlEntry]  # by "us_ccl/6A005"
    relations: tuple[Relation, ...]
    vocabulary: tuple[VocabularyTerm, ...]
    digest: str  # of all that is in use: caches are named by it
    lexicon: tuple[LexiconTerm, ...] = ()  # words of organisation names
