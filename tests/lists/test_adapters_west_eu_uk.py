"""The EU's and the UK's lists: both forms of each, on the samples and on files of our own."""

import contextlib
import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screener.errors import ListError
from screener.lists.adapters import ADAPTERS
from screener.lists.folder import read_entities, write_entities
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from tests.lists.damage import damaged

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
SAMPLES = SHARED / "format-samples"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared is not at hand")

# The columns of csvFullSanctionsList 1.1 in the publisher's order: 118 as public readers of the
# file name them; the file of August 2026 has 113 of them.
EU_REGULATION = (
    "Regulation_Type Regulation_OrganisationType Regulation_PublicationDate"
    " Regulation_EntryIntoForceDate Regulation_NumberTitle Regulation_Programme"
    " Regulation_PublicationUrl"
)
EU_PARTS = {
    "NameAlias": "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function"
    " LogicalId RegulationLanguage Remark",
    "Address": "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code"
    " CountryDescription LogicalId RegulationLanguage Remark",
    "BirthDate": "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode"
    " Region Place City CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
    "Identification": "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer"
    " IssuedBy IssuedDate ValidFrom ValidTo LatinNumber NameOnDocument TypeCode TypeDescription"
    " Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
    "Citizenship": "Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
}
EU_COLUMNS = [
    "fileGenerationDate",
    *(
        f"Entity_{name}"
        for name in (
            "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark"
            f" SubjectType SubjectType_ClassificationCode {EU_REGULATION}"
        ).split()
    ),
    *(
        f"{part}_{name}"
        for part, names in EU_PARTS.items()
        for name in f"{names} {EU_REGULATION}".split()
    ),
]

EU_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00">
 <sanctionEntity designationDate="2022-03-09" designationDetails="" unitedNationId=""
   euReferenceNumber="EU.9001.1" logicalId="900001">
  <remark>A works of our own making.</remark>
  <regulation regulationType="amendment" organisationType="council" publicationDate="2025-09-29"
    entryIntoForceDate="2025-09-29" numberTitle="2025/1 (OJ L1)" programme="UKR" logicalId="1">
   <publicationUrl>https://eur-lex.europa.eu/one?a=1&amp;b=2</publicationUrl>
  </regulation>
  <subjectType code="enterprise" classificationCode="E"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="ООО Голубой завод" function=""
    title="" nameLanguage="RU" strong="true" regulationLanguage="en" logicalId="2"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Usine Bleue" function="" title=""
    nameLanguage="FR" strong="true" regulationLanguage="en" logicalId="3"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Blue Works LLC" function=""
    title="" nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="4"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="BW" function="" title=""
    nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="5">
   <remark>low quality alias; formerly listed as such</remark>
  </nameAlias>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Red Works" function="" title=""
    nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="6">
   <remark>formerly known as</remark>
  </nameAlias>
  <address city="Tula" street="1 Works Street" poBox="12" zipCode="300000" region="" place=""
    asAtListingTime="false" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"
    regulationLanguage="en" logicalId="7"><contactInfo key="PHONE" value="+7 487 2"/></address>
  <identification number="1027100000001" identificationTypeCode="regnumber"
    identificationTypeDescription="Registration Number" countryIso2Code="RU"
    countryDescription="RUSSIAN FEDERATION" knownFalse="false" diplomatic="false" logicalId="8"/>
 </sanctionEntity>
 <sanctionEntity designationDate="" designationDetails="Listed by the UN too"
   unitedNationId="QDi.999" euReferenceNumber="EU.9002.2" logicalId="900002">
  <regulation regulationType="regulation" organisationType="commission"
    publicationDate="2003-07-08" entryIntoForceDate="2003-07-07" numberTitle="1/2003 (OJ L1)"
    programme="TAQA" logicalId="9"><publicationUrl>https://eur-lex.europa.eu/two</publicationUrl>
  </regulation>
  <subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="Jan" middleName="van" lastName="Blauw" wholeName="" function="Treasurer"
    gender="M" title="Dr" nameLanguage="" strong="true" regulationLanguage="en" logicalId="10"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Abu Blue" function="" title=""
    nameLanguage="" strong="false" regulationLanguage="en" logicalId="11"/>
  <citizenship region="" countryIso2Code="YU" countryDescription="YUGOSLAVIA"
    regulationLanguage="en" logicalId="12"/>
  <birthdate circa="true" calendarType="GREGORIAN" city="" zipCode="" year="1961" region=""
    place="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="13"/>
  <birthdate circa="false" calendarType="ISLAMIC" city="" zipCode="" year="1343" monthOfYear="2"
    region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="14"/>
  <identification number="X1234567" identificationTypeCode="passport"
    identificationTypeDescription="National passport" countryIso2Code="SA"
    countryDescription="SAUDI ARABIA" knownFalse="true" diplomatic="false" logicalId="15"/>
 </sanctionEntity>
 <sanctionEntity designationDate="2019-05-13" designationDetails="" unitedNationId=""
   euReferenceNumber="EU.9003.3" logicalId="900003">
  <regulation numberTitle="2019/7 (OJ L2)" programme="IRN"><publicationUrl/></regulation>
  <subjectType code="enterprise" classificationCode="E"/>
  <nameAlias wholeName="Green Shipping" nameLanguage="EN" strong="true"/>
  <address city="Tehran" street="" poBox="" zipCode="" region="" place="" countryIso2Code="IR"
    countryDescription="IRAN (ISLAMIC REPUBLIC OF)"><remark>seat</remark></address>
  <identification number="9000001" identificationTypeCode="imo"
    identificationTypeDescription="IMO Number" countryIso2Code="00"/>
 </sanctionEntity>
