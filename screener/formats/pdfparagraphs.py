"""From the lines of PDF pages to paragraphs, notes, and what repeats on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from screener.formats.marks import folded
from screener.formats.pdffurniture import without_furniture
from screener.formats.pdflines import Line
from screener.formats.plain import ITEM
from screener.formats.prose import Kind, Passage

_BULLET = re.compile(r"^\s*(?:[•·●○▪◆■–*-]\s+|[\uf0a7\uf0b7\uf0d8\uf076])")
_NOTE_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|\d{1,3}[.)]?|[*†‡①-⑳])\s*(?=\D)")
_ENDS = re.compile(r"[.!?。！？:：;；][\"'”’)）]*$")
_HAN = re.compile(r"[⺀-鿿豈-﫿！-～]")
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+$")
_HYPHENS = "\x02\u00ad"
_LOOSE = 1.35  # of the usual distance between lines: more than that parts paragraphs
_SAME_SIZE = 0.08
_LARGE, _NOTE_SIZE = 1.12, 0.93  # of the usual letter: a heading's, a footnote's


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Passage]:
    """Return the passages of a document, page by page.

    What stands in the same words at the edge of several pages is given once; a page's number not
    at all. A paragraph that ends with a full line at a page's end is marked as one that may go on.
    """
    sizes = [line.size for lines in pages for line in lines for _ in range(len(line.text))]
    usual = median(sizes) if sizes else 1.0
    words = Words(line.text for lines in pages for line in lines)
    bodies, passages = without_furniture(pages)
    for number, body in enumerate(bodies, start=1):
        after = bodies[number] if number < len(bodies) else []
        passages += _page(number, body, after, usual, words)
    return passages


class Words:
    """All words of a document, by which a hyphen at a line's end is told from one of the word."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._seen = Counter(
            word.casefold()
            for text in texts
            for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
        )

    def joined(self, first: str, second: str) -> str:
        """Return two halves as one word, with the hyphen if the document elsewhere has it."""
        head = re.search(r"[^\W\d_]+$", first)
        tail = re.match(r"[^\W\d_]+", second)
        if not head or not tail:
            return f"{first}-{second}"
        plain = (head.group() + tail.group()).casefold()
        with_hyphen = f"{head.group()}-{tail.group()}".casefold()
        keeps = self._seen[with_hyphen] > self._seen[plain] or not tail.group()[0].islower()
        return f"{first}-{second}" if keeps else first + second


def _page(
    number: int, body: Sequence[Line], after: Sequence[Line], usual: float, words: Words
) -> Iterator[Passage]:
    """Yield the passages of a page; ``after`` are the next page's lines, where it has some."""
    count = 0
    for paragraph in _grouped(body):
        text = _joined(paragraph.lines, words)
        kind = _kind(paragraph.lines, text, usual, late=paragraph.lines[0].bottom < _middle(body))
        text = _stripped(text, kind)
        if text:
            count += 1
            last = paragraph.lines[-1]
            full = bool(after) and not _ended(last, after[0], _margin(body, body.index(last)))
            place = f"page {number}, paragraph {count}"
            yield Passage(place, text, kind, count == 1 and number > 1, full)


def _middle(lines: Sequence[Line]) -> float:
    return median(line.bottom for line in lines)


def _grouped(lines: Sequence[Line]) -> Iterator[Paragraph]:
    leading = _leading(lines)
    paragraph = Paragraph()
    for at, line in enumerate(lines):
        if paragraph.lines and not _follows(paragraph.lines, line, leading, _margin(lines, at - 1)):
            yield paragraph
            paragraph = Paragraph()
        paragraph.lines.append(line)
    if paragraph.lines:
        yield paragraph


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line, in heights of a letter."""
    steps = [
        (before.bottom - line.bottom) / line.size
        for before, line in pairwise(lines)
        if 0 < before.bottom - line.bottom < 3 * line.size
    ]
    # The lower end: where every paragraph is one line, the usual distance is that of paragraphs.
    return sorted(steps)[len(steps) // 4] if steps else 1.2


def _margin(lines: Sequence[Line], at: int) -> float:
    """Return the right end of the column in which a line stands."""
    here = lines[at]
    return max(line.right for line in lines if line.left < here.right and here.left < line.right)


def _follows(before: Sequence[Line], line: Line, leading: float, margin: float) -> bool:
    """Return whether a line goes on with a paragraph."""
    last = before[-1]
    step = (last.bottom - line.bottom) / line.size
    if not 0 < step <= leading * _LOOSE or abs(line.size - last.size) > _SAME_SIZE * last.size:
        return False
    if line.cells or last.cells or line.note or ITEM.match(line.text):
        return False
    if _ended(last, line, margin):
        return False
    # An indent begins a paragraph, unless the paragraph's own first line hangs out.
    indented = line.left > last.left + 0.8 * line.size
    return not indented or len(before) == 1


def _ended(last: Line, line: Line, margin: float) -> bool:
    """Return whether the writer ended a line, for the first word of the next had room in it.

    Some programs break a line only at a space, also in "(国防科技)"; the room for all of that
    counts where no sentence ends.
    """
    room = margin - last.right - 0.5 * line.size
    return room > line.first_chunk or (room > line.first_word and bool(_ENDS.search(last.text)))


def _joined(lines: Sequence[Line], words: Words) -> str:
    out = lines[0].text
    for line in lines[1:]:
        if out[-1:] in _HYPHENS or (out.endswith("-") and line.text[:1].islower()):
            out = words.joined(out[:-1], line.text)
        else:
            out += ("" if _without_space(out, line.text) else "\n") + line.text
    return folded(re.sub(f"[{_HYPHENS}]", "-", out))


def _without_space(before: str, after: str) -> bool:
    if _OPEN_ADDRESS.search(before) and " " not in after:
        return True
    # Chinese has no space between its characters, nor beside a Latin word or a number.
    han = [_HAN.match(before[-1:]) is not None, _HAN.match(after) is not None]
    return all(han) or (any(han) and _mostly_han(before))


def _mostly_han(text: str) -> bool:
    return 2 * len(_HAN.findall(text)) > len(text)


def _kind(lines: Sequence[Line], text: str, usual: float, *, late: bool) -> Kind:
    size = lines[0].size
    if lines[0].cells:
        return Kind.ROW
    if lines[0].note or (late and size < _NOTE_SIZE * usual and _NOTE_NUMBER.match(text)):
        return Kind.NOTE
    if size > _LARGE * usual and len(text) < 200:
        return Kind.HEADING
    return Kind.ITEM if ITEM.match(text) else Kind.BODY


def _stripped(text: str, kind: Kind) -> str:
    """Return a text without the mark that a list or a note puts before it."""
    if kind is Kind.NOTE:
        return _NOTE_NUMBER.sub("", text)
    return _BULLET.sub("", text)
