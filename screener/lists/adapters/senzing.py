"""Records of the Senzing entity specification, a line each (senzing.json of OpenSanctions)."""

import re
from collections.abc import Iterator
from typing import Any

from screener.lists.adapters.facts import (
    citations_of,
    clean,
    codes,
    imo,
    joined,
    names_of,
    refuse_if,
    refuse_missing,
    remarks_of,
    unique,
)
from screener.lists.adapters.rows import json_lines
from screener.model.lists import EntityKind, ListEntity, NameKind

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORGANIZATION": EntityKind.ORGANISATION,
    "COMPANY": EntityKind.ORGANISATION,
    "PUBLICBODY": EntityKind.ORGANISATION,
    "VESSEL": EntityKind.VESSEL,
    "AIRCRAFT": EntityKind.AIRCRAFT,
    "AIRPLANE": EntityKind.AIRCRAFT,
}
# An attribute may have a usage type before it: PRIMARY_NAME_LAST, HOME_ADDR_LINE1.
_NAME = re.compile(r"(?:(?P<usage>[A-Z0-9_]+?)_)?NAME_(?P<part>FULL|ORG|FIRST|MIDDLE|LAST|SUFFIX)")
_ADDRESS = re.compile(r"(?:[A-Z0-9_]+?_)?ADDR_(?P<part>FULL|LINE\d|CITY|STATE|POSTAL_CODE|COUNTRY)")
_PARTS = ("FIRST", "MIDDLE", "LAST", "SUFFIX")
_LINES = ("LINE1", "LINE2", "LINE3", "LINE4", "LINE5", "LINE6", "CITY", "STATE", "POSTAL_CODE",
          "COUNTRY")  # fmt: skip
_USAGES = {
    "PRIMARY": NameKind.PRIMARY,
    "FORMER": NameKind.FORMER,
    "PREVIOUS": NameKind.FORMER,
    "MAIDEN": NameKind.FORMER,
    "WEAK": NameKind.WEAK,
}  # others are aliases
_COUNTRIES = ("NATIONALITY", "CITIZENSHIP", "REGISTRATION_COUNTRY", "COUNTRY_OF_ASSOCIATION")
_NUMBER = re.compile(r"(?P<what>[A-Z0-9_]+)_(?:NUMBER|ID)|CALL_SIGN")
_SAID_ELSEWHERE = frozenset({"RECORD_ID", "DATA_SOURCE", "RECORD_TYPE"})
_Facts = dict[str, str]


def read_senzing(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the records; features stand in FEATURES, in lists by kind, or in the record itself.

    Raises:
        ListError: Not such lines, or records without id or name.
    """
    records = list(json_lines(content))
    refuse_missing(["RECORD_ID"], {name for _, record in records for name in record}, "fields")
    drafts = [(line, _entity(list_id, line, record)) for line, record in records]
    refuse_if((f"line {line}" for line, one in drafts if one is None), "records without id or name")
    return tuple(one for _, one in drafts if one is not None)


def _entity(list_id: str, line: int, record: dict[str, Any]) -> ListEntity | None:
    features = list(_features(record))
    names = names_of(name for one in features for name in _names(one))
    key = clean(record.get("RECORD_ID"))
    if not key or not names:
        return None
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=_KINDS.get(_first(features, "RECORD_TYPE").upper(), EntityKind.UNKNOWN),
        names=names,
        countries=codes(_all(features, *_COUNTRIES)),
        addresses=unique(_address(one) for one in features),
        programme=joined(_all(features, "DATA_SOURCE")),
        citations=citations_of(_all(features, "SOURCE_URL", "URL")),
        remarks=_remarks(features),
        source_row=f"line {line}",
    )


def _features(record: dict[str, Any]) -> Iterator[_Facts]:
    """Yield the record's own attributes, then each feature of its lists."""
    yield _facts(record)
    for several in record.values():
        if isinstance(several, list):
            yield from (_facts(one) for one in several if isinstance(one, dict))


def _facts(feature: dict[str, Any]) -> _Facts:
    return {
        str(name).upper(): clean(value)
        for name, value in feature.items()
        if isinstance(value, str | int | float) and clean(value)
    }


def _all(features: list[_Facts], *names: str) -> Iterator[str]:
    return (one[name] for name in names for one in features if name in one)


def _first(features: list[_Facts], name: str) -> str:
    return next(_all(features, name), "")


def _names(feature: _Facts) -> Iterator[tuple[str, NameKind]]:
    usages: dict[str, _Facts] = {}
    for name, value in feature.items():
        if found := _NAME.fullmatch(name):
            usage = found["usage"] or feature.get("NAME_TYPE", "")
            usages.setdefault(usage, {})[found["part"]] = value
    for usage, parts in usages.items():
        kind = _USAGES.get(usage.upper(), NameKind.ALIAS)
        whole = clean(" ".join(parts.get(part, "") for part in _PARTS))
        yield from ((text, kind) for text in (parts.get("FULL", ""), parts.get("ORG", ""), whole))


def _address(feature: _Facts) -> str:
    parts = {
        found["part"]: value
        for name, value in feature.items()
        if (found := _ADDRESS.fullmatch(name))
    }
    return parts.get("FULL") or ", ".join(parts[line] for line in _LINES if line in parts)


def _remarks(features: list[_Facts]) -> str:
    return remarks_of(
        ("born", _all(features, "DATE_OF_BIRTH")),
        ("place of birth", _all(features, "PLACE_OF_BIRTH")),
        ("died", _all(features, "DATE_OF_DEATH")),
        ("registered", _all(features, "REGISTRATION_DATE")),
        ("gender", _all(features, "GENDER")),
        ("identifiers", (text for one in features for text in _numbers(one))),
        ("website", _all(features, "WEBSITE_ADDRESS")),
        ("email", _all(features, "EMAIL_ADDRESS")),
        ("phone", _all(features, "PHONE_NUMBER")),
        ("topics", _all(features, "TOPIC")),
    )


def _numbers(feature: _Facts) -> Iterator[str]:
    for name, value in feature.items():
        found = _NUMBER.fullmatch(name)
        if not found or name in _SAID_ELSEWHERE or name == "PHONE_NUMBER":
            continue
        what = found["what"] or name
        kind = feature.get(f"{what}_TYPE", "")
        country = feature.get(f"{what}_COUNTRY", "")
        number = imo(value) if what == "IMO" else value
        yield clean(f"{kind or what.replace('_', ' ').lower()} {number} {country}")
