"""A sheet before it is a file: its columns and rows, the same for every format."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar, overload


class Look(StrEnum):
    """How a column is shown."""

    TEXT = "text"
    LEVEL = "level"  # coloured by its word
    BAND = "band"
    NUMBER = "number"
    LINK = "link"  # an address of ours, never one from a document
    ANSWER = "answer"  # for the person; may have a drop-down
    DAY = "day"  # an answer that is a day
    HIDDEN = "hidden"
    MONO = "mono"  # ids and codes
    OWN = "own"  # the input's own column, carried along


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters and how it is shown."""

    heading: str
    width: int
    look: Look = Look.TEXT
    choices: tuple[str, ...] = ()  # of the drop-down
    free: bool = False  # whether another word than the choices may be written
    leads: bool = False  # whether its texts lead to official pages

    @property
    def answered(self) -> bool:
        """Whether a person writes in it."""
        return self.look in (Look.ANSWER, Look.DAY)


Value = str | int | float


class Linked(str):
    """A text that leads to an official page; where no link can be shown it is that text."""

    __slots__ = ("address",)
    address: str

    def __new__(cls, text: str, address: str) -> "Linked":
        """Return the text with its address, "" for none."""
        made = super().__new__(cls, text)
        made.address = address
        return made


_Item = TypeVar("_Item")


class Rows(Sequence[Sequence[Value]], Generic[_Item]):
    """Rows that are made each time they are asked for.

    A hundred thousand rows of Review at once take 400 MB; one at a time they take nothing.
    """

    def __init__(self, items: Sequence[_Item], make: Callable[[_Item], Sequence[Value]]) -> None:
        self._items = items
        self._make = make

    def __len__(self) -> int:
        """Return how many rows there are; none is made for it."""
        return len(self._items)

    def __iter__(self) -> Iterator[Sequence[Value]]:
        """Yield the rows in order."""
        return map(self._make, self._items)

    @overload
    def __getitem__(self, at: int) -> Sequence[Value]: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows[_Item]": ...
    def __getitem__(self, at: int | slice) -> "Sequence[Value] | Rows[_Item]":
        """Return a row, or a part of the rows that is as lazy as the whole."""
        if isinstance(at, slice):
            return Rows(self._items[at], self._make)
        return self._make(self._items[at])


@dataclass(frozen=True, slots=True)
class Mark:
    """A colour that a cell takes while a condition on its row holds."""

    heading: str  # of the column that is coloured
    condition: str  # a formula; {Answer} stands for the row's cell under that heading
    tone: str


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
    marks: tuple[Mark, ...] = ()
