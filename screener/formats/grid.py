"""What a table file gives: sheets of rows, all cells as text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number as the file's own program shows it."""

    number: int  # from 1; for .jsonl the line
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. Rows may be of different lengths; empty ones may be left out."""

    name: str  # the sheet's name; "" where the file has one table only
    rows: tuple[Row, ...]
    headed: bool = False  # the format itself says that the first row is the header
    unit: str = "row"  # what a row is called: "row" or "line"
    missing: tuple[tuple[str, str], ...] = ()  # place and reason of each part not read


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file, and how they were read."""

    grids: tuple[Grid, ...]
    encoding: str = ""
    repaired: int = 0
    truncated: bool = False
    missing: tuple[tuple[str, str], ...] = ()  # sheets that could not be opened
