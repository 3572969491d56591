"""How high a row must be for its wrapped text: spreadsheet programs do not agree to work it out."""

import re
from collections.abc import Sequence

_POINTS_A_LINE = 12.0  # of text of 9 points
_MARGIN = 3.0
# Higher rows cannot be skimmed; the rest of such a text is read in the cell itself.
_MOST_LINES = 9
# A column's width is told in characters of 11 points and the text has 9, but words do not fill a
# line to its end: looked at on the Review sheet of the examples.
_FILLED = 1.1
# The blocks of characters that East Asian Width calls wide (UAX 11): CJK, kana, Hangul, full-width
# forms, emoji.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def lines_of(row: Sequence[object], widths: Sequence[int]) -> int:
    """Return how many lines the longest cell of a row takes, 1 to 9.

    Args:
        row: Cells, as many as ``widths`` or more; those beyond are not looked at.
        widths: Of columns, in characters.

    >>> lines_of(["short", "a text of thirty-one characters"], [10, 20])
    2
    >>> lines_of(["五轴联动数控加工中心"], [10])
    2
    """
    most = 1
    for cell, width in zip(row, widths, strict=False):
        # Most cells are short, and this is asked of every cell of every row.
        if isinstance(cell, str) and (len(cell) * 2 > width or "\n" in cell):
            most = max(most, _lines(cell, width))
    return min(most, _MOST_LINES)


def height_of(lines: int) -> float:
    """Return the height of a row of so many lines, in points."""
    return lines * _POINTS_A_LINE + _MARGIN


def _lines(text: str, width: int) -> int:
    room = width * _FILLED
    # A cell shows so many lines at most, so no more of its text is looked at.
    shown = text[: int(room * (_MOST_LINES + 1))].split("\n")
    return sum(max(-int(-_shown(line) // room), 1) for line in shown)


def _shown(text: str) -> int:
    # A Han character is as wide as two Latin ones.
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
