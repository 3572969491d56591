"""From a workbook or a CSV that comes back to answers; every row that cannot be read is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from screener.errors import SettingError, UnreadableDocumentError
from screener.formats.delimited import delimited_book
from screener.formats.grid import Grid, Row
from screener.formats.workbook import workbook_book
from screener.model.answer import Disposition, Ground
from screener.normalise.row_digest import row_digest
from screener.report.review import DIGEST, GUARDED, KEY
from screener.review.moves import Proposed

_Table = tuple[Grid, dict[str, int], Sequence[Row]]  # with its columns and the rows below them
# The delimiter that has our headings in it is the right one, whatever the cells say; "" to tell it
# by the text.
_DELIMITERS = (",", ";", "\t", "")
_HEADER_WITHIN = 40  # rows; a person may have put lines above the table
_DAYS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%Y年%m月%d日",
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30).toordinal()  # a spreadsheet program counts days from here


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The answers of a file, the rows refused, and how many rows have no answer."""

    answers: tuple[Proposed, ...]
    refused: tuple[tuple[str, str], ...]  # place and why
    unanswered: int


def read_answers(path: Path) -> HandedIn:
    """Return the answers that a file hands in.

    Rows are known by their hidden key: a file may be sorted, filtered, renamed, shortened, given
    further columns, saved by LibreOffice or exported as CSV.

    Raises:
        SettingError: The file is no workbook or CSV with rows of a Review sheet.
    """
    tables = _tables(path)
    if not tables:
        raise SettingError(
            f"{path.name}: no sheet has the columns “{KEY}” and “Answer” of a Review sheet",
            hint="the hidden column is needed: copy whole rows, or hand the whole file back",
        )
    answers: list[Proposed] = []
    refused: list[tuple[str, str]] = []
    unanswered = 0
    for grid, columns, rows in tables:
        refused += [(f"{grid.name or path.name}, {place}", why) for place, why in grid.missing]
        for row in rows:
            place = f"{grid.name or path.name}, row {row.number}"
            cells = {name: _cell(row, at) for name, at in columns.items()}
            if not any(cells.values()):
                continue
            if not cells["Answer"] and not cells.get("Second reviewer"):
                unanswered += 1
                continue
            one = _read(place, cells)
            if isinstance(one, Proposed):
                answers.append(one)
            else:
                refused.append((place, one))
    return HandedIn(tuple(answers), tuple(refused), unanswered)


def _tables(path: Path) -> list[_Table]:
    """Return the sheets of a file that have the rows of a Review sheet."""
    try:
        content = path.read_bytes()
        if path.suffix.casefold() == ".xlsx":
            return _among(workbook_book(content, verbatim=True).grids)
        for delimiter in _DELIMITERS:
            found = _among(delimited_book(content, delimiter=delimiter, verbatim=True).grids)
            if found:
                return found
    except (OSError, UnreadableDocumentError) as problem:
        raise SettingError(f"{path.name}: {problem}") from problem
    return []


def _among(grids: Sequence[Grid]) -> list[_Table]:
    return [found for grid in grids if (found := _table(grid)) is not None]


def _table(grid: Grid) -> _Table | None:
    for at, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        columns = {cell.strip(): position for position, cell in enumerate(row.cells)}
        if KEY in columns and "Answer" in columns:
            return grid, columns, grid.rows[at + 1 :]
    return None


def _cell(row: Row, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _read(place: str, cells: Mapping[str, str]) -> Proposed | str:
    """Return the answer of a row, or why it cannot be taken."""
    try:
        ground = Ground.of(cells[KEY])
    except ValueError as problem:
        return str(problem)
    missing = [heading for heading in GUARDED if heading not in cells]
    if missing or not cells.get(DIGEST):
        return f"the column “{(missing or [DIGEST])[0]}” is gone; hand whole rows back"
    if row_digest([cells[KEY], *(cells[heading] for heading in GUARDED)]) != cells[DIGEST]:
        return "a result cell was altered; answers are taken for the words as they were printed"
    try:
        disposition = Disposition(cells["Answer"].casefold())
    except ValueError:
        there = ", ".join(one.value for one in Disposition)
        return f"there is no answer “{cells['Answer']}”; there are {there}"
    days = {name: _day(cells.get(name, "")) for name in ("Date", "Valid until", "Seconded on")}
    wrong = [name for name, day in days.items() if isinstance(day, str)]
    if wrong:
        return f"“{days[wrong[0]]}” under “{wrong[0]}” is no day such as 2026-11-25"
    if days["Date"] is None:
        return "an answer needs its date"
    return Proposed(
        place=place,
        ground=ground,
        disposition=disposition,
        reason=cells.get("Reason", "").upper(),
        reviewer=cells.get("Reviewer", ""),
        on=days["Date"],  # type: ignore[arg-type]
        comment=cells.get("Comment", ""),
        until=days["Valid until"],  # type: ignore[arg-type]
        approver=cells.get("Second reviewer", ""),
        approved_on=days["Seconded on"],  # type: ignore[arg-type]
    )


def _day(cell: str) -> date | str | None:
    if not cell:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    if _SERIAL.fullmatch(cell):
        return date.fromordinal(_FIRST_DAY + int(float(cell)))
    return cell


def lines(refused: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the refused rows as lines for a person."""
    for place, why in refused:
        yield f"{place}: {why}"
