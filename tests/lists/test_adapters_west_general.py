"""FollowTheMoney, Senzing, the whole CSL, packed files, and laws of all adapters of the west."""

import contextlib
import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import ListError, ListExpectationError, UnreadableDocumentError
from screener.folders import bundled
from screener.formats.packed import unpacked
from screener.lists.adapters import ADAPTERS
from screener.lists.adapters.csl import SOURCES
from screener.lists.adapters.facts import day, is_native
from screener.lists.compile import compile_list, entities_of, read_source
from screener.lists.folder import read_entities, write_entities
from screener.lists.manifest import read_manifest
from screener.lists.own import own_manifest
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
needs_snapshot = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")


def name(text: str, kind: NameKind) -> ListName:
    return ListName(text, kind, "list")


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode()


def ftm(content: bytes) -> tuple[ListEntity, ...]:
    return ADAPTERS["ftm_jsonl"](content, "local_os")


FTM: list[dict[str, object]] = [
    {
        "id": "NK-1",
        "caption": "Blue Works LLC",
        "schema": "Company",
        "referents": ["eu-fsf-1"],
        "datasets": ["eu_fsf", "us_ofac_sdn"],
        "first_seen": "2022-03-09T00:00:00",
        "target": True,
        "properties": {
            "name": ["ООО Голубой завод", "Blue Works LLC"],
            "alias": ["Blue Engines"],
            "weakAlias": ["BW"],
            "previousName": ["Red Works"],
            "abbreviation": ["BWL"],
            "country": ["ru"],
            "jurisdiction": ["ru", "suhh"],
            "address": ["1 Works Street, Tula"],
            "addressEntity": ["addr-1"],
            "registrationNumber": ["1027100000001"],
            "innCode": ["7710137066"],
            "topics": ["sanction"],
            "notes": ["Makes engines."],
        },
    },
    {"id": "addr-1", "schema": "Address", "target": False, "properties": {"full": ["2 Sea Road"]}},
    {
        "id": "s-1",
        "schema": "Sanction",
        "target": False,
        "properties": {
            "entity": ["NK-1"],
            "authority": ["Council of the EU"],
            "authorityId": ["EU.9001.1"],
            "program": ["EU-UKR"],
            "listingDate": ["2022-03-10"],
            "startDate": ["2022-03-09"],
            "sourceUrl": ["https://eur-lex.europa.eu/one"],
        },
    },
    {
        "id": "NK-2",
        "caption": "Jan Blauw",
        "schema": "Person",
        "target": True,
        "datasets": ["eu_fsf"],
        "properties": {
            "name": ["Jan Blauw"],
            "birthDate": ["1962"],
            "nationality": ["nl"],
            "position": ["Treasurer"],
            "topics": ["sanction", "role.pep"],
        },
    },
    {
        "id": "p-1",
        "schema": "Passport",
        "target": False,
        "properties": {"holder": ["NK-2"], "number": ["X1234567"], "country": ["nl"]},
    },
    {
        "id": "NK-3",
        "caption": "BLUE STAR",
        "schema": "Vessel",
        "target": True,
        "properties": {"name": ["BLUE STAR"], "imoNumber": ["9000001"], "flag": ["ga"]},
    },
    {
        "id": "NK-4",
        "caption": "His Wife",
        "schema": "Person",
        "target": False,
        "properties": {"name": ["His Wife"]},
    },
    {
        "id": "o-1",
        "schema": "Ownership",
        "target": False,
        "properties": {"owner": ["NK-2"], "asset": ["NK-1"]},
    },
]


