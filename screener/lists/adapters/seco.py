"""The Swiss sanctions list as SECO's XML: targets with identities, and the history of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import children, local, said, xml_root
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.facts import (
    citations_of,
    clean,
    codes,
    day,
    joined,
    names_of,
    refuse_if,
    refuse_missing,
    refuse_unknown,
    remarks_of,
    unique,
)
from screener.model.lists import EntityKind, ListEntity, NameKind

_KINDS = {"individual": EntityKind.PERSON, "entity": EntityKind.ORGANISATION}
_OBJECTS = {"vessel": EntityKind.VESSEL, "aircraft": EntityKind.AIRCRAFT}  # others are UNKNOWN
_NAME_KINDS = {
    "primary-name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "formerly-known-as": NameKind.FORMER,
}
_QUALITIES = {"": False, "good": False, "low": True}  # weak?
_STATES = ("listed", "amended", "de-listed")
_TARGET = (
    "sanctions-set-id", "foreign-identifier", "individual", "entity", "object", "modification",
    "generic-attribute",
)  # fmt: skip
_DAYS = ("effective-date", "enactment-date", "publication-date")
# A part of a name can have ten spellings; all combinations of three such parts would be no help.
_MOST_SPELLINGS = 48


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the targets refer to by number."""

    programmes: dict[str, str]  # of a sanctions set: "Belarus: article 12 ..."
    ordinances: dict[str, str]  # of a sanctions set
    places: dict[str, Element]


