"""OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML: parties, names in their scripts, documents.

The file is a set of tables: reference values, locations, documents, parties and entries, joined by
numbers. It is read piece by piece, since it has more than 100 MB. Elements are taken by their local
names: the namespace changed in 2024, the structure is that of the schema of 2016.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from screener.errors import ListError
from screener.formats.xmlfile import children, local, said
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ofac_csv import belongs
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

_ROOT = "Sanctions"
_PROGRAMME = "Program"  # the kind of measure whose comment is a programme's code
_LATIN = "Latin"
_KINDS = {
    "Individual": EntityKind.PERSON,
    "Entity": EntityKind.ORGANISATION,
    "Vessel": EntityKind.VESSEL,
    "Aircraft": EntityKind.AIRCRAFT,
    "Transport": EntityKind.VESSEL,
}
_ALIASES = {
    "Name": NameKind.ALIAS,  # its primary form is the entry's name
    "A.K.A.": NameKind.ALIAS,
    "F.K.A.": NameKind.FORMER,
    "N.K.A.": NameKind.ALIAS,
}
_SUBTYPES = ("Vessel", "Aircraft")
_PLACE = frozenset({"Location"})
_HOME = ("Nationality Country", "Citizenship Country")
# In this order OFAC prints the parts of an address.
_PARTS = ("ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION")


@dataclass(frozen=True, slots=True)
class _Party:
    """What a profile says; its programmes stand at the end of the file."""

    ref: str
    profile: str
    kind: EntityKind
    names: tuple[ListName, ...]
    countries: tuple[str, ...]
    addresses: tuple[str, ...]
    remarks: str


@dataclass(slots=True)
class _Tables:
    """What has been read so far: the parts that parties refer to come before them."""

    values: dict[str, dict[str, str]] = field(default_factory=dict)  # "Script" -> number -> text
    party_types: dict[str, str] = field(default_factory=dict)  # number of a subtype -> of its type
    places: dict[str, tuple[str, str]] = field(default_factory=dict)  # number -> text, country
    documents: dict[str, list[str]] = field(default_factory=dict)  # by number of the identity
    parties: list[_Party] = field(default_factory=list)
    programmes: dict[str, list[str]] = field(default_factory=dict)  # by number of the profile
    bases: dict[str, list[str]] = field(default_factory=dict)
    listed: dict[str, date] = field(default_factory=dict)

    def value(self, table: str, number: str) -> str:
        """Return a reference value.

        Raises:
            ListError: The table does not have the number.
        """
        found = self.values.get(table, {}).get(number)
        if found is None:
            raise ListError(f"the file has no {table} with the number {number!r}")
        return found


def read_ofac_advanced(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of one of OFAC's lists; original names are of kind ``native_script``.

    Raises:
        ListError: Not this XML, a reference to a value that the file does not have, a kind of name
            or party that was not seen before, or a party without name or entry.
    """
    tables = _tables(content)
    if not tables.parties:
        raise ListError("the file has no DistinctParty")
    found = (_entity(list_id, tables, party) for party in tables.parties)
    return tuple(one for one in found if belongs(one.programme, list_id))


def _tables(content: bytes) -> _Tables:
    tables = _Tables()
    depth = 0
    try:
        for event, element in iterparse(
            io.BytesIO(content), events=("start", "end"), forbid_dtd=True
        ):
            if event == "start":
                depth += 1
                if depth == 1 and local(element) != _ROOT:
                    raise ListError(f"the XML is a {local(element)!r}, no {_ROOT} of OFAC")
                continue
            depth -= 1
            if depth == 2:
                _take(tables, element)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as problem:
        raise ListError(f"the file is no XML that is read here: {problem!r}") from problem
    return tables


def _take(tables: _Tables, element: Element) -> None:
    """Take a part of one of the file's tables, and free what is not needed later."""
    name = local(element)
    if name.endswith("Values"):
        table = tables.values.setdefault(name.removesuffix("Values"), {})
        for one in element:
            number = one.get("ID", "")
            text = one.get("LegalBasisShortRef") or one.text or ""
            table[number] = " ".join(text.split())
            if name == "PartySubTypeValues":
                tables.party_types[number] = one.get("PartyTypeID", "")
    elif name == "Location":
        tables.places[element.get("ID", "")] = _place(tables, element)
    elif name == "IDRegDocument":
        told = _document(tables, element)
        tables.documents.setdefault(element.get("IdentityID", ""), []).append(told)
    elif name == "SanctionsEntry":
        _entry(tables, element)
    elif name == "DistinctParty":
        ref = element.get("FixedRef", "")
        tables.parties += [_party(tables, ref, one) for one in children(element, "Profile")]
    element.clear()


