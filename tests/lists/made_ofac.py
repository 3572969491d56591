"""OFAC's XML in the structure of its schemas, with parties of our own making."""

OLD = "http://tempuri.org/sdnList.xsd"
NEW = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"
OLD_ADVANCED = "http://www.un.org/sanctions/1.0"
NEW_ADVANCED = f"{NEW.removesuffix('XML')}ADVANCED_XML"

ENTRIES = """
<sdnEntry><uid>7</uid><firstName>Jo</firstName><lastName>BLUE</lastName><title>Director</title>
<sdnType>Individual</sdnType><remarks>(Linked To: BLUE SHIP)</remarks>
<programList><program>NPWMD</program><program>IRAN</program></programList>
<idList><id><uid>1</uid><idType>Passport</idType><idNumber>A1</idNumber><idCountry>Iran</idCountry>
<issueDate>01 Jan 2020</issueDate></id></idList>
<akaList><aka><uid>2</uid><type>a.k.a.</type><category>strong</category><lastName>BLAU</lastName>
<firstName>Jo</firstName></aka><aka><uid>3</uid><type>f.k.a.</type><category>strong</category>
<lastName>GREEN</lastName></aka><aka><uid>4</uid><type>a.k.a.</type><category>weak</category>
<lastName>JB</lastName></aka></akaList>
<dateOfBirthList><dateOfBirthItem><uid>5</uid><dateOfBirth>1962</dateOfBirth>
<mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
<addressList><address><uid>6</uid><address1>1 Road</address1><city>Tehran</city>
<country>Iran</country></address></addressList>
<citizenshipList><citizenship><uid>8</uid><country>Turkey</country><mainEntry>true</mainEntry>
</citizenship></citizenshipList></sdnEntry>
<sdnEntry><uid>9</uid><lastName>BLUE SHIP</lastName><sdnType>Vessel</sdnType>
<programList><program>CMIC-EO13959</program></programList>
<idList><id><uid>10</uid><idType>Listing Date (CMIC)</idType><idNumber>03 Jun 2021</idNumber></id>
</idList><vesselInfo><vesselFlag>Iran</vesselFlag></vesselInfo></sdnEntry>
"""


def plain(entries: str = ENTRIES, *, records: int = 2, namespace: str = OLD) -> bytes:
    """Return an SDN.XML."""
    return (
        f'<?xml version="1.0" standalone="yes"?><sdnList xmlns="{namespace}"><publshInformation>'
        f"<Publish_Date>11/20/2026</Publish_Date><Record_Count>{records}</Record_Count>"
        f"</publshInformation>{entries}</sdnList>"
    ).encode()


