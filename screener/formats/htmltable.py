"""From a web page to its tables, row by row, with the heading each stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from screener.errors import UnreadableDocumentError
from screener.formats.decode import decode
from screener.formats.html import nesting

_DEEPEST = 3_000  # the parser's time grows with the square of it; see formats.html
_MOST_SPAN = 1_000
_BLOCKS = frozenset("p div li br ul ol h1 h2 h3 h4 h5 h6 tr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 caption".split())
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_UNSEEN = frozenset("script style template head noscript sup".split())


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page. Rows may differ in length; a cell over several rows stands in each."""

    headings: tuple[str, ...]  # from the page's first level down to the nearest one above it
    rows: tuple[tuple[str, ...], ...]  # a cell's blocks parted by "\n"


def page_tables(content: bytes) -> tuple[PageTable, ...]:
    """Return the tables of a page in order; note marks (``<sup>``) are left out.

    Raises:
        UnreadableDocumentError: Its elements are nested in each other without end.
    """
    text = decode(content).text
    if nesting(text) > _DEEPEST:
        raise UnreadableDocumentError("its elements are nested too deeply to be a page")
    tree = LexborHTMLParser(text)
    if tree.root is None:
        return ()
    found: list[PageTable] = []
    levels: dict[int, str] = {}
    for node in tree.root.traverse(include_text=False):
        tag = node.tag or ""
        if tag in _HEADINGS:
            level = int(tag[1]) if tag != "caption" else 7
            levels = {at: said for at, said in levels.items() if at < level}
            levels[level] = " ".join(_text(node).split())
        elif tag == "table":
            caption = node.css_first("caption")
            own = [] if caption is None else [" ".join(_text(caption).split())]
            above = [said for at, said in sorted(levels.items()) if at < 7]
            found.append(PageTable((*above, *own), tuple(_rows(node))))
    return tuple(found)


def _rows(table: LexborNode) -> Iterator[tuple[str, ...]]:
    running: dict[int, tuple[int, str]] = {}  # column -> rows still to come, and the cell's text
    for row in table.css("tr"):
        cells = [one for one in row.iter() if one.tag in ("td", "th")]
        out: list[str] = []
        for cell in cells:
            _fill(out, running)
            text = _text(cell)
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    running[len(out)] = (_span(cell, "rowspan") - 1, text)
                out.append(text)
        _fill(out, running)
        if any(out):
            yield tuple(out)


def _fill(out: list[str], running: dict[int, tuple[int, str]]) -> None:
    """Put in the cells that reach down from rows above."""
    while len(out) in running:
        left, text = running.pop(len(out))
        if left > 1:
            running[len(out)] = (left - 1, text)
        out.append(text)


def _span(cell: LexborNode, name: str) -> int:
    said = (cell.attributes.get(name) or "1").strip()
    return min(max(int(said), 1), _MOST_SPAN) if said.isdecimal() and len(said) < 5 else 1


def _text(node: LexborNode) -> str:
    out: list[str] = []
    _write(node, out)
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(out).split("\x1c"))
    return "\n".join(line for line in lines if line)


def _write(node: LexborNode, out: list[str]) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            out.append(child.text_content or "")
        elif tag not in _UNSEEN:
            block = tag in _BLOCKS
            out.append("\x1c" if block else "")
            _write(child, out)
            out.append("\x1c" if block else "")
