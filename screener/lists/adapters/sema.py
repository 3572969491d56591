"""Canada's Consolidated Autonomous Sanctions List (SEMA, JVCFOA) as its XML, flat records."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import local, xml_root
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.facts import (
    citations_of,
    clean,
    day,
    imo,
    joined,
    names_of,
    refuse_if,
    refuse_missing,
    refuse_unknown,
    remarks_of,
)
from screener.model.lists import EntityKind, ListEntity, NameKind
from screener.normalise.keys import entry_key, twin_counted

# Elements by the word before the dash: "Country" until 2026-08-25, "Country-Pays" since.
_ELEMENTS = (
    "Country", "LastName", "GivenName", "EntityOrShip", "Aliases", "TitleOrShip",
    "TitleOrShipType", "ShipIMONumber", "DateOfBirthOrShipBuildDate", "Schedule", "Item",
    "DateOfListing",
)  # fmt: skip
_ON_EVERY_COPY = ("Country", "Schedule", "Item", "DateOfListing")
# English and French stand in one element, "Belarus / Bélarus" or "Oil Tanker | Navire-citerne".
_BOTH_LANGUAGES = re.compile(r"\s*\|\s*|\s+/\s+")
# "Russian: Олег Иванов": the word in front is the language and no part of the name.
_LANGUAGES = (
    r"(?:Russian|Ukrainian|Belarusian|English|French|Arabic|Persian|Farsi|Burmese|Korean|Chinese"
    r"|Spanish|Serbian|Hebrew|Dari|Pashto)\s*:\s*"
)
_LANGUAGE = re.compile(_LANGUAGES)
_PERSONS = re.compile(rf"\s*,\s*|\s+and\s+|\s+(?={_LANGUAGES})")
_ACRONYM = re.compile(r"[A-Z]{3,10}")


def read_sema(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries; the country of a record is that of the regulations, not the party's.

    Raises:
        ListError: Not this XML, elements that are not known or missing, or records without a name.
    """
    try:
        root = xml_root(content)
    except ValueError as problem:
        raise ListError(str(problem)) from problem
    if local(root) != "data-set":
        raise ListError(f"the XML is a {local(root)!r}, no data-set of the Canadian list")
    refuse_unknown({local(one) for one in root}, ["record"], "elements")
    records = [_facts(one) for one in root]
    found = {name for record in records for name in record}
    refuse_unknown(found, _ELEMENTS, "elements")
    refuse_missing(_ON_EVERY_COPY, found, "elements")
    drafts = [(record, _names(record)) for record in records]
    refuse_if(
        (f"record {at}, {_cited(each)}" for at, (each, names) in enumerate(drafts, 1) if not names),
        "records without a name",
    )
    named = [(record, names_of(names)) for record, names in drafts]
    keys = twin_counted(
        [
            entry_key(country_code(_english(record.get("Country", ""))), names[0].text)
            for record, names in named
        ]
    )
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=_kind(record),
            names=names,
            programme=joined([_english(record.get("Country", ""))]),
            citations=citations_of([_cited(record)]),
            listed=day(record.get("DateOfListing", "")),
            remarks=_remarks(record),
            source_row=f"record {number}",
        )
        for number, (key, (record, names)) in enumerate(zip(keys, named, strict=True), start=1)
    )


def _facts(record: Element) -> dict[str, str]:
    facts: dict[str, str] = {}
    for one in record:
        name = local(one).partition("-")[0]
        facts[name] = "; ".join(text for text in (facts.get(name, ""), clean(one.text)) if text)
    return facts


def _kind(record: dict[str, str]) -> EntityKind:
    # A ship's name stands where an organisation's does; the number tells them apart.
    if record.get("ShipIMONumber"):
        return EntityKind.VESSEL
    return EntityKind.ORGANISATION if record.get("EntityOrShip") else EntityKind.PERSON


def _names(record: dict[str, str]) -> list[tuple[str, NameKind]]:
    whole = record.get("EntityOrShip", "")
    person = clean(f"{record.get('GivenName', '')} {record.get('LastName', '')}")
    names = [(text, NameKind.PRIMARY) for text in (whole, person) if text][:1]
    others = [person] if whole and person else []
    others += _aliases(record.get("Aliases", ""), of_person=not whole)
    return names + [(text, NameKind.ALIAS) for text in others] if names else []


def _aliases(said: str, *, of_person: bool) -> Iterator[str]:
    """Yield aliases: those between semicolons, and the names that these hold in their turn.

    A comma parts the names of persons. Of firms it parts names too, and stands within a name
    before its legal form ("Завод, АО") or in an enumeration ("Ministry of education, science"):
    with two commas and more the alias is taken for several.
    """
    for piece in said.split(";"):
        alias = _LANGUAGE.sub("", piece).strip(" ,") if _LANGUAGE.match(piece.strip()) else piece
        yield alias.strip(" ,")
        parts = _PERSONS.split(piece.strip()) if of_person else alias.split(",")
        if of_person or len(parts) > 2:
            yield from (part for text in parts if _is_name(part := _LANGUAGE.sub("", text).strip()))


def _is_name(part: str) -> bool:
    return " " in part or bool(_ACRONYM.fullmatch(part))


def _english(said: str) -> str:
    return _BOTH_LANGUAGES.split(said)[0].strip()


def _cited(record: dict[str, str]) -> str:
    parts = [_english(record.get("Country", ""))]
    parts += [f"Schedule {text}" for text in [record.get("Schedule", "")] if text]
    parts += [f"item {text}" for text in [record.get("Item", "")] if text]
    return ", ".join(parts)


def _remarks(record: dict[str, str]) -> str:
    ship = _kind(record) is EntityKind.VESSEL
    title = record.get("TitleOrShipType") or record.get("TitleOrShip", "")
    return remarks_of(
        ("type of ship" if ship else "title", [title]),
        ("IMO number", [imo(record.get("ShipIMONumber", ""))]),
        ("built" if ship else "born", [record.get("DateOfBirthOrShipBuildDate", "")]),
    )
