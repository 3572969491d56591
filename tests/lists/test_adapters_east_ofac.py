"""OFAC's lists in its three forms: CSV, XML and advanced XML."""

from pathlib import Path

import pytest

from screener.errors import ListError
from screener.lists.adapters import ADAPTERS
from screener.lists.compile import read_source
from screener.model.lists import EntityKind, NameKind
from tests.lists.made_east import zipped
from tests.lists.made_ofac import COMPANY, NEW, NEW_ADVANCED, PERSON, SANCTIONS, advanced, plain

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
SCHEMAS = SHARED / "us-ofac-sdn" / "schemas"
needs_snapshot = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")
NON_SDN = ("us_ns_cmic", "us_ofac_ssi", "us_ofac_other")


@needs_snapshot
@pytest.mark.parametrize(
    ("content", "schema"),
    [(plain(), "ofac-sdn.xsd"), (advanced(), "ofac-sdn_advanced.xsd")],
)
def test_our_files_are_of_ofacs_schema(content: bytes, schema: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    valid = etree.XMLSchema(etree.parse(str(SCHEMAS / schema)))
    valid.assertValid(etree.fromstring(content))


@pytest.mark.parametrize("content", [plain(), plain(namespace=NEW)])
def test_plain_xml_of_both_namespaces(content: bytes) -> None:
    person, ship = ADAPTERS["us_ofac_xml"](content, "us_ofac_sdn")
    assert (person.entry, person.kind) == ("us_ofac_sdn/7", EntityKind.PERSON)
    assert [(name.text, name.kind) for name in person.names] == [
        ("BLUE, Jo", NameKind.PRIMARY),
        ("BLAU, Jo", NameKind.ALIAS),
        ("GREEN", NameKind.FORMER),
        ("JB", NameKind.WEAK),
    ]
    assert (person.countries, person.addresses) == (("IR", "TR"), ("1 Road, Tehran, Iran",))
    assert person.programme == "NPWMD | IRAN"
    assert person.remarks == (
        "title Director; DOB 1962; citizen Turkey; Passport A1 (Iran) issued 01 Jan 2020;"
        " (Linked To: BLUE SHIP)"
    )
    assert (ship.kind, str(ship.listed)) == (EntityKind.VESSEL, "2021-06-03")
    assert "vesselFlag Iran" in ship.remarks
    assert [one.entry for one in ADAPTERS["us_ofac_xml"](content, "us_ns_cmic")] == ["us_ns_cmic/9"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (plain(records=3), "3"),  # cut off
        (plain("", records=0), "0 records"),
        (b"<other/>", "no sdnList"),
        (plain().replace(b"<lastName>BLUE SHIP", b"<surname>BLUE SHIP").replace(
            b"BLUE SHIP</lastName>", b"BLUE SHIP</surname>"), "surname"),
        (plain().replace(b"Vessel<", b"Submarine<"), "submarine"),
        (plain().replace(b"weak", b"doubtful"), "doubtful"),
        (plain().replace(b"<uid>9</uid>", b""), "without number"),
    ],
)  # fmt: skip
def test_plain_xml_that_changed_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=f"(?i){said}"):
        ADAPTERS["us_ofac_xml"](content, "us_ofac_sdn")


@pytest.mark.parametrize("content", [advanced(), advanced(namespace=NEW_ADVANCED)])
def test_advanced_xml_has_names_in_their_scripts(content: bytes) -> None:
    person, company = ADAPTERS["us_ofac_advanced"](content, "us_ofac_sdn")
    assert (person.entry, person.kind) == ("us_ofac_sdn/36", EntityKind.PERSON)
    assert [(name.text, name.kind) for name in person.names] == [
        ("BLUE, Jo", NameKind.PRIMARY),
        ("BLAU, Jo", NameKind.ALIAS),
        ("JB", NameKind.WEAK),
        ("蓝 约", NameKind.NATIVE_SCRIPT),
    ]
    assert (person.countries, person.addresses) == (("CN", "IR"), ("1 Road, Beijing, China",))
    assert (person.programme, person.citations) == ("NPWMD | IRAN", ("Executive Order 13382",))
    assert str(person.listed) == "2020-05-06"
    assert person.remarks == (
        "Birthdate 1962-03-04; Nationality Country Iran; Gender Male; Passport A1 (Iran)"
    )
    assert (company.name, company.kind) == ("BLUE WORKS", EntityKind.ORGANISATION)
    assert [name.kind for name in company.names[1:]] == [NameKind.FORMER]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (advanced(PERSON + COMPANY, SANCTIONS.replace('ProfileID="137"', 'ProfileID="9"')),
         "'37' has no SanctionsEntry"),
        (advanced(PERSON.replace('LocationID="501"', 'LocationID="9"')), "Location"),
        (advanced(values={"Script": '<Script ID="215">Latin</Script>'}), "no Script"),
        (advanced(values={"AliasType": ""}), "no AliasType"),
        (advanced(PERSON.replace('Primary="true" LowQuality', 'Primary="false" LowQuality')),
         "no primary name"),
        (advanced(""), "no DistinctParty"),
        (b"<sdnList/>", "no Sanctions"),
        (advanced()[:-20], "no XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + advanced()[38:], "no XML"),
    ],
)  # fmt: skip
def test_advanced_xml_that_lacks_something_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["us_ofac_advanced"](content, "us_ofac_sdn")


