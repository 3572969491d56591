"""FollowTheMoney entities, a line each, as OpenSanctions publishes them (entities.ftm.json)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from screener.lists.adapters.facts import (
    citations_of,
    clean,
    codes,
    day,
    imo,
    is_native,
    joined,
    names_of,
    refuse_if,
    refuse_missing,
    remarks_of,
    unique,
)
from screener.lists.adapters.rows import json_lines, texts
from screener.model.lists import EntityKind, ListEntity, NameKind

_KINDS = {
    "Person": EntityKind.PERSON,
    "Company": EntityKind.ORGANISATION,
    "Organization": EntityKind.ORGANISATION,
    "PublicBody": EntityKind.ORGANISATION,
    "LegalEntity": EntityKind.UNKNOWN,  # the word for what may be a person or a company
    "Vessel": EntityKind.VESSEL,
    "Airplane": EntityKind.AIRCRAFT,
}
# Entities that are no party but a fact of one; of each, the property that names the party.
_OF_PARTY = {
    "Sanction": "entity",
    "Address": "",
    "Identification": "holder",
    "Passport": "holder",
}
# Kinds of entities that are neither a party nor told of one here: links, positions, assets.
_OTHERS = frozenset(
    "Ownership Directorship Membership Employment Family Associate UnknownLink Representation"
    " Succession Debt Payment Position Occupancy Security CryptoWallet BankAccount Event Article"
    " Documentation ProjectParticipant Similar Call Message Note Page Pages Document".split()
)
_NAMES = (
    ("name", NameKind.ALIAS),
    ("alias", NameKind.ALIAS),
    ("previousName", NameKind.FORMER),
    ("abbreviation", NameKind.ACRONYM),
    ("weakAlias", NameKind.WEAK),
)
_COUNTRIES = ("jurisdiction", "country", "mainCountry", "nationality", "citizenship", "flag")
_IDENTIFIERS = (
    "registrationNumber", "idNumber", "taxNumber", "vatCode", "innCode", "ogrnCode", "kppCode",
    "okpoCode", "uscCode", "leiCode", "swiftBic", "dunsCode", "uniqueEntityId", "cageCode",
    "npiCode", "permId", "icijId", "isinCode", "passportNumber", "socialSecurityNumber",
    "mmsi", "callSign", "serialNumber",
)  # fmt: skip
_TOLD = (
    ("born", "birthDate"),
    ("place of birth", "birthPlace"),
    ("died", "deathDate"),
    ("founded", "incorporationDate"),
    ("legal form", "legalForm"),
    ("position", "position"),
    ("gender", "gender"),
    ("type", "type"),
    ("built", "buildDate"),
    ("website", "website"),
    ("email", "email"),
    ("phone", "phone"),
)
_Record = dict[str, Any]


def read_ftm(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the parties that the data set is about, with the facts of other lines joined to them.

    A party that says ``target: false`` is there for a link to another one and is no entry; neither
    is, in a file without that field, a party without a topic where others have one.

    Raises:
        ListError: Not such lines, or parties without id or name.
    """
    parties: dict[str, tuple[int, _Record]] = {}
    facts: defaultdict[str, list[_Record]] = defaultdict(list)
    addresses: dict[str, str] = {}
    seen: set[str] = set()
    for line, record in json_lines(content):
        seen |= record.keys()
        schema, key = clean(record.get("schema")), clean(record.get("id"))
        if schema in _OF_PARTY:
            if schema == "Address":
                addresses[key] = clean(" ".join(_said(record, "full")))
            for holder in _said(record, _OF_PARTY[schema]):
                facts[holder].append(record)
        elif schema not in _OTHERS:
            parties[key] = line, record
    refuse_missing(("id", "schema", "properties"), seen, "fields")
    topics = any(_said(record, "topics") for _, record in parties.values())
    drafts = [
        (line, _entity(list_id, key, line, record, facts[key], addresses))
        for key, (line, record) in parties.items()
        if _is_target(record, by_target="target" in seen, by_topic=topics)
    ]
    refuse_if((f"line {line}" for line, one in drafts if one is None), "parties without id or name")
    return tuple(one for _, one in drafts if one is not None)