def test_three_whole_entries_of_follow_the_money() -> None:
    assert ftm(lines(*FTM)) == (
        ListEntity(
            entry="local_os/NK-1",
            list="local_os",
            kind=EntityKind.ORGANISATION,
            names=(
                name("Blue Works LLC", NameKind.PRIMARY),
                name("ООО Голубой завод", NameKind.NATIVE_SCRIPT),
                name("Blue Engines", NameKind.ALIAS),
                name("Red Works", NameKind.FORMER),
                name("BWL", NameKind.ACRONYM),
                name("BW", NameKind.WEAK),
            ),
            countries=("RU",),
            addresses=("1 Works Street, Tula", "2 Sea Road"),
            programme="EU-UKR",
            citations=("Council of the EU EU.9001.1 https://eur-lex.europa.eu/one",),
            listed=date(2022, 3, 9),
            remarks="Makes engines.; registrationNumber: 1027100000001; innCode: 7710137066;"
            " topics: sanction; datasets: eu_fsf, us_ofac_sdn",
            source_row="line 1",
        ),
        ListEntity(
            entry="local_os/NK-2",
            list="local_os",
            kind=EntityKind.PERSON,
            names=(name("Jan Blauw", NameKind.PRIMARY),),
            countries=("NL",),
            remarks="born: 1962; position: Treasurer; documents: X1234567 nl;"
            " topics: sanction, role.pep; datasets: eu_fsf",
            source_row="line 4",
        ),
        ListEntity(
            entry="local_os/NK-3",
            list="local_os",
            kind=EntityKind.VESSEL,
            names=(name("BLUE STAR", NameKind.PRIMARY),),
            countries=("GA",),
            remarks="IMO number: IMO9000001",
            source_row="line 6",
        ),
    )


def test_without_the_field_target_those_with_a_topic_are_listed() -> None:
    plain = [{key: value for key, value in one.items() if key != "target"} for one in FTM]
    assert [one.entry for one in ftm(lines(*plain))] == ["local_os/NK-1", "local_os/NK-2"]
    company = {"id": "1", "schema": "Company", "properties": {"name": ["A"]}}
    assert [one.entry for one in ftm(lines(company))] == ["local_os/1"]


def test_a_party_with_native_names_only_and_half_a_sign_of_utf_16() -> None:
    record = {
        "id": "1",
        "caption": "蓝",
        "schema": "LegalEntity",
        "properties": {"name": ["蓝\ud800"], "alias": ["蓝"]},
    }
    (entity,) = ftm(json.dumps(record).encode())
    assert entity.names == (name("蓝", NameKind.PRIMARY),)
    assert entity.kind is EntityKind.UNKNOWN


SENZING: list[dict[str, object]] = [
    {
        "DATA_SOURCE": "OPEN_SANCTIONS",
        "RECORD_ID": "NK-1",
        "RECORD_TYPE": "ORGANIZATION",
        "LAST_CHANGE": "2026-08-05",
        "NAMES": [
            {"NAME_TYPE": "PRIMARY", "NAME_ORG": "Blue Works LLC"},
            {"NAME_TYPE": "ALIAS", "NAME_ORG": "Голубой завод"},
        ],
        "RISKS": [{"TOPIC": "sanction"}],
        "ADDRESSES": [{"ADDR_TYPE": "BUSINESS", "ADDR_FULL": "1 Works Street, Tula"}],
        "COUNTRIES": [{"REGISTRATION_COUNTRY": "ru"}],
        "IDENTIFIERS": [
            {"NATIONAL_ID_NUMBER": "1027100000001", "NATIONAL_ID_TYPE": "ogrnCode"},
            {"LEI_NUMBER": "5299000000000000AA11"},
        ],
        "SOURCE_LINKS": [{"SOURCE_URL": "https://eur-lex.europa.eu/one"}],
        "URL": "https://www.opensanctions.org/entities/NK-1",
    },
    {
        "DATA_SOURCE": "WATCHLIST",
        "RECORD_ID": "1001",
        "FEATURES": [
            {"RECORD_TYPE": "PERSON"},
            {"NAME_TYPE": "PRIMARY", "NAME_FIRST": "Jan", "NAME_LAST": "Blauw"},
            {"NAME_TYPE": "MAIDEN", "NAME_FULL": "Jan Rood"},
            {"DATE_OF_BIRTH": "1962"},
            {"ADDR_LINE1": "2 Sea Road", "ADDR_CITY": "Delft", "ADDR_COUNTRY": "NL"},
            {"PASSPORT_NUMBER": "X1234567", "PASSPORT_COUNTRY": "nl"},
        ],
    },
    {
        "DATA_SOURCE": "CUSTOMERS",
        "RECORD_ID": "7",
        "RECORD_TYPE": "VESSEL",
        "PRIMARY_NAME_ORG": "BLUE STAR",
        "OTHER_NAME_ORG": "RED STAR",
        "HOME_ADDR_LINE1": "Port 3",
        "IMO_NUMBER": "9000001",
    },
]


