"""Small files of our own making in the structure that publishers use."""

import io
import zipfile
from collections.abc import Sequence

import openpyxl
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "HeiseiMin-W3"
pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
_ACROSS = (40, 62, 145, 330, 510, 565)  # rules from left to right, as METI's table has them
_SIZE, _LEADING = 7, 8


def table_pdf(pages: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """Return a PDF with a ruled table on each page; a cell's lines are parted by a line break."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    for rows in pages:
        canvas.setFont(_FONT, _SIZE)
        top = bottom = 800.0
        for row in rows:
            height = _LEADING * max(cell.count("\n") + 1 for cell in row) + 4
            for cell, left in zip(row, _ACROSS, strict=False):
                for number, line in enumerate(cell.split("\n"), start=1):
                    canvas.drawString(left + 2, bottom - number * _LEADING, line)
            canvas.line(_ACROSS[0], bottom, _ACROSS[-1], bottom)
            bottom -= height
        canvas.line(_ACROSS[0], bottom, _ACROSS[-1], bottom)
        for place in _ACROSS:
            canvas.line(place, top, place, bottom)
        canvas.drawString(300, 30, "1")  # the page's number, outside the table
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines_pdf(pages: Sequence[Sequence[tuple[float, str]]], size: int = 12) -> bytes:
    """Return a PDF with lines of text, each at its distance from the left; "" is a gap."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    for lines in pages:
        canvas.setFont(_FONT, size)
        for number, (left, line) in enumerate(lines):
            canvas.drawString(left, 790 - number * 18, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """Return an .xlsx with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip, as ``read_source`` makes it of a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
