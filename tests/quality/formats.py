"""The same paragraphs as a web page, a Word file, a PDF and a spreadsheet."""

import io
from collections.abc import Callable, Sequence
from html import escape

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer


def as_html(paragraphs: Sequence[str]) -> bytes:
    """Return a page with a paragraph each."""
    body = "\n".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return f"<!doctype html><meta charset=utf-8><title></title><body>{body}</body>".encode()


def as_docx(paragraphs: Sequence[str]) -> bytes:
    """Return a Word file with a paragraph each."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return _saved(document.save)


def as_xlsx(paragraphs: Sequence[str]) -> bytes:
    """Return a workbook whose first column holds a paragraph a row under a header."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    for text in ("Description", *paragraphs):
        sheet.append([text])
    return _saved(book.save)


def as_pdf(paragraphs: Sequence[str]) -> bytes:
    """Return a PDF of several pages with a text layer; its font has Latin and Chinese."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=10, leading=14)
    out = io.BytesIO()
    flow = [part for text in paragraphs for part in (Paragraph(escape(text), style), Spacer(1, 9))]
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    return out.getvalue()


MAKERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    ".html": as_html,
    ".docx": as_docx,
    ".xlsx": as_xlsx,
    ".pdf": as_pdf,
}


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()
