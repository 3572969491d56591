"""From a PDF whose tables are drawn with rules to their rows, cell by cell."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from screener.errors import UnreadableDocumentError
from screener.formats.pdf import opened
from screener.formats.pdflines import Letter, Line, lines_of, page_letters

_THIN = 2.5  # points; a drawn shape thinner than this is a rule: METI's are 0.7, a stroke of 1 is 2
_SAME = 1.5  # rules nearer to each other than this are one
_PADDING = 4.0  # what a cell keeps free beside its text, both sides together, at least
_MOST_PAGES = 2_000
_BEGINS = ("・", "•", "●", "-", "—")  # a line that begins with one of these goes on with none
_HYPHEN = "\x02"  # what the library gives for a hyphen at which a line broke
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\uffef]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a ruled table; of a wrapped line in a cell one line is made again."""

    page: int  # from 1
    cells: tuple[str, ...]  # lines parted by "\n"


def table_rows(content: bytes) -> tuple[TableRow, ...]:
    """Return the rows of all ruled tables of a PDF, in order; text outside the rules is left out.

    Raises:
        UnreadableDocumentError: It is no PDF, is broken, or is protected with a password.
    """
    document = opened(content)
    try:
        rows: list[TableRow] = []
        for number in range(min(len(document), _MOST_PAGES)):
            rows += _page_rows(document, number)
        return tuple(rows)
    except pdfium.PdfiumError as problem:
        raise UnreadableDocumentError("a page of the .pdf file is broken") from problem
    finally:
        document.close()


def _page_rows(document: Any, number: int) -> list[TableRow]:
    page = document[number]
    try:
        across, down = _rules(page)
        if len(across) < 2 or len(down) < 2:
            return []
        cells: dict[tuple[int, int], list[Letter]] = {}
        at = (0, 0)
        for letter in page_letters(page):
            if letter.text.strip():
                at = (_band(down, letter.base), _band(across, (letter.left + letter.right) / 2))
            cells.setdefault(at, []).append(letter)
    finally:
        page.close()
    rows = []
    for row in range(len(down) - 1, 0, -1):  # heights grow upwards
        texts = tuple(
            _text(lines_of(cells.get((row, column), [])), across[column] - across[column - 1])
            for column in range(1, len(across))
        )
        if any(texts):
            rows.append(TableRow(number + 1, texts))
    return rows


def _rules(page: Any) -> tuple[list[float], list[float]]:
    """Return where rules stand: from left to right, and from bottom to top."""
    across, down = [], []
    for shape in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        if right - left < _THIN < top - bottom:
            across.append((left + right) / 2)
        elif top - bottom < _THIN < right - left:
            down.append((bottom + top) / 2)
    return _apart(across), _apart(down)


def _apart(places: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _SAME:
            kept.append(place)
    return kept


def _band(rules: list[float], place: float) -> int:
    """Return the number of the band between two rules; 0 or the count of rules for outside."""
    return bisect_right(rules, place)


def _text(lines: list[Line], width: float) -> str:
    """Return a cell's text; a line that broke for want of room goes on with the next."""
    text = ""
    before: Line | None = None
    for line in lines:
        if before is None:
            text = line.text
        elif _goes_on(before, line, width):
            text = joined(text, line.text)
        else:
            text += f"\n{line.text}"
        before = line
    return text


def joined(text: str, behind: str) -> str:
    """Return two parts of a text between which a line broke.

    >>> joined("Self\x02", "Sufficiency"), joined("有限公", "司"), joined("No. 21-", "27")
    ('Self-Sufficiency', '有限公司', 'No. 21-27')
    """
    if text.endswith(_HYPHEN):
        return f"{text[:-1]}-{behind}"
    close = text.endswith("-") or _CJK.match(behind) or _CJK.match(text[-1:])
    return f"{text}{behind}" if close else f"{text} {behind}"


def _goes_on(before: Line, line: Line, width: float) -> bool:
    """Return whether a line's first word would have had no room behind the line before."""
    if line.text.startswith(_BEGINS):
        return False
    return before.right - before.left + line.first_word > width - _PADDING
