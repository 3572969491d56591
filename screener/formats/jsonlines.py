"""From lines of JSON to a grid: each object is a row, its fields are columns."""

import json
from typing import Any

from screener.formats.decode import decode
from screener.formats.grid import Book, Grid, Row

_MOST_COLUMNS = 2_000  # a file of which each object has its own fields is no table


def jsonlines_book(content: bytes) -> Book:
    """Return the one grid of a .jsonl file; a line that is no object is named as not read.

    The first row is the header and has the number 0. Figures stay as they are written.
    """
    decoded = decode(content)
    objects: list[tuple[int, dict[str, str]]] = []
    missing: list[tuple[str, str]] = []
    columns: dict[str, int] = {}
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        fields = _fields(line)
        if isinstance(fields, str):
            missing.append((f"line {number}", fields))
            continue
        objects.append((number, fields))
        for name in fields:
            columns.setdefault(name, len(columns))
        if len(columns) > _MOST_COLUMNS:
            missing.append((f"lines after {number}", f"more than {_MOST_COLUMNS} different fields"))
            break
    rows = [Row(n, tuple(fields.get(name, "") for name in columns)) for n, fields in objects]
    header = [Row(0, tuple(columns))] if columns else []
    grid = Grid("", (*header, *rows), headed=True, unit="line", missing=tuple(missing))
    return Book((grid,), decoded.encoding, decoded.repaired)


def _fields(line: str) -> dict[str, str] | str:
    try:
        read = json.loads(line, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as problem:
        return f"the line is not JSON: {problem.msg} at character {problem.pos + 1}"
    except RecursionError:
        return "the line is nested too deeply"
    if not isinstance(read, dict):
        return "the line is not an object of named fields"
    return {str(name): shown(value) for name, value in read.items()}


def shown(value: Any) -> str:
    """Return a field's value as text; several values are parted by "; ".

    >>> shown(["ZTE", {"en": "ZTE Corp"}, None])
    'ZTE; ZTE Corp'
    """
    parts: list[str] = []
    stack: list[Any] = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            stack += reversed(one.values())
        elif isinstance(one, list | tuple):
            stack += reversed(one)
        elif isinstance(one, bool):
            parts.append("true" if one else "false")
        elif one is not None:
            parts.append(str(one))
    return "; ".join(parts)
