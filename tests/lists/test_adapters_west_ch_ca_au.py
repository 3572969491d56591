"""Switzerland's, Canada's and Australia's lists: the samples, the page, and files of our own."""

import contextlib
import csv
import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from screener.errors import ListError
from screener.lists.adapters import ADAPTERS
from screener.lists.folder import read_entities, write_entities
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from tests.lists.damage import damaged

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
SAMPLES = SHARED / "format-samples"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared is not at hand")


def name(text: str, kind: NameKind) -> ListName:
    return ListName(text, kind, "list")


SECO = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<swiss-sanctions-list list-type="whole-list" date="2026-08-27">
 <sanctions-program ssid="20" version-date="2026-05-21" predecessor-version-date="2025-12-12">
  <program-key lang="eng">Bluia</program-key><program-key lang="ger">Blauland</program-key>
  <program-name lang="ger">Verordnung über Massnahmen gegenüber Blauland</program-name>
  <program-name lang="eng">Ordinance of 15 June 2016 on measures against Bluia</program-name>
  <sanctions-set ssid="4387" lang="eng">article 12</sanctions-set>
  <sanctions-set ssid="4387" lang="ger">Artikel 12</sanctions-set>
  <sanctions-set ssid="4388" lang="eng">article 16</sanctions-set>
  <origin>EU</origin>
 </sanctions-program>
 <target ssid="5142">
  <sanctions-set-id>4387</sanctions-set-id>
  <foreign-identifier>140</foreign-identifier>
  <individual sex="male">
   <identity ssid="1" main="true">
    <name ssid="2" name-type="primary-name" quality="good" lang="eng">
     <name-part order="1" name-part-type="family-name"><value>Blauw</value>
      <spelling-variant lang="RUS" script="LATN">Blaouv</spelling-variant>
      <spelling-variant lang="RUS" script="CYRL">БЛАУВ</spelling-variant></name-part>
     <name-part order="2" name-part-type="given-name"><value>Jan</value>
      <spelling-variant lang="RUS" script="CYRL">ЯН</spelling-variant></name-part>
     <name-part order="3" name-part-type="title"><value>Colonel</value></name-part>
    </name>
    <name ssid="3" name-type="formerly-known-as" quality="good" lang="eng">
     <name-part order="1" name-part-type="whole-name"><value>Jan Rood</value></name-part></name>
    <day-month-year ssid="4" day="23" month="3" year="1980" calendar="Gregorian" quality="good"/>
    <address ssid="5" place-id="9" quality="good"><c-o>Sports Club</c-o>
     <address-details>ul. Blue, 4</address-details><zip-code>220029</zip-code></address>
    <nationality ssid="6"><country iso-code="BY">Belarus</country></nationality>
    <identification-document ssid="7" document-type="passport"><number>KB0714507</number>
     <issuer code="BY">Belarus</issuer></identification-document>
   </identity>
   <identity ssid="8" main="false">
    <name ssid="10" name-type="primary-name" quality="good" lang="eng">
     <name-part order="1" name-part-type="whole-name"><value>Ali Blue</value></name-part></name>
    <name ssid="11" name-type="alias" quality="low" lang="eng">
     <name-part order="1" name-part-type="whole-name"><value>Abu Blue</value></name-part></name>
   </identity>
   <justification ssid="12">Businessman.</justification>
   <other-information ssid="13">Owns a works.</other-information>
   <relation ssid="14" target-id="46130" relation-type="related-to"/>
  </individual>
  <modification modification-type="amended" effective-date="2019-01-01">
   <removed><identity><name name-type="primary-name"><name-part name-part-type="whole-name">
    <value>Removed Name</value></name-part></name></identity></removed>
   <added><target ssid="5142"><individual/></target></added>
  </modification>
  <modification modification-type="listed" enactment-date="2011-06-15" effective-date="2011-06-17"/>
 </target>
 <target ssid="46130" sanctions-set-id="4388">
  <entity><identity ssid="15" main="true">
   <name ssid="16" name-type="primary-name" quality="good" lang="eng">
    <name-part order="1" name-part-type="whole-name"><value>Blue Works</value></name-part></name>
   </identity></entity>
  <modification modification-type="de-listed" publication-date="2016-03-01"
    effective-date="2016-03-01"/>
  <modification modification-type="listed" effective-date="2012-05-01"/>
 </target>
 <target ssid="34461">
  <sanctions-set-id>4387</sanctions-set-id><sanctions-set-id>4388</sanctions-set-id>
  <object object-type="vessel">
   <identity ssid="17" main="true"><name ssid="18" name-type="primary-name">
    <name-part order="1" name-part-type="whole-name"><value>Blue Star</value></name-part></name>
   </identity>
   <other-information ssid="19">IMO Number: 9000001</other-information>
  </object>
  <modification modification-type="listed" effective-date="2020-02-02"/>
  <modification modification-type="de-listed" effective-date="2016-03-01"/>
  <modification modification-type="listed" effective-date="2012-05-01"/>
 </target>
 <place ssid="9"><location>Minsk</location><country iso-code="BY">Belarus</country></place>
