"""The EU's consolidated list of financial sanctions as its XML (xmlFullSanctionsList 1.1)."""

from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import children, local, said, xml_root
from screener.lists.adapters.eu import EuRecord, Fact, eu_entity
from screener.lists.adapters.facts import clean, refuse_if, refuse_unknown
from screener.model.lists import ListEntity

_PARTS = ("nameAlias", "address", "birthdate", "identification", "citizenship", "regulation")
_KNOWN = (*_PARTS, "remark", "subjectType")


def read_eu_xml(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries; all but the remarks stands in attributes.

    Raises:
        ListError: Not this XML, elements that are not known, or entities without number or name.
    """
    try:
        root = xml_root(content)
    except ValueError as problem:
        raise ListError(str(problem)) from problem
    if local(root) != "export":
        raise ListError(f"the XML is a {local(root)!r}, no export of the EU's financial sanctions")
    refuse_unknown({local(one) for one in root}, ["sanctionEntity"], "elements")
    refuse_unknown({local(one) for each in root for one in each}, _KNOWN, "elements")
    records = [_record(one, number) for number, one in enumerate(root, start=1)]
    drafts = [(record, eu_entity(list_id, record)) for record in records]
    bad = (record.place for record, entity in drafts if entity is None)
    refuse_if(bad, "entities without logicalId or wholeName")
    return tuple(entity for _, entity in drafts if entity is not None)


def _record(one: Element, number: int) -> EuRecord:
    subject = next(children(one, "subjectType"), None)
    place = f"sanctionEntity {number}, logicalId {clean(one.get('logicalId'))}"
    record = EuRecord(
        facts={**one.attrib, "remark": _remark(one)},
        kind="" if subject is None else subject.get("code", ""),
        place=place,
    )
    for part in _PARTS:
        record.parts[part] += [_fact(element) for element in children(one, part)]
    return record


def _fact(element: Element) -> Fact:
    contact = (
        f"{one.get('key', '')} {one.get('value', '')}" for one in children(element, "contactInfo")
    )
    return {
        **element.attrib,
        "remark": _remark(element),
        "contact": ", ".join(map(clean, contact)),
        "publicationUrl": said(element, "publicationUrl") or element.get("publicationUrl", ""),
    }


def _remark(element: Element) -> str:
    # Lines are kept: a remark grades a name on a line of its own.
    return "\n".join((one.text or "").strip() for one in children(element, "remark"))
