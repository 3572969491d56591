"""The consolidated list of the UN Security Council, as its XML."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import children, local, said, xml_root
from screener.lists.adapters.countries import country_code
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

_KINDS = {"INDIVIDUAL": EntityKind.PERSON, "ENTITY": EntityKind.ORGANISATION}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
# "" stands beside many aliases of entities, and beside the empty element of none.
_QUALITIES = {
    "good": NameKind.ALIAS,
    "a.k.a.": NameKind.ALIAS,
    "": NameKind.ALIAS,
    "f.k.a.": NameKind.FORMER,
    "low": NameKind.WEAK,
}


def read_un(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries; an entity's name stands in FIRST_NAME, a person's in four parts.

    Raises:
        ListError: Not this XML, an entry without DATAID or name, or a quality not seen before.
    """
    try:
        root = xml_root(content)
    except ValueError as problem:
        raise ListError(str(problem)) from problem
    if local(root) != "CONSOLIDATED_LIST":
        raise ListError(f"the XML is a {local(root)!r}, no CONSOLIDATED_LIST of the UN")
    return tuple(_entity(list_id, one) for group in root for one in group if local(one) in _KINDS)


def generated_on(content: bytes) -> date | None:
    """Return the day on which the file says it was made."""
    try:
        return date.fromisoformat(xml_root(content).get("dateGenerated", "")[:10])
    except ValueError:
        return None


def _entity(list_id: str, one: Element) -> ListEntity:
    key, kind = said(one, "DATAID"), local(one)
    names = tuple(_names(one, kind))
    if not key or not names:
        raise ListError(f"an entry without DATAID or name: {said(one, 'REFERENCE_NUMBER')!r}")
    listed = said(one, "LISTED_ON")
    countries = [
        *(said(place, "COUNTRY") for place in children(one, f"{kind}_ADDRESS")),
        *(said(place, "VALUE") for place in children(one, "NATIONALITY")),
    ]
    reference = said(one, "REFERENCE_NUMBER")
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=_KINDS[kind],
        names=names,
        countries=tuple(dict.fromkeys(code for c in countries if (code := country_code(c)))),
        addresses=tuple(a for p in children(one, f"{kind}_ADDRESS") if (a := _address(p))),
        programme=said(one, "UN_LIST_TYPE"),
        citations=(reference,) if reference else (),
        listed=_day(listed),
        remarks=said(one, "COMMENTS1"),
        source_row=f"DATAID {key}, {reference}",
    )


def _names(one: Element, kind: str) -> Iterator[ListName]:
    whole = " ".join(part for name in _NAMES if (part := said(one, name)))
    if whole:
        yield ListName(whole, NameKind.PRIMARY, "list")
    seen = {whole}
    native = said(one, "NAME_ORIGINAL_SCRIPT")
    if native and native not in seen:
        seen.add(native)
        yield ListName(native, NameKind.NATIVE_SCRIPT, "list")
    for alias in children(one, f"{kind}_ALIAS"):
        quality = said(alias, "QUALITY").casefold()
        if quality not in _QUALITIES:
            raise ListError(f"a quality of an alias that was not seen before: {quality!r}")
        for text in said(alias, "ALIAS_NAME").split(";"):
            text = text.strip()
            if text and text not in seen:
                seen.add(text)
                yield ListName(text, _QUALITIES[quality], "list")


def _address(place: Element) -> str:
    parts = (said(place, name) for name in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY"))
    return ", ".join(part for part in parts if part)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
