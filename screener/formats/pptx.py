"""From a PowerPoint file to passages: slides in their order, shapes, tables, speaker's notes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.errors import UnreadableDocumentError
from screener.formats.archive import Archive
from screener.formats.marks import folded, raised, without_raised_marks
from screener.formats.mend import mended
from screener.formats.ooxml import attribute, child, descendants, local, related
from screener.formats.prose import Kind, Passage, Prose

_TITLES = ("title", "ctrTitle")
_UNREAD = ("sldNum", "dt", "hdr")  # numbers and dates that the program sets itself
_ONLY_PICTURES = "the slide has pictures and no text; run text recognition (OCR) on it"


def pptx_prose(content: bytes) -> Prose:
    """Return the text of a .pptx file; raises UnreadableDocumentError if it is none."""
    archive = Archive(content, ".pptx")
    main = next(iter(related(archive, "", "/officeDocument").values()), "ppt/presentation.xml")
    root = archive.tree(main)
    if root is None or local(root) != "presentation":
        raise UnreadableDocumentError("it is not a .pptx file: it has no slides part")
    passages: list[Passage] = []
    missing: list[tuple[str, str]] = []
    empty = 0
    slides = _slides(archive, main, root)
    for number, part in enumerate(slides, start=1):
        found, pictures = _slide(archive, part, number)
        passages += found
        empty += not found
        if pictures and not found:
            missing.append((f"slide {number}", _ONLY_PICTURES))
    return Prose(tuple(passages), len(slides), empty, missing=tuple(missing))


def _slides(archive: Archive, main: str, root: Element) -> list[str]:
    parts = related(archive, main, "/slide")
    order = child(root, "sldIdLst")
    ids = [_link(one) for one in order if local(one) == "sldId"] if order is not None else []
    return [parts[one] for one in ids if one in parts]


def _link(slide: Element) -> str:
    # A slide has two ids: its own, and, in a namespace, that of the link to its part.
    return next((value for key, value in slide.attrib.items() if key.endswith("}id")), "")


def _slide(archive: Archive, part: str, number: int) -> tuple[list[Passage], bool]:
    root = archive.tree(part)
    if root is None:
        return [], False
    passages = list(_shapes(root, f"slide {number}"))
    for notes in related(archive, part, "/notesSlide").values():
        passages += _notes(archive.tree(notes), f"slide {number}, notes")
    return passages, any(True for _ in descendants(root, "pic"))


def _shapes(root: Element, place: str) -> Iterator[Passage]:
    count = 0
    tables = 0
    for node in root.iter():
        name = local(node)
        if name == "sp":
            count += 1
            yield from _shape(node, f"{place}, shape {count}")
        elif name == "tbl":
            tables += 1
            yield from _table(node, f"{place}, table {tables}")


def _shape(node: Element, place: str) -> Iterator[Passage]:
    kind = _placeholder(node)
    body = child(node, "txBody")
    if body is None or kind in _UNREAD:
        return
    told = Kind.HEADING if kind in _TITLES else Kind.FURNITURE if kind == "ftr" else Kind.ITEM
    lines = [one for one in body if local(one) == "p"]
    for text in (text for line in lines for text in _texts(line, whole=told is Kind.HEADING)):
        yield Passage(place, text, told)


def _placeholder(node: Element) -> str:
    holder = child(node, "nvSpPr", "nvPr", "ph")
    return "" if holder is None else attribute(holder, "type")


def _table(table: Element, place: str) -> Iterator[Passage]:
    rows = (one for one in table if local(one) == "tr")
    for number, row in enumerate(rows, start=1):
        cells = [
            " ".join(t for p in descendants(cell, "p") for t in _texts(p, whole=True))
            for cell in row
            if local(cell) == "tc"
        ]
        text = " | ".join(cell for cell in cells if cell)
        if text:
            yield Passage(f"{place}, row {number}", text, Kind.ROW)


def _notes(root: Element | None, place: str) -> Iterator[Passage]:
    for shape in descendants(root, "sp") if root is not None else ():
        if _placeholder(shape) == "body":
            for line in descendants(shape, "p"):
                for text in _texts(line, whole=False):
                    yield Passage(place, text, Kind.NOTE)


def _texts(line: Element, *, whole: bool) -> list[str]:
    """Return the lines of a paragraph; in a title a line's end is only where it was wrapped."""
    out = ""
    for node in line:
        if local(node) == "br":
            out += " " if whole else "\n"
        elif local(node) in ("r", "fld") and attribute(node, "type") != "slidenum":
            piece = "".join(text.text or "" for text in descendants(node, "t"))
            lifted = int(_number(child(node, "rPr"))) > 0
            out += raised(out, piece) if lifted and piece.strip() else piece
    shown = [without_raised_marks(folded(mended(text)[0])) for text in out.split("\n")]
    return [text for text in shown if text]


def _number(properties: Element | None) -> str:
    said = "" if properties is None else attribute(properties, "baseline")
    return said if said.lstrip("-").isdigit() else "0"
