"""A list's entry as a short record of bytes, and back: the form that caches hold."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

_DAYS = ("listed", "delisted")
_FIRST = ("entry", "list", "kind", "names")
_OTHERS = tuple(
    (field.name, field.default) for field in fields(ListEntity) if field.name not in _FIRST
)
_KINDS = {kind.value: kind for kind in EntityKind}
_NAME_KINDS = {kind.value: kind for kind in NameKind}


def encoded(entity: ListEntity) -> bytes:
    """Return an entry as a JSON array: the fields that each has, then those that it has besides."""
    names = [[name.text, name.kind.value, name.origin, name.source] for name in entity.names]
    besides: dict[str, Any] = {
        name: value for name, default in _OTHERS if (value := getattr(entity, name)) != default
    }
    for name in _DAYS:
        if name in besides:
            besides[name] = besides[name].isoformat()
    record = [entity.entry, entity.list, entity.kind.value, names, besides]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decoded(content: memoryview) -> ListEntity:
    """Return the entry of a record.

    >>> entity = ListEntity("a/1", "a", EntityKind.PERSON, (ListName("B", NameKind.WEAK, "list"),))
    >>> decoded(memoryview(encoded(entity))) == entity
    True
    """
    text = str(content, "utf-8", "surrogatepass")
    entry, list_id, kind, names, besides = json.loads(text)
    for name, value in besides.items():
        if type(value) is list:
            besides[name] = tuple(value)
        elif name in _DAYS:
            besides[name] = date.fromisoformat(value)
    return ListEntity(
        entry,
        list_id,
        _KINDS[kind],
        tuple(ListName(said, _NAME_KINDS[how], origin, src) for said, how, origin, src in names),
        **besides,
    )
