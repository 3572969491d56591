from pathlib import Path

import pytest

from screener.errors import ListError
from screener.lists.adapters.ecfr import listed_date, read_ecfr, rows_of
from screener.lists.adapters.ecfr_cell import read_cell
from screener.lists.adapters.ecfr_codes import policy_code, requirement_code
from screener.model.lists import EntityKind, ListEntity, NameKind

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
PART_744 = SHARED / "us-ecfr-15cfr744" / "title-15_part-744.xml"
needs_snapshot = pytest.mark.skipif(not PART_744.is_file(), reason="../shared is not at hand")

ALL = "For all items subject to the EAR. (See § 744.11 of the EAR)"
SUPPLEMENTS = {4: "us_entity_list", 6: "us_unverified_list", 7: "us_meu_list"}


def part_744(number: int, *rows: tuple[str, ...]) -> bytes:
    """Return a file with one supplement; the cells are XML."""
    table = "".join(f"<TR>{''.join(f'<TD>{cell}</TD>' for cell in row)}</TR>" for row in rows)
    return (
        f'<DIV5><DIV9 N="Supplement No. {number} to Part 744"><TABLE><TR><TH>Country</TH></TR>'
        f"{table}</TABLE></DIV9></DIV5>"
    ).encode()


def one(cell: str, *, requirement: str = ALL, policy: str = "Presumption of denial") -> ListEntity:
    row = ("CHINA, PEOPLE'S REPUBLIC OF", cell, requirement, policy, "80 FR 8527, 2/18/15.")
    (entity,) = read_ecfr(part_744(4, row), "us_entity_list")
    return entity


def test_a_row_becomes_an_entry() -> None:
    entity = one(
        "Blue Optics Co., Ltd. (BOC), a.k.a., the following two aliases: <br/>—Blue Opt; "
        "<E T='03'>and</E><br/>—Lan Guang.<br/> <br/>"
        " No. 1 Road, Xian, China; and 2 Lane, Hong Kong.",
        requirement=f"{ALL}<sup>4</sup>",
    )
    assert entity.entry == "us_entity_list/cn-blue-optics-boc"
    assert [(name.text, name.kind) for name in entity.names] == [
        ("Blue Optics Co., Ltd. (BOC)", NameKind.PRIMARY),
        ("Blue Opt", NameKind.ALIAS),
        ("Lan Guang", NameKind.ALIAS),
        ("BOC", NameKind.ACRONYM),
    ]
    assert entity.addresses == ("No. 1 Road, Xian, China", "2 Lane, Hong Kong")
    assert entity.countries == ("CN", "HK")
    assert (entity.requirement, entity.requirement_code) == (ALL, "ALL_EAR")
    assert entity.policy_code == "PRESUMPTION_DENIAL"
    assert entity.footnotes == (4,)
    assert entity.citations == ("80 FR 8527, 2/18/15.",)
    assert str(entity.listed) == "2015-02-18"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Smart (Hong Kong) Co., Limited, Sheung Wan, Hong Kong.",
            ["Smart (Hong Kong) Co., Limited"],
        ),
        ("Fine Trading LLC, P.O. Box 3, Dubai, U.A.E.", ["Fine Trading LLC"]),
        ("Kelvin Inc 6600 21st Avenue, Laval, Canada", ["Kelvin Inc"]),
        ("A. Rahman, f.k.a. A. Karim, 5 Street, Karachi.", ["A. Rahman", "A. Karim"]),
        (
            "Oil (a.k.a. Oil OAO; f.k.a. Old Oil) Address: 1 Sq., Moscow.",
            ["Oil", "Oil OAO", "Old Oil"],
        ),
        ("Akad Works, 9/F Kai Wing House, Kowloon.", ["Akad Works"]),
        (
            "X, a.k.a, the following one alias:\n—X Group (see)\n\n1 Road, A.",
            ["X", "X Group (see)"],
        ),
        (
            "Big Corporation (BIG) 8th Academy, and the following one alias:\n—Eighth.\n\n1 Rd.",
            ["Big Corporation (BIG) 8th Academy", "Eighth"],  # BIG is the host, not its academy
        ),
        (
            "National Academy, Time Center, a.k.a., the following one alias:\n—NTC.\n\n1 Rd.",
            ["National Academy, Time Center", "NTC"],
        ),
    ],
)
def test_names_are_told_from_addresses(cell: str, names: list[str]) -> None:
    assert [text for text, _ in read_cell(cell).names] == names


