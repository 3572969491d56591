"""From a paragraph of Word to its lines of text, without marks, deleted and hidden words."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.formats.marks import folded, raised, without_raised_marks
from screener.formats.mend import mended
from screener.formats.ooxml import attribute, child, local

# What is deleted, moved away, a field's code, the reading aid over a character, or said twice.
_UNREAD = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "rt",
    "Fallback",
    "pPr",
    "rPr",
    "footnoteRef",
    "annotationRef",
}
_OFF = ("0", "false", "off")


def paragraph_texts(paragraph: Element) -> tuple[list[str], list[Element], bool]:
    """Return the lines of a paragraph, the text boxes that hang on it, and whether it is a note.

    A line ends where the writer broke it; mostly there is one. A paragraph that begins with a
    raised number is a footnote that someone typed.
    """
    out = ""
    boxes: list[Element] = []
    note = False
    for node, lifted in _pieces(paragraph):
        name = local(node)
        if name == "txbxContent":
            boxes.append(node)
            continue
        piece = _piece(node, name)
        if lifted and piece.strip():
            shown = raised(out, piece)
            note = note or (not shown and not out.strip())
            piece = shown
        out += piece
    texts = [without_raised_marks(folded(mended(line)[0])) for line in out.split("\n")]
    return [text for text in texts if text], boxes, note


def _piece(node: Element, name: str) -> str:
    if name == "t":
        return node.text or ""
    if name in ("br", "cr"):
        return "\n"
    return {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}.get(name, "")


def _pieces(paragraph: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the nodes that hold text, each with whether it is raised; text boxes are not entered.

    A stack and not recursion: what a file nests must not be able to end the program.
    """
    stack: list[tuple[Element, bool]] = [(one, False) for one in reversed(paragraph)]
    while stack:
        node, lifted = stack.pop()
        name = local(node)
        if name in _UNREAD or (name == "r" and _hidden(node)):
            continue
        if name == "r":
            sign = child(node, "rPr", "vertAlign")
            lifted = sign is not None and attribute(sign, "val") == "superscript"
        if name in ("t", "br", "cr", "tab", "ptab", "noBreakHyphen", "txbxContent"):
            yield node, lifted
        else:
            stack += [(one, lifted) for one in reversed(node)]


def _hidden(run: Element) -> bool:
    sign = child(run, "rPr", "vanish")
    return sign is not None and attribute(sign, "val") not in _OFF
