"""From a web page to passages: what a reader sees, by the blocks it is laid out in."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from screener.errors import UnreadableDocumentError
from screener.formats.decode import decode
from screener.formats.marks import folded, raised, without_raised_marks
from screener.formats.prose import Kind, Passage, Prose

_UNSEEN = frozenset("script style template iframe object embed rt rp head svg math canvas".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 caption legend".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption"
    " figure footer form header hgroup hr html li main nav ol p pre search section summary table"
    " tbody td tfoot th thead tr ul option select textarea".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# These end their like when they begin, or hold nothing; they do not nest without end.
_FLAT = frozenset(
    "p li td th tr dt dd option br hr img input meta link area base col embed source track wbr"
    " tbody thead".split()
)
# The parser takes 8 minutes for 200,000 nested elements and 0.1 s for these; pages have 50.
_DEEPEST = 3_000
_LINE, _SPACE = "\x1c", re.compile(r"[ \t\n\r\f]+")
_BACK = re.compile(r"\s*[↩↑⏎]\ufe0e?\s*$")


def html_prose(content: bytes) -> Prose:
    """Return the text of a page; its title too, where the page itself does not show it.

    Raises:
        UnreadableDocumentError: Its elements are nested in each other without end.
    """
    declared = _CHARSET.search(content[:4096]) or _XML_ENCODING.search(content[:200])
    decoded = decode(content, declared.group(1).decode() if declared else "")
    passages = html_passages(decoded.text)
    return Prose(passages, encoding=decoded.encoding, repaired=decoded.repaired)


def html_passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of a page or of a piece of one.

    >>> [p.text for p in html_passages("<p>C*Core<sup>14</sup> <b>CP</b>U<script>1</script>")]
    ['C*Core CPU']
    """
    if nesting(text) > _DEEPEST:
        raise UnreadableDocumentError(
            "its elements are nested too deeply to be a page", hint="save it anew in a browser"
        )
    tree = LexborHTMLParser(text)
    if tree.root is None:
        return ()
    passages = _Flow().passages(tree.root)
    head = tree.css_first("title")
    title = "" if head is None else folded(head.text())
    if title and not any(title in passage.text for passage in passages):
        passages.insert(0, Passage("title", title, Kind.HEADING))
    return tuple(passages)


def nesting(text: str) -> int:
    """Return how deep a page's elements stand in each other, before it is parsed."""
    depth = deepest = 0
    for closing, name in _TAG.findall(text):
        if name.casefold() in _FLAT:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


class _Flow:
    """Walks a page from first node to last and cuts its text where a block begins or ends."""

    def __init__(self) -> None:
        self._done: list[Passage] = []
        self._text = ""
        self._kind = Kind.BODY
        self._notes = 0  # how many open elements hold notes
        self._raised: list[int] = []
        self._interrupted = False
        self._count = 0
        self._tables = 0
        self._rows: list[int] = []  # of each open table, the rows so far
        self._numbers: list[int] = []  # of each open table, its number
        self._in_data: list[bool] = []  # of each open table, whether its open row holds data

    def passages(self, root: LexborNode) -> list[Passage]:
        """Return the passages below a node."""
        for node, opening in _walk(root):
            if node.tag == "-text":
                self._text += self._said(node)
            elif opening:
                self._open(node)
            else:
                self._close(node)
        self._cut()
        return self._done

    def _said(self, node: LexborNode) -> str:
        text = node.text_content or ""
        kept = node.parent is not None and node.parent.tag in ("pre", "textarea")
        return text.replace("\n", _LINE) if kept else _SPACE.sub(lambda s: s.group()[:1], text)

    def _open(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "sup":
            self._raised.append(len(self._text))
        elif tag == "br":
            self._text += " " if self._in_row() or self._kind is Kind.HEADING else _LINE
        elif tag == "table":
            self._cut()
            self._tables += 1
            self._rows.append(0)
            self._numbers.append(self._tables)
            self._in_data.append(False)
        elif tag == "tr" and self._rows:
            self._cut()
            self._rows[-1] += 1
            self._in_data[-1] = not _lays_out(node)
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._begin(tag)
        self._notes += _holds_notes(node)

    def _begin(self, tag: str) -> None:
        if self._in_row():
            self._text += " | " if tag in ("td", "th") and self._text.strip(" |") else " "
            return
        # A list item's paragraph is the item itself.
        if not (tag == "p" and self._kind is Kind.ITEM and not self._text.strip()):
            self._cut()
            self._kind = (
                Kind.HEADING if tag in _HEADINGS else Kind.ITEM if tag == "li" else Kind.BODY
            )
        self._interrupted = self._interrupted or tag == "hr"

    def _close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self._notes -= _holds_notes(node)
        if tag == "sup" and self._raised:
            self._lift(self._raised.pop())
        elif tag == "table" and self._rows:
            self._cut()
            self._rows.pop()
            self._numbers.pop()
            self._in_data.pop()
        elif tag == "tr" and self._in_row():
            self._cut(row=True)
            self._in_data[-1] = False
        elif (tag in _BLOCKS or tag in _HEADINGS) and not self._in_row():
            self._cut()
            self._kind = Kind.BODY

    def _lift(self, at: int) -> None:
        before, figure = self._text[:at], self._text[at:]
        shown = raised(before, figure)
        if not shown and figure.strip() and not before.strip():
            self._kind = Kind.NOTE
        self._text = before + shown

    def _in_row(self) -> bool:
        """Return whether this place is within the row of a table of data."""
        return bool(self._in_data) and self._in_data[-1]

    def _cut(self, *, row: bool = False) -> None:
        for line in self._text.split(_LINE):
            text = _BACK.sub("", without_raised_marks(folded(line))).strip(" |" if row else " ")
            if text:
                self._done.append(self._passage(text, row=row))
                self._interrupted = False
        self._text = ""
        self._raised.clear()

    def _passage(self, text: str, *, row: bool) -> Passage:
        if row:
            place = f"table {self._numbers[-1]}, row {self._rows[-1]}"
            return Passage(place, re.sub(r"(?: ?\| ?)+", " | ", text), Kind.ROW)
        self._count += 1
        kind = Kind.NOTE if self._notes > 0 else self._kind
        return Passage(f"paragraph {self._count}", text, kind, self._interrupted)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node that is seen, when it opens and when it closes; without recursion."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, opening = stack.pop()
        if opening and not _seen(node):
            continue
        yield node, opening
        if opening and node.tag != "-text":
            stack.append((node, False))
            children = []
            inner = node.child
            while inner is not None:
                children.append((inner, True))
                inner = inner.next
            stack += reversed(children)


def _seen(node: LexborNode) -> bool:
    if node.tag == "-text":
        return True
    if not node.is_element_node or node.tag in _UNSEEN:
        return node.tag == "html"
    attributes = node.attributes
    return "hidden" not in attributes and not _HIDDEN.search(attributes.get("style") or "")


def _holds_notes(node: LexborNode) -> bool:
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('role') or ''}"
    return "footnotes" in named or "doc-endnotes" in named or "doc-footnote" in named


def _lays_out(row: LexborNode) -> bool:
    """Return whether a table's row places parts of a page and holds no data."""
    cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
    if len(cells) <= 1 or any(cell.css_first("table, h1, h2, h3, ul, ol") for cell in cells):
        return True
    return any(len(cell.css("p")) > 1 for cell in cells)
