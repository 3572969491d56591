"""The UK Sanctions List as its XML: Designations > Designation, facts in elements."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import children, local, said, xml_root
from screener.lists.adapters.facts import clean, refuse_if, refuse_missing, refuse_unknown
from screener.lists.adapters.uk import UkRecord, address_of, name_of, uk_entity
from screener.model.lists import ListEntity

# An element's name, and the column of the CSV that says the same.
_COLUMNS = {
    "LastUpdated": "Last Updated",
    "DateDesignated": "Date Designated",
    "UniqueID": "Unique ID",
    "OFSIGroupID": "OFSI Group ID",
    "UNReferenceNumber": "UN Reference Number",
    "Title": "Title",
    "RegimeName": "Regime Name",
    "IndividualEntityShip": "Designation Type",
    "DesignationSource": "Designation source",
    "SanctionsImposed": "Sanctions Imposed",
    "OtherInformation": "Other Information",
    "UKStatementofReasons": "UK Statement of Reasons",
    "PhoneNumber": "Phone number",
    "Website": "Website",
    "EmailAddress": "Email address",
    "DOB": "D.O.B",
    "Nationality": "Nationality(/ies)",
    "NationalIdentifierNumber": "National Identifier number",
    "NationalIdentifierAdditionalInformation": "National Identifier additional information",
    "PassportNumber": "Passport number",
    "PassportAdditionalInformation": "Passport additional information",
    "Position": "Position",
    "Gender": "Gender",
    "TownOfBirth": "Town of birth",
    "CountryOfBirth": "Country of birth",
    "TypeOfEntity": "Type of entity",
    "Subsidiary": "Subsidiaries",
    "ParentCompany": "Parent company",
    "BusinessRegistrationNumber": "Business registration number (s)",
    "IMONumber": "IMO number",
    "CurrentOwnerOperator": "Current owner/operator (s)",
    "PreviousOwnerOperator": "Previous owner/operator (s)",
    "CurrentBelievedFlagOfShip": "Current believed flag of ship",
    "PreviousFlag": "Previous flags",
    "TypeOfShip": "Type of ship",
    "TonnageOfShip": "Tonnage of ship",
    "LengthOfShip": "Length of ship",
    "YearBuilt": "Year Built",
    "HullIdentificationNumber": "Hull identification number (HIN)",
}
# The measures once more, a yes or no for each.
_SAID_TWICE = "SanctionsImposedIndicators"
_ON_ALL = ("UniqueID", "IndividualEntityShip", "RegimeName", "DateDesignated", "Names")
_NAME = tuple(f"Name{number}" for number in range(1, 7))
_ADDRESS = (*(f"AddressLine{number}" for number in range(1, 7)), "AddressPostalCode")


def read_uk_xml(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries; an element that is not known here is told in the remarks by its name.

    Raises:
        ListError: Not this XML, elements are missing, or designations without id or name.
    """
    try:
        root = xml_root(content)
    except ValueError as problem:
        raise ListError(str(problem)) from problem
    if local(root) != "Designations":
        raise ListError(f"the XML is a {local(root)!r}, no Designations of the UK Sanctions List")
    refuse_unknown({local(one) for one in root}, ["Designation", "DateGenerated"], "elements")
    found = list(children(root, "Designation"))
    refuse_missing(_ON_ALL, {local(each) for one in found for each in one}, "elements")
    records = [_record(one, number) for number, one in enumerate(found, start=1)]
    drafts = [(record, uk_entity(list_id, record)) for record in records]
    refuse_if(
        (record.place for record, entity in drafts if entity is None or not record.key),
        "designations without UniqueID or name",
    )
    return tuple(entity for _, entity in drafts if entity is not None)


def _record(one: Element, number: int) -> UkRecord:
    key = said(one, "UniqueID")
    record = UkRecord(key, f"Designation {number}, {key}")
    for group in one:
        match local(group):
            case "Names":
                for name in children(group, "Name"):
                    _add_name(record, name)
            case "NonLatinNames":
                for name in children(group, "NonLatinName"):
                    _add_native(record, name)
            case "Addresses":
                for place in children(group, "Address"):
                    _add_address(record, place)
            case name if name != _SAID_TWICE:
                for leaf in _leaves(group):
                    record.add(_COLUMNS.get(local(leaf), local(leaf)), leaf.text or "")
    return record


def _add_name(record: UkRecord, name: Element) -> None:
    text = name_of(said(name, part) for part in _NAME)
    if text:  # some carry a type and no name
        record.names[text, said(name, "NameType"), said(name, "AliasStrength")] = None


def _add_native(record: UkRecord, name: Element) -> None:
    if text := said(name, "NameNonLatinScript"):
        record.native[text] = None
    record.add("Non-latin script type", said(name, "NonLatinScriptType"))
    record.add("Non-latin script language", said(name, "NonLatinScriptLanguage"))


def _add_address(record: UkRecord, place: Element) -> None:
    country = said(place, "AddressCountry")
    text = address_of([*(said(place, part) for part in _ADDRESS), country])
    if text:
        record.addresses[text, clean(country)] = None


def _leaves(element: Element) -> Iterator[Element]:
    return (one for one in element.iter() if len(one) == 0)
