"""From the characters of a PDF page to its lines, with where they stand and how large they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from screener.formats.marks import is_note_mark, raised, without_raised_marks

# A wider gap within a line, in heights of its letters, parts the cells of a table; the spaces of
# justified text stay below 1.3.
_CELL_GAP = 1.6
_SMALL, _LIFTED = (
    0.85,
    0.12,
)  # of the line's height: a raised figure's own, and how far it is raised
_HYPHEN = "\x02"  # what the library gives for a hyphen at a line's end


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; measures in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    size: float  # height of its letters' boxes, by their median
    first_word: float  # width up to where a program may break the line
    first_chunk: float  # width up to the first space
    note: bool  # begins with a raised number, which is taken off

    @property
    def cells(self) -> bool:
        """Whether it is a table's row."""
        return " | " in self.text


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(slots=True)
class _Row:
    letters: list[_Letter] = field(default_factory=list)

    def takes(self, letter: _Letter) -> bool:
        """Return whether a letter goes on with this line: beside it, and to its right."""
        last = next((one for one in reversed(self.letters) if one.text.strip()), None)
        if last is None:
            return True
        height = min(letter.top - letter.bottom, last.top - last.bottom)
        shared = min(letter.top, last.top) - max(letter.bottom, last.bottom)
        return shared >= 0.5 * height and letter.left >= last.right - 2 * height


def page_lines(page: Any) -> list[Line]:
    """Return the lines of a page's text layer in the order in which they were set."""
    text = page.get_textpage()
    try:
        rows = list(_rows(text))
    finally:
        text.close()
    lines = (_line(row.letters) for row in rows)
    return [line for line in lines if line is not None]


def _rows(text: Any) -> Iterator[_Row]:
    row = _Row()
    for letter in _letters(text):
        if not row.takes(letter):
            yield row
            row = _Row()
        row.letters.append(letter)
    yield row


def _letters(text: Any) -> Iterator[_Letter]:
    box = pdfium.FS_RECTF()
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
        if pdfium.FPDFText_GetLooseCharBox(text, index, box) and said:
            yield _Letter(said, box.left, box.right, box.bottom, box.top)


def _whole(high: str, code: int) -> str:
    if not 0xD800 <= code < 0xE000:
        return chr(code)
    if not high:
        return ""
    return (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _line(letters: list[_Letter]) -> Line | None:
    seen = [one for one in letters if one.text.strip()]
    if not seen:
        return None
    size = median(one.top - one.bottom for one in seen) or 1.0
    bottom = median(one.bottom for one in seen)
    # Of a short line with a mark the mark may be half: the larger letters are the line.
    largest = max(one.top - one.bottom for one in seen)
    if size < _SMALL * largest:
        large = [one for one in seen if one.top - one.bottom >= _SMALL * largest]
        size, bottom = largest, median(one.bottom for one in large)
    text, note = _text(letters, size, bottom)
    return Line(
        without_raised_marks(text).strip(" "),
        seen[0].left,
        max(one.right for one in seen),
        bottom,
        size,
        _width(seen, size, wide=True),
        _width(seen, size, wide=False),
        note,
    )


def _width(seen: list[_Letter], size: float, *, wide: bool) -> float:
    """Return the width of the first word; of the first Chinese character where ``wide``."""
    for before, one in pairwise(seen):
        if one.left - before.right > 0.15 * size or (wide and before.text > "⺀"):
            return before.right - seen[0].left
    return seen[-1].right - seen[0].left


def _text(letters: list[_Letter], size: float, bottom: float) -> tuple[str, bool]:
    out, figure = "", ""
    note = False
    right: float | None = None
    for one in [*letters, None]:
        lifted = one is not None and _is_raised(one, size, bottom)
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


def _is_raised(one: _Letter, size: float, bottom: float) -> bool:
    small = one.top - one.bottom < _SMALL * size
    return small and one.bottom > bottom + _LIFTED * size and not one.text.isspace()


def _spaced(out: str, gap: float, size: float) -> str:
    if gap > _CELL_GAP * size and len(out.strip()) > 3:  # behind "12." it is a list's indent
        return out.rstrip() + " | "
    return out + " " if gap > 0.3 * size and out and not out.endswith(" ") else out
