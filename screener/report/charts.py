"""The charts of the Summary, drawn by the spreadsheet program from the figures beside them."""

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet

from screener.report.looks import BARS, FONT, INK, NAVY, RULE_GREY

LEVEL_TITLE, LIST_TITLE, OUTCOME_TITLE = "Flags by level", "Flags by list", "What was screened"
# openpyxl gives a chart no text for those who do not see it; it is put into the drawing's part.
ALT_TEXTS = {
    "xl/drawings/drawing1.xml": tuple(
        (f'name="Chart {number}"', f'name="{title}" descr="{told}"')
        for number, title, told in (
            (1, LEVEL_TITLE, "Bar chart of flags by level; the figures stand to its left."),
            (2, OUTCOME_TITLE, "Bar chart of outcomes; the figures stand to its left."),
            (3, LIST_TITLE, "Stacked bar chart by list and level; figures to its left."),
        )
    )
}
_SMALL, _TITLE = 800, 1000  # hundredths of a point
_EMU = 9_525  # of a drawing's units in a pixel of 1/96 inch
_STEEL = "5B7DB1"


def level_chart(page: Worksheet, header: int, row: int, count: int) -> BarChart:
    """Return a chart of one row of figures, a bar a level.

    Args:
        page: The sheet with the figures in B and the columns after it.
        header: The row of the levels' names.
        row: The row of the figures.
        count: How many levels.
    """
    figures = Reference(page, min_col=2, max_col=1 + count, min_row=row, max_row=row)
    chart = _bars(LEVEL_TITLE)
    series = Series(figures, title="flags")
    chart.append(series)
    chart.set_categories(Reference(page, min_col=2, max_col=1 + count, min_row=header))
    for number, tone in enumerate(("high", "medium", "low", "info")[:count]):
        point = DataPoint(idx=number)
        point.graphicalProperties = _solid(BARS[tone])
        series.dPt.append(point)
    series.graphicalProperties = _solid(_STEEL)
    _label(series)
    return chart


def list_chart(page: Worksheet, rows: Sequence[int], count: int) -> BarChart:
    """Return a chart of flags by list, a bar a list, a part of it a level."""
    chart = _bars(LIST_TITLE)
    chart.grouping, chart.overlap = "stacked", 100
    for number, tone in enumerate(("high", "medium", "low", "info")[:count]):
        figures = Reference(page, min_col=2 + number, min_row=rows[0], max_row=rows[-1])
        series = Series(figures, title=tone)
        series.graphicalProperties = _solid(BARS[tone])
        chart.append(series)
    chart.set_categories(Reference(page, min_col=1, min_row=rows[0], max_row=rows[-1]))
    legend: Any = chart.legend
    legend.position = "b"
    legend.txPr = _words(_SMALL)
    return chart


def outcome_chart(page: Worksheet, rows: Sequence[int]) -> BarChart:
    """Return a chart of rows and documents by outcome."""
    chart = _bars(OUTCOME_TITLE)
    series = Series(
        Reference(page, min_col=2, min_row=rows[0], max_row=rows[-1]), title="rows and documents"
    )
    series.graphicalProperties = _solid(_STEEL)
    chart.append(series)
    chart.set_categories(Reference(page, min_col=1, min_row=rows[0], max_row=rows[-1]))
    _label(series)
    return chart


def put_chart(
    page: Worksheet, chart: BarChart, column: int, row: int, place: tuple[int, int, int, int]
) -> None:
    """Put a chart over empty cells.

    Args:
        page: The sheet.
        chart: The chart.
        column: Of the cell it hangs on, from 1.
        row: Likewise.
        place: Pixels from that cell to the right and down, width and height.
    """
    right, down, width, height = (one * _EMU for one in place)
    marker = AnchorMarker(col=column - 1, colOff=right, row=row - 1, rowOff=down)
    made: Any = chart  # the stubs know of an anchor by the name of its cell only
    made.anchor = OneCellAnchor(_from=marker, ext=XDRPositiveSize2D(width, height))
    page.add_chart(chart)


def _bars(title: str) -> BarChart:
    chart = BarChart()
    chart.type = "bar"
    chart.gapWidth = 45
    chart.varyColors = False
    chart.title = _titled(title)
    chart.legend = None if title != LIST_TITLE else chart.legend
    chart.graphical_properties = GraphicalProperties(
        solidFill="FFFFFF", ln=LineProperties(solidFill=RULE_GREY)
    )
    names: Any = chart.x_axis
    figures: Any = chart.y_axis
    # Some versions of openpyxl leave axes out unless told not to.
    names.delete = False
    names.scaling.orientation = "maxMin"  # in the order of the table, from above
    names.txPr = _words(_SMALL)
    names.majorTickMark = "none"
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=RULE_GREY))
    figures.delete = title != LIST_TITLE  # where each bar has its figure no scale is needed
    figures.majorGridlines = None if title != LIST_TITLE else figures.majorGridlines
    figures.txPr = _words(_SMALL)
    figures.number_format = "#,##0"
    figures.scaling.min = 0
    if figures.majorGridlines is not None:
        figures.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=RULE_GREY))
        figures.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    return chart


def _titled(text: str) -> Title:
    title = Title(overlay=False)
    made: Any = title
    made.tx = _rich(text)
    made.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.02, y=0.02))
    return title


def _rich(text: str) -> Any:
    run = RegularTextRun(rPr=_letters(_TITLE, NAVY, bold=True), t=text)
    return Text(rich=RichText(bodyPr=RichTextProperties(), p=[Paragraph(r=[run])]))


def _letters(size: int, ink: str, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=ink, latin=Font(typeface=FONT))


def _words(size: int) -> RichText:
    letters = ParagraphProperties(defRPr=_letters(size, INK))
    return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=letters, endParaRPr=None)])


def _solid(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(noFill=True))


def _label(series: Any) -> None:
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    series.dLbls.txPr = _words(_SMALL)
