"""From a run to a workbook that a person can filter, answer in, and hand back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from screener.model.run import ScreeningRun
from screener.normalise.row_digest import shown_text
from screener.report.files import whole_file
from screener.report.heights import height_of, lines_of
from screener.report.looks import FONT, INK, NAVY, THIN, TONES, WRAPPED, Looks
from screener.report.lookup import Lookup
from screener.report.sheet import Column, Look, Sheet, Value
from screener.report.sheets import all_sheets
from screener.report.summary import STANDING, Section, Tone, headline, not_searched_line, sections

_HEADER_ROW = 3  # a title, a sentence, then the headings
_SUMMARY_WIDTHS = (34, 62, 92)


def write_workbook(run: ScreeningRun, path: Path) -> None:
    """Write the run as a workbook.

    Raises:
        ReportError: The file cannot be written, for one because a spreadsheet program holds it.
    """
    look = Lookup.of(run)
    book = Workbook(write_only=True)
    _named(book, run)
    _summary(book, look)
    for sheet in all_sheets(look):
        _sheet(book, sheet, run)
    with whole_file(path) as work:
        book.save(work)


def _named(book: Workbook, run: ScreeningRun) -> None:
    # The day of the run and not the clock's: the same inputs give the same workbook.
    day = datetime.combine(run.settings.as_of, datetime.min.time())
    book.properties.creator = f"Screener {run.tool_version}"
    book.properties.title = f"Screening run {run.id}"
    book.properties.created = day
    book.properties.modified = day


def text_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    """Return a cell that shows ``text`` as text, whatever a document has put there.

    A leading "=" stays text and does not become a formula, control characters are shown as "�",
    and text too long for a cell ends in "…".
    """
    cell = WriteOnlyCell(sheet, value=shown_text(text))
    cell.data_type = "s"
    return cell


def _sheet(book: Workbook, sheet: Sheet, run: ScreeningRun) -> None:
    page = book.create_sheet(sheet.title)
    _printed(page, run)
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}{_HEADER_ROW + 1}"
    page.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    for number, column in enumerate(sheet.columns, start=1):
        width = page.column_dimensions[get_column_letter(number)]
        width.width = column.width
        width.hidden = column.look is Look.HIDDEN
    page.append([_title(page, sheet.title)])
    page.append([_about(page, sheet.about if sheet.rows else sheet.empty)])
    page.append([_heading(page, column) for column in sheet.columns])
    looks = Looks(page)
    for number, row in enumerate(sheet.rows):
        lines = lines_of(row, [column.width for column in sheet.columns[: sheet.printed]])
        _set_height(page, _HEADER_ROW + 1 + number, lines)
        page.append(list(_cells(page, sheet, row, looks, first=number in sheet.breaks)))
    # Twenty columns on one page's width cannot be read; the first few can.
    printed = get_column_letter(sheet.printed or len(sheet.columns))
    page.print_area = f"A1:{printed}{_HEADER_ROW + max(len(sheet.rows), 1)}"
    page.auto_filter.ref = f"A{_HEADER_ROW}:{last}{_HEADER_ROW + max(len(sheet.rows), 1)}"
    _drop_downs(page, sheet)


# The stubs leave row_dimensions out; it must be told before the row is written.
def _set_height(page: Any, row: int, lines: int) -> None:
    page.row_dimensions[row].height = height_of(lines)


def _cells(
    page: WriteOnlyWorksheet, sheet: Sheet, row: Sequence[Value], looks: Looks, *, first: bool
) -> Iterable[Cell]:
    for column, value in zip(sheet.columns, row, strict=True):
        number = column.look is Look.NUMBER and not isinstance(value, str)
        text = str(value)
        if number:
            cell: Cell = WriteOnlyCell(page, value=value)
        else:
            link = column.look is Look.LINK and text
            cell = _link(page, text) if link else text_cell(page, text)
        looks.put_on(cell, column, text, number=number, first=first)
        yield cell


def _link(page: WriteOnlyWorksheet, address: str) -> Cell:
    # Addresses come from our manifests; a quote in one would end the formula's text.
    if not address.startswith("https://") or '"' in address or len(address) > 250:
        return text_cell(page, address)
    cell: Cell = WriteOnlyCell(page, value=f'=HYPERLINK("{address}","official source")')
    return cell


def _heading(page: WriteOnlyWorksheet, column: Column) -> Cell:
    cell = text_cell(page, column.heading)
    cell.font = Font(name=FONT, size=9, bold=True, color="FFFFFF")
    fill = "7A5C00" if column.look is Look.ANSWER else NAVY
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _title(page: WriteOnlyWorksheet, text: str) -> Cell:
    cell = text_cell(page, text)
    cell.font = Font(name=FONT, size=14, bold=True, color=NAVY)
    return cell


def _about(page: WriteOnlyWorksheet, text: str) -> Cell:
    cell = text_cell(page, text)
    cell.font = Font(name=FONT, size=9, italic=True, color="555555")
    return cell


def _drop_downs(page: Any, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        if not column.choices or not sheet.rows:
            continue
        letter = get_column_letter(number)
        choice = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"')
        choice.error = f"Choose one of: {', '.join(column.choices)}"
        choice.errorTitle = column.heading
        choice.showErrorMessage = True
        choice.add(f"{letter}{_HEADER_ROW + 1}:{letter}{_HEADER_ROW + len(sheet.rows)}")
        page.data_validations.append(choice)


# The stubs leave out what a write-only sheet shares with any other: page set-up and validations.
def _printed(page: Any, run: ScreeningRun) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 8  # A3; fitted to A4 it is still read
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.75, footer=0.3)
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.left.text = f"Screener run {run.id}, as of {run.settings.as_of.isoformat()}"
    page.oddFooter.center.text = "An aid to human review, not a determination"
    page.oddFooter.right.text = "&P / &N"


def _summary(book: Workbook, look: Lookup) -> None:
    page = book.create_sheet("Summary")
    _printed(page, look.run)
    page.sheet_view.showGridLines = False
    page.freeze_panes = "A5"
    for letter, width in zip("ABC", _SUMMARY_WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.append([_title(page, "Export-control screening: summary for review")])
    page.append([_about(page, headline(look.run))])
    page.append([_about(page, STANDING)])
    page.append([_about(page, not_searched_line(look.run))])
    row = 4
    for section in sections(look):
        _section(page, section, row)
        row += 2 + len(section.lines)


def _section(page: WriteOnlyWorksheet, section: Section, above: int) -> None:
    page.append([])
    heading = text_cell(page, section.heading)
    heading.font = Font(name=FONT, size=11, bold=True, color="FFFFFF")
    blank = [text_cell(page, "") for _ in range(2)]
    for cell in (heading, *blank):
        cell.fill = PatternFill("solid", fgColor=NAVY)
    page.append([heading, *blank])
    for row, line in enumerate(section.lines, start=above + 3):
        # A line of one cell is a sentence: it goes where the room is.
        cells = line.cells if len(line.cells) > 1 else ("", "", *line.cells)
        _set_height(page, row, lines_of(cells, _SUMMARY_WIDTHS))
        page.append([_summary_cell(page, text, line.tone, n) for n, text in enumerate(cells)])


def _summary_cell(page: WriteOnlyWorksheet, text: str, tone: Tone, column: int) -> Cell:
    cell = text_cell(page, text)
    cell.alignment = WRAPPED
    cell.border = Border(bottom=THIN)
    cell.font = Font(name=FONT, size=9, bold=column == 0, color=INK)
    if tone is not Tone.PLAIN and column == 0:
        fill, ink = TONES[tone.value]
        cell.fill = PatternFill("solid", fgColor=fill)
        cell.font = Font(name=FONT, size=9, bold=True, color=ink)
    return cell
