"""OFAC's SDN.XML and CONSOLIDATED.XML: one element for each entry, names and identifiers in it.

Elements are taken by their local names: until 2024 the namespace was tempuri.org/sdnList.xsd, since
then it is an address of the Sanctions List Service, and the schema is the same.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import children, local, said, xml_root
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ofac_csv import belongs, listed_on
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

_ROOT, _ENTRY = "sdnList", "sdnEntry"
_KINDS = {
    "individual": EntityKind.PERSON,
    "entity": EntityKind.ORGANISATION,
    "vessel": EntityKind.VESSEL,
    "aircraft": EntityKind.AIRCRAFT,
}
_NAME_KINDS = {"a.k.a.": NameKind.ALIAS, "f.k.a.": NameKind.FORMER, "n.k.a.": NameKind.ALIAS}
_QUALITIES = frozenset({"strong", "weak"})
# Lists of an entry, the element of one, and its parts; all the schema of 2016 has.
_TOLD = (
    ("dateOfBirthList", "dateOfBirthItem", "DOB", ("dateOfBirth",)),
    ("placeOfBirthList", "placeOfBirthItem", "POB", ("placeOfBirth",)),
    ("nationalityList", "nationality", "nationality", ("country",)),
    ("citizenshipList", "citizenship", "citizen", ("country",)),
)
_VESSEL = ("callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage",
           "grossRegisteredTonnage")  # fmt: skip
_PARTS = frozenset(
    "uid firstName lastName title sdnType remarks programList idList akaList addressList vesselInfo"
    " dateOfBirthList placeOfBirthList nationalityList citizenshipList".split()
)


def read_ofac_xml(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of one of OFAC's lists; identifiers stand in the remarks.

    Raises:
        ListError: Not this XML, fewer entries than it says it has, an element, type of entry, of
            name or of quality that was not seen before, or an entry without number or name.
    """
    try:
        root = xml_root(content)
    except ValueError as problem:
        raise ListError(str(problem)) from problem
    if local(root) != _ROOT:
        raise ListError(f"the XML is a {local(root)!r}, no {_ROOT} of OFAC")
    entries = [one for one in root if local(one) == _ENTRY]
    # The element's name is misspelt in the schema.
    head = next(children(root, "publshInformation"), None)
    stated = said(head, "Record_Count") if head is not None else ""
    if not entries or (stated and stated != str(len(entries))):
        raise ListError(
            f"the file says it has {stated or 'no'} records, and {len(entries)} stand in it"
        )
    found = (_entity(list_id, number, one) for number, one in enumerate(entries, start=1))
    return tuple(one for one in found if belongs(one.programme, list_id))


def _entity(list_id: str, number: int, one: Element) -> ListEntity:
    unknown = sorted({local(part) for part in one} - _PARTS)
    if unknown:
        raise ListError(f"record {number}: elements not seen before: {', '.join(unknown)}")
    key, kind = said(one, "uid"), _KINDS.get(said(one, "sdnType").casefold())
    if kind is None:
        raise ListError(f"a type of entry that was not seen before: {said(one, 'sdnType')!r}")
    name = _name(one)
    if not key or not name:
        raise ListError(f"record {number}: an entry without number or name")
    names = {name: NameKind.PRIMARY}
    for text, kind_of in _aliases(one):
        names.setdefault(text, kind_of)
    places = list(_each(one, "addressList", "address"))
    nations = [
        said(each, "country") for list_, item, *_ in _TOLD[2:] for each in _each(one, list_, item)
    ]
    codes = (country_code(each) for each in [*(said(p, "country") for p in places), *nations])
    programmes = [
        " ".join((each.text or "").split()) for each in _each(one, "programList", "program")
    ]
    remarks = "; ".join(_told(one))
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=kind,
        names=tuple(ListName(text, kind_of, "list") for text, kind_of in names.items()),
        countries=tuple(dict.fromkeys(code for code in codes if code)),
        addresses=tuple(dict.fromkeys(text for place in places if (text := _address(place)))),
        programme=" | ".join(programmes),
        listed=listed_on(remarks),
        remarks=remarks,
        source_row=f"record {number}, number {key}",
    )


def _each(one: Element, list_: str, item: str) -> Iterator[Element]:
    return (each for group in children(one, list_) for each in children(group, item))


def _name(one: Element) -> str:
    """Return a name as OFAC prints it: "LAST, First"."""
    return ", ".join(part for part in (said(one, "lastName"), said(one, "firstName")) if part)


def _aliases(one: Element) -> Iterator[tuple[str, NameKind]]:
    for alias in _each(one, "akaList", "aka"):
        kind, quality = said(alias, "type").casefold(), said(alias, "category").casefold()
        if kind not in _NAME_KINDS or quality not in _QUALITIES:
            raise ListError(f"a kind or quality of name not seen before: {kind!r}, {quality!r}")
        name = _name(alias)
        if name:
            yield name, NameKind.WEAK if quality == "weak" else _NAME_KINDS[kind]


def _told(one: Element) -> Iterator[str]:
    if said(one, "title"):
        yield f"title {said(one, 'title')}"
    for list_, item, label, parts in _TOLD:
        for each in _each(one, list_, item):
            yield f"{label} {' '.join(said(each, part) for part in parts)}"
    for each in _each(one, "idList", "id"):
        country = said(each, "idCountry")
        days = [
            f"{word} {said(each, name)}"
            for word, name in (("issued", "issueDate"), ("expires", "expirationDate"))
            if said(each, name)
        ]
        text = f"{said(each, 'idType')} {said(each, 'idNumber')}".strip()
        yield " ".join([text, *([f"({country})"] if country else []), *days])
    for vessel in children(one, "vesselInfo"):
        yield from (f"{name} {said(vessel, name)}" for name in _VESSEL if said(vessel, name))
    if said(one, "remarks"):
        yield said(one, "remarks")


def _address(place: Element) -> str:
    names = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
    return ", ".join(part for name in names if (part := said(place, name)))