def _place(tables: _Tables, location: Element) -> tuple[str, str]:
    parts: dict[str, str] = {}
    for part in children(location, "LocationPart"):
        label = tables.value("LocPartType", part.get("LocPartTypeID", "")).upper()
        values = [said(value, "Value") for value in children(part, "LocationPartValue")]
        parts[label] = ", ".join(value for value in values if value)
    countries = [
        tables.value("Country", one.get("CountryID", ""))
        for one in children(location, "LocationCountry")
    ]
    codes = [
        tables.value("AreaCode", one.get("AreaCodeID", ""))
        for one in children(location, "LocationAreaCode")
        if not countries
    ]
    unknown = sorted(label for label in parts if label not in _PARTS)
    told = [parts[label] for label in (*_PARTS, *unknown) if parts.get(label)]
    return ", ".join([*told, *countries, *codes]), countries[0] if countries else ""


def _document(tables: _Tables, document: Element) -> str:
    kind = tables.value("IDRegDocType", document.get("IDRegDocTypeID", ""))
    issued = document.get("IssuedBy-CountryID")
    country = f" ({tables.value('Country', issued)})" if issued else ""
    return f"{kind} {said(document, 'IDRegistrationNo')}{country}"


def _entry(tables: _Tables, entry: Element) -> None:
    profile = entry.get("ProfileID", "")
    programmes = tables.programmes.setdefault(profile, [])
    for measure in children(entry, "SanctionsMeasure"):
        kind = tables.value("SanctionsType", measure.get("SanctionsTypeID", ""))
        code = said(measure, "Comment")
        if kind == _PROGRAMME and code and code not in programmes:
            programmes.append(code)
    for event in children(entry, "EntryEvent"):
        basis = event.get("LegalBasisID")
        named = tables.value("LegalBasis", basis) if basis else ""
        bases = tables.bases.setdefault(profile, [])
        if named and named != "Unknown" and named not in bases:
            bases.append(named)
        day = _day(next(children(event, "Date"), None))
        if day and day < tables.listed.get(profile, date.max):
            tables.listed[profile] = day


def _day(element: Element | None) -> date | None:
    if element is None:
        return None
    try:
        return date(*(int(said(element, part)) for part in ("Year", "Month", "Day")))
    except ValueError:
        return None


def _party(tables: _Tables, ref: str, profile: Element) -> _Party:
    names: dict[str, NameKind] = {}
    for text, kind in _names(tables, profile):
        names.setdefault(text, kind)
    if not ref or next(iter(names.values()), None) is not NameKind.PRIMARY:
        raise ListError(f"the party {ref!r} has no primary name")
    features = list(_features(tables, profile))
    places = [tables.places[place] for label, _, place in features if label in _PLACE and place]
    home = [tables.places[place] for label, _, place in features if label in _HOME and place]
    told = [f"{label} {text}" for label, text, _ in features if label not in _PLACE and text]
    for identity in children(profile, "Identity"):
        told += tables.documents.get(identity.get("ID", ""), [])
    codes = (country_code(country) for _, country in (*places, *home))
    return _Party(
        ref,
        profile.get("ID", ""),
        _kind(tables, profile),
        tuple(ListName(text, kind, "list") for text, kind in names.items()),
        tuple(dict.fromkeys(code for code in codes if code)),
        tuple(dict.fromkeys(text for text, _ in places if text)),
        "; ".join(told),
    )


def _entity(list_id: str, tables: _Tables, party: _Party) -> ListEntity:
    if party.profile not in tables.programmes:
        raise ListError(f"the party {party.ref!r} has no SanctionsEntry")
    return ListEntity(
        entry=f"{list_id}/{party.ref}",
        list=list_id,
        kind=party.kind,
        names=party.names,
        countries=party.countries,
        addresses=party.addresses,
        programme=" | ".join(tables.programmes[party.profile]),
        citations=tuple(tables.bases.get(party.profile, ())),
        listed=tables.listed.get(party.profile),
        remarks=party.remarks,
        source_row=f"DistinctParty {party.ref}",
    )