</export>
"""

EU_ROWS: list[dict[str, str]] = [
    {"NameAlias_WholeName": "ООО Голубой завод", "NameAlias_NameLanguage": "RU"},
    {"NameAlias_WholeName": "Usine Bleue", "NameAlias_NameLanguage": "FR"},
    {"NameAlias_WholeName": "Blue Works LLC", "NameAlias_NameLanguage": "EN"},
    {
        "NameAlias_WholeName": "BW",
        "NameAlias_NameLanguage": "EN",
        "NameAlias_Remark": "low quality alias; formerly listed as such",
    },
    {
        "NameAlias_WholeName": "Red Works",
        "NameAlias_NameLanguage": "EN",
        "NameAlias_Remark": "formerly known as",
    },
    {
        "Address_City": "Tula",
        "Address_Street": "1 Works Street",
        "Address_PoBox": "12",
        "Address_ZipCode": "300000",
        "Address_ContactInfo": "PHONE +7 487 2",
        "Address_CountryIso2Code": "RU",
        "Address_CountryDescription": "RUSSIAN FEDERATION",
    },
    {
        "Identification_Number": "1027100000001",
        "Identification_TypeCode": "regnumber",
        "Identification_TypeDescription": "Registration Number",
        "Identification_CountryIso2Code": "RU",
    },
]
EU_ENTITY = {
    "fileGenerationDate": "05/08/2026",
    "Entity_LogicalId": "900001",
    "Entity_EU_ReferenceNumber": "EU.9001.1",
    "Entity_DesignationDate": "2022-03-09",
    "Entity_Remark": "A works of our own making.",
    "Entity_SubjectType": "E",
    "Entity_SubjectType_ClassificationCode": "enterprise",
    "Entity_Regulation_NumberTitle": "2025/1 (OJ L1)",
    "Entity_Regulation_Programme": "UKR",
    "Entity_Regulation_PublicationUrl": "https://eur-lex.europa.eu/one?a=1&b=2",
}


def eu_csv(rows: list[dict[str, str]], columns: list[str] = EU_COLUMNS) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=";", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**EU_ENTITY, **row} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def eu(content: str | bytes, form: str = "eu_fsf_xml") -> tuple[ListEntity, ...]:
    return ADAPTERS[form](content.encode() if isinstance(content, str) else content, "eu_fsf")


def name(text: str, kind: NameKind) -> ListName:
    return ListName(text, kind, "list")


WORKS = ListEntity(
    entry="eu_fsf/900001",
    list="eu_fsf",
    kind=EntityKind.ORGANISATION,
    names=(
        name("Blue Works LLC", NameKind.PRIMARY),
        name("ООО Голубой завод", NameKind.NATIVE_SCRIPT),
        name("Usine Bleue", NameKind.ALIAS),
        name("BW", NameKind.WEAK),
        name("Red Works", NameKind.FORMER),
    ),
    countries=("RU",),
    addresses=("1 Works Street, P.O. Box 12, 300000, Tula, RUSSIAN FEDERATION",),
    programme="UKR",
    citations=("2025/1 (OJ L1) https://eur-lex.europa.eu/one?a=1&b=2",),
    listed=date(2022, 3, 9),
    remarks="A works of our own making.; identification: Registration Number 1027100000001 (RU);"
    " contact: PHONE +7 487 2; of names: formerly listed as such, formerly known as;"
    " EU reference: EU.9001.1",
    source_row="sanctionEntity 1, logicalId 900001, EU.9001.1",
)


def test_three_whole_entries_of_the_eu() -> None:
    works, person, ships = eu(EU_XML)
    assert works == WORKS
    assert person == ListEntity(
        entry="eu_fsf/900002",
        list="eu_fsf",
        kind=EntityKind.PERSON,
        names=(name("Jan van Blauw", NameKind.PRIMARY), name("Abu Blue", NameKind.WEAK)),
        programme="TAQA",
        citations=("1/2003 (OJ L1) https://eur-lex.europa.eu/two",),
        remarks="designation: Listed by the UN too; function: Treasurer; title: Dr; gender: M;"
        " born: about 1961, 1343-2 (islamic calendar); citizenship: YUGOSLAVIA; identification:"
        " National passport X1234567 (SA, known to be false); UN number: QDi.999;"
        " EU reference: EU.9002.2",
        source_row="sanctionEntity 2, logicalId 900002, EU.9002.2",
    )
    assert ships == ListEntity(
        entry="eu_fsf/900003",
        list="eu_fsf",
        kind=EntityKind.ORGANISATION,
        names=(name("Green Shipping", NameKind.PRIMARY),),
        countries=("IR",),
        addresses=("Tehran, IRAN (ISLAMIC REPUBLIC OF)",),
        programme="IRN",
        citations=("2019/7 (OJ L2)",),
        listed=date(2019, 5, 13),
        remarks="identification: IMO Number IMO9000001; of addresses: seat;"
        " EU reference: EU.9003.3",
        source_row="sanctionEntity 3, logicalId 900003, EU.9003.3",
    )


def test_both_forms_of_the_eu_tell_the_same_of_an_entity() -> None:
    assert len(EU_COLUMNS) == 118
    (entity,) = eu(eu_csv(EU_ROWS), "eu_fsf_csv")
    assert entity.source_row == "line 2, logicalId 900001, EU.9001.1"
    assert replace(entity, source_row=WORKS.source_row) == WORKS


def test_rows_of_an_entity_of_the_eu_need_not_stand_together() -> None:
    other = {"Entity_LogicalId": "7", "NameAlias_WholeName": "Other"}
    first, second = eu(eu_csv([EU_ROWS[2], other, EU_ROWS[0]]), "eu_fsf_csv")
    assert [one.text for one in first.names] == ["Blue Works LLC", "ООО Голубой завод"]
    assert second.entry == "eu_fsf/7"


ONE = """<export><sanctionEntity logicalId="1">
 <subjectType code="{kind}"/>{parts}</sanctionEntity></export>"""


def eu_one(*parts: str, kind: str = "person") -> ListEntity:
    (entity,) = eu(ONE.format(kind=kind, parts="".join(parts)))
    return entity


def eu_name(text: str, remark: str = "", language: str = "EN") -> str:
    said = f"<remark>{remark}</remark>" if remark else ""
    return (
        f'<nameAlias wholeName="{text}" nameLanguage="{language}" strong="true">{said}</nameAlias>'
    )


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["A one|good quality alias", "B two"], "B two"),
        (["إبراهيم", "A one|good quality alias"], "A one"),
        (["A one|low quality aliias", "B two|good quality a.k.a."], "B two"),
        (["Red Bank|former name of Blue Bank", "Blue Bank"], "Blue Bank"),
        (["Blue Bank|(formerly known as Red Bank)", "Blue"], "Blue Bank"),
        (["A one|lo quality alias"], "A one"),
    ],
)
def test_the_name_that_is_shown_of_the_eu(names: list[str], shown: str) -> None:
    entity = eu_one(*(eu_name(*text.split("|")) for text in names))
    assert entity.name == shown
    assert len(entity.names) == len(names)


def test_grades_of_names_of_the_eu_are_kept() -> None:
    entity = eu_one(
        eu_name("Blue Bank", "Type of entity: bank"),
        eu_name("BB", "born in 1960\nlow quality alias"),
        eu_name("Red Bank", "former name of Blue Bank"),
    )
    assert [one.kind for one in entity.names[1:]] == [NameKind.WEAK, NameKind.FORMER]
    assert entity.remarks == (
        "of names: Type of entity: bank, born in 1960, former name of Blue Bank"
    )


def test_a_country_alone_is_no_address_of_the_eu_and_a_converted_day_needs_no_word() -> None:
    entity = eu_one(
        eu_name("Ali Blue"),
        '<address countryIso2Code="YE" countryDescription="YEMEN" city=""/>',
        '<address countryIso2Code="00" countryDescription="ATLANTIS" city=""/>',
        '<birthdate calendarType="ISLAMIC" birthdate="1982-04-19" year="1402"/>',
        '<identification number="-" identificationTypeDescription="Registration Number"/>',
    )
    assert (entity.countries, entity.addresses) == (("YE",), ("ATLANTIS",))
    assert entity.remarks == "born: 1982-04-19"


@needs_samples
def test_the_real_entity_of_the_eu_is_the_same_in_both_samples() -> None:
    xml = (SAMPLES / "eu-xmlFullSanctionsList_1_1.sample.xml").read_bytes()
    (entity,) = eu(xml)
    assert entity == ListEntity(
        entry="eu_fsf/13",
        list="eu_fsf",
        kind=EntityKind.PERSON,
        names=(
            name("Saddam Hussein Al-Tikriti", NameKind.PRIMARY),
            name("Abu Ali", NameKind.ALIAS),
            name("Abou Ali", NameKind.ALIAS),
        ),
        countries=("IQ",),
        programme="IRQ",
        citations=(
            "1210/2003 (OJ L169) http://eur-lex.europa.eu/LexUriServ/LexUriServ.do"
            "?uri=OJ:L:2003:169:0006:0023:EN:PDF",
        ),
        remarks="UNSC RESOLUTION 1483; gender: M; born: 1937-04-28 in al-Awja, near Tikrit, IRAQ;"
        " citizenship: IRAQ",
        source_row="sanctionEntity 1, logicalId 13",
    )
    # The sample of the CSV is cut to the first 21 of its 113 columns: the others are empty here.
    cut = (SAMPLES / "eu-csvFullSanctionsList_1_1.first21columns.sample.csv").read_bytes()
    lines = cut.decode("utf-8-sig").splitlines()
    assert lines[0].split(";") == EU_COLUMNS[:21]
    whole = [
        ";".join(EU_COLUMNS),
        *(line + ";" * (len(EU_COLUMNS) - 21) for line in lines[1:] if line),
    ]
    (same,) = eu("\n".join(whole), "eu_fsf_csv")
    assert same.names == entity.names[:2]
    assert (same.entry, same.kind, same.programme) == (entity.entry, entity.kind, "IRQ")
    assert same.citations == entity.citations
    assert same.remarks == "(UNSC RESOLUTION 1483); EU reference: EU.27.28"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("wholeName=", "fullName=", "2 entities without logicalId or wholeName: sanctionEntity 1"),
        (' logicalId="900001"', "", "1 entities without logicalId"),
        ("nameAlias", "nameEntry", "elements that are not known: nameEntry"),
        ("sanctionEntity", "entity", "elements that are not known: entity"),
        ("export", "exports", "'exports', no export of the EU"),
        ('code="person"', 'code="dragon"', "type of subject not seen before: 'dragon'"),
        ("<export", '<!DOCTYPE x [<!ENTITY e "f">]><export', "no XML that is read here"),
    ],
)
def test_renamed_parts_of_the_eus_xml_are_refused(before: str, after: str, said: str) -> None:
    with pytest.raises(ListError, match=said):
        eu(EU_XML.replace(before, after))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (eu_csv(EU_ROWS, EU_COLUMNS[:-40]), "columns that are missing: Identification_Number"),
        (eu_csv(EU_ROWS).replace(b"NameAlias_WholeName", b"Name_Whole"), "NameAlias_WholeName"),
        (eu_csv([{"Entity_LogicalId": ""}]), "rows without Entity_LogicalId: line 2"),
        (eu_csv(EU_ROWS[5:]), "without a name in any row: line 2, logicalId 900001"),
        (eu_csv([]), "no rows"),
        (eu_csv(EU_ROWS) + b"one;two\n", "2 cells, expected 118"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_what_is_not_the_eus_csv_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        eu(content, "eu_fsf_csv")


UK_COLUMNS = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,"
    "Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,"
    "Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,"
    "Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,"
    "Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,"
    "Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,"
    "National Identifier additional information,Passport number,Passport additional information,"
    "Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,"
    "Business registration number (s),IMO number,Current owner/operator (s),"
    "Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,"
    "Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"
).split(",")
REGIME = "The Blue (Sanctions) (EU Exit) Regulations 2020"
UK_WORKS = {
    "Last Updated": "04/08/2026",
    "Unique ID": "BLU0001",
    "OFSI Group ID": "12703",
    "UN Reference Number": "BLe.010",
    "Regime Name": REGIME,
    "Designation Type": "Entity",
    "Designation source": "UN",
    "Sanctions Imposed": "Asset freeze|Trust services sanctions",
    "Other Information": "Makes engines | and pumps.",
    "Date Designated": "29/06/2012",
    "Type of entity": "Company",
    "Business registration number (s)": "INN: 7710137066",
}
UK_PERSON = {
    "Last Updated": "14/04/2026",
    "Unique ID": "BLU0002",
    "Regime Name": REGIME,
    "Designation Type": "Individual",
    "Designation source": "UK",
    "Sanctions Imposed": "Asset freeze|Travel Ban",
    "UK Statement of Reasons": "Directs Blue Works.",
    "Date Designated": "25/01/2001",
    "Title": "Dr",
}
UK_SHIP = {
    "Last Updated": "31/07/2024",
    "Unique ID": "BLU0003",
    "Regime Name": REGIME,
    "Designation Type": "Ship",
    "Designation source": "UK",
    "Sanctions Imposed": "Shipping sanctions",
    "Date Designated": "31/07/2024",
    "IMO number": "9000001",
    "Current believed flag of ship": "Gabon",
    "Type of ship": "Oil Tanker",
    "Year Built": "2019",
}
PRIMARY = {"Name type": "Primary Name"}
UK_ROWS = [
    {**UK_WORKS, **PRIMARY, "Name 6": "BLUE WORKS", "Address Line 1": "1 Works Street",
     "Address Line 6": "Tula", "Address Postal Code": "300000", "Address Country": "Russia"},
    {**UK_WORKS, **PRIMARY, "Name 6": "BLUE WORKS", "Address Line 1": "2 Sea Road",
     "Address Country": "United Arab Emirates"},
    {**UK_WORKS, "Name type": "ALias", "Alias strength": "Good quality a.k.a",
     "Name 6": "Blue Engines", "Name non-latin script": "Голубой завод",
     "Non-latin script type": "Cyrillic", "Address Line 1": "2 Sea Road",
     "Address Country": "United Arab Emirates"},
    {**UK_PERSON, **PRIMARY, "Name 6": "BLAUW", "Name 1": "Jan", "Name 2": "van",
     "D.O.B": "dd/mm/1962", "Nationality(/ies)": "North Korea"},
    {**UK_PERSON, "Name type": "Primary name variation", "Name 6": "BLAUW", "Name 1": "Johannes",
     "D.O.B": "15/08/1963"},
    {**UK_PERSON, "Name type": "Alias", "Alias strength": "Low quality a.k.a",
     "Name 6": "Janneman", "Passport number": "X1234567"},
    {**UK_SHIP, **PRIMARY, "Name 6": "BLUE STAR"},
]  # fmt: skip

UK_XML = f"""<?xml version="1.0" encoding="utf-8"?>
<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <DateGenerated>07/09/2026</DateGenerated>
 <Designation>
  <LastUpdated>04/08/2026</LastUpdated><DateDesignated>29/06/2012</DateDesignated>
  <UniqueID>BLU0001</UniqueID><OFSIGroupID>12703</OFSIGroupID>
  <UNReferenceNumber>BLe.010</UNReferenceNumber>
  <Names>
   <Name><Name6>BLUE WORKS</Name6><NameType>Primary Name</NameType></Name>
   <Name><NameType>Alias</NameType></Name>
   <Name><Name6>Blue Engines</Name6><NameType>ALias</NameType>
    <AliasStrength>Good quality a.k.a</AliasStrength></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>Голубой завод </NameNonLatinScript>
   <NonLatinScriptType>Cyrillic</NonLatinScriptType></NonLatinName></NonLatinNames>
  <RegimeName>{REGIME}</RegimeName>
  <IndividualEntityShip>Entity</IndividualEntityShip>
  <DesignationSource>UN</DesignationSource>
  <SanctionsImposed>Asset freeze|Trust services sanctions</SanctionsImposed>
  <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze></SanctionsImposedIndicators>
  <OtherInformation>Makes engines | and pumps.</OtherInformation>
  <UKStatementofReasons>
