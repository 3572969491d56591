"""What a text, page or slide gives: passages in their order, each with its place."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a passage is; only what is ``BODY`` can go on from the passage before it."""

    BODY = "body"
    HEADING = "heading"
    ITEM = "item"  # of a list
    ROW = "row"  # of a table within a text
    NOTE = "note"  # a footnote, endnote, comment or speaker's note
    FURNITURE = "furniture"  # headers, footers, text boxes: beside the text, not in it


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or what stands for one, without its markup."""

    place: str  # as a person says it: "line 40", "page 3, paragraph 2"
    text: str
    kind: Kind = Kind.BODY
    # A rule, a footnote or a page's end stands before it: a sentence may run over that.
    interrupted: bool = False
    full: bool = False  # of a PDF: its last line goes to the margin, so that it may go on


@dataclass(frozen=True, slots=True)
class Prose:
    """One text and how much of it was read."""

    passages: tuple[Passage, ...]
    parts: int = 1  # pages, slides, or 1
    parts_without_text: int = 0
    encoding: str = ""  # "" where the format itself says it
    repaired: int = 0  # characters that had to be mended
    truncated: bool = False
    missing: tuple[tuple[str, str], ...] = ()  # place and reason of each part not read
