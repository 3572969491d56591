"""From a row to a block: its filled cells joined, each with its offsets, and its place."""

from collections.abc import Sequence

from screener.formats.grid import Grid, Row
from screener.formats.marks import folded
from screener.model.document import Block, Cell, Role

SEPARATOR = " | "


def row_block(grid: Grid, row: Row, columns: Sequence[tuple[str, Role | None]] | None) -> Block:
    """Return a row as a block.

    Args:
        grid: The sheet that the row is of.
        row: The row.
        columns: Header and role of each column, as many as the row has cells at least; None for a
            line above the header, which is plain text.
    """
    cells: list[Cell] = []
    parts: list[str] = []
    start = 0
    for index, raw in enumerate(row.cells):
        if not raw:
            continue
        column, role = columns[index] if columns else ("", None)
        # Each line of a cell of aliases is one; elsewhere lines are how the cell was laid out.
        text = folded(raw.replace("\n", "; ") if role is Role.ALIASES else raw)
        if text:
            parts.append(text)
            cells.append(Cell(column, role, start, start + len(text)))
            start += len(text) + len(SEPARATOR)
    text = SEPARATOR.join(parts)
    return Block(row_place(grid, row.number), text, tuple(cells) if columns else ())


def row_place(grid: Grid, first: int, last: int | None = None) -> str:
    """Return the place of a row, or of the rows from ``first`` to ``last``, as a person says it.

    >>> row_place(Grid("Orders", ()), 7), row_place(Grid("", ()), 3, 4)
    ('Orders, row 7', 'rows 3 to 4')
    """
    several = last is not None and last != first
    return in_sheet(grid, f"{grid.unit}s {first} to {last}" if several else f"{grid.unit} {first}")


def in_sheet(grid: Grid, place: str) -> str:
    """Return a place with its sheet's name before it, where the file has sheets."""
    return f"{grid.name}, {place}" if grid.name else place


def sheet_place(grid: Grid) -> str:
    """Return a sheet as a place; "" where it is the whole file."""
    return f"sheet {grid.name}" if grid.name else ""
