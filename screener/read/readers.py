"""From a file to a Document: one line a document type, and what happens when one cannot be read."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from screener.errors import DocumentError, UnknownDocumentError, UnreadableDocumentError
from screener.formats.decode import Decoded, decode
from screener.formats.delimited import delimited_book
from screener.formats.docx import docx_prose
from screener.formats.grid import Book
from screener.formats.html import html_prose
from screener.formats.jsonlines import jsonlines_book
from screener.formats.markdown import looks_like_markdown, markdown_passages
from screener.formats.parquet import parquet_book
from screener.formats.pdf import pdf_prose
from screener.formats.plain import plain_passages
from screener.formats.pptx import pptx_prose
from screener.formats.prose import Passage, Prose
from screener.formats.workbook import workbook_book
from screener.model.document import Document, Skipped
from screener.read.documents import prose_document, table_document
from screener.read.inputs import Asked, Input, TextInput, asked_of
from screener.read.mapping import Mapping

Reader = Callable[[str, bytes, str, Mapping | None], Document]
# A file beyond this would need several times its size in memory.
MOST_BYTES = 400_000_000


def _text(content: bytes) -> Prose:
    decoded = decode(content)
    marked = looks_like_markdown(decoded.text)
    return _prose(decoded, (markdown_passages if marked else plain_passages)(decoded.text))


def _markdown(content: bytes) -> Prose:
    decoded = decode(content)
    return _prose(decoded, markdown_passages(decoded.text))


def _prose(decoded: Decoded, passages: tuple[Passage, ...]) -> Prose:
    return Prose(passages, encoding=decoded.encoding, repaired=decoded.repaired)


def _reads_prose(opened: Callable[[bytes], Prose]) -> Reader:
    return lambda key, content, media, _: prose_document(key, content, media, opened(content))


def _reads_tables(opened: Callable[[bytes], Book]) -> Reader:
    return lambda key, content, media, mapping: table_document(
        key, content, media, opened(content), mapping
    )


READERS: dict[str, Reader] = {
    ".txt": _reads_prose(_text),
    ".md": _reads_prose(_markdown),
    ".html": _reads_prose(html_prose),
    ".htm": _reads_prose(html_prose),
    ".docx": _reads_prose(docx_prose),
    ".pptx": _reads_prose(pptx_prose),
    ".pdf": _reads_prose(pdf_prose),
    ".csv": _reads_tables(delimited_book),
    ".tsv": _reads_tables(lambda content: delimited_book(content, delimiter="\t")),
    ".xlsx": _reads_tables(workbook_book),
    ".jsonl": _reads_tables(jsonlines_book),
    ".parquet": _reads_tables(parquet_book),
}


def read_all(
    inputs: Sequence[Input], mapping: Mapping | None
) -> tuple[list[Document], list[Skipped]]:
    """Read files, folders and texts.

    Args:
        inputs: What the user named, in the order of the report.
        mapping: Which columns of tables are what; None to guess.

    Returns:
        The documents, and a row for everything that is not one; parts of a document that were not
        read stand in its own ``skipped``. Every file is in one of the two.
    """
    asked, skipped = asked_of(inputs)
    documents: list[Document] = []
    for one in asked:
        try:
            documents.append(_read(one, mapping))
        except DocumentError as problem:
            reason = str(problem.args[0]) + (f" ({problem.hint})" if problem.hint else "")
            skipped.append(Skipped(one.key, "", reason))
    return documents, skipped


def _read(asked: Asked, mapping: Mapping | None) -> Document:
    source = asked.source
    name = source.key if isinstance(source, TextInput) else source.name
    suffix = PurePosixPath(name).suffix.casefold()
    if isinstance(source, TextInput) and suffix not in READERS:
        suffix = ".txt"
    if suffix not in READERS:
        raise _unknown(suffix)
    content = source.content if isinstance(source, TextInput) else _content(source)
    if not content.strip():
        raise UnreadableDocumentError("the file is empty")
    return READERS[suffix](asked.key, content, suffix.lstrip("."), mapping)


def _unknown(suffix: str) -> UnknownDocumentError:
    what = f"{suffix} files" if suffix else "a file without suffix"
    known = " ".join(READERS)
    return UnknownDocumentError(f"there is no reader for {what}", hint=f"readable are {known}")


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            limit = f"{MOST_BYTES // 1_000_000} MB"
            raise UnreadableDocumentError(f"the file is larger than {limit}", hint="split it")
        return path.read_bytes()
    except OSError as problem:
        raise UnreadableDocumentError(f"the file cannot be opened: {problem.strerror}") from problem
