"""From a PDF file to passages, page by page; a page without text is named."""

from dataclasses import replace
from io import BytesIO

import pypdfium2 as pdfium

from screener.errors import UnreadableDocumentError
from screener.formats.mend import mended
from screener.formats.pdflines import Line, page_lines
from screener.formats.pdfparagraphs import paragraphs
from screener.formats.prose import Passage, Prose

_MOST_PAGES = 5_000  # a minute's work; the rest is named as not read
_SCANNED = "scanned without text: the page has no text layer; run text recognition (OCR) on it"
_BROKEN_PAGE = "the page is broken"
_SAVE_OPEN = "open it with the password and save or print a copy without one"


def pdf_prose(content: bytes) -> Prose:
    """Return the text layer of a PDF file.

    Raises:
        UnreadableDocumentError: It is none, is broken, or is protected with a password.
    """
    document = opened(content)
    try:
        return _read(document)
    finally:
        document.close()


def pdf_lines(content: bytes) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each page; for files whose form is known line by line.

    Raises:
        UnreadableDocumentError: It is none, a page is broken or has no text layer, or it is
            protected with a password.
    """
    document = opened(content)
    try:
        pages = tuple(tuple(_lines(document, number)) for number in range(len(document)))
        scanned = [at for at, lines in enumerate(pages) if not lines and not _blank(document, at)]
    except pdfium.PdfiumError as problem:
        raise UnreadableDocumentError("a page of the .pdf file is broken") from problem
    finally:
        document.close()
    if scanned:
        raise UnreadableDocumentError(f"page {scanned[0] + 1}: {_SCANNED}")
    return pages


def opened(content: bytes) -> pdfium.PdfDocument:
    """Return a PDF file, opened; the caller closes it.

    Raises:
        UnreadableDocumentError: It is none, is broken, or is protected with a password.
    """
    if b"%PDF-" not in content[:1024]:
        raise UnreadableDocumentError("it is not a .pdf file, whatever its name says")
    try:
        return pdfium.PdfDocument(BytesIO(content))
    except pdfium.PdfiumError as problem:
        if "password" in str(problem).casefold():
            raise UnreadableDocumentError(
                "it is protected with a password", hint=_SAVE_OPEN
            ) from problem
        raise UnreadableDocumentError(
            "the .pdf file is broken", hint="open it in its own program and save it anew"
        ) from problem


def _read(document: pdfium.PdfDocument) -> Prose:
    count = len(document)
    pages: list[list[Line]] = []
    missing: list[tuple[str, str]] = []
    for number in range(min(count, _MOST_PAGES)):
        try:
            lines = _lines(document, number)
            if not lines and not _blank(document, number):
                missing.append((f"page {number + 1}", _SCANNED))
        except pdfium.PdfiumError:
            lines = []
            missing.append((f"page {number + 1}", _BROKEN_PAGE))
        pages.append(lines)
    if count > _MOST_PAGES:
        missing.append((f"pages {_MOST_PAGES + 1} to {count}", f"only {_MOST_PAGES:,} are read"))
    passages, repaired = _mended(paragraphs(pages))
    empty = sum(not lines for lines in pages)
    return Prose(passages, count, empty, "", repaired, count > _MOST_PAGES, tuple(missing))


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    page = document[number]
    try:
        return page_lines(page)
    finally:
        page.close()


def _blank(document: pdfium.PdfDocument, number: int) -> bool:
    """Return whether a page has nothing on it, so that there is nothing to recognise."""
    page = document[number]
    try:
        return next(iter(page.get_objects(max_depth=1)), None) is None
    finally:
        page.close()


def _mended(passages: list[Passage]) -> tuple[tuple[Passage, ...], int]:
    out = []
    repaired = 0
    for passage in passages:
        text, count = mended(passage.text)
        repaired += count
        out.append(replace(passage, text=text))
    return tuple(out), repaired
