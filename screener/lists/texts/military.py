"""The EU Common Military List (ML1 to ML22) out of a PDF with a text layer."""

import re
from collections.abc import Iterator, Sequence

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.pdf import pdf_lines
from screener.formats.pdflines import Line
from screener.lists.texts.columns import Outline, Placed, entries_of
from screener.lists.texts.eu_json import repaired
from screener.model.texts import OfficialText

_HEADING = re.compile(r"(?P<code>ML[0-9]{1,2})\s+(?P<text>\S.*)")
_APART = 6.0  # points; the levels of the print stand 12 apart
_LEFT = 100.0  # points: a heading begins left of this, references within the text do not
_CONTENTS = re.compile(r"\.{5,}")
_PAGE_HEAD = re.compile(r"Liste I\s?-")
_END = re.compile(r"DEFINITIONS OF TERMS")


def read_military(content: bytes) -> OfficialText:
    """Return the Common Military List as a tree: "ML4", "ML4.b.2.a".

    Raises:
        ListError: No PDF with a text layer, or no entry in it.
    """
    try:
        pages = pdf_lines(content)
    except UnreadableDocumentError as problem:
        raise ListError(str(problem)) from problem
    outlines = list(_outlines(_lines(pages)))
    if not outlines:
        raise ListError("the file has no entry of the Common Military List")
    return OfficialText("eu_military", entries_of(outlines))


def _lines(pages: Sequence[Sequence[Line]]) -> Iterator[Placed]:
    for page in pages:
        for line in page:
            # A wide gap behind a label is no border of a cell.
            text = repaired(line.text.replace(" | ", " "))
            if not _PAGE_HEAD.match(text) and not _CONTENTS.search(text):
                yield Placed(line.left, text)


def _outlines(lines: Iterator[Placed]) -> Iterator[Outline]:
    outline: Outline | None = None
    for line in lines:
        if line.text.startswith("ML1 ") and outline and len(outline.texts) == 1:
            outline = None  # what came before was the table of contents
        heading = _HEADING.fullmatch(line.text) if line.left < _LEFT else None
        # Entries follow each other in their order; in the definitions codes begin lines too.
        if heading and heading["code"] == _after(outline):
            if outline:
                yield outline
            outline = Outline(heading["code"], _LEFT, _APART)
            outline.texts[outline.code] = heading["text"]
        elif outline and _END.match(line.text):
            yield outline
            outline = None
        elif outline:
            outline.take(line)
    if outline:
        yield outline


def _after(outline: Outline | None) -> str:
    return f"ML{int(outline.code[2:]) + 1}" if outline else "ML1"
