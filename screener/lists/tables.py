"""Tables that stand beside the lists: names in another script, relations, vocabularies."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from screener.errors import ListError, Origin
from screener.lists.folder import rows_of
from screener.model.lists import (
    LexiconTerm,
    ListEntity,
    ListName,
    NameKind,
    Relation,
    VocabularyTerm,
)

_ALIAS_COLUMNS = ("entry", "name", "kind", "source")
_RELATION_COLUMNS = ("name", "also", "kind", "entry", "party", "source", "read_on")
_TERM_COLUMNS = ("key", "area", "en", "zh")
_LEXICON_COLUMNS = ("zh", "en", "slot", "also_en")
_SHOWN = 5  # entries named in a remark; the others are counted


def join_aliases(
    folder: Path, list_id: str, entities: Mapping[str, ListEntity]
) -> tuple[dict[str, ListEntity], int, str]:
    """Return the entries with the names of ``names.csv`` added, the count of rows, and a remark.

    The remark names entries that a list in use no longer has: those rows are not used.

    Raises:
        ListError: A column is missing or a kind is none of ``NameKind``.
    """
    path = folder / "names.csv"
    joined = dict(entities)
    in_use = {entity.list for entity in entities.values()}
    count, lost = 0, []
    for line, row in rows_of(path, _ALIAS_COLUMNS):
        count += 1
        entry = row["entry"]
        if entry in joined:
            name = ListName(row["name"], _kind(row["kind"], path, line), list_id, _source(row))
            joined[entry] = _with_name(joined[entry], name)
        elif entry.partition("/")[0] in in_use:
            lost.append(entry)
    return joined, count, _remark(lost)


def _source(row: Mapping[str, str]) -> str:
    source, record = row["source"], row.get("record", "")
    # A record of one of our lists begins with the list's id already.
    return record if record.startswith(f"{source}/") else f"{source} {record}".strip()


def _with_name(entity: ListEntity, name: ListName) -> ListEntity:
    if any(known.text == name.text for known in entity.names):
        return entity
    return replace(entity, names=(*entity.names, name))


def _kind(text: str, path: Path, line: int) -> NameKind:
    try:
        return NameKind(text)
    except ValueError as problem:
        raise ListError(f"no kind of name: {text!r}", origin=Origin(str(path), line)) from problem


def _remark(lost: list[str]) -> str:
    if not lost:
        return ""
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    return f"{len(lost)} rows not used, no such entry: {', '.join(lost[:_SHOWN])}{more}"


def read_relations(
    folder: Path, entities: Mapping[str, ListEntity]
) -> tuple[list[Relation], int, str]:
    """Return the relations of ``relations.csv``, the count of rows, and a remark.

    A relation whose list is not in use is left out but counted, so that the table is plausible
    also where few lists are wanted. The remark names entries that a list in use no longer has.

    Raises:
        ListError: A column is missing or a date is none.
    """
    path = folder / "relations.csv"
    in_use = {entity.list for entity in entities.values()}
    relations, count, lost = [], 0, []
    for line, row in rows_of(path, _RELATION_COLUMNS):
        count += 1
        entry = row["entry"]
        if not entry or entry in entities:
            relations.append(_relation(row, path, line))
        elif entry.partition("/")[0] in in_use:
            lost.append(entry)
    return relations, count, _remark(lost)


def _relation(row: Mapping[str, str], path: Path, line: int) -> Relation:
    try:
        read_on = date.fromisoformat(row["read_on"]) if row["read_on"] else None
    except ValueError as problem:
        raise ListError(f"no date: {row['read_on']!r}", origin=Origin(str(path), line)) from problem
    return Relation(
        name=row["name"],
        also=tuple(part for part in row["also"].split(" | ") if part),
        kind=row["kind"],
        entry=row["entry"],
        party=row["party"],
        source=row["source"],
        read_on=read_on,
    )


def read_vocabulary(folder: Path, list_id: str) -> list[VocabularyTerm]:
    """Return the terms of ``terms.csv``: key, area, and what it is called in two languages.

    Raises:
        ListError: A column is missing.
    """
    return [
        VocabularyTerm(list_id, row["key"], row["area"], _several(row["en"]), _several(row["zh"]))
        for _, row in rows_of(folder / "terms.csv", _TERM_COLUMNS)
    ]


def read_lexicon(folder: Path) -> list[LexiconTerm]:
    """Return the words of ``terms.csv``: in Chinese, in English, and their place in a name.

    Raises:
        ListError: A column is missing.
    """
    return [
        LexiconTerm(
            zh=row["zh"],
            en=row["en"],
            slot=row["slot"],
            also_en=_several(row["also_en"]),
            within=row.get("within", ""),
        )
        for _, row in rows_of(folder / "terms.csv", _LEXICON_COLUMNS)
    ]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(" | ") if part)