def _kind(tables: _Tables, profile: Element) -> EntityKind:
    subtype = profile.get("PartySubTypeID", "")
    named = tables.value("PartySubType", subtype)
    kind = named
    if named not in _SUBTYPES:
        kind = tables.value("PartyType", tables.party_types.get(subtype, ""))
    if kind not in _KINDS:
        raise ListError(f"a type of party that was not seen before: {kind!r}")
    return _KINDS[kind]


def _names(tables: _Tables, profile: Element) -> Iterator[tuple[str, NameKind]]:
    """Yield the names, the primary one first.

    An alias has a name in Latin letters and may have the same in its own script beside it.
    """
    found: list[tuple[int, str, NameKind]] = []
    for identity in children(profile, "Identity"):
        order = _order(tables, identity)
        for alias in children(identity, "Alias"):
            kind = _alias_kind(tables, alias)
            primary = "true" == alias.get("Primary") == identity.get("Primary", "true")
            for documented in children(alias, "DocumentedName"):
                text, native = _documented(tables, documented, order)
                if native and kind is not NameKind.WEAK:
                    found.append((2, text, NameKind.NATIVE_SCRIPT))
                elif primary and not native:
                    first = not any(rank == 0 for rank, *_ in found)
                    found.append((0, text, NameKind.PRIMARY) if first else (1, text, kind))
                else:
                    found.append((1, text, kind))
    for _, text, kind in sorted(found, key=lambda one: one[0]):
        if text:
            yield text, kind


def _alias_kind(tables: _Tables, alias: Element) -> NameKind:
    kind = tables.value("AliasType", alias.get("AliasTypeID", ""))
    if kind not in _ALIASES:
        raise ListError(f"a kind of name that was not seen before: {kind!r}")
    return NameKind.WEAK if alias.get("LowQuality") == "true" else _ALIASES[kind]


def _order(tables: _Tables, identity: Element) -> dict[str, str]:
    """Return what part of a name each group of an identity holds: "Last Name", say."""
    return {
        group.get("ID", ""): tables.value("NamePartType", group.get("NamePartTypeID", ""))
        for groups in children(identity, "NamePartGroups")
        for master in children(groups, "MasterNamePartGroup")
        for group in children(master, "NamePartGroup")
    }


def _documented(tables: _Tables, name: Element, order: dict[str, str]) -> tuple[str, bool]:
    """Return a name as OFAC prints it, "LAST, First", and whether it is in another script."""
    last: list[str] = []
    rest: list[str] = []
    native = False
    for part in children(name, "DocumentedNamePart"):
        value = next(children(part, "NamePartValue"), None)
        if value is None:
            continue
        script = value.get("ScriptID")
        native = native or (script is not None and tables.value("Script", script) != _LATIN)
        is_last = order.get(value.get("NamePartGroupID", ""), "") == "Last Name"
        (last if is_last else rest).append(" ".join((value.text or "").split()))
    between = " " if native else ", "
    return between.join(part for part in (" ".join(last), " ".join(rest)) if part), native


def _features(tables: _Tables, profile: Element) -> Iterator[tuple[str, str, str]]:
    """Yield each feature's label, its text, and the number of its location or ""."""
    for feature in children(profile, "Feature"):
        label = tables.value("FeatureType", feature.get("FeatureTypeID", ""))
        for version in children(feature, "FeatureVersion"):
            located = children(version, "VersionLocation")
            place = next((one.get("LocationID", "") for one in located), "")
            if place and place not in tables.places:
                raise ListError(f"the file has no Location with the number {place!r}")
            texts = [_detail(tables, one) for one in children(version, "VersionDetail")]
            texts += [_period(one) for one in children(version, "DatePeriod")]
            if place and label not in _PLACE:
                texts.append(tables.places[place][0])
            texts.append(said(version, "Comment"))
            yield label, "; ".join(text for text in texts if text), place


def _detail(tables: _Tables, detail: Element) -> str:
    reference = detail.get("DetailReferenceID")
    own = " ".join((detail.text or "").split())
    return own or (tables.value("DetailReference", reference) if reference else "")


def _period(period: Element) -> str:
    """Return a day, a month, a year or a span, as exactly as the file has it."""
    ends = []
    for bound in ("Start", "End"):
        for end in children(period, bound):
            for point in (*children(end, "From"), *children(end, "To")):
                parts = [said(point, part) for part in ("Year", "Month", "Day")]
                ends.append("-".join(part.zfill(2) for part in parts if part))
    if not ends:
        return ""
    return ends[0] if len(set(ends)) == 1 else f"{min(ends)} to {max(ends)}"