def test_a_country_holds_until_the_next() -> None:
    rows = [
        ("BURMA", "A, 1 Road.", "[Reserved]"),
        (" ", "B, 2 Road.", "85 FR 1, October 9, 2020."),
        ("CANADA", "C, 3 Road.", ""),
    ]
    entities = read_ecfr(part_744(6, *rows), "us_unverified_list")
    assert [entity.countries for entity in entities] == [("MM",), ("MM",), ("CA",)]


def test_institutes_of_a_row_are_entries_of_their_own() -> None:
    rows = [
        (
            "CHINA",
            "A Academy<br/>Subordinate institution<br/>23rd Institute.",
            ALL,
            "Policy of denial",
            "",
        ),
        (" ", "Subordinate institution<br/>25th Institute.", "", "", ""),
        (
            " ",
            "The following addresses apply to the entity and to them: 1 Road, China.",
            "",
            "",
            "",
        ),
    ]
    entities = read_ecfr(part_744(4, *rows), "us_entity_list")
    assert [entity.name for entity in entities] == ["A Academy", "23rd Institute", "25th Institute"]
    assert {entity.policy_code for entity in entities} == {"POLICY_DENIAL"}
    assert {entity.addresses for entity in entities} == {("1 Road, China",)}
    assert "A Academy 25th Institute" in [name.text for name in entities[2].names]


def test_reserved_rows_and_headings_are_no_entries() -> None:
    rows = [
        ("CAMBODIA", "[Reserved]", "[Reserved]"),
        ("CHINA", "The following two subordinate institutions of B Group:", "85 FR 1, 12/23/2020."),
        (" ", "Subordinate instituion:", ""),  # misspelt in the source
        (" ", "B Works, 1 Road, China", ""),
    ]
    (entity,) = read_ecfr(part_744(7, *rows), "us_meu_list")
    assert entity.name == "B Works"
    assert "B Group" in entity.remarks
    assert entity.citations == ("85 FR 1, 12/23/2020.",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no XML",
        b"<DIV5/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><DIV5>&b;</DIV5>',
        part_744(4, ("CHINA", "A, 1 Road.")),  # another width
        part_744(4, ("UTOPIA", "A, 1 Road.", ALL, "Policy of denial", "")),
        part_744(4, ("CHINA", "A, 1 Road.", "For some items only", "Policy of denial", "")),
        part_744(4, ("CHINA", "A, 1 Road.", ALL, "As the mood takes us", "")),
    ],
)
def test_what_it_cannot_read_is_a_fault(content: bytes) -> None:
    with pytest.raises(ListError):
        read_ecfr(content, "us_entity_list")


def test_dates_that_are_none() -> None:
    assert listed_date("80 FR 8527") is None
    assert listed_date("80 FR 8527, 13/45/15.") is None


@pytest.fixture(scope="module")
def snapshot() -> dict[str, tuple[ListEntity, ...]]:
    content = PART_744.read_bytes()
    return {list_id: read_ecfr(content, list_id) for list_id in SUPPLEMENTS.values()}


@needs_snapshot
@pytest.mark.parametrize(
    ("list_id", "rows", "entries"),
    [
        # 3,415 rows; institutes, affiliates and facilities named in one row are entries each.
        ("us_entity_list", 3415, 3462),
        ("us_unverified_list", 186, 186),
        # 4 reserved rows and 16 that announce others; 70 parties, as many as the CSL has.
        ("us_meu_list", 90, 70),
    ],
)
def test_counts_of_the_snapshot(
    snapshot: dict[str, tuple[ListEntity, ...]], list_id: str, rows: int, entries: int
) -> None:
    assert sum(1 for _ in rows_of(PART_744.read_bytes(), list_id)) == rows
    assert len(snapshot[list_id]) == entries
    assert len({entity.entry for entity in snapshot[list_id]}) == entries


