"""From a run to a workbook that a person can filter, answer in, and hand back."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from screener.errors import ReportError
from screener.model.run import ScreeningRun
from screener.report.charts import ALT_TEXTS
from screener.report.files import whole_file
from screener.report.frame import HEADER_ROW, frame_range, framed, letters_of
from screener.report.heights import height_of, lines_of
from screener.report.looks import Looks
from screener.report.lookup import Lookup
from screener.report.occasion import Occasion
from screener.report.package import Filling, fill_package
from screener.report.row_xml import links_of, row_xml
from screener.report.sheet import Linked, Sheet
from screener.report.sheets import all_sheets
from screener.report.summary_sheet import summary_page

# Excel's own limit is 1,048,576 rows, but a sheet of Review with more than these is past 2 GB as
# XML, and no program works in it with any pleasure.
MOST_ROWS = 250_000
MOST_LINKS = 65_530  # on a sheet; Excel repairs a file that has more


def write_workbook(
    run: ScreeningRun,
    path: Path,
    *,
    occasion: Occasion | None = None,
    protect: bool = False,
) -> None:
    """Write the run as a workbook.

    Args:
        run: The run.
        path: The .xlsx to write.
        occasion: When it was done and by whom. Without it the same run gives the same bytes.
        protect: Whether cells that are no answers are locked, without a password; a sheet that is
            protected cannot be sorted in Excel.

    Raises:
        ReportError: The file cannot be written, for one because a spreadsheet program holds it.
    """
    look = Lookup.of(run)
    book = Workbook()
    book.remove(book.worksheets[0])
    _named(book, run, occasion)
    summary_page(book, look, occasion, protect=protect)
    reviewers = _reviewers(run, occasion)
    parts = [part for sheet in all_sheets(look, occasion) for part in _parts(sheet)]
    fillings: dict[str, Filling] = {}
    for number, part in enumerate(parts, start=1):
        page = framed(book, part, run, reviewers=reviewers, protect=protect)
        # The Summary is the first sheet and has no table.
        fillings[f"xl/worksheets/sheet{number + 1}.xml"] = _filling(page, part, number)
    with whole_file(path) as work, tempfile.TemporaryDirectory() as folder:
        frame = Path(folder) / "frame.xlsx"
        book.save(frame)
        day = occasion.ended if occasion else _day(run)
        try:
            fill_package(
                frame,
                work,
                fillings,
                modified=day.strftime("%Y-%m-%dT%H:%M:%SZ"),
                replaced=ALT_TEXTS,
            )
        except RuntimeError as problem:  # zipfile's word for a part of more than 2 GB
            raise ReportError(
                f"cannot write {path}: a sheet is too large for a spreadsheet program",
                hint="write .csv or .json, or screen fewer inputs at a time",
            ) from problem


def _named(book: Workbook, run: ScreeningRun, occasion: Occasion | None) -> None:
    by = f", {occasion.by}" if occasion and occasion.by else ""
    book.properties.creator = f"Screener {run.tool_version}{by}"
    book.properties.title = f"Screening run {run.id}"
    book.properties.created = occasion.begun.replace(tzinfo=None) if occasion else _day(run)


def _day(run: ScreeningRun) -> datetime:
    # The day of the run and not the clock's: the same inputs give the same workbook.
    return datetime.combine(run.settings.as_of, datetime.min.time())


def _reviewers(run: ScreeningRun, occasion: Occasion | None) -> tuple[str, ...]:
    before = [flag.previous.answer for flag in run.flags if flag.previous is not None]
    known = {name for one in before for name in (one.reviewer, one.approver)}
    known |= {occasion.by, *occasion.reviewers} if occasion else set()
    return tuple(sorted(known - {""}))


def _parts(sheet: Sheet) -> Iterator[Sheet]:
    """Yield a sheet, or the sheets on which its rows go on."""
    starts = range(0, max(len(sheet.rows), 1), MOST_ROWS)
    for number, start in enumerate(starts, start=1):
        title = sheet.title if number == 1 else f"{sheet.title} ({number})"
        told = f" Sheet {number} of {len(starts)} of these rows." if len(starts) > 1 else ""
        yield replace(
            sheet,
            title=title,
            about=sheet.about + told + _links_told(sheet),
            rows=sheet.rows[start : start + MOST_ROWS],
            breaks=frozenset(
                row - start for row in sheet.breaks if start <= row < start + MOST_ROWS
            ),
        )


def _links_told(sheet: Sheet) -> str:
    rows = _linked_rows(sheet)
    if len(sheet.rows) <= rows:
        return ""
    return (
        f" The first {rows} rows have links; a sheet holds no more, and the addresses stand in"
        " every row."
    )


def _linked_rows(sheet: Sheet) -> int:
    return MOST_LINKS // max(sum(column.leads for column in sheet.columns), 1)


def _filling(page: Worksheet, sheet: Sheet, number: int) -> Filling:
    last_row = HEADER_ROW + max(len(sheet.rows), 1)
    last = letters_of(sheet)[-1]
    filling = Filling(
        rows=iter(()),
        dimension=f"A1:{last}{last_row}",
        table=f"xl/tables/table{number}.xml",
        frame_range=frame_range(sheet),
        range=f"A{HEADER_ROW}:{last}{last_row}",
    )
    filling.rows = _rows(sheet, Looks(page, sheet.columns), filling.links)
    return filling


def _rows(sheet: Sheet, looks: Looks, links: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the rows as XML, and gather their links."""
    letters = letters_of(sheet)
    widths = [column.width for column in sheet.columns[: sheet.printed]]
    linked = _linked_rows(sheet)
    leading = [(at, letters[at]) for at, one in enumerate(sheet.columns) if one.leads]
    for at, values in enumerate(sheet.rows):
        number = HEADER_ROW + 1 + at
        if at < linked:
            links.extend(links_of(number, leading, values))
        elif leading:
            values = [str(one) if isinstance(one, Linked) else one for one in values]
        height = height_of(lines_of(values, widths))
        styles = looks.of_row(values, first=at in sheet.breaks)
        yield row_xml(number, height, letters, values, styles)