# All value sets of the schema, in its order; those that say something for our parties have values.
_SETS = """
AliasType AreaCode AreaCodeType CalendarType Country CountryRelevance DecisionMakingBody
DetailReference DetailType DocNameStatus EntryEventType EntryLinkType ExRefType FeatureType
FeatureTypeGroup IDRegDocDateType IDRegDocType IdentityFeatureLinkType LegalBasis LegalBasisType
List LocPartType LocPartValueStatus LocPartValueType NamePartType Organisation PartySubType
PartyType RelationQuality RelationType Reliability SanctionsProgram SanctionsType Script
ScriptStatus SubsidiaryBody SupInfoType TargetType Validity
""".split()
_VALUES = {
    "AliasType": '<AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType>'
    '<AliasType ID="1403">Name</AliasType>',
    "Country": '<Country ID="11" ISO2="CN">China</Country><Country ID="12">Iran</Country>',
    "DetailReference": '<DetailReference ID="91526">Male</DetailReference>',
    "FeatureType": '<FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType>'
    '<FeatureType ID="10" FeatureTypeGroupID="1">Nationality Country</FeatureType>'
    '<FeatureType ID="25" FeatureTypeGroupID="1">Location</FeatureType>'
    '<FeatureType ID="224" FeatureTypeGroupID="1">Gender</FeatureType>',
    "IDRegDocType": '<IDRegDocType ID="1571">Passport</IDRegDocType>',
    "LegalBasis": '<LegalBasis ID="1811" LegalBasisShortRef="Executive Order 13382"'
    ' LegalBasisTypeID="1" SanctionsProgramID="1">E.O. 13382</LegalBasis>',
    "List": '<List ID="1550">SDN List</List>',
    "LocPartType": '<LocPartType ID="1451">ADDRESS1</LocPartType>'
    '<LocPartType ID="1454">CITY</LocPartType>',
    "NamePartType": '<NamePartType ID="1520">Last Name</NamePartType>'
    '<NamePartType ID="1521">First Name</NamePartType>'
    '<NamePartType ID="1525">Entity Name</NamePartType>',
    "PartySubType": '<PartySubType ID="1" PartyTypeID="5">Vessel</PartySubType>'
    '<PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>'
    '<PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>',
    "PartyType": '<PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType>'
    '<PartyType ID="5">Transport</PartyType>',
    "SanctionsType": '<SanctionsType ID="1">Program</SanctionsType>'
    '<SanctionsType ID="1705">Block</SanctionsType>',
    "Script": '<Script ID="215" ScriptCode="Latn">Latin</Script>'
    '<Script ID="220" ScriptCode="Hans">Chinese Simplified</Script>',
}
_ALSO = {
    "DecisionMakingBody": 'OrganisationID="1"',
    "SanctionsProgram": 'SubsidiaryBodyID="1"',
    "SubsidiaryBody": 'Notional="true" DecisionMakingBodyID="1"',
    "AreaCode": 'AreaCodeTypeID="1"',
    "RelationType": 'Symmetrical="true"',
}
_FIXED = 'YearFixed="false" MonthFixed="false" DayFixed="false"'


def _point(day: str) -> str:
    year, month, number = day.split("-")
    return f"<Year>{year}</Year><Month>{int(month)}</Month><Day>{int(number)}</Day>"


def _bound(name: str, day: str) -> str:
    point = _point(day)
    return f'<{name} Approximate="false" {_FIXED}><From>{point}</From><To>{point}</To></{name}>'


def _period(first: str, last: str) -> str:
    return (
        f'<DatePeriod CalendarTypeID="1" {_FIXED}>{_bound("Start", first)}{_bound("End", last)}'
        "</DatePeriod>"
    )


def _name(number: int, *parts: tuple[int, str], script: int = 215) -> str:
    inside = "".join(
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}" ScriptID="{script}"'
        f' ScriptStatusID="1" Acronym="false">{text}</NamePartValue></DocumentedNamePart>'
        for group, text in parts
    )
    return (
        f'<DocumentedName ID="{number}" FixedRef="1" DocNameStatusID="1">{inside}</DocumentedName>'
    )


def _alias(kind: int, names: str, *, primary: bool = False, low: bool = False) -> str:
    return (
        f'<Alias FixedRef="1" AliasTypeID="{kind}" Primary="{str(primary).lower()}"'
        f' LowQuality="{str(low).lower()}">{names}</Alias>'
    )


def _identity(number: int, aliases: str, groups: dict[int, int]) -> str:
    masters = "".join(
        f'<MasterNamePartGroup><NamePartGroup ID="{group}" NamePartTypeID="{kind}"/>'
        "</MasterNamePartGroup>"
        for group, kind in groups.items()
    )
    return (
        f'<Identity ID="{number}" FixedRef="1" Primary="true" False="false">{aliases}'
        f"<NamePartGroups>{masters}</NamePartGroups></Identity>"
    )


def _feature(kind: int, version: str, *, identity: int) -> str:
    return (
        f'<Feature ID="{kind}" FeatureTypeID="{kind}"><FeatureVersion ID="{kind}"'
        f' ReliabilityID="1">{version}</FeatureVersion><IdentityReference IdentityID="{identity}"'
        ' IdentityFeatureLinkTypeID="1"/></Feature>'
    )


