"""What changed between two copies of a list, by key and field (R4)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from screener.lists.controls import read_controls
from screener.lists.folder import data_digest, read_entities
from screener.lists.manifest import read_manifest
from screener.model.lists import ControlEntry, ListEntity, ListKind, NameKind

# Where a row stands in the publisher's file is no change of the entry.
_NOT_COMPARED = frozenset({"entry", "list", "source_row"})
_TWIN = re.compile(r"-\d+$")  # entries of one country and name are told apart by a counter


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as it is compared; the order of names, addresses and citations says nothing."""

    name: str
    names: frozenset[str]  # folded; by them a renamed entry is recognised
    fields: Mapping[str, tuple[str, ...]]  # values in code-point order


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that was added, removed or changed."""

    entry: str
    what: str  # "added", "removed", "changed"
    name: str
    field: str = ""
    before: str = ""
    after: str = ""
    perhaps: str = ""  # entry that this one may have been renamed from or to


def differences(before: Path, after: Path) -> list[Change]:
    """Return the changes from one compiled folder to another, by entry and field.

    Raises:
        ListError: A folder that does not hold.
    """
    return changes(records_of(before), records_of(after))


def records_of(folder: Path) -> dict[str, Record]:
    """Return the entries of a compiled folder as they are compared.

    Raises:
        ListError: The folder does not hold.
    """
    manifest = read_manifest(folder)
    if manifest.kind is ListKind.CONTROL:
        found = read_controls(folder, manifest.id, data_digest(folder))
        return {f"{manifest.id}/{one.code}": _of_control(one) for one in found}
    return entity_records(read_entities(folder, manifest.id))


def entity_records(entities: Iterable[ListEntity]) -> dict[str, Record]:
    """Return entries of an entity list as they are compared."""
    return {one.entry: _of_entity(one) for one in entities}


def changes(before: Mapping[str, Record], after: Mapping[str, Record]) -> list[Change]:
    """Return the changes from one copy to another, by entry and field.

    An entry that is gone and one that has come stay two changes, also where they share a name:
    that they are one party is likely, and for a person to say.
    """
    old, new = _without_same_twins(before, after)
    gone = {entry: old[entry] for entry in old.keys() - new.keys()}
    come = {entry: new[entry] for entry in new.keys() - old.keys()}
    found = [*_moved(gone, come, "removed"), *_moved(come, gone, "added")]
    for entry in old.keys() & new.keys():
        found += _changed(entry, old[entry], new[entry])
    return sorted(found, key=lambda change: (change.entry, change.what, change.field))


def _of_entity(entity: ListEntity) -> Record:
    told = {
        field.name: _values(getattr(entity, field.name))
        for field in fields(ListEntity)
        if field.name not in _NOT_COMPARED
    }
    named = (name.text for name in entity.names if name.kind is not NameKind.ACRONYM)
    return Record(entity.name, frozenset(text.casefold() for text in named), told)


def _of_control(control: ControlEntry) -> Record:
    told = {
        name: _values(tuple(value) if isinstance(value, list) else value)
        for name, value in control.model_dump(mode="json").items()
    }
    return Record(control.title, frozenset({control.title.casefold()}), told)


def _values(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(sorted(_value(each) for each in value))
    return () if value in (None, "") else (_value(value),)


def _value(value: object) -> str:
    text = getattr(value, "text", None)
    if text is None:
        return str(value)
    return f"{text} ({getattr(value, 'kind', '')})"


def _without_same_twins(
    before: Mapping[str, Record], after: Mapping[str, Record]
) -> tuple[dict[str, Record], dict[str, Record]]:
    """Return both without twins that are in both under another number.

    Twins are numbered in the file's order, and a file in another order is no change.
    """
    old, new = dict(before), dict(after)
    for stem in {_TWIN.sub("", entry) for entry in (*old, *new) if _TWIN.search(entry)}:
        left = _twins(stem, old)
        right = _twins(stem, new)
        for one in left:
            same = next((other for other in right if new[other] == old[one]), None)
            if same is not None:
                right.remove(same)
                del old[one], new[same]
    return old, new


def _twins(stem: str, records: Mapping[str, Record]) -> list[str]:
    found = [stem] if stem in records else []
    number = 2
    while f"{stem}-{number}" in records:
        found.append(f"{stem}-{number}")
        number += 1
    return found


def _moved(
    records: Mapping[str, Record], others: Mapping[str, Record], what: str
) -> Iterator[Change]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(others):
        for name in others[entry].names:
            by_name[name].append(entry)
    for entry, record in records.items():
        likely = sorted({other for name in record.names for other in by_name.get(name, ())})
        yield Change(entry, what, record.name, perhaps=likely[0] if likely else "")


def _changed(entry: str, old: Record, new: Record) -> Iterator[Change]:
    for field, after in new.fields.items():
        before = old.fields[field]
        if before != after:
            yield Change(entry, "changed", new.name, field, *_shown(before, after))


def _shown(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Return what was and what is; of several values those that are not in both."""
    if len(before) < 2 and len(after) < 2:
        return " | ".join(before), " | ".join(after)
    gone = [value for value in before if value not in after]
    come = [value for value in after if value not in before]
    return " | ".join(gone), " | ".join(come)