@needs_snapshot
def test_the_consolidated_xml_has_its_449_records() -> None:
    content = (SHARED / "us-ofac-consolidated" / "us-govt-data.xml").read_bytes()
    found = {name: ADAPTERS["us_ofac_xml"](content, name) for name in NON_SDN}
    assert [len(found[name]) for name in NON_SDN] == [68, 290, 145]
    whole = ADAPTERS["us_ofac_xml"](content, "us_ofac_sdn")
    assert len(whole) == 449
    assert {one.entry.partition("/")[2] for several in found.values() for one in several} == {
        one.entry.partition("/")[2] for one in whole
    }
    names = [name.kind for one in whole for name in one.names]
    # An alias stands twice, and of 142 former names three are weak.
    assert len(names) == 449 + 1_139 - 1
    assert (names.count(NameKind.WEAK), names.count(NameKind.FORMER)) == (62, 142 - 3)
    assert all(str(one.listed) >= "2021-06-03" for one in found["us_ns_cmic"])


@needs_snapshot
def test_csv_and_xml_tell_the_same_of_the_military_industrial_companies() -> None:
    content = (SHARED / "us-ofac-consolidated" / "us-govt-data.xml").read_bytes()
    xml = {one.entry: one for one in ADAPTERS["us_ofac_xml"](content, "us_ns_cmic")}
    csv = {
        one.entry: one
        for one in ADAPTERS["us_ofac_csv"](
            read_source(SHARED / "us-ofac-consolidated"), "us_ns_cmic"
        )
    }
    assert xml.keys() == csv.keys()
    differing = [
        key for key in xml if {n.text for n in xml[key].names} != {n.text for n in csv[key].names}
    ]
    assert differing == ["us_ns_cmic/30930"]  # "CCCC" came between 2022 and 2025
    assert all(xml[key].listed == csv[key].listed for key in xml)


PRIM = '7,"BLUE LTD",-0- ,"NPWMD",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 1; Effec"\r\n\x1a'
ALT = '7,1,"aka","BLAU LTD",-0- \r\n\x1a'
ADD = '7,1,"1 Road","Tehran","Iran",-0- \r\n\x1a'


def ofac_csv(**files: str) -> bytes:
    named = {"sdn": PRIM, "alt": ALT, "add": ADD} | files
    return zipped({f"{name}.csv": text.encode() for name, text in named.items()})


def test_long_remarks_go_on_in_the_file_of_comments() -> None:
    comments = '7,"tive Date: 26 Mar 2022; a.k.a. \'BL\'."\r\n8,"of nobody"\r\n\x1a'
    (one,) = ADAPTERS["us_ofac_csv"](ofac_csv(sdn_comments=comments), "us_ofac_sdn")
    assert one.remarks == "Tax ID No. 1; Effective Date: 26 Mar 2022; a.k.a. 'BL'."
    assert [(name.text, name.kind) for name in one.names[1:]] == [
        ("BLAU LTD", NameKind.ALIAS),
        ("BL", NameKind.WEAK),
    ]
    (without,) = ADAPTERS["us_ofac_csv"](ofac_csv(), "us_ofac_sdn")
    assert without.remarks == "Tax ID No. 1; Effec"


@needs_snapshot
def test_files_of_different_days_are_refused() -> None:
    # PROVENANCE.md: 1,567 numbers in alt.csv of December 2025 have no row in sdn.csv of 2024.
    with pytest.raises(ListError, match=r"8653 entries that alt\.csv is about 1567 are not"):
        ADAPTERS["us_ofac_csv"](read_source(SHARED / "us-ofac-sdn"), "us_ofac_sdn")


@needs_snapshot
def test_the_file_of_comments_joins_all_its_28_rows() -> None:
    folder = SHARED / "us-ofac-sdn"
    comments = (folder / "sdn_comments.csv").read_bytes()
    numbers = [line.split(b",")[0].decode() for line in comments.splitlines() if b"," in line]
    numbers = [number for number in numbers if number.isdecimal()]
    prim = "".join(PRIM[:-1].replace("7,", f"{number},", 1) for number in numbers)
    content = zipped(
        {
            "sdn.csv": prim.encode(),
            "alt.csv": b"",
            "add.csv": b"",
            "sdn_comments.csv": comments,
        }
    )
    entities = ADAPTERS["us_ofac_csv"](content, "us_ofac_sdn")
    assert len(entities) == len(numbers) == 28
    assert all(len(one.remarks) > len("Tax ID No. 1; Effec") for one in entities)
    sberbank = next(one for one in entities if one.entry == "us_ofac_sdn/17018")
    assert "SBERBANK MUMBAI" in [name.text for name in sberbank.names]


@pytest.mark.parametrize("at", range(0, 480, 7))
def test_a_broken_zip_is_a_list_error(at: int) -> None:
    content = bytearray(ofac_csv())
    del content[at % len(content) : at % len(content) + 9]
    with pytest.raises(ListError):
        ADAPTERS["us_ofac_csv"](bytes(content), "us_ofac_sdn")
