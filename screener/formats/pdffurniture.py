"""From PDF pages to their own lines: headers, footers and page numbers taken off."""

import re
from collections import Counter
from collections.abc import Sequence

from screener.formats.pdflines import Line
from screener.formats.prose import Kind, Passage

_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.|第)?\s*\d{1,4}\s*(?:(?:/|of|页|页，?共)\s*\d{1,4}\s*页?)?\W*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the head or foot of a page in which what repeats is looked for
_FEWEST = 3  # pages; two pages may begin alike by chance


def without_furniture(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[list[Line]], list[Passage]]:
    """Return the lines of each page without what repeats at the edge of half the pages, and that.

    The same words are given once; a page's number alone says nothing and is left out.
    """
    repeated = _repeated(pages)
    found: dict[str, Passage] = {}
    bodies = []
    for number, lines in enumerate(pages, start=1):
        body = []
        for at, line in enumerate(lines):
            edge = at < _EDGE or at >= len(lines) - _EDGE
            if edge and _plain(line.text) in repeated:
                place = f"page {number}, header or footer"
                found.setdefault(line.text, Passage(place, line.text, Kind.FURNITURE))
            elif not (edge and _PAGE_NUMBER.fullmatch(line.text)):
                body.append(line)
        bodies.append(body)
    return bodies, [one for one in found.values() if not _PAGE_NUMBER.fullmatch(one.text)]


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    counts = Counter(
        text
        for lines in pages
        for text in {_plain(line.text) for line in (*lines[:_EDGE], *lines[-_EDGE:])}
    )
    filled = sum(bool(lines) for lines in pages)
    return {text for text, count in counts.items() if count >= max(_FEWEST, filled / 2)}


def _plain(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))