</UKStatementofReasons>
  <Addresses>
   <Address><AddressLine1>1 Works Street</AddressLine1><AddressLine6>Tula</AddressLine6>
    <AddressPostalCode>300000</AddressPostalCode><AddressCountry>Russia</AddressCountry></Address>
   <Address><AddressLine1>2 Sea Road</AddressLine1>
    <AddressCountry>United Arab Emirates</AddressCountry></Address>
  </Addresses>
  <EntityDetails><Entity>
   <TypeOfEntities><TypeOfEntity>Company</TypeOfEntity></TypeOfEntities>
   <BusinessRegistrationNumbers>
    <BusinessRegistrationNumber>INN: 7710137066</BusinessRegistrationNumber>
   </BusinessRegistrationNumbers>
  </Entity></EntityDetails>
 </Designation>
 <Designation>
  <LastUpdated>14/04/2026</LastUpdated><DateDesignated>25/01/2001</DateDesignated>
  <UniqueID>BLU0002</UniqueID>
  <Names>
   <Name><Name1>Jan</Name1><Name2>van</Name2><Name6>BLAUW</Name6>
    <NameType>Primary Name</NameType></Name>
   <Name><Name1> Johannes</Name1><Name6>BLAUW</Name6>
    <NameType>Primary name variation</NameType></Name>
   <Name><Name6>Janneman</Name6><NameType>Alias</NameType>
    <AliasStrength>Low quality a.k.a</AliasStrength></Name>
  </Names>
  <Titles><Title>Dr</Title></Titles>
  <RegimeName>{REGIME}</RegimeName>
  <IndividualEntityShip>Individual</IndividualEntityShip>
  <DesignationSource>UK</DesignationSource>
  <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
  <UKStatementofReasons>Directs Blue Works.</UKStatementofReasons>
  <IndividualDetails><Individual>
   <DOBs><DOB>dd/mm/1962</DOB><DOB>15/08/1963</DOB></DOBs>
   <PassportDetails><Passport><PassportNumber>X1234567</PassportNumber></Passport></PassportDetails>
   <Nationalities><Nationality>North Korea</Nationality></Nationalities>
  </Individual></IndividualDetails>
 </Designation>
 <Designation>
  <LastUpdated>31/07/2024</LastUpdated><DateDesignated>31/07/2024</DateDesignated>
  <UniqueID>BLU0003</UniqueID>
  <Names><Name><Name6>BLUE STAR</Name6><NameType>Primary Name</NameType></Name></Names>
  <RegimeName>{REGIME}</RegimeName>
  <IndividualEntityShip>Ship</IndividualEntityShip>
  <DesignationSource>UK</DesignationSource>
  <SanctionsImposed>Shipping sanctions</SanctionsImposed>
  <ShipDetails><Ship>
   <IMONumbers><IMONumber>IMO9000001</IMONumber></IMONumbers>
   <CurrentBelievedFlagOfShips>
    <CurrentBelievedFlagOfShip>Gabon</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
   <TypeOfShipDetails><TypeOfShip>Oil Tanker</TypeOfShip></TypeOfShipDetails>
   <YearsBuilt><YearBuilt>2019</YearBuilt></YearsBuilt>
  </Ship></ShipDetails>
 </Designation>