def test_three_whole_entries_of_senzing() -> None:
    assert ADAPTERS["senzing_jsonl"](lines(*SENZING), "local_os") == (
        ListEntity(
            entry="local_os/NK-1",
            list="local_os",
            kind=EntityKind.ORGANISATION,
            names=(
                name("Blue Works LLC", NameKind.PRIMARY),
                name("Голубой завод", NameKind.NATIVE_SCRIPT),
            ),
            countries=("RU",),
            addresses=("1 Works Street, Tula",),
            programme="OPEN_SANCTIONS",
            citations=(
                "https://eur-lex.europa.eu/one",
                "https://www.opensanctions.org/entities/NK-1",
            ),
            remarks="identifiers: ogrnCode 1027100000001, lei 5299000000000000AA11;"
            " topics: sanction",
            source_row="line 1",
        ),
        ListEntity(
            entry="local_os/1001",
            list="local_os",
            kind=EntityKind.PERSON,
            names=(name("Jan Blauw", NameKind.PRIMARY), name("Jan Rood", NameKind.FORMER)),
            addresses=("2 Sea Road, Delft, NL",),
            programme="WATCHLIST",
            remarks="born: 1962; identifiers: passport X1234567 nl",
            source_row="line 2",
        ),
        ListEntity(
            entry="local_os/7",
            list="local_os",
            kind=EntityKind.VESSEL,
            names=(name("BLUE STAR", NameKind.PRIMARY), name("RED STAR", NameKind.ALIAS)),
            addresses=("Port 3",),
            programme="CUSTOMERS",
            remarks="identifiers: imo IMO9000001",
            source_row="line 3",
        ),
    )


