"""How cells of the workbook look: colours, fonts and lines, each made once a workbook."""

from collections.abc import Sequence

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from screener.report.sheet import Column, Linked, Look, Value

# Arial is on Windows, macOS and (as Liberation Sans) Linux; each of them puts its own Chinese
# font in for the characters that Arial lacks.
FONT = "Arial"
NAVY, PALE, RULE_GREY, INK, QUIET, LINK = (
    "1F3864",
    "F4F6FA",
    "D0D7E2",
    "1A1A1A",
    "55606E",
    "1155CC",
)
OWN_NAVY, ANSWER_BROWN = "4A5E80", "8A6D1B"
# Told apart without colour vision and in black and white (the word stands in the cell as well):
# after Okabe and Ito's palette.
TONES = {
    "high": ("C0392B", "FFFFFF"),
    "medium": ("F0B64D", "1A1A1A"),
    "low": ("BFE3F5", "1A1A1A"),
    "info": ("ECECEC", "1A1A1A"),
    "warn": ("FFF3CD", "5C4400"),
    "missing": ("F9D9A8", "5C4400"),
    "done": ("DDF0E3", "1B4D2E"),
    "grave": ("F8D9D5", "7A1F14"),
    "open": ("DFE9F7", "1F3864"),
}
# The same tones where they fill much room: on the Summary's first column, and in charts.
SOFT = TONES | {
    "high": ("F8D9D5", "7A1F14"),
    "medium": ("FBE6BF", "5C4400"),
    "low": ("E1F0F9", "1F3864"),
    "info": ("F0F1F4", "3A4350"),
}
BARS = {"high": "C0392B", "medium": "F0B64D", "low": "7FBFE3", "info": "B4BCC8"}
# The words of a coloured column that have another word's tone.
_WORDS = {
    "warning": "warn",
    "stale": "warn",
    "NO COPY HERE": "warn",
    "NO COPY FOR THE DAY": "warn",
    "REFUSED": "grave",
    "NOT SCREENED": "warn",
}
BANDS = {"exact": "high", "strong": "medium", "possible": "low"}
_LINKED = "link"
_TONES_OF = {
    Look.LEVEL: tuple(TONES),
    Look.BAND: tuple(TONES),
    Look.TEXT: (_LINKED,),
    Look.LINK: (_LINKED,),
}
ANSWER_FILL = "FFFBE6"
WRAPPED = Alignment(vertical="top", wrap_text=True)
THIN = Side(style="thin", color=RULE_GREY)
THICK = Side(style="medium", color=NAVY)
_DAY_FORM = "yyyy-mm-dd"


class Looks:
    """The looks of the cells of a sheet, as indexes into the workbook's cell formats.

    A look that is made anew for each cell is hashed and looked up each time, which took two thirds
    of the time of writing a workbook. All are made at once, since the formats are written before
    the rows.
    """

    def __init__(self, page: Worksheet, columns: Sequence[Column]) -> None:
        self._page = page
        looks = {column.look for column in columns}
        self._made = {
            (look, tone, first): self._make(look, tone, first)
            for look in looks
            for tone in ("", *_TONES_OF.get(look, ()))
            for first in (False, True)
        }
        self._plain = {
            first: [self._made[column.look, "", first] for column in columns]
            for first in (False, True)
        }
        # Where the look hangs on the value, and not on the column alone.
        self._varied = [
            (at, one)
            for at, one in enumerate(columns)
            if one.leads or one.look in (Look.LEVEL, Look.BAND)
        ]

    def of_row(self, values: Sequence[Value], *, first: bool) -> list[int]:
        """Return the look of each cell of a row.

        Args:
            values: The row.
            first: Whether a subject begins with it.
        """
        styles = self._plain[first].copy()
        for at, column in self._varied:
            value = values[at]
            tone = _tone(column, value) if value != "" else ""
            if tone:
                styles[at] = self._made[column.look, tone, first]
        return styles

    def _make(self, look: Look, tone: str, first: bool) -> int:
        cell = Cell(self._page, row=1, column=1)
        number = look is Look.NUMBER
        cell.font = Font(name=FONT, size=9, color=LINK if tone == _LINKED else INK)
        cell.alignment = Alignment(vertical="top", horizontal="right") if number else WRAPPED
        cell.border = Border(bottom=THIN, top=THICK if first else None)
        if look in (Look.ANSWER, Look.DAY):
            cell.fill = PatternFill("solid", fgColor=ANSWER_FILL)
            # Counts only on a protected sheet (--protect).
            cell.protection = Protection(locked=False)
        if look is Look.DAY:
            cell.number_format = _DAY_FORM
        if look in (Look.OWN, Look.MONO, Look.ANSWER):
            cell.number_format = "@"  # what a person types stays as typed: 000417
        if tone in TONES:
            # A level calls; how close a match is stands beside it more quietly.
            fill, ink = (TONES if look is Look.LEVEL else SOFT)[tone]
            cell.fill = PatternFill("solid", fgColor=fill)
            cell.font = Font(name=FONT, size=9, bold=True, color=ink)
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
        return int(cell.style_id)


def tone_style(tone: str) -> DifferentialStyle:
    """Return a tone as the look that a condition puts on a cell."""
    fill, ink = TONES[tone]
    return DifferentialStyle(
        font=Font(color=ink), fill=PatternFill("solid", bgColor=fill, fgColor=fill)
    )


def _tone(column: Column, value: Value) -> str:
    if isinstance(value, Linked):
        return _LINKED if value.address else ""
    if column.look is Look.LEVEL:
        text = str(value)
        return _WORDS.get(text, text if text in TONES else "")
    if column.look is Look.BAND:
        return BANDS.get(str(value).split(" ", 1)[0], "")
    return ""