def _is_target(record: _Record, *, by_target: bool, by_topic: bool) -> bool:
    if by_target:
        return record.get("target") is not False
    return bool(_said(record, "topics")) or not by_topic


def _said(record: _Record, name: str) -> list[str]:
    properties = record.get("properties")
    return texts(properties.get(name)) if name and isinstance(properties, dict) else []


def _entity(
    list_id: str,
    key: str,
    line: int,
    record: _Record,
    facts: list[_Record],
    addresses: dict[str, str],
) -> ListEntity | None:
    names = names_of(_names(record))
    if not key or not names:
        return None
    laws = [one for one in facts if one.get("schema") == "Sanction"]
    papers = [one for one in facts if one.get("schema") != "Sanction"]
    places = [*_said(record, "address"), *_places(record, addresses)]
    days = [when for law in laws for name in ("listingDate", "startDate")
            for text in _said(law, name) if (when := day(text))]  # fmt: skip
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=_KINDS.get(clean(record.get("schema")), EntityKind.UNKNOWN),
        names=names,
        countries=codes(text for name in _COUNTRIES for text in _said(record, name)),
        addresses=unique(places),
        programme=joined(_programmes(record, laws)),
        citations=citations_of(_cited(record, laws)),
        listed=min(days, default=None),
        remarks=_remarks(record, laws, papers),
        source_row=f"line {line}",
    )


def _names(record: _Record) -> Iterator[tuple[str, NameKind]]:
    caption, said = clean(record.get("caption")), [clean(text) for text in _said(record, "name")]
    # The caption is chosen among the names for showing, and may be the id where there is none.
    if caption and (caption in said or (not said and caption != clean(record.get("id")))):
        yield caption, NameKind.PRIMARY
    latin = [text for text in said if not is_native(text)]
    yield from ((text, NameKind.PRIMARY) for text in (latin or said)[:1])
    for name, kind in _NAMES:
        yield from ((text, kind) for text in _said(record, name))


def _places(record: _Record, addresses: dict[str, str]) -> Iterator[str]:
    yield from (addresses.get(key, "") for key in _said(record, "addressEntity"))


def _programmes(record: _Record, laws: list[_Record]) -> Iterator[str]:
    for law in laws:
        yield from _said(law, "program") or _said(law, "programId")
    if not laws:
        yield from _said(record, "programId")


def _cited(record: _Record, laws: list[_Record]) -> Iterator[str]:
    for law in laws:
        who = [*_said(law, "authority"), *_said(law, "authorityId"), *_said(law, "unscId")]
        yield " ".join([*who, *_said(law, "sourceUrl")])
    if not laws:
        yield from _said(record, "sourceUrl")


def _remarks(record: _Record, laws: list[_Record], papers: list[_Record]) -> str:
    dates = [
        ("listing ended", [text for law in laws for text in _said(law, "endDate")]),
        ("status", [text for law in laws for text in _said(law, "status")]),
        ("provisions", [text for law in laws for text in _said(law, "provisions")]),
        ("reason", [text for law in laws for text in _said(law, "reason")]),
    ]
    return remarks_of(
        ("", [*_said(record, "notes"), *_said(record, "summary")]),
        *((label, _said(record, name)) for label, name in _TOLD),
        *((name, _said(record, name)) for name in _IDENTIFIERS),
        ("IMO number", (imo(text) for text in _said(record, "imoNumber"))),
        ("documents", (_paper(one) for one in papers)),
        *dates,
        ("topics", _said(record, "topics")),
        ("datasets", texts(record.get("datasets"))),
    )


def _paper(one: _Record) -> str:
    what = [*_said(one, "type"), *_said(one, "number"), *_said(one, "country")]
    return clean(" ".join(what))
