"""How high a row must be for its wrapped text: spreadsheet programs do not agree to work it out."""

import math
import unicodedata
from collections.abc import Sequence

_POINTS_A_LINE = 12.0  # of text of 9 points
_MARGIN = 3.0
# Higher rows cannot be skimmed; the rest of such a text is read in the cell itself.
_MOST_LINES = 9
# A column's width is told in characters of 11 points and the text has 9, but words do not fill a
# line to its end: looked at on the Review sheet of the examples.
_FILLED = 1.1


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
    most = max(
        (_lines(str(cell), width) for cell, width in zip(row, widths, strict=False)), default=1
    )
    return min(max(most, 1), _MOST_LINES)


def height_of(lines: int) -> float:
    """Return the height of a row of so many lines, in points."""
    return lines * _POINTS_A_LINE + _MARGIN


def _lines(text: str, width: int) -> int:
    return sum(math.ceil(max(_shown(line), 1) / (width * _FILLED)) for line in text.split("\n"))


def _shown(text: str) -> int:
    # A Han character is as wide as two Latin ones.
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
