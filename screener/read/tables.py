"""From a grid to blocks: which row is the header, what each column says, and every row's cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from screener.formats.grid import Grid, Row
from screener.formats.marks import folded
from screener.model.document import Block, Cell, Role, Skipped, TableGuess
from screener.read.columns import SEARCHED, Layout, layout_of
from screener.read.mapping import Mapping

SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class TableRead:
    """One sheet as it was read; without a guess it was not searched."""

    blocks: tuple[Block, ...]
    guess: TableGuess | None
    skipped: tuple[Skipped, ...]


def read_grid(key: str, grid: Grid, mapping: Mapping | None) -> TableRead:
    """Return the rows of a sheet as blocks, and what of it is not searched and why."""
    missing = tuple(Skipped(key, _place(grid, place), why) for place, why in grid.missing)
    rows = [row for row in grid.rows if any(cell.strip() for cell in row.cells)]
    if not rows:
        empty = Skipped(key, _sheet(grid), "the sheet is empty")
        return TableRead((), None, (*missing, *([empty] if grid.name else [])))
    layout = layout_of(grid, rows, mapping)
    if isinstance(layout, str):
        return TableRead((), None, (*missing, Skipped(key, _sheet(grid), layout)))
    body = rows[layout.header + 1 :]
    titles = max(layout.header + _is_heading(layout), 0)
    before = [_row_block(grid, row, None) for row in rows[:titles]]
    searched = [row for row in body if _says_something(row, layout)]
    blocks = (*before, *(_row_block(grid, row, layout) for row in searched))
    if not body:
        bare = Skipped(key, _sheet(grid), "there is a header and no row below it")
        return TableRead(blocks, None, (*missing, bare))
    table = f"{key}, sheet {grid.name}" if grid.name else key
    guess = TableGuess(table, _columns(layout, rows), layout.by, len(searched))
    return TableRead(blocks, guess, (*missing, *_unsaid(key, grid, body, layout)))


def _is_heading(layout: Layout) -> bool:
    """Return whether the header may be the heading of a text: "Summary", above paragraphs."""
    return layout.header >= 0 and layout.roles == (Role.DESCRIPTION,)


def _row_block(grid: Grid, row: Row, layout: Layout | None) -> Block:
    """Return a row as a block; without a layout (a title above the header) as plain text."""
    cells: list[Cell] = []
    parts: list[str] = []
    start = 0
    for index, raw in enumerate(row.cells):
        column, role = layout.column(index) if layout else ("", None)
        text = folded(raw.replace("\n", "; ") if role is Role.ALIASES else raw)
        if text:
            parts.append(text)
            cells.append(Cell(column, role, start, start + len(text)))
            start += len(text) + len(SEPARATOR)
    return Block(
        _row_place(grid, row.number), SEPARATOR.join(parts), tuple(cells) if layout else ()
    )


def _says_something(row: Row, layout: Layout) -> bool:
    return any(
        cell.strip() and layout.column(index)[1] in SEARCHED for index, cell in enumerate(row.cells)
    ) and not layout.repeats_header(row)


def _unsaid(key: str, grid: Grid, body: Sequence[Row], layout: Layout) -> list[Skipped]:
    """Return the rows with neither a name nor a description, neighbours in one line."""
    reason = "the row has neither a name nor a description"
    runs: list[list[int]] = []
    for at, row in enumerate(body):
        if _says_something(row, layout) or layout.repeats_header(row):
            continue
        if runs and at and runs[-1][-1] == body[at - 1].number:
            runs[-1].append(row.number)
        else:
            runs.append([row.number])
    return [Skipped(key, _run_place(grid, run), reason) for run in runs]


def _run_place(grid: Grid, run: Sequence[int]) -> str:
    if len(run) == 1:
        return _row_place(grid, run[0])
    return _place(grid, f"{grid.unit}s {run[0]} to {run[-1]}")


def _row_place(grid: Grid, number: int) -> str:
    return _place(grid, f"{grid.unit} {number}")


def _place(grid: Grid, place: str) -> str:
    return f"{grid.name}, {place}" if grid.name else place


def _sheet(grid: Grid) -> str:
    return f"sheet {grid.name}" if grid.name else ""


def _columns(layout: Layout, rows: Sequence[Row]) -> tuple[tuple[str, Role | None], ...]:
    width = max(len(layout.roles), *(len(row.cells) for row in rows))
    return tuple(layout.column(index) for index in range(width))
