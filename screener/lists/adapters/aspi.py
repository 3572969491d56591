"""ASPI's China Defence Universities Tracker in the form of a MISP galaxy: names and categories."""

import json
import re

from screener.errors import ListError
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

_HAN = re.compile(r"[\u3400-\u9fff]")
_LAST_BRACKETS = re.compile(r"\s*[(（]([^()（）]*[\u3400-\u9fff][^()（）]*)[)）]\s*$")


def read_aspi(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the institutions with their names and categories; the tracker's prose is left out.

    Raises:
        ListError: Not this JSON.
    """
    try:
        values = json.loads(content)["values"]
        drafts = [(value["value"].strip(), value.get("meta", {})) for value in values]
    except (
        UnicodeDecodeError,
        json.JSONDecodeError,
        KeyError,
        TypeError,
        AttributeError,
    ) as problem:
        raise ListError(f"the file is no MISP galaxy: {problem!r}") from problem
    keys = twin_counted([entry_key("CN", _LAST_BRACKETS.sub("", value)) for value, _ in drafts])
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=_names(value, meta.get("aliases", [])),
            countries=("CN",),
            programme=" | ".join(meta.get("categories", [])),
            source_row=f"value {number}",
        )
        for number, (key, (value, meta)) in enumerate(zip(keys, drafts, strict=True), start=1)
    )


def _names(value: str, aliases: list[str]) -> tuple[ListName, ...]:
    names = {_LAST_BRACKETS.sub("", value): NameKind.PRIMARY}
    native = _LAST_BRACKETS.search(value)
    for text in [*([native[1]] if native else []), *aliases]:
        names.setdefault(text.strip(), _kind(text.strip()))
    return tuple(ListName(text, kind, "list") for text, kind in names.items() if text)


def _kind(text: str) -> NameKind:
    if _HAN.search(text):
        return NameKind.NATIVE_SCRIPT
    short = len(text) <= 8 and " " not in text and sum(c.isupper() for c in text) >= 2
    return NameKind.ACRONYM if short else NameKind.ALIAS
