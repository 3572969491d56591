"""A sheet's frame: title, headings, table, drop-downs, colours by condition, print set-up.

The rows are not in it; ``package`` puts them in.
"""

from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from screener.model.run import ScreeningRun
from screener.normalise.row_digest import shown_text
from screener.report.looks import ANSWER_BROWN, FONT, NAVY, OWN_NAVY, QUIET, tone_style
from screener.report.sheet import Column, Look, Sheet

HEADER_ROW = 3  # a title, a sentence, then the headings
_LONGEST_CHOICES = 255  # characters of a drop-down's list that stands in the sheet itself
_HEADING_FILLS = {Look.ANSWER: ANSWER_BROWN, Look.DAY: ANSWER_BROWN, Look.OWN: OWN_NAVY}


def framed(
    book: Workbook, sheet: Sheet, run: ScreeningRun, *, reviewers: tuple[str, ...], protect: bool
) -> Worksheet:
    """Add a sheet to a workbook, without its rows.

    Args:
        book: The workbook.
        sheet: What it shows.
        run: For the foot of the page.
        reviewers: Names that are offered where a person's name is asked for.
        protect: Whether cells that are no answers are locked.
    """
    page: Worksheet = book.create_sheet(sheet.title)
    set_up(page, run, protect=protect)
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}{HEADER_ROW + 1}"
    page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    for letter, column in zip(letters_of(sheet), sheet.columns, strict=True):
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].hidden = column.look is Look.HIDDEN
    put_title(page, 1, sheet.title)
    put_sentence(page, 2, sheet.about if sheet.rows else sheet.empty)
    for number, column in enumerate(sheet.columns, start=1):
        _put_heading(page.cell(HEADER_ROW, number), column)
    page.row_dimensions[HEADER_ROW].height = 30
    # Twenty columns on one page's width cannot be read; the first few can.
    printed = get_column_letter(sheet.printed or len(sheet.columns))
    page.print_area = f"A1:{printed}{_last_row(sheet)}"
    _put_table(page, sheet)
    _put_drop_downs(page, sheet, reviewers)
    _put_marks(page, sheet)
    return page


def letters_of(sheet: Sheet) -> list[str]:
    """Return the letters of a sheet's columns."""
    return [get_column_letter(number) for number in range(1, len(sheet.columns) + 1)]


def frame_range(sheet: Sheet) -> str:
    """Return the range of a sheet's table while it has its headings only."""
    return f"A{HEADER_ROW}:{letters_of(sheet)[-1]}{HEADER_ROW}"


def set_up(page: Worksheet, run: ScreeningRun, *, protect: bool) -> None:
    """Set a sheet up for printing, and lock it where that is asked for."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 8  # A3; fitted to A4 it is still read
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.75, footer=0.3)
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    foot: Any = page.oddFooter
    foot.left.text = f"Screener run {run.id}, as of {run.settings.as_of.isoformat()}"
    foot.center.text = "An aid to human review, not a determination"
    foot.right.text = "&A, page &P / &N"
    if protect:
        locked = page.protection
        locked.sheet = True
        # False: allowed. No password: it keeps the hand from slipping, and the digest keeps guard.
        locked.sort = locked.autoFilter = locked.formatColumns = locked.formatRows = False


def text_cell(cell: Cell | MergedCell, text: str) -> Cell:
    """Put a text into a cell as text, whatever a document has put there.

    A leading "=" stays text and does not become a formula, control characters are shown as "�",
    and text too long for a cell ends in "…".
    """
    # What a merged range hides has no text of its own, and no sheet of ours asks for it.
    assert isinstance(cell, Cell)
    if text:  # an empty text is no text, and Excel asks what became of it
        cell.value = shown_text(text)
        cell.data_type = "s"
    return cell


def put_title(page: Worksheet, row: int, text: str) -> None:
    """Put a sheet's title in."""
    cell = text_cell(page.cell(row, 1), text)
    cell.font = Font(name=FONT, size=14, bold=True, color=NAVY)
    page.row_dimensions[row].height = 22


def put_sentence(page: Worksheet, row: int, text: str) -> None:
    """Put a quiet sentence in that runs over the columns beside it."""
    cell = text_cell(page.cell(row, 1), text)
    cell.font = Font(name=FONT, size=9, italic=True, color=QUIET)


def _put_heading(cell: Cell | MergedCell, column: Column) -> None:
    text_cell(cell, column.heading)
    cell.font = Font(name=FONT, size=9, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_HEADING_FILLS.get(column.look, NAVY))
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _last_row(sheet: Sheet) -> int:
    return HEADER_ROW + max(len(sheet.rows), 1)


def _put_table(page: Worksheet, sheet: Sheet) -> None:
    """Put in the table, which brings its filters; its range is that of the frame."""
    name = "".join(sign for sign in sheet.title if sign.isalnum())
    table = Table(displayName=f"{name}Table", ref=frame_range(sheet))
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.autoFilter = AutoFilter(ref=frame_range(sheet))
    table.tableColumns = [
        TableColumn(id=number, name=shown_text(column.heading))
        for number, column in enumerate(sheet.columns, start=1)
    ]
    page.add_table(table)


def _put_drop_downs(page: Worksheet, sheet: Sheet, reviewers: tuple[str, ...]) -> None:
    for letter, column in zip(letters_of(sheet), sheet.columns, strict=True):
        choices = reviewers if column.free else column.choices
        told = _choices(choices)
        if told and sheet.rows:
            choice = _drop_down(column, told)
            choice.add(f"{letter}{HEADER_ROW + 1}:{letter}{_last_row(sheet)}")
            page.add_data_validation(choice)


def _choices(choices: tuple[str, ...]) -> str:
    """Return choices as a drop-down's list; what does not fit can still be written."""
    told = ""
    for one in choices:
        longer = f"{told},{one}" if told else one
        # A comma parts the list and a quote ends it.
        if not set(one) & set(',"\r\n') and len(longer) <= _LONGEST_CHOICES - 2:
            told = longer
    return told


def _drop_down(column: Column, told: str) -> DataValidation:
    choice = DataValidation(type="list", formula1=f'"{told}"', allow_blank=True)
    choice.showErrorMessage = not column.free
    choice.errorTitle = column.heading
    choice.error = "Choose one of the list; only these answers can be handed in."
    return choice


def _put_marks(page: Worksheet, sheet: Sheet) -> None:
    """Put in the colours that cells take while a condition holds."""
    places = {
        column.heading: letter
        for letter, column in zip(letters_of(sheet), sheet.columns, strict=True)
    }
    first = HEADER_ROW + 1
    cells = {heading: f"${letter}{first}" for heading, letter in places.items()}
    for mark in sheet.marks if sheet.rows else ():
        letter = places[mark.heading]
        formula = mark.condition.format_map(cells)
        rule = Rule(type="expression", dxf=tone_style(mark.tone), formula=[formula])
        rule.stopIfTrue = True
        page.conditional_formatting.add(f"{letter}{first}:{letter}{_last_row(sheet)}", rule)
