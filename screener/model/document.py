"""What was read: documents, their blocks, and what could not be read."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a column of a table says of the party or item in its row."""

    NAME = "name"
    ALIASES = "aliases"
    NATIVE_NAME = "native_name"
    COUNTRY = "country"
    ADDRESS = "address"
    ID = "id"
    DESCRIPTION = "description"
    HS = "hs"
    ECCN = "eccn"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's row, as a span of its block's text."""

    column: str  # the header as the table prints it
    role: Role | None  # None for a column that is carried along and not searched
    start: int  # code points in the block's text
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a line, a slide's shape or a table's row, with its place as a person says it.

    ``text`` is the text as read: markup and footnote marks gone. A row of a table has ``cells``;
    its text is the filled cells joined by " | ".
    """

    place: str  # "page 3, paragraph 2", "line 40", "Orders, row 7"
    text: str
    cells: tuple[Cell, ...] = ()  # empty for prose

    def said(self, role: Role) -> tuple[str, ...]:
        """Return the texts of this row's cells of one role, in the order of the columns."""
        return tuple(self.text[c.start : c.end] for c in self.cells if c.role is role)


@dataclass(frozen=True, slots=True)
class TableGuess:
    """How the columns of one table were understood; stands on the Summary."""

    table: str  # "customers.xlsx, sheet Orders"
    roles: tuple[tuple[str, Role | None], ...]  # header and role, in the order of the columns
    by: str  # "headers", "contents" or "map file"
    rows: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document was read (R41)."""

    parts: int  # pages, slides, sheets, or 1
    parts_without_text: int = 0
    encoding: str = ""  # "" where the format itself says it
    repaired: int = 0  # characters or bytes that had to be mended
    truncated: bool = False
    languages: tuple[str, ...] = ()  # "en", "zh", "other"; most frequent first


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document, page, sheet or row that was not screened, and why."""

    key: str  # the document's key
    place: str  # "" for the whole document
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file that was read."""

    key: str  # path below the INPUT given, or the file's name; never absolute
    sha256: str
    media: str  # the suffix without the dot
    blocks: tuple[Block, ...]
    coverage: Coverage
    tables: tuple[TableGuess, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())  # parts of this document
