"""From the bytes of a publisher's table or lines of JSON to rows by column."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from screener.errors import ListError
from screener.lists.adapters.facts import refuse_missing


def text_of(content: bytes) -> str:
    """Return a file's text; UTF-8 with or without its mark.

    Raises:
        ListError: It is no UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ListError(
            f"the file is no text in UTF-8 (byte {problem.start})",
            hint="take it from the publisher again; a program may have saved it anew",
        ) from problem


def table_rows(
    text: str, needed: Sequence[str], *, delimiter: str = ",", first_line: int = 1
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column; lines of blanks are left out.

    Args:
        text: The table, its header in the first line.
        needed: Columns that every copy has.
        delimiter: What stands between cells.
        first_line: The number in the file of the text's first line.

    Raises:
        ListError: A column is missing, or a row has more or fewer cells than the header.
    """
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        header = [cell.strip() for cell in next(reader, [])]
        refuse_missing(needed, header, "columns")
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            line = reader.line_num + first_line - 1
            if len(cells) != len(header):
                raise ListError(f"line {line}: {len(cells)} cells, expected {len(header)}")
            yield line, dict(zip(header, cells, strict=True))
    except csv.Error as problem:
        raise ListError(f"the file is no such table: {problem}") from problem


def json_of(text: str, what: str) -> Any:
    """Return what a JSON text says.

    Raises:
        ListError: It is none; ``what`` names the place.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ListError(f"{what} is no JSON: {str(problem)[:80]}") from problem


def json_lines(content: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line number and object of each line.

    Raises:
        ListError: A line is no JSON object, or the file has none.
    """
    found = False
    for number, line in enumerate(text_of(content).split("\n"), start=1):
        if not line.strip():
            continue
        record = json_of(line, f"line {number}")
        if not isinstance(record, dict):
            raise ListError(f"line {number} is no JSON object")
        found = True
        yield number, record
    if not found:
        raise ListError("the file has no lines")


def texts(value: Any) -> list[str]:
    """Return the texts of a field that is missing, a text, or a list of them.

    >>> texts(None), texts("a"), texts(["a", None, 1])
    ([], ['a'], ['a', '1'])
    """
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if isinstance(one, str | int | float) and one != ""]
