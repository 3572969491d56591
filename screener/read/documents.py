"""From what a format gives, prose or tables, to a Document."""

from hashlib import sha256

from screener.errors import UnreadableDocumentError
from screener.formats.grid import Book
from screener.formats.prose import Prose
from screener.model.document import Block, Coverage, Document, Skipped
from screener.read.languages import languages_of
from screener.read.mapping import Mapping
from screener.read.paragraphs import blocks_of
from screener.read.tables import TableRead, read_grid


def prose_document(key: str, content: bytes, media: str, prose: Prose) -> Document:
    """Return the document of a text; raises UnreadableDocumentError if no part has words."""
    blocks = blocks_of(prose.passages)
    if not blocks:
        raise UnreadableDocumentError(_why_empty(prose))
    coverage = Coverage(
        parts=prose.parts,
        parts_without_text=prose.parts_without_text,
        encoding=prose.encoding,
        repaired=prose.repaired,
        truncated=prose.truncated,
        languages=languages_of(block.text for block in blocks),
    )
    skipped = tuple(Skipped(key, place, reason) for place, reason in prose.missing)
    return Document(key, sha256(content).hexdigest(), media, blocks, coverage, (), skipped)


def _why_empty(prose: Prose) -> str:
    if prose.parts_without_text:
        return "scanned without text: no page has a text layer; run text recognition (OCR) on it"
    return "there is no text in it"


def table_document(
    key: str, content: bytes, media: str, book: Book, mapping: Mapping | None
) -> Document:
    """Return the document of a table file; raises UnreadableDocumentError if it has no row."""
    if not any(row.cells for grid in book.grids for row in grid.rows) and not book.missing:
        raise UnreadableDocumentError("there is no row in it")
    read = [read_grid(key, grid, mapping) for grid in book.grids]
    blocks: tuple[Block, ...] = tuple(block for one in read for block in one.blocks)
    coverage = Coverage(
        parts=len(book.grids) + len(book.missing),
        parts_without_text=sum(not one.blocks for one in read),
        encoding=book.encoding,
        repaired=book.repaired,
        truncated=book.truncated,
        languages=languages_of(block.text for block in blocks),
    )
    missing = [Skipped(key, place, reason) for place, reason in book.missing]
    parts = [part for one in read for part in one.skipped]
    skipped = (*missing, *parts, *_unmapped(key, book, read, mapping))
    guesses = tuple(one.guess for one in read if one.guess is not None)
    return Document(key, sha256(content).hexdigest(), media, blocks, coverage, guesses, skipped)


def _unmapped(
    key: str, book: Book, read: list[TableRead], mapping: Mapping | None
) -> list[Skipped]:
    """Name the columns that the map asks for and no searched sheet has: mostly a spelling."""
    if mapping is None:
        return []
    headers = [
        (grid.name, [header for header, _ in one.guess.roles])
        for grid, one in zip(book.grids, read, strict=True)
        if one.guess is not None
    ]
    reason = "the map file names this column, and no sheet has it; check its spelling"
    return [Skipped(key, f"column {name}", reason) for name in mapping.unused(headers)]
