"""From the characters of a PDF page to its lines, with where they stand and how large they are."""

from collections.abc import Iterable, Iterator
from ctypes import c_double
from dataclasses import dataclass, field
from math import hypot
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from screener.formats.marks import is_note_mark, raised, without_raised_marks

# A wider gap within a line, in sizes of its letters, parts the cells of a table; the spaces of
# justified text stay below 1.5.
_CELL_GAP = 2.0
# Of the line's size: a raised figure's own, and how far it is raised; Word has 0.65 and 0.33. Lines
# that follow each other are at least a whole size apart.
_SMALL, _LIFTED, _BESIDE = 0.85, 0.12, 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; measures in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float  # height of the line that the letters stand on
    size: float  # of its letters, by their median
    first_word: float  # width up to where a program may break the line
    first_chunk: float  # width up to the first space
    note: bool  # begins with a raised number, which is taken off

    @property
    def cells(self) -> bool:
        """Whether it is a table's row."""
        return " | " in self.text


@dataclass(slots=True)
class Letter:
    """A character of a page; measures in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    base: float  # height of the line that it stands on
    size: float  # of its type


@dataclass(slots=True)
class _Row:
    letters: list[Letter] = field(default_factory=list)

    def takes(self, letter: Letter) -> bool:
        """Return whether a letter goes on with this line: beside it, and to its right."""
        last = next((one for one in reversed(self.letters) if one.text.strip()), None)
        if last is None or not letter.text.strip():
            return True
        size = max(letter.size, last.size)
        return abs(letter.base - last.base) < _BESIDE * size and letter.left >= last.right - size


def page_lines(page: Any) -> list[Line]:
    """Return the lines of a page's text layer in the order in which they were set."""
    return lines_of(page_letters(page))


def page_letters(page: Any) -> list[Letter]:
    """Return the characters of a page's text layer in the order in which they were set."""
    text = page.get_textpage()
    try:
        return list(_letters(text))
    finally:
        text.close()


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """Return the lines that characters make, in their order."""
    lines = (_line(row.letters) for row in _rows(letters))
    return [line for line in lines if line is not None]


def _rows(letters: Iterable[Letter]) -> Iterator[_Row]:
    row = _Row()
    for letter in letters:
        if not row.takes(letter):
            yield row
            row = _Row()
        row.letters.append(letter)
    yield row


def _letters(text: Any) -> Iterator[Letter]:
    measure = _Measure(text)
    high = ""
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0, 0xFFFE, 0xFFFF) or chr(code) in "\r\n":
            continue
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the 65,536th
            high = chr(code)
            continue
        said = _whole(high, code)
        high = ""
        if said:
            yield measure.letter(said, index)


class _Measure:
    """Asks the library where a letter stands.

    Boxes tell its width only: their height is the font's, and where the font is not in the file,
    that of whatever font the machine has.
    """

    def __init__(self, text: Any) -> None:
        self._text = text
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = c_double(), c_double()

    def letter(self, said: str, index: int) -> Letter:
        """Return a letter with its measures."""
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._box)
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        pdfium.FPDFText_GetMatrix(self._text, index, self._matrix)
        scale = hypot(self._matrix.c, self._matrix.d)
        size = pdfium.FPDFText_GetFontSize(self._text, index) * scale
        return Letter(said, self._box.left, self._box.right, self._y.value, size or 1.0)


def _whole(high: str, code: int) -> str:
    if not 0xD800 <= code < 0xE000:
        return chr(code)
    if not high:
        return ""
    return (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _line(letters: list[Letter]) -> Line | None:
    seen = [one for one in letters if one.text.strip()]
    if not seen:
        return None
    # Of a short line with a mark the mark may be half: the larger letters are the line.
    largest = max(one.size for one in seen)
    size = median(one.size for one in seen)
    size = size if size >= _SMALL * largest else largest
    base = median(one.base for one in seen if one.size >= _SMALL * size)
    text, note = _text(letters, size, base)
    return Line(
        without_raised_marks(text).strip(" "),
        seen[0].left,
        max(one.right for one in seen),
        base,
        size,
        _width(letters, size, wide=True),
        _width(letters, size, wide=False),
        note,
    )


def _width(letters: list[Letter], size: float, *, wide: bool) -> float:
    """Return the width of the first word; of the first Chinese character where ``wide``."""
    first: Letter | None = None
    before: Letter | None = None
    for one in letters:
        if before is None or first is None:
            first = before = one if one.text.strip() else None
            continue
        space = not one.text.strip() or one.left - before.right > 0.3 * size
        if space or (wide and before.text > "⺀"):
            break
        before = one
    return 0.0 if before is None or first is None else before.right - first.left


def _text(letters: list[Letter], size: float, base: float) -> tuple[str, bool]:
    out, figure = "", ""
    note = False
    right: float | None = None
    for one in [*letters, None]:
        lifted = one is not None and _is_raised(one, size, base)
        if lifted and one is not None:
            figure += one.text
            right = one.right
            continue
        if figure:
            note = note or (not out.strip() and is_note_mark(figure))
            out += raised(out, figure)
            figure = ""
        if one is None:
            break
        if one.text.strip():
            gap = 0.0 if right is None else one.left - right
            out = _spaced(out, gap, size)
            right = one.right
        out += one.text
    return out, note


def _is_raised(one: Letter, size: float, base: float) -> bool:
    lifted = one.base > base + _LIFTED * size
    return lifted and one.size < _SMALL * size and not one.text.isspace()


def _spaced(out: str, gap: float, size: float) -> str:
    if gap > _CELL_GAP * size and len(out.strip()) > 3:  # behind "12." it is a list's indent
        return out.rstrip() + " | "
    return out + " " if gap > 0.3 * size and out and not out.endswith(" ") else out
