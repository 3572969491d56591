"""The Summary as a sheet: what to do first, the figures with their charts, then all the grounds."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from screener.report.charts import level_chart, list_chart, outcome_chart, put_chart
from screener.report.counts import LEVELS, Count, flags_by_list, screened_by_outcome
from screener.report.frame import put_sentence, put_title, set_up, text_cell
from screener.report.heights import height_of, lines_of
from screener.report.looks import FONT, INK, NAVY, PALE, SOFT, THIN, WRAPPED
from screener.report.lookup import Lookup
from screener.report.occasion import Occasion
from screener.report.summary import (
    STANDING,
    Section,
    Tone,
    further_sections,
    headline,
    not_searched_line,
)

# A: what it is; B to F: five figures, or one text over all five; G: the text that needs room.
_WIDTHS = (34, 11, 11, 11, 11, 11, 96)
_TEXTS = (_WIDTHS[0], sum(_WIDTHS[1:6]), _WIDTHS[6])
_LAST = len(_WIDTHS)
_FIGURE = '#,##0;-#,##0;"–"'  # a dash for none, so that the others are seen
_FIGURES_HIGH = 15.0  # points of a row beside the charts: 20 pixels
_CHART_ROWS = 21  # the two small charts and the wide one below them
_SMALL = ((14, 8, 310, 180), (332, 8, 340, 180))  # pixels: right, down, width, height
_WIDE = (14, 196, 658, 218)


def summary_page(
    book: Workbook, look: Lookup, occasion: Occasion | None, *, protect: bool
) -> Worksheet:
    """Add the Summary to a workbook."""
    page: Worksheet = book.create_sheet("Summary")
    set_up(page, look.run, protect=protect)
    page.sheet_view.showGridLines = False
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    put_title(page, 1, "Export-control screening: summary for review")
    put_sentence(page, 2, headline(look.run))
    put_sentence(page, 3, STANDING)
    put_sentence(page, 4, not_searched_line(look.run))
    put_sentence(page, 5, _when(occasion))
    page.freeze_panes = "A6"
    row = _figures(page, look, 7)
    for section in further_sections(look):
        row = _section(page, section, row + 1)
    page.print_area = f"A1:G{row}"
    return page


def _when(occasion: Occasion | None) -> str:
    if occasion is None:
        return ""
    by = f" by {occasion.by}" if occasion.by else ""
    return f"Screened on {occasion.ended:%Y-%m-%d at %H:%M} UTC{by}. The sheet Log has the details."


def _figures(page: Worksheet, look: Lookup, row: int) -> int:
    """Put the figures in, with their charts to the right; return the last row of both."""
    first = row
    _heading(page, row, "Flagged for review")
    lists, last = _flag_figures(page, look, row + 1)
    found = screened_by_outcome(look)
    at = last + 2
    _subheading(page, at, ("Rows and documents", "number", "", "", "", ""))
    for number, one in enumerate(found, start=1):
        _count_row(page, at + number, one)
    last = at + len(found)
    counts = (
        Count("mentions found", (len(look.run.mentions),)),
        Count("alerts (exact, strong, possible)", (_alerts(look),)),
    )
    for number, one in enumerate(counts, start=1):
        _count_row(page, last + number, one)
    last += len(counts)
    if not look.run.flags:
        last += 1
        text_cell(page.cell(last, 1), "nothing flagged").font = _font(bold=True)
        text_cell(page.cell(last, 2), "no match in these snapshots of the lists").font = _font()
    if found:
        place = _SMALL[1] if look.run.flags else _SMALL[0]
        charts = [(outcome_chart(page, range(at + 1, at + 1 + len(found))), place)]
        if look.run.flags:
            charts.insert(0, (level_chart(page, first + 1, first + 2, len(LEVELS)), _SMALL[0]))
            charts.append((list_chart(page, lists, len(LEVELS)), _WIDE))
        for chart, where in charts:
            put_chart(page, chart, _LAST, first + 1, where)
        last = max(last, first + (_CHART_ROWS if look.run.flags else _CHART_ROWS // 2))
    for number in range(first + 1, last + 1):
        page.row_dimensions[number].height = _FIGURES_HIGH
    return last


def _flag_figures(page: Worksheet, look: Lookup, row: int) -> tuple[range, int]:
    """Put flags by list and level in; return the rows of the lists and the last row."""
    counts = flags_by_list(look.run.flags)
    _subheading(page, row, ("List", *(level.value for level in LEVELS), "all"))
    for number, one in enumerate(counts, start=1):
        _count_row(page, row + number, Count(one.name, (*one.figures, sum(one.figures))))
    for column, level in enumerate(LEVELS, start=2):
        fill, ink = SOFT[level.value]
        cell = page.cell(row, column)
        cell.fill = PatternFill("solid", fgColor=fill)
        cell.font = Font(name=FONT, size=9, bold=True, color=ink)
    last = row + len(counts)
    return range(row + 2, last + 1), last


def _alerts(look: Lookup) -> int:
    return sum(match.band.alerts for match in look.run.matches)


def _count_row(page: Worksheet, row: int, count: Count) -> None:
    text_cell(page.cell(row, 1), count.name).font = _font(bold=True)
    for column, figure in enumerate(count.figures, start=2):
        cell = page.cell(row, column, figure)
        cell.number_format = _FIGURE
        cell.font = _font()
        cell.alignment = Alignment(horizontal="right")
    for column in range(1, _LAST):
        page.cell(row, column).border = Border(bottom=THIN)


def _subheading(page: Worksheet, row: int, names: Sequence[str]) -> None:
    for column, name in enumerate(names, start=1):
        cell = text_cell(page.cell(row, column), name)
        cell.font = Font(name=FONT, size=9, bold=True, color=NAVY)
        cell.fill = PatternFill("solid", fgColor=PALE)
        cell.alignment = Alignment(horizontal="left" if column == 1 else "right")
        cell.border = Border(bottom=THIN)


def _section(page: Worksheet, section: Section, row: int) -> int:
    """Put a section in, and return its last row."""
    _heading(page, row, section.heading)
    for line in section.lines:
        row += 1
        if len(line.cells) == 1:
            # A line of one cell is a sentence: it runs over the whole width.
            _put_text(page, row, (1, _LAST), line.cells[0], Tone.PLAIN)
            page.cell(row, 1).font = _font(ink=SOFT["warn"][1] if line.tone is Tone.WARN else INK)
            height = lines_of(line.cells, (sum(_WIDTHS),))
        else:
            places = ((1, 1), (2, 6), (7, 7))[: len(line.cells)]
            if len(line.cells) == 2:
                places = ((1, 1), (2, _LAST))
            for place, text in zip(places, line.cells, strict=True):
                _put_text(page, row, place, text, line.tone)
            widths = _TEXTS if len(line.cells) == 3 else (_TEXTS[0], sum(_TEXTS[1:]))
            height = lines_of(line.cells, widths)
        page.row_dimensions[row].height = height_of(height)
    return row + 1


def _put_text(page: Worksheet, row: int, place: tuple[int, int], text: str, tone: Tone) -> None:
    first, last = place
    cell = text_cell(page.cell(row, first), text)
    cell.alignment = WRAPPED
    cell.font = _font(bold=first == 1)
    for column in range(first, last + 1):
        page.cell(row, column).border = Border(bottom=THIN)
    if tone is not Tone.PLAIN and first == 1:
        fill, ink = SOFT[tone.value]
        cell.fill = PatternFill("solid", fgColor=fill)
        cell.font = _font(bold=True, ink=ink)
    if last > first:
        page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def _heading(page: Worksheet, row: int, text: str) -> None:
    cell = text_cell(page.cell(row, 1), text)
    for column in range(1, _LAST + 1):
        page.cell(row, column).fill = PatternFill("solid", fgColor=NAVY)
    cell.font = Font(name=FONT, size=11, bold=True, color="FFFFFF")
    page.row_dimensions[row].height = 18


def _font(*, bold: bool = False, ink: str = INK) -> Font:
    return Font(name=FONT, size=9, bold=bold, color=ink)
