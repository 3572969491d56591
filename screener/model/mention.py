"""What a document names: mentions with exact offsets, and relations that it states itself."""

from dataclasses import dataclass
from enum import StrEnum

# Begins the tags of ``Mention.context`` that name a policy vocabulary and its area.
NAMED_IN = "named in "


class MentionKind(StrEnum):
    """The four kinds of the contract."""

    ENTITY = "entity"
    TECHNOLOGY = "technology"
    PRODUCT = "product"
    CONTROL_CODE = "control_code"


@dataclass(frozen=True, slots=True)
class Mention:
    """A party, product, technology or control code where a document names it.

    ``blocks[block].text[start:end] == text``, always. ``also`` holds what the document itself
    joins to it: the gloss in the other language, other spellings, a defined abbreviation.
    """

    id: str  # short hash of document, block, start, end and kind
    document: str  # the document's key
    block: int  # index into the document's blocks
    place: str
    start: int  # code points in the block's text
    end: int
    text: str
    also: tuple[str, ...]
    kind: MentionKind
    context: tuple[str, ...]  # tags: "negated", "comparison", "import_substitution", "named in ..."
    script: str  # "latin", "han", "mixed", "cyrillic", "other"
    countries: tuple[str, ...] = ()  # ISO 2, where a table's row states one
    address: str = ""  # where a table's row states one
    ids: tuple[str, ...] = ()  # where a table's row states one
    found_by: str = ""  # the extractor that found it

    @property
    def vocabularies(self) -> tuple[str, ...]:
        """The policy vocabularies and areas that name it: "ref_us_cet_2024: Hypersonics"."""
        return tuple(tag.removeprefix(NAMED_IN) for tag in self.context if tag.startswith(NAMED_IN))

    @property
    def said_of_it(self) -> tuple[str, ...]:
        """What the words round it say: "negated", "comparison", "import_substitution"."""
        return tuple(tag for tag in self.context if not tag.startswith(NAMED_IN))


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """A relation that the document itself states between two of its mentions."""

    subject: str  # the words that are related, as said: "Rainbow"
    object: str  # the party they are related to, as said: "China Academy of ..."
    kind: str  # "subsidiary_of", "made_by", "part_of", "developed_by"
    sentence: str
    document: str
    block: int
    subject_mention: str = ""  # mention ids, "" where the words are no mention of their own
    object_mention: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one document."""

    mentions: tuple[Mention, ...]  # by block, start, end, kind
    relations: tuple[StatedRelation, ...]
