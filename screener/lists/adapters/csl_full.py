"""The US Consolidated Screening List as the publisher's JSON and CSV: one file, several lists."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from screener.errors import ListError
from screener.lists.adapters.csl import CODED, KINDS, SOURCES, source_code
from screener.lists.adapters.csl_names import csl_names
from screener.lists.adapters.ecfr_codes import policy_code, requirement_code
from screener.lists.adapters.facts import (
    citations_of,
    clean,
    codes,
    day,
    joined,
    refuse_if,
    refuse_missing,
    refuse_unknown,
    remarks_of,
    unique,
)
from screener.lists.adapters.rows import json_of, table_rows, text_of, texts
from screener.model.lists import ListEntity
from screener.normalise.keys import entry_key, twin_counted

_ENTITY_LIST = "us_entity_list"
_Raw = TypeVar("_Raw")
# In the CSV an address ends with its country's code, and ";" can stand within one.
_ENDS = re.compile(r"(?:^|,\s*)[A-Z]{2}$")
_MORE_NAMES = re.compile(r";\s*")
_TOLD = {
    "title": "title",
    "born": "dates_of_birth",
    "place of birth": "places_of_birth",
    "nationality": "nationalities",
    "citizenship": "citizenships",
    "identifiers": "ids",
    "standard order": "standard_order",
    "until": "end_date",
    "call sign": "call_sign",
    "type of vessel": "vessel_type",
    "gross tonnage": "gross_tonnage",
    "gross registered tonnage": "gross_registered_tonnage",
    "flag": "vessel_flag",
    "owner of vessel": "vessel_owner",
}
_COLUMNS = (
    "source", "entity_number", "type", "programs", "name", "addresses", "alt_names",
    "federal_register_notice", "start_date", "license_requirement", "license_policy", "remarks",
    "source_list_url", *_TOLD.values(),
)  # fmt: skip
_IN_JSON = ("source", "name", "alt_names", "addresses", "source_list_url")


@dataclass(frozen=True, slots=True)
class CslRecord:
    """A record of the CSL, of whichever file."""

    place: str  # "line 7" or "result 7"
    facts: dict[str, tuple[str, ...]]
    names: tuple[str, ...]  # beside the printed one
    addresses: tuple[str, ...]
    countries: tuple[str, ...]

    def one(self, name: str) -> str:
        """Return the first value of a field; "" for none."""
        return next(iter(self.facts.get(name, ())), "")


def read_csl_json(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the CSL sources that make up a list, from consolidated.json.

    Raises:
        ListError: Not this JSON, fields are missing, a source without a code, or records without
            a name.
    """
    data = json_of(text_of(content), "the file")
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
        raise ListError("the JSON has no 'results' with records, as the CSL's has")
    refuse_missing(_IN_JSON, {name for one in results for name in one}, "fields")
    raws = [
        (at, clean(one.get("source")), clean(one.get("name")), one)
        for at, one in enumerate(results, start=1)
    ]
    return _entities(list_id, raws, _of_json)


