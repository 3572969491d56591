"""From a Word file to passages: text, tables, notes, comments, headers, footers, text boxes."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from screener.errors import UnreadableDocumentError
from screener.formats.archive import Archive
from screener.formats.marks import folded
from screener.formats.ooxml import attribute, child, descendants, local, related
from screener.formats.prose import Kind, Passage, Prose
from screener.formats.wordtext import paragraph_texts

_DEEPEST = 40  # tables within tables, and controls within controls
_BODY = {"body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}
_NOTES = (("/footnotes", "footnote"), ("/endnotes", "endnote"), ("/comments", "comment"))


def docx_prose(content: bytes) -> Prose:
    """Return the text of a .docx file; raises UnreadableDocumentError if it is none."""
    archive = Archive(content, ".docx")
    main = next(iter(related(archive, "", "/officeDocument").values()), "word/document.xml")
    root = archive.tree(main)
    body = child(root, "body")
    if body is None:
        raise UnreadableDocumentError("it is not a .docx file: it has no text part")
    reader = _Reader(_styles(archive, main))
    passages = [*reader.passages(body), *reader.boxes]
    for kind, name in _NOTES:
        passages += _notes(archive, main, kind, name)
    passages += _furniture(archive, main, [passage.text for passage in passages])
    return Prose(tuple(passages))


class _Reader:
    """Counts paragraphs and tables while it walks the text."""

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self._paragraphs = 0
        self._tables = 0
        self.boxes: list[Passage] = []

    def passages(self, node: Element, depth: int = 0) -> Iterator[Passage]:
        """Yield the passages below a node, in the order of the text."""
        for one in node:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl" and depth < _DEEPEST:
                yield from self._table(one, depth)
            elif name in _BODY and depth < _DEEPEST:
                yield from self.passages(one, depth + 1)
            elif depth >= _DEEPEST:
                for paragraph in descendants(one, "p"):
                    yield from self._paragraph(paragraph)

    def _paragraph(self, node: Element) -> Iterator[Passage]:
        texts, boxes, note = paragraph_texts(node)
        kind = Kind.NOTE if note else self._kind(node)
        self._paragraphs += bool(texts)
        place = f"paragraph {self._paragraphs}"
        yield from (Passage(place, text, kind) for text in texts)
        self.boxes += [
            Passage(f"text box at {place}", text, Kind.FURNITURE)
            for box in boxes
            for paragraph in descendants(box, "p")
            for text in paragraph_texts(paragraph)[0]
        ]

    def _kind(self, node: Element) -> Kind:
        properties = child(node, "pPr")
        style = child(properties, "pStyle")
        name = "" if style is None else attribute(style, "val")
        name = self._styles.get(name, name).casefold()
        if name.startswith(("heading", "title", "subtitle", "标题")):
            return Kind.HEADING
        listed = child(properties, "numPr") is not None or name.startswith("list ")
        return Kind.ITEM if listed else Kind.BODY

    def _table(self, node: Element, depth: int) -> Iterator[Passage]:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_rows(node), start=1):
            cells, nested = [], []
            for cell in _cells(row):
                texts = [t for p in cell if local(p) == "p" for t in self._in_cell(p)]
                cells.append(folded(" ".join(texts)))
                nested += [one for one in cell if local(one) == "tbl"]
            text = " | ".join(cell for cell in cells if cell)
            if text:
                yield Passage(f"table {number}, row {row_number}", text, Kind.ROW)
            for table in nested:
                if depth < _DEEPEST:
                    yield from self._table(table, depth + 1)

    def _in_cell(self, node: Element) -> list[str]:
        texts, boxes, _ = paragraph_texts(node)
        inner = [t for box in boxes for p in descendants(box, "p") for t in paragraph_texts(p)[0]]
        return [*texts, *inner]


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        if local(one) == "tr":
            yield one
        elif local(one) in ("sdt", "customXml", "ins"):
            yield from descendants(one, "tr")


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if local(one) == "tc":
            yield one
        elif local(one) in ("sdt", "customXml"):
            yield from descendants(one, "tc")


def _styles(archive: Archive, main: str) -> dict[str, str]:
    names = {}
    for part in related(archive, main, "/styles").values():
        root = archive.tree(part)
        for style in root if root is not None else ():
            name = child(style, "name")
            if name is not None:
                names[attribute(style, "styleId")] = attribute(name, "val")
    return names


def _notes(archive: Archive, main: str, kind: str, name: str) -> Iterator[Passage]:
    number = 0
    for part in related(archive, main, kind).values():
        root = archive.tree(part)
        for note in root if root is not None else ():
            if attribute(note, "type") in ("separator", "continuationSeparator"):
                continue
            number += 1
            for paragraph in descendants(note, "p"):
                for text in paragraph_texts(paragraph)[0]:
                    yield Passage(f"{name} {number}", text, Kind.NOTE)


def _furniture(archive: Archive, main: str, said: list[str]) -> list[Passage]:
    """Return headers and footers, each text once; a page number alone says nothing."""
    found: dict[str, Passage] = {}
    for kind in ("header", "footer"):
        for part in related(archive, main, f"/{kind}").values():
            root = archive.tree(part)
            for paragraph in descendants(root, "p") if root is not None else ():
                for text in paragraph_texts(paragraph)[0]:
                    if any(letter.isalpha() for letter in text) and text not in said:
                        found.setdefault(text, Passage(kind, text, Kind.FURNITURE))
    return [replace(passage) for passage in found.values()]
