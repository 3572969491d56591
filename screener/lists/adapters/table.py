"""A table of parties in the contract's own columns, for lists that no adapter reads."""

import csv
import io

from screener.errors import ListError
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

_NEEDED = ("key", "name")
_SEVERAL = " | "


def read_table(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of a CSV with the columns ``key`` and ``name``.

    Further columns that are read: kind, countries (alpha-2), aliases, addresses, programme and
    remarks; several values in a cell are separated by " | ".

    Raises:
        ListError: No UTF-8, a column is missing, a key is empty or stands twice.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise ListError(f"the file is no CSV in UTF-8: {problem}") from problem
    missing = [column for column in _NEEDED if not rows or column not in rows[0]]
    if missing:
        raise ListError(f"the table has no column {', '.join(missing)}, or no rows")
    keys = [row["key"].strip() for row in rows]
    twice = sorted({key for key in keys if keys.count(key) > 1 or not key})
    if twice:
        raise ListError(f"keys that are empty or stand twice: {', '.join(map(repr, twice[:5]))}")
    return tuple(_entity(list_id, row) for row in rows)


def _entity(list_id: str, row: dict[str, str]) -> ListEntity:
    aliases = _cell(row, "aliases")
    try:
        kind = EntityKind((row.get("kind") or "unknown").strip())
    except ValueError as problem:
        raise ListError(f"{row['key']}: no kind of entry: {row['kind']!r}") from problem
    names = {row["name"].strip(): NameKind.PRIMARY} | dict.fromkeys(aliases, NameKind.ALIAS)
    return ListEntity(
        entry=f"{list_id}/{row['key'].strip()}",
        list=list_id,
        kind=kind,
        names=tuple(ListName(text, kind_of, "list") for text, kind_of in names.items()),
        countries=_cell(row, "countries"),
        addresses=_cell(row, "addresses"),
        programme=row.get("programme") or "",
        remarks=row.get("remarks") or "",
    )


def _cell(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in (row.get(column) or "").split(_SEVERAL) if part.strip())