</swiss-sanctions-list>
"""


def seco(content: str) -> tuple[ListEntity, ...]:
    return ADAPTERS["ch_seco_xml"](content.encode(), "ch_seco")


def test_three_whole_entries_of_seco() -> None:
    ordinance = "Ordinance of 15 June 2016 on measures against Bluia"
    assert seco(SECO) == (
        ListEntity(
            entry="ch_seco/5142",
            list="ch_seco",
            kind=EntityKind.PERSON,
            names=(
                name("Blauw Jan", NameKind.PRIMARY),
                name("Blaouv Jan", NameKind.ALIAS),
                name("БЛАУВ ЯН", NameKind.NATIVE_SCRIPT),
                name("Jan Rood", NameKind.FORMER),
                name("Ali Blue", NameKind.ALIAS),
                name("Abu Blue", NameKind.WEAK),
            ),
            countries=("BY",),
            addresses=("Sports Club, ul. Blue, 4, 220029, Minsk, Belarus",),
            programme="Bluia: article 12",
            citations=(ordinance,),
            listed=date(2011, 6, 17),
            remarks="Businessman.; Owns a works.; title: Colonel; sex: male; born: 1980-03-23;"
            " nationality: Belarus; identification: passport KB0714507 (Belarus);"
            " related to ssid: 46130; other list's number: 140",
            source_row="target ssid 5142",
        ),
        ListEntity(
            entry="ch_seco/46130",
            list="ch_seco",
            kind=EntityKind.ORGANISATION,
            names=(name("Blue Works", NameKind.PRIMARY),),
            programme="Bluia: article 16",
            citations=(ordinance,),
            listed=date(2012, 5, 1),
            delisted=date(2016, 3, 1),
            source_row="target ssid 46130",
        ),
        # Listed, de-listed, listed again: it is listed, since the newer day.
        ListEntity(
            entry="ch_seco/34461",
            list="ch_seco",
            kind=EntityKind.VESSEL,
            names=(name("Blue Star", NameKind.PRIMARY),),
            programme="Bluia: article 12 | Bluia: article 16",
            citations=(ordinance,),
            listed=date(2020, 2, 2),
            remarks="IMO Number: 9000001; object: vessel",
            source_row="target ssid 34461",
        ),
    )


def test_a_name_of_seco_with_very_many_spellings_loses_none_of_them() -> None:
    variants = "".join(
        f'<spelling-variant lang="ARA" script="LATN">V{at}</spelling-variant>' for at in range(30)
    )
    part = '<name-part order="{}" name-part-type="given-name"><value>P{}</value>{}</name-part>'
    parts = "".join(part.format(at, at, variants) for at in (1, 2, 3))
    old = '<name-part order="1" name-part-type="whole-name"><value>Blue Works</value></name-part>'
    entity = seco(SECO.replace(old, parts))[1]
    assert entity.name == "P1 P2 P3"
    texts = [one.text for one in entity.names]
    assert len(texts) == 91
    assert {"V29 P2 P3", "P1 V7 P3", "P1 P2 V0"} <= set(texts)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("whole-list", "delta", "not the whole list but 'delta'"),
        ("swiss-sanctions-list", "sanctions-list", "no swiss-sanctions-list"),
        ("<target ", "<subject ", "no XML"),
        ("sanctions-program", "programme", "not known: programme"),
        ("name-part", "part", "targets without ssid or name: target ssid 5142"),
        ('target ssid="46130"', 'target nr="46130"', "1 targets without ssid"),
        ("de-listed", "delisted", "a modification not seen before: 'delisted'"),
        ('quality="low"', 'quality="poor"', "'poor'"),
        ("formerly-known-as", "old", "'old'"),
        ("<entity>", "<group>", "no XML"),
        ("foreign-identifier", "other-number", "elements of targets that are not known"),
    ],
)
def test_what_is_not_secos_list_is_refused(before: str, after: str, said: str) -> None:
    with pytest.raises(ListError, match=said):
        seco(SECO.replace(before, after))


SEMA_NEW = {
    "Country": "Country-Pays",
    "LastName": "LastName-NomDeFamille",
    "GivenName": "GivenName-Prenom",
    "EntityOrShip": "EntityOrShip-EntiteOuNavire",
    "Aliases": "Aliases-Alias",
    "TitleOrShip": "TitleOrShipType-TitreOuTypeDeNavire",
    "ShipIMONumber": "ShipIMONumber-NumeroOMIDuNavire",
    "DateOfBirthOrShipBuildDate": "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstruction"
    "DuNavire",
    "Schedule": "Schedule-Annexe",
    "Item": "Item-NumeroDarticle",
    "DateOfListing": "DateOfListing-DateDinscription",
}
SEMA_RECORDS = [
    {
        "Country": "Belarus / Bélarus",
        "LastName": "Blauw\u00a0",
        "GivenName": "Jan",
        "Aliases": "Russian: Ян Блаув; Jan Rood, Johannes Blauw",
        "TitleOrShip": "Minister | Ministre",
        "DateOfBirthOrShipBuildDate": "1972-08-26 or 1974-05-31",
        "Schedule": "1, Part 1",
        "Item": "56",
        "DateOfListing": "2021-06-17",
    },
    {
        "Country": "Russia / Russie",
        "EntityOrShip": "Blue Works",
        "Aliases": "Завод Голубой, АО",
        "Schedule": "1, Part 2",
        "Item": "7",
        "DateOfListing": "2022-02-24",
    },
    {
        "Country": "Russia / Russie",
        "EntityOrShip": "Blue Star",
        "TitleOrShip": "Oil Tanker|Navire-citerne",
        "ShipIMONumber": "9000001",
        "DateOfBirthOrShipBuildDate": "1980",
        "Schedule": "1.1",
        "Item": "1",
        "DateOfListing": "2025-02-21",
    },
]


def sema_xml(records: list[dict[str, str]], names: dict[str, str]) -> str:
    rows = [
        "".join(
            f"<{names.get(key, key)}>{text}</{names.get(key, key)}>" for key, text in one.items()
        )
        for one in records
    ]
    body = "".join(f"<record>{row}</record>" for row in rows)
    return f'<?xml version="1.0" encoding="UTF-8"?><data-set>{body}</data-set>'


def sema(content: str | bytes) -> tuple[ListEntity, ...]:
    data = content.encode() if isinstance(content, str) else content
    return ADAPTERS["ca_sema_xml"](data, "ca_sema")


@pytest.mark.parametrize("names", [{}, SEMA_NEW], ids=["before", "since 2026-08-25"])
def test_three_whole_entries_of_canada_by_the_old_and_the_new_tags(names: dict[str, str]) -> None:
    assert sema(sema_xml(SEMA_RECORDS, names)) == (
        ListEntity(
            entry="ca_sema/by-jan-blauw",
            list="ca_sema",
            kind=EntityKind.PERSON,
            names=(
                name("Jan Blauw", NameKind.PRIMARY),
                name("Ян Блаув", NameKind.NATIVE_SCRIPT),
                name("Jan Rood, Johannes Blauw", NameKind.ALIAS),
                name("Jan Rood", NameKind.ALIAS),
                name("Johannes Blauw", NameKind.ALIAS),
            ),
            programme="Belarus",
            citations=("Belarus, Schedule 1, Part 1, item 56",),
            listed=date(2021, 6, 17),
            remarks="title: Minister | Ministre; born: 1972-08-26 or 1974-05-31",
            source_row="record 1",
        ),
        ListEntity(
            entry="ca_sema/ru-blue-works",
            list="ca_sema",
            kind=EntityKind.ORGANISATION,
            names=(
                name("Blue Works", NameKind.PRIMARY),
                name("Завод Голубой, АО", NameKind.NATIVE_SCRIPT),
            ),
            programme="Russia",
            citations=("Russia, Schedule 1, Part 2, item 7",),
            listed=date(2022, 2, 24),
            source_row="record 2",
        ),
        ListEntity(
            entry="ca_sema/ru-blue-star",
            list="ca_sema",
            kind=EntityKind.VESSEL,
            names=(name("Blue Star", NameKind.PRIMARY),),
            programme="Russia",
            citations=("Russia, Schedule 1.1, item 1",),
            listed=date(2025, 2, 21),
            remarks="type of ship: Oil Tanker|Navire-citerne; IMO number: IMO9000001; built: 1980",
            source_row="record 3",
        ),
    )


@pytest.mark.parametrize(
    ("aliases", "person", "expected"),
    [
        (
            "Abdel Blauw, Abdul Blauw and Abdel Blauw Mousa Arabic:عبدالرحيم دقلو",
            True,
            ["Abdel Blauw", "Abdul Blauw", "Abdel Blauw Mousa", "عبدالرحيم دقلو"],
        ),
        ("BGC, Army of the Blue Guard, Blue Guards", False,
         ["BGC", "Army of the Blue Guard", "Blue Guards"]),
        # A comma and a legal form, and an enumeration within one name.
        ('Завод "Голубой", АО', False, []),
        ("Министерство образования, науки и молодежи", False, []),
        ("Blue Plaza LLC; Общество Лахта", False, ["Blue Plaza LLC", "Общество Лахта"]),
    ],
)  # fmt: skip
def test_names_within_an_alias_of_canada(aliases: str, person: bool, expected: list[str]) -> None:
    record = {**SEMA_RECORDS[0 if person else 1], "Aliases": aliases}
    (entity,) = sema(sema_xml([record], SEMA_NEW))
    texts = [one.text for one in entity.names[1:]]
    assert texts == (expected if ";" in aliases else [aliases, *expected])


def test_twins_of_canada_have_keys_of_their_own() -> None:
    keys = [one.entry for one in sema(sema_xml([SEMA_RECORDS[1]] * 2, SEMA_NEW))]
    assert keys == ["ca_sema/ru-blue-works", "ca_sema/ru-blue-works-2"]


@needs_samples
@pytest.mark.parametrize(
    ("sample", "names", "listed"),
    [
        (
            "ca-sema-lmes.before-2026-08-25.sample.xml",
            [["Aleksey Oleksin", "Aliaksei Aleksin"], ["Balitiyskiy III"]],
            ["2021-06-17", "2025-02-21"],
        ),
        (
            "ca-sema-lmes.since-2026-08-25.sample.xml",
            [
                ["Khazalbek Bakhtibekovich Atabekov"],
                ["Belaeronavigatsia Republican Unitary Air Navigation Services Enterprise"],
            ],
            ["2020-09-28", "2021-06-17"],
        ),
    ],
)
def test_the_real_records_of_canada(sample: str, names: list[list[str]], listed: list[str]) -> None:
    entities = sema((SAMPLES / sample).read_bytes())
    assert [[each.text for each in one.names] for one in entities] == names
    assert [str(one.listed) for one in entities] == listed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        # What the publisher did on 2026-08-25, done once more.
        (
            sema_xml(SEMA_RECORDS, {key: f"X{key}" for key in SEMA_NEW}),
            "not known: XAliases, XCountry",
        ),
        (sema_xml(SEMA_RECORDS, {"Item": "ItemNumber"}), "not known: ItemNumber"),
        (sema_xml([{"Country": "A", "Item": "1"}], {}), "missing: Schedule, DateOfListing"),
        (
            sema_xml([*SEMA_RECORDS, {"Country": "A / B", "Item": "9"}], {}),
            "1 records without a name: record 4, A, item 9",
        ),
        (sema_xml([], {}), "missing: Country"),
        ("<data-set><entry/></data-set>", "not known: entry"),
        ("<list/>", "no data-set"),
        ("", "no XML"),
    ],
)
def test_what_is_not_canadas_list_is_refused(content: str, said: str) -> None:
    with pytest.raises(ListError, match=said):
        sema(content)


NRO = """<html><body><ul><li>Menu (Iran)</li></ul>
<h3>Named Research Organizations List</h3><p>Best efforts (China).</p>
<ul><li><strong>Blue Institute (BI), Blue Academy</strong> (Russia)</li>
<li><strong>Red’s Academy</strong> (People’s Republic of China )
<p>Known alias(es): RA; Academy of Red’s;  Red Sea Institute</p></li>
<li><strong>Green University</strong> (Iran)<p>Known alias: GU</p></li></ul>
<ul><li>About us</li><li>Terms</li></ul></body></html>"""


def nro(content: str | bytes) -> tuple[ListEntity, ...]:
    data = content.encode() if isinstance(content, str) else content
    return ADAPTERS["ca_nro_html"](data, "ca_nro")


def test_three_whole_entries_of_the_page() -> None:
    assert nro(NRO) == (
        ListEntity(
            entry="ca_nro/ru-blue-institute-bi-blue-academy",
            list="ca_nro",
            kind=EntityKind.ORGANISATION,
            names=(name("Blue Institute (BI), Blue Academy", NameKind.PRIMARY),),
            countries=("RU",),
            source_row="item 1",
        ),
        ListEntity(
            entry="ca_nro/cn-reds-academy",
            list="ca_nro",
            kind=EntityKind.ORGANISATION,
            names=(
                name("Red’s Academy", NameKind.PRIMARY),
                name("RA", NameKind.ACRONYM),
                name("Academy of Red’s", NameKind.ALIAS),
                name("Red Sea Institute", NameKind.ALIAS),
            ),
            countries=("CN",),
            source_row="item 2",
        ),
        ListEntity(
            entry="ca_nro/ir-green-university",
            list="ca_nro",
            kind=EntityKind.ORGANISATION,
            names=(name("Green University", NameKind.PRIMARY), name("GU", NameKind.ACRONYM)),
            countries=("IR",),
            source_row="item 3",
        ),
    )


@needs_samples
def test_the_real_page_has_103_organisations_94_with_aliases() -> None:
    page = SHARED / "ca-ised-nro" / "2024-09-09-canada-list-of-risky-research-orgs.html"
    entities = nro(page.read_bytes())
    countries = [one.countries[0] for one in entities]
    assert (len(entities), len({one.entry for one in entities})) == (103, 103)
    assert [countries.count(code) for code in ("CN", "IR", "RU")] == [85, 12, 6]
    assert sum(len(one.names) > 1 for one in entities) == 94
    by_key = {one.entry.partition("/")[2]: one for one in entities}
    nudt = by_key["cn-national-university-of-defense-technology"]
    assert [(one.text, one.kind) for one in nudt.names] == [
        ("National University of Defense Technology", NameKind.PRIMARY),
        ("NUDT", NameKind.ACRONYM),
        ("Changsha Institute of Technology", NameKind.ALIAS),
        ("National Key Laboratory for Parallel and Distributed Processing", NameKind.ALIAS),
        ("Hunan Guofang Kei University", NameKind.ALIAS),
    ]
    polytechnic = by_key["cn-northwestern-polytechnical-university"]
    assert [one.text for one in polytechnic.names] == [
        "Northwestern Polytechnical University",
        "NWPU",
        "NPU",
        "Northwest Polytechnic University",
        "Northwest Polytechnical University",
    ]
    assert entities[-1].name == "48th Central Scientific Research Institute"
    assert len(entities[-1].names) == 11


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (NRO.replace("Named Research Organizations List", "Organizations"), "no heading"),
        (NRO.replace("(Russia)", "(Utopia)"), "without a country that is known: 'Blue Institute"),
        (NRO.replace("<li>", "<div>").replace("</li>", "</div>"), "no list items"),
        ("", "no heading"),
    ],
)
def test_what_is_not_the_page_is_refused(content: str, said: str) -> None:
    with pytest.raises(ListError, match=said):
        nro(content)


DFAT_COLUMNS = [
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength",
    "Date of Birth", "Place of Birth", "Citizenship", "Address", "Additional Information",
    "Listing Information", "IMO Number", "Committees", "Control Date", "Instrument of Designation",
    "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
]  # fmt: skip
_PERSON: dict[str, object] = {
    "Type": "Individual", "Date of Birth": "Approximately 1968_x000D_\n28/08/1965",
    "Citizenship": "Afghanistan; Pakistan", "Additional Information": "TAi.002. Title: Haji",
    "Address": "a) 1 Road, Kabul b) 2 Road, Herat", "Committees": "1988 (Taliban)",
    "Listing Information": "Listed on 25 Jan. 2001 (amended on 18 Jul. 2007)",
    "Control Date": datetime(2026, 4, 14), "Targeted Financial Sanction": 1, "Travel Ban": 1,
    "Arms Embargo": 0, "Maritime Restriction": 0,
}  # fmt: skip
_VESSEL: dict[str, object] = {
    "Type": "Vessel", "IMO Number": 9000001, "Committees": "Autonomous (Russia)",
    "Listing Information": "Autonomous Sanctions List 2025",
    "Instrument of Designation": "Autonomous Sanctions List 2025 (No. 1)",
    "Control Date": datetime(2026, 1, 2), "Maritime Restriction": 1,
}  # fmt: skip
DFAT_ROWS: list[dict[str, object]] = [
    {"Reference": 8577, "Name of Individual or Entity": "JAN BLAUW",
     "Name Type": "Primary Name", **_PERSON},
    {"Reference": "8577a", "Name of Individual or Entity": "Johannes Blauw ", "Name Type": "Alias",
     "Alias Strength": "Strong", **_PERSON},
    {"Reference": 12, "Name of Individual or Entity": "BLUE STAR",
     "Name Type": "Primary Name", **_VESSEL},
    {"Reference": "8577aa", "Name of Individual or Entity": "Abu Blauw", "Name Type": "Alias",
     "Alias Strength": "Weak", **_PERSON, "Place of Birth": "Baghdad, Iraq"},
    {"Reference": "8577b", "Name of Individual or Entity": "محمد", "Name Type": "Original Script",
     **_PERSON},
    {"Reference": 12, "Name of Individual or Entity": "Blue Works", "Type": "Entity",
     "Name Type": "Primary Name", "Committees": "Autonomous (Russia)"},
    {"Reference": "12a", "Name of Individual or Entity": "Red Works", "Type": "Entity",
     "Name Type": "Formerly known as"},
]  # fmt: skip


def dfat_xlsx(rows: list[dict[str, object]], columns: list[str] = DFAT_COLUMNS) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["A guide to this list"])
    sheet = book.create_sheet("Consolidated List")
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(column) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def dfat_csv(rows: list[dict[str, object]], header: str) -> bytes:
    out = io.StringIO()
    out.write(header)
    writer = csv.DictWriter(out, DFAT_COLUMNS, restval="", lineterminator="\n")
    writer.writerows(
        {key: value.date() if isinstance(value, datetime) else value for key, value in row.items()}
        for row in rows
    )
    return out.getvalue().encode()


def dfat(content: bytes) -> tuple[ListEntity, ...]:
    return ADAPTERS["au_dfat_table"](content, "au_dfat")


def test_three_whole_entries_of_australia() -> None:
    person, vessel, works = dfat(dfat_xlsx(DFAT_ROWS))
    assert person == ListEntity(
        entry="au_dfat/8577",
        list="au_dfat",
        kind=EntityKind.PERSON,
        names=(
            name("JAN BLAUW", NameKind.PRIMARY),
            name("Johannes Blauw", NameKind.ALIAS),
            name("Abu Blauw", NameKind.WEAK),
            name("محمد", NameKind.NATIVE_SCRIPT),
        ),
        countries=("AF", "PK"),
        addresses=("1 Road, Kabul", "2 Road, Herat"),
        programme="1988 (Taliban)",
        listed=date(2001, 1, 25),
        remarks="TAi.002. Title: Haji; listing: Listed on 25 Jan. 2001 (amended on 18 Jul. 2007);"
        " born: Approximately 1968 28/08/1965; place of birth: Baghdad, Iraq; citizenship:"
        " Afghanistan; Pakistan; measures: targeted financial sanction, travel ban;"
        " last edited: 2026-04-14",
        source_row="row 2, reference 8577",
    )
    assert vessel == ListEntity(
        entry="au_dfat/12",
        list="au_dfat",
        kind=EntityKind.VESSEL,
        names=(name("BLUE STAR", NameKind.PRIMARY),),
        programme="Autonomous (Russia)",
        citations=("Autonomous Sanctions List 2025 (No. 1)",),
        remarks="listing: Autonomous Sanctions List 2025; IMO number: IMO9000001;"
        " measures: maritime restriction; last edited: 2026-01-02",
        source_row="row 4, reference 12",
    )
    # The reference of the vessel was given a second time, to another party.
    assert works == ListEntity(
        entry="au_dfat/12-2",
        list="au_dfat",
        kind=EntityKind.ORGANISATION,
        names=(name("Blue Works", NameKind.PRIMARY), name("Red Works", NameKind.FORMER)),
        programme="Autonomous (Russia)",
        source_row="row 7, reference 12",
    )


def test_the_sheet_saved_as_csv_gives_the_same_entries() -> None:
    assert dfat(dfat_csv(DFAT_ROWS, ",".join(DFAT_COLUMNS) + "\n")) == dfat(dfat_xlsx(DFAT_ROWS))


@needs_samples
def test_rows_below_the_real_header_of_australia_are_read() -> None:
    header = (SAMPLES / "au-dfat-consolidated.header.csv").read_text(encoding="utf-8-sig")
    assert header.strip().split(",") == DFAT_COLUMNS
    assert len(dfat(dfat_csv(DFAT_ROWS, header))) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            dfat_xlsx(DFAT_ROWS, [c.replace("Citizenship", "Nationality") for c in DFAT_COLUMNS]),
            "missing: Citizenship",
        ),
        (dfat_xlsx([]), "no rows below its header"),
        (dfat_xlsx([{**DFAT_ROWS[2], "Reference": None}]), "without a reference or a name: row 2"),
        (dfat_xlsx([{**DFAT_ROWS[2], "Name Type": "Nickname"}]), "Nickname"),
        (dfat_xlsx([{**DFAT_ROWS[1], "Alias Strength": "Fair"}]), "Fair"),
        (dfat_xlsx([{**DFAT_ROWS[2], "Type": "Dragon"}]), "a type not seen before: 'Dragon'"),
        (b"PK\x03\x04", "no table"),
        (b"key,name\n1,A\n", "heading 'Reference'"),
        (b"", "heading 'Reference'"),
    ],
)
def test_what_is_not_australias_table_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        dfat(content)


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("ch_seco_xml", SECO.encode()),
        ("ca_sema_xml", sema_xml(SEMA_RECORDS, SEMA_NEW).encode()),
        ("ca_nro_html", NRO.encode()),
        ("au_dfat_table", dfat_csv(DFAT_ROWS, ",".join(DFAT_COLUMNS) + "\n")),
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
