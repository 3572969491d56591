"""Adapters on real files: counts as their PROVENANCE.md tells them, and whole entries."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import ListError
from screener.lists.adapters import ADAPTERS
from screener.lists.compile import read_source
from screener.model.lists import EntityKind, NameKind

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
needs_snapshot = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")


@needs_snapshot
def test_un_has_730_persons_and_273_entities_with_their_aliases_by_quality() -> None:
    content = (SHARED / "un-sc-consolidated" / "UN_consolidated.xml").read_bytes()
    entities = ADAPTERS["un_sc_xml"](content, "un_sc")
    kinds = [one.kind for one in entities]
    assert kinds.count(EntityKind.PERSON) == 730
    assert kinds.count(EntityKind.ORGANISATION) == 273
    by_key = {one.entry: one for one in entities}
    badege = by_key["un_sc/6907993"]
    assert [(n.text, n.kind) for n in badege.names] == [("ERIC BADEGE", NameKind.PRIMARY)]
    assert (badege.countries, badege.programme) == (("RW", "CD"), "DRC")
    assert (str(badege.listed), badege.citations) == ("2012-12-31", ("CDi.001",))
    bwambale = by_key["un_sc/6907994"]
    assert bwambale.name == "FRANK KAKOLELE BWAMBALE"
    assert "AIGLE BLANC" in [name.text for name in bwambale.names]
    oil = by_key["un_sc/110355"]
    assert (oil.name, oil.kind) == ("ORIENTAL OIL KISH", EntityKind.ORGANISATION)
    weak = [n for one in entities for n in one.names if n.kind is NameKind.WEAK]
    assert len(weak) > 500


@needs_snapshot
def test_ofacs_three_files_are_joined_and_no_entry_falls_between_the_lists() -> None:
    content = read_source(SHARED / "us-ofac-consolidated")
    lists = ("us_ns_cmic", "us_ofac_ssi", "us_ofac_other")
    found = {name: ADAPTERS["us_ofac_csv"](content, name) for name in lists}
    assert {name: len(several) for name, several in found.items()} == {
        "us_ns_cmic": 68,
        "us_ofac_ssi": 286,
        # 78 NS-PLC, and all with a programme beside SSI's: a party may be on both lists.
        "us_ofac_other": 177,
    }
    telecom = {one.entry: one for one in found["us_ns_cmic"]}["us_ns_cmic/30882"]
    assert telecom.name == "CHINA TELECOM CORPORATION LIMITED"
    assert [name.text for name in telecom.names[1:]] == [
        "CHINA TELECOM",
        "CHINA TELECOM CO., LTD",
        "CHINA TELECOM CORP LTD",
    ]
    assert telecom.addresses == ("31 Jinrong Street, Xicheng District, Beijing 100033, China",)
    assert "9111000071093019X7" in telecom.remarks


@needs_snapshot
def test_the_coherent_set_of_2022_has_all_its_entries_and_names() -> None:
    content = read_source(SHARED / "us-ofac-sdn" / "2022-01-31-coherent-set")
    entities = ADAPTERS["us_ofac_csv"](content, "us_ofac_sdn")
    assert len(entities) == 9_044
    assert sum(len(one.names) for one in entities) > 21_000
    kinds = {one.kind for one in entities}
    assert {EntityKind.PERSON, EntityKind.VESSEL, EntityKind.AIRCRAFT} <= kinds


@needs_snapshot
def test_the_denied_persons_table_loses_no_row() -> None:
    content = (SHARED / "us-bis-dpl" / "dpl.txt").read_bytes()
    entities = ADAPTERS["us_bis_dpl"](content, "us_denied_persons")
    # 665 rows: a person stands in a row for each address, and orders are told apart by their days.
    assert len(entities) == 549
    assert sum(len(one.addresses) for one in entities) == 662
    ash = entities[0]
    assert (ash.name, str(ash.listed)) == ("I. ASH", "2003-06-19")
    assert ash.addresses[0].endswith("SEAGOVILLE, TX, 75159")


@pytest.mark.parametrize("name", sorted(ADAPTERS))
@settings(max_examples=30, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_give_entries_or_a_list_error_and_nothing_else(name: str, content: bytes) -> None:
    with contextlib.suppress(ListError):
        ADAPTERS[name](content, "us_entity_list" if name == "us_ecfr_744" else "us_ofac_sdn")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("un_sc_xml", b'<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST>&a;</CONSOLIDATED_LIST>'),
        ("un_sc_xml", b"<OTHER/>"),
        ("us_bis_dpl", b"Name\tCity\nX\tY\n"),
        ("us_ofac_csv", b"1,2,3\n"),
    ],
)
def test_another_file_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(ListError):
        ADAPTERS[name](content, "un_sc")
