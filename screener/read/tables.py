"""From a grid to blocks: which row is the header, what each column says, and every row's cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screener.formats.grid import Grid, Row
from screener.model.document import Block, Role, Skipped, TableGuess
from screener.read.columns import SEARCHED, Layout, layout_of
from screener.read.mapping import Mapping
from screener.read.rows import in_sheet, row_block, row_place, sheet_place

_SENTENCE_END = re.compile(r"[.!?:。！？：；][\"'”’)）]*\s*$")
# Of the rows of a text; the others are its headings. Of items of a bill of materials none ends so.
_SENTENCES = 0.4


@dataclass(frozen=True, slots=True)
class TableRead:
    """One sheet as it was read; without a guess it was not searched."""

    blocks: tuple[Block, ...]
    guess: TableGuess | None
    skipped: tuple[Skipped, ...]


def read_grid(key: str, grid: Grid, mapping: Mapping | None) -> TableRead:
    """Return the rows of a sheet as blocks, and what of it is not searched and why."""
    missing = [Skipped(key, in_sheet(grid, place), why) for place, why in grid.missing]
    rows = [row for row in grid.rows if any(cell.strip() for cell in row.cells)]
    if not rows:
        empty = Skipped(key, sheet_place(grid), "the sheet is empty")
        return TableRead((), None, (*missing, *([empty] if grid.name else [])))
    layout = layout_of(grid, rows, mapping)
    if isinstance(layout, str):
        return TableRead((), None, (*missing, Skipped(key, sheet_place(grid), layout)))
    return _searched(key, grid, rows, layout, missing)


def _searched(
    key: str, grid: Grid, rows: Sequence[Row], layout: Layout, missing: list[Skipped]
) -> TableRead:
    columns = layout.columns(max(len(row.cells) for row in rows))
    wanted = [at for at, (_, role) in enumerate(columns) if role in SEARCHED]
    before = [row_block(grid, row, None) for row in rows[: _titles(grid, layout)]]
    body = [row for row in rows[layout.header + 1 :] if not layout.repeats_header(row)]
    said = [row for row in body if any(c.strip() for at in wanted for c in row.cells[at : at + 1])]
    # A text that someone keeps in a sheet, a paragraph a row, is searched as text.
    shown = None if layout.roles == (Role.DESCRIPTION,) and _is_prose(said) else columns
    blocks = (*before, *(row_block(grid, row, shown) for row in said))
    if not body:
        bare = Skipped(key, sheet_place(grid), "there is a header and no row below it")
        return TableRead(blocks, None, (*missing, bare))
    table = f"{key}, sheet {grid.name}" if grid.name else key
    guess = TableGuess(table, columns, layout.by, len(said))
    return TableRead(blocks, guess, (*missing, *_unsaid(key, grid, body, said)))


def _is_prose(rows: Sequence[Row]) -> bool:
    ended = sum(_SENTENCE_END.search(row.cells[0]) is not None for row in rows)
    return ended >= _SENTENCES * len(rows)


def _titles(grid: Grid, layout: Layout) -> int:
    """Return how many rows above the data are text; they may name a party too.

    The header of a single column of text may be that text's heading: "Summary".
    """
    heading = layout.roles == (Role.DESCRIPTION,) and not grid.headed
    return max(layout.header + heading, 0)


def _unsaid(key: str, grid: Grid, body: Sequence[Row], said: Sequence[Row]) -> list[Skipped]:
    """Return the rows with neither a name nor a description, neighbours in one line."""
    reason = "the row has neither a name nor a description"
    searched = {row.number for row in said}
    runs: list[tuple[int, int]] = []
    together = False  # the row before was such a one too
    for row in body:
        unsaid = row.number not in searched
        if unsaid and together:
            runs[-1] = (runs[-1][0], row.number)
        elif unsaid:
            runs.append((row.number, row.number))
        together = unsaid
    return [Skipped(key, row_place(grid, first, last), reason) for first, last in runs]
