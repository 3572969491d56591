"""A compiled entity list as a folder of CSV files, as the contract describes it."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from screener.errors import ListError, Origin
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

ENTITY_COLUMNS = (
    "key name kind countries programme requirement policy footnotes citations listed delisted"
    " requirement_code policy_code remarks source_row"
).split()
NAME_COLUMNS = "key name kind origin source".split()
ADDRESS_COLUMNS = "key address country".split()
_SEVERAL = " | "
_NAME_KINDS = {kind.value: kind for kind in NameKind}  # a look-up costs a tenth of a call
MANIFEST = "manifest.yaml"


def data_digest(folder: Path) -> str:
    """Return the SHA-256 of all data files of a list's folder, the manifest left out."""
    total = hashlib.sha256()
    for path in data_files(folder):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def data_files(folder: Path) -> list[Path]:
    """Return the data files of a list's folder by name."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in {".csv", ".yaml"} and path.name != MANIFEST
    )


def write_entities(entities: Iterable[ListEntity], folder: Path) -> None:
    """Write ``entities.csv``, ``names.csv`` and ``addresses.csv``, sorted by key."""
    ordered = sorted(entities, key=lambda entity: entity.entry)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "entities.csv", ENTITY_COLUMNS, (_entity_row(entity) for entity in ordered))
    _write(folder / "names.csv", NAME_COLUMNS, _name_rows(ordered))
    _write(
        folder / "addresses.csv",
        ADDRESS_COLUMNS,
        ([key_of(entity), address, ""] for entity in ordered for address in entity.addresses),
    )


def key_of(entity: ListEntity) -> str:
    """Return an entry's key without its list."""
    return entity.entry.partition("/")[2]


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def _entity_row(entity: ListEntity) -> list[str]:
    return [
        key_of(entity),
        entity.name,
        entity.kind.value,
        _joined(entity.countries),
        entity.programme,
        entity.requirement,
        entity.policy,
        _joined([str(note) for note in entity.footnotes]),
        _joined(entity.citations),
        entity.listed.isoformat() if entity.listed else "",
        entity.delisted.isoformat() if entity.delisted else "",
        entity.requirement_code,
        entity.policy_code,
        entity.remarks,
        entity.source_row,
    ]


def _name_rows(entities: Iterable[ListEntity]) -> Iterator[list[str]]:
    for entity in entities:
        for name in entity.names:
            yield [key_of(entity), name.text, name.kind.value, name.origin, name.source]


def _joined(values: Sequence[str]) -> str:
    if any(_SEVERAL in value for value in values):
        raise ListError(f"a value contains {_SEVERAL!r}, which separates values: {values}")
    return _SEVERAL.join(values)


def read_entities(folder: Path, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of a compiled folder; of a list of one's own only ``key,name`` is needed.

    Raises:
        ListError: A file or column is missing, or a value is none of those allowed.
    """
    names: dict[str, list[ListName]] = {}
    for _, row in rows_of(folder / "names.csv", NAME_COLUMNS[:3], needed=False):
        kind = _NAME_KINDS.get(row["kind"]) or NameKind(row["kind"])
        named = ListName(row["name"], kind, row.get("origin") or "list", row.get("source") or "")
        names.setdefault(row["key"], []).append(named)
    addresses: dict[str, list[str]] = {}
    for _, row in rows_of(folder / "addresses.csv", ADDRESS_COLUMNS[:2], needed=False):
        addresses.setdefault(row["key"], []).append(row["address"])
    path = folder / "entities.csv"
    entities = []
    for line, row in rows_of(path, ("key", "name")):
        try:
            key = row["key"]
            entities.append(_entity(list_id, row, names.get(key, []), addresses.get(key, [])))
        except ValueError as problem:
            raise ListError(str(problem), origin=Origin(str(path), line)) from problem
    return tuple(entities)


def rows_of(
    path: Path, columns: Sequence[str], *, needed: bool = True
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column of a CSV file with a header.

    Raises:
        ListError: The file is missing though ``needed``, is no UTF-8, or lacks one of ``columns``.
    """
    if not path.is_file():
        if needed:
            raise ListError("the list has no such file", origin=Origin(str(path)))
        return
    try:
        reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise ListError(f"no column {', '.join(missing)}", origin=Origin(str(path), 1))
        for cells in reader:
            if cells:
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise ListError(f"no CSV in UTF-8: {problem}", origin=Origin(str(path))) from problem


def _entity(
    list_id: str, row: dict[str, str], names: list[ListName], addresses: list[str]
) -> ListEntity:
    get = row.get
    if not row["key"].strip() or not row["name"].strip():
        raise ValueError("a row needs a key and a name")
    others = [name for name in names if name.kind is not NameKind.PRIMARY]
    return ListEntity(
        entry=f"{list_id}/{row['key']}",
        list=list_id,
        kind=EntityKind(get("kind") or "unknown"),
        names=(ListName(row["name"], NameKind.PRIMARY, "list"), *others),
        countries=_split(get("countries", "")),
        addresses=tuple(addresses),
        programme=get("programme", ""),
        requirement=get("requirement", ""),
        requirement_code=get("requirement_code", ""),
        policy=get("policy", ""),
        policy_code=get("policy_code", ""),
        footnotes=tuple(int(note) for note in _split(get("footnotes", ""))),
        citations=_split(get("citations", "")),
        listed=_day(get("listed", "")),
        delisted=_day(get("delisted", "")),
        source_row=get("source_row", ""),
        remarks=get("remarks", ""),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(_SEVERAL) if part) if cell else ()


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
