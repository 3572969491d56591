"""What was matched, on what grounds, and what is flagged."""

from dataclasses import dataclass
from enum import StrEnum

from screener.model.answer import Ground, Previous


class Band(StrEnum):
    """How close a match is. ``exact``: the keys are equal; not that it is the same party."""

    EXACT = "exact"
    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"

    @property
    def rank(self) -> int:
        """4 for exact down to 1 for weak."""
        return _RANKS[self.value]

    @property
    def alerts(self) -> bool:
        """Whether a match of this band is an alert (contract.md); weak ones are only shown."""
        return self is not Band.WEAK


_RANKS = {"exact": 4, "strong": 3, "possible": 2, "weak": 1}


class Target(StrEnum):
    """What a match points to."""

    ENTITY = "entity"
    CONTROL = "control"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One ground for a match, such that a reviewer can check it by eye.

    ``said`` and ``listed`` are verbatim; the two keys are what was compared.
    """

    method: str  # "same key", "words", "meaning", "pinyin", "term", "retrieval", "stated", ...
    said: str
    listed: str
    said_key: str
    listed_key: str
    score: float  # 0 to 100; 100 means that the keys are the same
    name_kind: str = ""  # primary, alias, weak ... of the listed name (R19)
    name_origin: str = ""  # "list" or the alias table (R23)
    note: str = ""  # the sentence, record or rule that supports it

    def __str__(self) -> str:
        return f"“{self.said}” ~ “{self.listed}” ({self.method}, {self.score:.0f})"


class Outcome(StrEnum):
    """What came of setting a stated figure beside a paragraph's threshold (R35)."""

    MEETS = "meets"
    BELOW = "below"
    NOT_STATED = "not_stated"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class ThresholdOutcome:
    """A paragraph's figure beside what the document states."""

    paragraph: str
    parameter: str
    stated: str  # verbatim, "" where nothing is stated
    limit: str  # "> 200 W"
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Match:
    """A mention and one list entry that it may refer to."""

    id: str
    mention: str  # the mention's id
    list: str
    entry: str  # "us_entity_list/cn-..." or "us_ccl/1C210"
    name: str  # the entry's primary name as the list prints it; a control entry's title
    target: Target
    score: float  # 0 to 100
    band: Band
    evidence: tuple[Evidence, ...]  # never empty; strongest first
    differs: tuple[str, ...] = ()  # "number: 38 / 14", "place: Nanjing / Beijing"
    qualifiers: tuple[tuple[str, str], ...] = ()  # ("country", "MATCH" | "DIFFERS" | "MISSING")
    code: str = ""  # controls only
    paragraph: str = ""
    thresholds: tuple[ThresholdOutcome, ...] = ()
    reasons: tuple[str, ...] = ()  # reasons for control


class Level(StrEnum):
    """How much a flag matters."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for info up to 3 for high."""
        return _LEVELS[self.value]


_LEVELS = {"info": 0, "low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True, slots=True)
class Flag:
    """A question for a person: why to look, on what ground, and what to ask."""

    id: str  # which question this is: hash of rule, subject, entry
    basis: str  # what an answer rests on: id, rule version, content of the list entry
    rule: str
    rule_version: int
    title: str
    family: str
    level: Level
    document: str
    mention: str  # the first mention's id
    mentions: tuple[str, ...]  # all mentions of the same subject
    matches: tuple[str, ...]  # match ids
    list: str
    entry: str
    name: str  # the entry's primary name
    reason: str
    asks: tuple[str, ...]
    cites: tuple[str, ...]
    law: tuple[tuple[str, str], ...] = ()  # measure id and its status on the day
    tags: tuple[str, ...] = ()
    guidance: str = ""
    suppressed: str = ""  # whose decision puts it last, until when and why; "" where none does
    subject: str = ""  # hash of who or what is asked about
    input: str = ""  # hash of the words, so that an answer lapses when they change
    content: str = ""  # hash of the list entry
    previous: Previous | None = None  # the earlier answer, which holds or has lapsed

    @property
    def ground(self) -> Ground:
        """What an answer to this flag rests on."""
        return Ground(
            self.id,
            self.basis,
            self.subject,
            self.input,
            self.content,
            self.rule,
            self.rule_version,
            self.entry,
            self.previous.answer.number if self.previous else 0,
        )
