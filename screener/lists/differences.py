"""What changed between two copies of an entity list, by key and field."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from screener.lists.folder import read_entities
from screener.lists.manifest import read_manifest
from screener.model.lists import ListEntity, NameKind

# Where a row stands in the publisher's file is no change of the entry.
_NOT_COMPARED = frozenset({"entry", "list", "source_row"})


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
    old = _by_entry(before)
    new = _by_entry(after)
    gone = {entry: old[entry] for entry in old.keys() - new.keys()}
    come = {entry: new[entry] for entry in new.keys() - old.keys()}
    changes = [
        Change(entry, "removed", entity.name, perhaps=_renamed(entity, come.values()))
        for entry, entity in gone.items()
    ]
    changes += [
        Change(entry, "added", entity.name, perhaps=_renamed(entity, gone.values()))
        for entry, entity in come.items()
    ]
    for entry in old.keys() & new.keys():
        changes += _changed(old[entry], new[entry])
    return sorted(changes, key=lambda change: (change.entry, change.what, change.field))


def _by_entry(folder: Path) -> dict[str, ListEntity]:
    entities = read_entities(folder, read_manifest(folder).id)
    return {entity.entry: entity for entity in entities}


def _changed(old: ListEntity, new: ListEntity) -> list[Change]:
    return [
        Change(new.entry, "changed", new.name, field.name, _shown(before), _shown(after))
        for field in fields(ListEntity)
        if field.name not in _NOT_COMPARED
        and (before := getattr(old, field.name)) != (after := getattr(new, field.name))
    ]


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(getattr(each, "text", None) or str(each) for each in value)
    return "" if value is None else str(value)


def _renamed(entity: ListEntity, others: Iterable[ListEntity]) -> str:
    """Return another entry that has one of the names: likely the same party under a new name."""
    names = {name.text.casefold() for name in entity.names if name.kind is not NameKind.ACRONYM}
    for other in others:
        if any(name.text.casefold() in names for name in other.names):
            return other.entry
    return ""