@pytest.mark.parametrize(
    ("form", "content", "said"),
    [
        ("ftm_jsonl", b"", "no lines"),
        ("ftm_jsonl", b"{}\n[1]", "line 2 is no JSON object"),
        ("ftm_jsonl", b"{", "line 1 is no JSON"),
        ("ftm_jsonl", b"[" * 100_000, "line 1 is no JSON"),
        ("ftm_jsonl", lines({"id": "1", "schema": "Company"}), "missing: properties"),
        (
            "ftm_jsonl",
            lines({"id": "1", "schema": "Company", "properties": {"alias": []}}),
            "1 parties without id or name: line 1",
        ),
        ("senzing_jsonl", lines({"NAME_FULL": "A"}), "missing: RECORD_ID"),
        ("senzing_jsonl", lines({"RECORD_ID": "1"}), "records without id or name: line 1"),
        ("us_csl_json", b"{}", "no 'results'"),
        ("us_csl_json", b'{"results": [{"name": "A"}]}', "missing: source"),
        ("us_csl_csv", b"source,name\nA,B\n", "columns that are missing: entity_number"),
        ("us_csl_entities", b'{"entities": [1]}', "no 'entities'"),
        ("us_csl_entities", b'{"entities": []}', "the Entity List only"),
    ],
)
def test_what_they_cannot_read_is_a_fault(form: str, content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS[form](content, "us_ofac_sdn")


def test_a_list_of_ones_own_may_be_such_lines() -> None:
    manifest = own_manifest("local_os")
    assert entities_of(lines(*FTM), manifest)[0].entry == "local_os/NK-1"
    assert entities_of(lines(*SENZING), manifest)[1].entry == "local_os/1001"
    assert entities_of(b"name\nBlue Ltd\n", manifest)[0].name == "Blue Ltd"


def csl(form: str, path: str, list_id: str) -> tuple[ListEntity, ...]:
    return ADAPTERS[form](unpacked(read_source(SHARED / path)), list_id)


CSV = ("us_csl_csv", "us-csl/consolidated.csv.gz")
REDUCED = ("us_csl_reduced", "us-csl-projection/screening-list.json")
# As the PROVENANCE.md of each tells them: 14,160 records of 2022 and 25,921 of 2026.
COUNTS_2022 = {
    "us_ofac_sdn": 10026, "us_entity_list": 2001, "us_itar_debarred": 727,
    "us_denied_persons": 462, "us_ofac_ssi": 290, "us_unverified_list": 201, "us_isn": 163,
    "us_meu_list": 71, "us_ns_cmic": 68,
    "us_ofac_other": 151,  # 78 PLC, 53 CAPTA, 17 NS-MBS, 3 FSE
}  # fmt: skip
COUNTS_2026 = {
    "us_ofac_sdn": 19181, "us_entity_list": 3420, "us_denied_persons": 1596,
    "us_itar_debarred": 787, "us_ofac_ssi": 286, "us_unverified_list": 222, "us_isn": 161,
    "us_meu_list": 70, "us_ns_cmic": 68,
    "us_ofac_other": 130,  # 78 PLC, 51 NS-MBS, 1 CAPTA
}  # fmt: skip


@needs_snapshot
@pytest.mark.parametrize(
    ("copy", "counts", "total"), [(CSV, COUNTS_2022, 14_160), (REDUCED, COUNTS_2026, 25_921)]
)
def test_the_whole_csl_is_read_and_no_record_is_lost(
    copy: tuple[str, str], counts: dict[str, int], total: int
) -> None:
    found = {list_id: csl(*copy, list_id) for list_id in SOURCES}
    assert {list_id: len(several) for list_id, several in found.items()} == counts
    assert sum(counts.values()) == total
    entries = [one.entry for several in found.values() for one in several]
    assert len(set(entries)) == total
    assert all(one.requirement_code and one.policy_code for one in found["us_entity_list"])


@needs_snapshot
def test_the_entity_list_of_2025_has_3421_entries_with_days_of_effect() -> None:
    path = "us-csl-entity-list-2025-11/entity-list-current.json.gz"
    entities = csl("us_csl_entities", path, "us_entity_list")
    assert len({one.entry for one in entities}) == len(entities) == 3_421
    by_key = {one.entry.partition("/")[2]: one for one in entities}
    assert by_key["jo-the-jordanian-lebanese-for-laboratory-instruments-s-a-l"] == ListEntity(
        entry="us_entity_list/jo-the-jordanian-lebanese-for-laboratory-instruments-s-a-l",
        list="us_entity_list",
        kind=EntityKind.UNKNOWN,
        names=(
            name(
                "The Jordanian Lebanese Company for Laboratory Instruments S.A.L.",
                NameKind.PRIMARY,
            ),
        ),
        countries=("JO",),
        addresses=("Shmesani, Bldg. No 16 ground floor, Amman, 63, Amman, JO",),
        requirement="For all items subject to the EAR. (See §744.11 of the EAR)",
        requirement_code="ALL_EAR",
        policy="Presumption of denial",
        policy_code="PRESUMPTION_DENIAL",
        citations=("84 FR 61538",),
        listed=date(2019, 11, 13),
        source_row="entity 1001",
    )
    nerpa = by_key["ru-nerpa-shipyard"]
    assert [one.text for one in nerpa.names] == ["Nerpa Shipyard", "SRZ Nerpa"]
    assert nerpa.addresses == ("Snezhnogorsk, Murmansk Region, 184682, RU",)
    yalta = by_key["ua-aktsionernoe-obschestvo-yaltinskaya-kinodstudiya"]
    assert len(yalta.names) == 9
    assert len(yalta.addresses) == 2
    dated = sum(one.listed is not None for one in entities)
    assert dated == 3_267  # the day of the others is "Various"


@needs_snapshot
def test_three_whole_entries_of_the_csv_of_2022() -> None:
    entities = {one.entry: one for one in csl(*CSV, "us_entity_list")}
    assert entities["us_entity_list/by-140-repair-plant"] == ListEntity(
        entry="us_entity_list/by-140-repair-plant",
        list="us_entity_list",
        kind=EntityKind.UNKNOWN,
        names=(
            name("140 Repair Plant JSC", NameKind.PRIMARY),
            name("Open Joint Stock Company 140 Repair Plant", NameKind.ALIAS),
            name("JSC 140 Repair Plant", NameKind.ALIAS),
        ),
        countries=("BY",),
        addresses=("19 Luysi Chalovskoy St., Borisov, 222512, BY",),
        requirement="For all items subject to the EAR. (See §§734.9(g),3 746.8(a)(3), and"
        " 744.21(b) of the EAR.)",
        requirement_code="ALL_EAR",
        policy="Policy of denial.",
        policy_code="POLICY_DENIAL",
        citations=("87 FR 20299",),
        listed=date(2022, 4, 7),
        source_row="line 39",
    )
    engine = {one.entry: one for one in csl(*CSV, "us_ns_cmic")}["us_ns_cmic/30902"]
    assert [one.text for one in engine.names] == [
        "AERO ENGINE CORPORATION OF CHINA",
        "AERO ENGINE CORP OF CHINA",
        "AECC",
        "CHINA AVIATION ENGINE GROUP CO., LTD",
    ]
    assert engine.addresses == ("5 Landianchang South Road Haidian District, Beijing, 100097, CN",)
    assert (engine.countries, engine.programme) == (("CN",), "CMIC-EO13959")
    assert "CN, 91110000MA005UCQ5P, Unified Social Credit Code (USCC)" in engine.remarks
    ash = csl(*CSV, "us_denied_persons")[0]
    assert (ash.name, str(ash.listed), ash.countries) == ("I. ASH", "2003-06-19", ("US",))
    assert "standard order: Y; until: 2056-06-29" in ash.remarks


@needs_snapshot
def test_the_real_rows_of_the_newer_csv_and_the_real_results_of_the_json() -> None:
    sample = (SHARED / "us-csl" / "consolidated.sample.csv").read_bytes()
    found = 0
    for list_id in SOURCES:
        with contextlib.suppress(ListError):
            found += len(ADAPTERS["us_csl_csv"](sample, list_id))
    assert found == len(list(csv.reader(io.StringIO(sample.decode())))) - 1
    atlas = ADAPTERS["us_csl_csv"](sample, "us_unverified_list")[0]
    assert (atlas.name, atlas.countries) == ("Atlas Sanatgaran", ("AM",))
    content = (SHARED / "format-samples" / "csl-consolidated.sample.json").read_bytes()
    (bank,) = ADAPTERS["us_csl_json"](content, "us_ofac_sdn")
    assert bank == ListEntity(
        entry="us_ofac_sdn/906",
        list="us_ofac_sdn",
        kind=EntityKind.ORGANISATION,
        names=(
            name("HAVIN BANK LIMITED", NameKind.PRIMARY),
            name("HAVANA INTERNATIONAL BANK, LTD", NameKind.ALIAS),
        ),
        countries=("GB", "CU"),
        addresses=(
            "4th Floor, 189 Marsh Wall, London, E14 9SH, GB",
            "Edificio Atlantic, Oficina 4 H, Havana, 10400, CU",
        ),
        programme="CUBA",
        remarks="identifiers: Company Number 01074897, GB, SWIFT/BIC HAVIGB2L, GB",
        source_row="result 1",
    )
    (ghoura,) = ADAPTERS["us_csl_json"](content, "us_entity_list")
    assert ghoura.entry == "us_entity_list/af-abdul-satar-ghoura"
    assert (ghoura.requirement_code, ghoura.policy_code) == ("ALL_EAR", "PRESUMPTION_DENIAL")
    assert (ghoura.citations, str(ghoura.listed)) == (("76 FR 71867",), "2011-11-21")
    (supachoke,) = ADAPTERS["us_csl_json"](content, "us_isn")
    assert supachoke.entry == "us_isn/th-spc-supachoke"
    assert [one.text for one in supachoke.names] == ["SPC Supachoke", "Super Trade"]
    assert supachoke.citations == ("Vol. 59, No. 44, 03/07/1994",)


def test_packed_files_are_unpacked_whole_and_bombs_are_not() -> None:
    table = b"key,name\n1,Blue Ltd\n"
    assert unpacked(table) == table
    assert unpacked(gzip.compress(table)) == table
    assert unpacked(gzip.compress(table[:5]) + gzip.compress(table[5:]) + b"\0\0") == table
    packed = entities_of(gzip.compress(table), own_manifest("local_own"))
    assert packed[0].entry == "local_own/1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (gzip.compress(bytes(60_000_000), mtime=0), "may be a bomb"),
        (gzip.compress(b"key,name\n" * 9, mtime=0)[:-9], "cut off"),
        (b"\x1f\x8b\x08 no gzip at all", "broken"),
    ],
    ids=["bomb", "cut", "broken"],
)
def test_a_packed_file_that_is_broken_or_a_bomb_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=said):
        unpacked(content)
    with pytest.raises(ListError, match=said):
        entities_of(content, own_manifest("local_own"))