</Designations>
"""
UK_WHOLE = (
    ListEntity(
        entry="uk_sanctions/BLU0001",
        list="uk_sanctions",
        kind=EntityKind.ORGANISATION,
        names=(
            name("BLUE WORKS", NameKind.PRIMARY),
            name("Blue Engines", NameKind.ALIAS),
            name("Голубой завод", NameKind.NATIVE_SCRIPT),
        ),
        countries=("RU", "AE"),
        addresses=("1 Works Street, Tula, 300000, Russia", "2 Sea Road, United Arab Emirates"),
        programme=REGIME,
        citations=(REGIME, "UN BLe.010"),
        listed=date(2012, 6, 29),
        remarks="Makes engines | and pumps.; sanctions imposed: Asset freeze, Trust services"
        " sanctions; business registration: INN: 7710137066; type of entity: Company; designation"
        " source: UN; OFSI group: 12703; last updated: 04/08/2026; script: Cyrillic",
    ),
    ListEntity(
        entry="uk_sanctions/BLU0002",
        list="uk_sanctions",
        kind=EntityKind.PERSON,
        names=(
            name("Jan van BLAUW", NameKind.PRIMARY),
            name("Johannes BLAUW", NameKind.ALIAS),
            name("Janneman", NameKind.WEAK),
        ),
        countries=("KP",),
        programme=REGIME,
        citations=(REGIME,),
        listed=date(2001, 1, 25),
        remarks="Directs Blue Works.; sanctions imposed: Asset freeze, Travel Ban; title: Dr;"
        " born: dd/mm/1962, 15/08/1963; nationality: North Korea; passport: X1234567;"
        " designation source: UK; last updated: 14/04/2026",
    ),
    ListEntity(
        entry="uk_sanctions/BLU0003",
        list="uk_sanctions",
        kind=EntityKind.VESSEL,
        names=(name("BLUE STAR", NameKind.PRIMARY),),
        countries=("GA",),
        programme=REGIME,
        citations=(REGIME,),
        listed=date(2024, 7, 31),
        remarks="sanctions imposed: Shipping sanctions; IMO number: IMO9000001; type of ship: Oil"
        " Tanker; flag: Gabon; built: 2019; designation source: UK; last updated: 31/07/2024",
    ),
)


def uk_csv(rows: list[dict[str, str]], first: str = "Report Date: 08-Oct-2026") -> bytes:
    out = io.StringIO()
    out.write(f"{first}\n")
    writer = csv.DictWriter(out, UK_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def uk(content: str | bytes, form: str) -> tuple[ListEntity, ...]:
    data = content.encode() if isinstance(content, str) else content
    return ADAPTERS[form](data, "uk_sanctions")


@pytest.mark.parametrize(
    ("form", "content"), [("uk_sanctions_csv", uk_csv(UK_ROWS)), ("uk_sanctions_xml", UK_XML)]
)
def test_three_whole_entries_of_the_uk_in_both_forms(form: str, content: str | bytes) -> None:
    entities = uk(content, form)
    assert tuple(replace(one, source_row="") for one in entities) == UK_WHOLE
    places = [one.source_row for one in entities]
    first = "line 3, BLU0001" if form == "uk_sanctions_csv" else "Designation 1, BLU0001"
    assert places[0] == first


@needs_samples
def test_the_real_ship_of_the_uk() -> None:
    content = (SAMPLES / "UK-Sanctions-List.sample.csv").read_bytes()
    assert content.decode().splitlines()[1].split(",") == UK_COLUMNS
    (ship,) = uk(content, "uk_sanctions_csv")
    assert (ship.entry, ship.kind) == ("uk_sanctions/RUS2176", EntityKind.VESSEL)
    assert ship.names == (name("KOROLEV PROSPECT", NameKind.PRIMARY),)
    assert ship.programme == "The Russia (Sanctions) (EU Exit) Regulations 2019"
    assert (ship.countries, ship.listed) == (("GA",), date(2024, 7, 31))
    assert "IMO number: IMO9826902; type of ship: Oil Tanker; flag: Gabon" in ship.remarks
    assert "owner or operator: Stream Ship Management FZCO" in ship.remarks


@pytest.mark.parametrize(
    ("form", "content", "said"),
    [
        ("uk_sanctions_csv", uk_csv(UK_ROWS, "Last Updated,28/01/2026"), "Report Date"),
        (
            "uk_sanctions_csv",
            uk_csv(UK_ROWS).replace(b"Name 6", b"Surname").replace(b"Regime Name", b"Regime"),
            "columns that are missing: Regime Name, Name 6",
        ),
        ("uk_sanctions_csv", uk_csv([{**UK_SHIP, "Unique ID": ""}]), "without Unique ID: line 3"),
        ("uk_sanctions_csv", uk_csv([UK_SHIP]), "designations without a name: line 3, BLU0003"),
        ("uk_sanctions_csv", uk_csv([]), "no rows"),
        (
            "uk_sanctions_csv",
            uk_csv([{**UK_ROWS[6], "Designation Type": "Dragon"}]),
            "type of designation",
        ),
        ("uk_sanctions_csv", uk_csv([{**UK_ROWS[6], "Name type": "Nickname"}]), "Nickname"),
        ("uk_sanctions_csv", uk_csv([{**UK_ROWS[6], "Alias strength": "Fair"}]), "Fair"),
        ("uk_sanctions_xml", UK_XML.replace("UniqueID", "Identifier"), "missing: UniqueID"),
        ("uk_sanctions_xml", UK_XML.replace("RegimeName", "Regime"), "missing: RegimeName"),
        ("uk_sanctions_xml", UK_XML.replace("Name6", "Surname"), "without UniqueID or name"),
        ("uk_sanctions_xml", UK_XML.replace("<Designation>", "<Entry>").replace(
            "</Designation>", "</Entry>"), "not known: Entry"),
        ("uk_sanctions_xml", "<List/>", "no Designations"),
        ("uk_sanctions_xml", "no XML", "no XML"),
    ],
)  # fmt: skip
def test_what_is_not_the_uks_list_is_refused(form: str, content: str | bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        uk(content, form)


def test_a_country_alone_is_no_address_of_the_uk() -> None:
    row = {**UK_ROWS[3], "Address Country": "Afghanistan"}
    (entity,) = uk(uk_csv([row, {**row, "Address Country": "Atlantis"}]), "uk_sanctions_csv")
    assert (entity.countries, entity.addresses) == (("AF", "KP"), ("Atlantis",))


def test_a_second_primary_name_of_the_uk_is_an_alias() -> None:
    rows = [UK_ROWS[6], {**UK_ROWS[6], "Name 6": "RED STAR"}]
    (entity,) = uk(uk_csv(rows), "uk_sanctions_csv")
    assert [one.kind for one in entity.names] == [NameKind.PRIMARY, NameKind.ALIAS]


def test_an_element_of_the_uk_that_is_new_is_told_in_the_remarks() -> None:
    wallet = "<Wallets><CryptoWalletAddress>bc1q</CryptoWalletAddress></Wallets>"
    (entity, *_) = uk(
        UK_XML.replace("</Designation>", f"{wallet}</Designation>", 1), "uk_sanctions_xml"
    )
    assert entity.remarks.endswith("; CryptoWalletAddress: bc1q")


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("eu_fsf_xml", EU_XML.encode()),
        ("eu_fsf_csv", eu_csv(EU_ROWS)),
        ("uk_sanctions_xml", UK_XML.encode()),
        ("uk_sanctions_csv", uk_csv(UK_ROWS)),
    ],
)
def test_damaged_files_give_entries_that_can_be_kept_or_a_list_error(
    form: str, content: bytes, tmp_path: Path
) -> None:
    kept = 0
    for copy in damaged(content, 150):
        with contextlib.suppress(ListError):
            entities = ADAPTERS[form](copy, "local_own")
            write_entities(entities, tmp_path)
            back = read_entities(tmp_path, "local_own")
            assert back == tuple(sorted(entities, key=lambda one: one.entry))
            kept += 1
    assert kept  # else nothing was tried but the refusal
