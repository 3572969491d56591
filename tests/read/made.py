"""Real files of every kind, made of the same paragraphs or rows."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

import docx
import openpyxl
import pptx
from docx.oxml import parse_xml
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from screener.model.document import Document, Skipped
from screener.read import Mapping, TextInput, read_all

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(
    name: str, content: bytes | str, mapping: Mapping | None = None
) -> tuple[list[Document], list[Skipped]]:
    raw = content.encode() if isinstance(content, str) else content
    return read_all([TextInput(name, raw)], mapping)


def document(name: str, content: bytes | str, mapping: Mapping | None = None) -> Document:
    documents, skipped = read(name, content, mapping)
    assert not skipped, skipped
    return documents[0]


def texts(name: str, content: bytes | str) -> list[str]:
    return [block.text for block in document(name, content).blocks]


def reason(name: str, content: bytes | str) -> str:
    documents, skipped = read(name, content)
    assert documents == []
    assert [one.key for one in skipped] == [name]
    return skipped[0].reason


def docx_of(paragraphs: Sequence[str], *xml: str) -> bytes:
    """Return a Word file; ``xml`` are further children of its body, in the namespace w."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    for one in xml:
        made.element.body.insert(len(made.element.body) - 1, parse_xml(one))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def pptx_of(paragraphs: Sequence[str]) -> bytes:
    made = pptx.Presentation()
    for paragraph in paragraphs:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.placeholders[1].text = paragraph
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def html_of(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def xlsx_of(rows: Sequence[Sequence[object]], name: str = "Orders") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def pdf_of(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF; the paragraphs are reportlab's own mark-up."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=10, leading=14, spaceAfter=6)
    chinese = ParagraphStyle("zh", parent=style, wordWrap="CJK")
    story: list[object] = []
    for number, page in enumerate(pages):
        story += [PageBreak()] if number else []
        story += [Paragraph(one, chinese if one[:1] > "⺀" else style) for one in page]
    out = BytesIO()
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return an office file in which one part is replaced or added."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, part)
    return out.getvalue()
