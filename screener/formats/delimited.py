"""From text with delimiters (.csv, .tsv) to a grid; a broken quote costs its row, not the file."""

import csv
import re
from collections.abc import Iterator, Sequence

from screener.formats.decode import decode
from screener.formats.grid import Book, Grid, Row

_DELIMITERS = ",;\t|"
_SAMPLE = 50  # lines by which the delimiter is told
# A file with more broken quotes than this is quoted in a way we do not know.
_MOST_BROKEN = 100
# A quoted cell may hold line ends, as an address does; not half the file.
_MOST_LINES = 200
_QUOTED = re.compile(r'"(?:[^"\n]|"")*"')
_EXCEL_HINT = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_BROKEN = "a quotation mark is opened and not closed; write the row's quotes anew"


def delimited_book(content: bytes, *, delimiter: str = "", verbatim: bool = False) -> Book:
    """Return the one grid of a .csv or .tsv file.

    Args:
        content: The bytes, in any encoding.
        delimiter: What parts the cells; "" to tell it by the text.
        verbatim: Leave text as it is, direction marks and all: an answer is kept as it was given.
    """
    decoded = decode(content, verbatim=verbatim)
    lines = decoded.text.split("\n")
    hint = _EXCEL_HINT.fullmatch(lines[0])
    if hint:  # a line for Excel only; it stays counted, so that rows keep their numbers
        delimiter, lines[0] = hint.group(1), ""
    delimiter = delimiter or told_delimiter(lines)
    rows, missing = _rows(lines, delimiter)
    grid = Grid("", tuple(rows), missing=tuple(missing))
    return Book((grid,), decoded.encoding, decoded.repaired)


def told_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that parts the first lines most alike.

    >>> told_delimiter(["name;city", "Müller, GmbH;Jena"])
    ';'
    """
    sample = [_QUOTED.sub("", line) for line in lines if line.strip()][:_SAMPLE]
    best, most = ",", (0, 0)
    for mark in _DELIMITERS:
        counts = [line.count(mark) for line in sample]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        # First by how many lines agree on a number of cells, then by the number.
        agree = (counts.count(usual) if usual else 0, usual)
        if agree > most:
            best, most = mark, agree
    return best


def _rows(lines: Sequence[str], delimiter: str) -> tuple[list[Row], list[tuple[str, str]]]:
    rows: list[Row] = []
    missing: list[tuple[str, str]] = []
    at, number = 0, 0
    while at < len(lines):
        number += 1
        cells, used = _record(lines, at, delimiter, _usual(rows))
        if cells is None:
            missing.append((f"row {number} (line {at + 1})", _BROKEN))
            if len(missing) > _MOST_BROKEN:
                missing.append((f"rows {number + 1} and later", "too many broken quotes before"))
                break
        elif any(cell.strip() for cell in cells):
            rows.append(Row(number, cells))
        at += used
    return rows, missing


def _usual(rows: Sequence[Row]) -> int:
    return len(rows[0].cells) if rows else 0


def _record(
    lines: Sequence[str], at: int, delimiter: str, usual: int
) -> tuple[tuple[str, ...] | None, int]:
    """Return the cells of the record that begins on a line, and how many lines it took.

    None for the cells of a record whose quotes are broken; it takes its first line only.
    """
    if '"' not in lines[at]:
        return tuple(lines[at].split(delimiter)), 1
    reader = csv.reader(_with_ends(lines[at : at + _MOST_LINES]), delimiter=delimiter, strict=True)
    try:
        cells = tuple(next(reader, []))
    except csv.Error:
        return _loose(lines[at], delimiter), 1
    used = max(reader.line_num, 1)
    # A quote left open is closed by the next one, rows later; what lies between has whole rows.
    if (
        used > 1
        and usual > 1
        and len(cells) != usual
        and _holds_row(lines[at + 1 : at + used], delimiter, usual)
    ):
        return None, 1
    return cells, used


def _with_ends(lines: Sequence[str]) -> Iterator[str]:
    return (line + "\n" for line in lines)


def _holds_row(lines: Sequence[str], delimiter: str, usual: int) -> bool:
    return any(_QUOTED.sub("", line).count(delimiter) == usual - 1 for line in lines)


def _loose(line: str, delimiter: str) -> tuple[str, ...] | None:
    """Return the cells of a line whose quotes are a sign within a cell ('2" valve'); else None."""
    if re.search(rf'(?:^|{re.escape(delimiter)})\s*"', line):
        return None
    return tuple(line.split(delimiter))