@given(st.binary(max_size=200))
def test_any_bytes_behind_the_mark_of_gzip_are_unpacked_or_refused(content: bytes) -> None:
    with contextlib.suppress(UnreadableDocumentError):
        assert isinstance(unpacked(b"\x1f\x8b" + content), bytes)


@pytest.mark.parametrize(
    ("text", "native"),
    [("Завод", True), ("蓝", True), ("ŁÓDŹ ʿAlī Æ", False), ("", False), ("123", False)],
)
def test_native_scripts(text: str, native: bool) -> None:
    assert is_native(text) is native


@pytest.mark.parametrize("text", ["", "1962", "dd/07/1978", "00/00/1975", "31/02/2020", "Jan 1970"])
def test_what_is_no_whole_day_is_none(text: str) -> None:
    assert day(text) is None


SMALL = {
    "ftm_jsonl": (lines(*FTM), "local_os"),
    "senzing_jsonl": (lines(*SENZING), "local_os"),
}


def _samples() -> dict[str, tuple[bytes, str]]:
    folder = SHARED / "format-samples"
    real = {
        "eu_fsf_xml": ("eu-xmlFullSanctionsList_1_1.sample.xml", "eu_fsf"),
        "uk_sanctions_csv": ("UK-Sanctions-List.sample.csv", "uk_sanctions"),
        "ca_sema_xml": ("ca-sema-lmes.since-2026-08-25.sample.xml", "ca_sema"),
        "us_csl_json": ("csl-consolidated.sample.json", "us_ofac_sdn"),
    }
    if not folder.is_dir():
        return SMALL
    return SMALL | {
        form: ((folder / file).read_bytes(), list_id) for form, (file, list_id) in real.items()
    }