@needs_snapshot
def test_r8_every_wording_of_requirement_and_policy_has_a_code(
    snapshot: dict[str, tuple[ListEntity, ...]],
) -> None:
    entities = snapshot["us_entity_list"]
    assert {entity.requirement_code for entity in entities} == {
        *("ALL_EAR", "ALL_EAR_WITH_EXCEPTIONS", "CCL_AND_SUPP_7_746", "PROJECTS_746_8_A_4"),
        "SEE_ENTRY",  # one row whose columns stand shifted
    }
    assert sum(entity.requirement_code == "SEE_ENTRY" for entity in entities) == 1
    assert all(policy_code(entity.policy) == entity.policy_code for entity in entities)
    assert all(requirement_code(entity.requirement) for entity in entities)


@needs_snapshot
def test_r9_nineteen_addresses_are_entries(snapshot: dict[str, tuple[ListEntity, ...]]) -> None:
    found = [each for each in snapshot["us_entity_list"] if each.kind is EntityKind.ADDRESS]
    assert len(found) == 19
    assert all(entity.addresses for entity in found)


@needs_snapshot
def test_r10_footnotes_one_to_five_are_a_field(snapshot: dict[str, tuple[ListEntity, ...]]) -> None:
    notes = [entity.footnotes for entity in snapshot["us_entity_list"]]
    counts = {number: sum(number in each for each in notes) for number in range(1, 10)}
    # 1 and 2: the 130 rows of Huawei, one of which names 22 affiliates and itself no party.
    assert counts == {1: 152, 2: 152, 3: 775, 4: 96, 5: 16, 6: 0, 7: 0, 8: 0, 9: 0}


GOLDEN = {
    "us_entity_list/cn-tianjin-phytium-information-technology": (
        (
            "Tianjin Phytium Information Technology",
            "Phytium",
            "Phytium Technology",
            "Tianjin Feiteng Information Technology",
        ),
        "CN",
        "ALL_EAR",
        "PRESUMPTION_DENIAL",
        (4,),
    ),
    "us_entity_list/cn-203rd-research-institute": (
        (
            "203rd Research Institute",
            "China Aerospace Science and Industry Corporation Second Academy"
            " 203rd Research Institute",
            "Beijing Radio Measurement and Testing Institute",
            "Beijing Institute of Radio Metrology and Measurement",
        ),
        "CN",
        "ALL_EAR",
        "PRESUMPTION_DENIAL",
        (),
    ),
    "us_entity_list/ru-rosneft": (
        (
            "Rosneft",
            "Open Joint-Stock Company Rosneft Oil Company",
            "OAO Rosneft Oil Company",
            "Oil Company Rosneft",
            "OJSC Rosneft Oil Company",
            "Rosneft Oil Company",
        ),
        "RU",
        "PROJECTS_746_8_A_4",
        "BY_SECTION",
        (),
    ),
}


@needs_snapshot
@pytest.mark.parametrize("entry", GOLDEN)
def test_golden_entries(snapshot: dict[str, tuple[ListEntity, ...]], entry: str) -> None:
    entity = next(each for each in snapshot["us_entity_list"] if each.entry == entry)
    names, country, requirement, policy, notes = GOLDEN[entry]
    assert tuple(name.text for name in entity.names) == names
    assert entity.countries == (country,)
    assert (entity.requirement_code, entity.policy_code) == (requirement, policy)
    assert entity.footnotes == notes


@needs_snapshot
def test_no_name_is_torn(snapshot: dict[str, tuple[ListEntity, ...]]) -> None:
    for entity in (entity for entities in snapshot.values() for entity in entities):
        for name in entity.names:
            assert name.text[0] not in "-—;,.)"
            assert not name.text.endswith((";", ",", " and", "("))
            assert "a.k.a" not in name.text
            assert "following" not in name.text or "alias" not in name.text