def read_csl_csv(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the CSL sources that make up a list, from consolidated.csv.

    Raises:
        ListError: Not this table, a column is missing, a source without a code, or rows without
            a name.
    """
    raws = [
        (line, clean(row["source"]), clean(row["name"]), row)
        for line, row in table_rows(text_of(content), _COLUMNS)
    ]
    return _entities(list_id, raws, _of_row)


def read_csl_entities(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the Entity List from a third party's reduced copy of the CSL, with days of effect.

    Its fields "country", "entityType" and "listingReason" are that party's own and are not read.

    Raises:
        ListError: Not this JSON, another list is wanted, or records without a name.
    """
    data = json_of(text_of(content), "the file")
    found = data.get("entities") if isinstance(data, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ListError("the JSON has no 'entities' with records")
    if list_id != _ENTITY_LIST:
        raise ListError(f"the file holds the Entity List only, and not {list_id}")
    raws = [
        (at, "Entity List (EL)", clean(one.get("name")), one) for at, one in enumerate(found, 1)
    ]
    return _entities(list_id, raws, _of_reduced)


def _of_json(one: dict[str, Any], number: int) -> CslRecord:
    facts = {name: unique(_said(one.get(name))) for name in _COLUMNS if name != "addresses"}
    places = one.get("addresses")
    said = (
        [place for place in places if isinstance(place, dict)] if isinstance(places, list) else []
    )
    # A record of the State Department has a country and no address.
    countries = codes([*(clean(place.get("country")) for place in said), clean(one.get("country"))])
    parts = ("address", "city", "state", "postal_code", "country")
    return CslRecord(
        f"result {number}",
        facts,
        tuple(texts(one.get("alt_names"))),
        unique(
            text
            for place in said
            if len(text := ", ".join(unique(clean(place.get(part)) for part in parts))) > 2
        ),
        countries,
    )


def _said(value: Any) -> Iterator[str]:
    """Yield the values of a field: texts, or the texts of an object on one line."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            first, *others = [text for field in one.values() for text in texts(field)] or [""]
            yield f"{first} {', '.join(others)}"
        else:
            yield from texts(one)


def _of_row(row: dict[str, str], line: int) -> CslRecord:
    whole = ("name", "remarks", "license_requirement", "license_policy", "title", "source")
    facts = {
        name: unique([row[name]] if name in whole else row[name].split("; ")) for name in _COLUMNS
    }
    facts["federal_register_notice"] = unique([row["federal_register_notice"]])
    return CslRecord(
        f"line {line}", facts, tuple(_MORE_NAMES.split(row["alt_names"])),
        *_places(row["addresses"]),
    )  # fmt: skip


def _of_reduced(one: dict[str, Any], number: int) -> CslRecord:
    facts = {
        "source": ("Entity List (EL)",),
        "name": unique(texts(one.get("name"))),
        "federal_register_notice": unique(texts(one.get("federalRegisterCitation"))),
        "start_date": unique(texts(one.get("effectiveDate"))),
        "license_requirement": unique(texts(one.get("licenseRequirement"))),
        "license_policy": unique(texts(one.get("licenseReviewPolicy"))),
    }
    names = [part for text in texts(one.get("alternateNames")) for part in _MORE_NAMES.split(text)]
    places = _places("; ".join(texts(one.get("addresses"))))
    return CslRecord(f"entity {number}", facts, tuple(names), *places)


def _places(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses of a cell, and the countries they end with; a country alone is none.

    >>> _places("1 Road; Hall 2, Kabul, AF; SY")
    (('1 Road; Hall 2, Kabul, AF',), ('AF', 'SY'))
    """
    found: list[str] = []
    begun: list[str] = []
    for piece in cell.split(";"):
        begun.append(clean(piece))
        if _ENDS.search(begun[-1]):
            found.append("; ".join(begun))
            begun = []
    rest = "; ".join(text for text in begun if text)
    countries = codes(text[-2:] for text in found)
    return unique(text for text in [*found, rest] if len(text) > 2), countries


def _entities(
    list_id: str,
    raws: Sequence[tuple[int, str, str, _Raw]],
    build: Callable[[_Raw, int], CslRecord],
) -> tuple[ListEntity, ...]:
    """Return the entries of a list.

    Args:
        list_id: Which list.
        raws: Number, source, name and the whole of each record of the file.
        build: Makes a record of the whole.

    Raises:
        ListError: No such list, sources not seen before, or records without a name.
    """
    wanted = SOURCES.get(list_id)
    if wanted is None:
        raise ListError(f"the CSL has no part that is the list {list_id!r}")
    refuse_if((f"record {number}" for number, _, name, _ in raws if not name), "without a name")
    by_source = {source: source_code(source) for _, source, _, _ in raws}
    known = frozenset[str]().union(*SOURCES.values())
    refuse_unknown(by_source.values(), known, "sources of the CSL")
    ours = [build(raw, number) for number, source, _, raw in raws if by_source[source] in wanted]
    if not ours:
        raise ListError(f"the file has no record of {', '.join(sorted(wanted))}")
    keys = twin_counted([_key(one) for one in ours])
    return tuple(_entity(list_id, key, one) for key, one in zip(keys, ours, strict=True))


def _key(record: CslRecord) -> str:
    return record.one("entity_number") or entry_key(
        next(iter(record.countries), ""), record.one("name")
    )


def _entity(list_id: str, key: str, record: CslRecord) -> ListEntity:
    kind = KINDS.get(record.one("type") or None)
    if kind is None:
        raise ListError(f"{record.place}: a type not seen before: {record.one('type')!r}")
    requirement, policy = record.one("license_requirement"), record.one("license_policy")
    coded = source_code(record.one("source")) == CODED
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=kind,
        names=csl_names(record.one("name"), record.names),
        countries=record.countries,
        addresses=record.addresses,
        programme=joined(record.facts.get("programs", ())),
        requirement=requirement,
        requirement_code=requirement_code(requirement) if coded else "",
        policy=policy,
        policy_code=policy_code(policy) if coded else "",
        citations=citations_of(record.facts.get("federal_register_notice", ())),
        listed=day(record.one("start_date")),
        remarks=remarks_of(
            ("", record.facts.get("remarks", ())),
            *((label, record.facts.get(name, ())) for label, name in _TOLD.items()),
        ),
        source_row=record.place,
    )