def _entry(profile: int, programmes: tuple[str, ...], day: str) -> str:
    measures = "".join(
        f'<SanctionsMeasure ID="{profile}{number}" SanctionsTypeID="1"><Comment>{code}</Comment>'
        f"{_period(day, day)}</SanctionsMeasure>"
        for number, code in enumerate(programmes)
    )
    return (
        f'<SanctionsEntry ID="{profile}" ProfileID="{profile}" ListID="1550">'
        f'<EntryEvent ID="{profile}"'
        f' EntryEventTypeID="1" LegalBasisID="1811"><Date CalendarTypeID="1">{_point(day)}</Date>'
        f"</EntryEvent>{measures}</SanctionsEntry>"
    )


PERSON = (
    '<DistinctParty FixedRef="36"><Profile ID="136" PartySubTypeID="4">'
    + _identity(
        71,
        _alias(1400, _name(3, (51, "BLAU"), (52, "Jo")))
        + _alias(1400, _name(4, (51, "JB")), low=True)
        + _alias(
            1403,
            _name(1, (51, "BLUE"), (52, "Jo")) + _name(2, (51, "蓝"), (52, "约"), script=220),
            primary=True,
        ),
        {51: 1520, 52: 1521},
    )
    + _feature(8, _period("1962-03-04", "1962-03-04"), identity=71)
    + _feature(25, '<VersionLocation LocationID="501"/>', identity=71)
    + _feature(10, '<VersionLocation LocationID="502"/>', identity=71)
    + _feature(224, '<VersionDetail DetailTypeID="1" DetailReferenceID="91526"/>', identity=71)
    + "</Profile></DistinctParty>"
)
COMPANY = (
    '<DistinctParty FixedRef="37"><Profile ID="137" PartySubTypeID="3">'
    + _identity(
        72,
        _alias(1403, _name(5, (61, "BLUE WORKS")), primary=True)
        + _alias(1401, _name(6, (61, "GREEN WORKS"))),
        {61: 1525},
    )
    + "</Profile></DistinctParty>"
)
SANCTIONS = _entry(136, ("NPWMD", "IRAN"), "2020-05-06") + _entry(137, ("SDGT",), "2021-07-08")


def advanced(
    parties: str = PERSON + COMPANY,
    entries: str = SANCTIONS,
    *,
    values: dict[str, str] | None = None,
    namespace: str = OLD_ADVANCED,
) -> bytes:
    """Return an SDN_ADVANCED.XML."""
    said = _VALUES | (values or {})
    sets = "".join(
        f"<{name}Values>"
        + said.get(name, f'<{name} ID="1" {_ALSO.get(name, "")}>Unknown</{name}>')
        + f"</{name}Values>"
        for name in _SETS
    )
    places = "".join(
        f'<Location ID="{number}"><LocationCountry CountryID="{country}" CountryRelevanceID="1"/>'
        f"{parts}</Location>"
        for number, country, parts in (
            (501, 11, _part(1454, "Beijing") + _part(1451, "1 Road")),
            (502, 12, ""),
        )
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Sanctions xmlns="{namespace}" Version="3">'
        f'<DateOfIssue CalendarTypeID="1">{_point("2026-11-20")}</DateOfIssue>'
        f"<ReferenceValueSets>{sets}</ReferenceValueSets><Locations>{places}</Locations>"
        '<IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="71"'
        ' IssuedBy-CountryID="12"><IDRegistrationNo>A1</IDRegistrationNo></IDRegDocument>'
        f"</IDRegDocuments><DistinctParties>{parties}</DistinctParties><ProfileRelationships/>"
        f"<SanctionsEntries>{entries}</SanctionsEntries><SanctionsEntryLinks/></Sanctions>"
    ).encode()


def _part(kind: int, value: str) -> str:
    return (
        f'<LocationPart LocPartTypeID="{kind}"><LocationPartValue Primary="true"'
        f' LocPartValueTypeID="1" LocPartValueStatusID="1"><Value>{value}</Value>'
        "</LocationPartValue></LocationPart>"
    )