@pytest.mark.parametrize("form", sorted(_samples()))
def test_entries_are_the_same_when_written_and_read(form: str, tmp_path: Path) -> None:
    content, list_id = _samples()[form]
    entities = ADAPTERS[form](content, list_id)
    write_entities(entities, tmp_path)
    assert read_entities(tmp_path, list_id) == tuple(sorted(entities, key=lambda one: one.entry))


@pytest.mark.parametrize("form", sorted(_samples()))
@settings(max_examples=60)
@given(
    cuts=st.lists(st.tuples(st.integers(0, 6_000), st.integers(0, 40), st.binary(max_size=6)),
                  min_size=1, max_size=4)
)  # fmt: skip
def test_a_damaged_file_gives_entries_or_a_list_error(
    form: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    content, list_id = _samples()[form]
    for at, length, put in cuts:
        content = content[: at % len(content)] + put + content[at % len(content) + length :]
    with contextlib.suppress(ListError):
        for one in ADAPTERS[form](content, list_id):
            assert one.name
            assert one.names[0].kind is NameKind.PRIMARY


CSL_LISTS = ("us_isn", "us_itar_debarred", "us_denied_persons", "us_ofac_sdn", "us_ns_cmic",
             "us_ofac_ssi", "us_ofac_other")  # fmt: skip


@pytest.mark.parametrize("list_id", CSL_LISTS)
def test_the_lists_of_the_csl_are_read_from_the_publishers_own_files(list_id: str) -> None:
    manifest = read_manifest(bundled("lists") / list_id)
    assert {"us_csl_json", "us_csl_csv"} <= set(manifest.also_read)


WEST = {
    "eu_fsf": ("eu_fsf_xml", "eu_fsf_csv"),
    "uk_sanctions": ("uk_sanctions_csv", "uk_sanctions_xml"),
    "ch_seco": ("ch_seco_xml",),
    "ca_sema": ("ca_sema_xml",),
    "ca_nro": ("ca_nro_html",),
    "au_dfat": ("au_dfat_table",),
}


@pytest.mark.parametrize("list_id", WEST)
def test_a_list_names_its_own_form_first_and_expects_sentinels(list_id: str) -> None:
    manifest = read_manifest(bundled("lists") / list_id)
    assert (manifest.format, *manifest.also_read) == (*WEST[list_id], "contract_csv")
    assert len(manifest.expect.sentinels) >= 2
    assert manifest.proven is (list_id not in ("ch_seco", "au_dfat"))


@needs_snapshot
def test_a_sample_of_two_entries_is_read_and_then_refused_by_the_gate(tmp_path: Path) -> None:
    manifest = read_manifest(bundled("lists") / "ca_sema")
    sample = SHARED / "format-samples" / "ca-sema-lmes.since-2026-08-25.sample.xml"
    with pytest.raises(ListExpectationError, match="2 entries, expected 4500 to 8000"):
        compile_list(sample.read_bytes(), manifest, tmp_path, published=date(2026, 8, 27))
    assert list(tmp_path.iterdir()) == []
