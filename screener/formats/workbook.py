"""From an Excel workbook to its sheets, hidden ones too, with rows numbered as Excel does."""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from typing import TypeVar

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from screener.errors import UnreadableDocumentError
from screener.formats.archive import Archive
from screener.formats.grid import Book, Grid, Row
from screener.formats.mend import mended

# Only these parts are given to the reader: no macros, no links, no pictures.
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/[^/]+\.rels"
    r"|xl/(?:workbook|sharedStrings|styles)\.xml|xl/(?:work|chart|dialog|macro)sheets/[^/]+\.xml"
    r"|xl/worksheets/_rels/[^/]+\.rels",
    re.IGNORECASE,
)
_REFERENCE = re.compile(rb"""\br=["']([A-Za-z]{1,3})(\d{1,7})["']""")
# The reader lays a sheet out in full, from its first cell to its last: two cells at the far corners
# would take 400 GB. The largest sheet of a million rows and 20 columns has 21 million places.
_MOST_PLACES = 25_000_000
_CHUNK = 4_000_000
_Result = TypeVar("_Result")


def workbook_book(content: bytes, *, verbatim: bool = False) -> Book:
    """Return the sheets of an .xlsx file; raises UnreadableDocumentError if it is none.

    Args:
        content: The bytes.
        verbatim: Leave text as it is, direction marks and all: an answer is kept as it was given.
    """
    archive = Archive(content, ".xlsx")
    parts = {name: archive.read(name) for name in archive.names if _PARTS.fullmatch(name)}
    if not any("worksheets/" in name.casefold() for name in parts):
        raise UnreadableDocumentError("it is not an .xlsx file: it has no sheets")
    far = any(_spread(data) for name, data in parts.items() if "sheets/" in name.casefold())
    if far:
        raise UnreadableDocumentError(
            "the cells of a sheet lie so far apart that it cannot be laid out",
            hint="delete what stands far right or far below the table, and save it",
        )
    workbook = _guarded(lambda: CalamineWorkbook.from_filelike(BytesIO(_packed(parts))))
    return _book(workbook, verbatim=verbatim)


def _book(workbook: CalamineWorkbook, *, verbatim: bool) -> Book:
    grids: list[Grid] = []
    missing: list[tuple[str, str]] = []
    for number, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue  # a chart sheet shows what stands on another sheet
        try:
            grids.append(_guarded(partial(_numbered, workbook, number, verbatim=verbatim)))
        except UnreadableDocumentError as problem:
            missing.append((f"sheet {sheet.name}", str(problem.args[0])))
    return Book(tuple(grids), repaired=0, missing=tuple(missing))


def _numbered(workbook: CalamineWorkbook, number: int, *, verbatim: bool) -> Grid:
    return _grid(workbook.get_sheet_by_index(number), verbatim=verbatim)


def _grid(sheet: CalamineSheet, *, verbatim: bool) -> Grid:
    if sheet.start is None:
        return Grid(sheet.name, ())
    rows = [
        Row(number, cells) for number, cells in enumerate(_texts(sheet, verbatim=verbatim), start=1)
    ]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _fill(rows, top, bottom, left, right)
    return Grid(sheet.name, tuple(row for row in rows if any(row.cells)))


def _texts(sheet: CalamineSheet, *, verbatim: bool) -> Iterator[tuple[str, ...]]:
    # The reader fills up the rows above a table, not the columns left of it.
    left = ("",) * (sheet.start or (0, 0))[1]
    for row in sheet.iter_rows():
        yield (*left, *(_text_of(value, verbatim=verbatim) for value in row))


def _text_of(value: object, *, verbatim: bool) -> str:
    return value if verbatim and isinstance(value, str) else cell_text(value)


def _fill(rows: list[Row], top: int, bottom: int, left: int, right: int) -> None:
    """Repeat the text of a cell that spans several rows in each of them.

    A party that is written once beside its five items belongs to all five rows. A cell that spans
    columns is a title, and stays where it is.
    """
    if top == bottom or left != right or top >= len(rows):
        return
    first = rows[top].cells
    said = first[left] if left < len(first) else ""
    for at in range(top + 1, min(bottom + 1, len(rows))):
        cells = rows[at].cells
        if said and left < len(cells) and any(cells):
            rows[at] = Row(rows[at].number, (*cells[:left], said, *cells[left + 1 :]))


def cell_text(value: object) -> str:
    """Return a cell's value as text: whole numbers without a point, days as ISO says them.

    >>> [cell_text(one) for one in ("007", 30.0, 0.1, True, date(2026, 3, 2), "")]
    ['007', '30', '0.1', 'TRUE', '2026-03-02', '']
    """
    if isinstance(value, str):
        return mended(value)[0]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def _spread(data: bytes) -> bool:
    """Return whether a sheet's cells span more places than can be laid out."""
    last_row = last_column = 0
    for start in range(0, len(data), _CHUNK):
        found = set(_REFERENCE.findall(data, start, start + _CHUNK + 40))
        last_row = max([last_row, *(int(number) for _, number in found)])
        last_column = max([last_column, *{_column(letters) for letters, _ in found}])
    return last_row * last_column > _MOST_PLACES


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return a plain archive of parts whose sizes are known; a bomb cannot be hidden in it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _guarded(call: Callable[[], _Result]) -> _Result:
    """Return what the reader gives; its panic on broken bytes becomes a fault like others."""
    broken = UnreadableDocumentError(
        "the .xlsx file is broken", hint="open it in Excel and save it anew"
    )
    try:
        return call()
    except (CalamineError, ValueError, OSError, OverflowError, KeyError) as problem:
        raise broken from problem
    except BaseException as problem:
        # Rust's panic is no Exception and has no name that can be imported.
        if type(problem).__name__ != "PanicException":
            raise
        raise broken from problem
