"""A sheet before it is a file: its columns and rows, the same for every format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Look(StrEnum):
    """How a column is shown."""

    TEXT = "text"
    LEVEL = "level"  # coloured by the level's word
    BAND = "band"
    NUMBER = "number"
    LINK = "link"  # an address of ours, never one from a document
    ANSWER = "answer"  # for the person; may have a drop-down
    HIDDEN = "hidden"
    MONO = "mono"  # ids and codes


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters and how it is shown."""

    heading: str
    width: int
    look: Look = Look.TEXT
    choices: tuple[str, ...] = ()  # of the drop-down


Value = str | int | float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a report."""

    title: str
    about: str  # one sentence: what a row is
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    frozen: int = 1  # columns that stay in view
    empty: str = "nothing"  # what is said where there is no row
    breaks: frozenset[int] = field(default=frozenset())  # rows before which a subject begins
    printed: int | None = None  # columns that are printed; None for all