def read_seco(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return all targets, those that were de-listed too, with the day of it.

    The names and facts are those in force: what a modification added or removed stands once more
    within it, and is not read.

    Raises:
        ListError: Not this XML or not the whole list, elements or words that are not known, or
            targets without number or name.
    """
    try:
        root = xml_root(content)
    except ValueError as problem:
        raise ListError(str(problem)) from problem
    if local(root) != "swiss-sanctions-list":
        raise ListError(f"the XML is a {local(root)!r}, no swiss-sanctions-list")
    if root.get("list-type") != "whole-list":
        raise ListError(f"the file is not the whole list but {root.get('list-type')!r}")
    refuse_unknown(
        {local(one) for one in root}, ["sanctions-program", "target", "place"], "elements"
    )
    refuse_missing(["sanctions-program", "target"], {local(one) for one in root}, "elements")
    tables, published = _tables(root), day(root.get("date", ""))
    targets = list(children(root, "target"))
    refuse_unknown({local(each) for one in targets for each in one}, _TARGET, "elements of targets")
    drafts = [(_place(one), _entity(list_id, one, tables, published)) for one in targets]
    refuse_if((place for place, entity in drafts if entity is None), "targets without ssid or name")
    return tuple(entity for _, entity in drafts if entity is not None)


def _tables(root: Element) -> _Tables:
    programmes, ordinances = {}, {}
    for programme in children(root, "sanctions-program"):
        key, law = _english(programme, "program-key"), _english(programme, "program-name")
        for one in children(programme, "sanctions-set"):
            ssid = one.get("ssid", "")
            if one.get("lang", "eng") == "eng" or ssid not in programmes:
                programmes[ssid] = ": ".join(text for text in (key, clean(one.text)) if text)
                ordinances[ssid] = law or key
    places = {one.get("ssid", ""): one for one in children(root, "place")}
    return _Tables(programmes, ordinances, places)


def _english(programme: Element, name: str) -> str:
    texts = list(children(programme, name))
    english = [one for one in texts if one.get("lang", "eng") == "eng"]
    return clean((english or texts)[0].text) if texts else ""


def _place(target: Element) -> str:
    return f"target ssid {target.get('ssid', '')}"


def _entity(
    list_id: str, target: Element, tables: _Tables, published: date | None
) -> ListEntity | None:
    what = next((one for one in target if local(one) in (*_KINDS, "object")), None)
    if what is None:
        raise ListError(f"{_place(target)}: neither individual nor entity nor object")
    kind = _KINDS.get(local(what)) or _OBJECTS.get(what.get("object-type", ""), EntityKind.UNKNOWN)
    identities = list(children(what, "identity"))
    names = names_of(name for one in identities for name in _names(one, _place(target)))
    key = clean(target.get("ssid"))
    if not key or not names:
        return None
    sets = [clean(one.text) for one in children(target, "sanctions-set-id")]
    sets += [set_id for set_id in [target.get("sanctions-set-id", "")] if set_id]
    listed, delisted = _state(target, published)
    addresses = [place for one in identities for place in children(one, "address")]
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=kind,
        names=names,
        countries=_countries(identities, tables),
        # Where only a country is told it stands with the countries.
        addresses=unique(
            text
            for place in addresses
            if (text := _address(place, tables)) and not country_code(text)
        ),
        programme=joined(tables.programmes.get(one, f"set {one}") for one in sets),
        citations=citations_of(tables.ordinances.get(one, "") for one in sets),
        listed=listed,
        delisted=delisted,
        remarks=_remarks(target, what, identities, tables),
        source_row=_place(target),
    )


def _state(target: Element, published: date | None) -> tuple[date | None, date | None]:
    """Return the day of listing and, where the newest modification is a de-listing, its day.

    Of two of one day the first counts: the file has the newest first. A listing after a de-listing
    is a new one.
    """
    listed: date | None = None
    delisted: date | None = None
    for when, what in _history(target):
        if what == "de-listed":
            delisted = when or published
            if delisted is None:
                raise ListError(f"{_place(target)}: de-listed on no day")
        else:
            if what == "listed" and (listed is None or delisted is not None):
                listed = when
            delisted = None
    return listed, delisted


def _history(target: Element) -> list[tuple[date | None, str]]:
    """Return the modifications, oldest first."""
    found = []
    for at, one in enumerate(children(target, "modification")):
        what = one.get("modification-type", "")
        if what not in _STATES:
            raise ListError(f"{_place(target)}: a modification not seen before: {what!r}")
        when = next((when for name in _DAYS if (when := day(one.get(name, "")))), None)
        found.append((when or date.min, -at, when, what))
    return [(when, what) for _, _, when, what in sorted(found, key=lambda each: each[:2])]


def _names(identity: Element, place: str) -> Iterator[tuple[str, NameKind]]:
    for name in children(identity, "name"):
        said_kind, quality = name.get("name-type", ""), name.get("quality", "")
        if said_kind not in _NAME_KINDS or quality not in _QUALITIES:
            raise ListError(f"{place}: a type or quality of name: {said_kind!r}, {quality!r}")
        kind = _NAME_KINDS[said_kind]
        if kind is NameKind.PRIMARY and identity.get("main", "true") != "true":
            kind = NameKind.ALIAS
        if _QUALITIES[quality] and kind is not NameKind.PRIMARY:
            kind = NameKind.WEAK
        spellings = _spellings(name)
        yield from ((text, kind) for text in spellings[:1])
        others = NameKind.ALIAS if kind is NameKind.PRIMARY else kind
        yield from ((text, others) for text in spellings[1:])


def _spellings(name: Element) -> list[str]:
    """Return a name as written, then in the other spellings of its parts; titles are left out."""
    parts = [one for one in children(name, "name-part") if one.get("name-part-type") != "title"]
    parts.sort(key=lambda one: int(order) if (order := one.get("order", "0")).isdecimal() else 0)
    values = [said(one, "value") or clean(one.text) for one in parts]
    found = [clean(" ".join(values))]
    variants = [
        (at, (one.get("lang", ""), one.get("script", "")), text)
        for at, part in enumerate(parts)
        for one in children(part, "spelling-variant")
        if (text := clean(one.text))
    ]
    for culture in dict.fromkeys(culture for _, culture, _ in variants):
        ours = [(at, text) for at, other, text in variants if other == culture]
        found += _combined(values, ours, mixed=culture[1] in ("", "LATN"))
    return list(unique(found))


def _combined(values: list[str], variants: list[tuple[int, str]], *, mixed: bool) -> list[str]:
    """Return a name with the variants of one language and script in the place of its parts.

    Args:
        values: The parts as first written.
        variants: The place of a part, and another spelling of it.
        mixed: Whether a part's first spelling may stand beside variants of other parts. In another
            script only those parts keep it that have no variant.
    """
    choices = []
    for at, value in enumerate(values):
        spelt = [text for place, text in variants if place == at]
        choices.append([value, *spelt] if mixed or not spelt else spelt)
    count = 1
    for several in choices:
        count *= len(several)
    if count <= _MOST_SPELLINGS:
        return [clean(" ".join(parts)) for parts in product(*choices)]
    # Too many: each spelling once, the other parts in their first.
    return [clean(" ".join([*values[:at], text, *values[at + 1 :]])) for at, text in variants]


def _countries(identities: Iterable[Element], tables: _Tables) -> tuple[str, ...]:
    found: list[str] = []
    for identity in identities:
        for one in children(identity, "nationality"):
            found += [_code(country) for country in children(one, "country")]
        for one in children(identity, "address"):
            place = tables.places.get(one.get("place-id", ""))
            for where in (one, place):
                if where is not None:
                    found += [_code(country) for country in children(where, "country")]
    return codes(found)


def _code(country: Element) -> str:
    return country.get("iso-code", "") or country_code(clean(country.text))


def _address(address: Element, tables: _Tables) -> str:
    place = tables.places.get(address.get("place-id", ""))

    def part(name: str) -> str:
        return said(address, name) or ("" if place is None else said(place, name))

    box = part("p-o-box")
    parts = [part("c-o"), part("address-details"), f"P.O. Box {box}" if box else ""]
    parts += [part(name) for name in ("zip-code", "location", "area")]
    country = part("country")
    return ", ".join(unique([*parts, country, part("remarks")]))


def _remarks(target: Element, what: Element, identities: list[Element], tables: _Tables) -> str:
    def of_identities(name: str) -> list[Element]:
        return [each for one in identities for each in children(one, name)]

    titles = (
        said(part, "value")
        for name in of_identities("name")
        for part in children(name, "name-part")
        if part.get("name-part-type") == "title"
    )
    return remarks_of(
        ("", (clean("".join(one.itertext())) for one in children(what, "justification"))),
        ("", (clean("".join(one.itertext())) for one in children(what, "other-information"))),
        ("title", titles),
        ("sex", [what.get("sex", "")]),
        ("object", [what.get("object-type", "")]),
        ("born", (_born(one) for one in of_identities("day-month-year"))),
        ("place of birth", (_address(one, tables) for one in of_identities("place-of-birth"))),
        ("nationality", (said(one, "country") for one in of_identities("nationality"))),
        ("identification", (_document(one) for one in of_identities("identification-document"))),
        (
            "related to ssid",
            (clean(one.get("target-id", "")) for one in children(what, "relation")),
        ),
        (
            "other list's number",
            (clean(one.text) for one in children(target, "foreign-identifier")),
        ),
    )


def _born(one: Element) -> str:
    parts = (one.get("year", ""), one.get("month", ""), one.get("day", ""))
    return "-".join(f"{int(part):02}" if part.isdecimal() else part for part in parts if part)


def _document(one: Element) -> str:
    kind, number = one.get("document-type", "document"), said(one, "number")
    issuer, remark = said(one, "issuer"), said(one, "remark")
    notes = ", ".join(text for text in (issuer, remark) if text)
    return f"{kind} {number}{f' ({notes})' if notes else ''}" if number else ""
