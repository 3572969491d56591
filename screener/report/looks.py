"""How cells of the workbook look: colours, fonts and lines, made once a sheet for all its cells."""

from copy import copy

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from screener.report.sheet import Column, Look

# Arial is on Windows, macOS and (as Liberation Sans) Linux; each of them puts its own Chinese
# font in for the characters that Arial lacks.
FONT = "Arial"
NAVY, PALE, RULE_GREY, INK = "1F3864", "F4F6FA", "D0D7E2", "1A1A1A"
# Told apart without colour vision and in black and white (the word stands in the cell as well):
# after Okabe and Ito's palette.
TONES = {
    "high": ("C0392B", "FFFFFF"),
    "medium": ("F0B64D", "1A1A1A"),
    "low": ("BFE3F5", "1A1A1A"),
    "info": ("ECECEC", "1A1A1A"),
    "warn": ("FFF3CD", "5C4400"),
}
BANDS = {"exact": "high", "strong": "medium", "possible": "low"}
ANSWER_FILL = "FFFBE6"
WRAPPED = Alignment(vertical="top", wrap_text=True)
THIN = Side(style="thin", color=RULE_GREY)
THICK = Side(style="medium", color=NAVY)


class Looks:
    """The looks of the cells of one sheet.

    A style that is made anew for each cell is hashed and looked up each time, which took two thirds
    of the time of writing a workbook; a copy of a finished one costs next to nothing.
    """

    def __init__(self, page: WriteOnlyWorksheet) -> None:
        self._page = page
        self._made: dict[tuple[Look, str, bool, bool], Cell] = {}

    def put_on(self, cell: Cell, column: Column, text: str, *, number: bool, first: bool) -> None:
        """Give a cell its look: by its column, its word, and whether a subject begins with it."""
        key = (column.look, _tone(column, text), number, first)
        if key not in self._made:
            self._made[key] = self._make(*key)
        # The stubs leave the style out; openpyxl copies cells in the same way.
        cell._style = copy(self._made[key]._style)  # type: ignore[attr-defined]

    def _make(self, look: Look, tone: str, number: bool, first: bool) -> Cell:
        cell: Cell = WriteOnlyCell(self._page)
        cell.font = Font(name=FONT, size=9, color="1155CC" if look is Look.LINK else INK)
        right = Alignment(vertical="top", horizontal="right")
        cell.alignment = right if number else WRAPPED
        cell.border = Border(bottom=THIN, top=THICK if first else None)
        if look is Look.ANSWER:
            cell.fill = PatternFill("solid", fgColor=ANSWER_FILL)
        if tone in TONES:
            fill, ink = TONES[tone]
            cell.fill = PatternFill("solid", fgColor=fill)
            cell.font = Font(name=FONT, size=9, bold=True, color=ink)
        return cell


def _tone(column: Column, text: str) -> str:
    if column.look is Look.LEVEL:
        return text
    return BANDS.get(text.split(" ")[0], "") if column.look is Look.BAND else ""
