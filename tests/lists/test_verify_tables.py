"""Each check of the hand-kept tables fails on a row that is wrong in just that."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from screener import folders
from screener.lists.folder import rows_of
from screener.lists.load import load_knowledge
from screener.lists.tables import join_aliases, read_relations
from screener.lists.verify_tables import (
    ALIAS_COLUMNS,
    RELATION_COLUMNS,
    alias_faults,
    relation_faults,
)
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind

DAY = date(2026, 11, 24)


def an_entity(entry: str, *names: str, remarks: str = "") -> ListEntity:
    kinds = (NameKind.PRIMARY, *(NameKind.ALIAS for _ in names[1:]))
    listed = tuple(ListName(name, kind, "list") for name, kind in zip(names, kinds, strict=True))
    return ListEntity(
        entry, entry.partition("/")[0], EntityKind.ORGANISATION, listed, remarks=remarks
    )


ENTITIES = {
    entity.entry: entity
    for entity in (
        an_entity("us_entity_list/cn-a", "Harbin Blue University (HBU)", "Blue 14th Institute"),
        an_entity("jp_meti_eul/cn-a", "Harbin Blue University", "哈爾浜工業大学", "哈尔滨蓝大学"),
        an_entity("jp_meti_eul/cn-b", "Blue 38th Institute", "蓝第三十八研究所"),
        an_entity(
            "us_entity_list/cn-b", "Blue Optics Ltd", remarks="Subordinate institution of Blue"
        ),
    )
}
ALIAS = {
    "entry": "us_entity_list/cn-a",
    "listed_name": "Harbin Blue University (HBU)",
    "name": "哈尔滨蓝大学",
    "kind": "native_script",
    "source": "jp_meti_eul",
    "record": "jp_meti_eul/cn-a",
    "joined_by": "same words but for the abbreviation in brackets: Harbin Blue University",
}
RELATION = {
    "name": "Blue Bird drone",
    "also": "BB-4 | 蓝鸟无人机",
    "kind": "product_of",
    "entry": "us_entity_list/cn-b",
    "party": "BLUE OPTICS LTD.",
    "source": "https://example.invalid/blue",
    "read_on": "2026-11-24",
}


def a_table(path: Path, columns: tuple[str, ...], *rows: Mapping[str, str]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def faults_of_aliases(folder: Path, *rows: Mapping[str, str]) -> list[str]:
    a_table(folder / "names.csv", ALIAS_COLUMNS, *rows)
    return list(alias_faults("aliases_zh", folder, ENTITIES))


def faults_of_relations(folder: Path, *rows: Mapping[str, str]) -> list[str]:
    a_table(folder / "relations.csv", RELATION_COLUMNS, *rows)
    return list(relation_faults("relations", folder, ENTITIES))


FOLDED = {
    "name": "哈尔滨工业大学",
    "joined_by": "same words but for the brackets: Harbin Blue University;"
    " printed 哈爾浜工業大学, Japanese forms folded",
}

ELSEWHERE = {
    "source": "https://example.invalid/a",
    "record": "infobox",
    "joined_by": "same key of English name; printed 哈爾濱藍大學, traditional characters folded",
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        FOLDED,
        {"source": "jp_meti_russia", "record": "No. 9"},  # a list without a copy here
        {"source": "https://example.invalid/a", "record": "infobox"},
        {"source": "ror", "record": "https://ror.org/00abc1234"},
        ELSEWHERE,
    ],
)
def test_a_row_that_holds_has_no_fault(tmp_path: Path, change: dict[str, str]) -> None:
    assert faults_of_aliases(tmp_path, ALIAS | change) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"entry": "us_entity_list/cn-z"}, "there is no entry us_entity_list/cn-z"),
        ({"listed_name": "Harbin Blue College"}, "is no name of us_entity_list/cn-a"),
        ({"name": "Harbin Lan Daxue"}, "has no Chinese character"),
        ({"name": "哈尔滨红大学"}, "does not print the name 哈尔滨红大学"),
        ({"name": "蓝大学"}, "does not print the name 蓝大学"),  # a part is not the name
        ({"record": "jp_meti_eul/cn-z"}, "jp_meti_eul has no record jp_meti_eul/cn-z"),
        ({"record": "cn-a"}, "jp_meti_eul has no record cn-a"),
        ({"source": "jp_mof"}, "is of another list than the source jp_mof"),
        ({"source": "hearsay", "record": "1"}, "neither a list nor an address"),
        ({"source": ""}, "no source"),
        ({"record": ""}, "no record"),
        ({"joined_by": " "}, "no joined_by"),
        ({"kind": "nickname"}, "no kind of name: 'nickname'"),
        # The bracket alone does not join: the row must quote the name of the record.
        ({"joined_by": "same party"}, "no name of jp_meti_eul/cn-a has the key of"),
        ({"listed_name": "Blue 14th Institute"}, "has the key of 'Blue 14th Institute'"),
        (
            {"record": "jp_meti_eul/cn-b", "name": "蓝第三十八研究所"},
            "no name of jp_meti_eul/cn-b has the key of",
        ),
        ({"source": "ror", "record": "00abc1234"}, "'00abc1234' is no record of ror"),
        (ELSEWHERE | {"name": "哈尔滨红大学"}, "folds to 哈尔滨蓝大学, not to 哈尔滨红大学"),
        (FOLDED | {"name": "哈尔滨工業大学"}, "folds to 哈尔滨工业大学, not to 哈尔滨工業大学"),
    ],
)
def test_a_broken_alias_is_named(tmp_path: Path, change: dict[str, str], fault: str) -> None:
    found = faults_of_aliases(tmp_path, ALIAS | change)
    assert any(fault in one for one in found), found
    assert all(one.startswith("aliases_zh: names.csv:2: ") for one in found)


def test_twins_and_disorder_of_aliases_are_named(tmp_path: Path) -> None:
    other = ALIAS | FOLDED
    assert "twice" in "".join(faults_of_aliases(tmp_path, ALIAS, ALIAS))
    assert faults_of_aliases(tmp_path, *sorted((ALIAS, other), key=lambda row: row["name"])) == []
    wrong = sorted((ALIAS, other), key=lambda row: row["name"], reverse=True)
    assert "not sorted" in "".join(faults_of_aliases(tmp_path, *wrong))


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"source": "github someone/data clusters/file.json#value-3"},
        {"name": "Blue Optics", "source": "us_entity_list/cn-b"},
        {"entry": "", "party": "Nobody listed"},
    ],
)
def test_a_relation_that_holds_has_no_fault(tmp_path: Path, change: dict[str, str]) -> None:
    assert faults_of_relations(tmp_path, RELATION | change) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"entry": "us_entity_list/cn-z"}, "there is no entry us_entity_list/cn-z"),
        ({"party": "Red Optics Ltd"}, "'Red Optics Ltd' is no name of us_entity_list/cn-b"),
        ({"party": " "}, "no party"),
        ({"kind": "friend_of"}, "no kind of relation: 'friend_of'"),
        ({"source": ""}, "neither an address nor an entry in use"),
        ({"source": "a well-known fact"}, "neither an address nor an entry in use"),
        ({"source": "us_entity_list/cn-b"}, "does not print the name Blue Bird drone"),
        ({"read_on": ""}, "read_on is no day"),
        ({"read_on": "yesterday"}, "read_on is no day: 'yesterday'"),
        ({"name": "Rainbow"}, "'Rainbow' alone is an everyday word"),
        ({"also": "BB-4 | 彩虹"}, "'彩虹' alone is an everyday word"),
        ({"name": "..."}, "a name without a word in it"),
    ],
)
def test_a_broken_relation_is_named(tmp_path: Path, change: dict[str, str], fault: str) -> None:
    found = faults_of_relations(tmp_path, RELATION | change)
    assert any(fault in one for one in found), found


def test_twins_and_disorder_of_relations_are_named(tmp_path: Path) -> None:
    first = RELATION | {"name": "Azure drone"}
    assert "twice" in "".join(faults_of_relations(tmp_path, RELATION, RELATION))
    assert faults_of_relations(tmp_path, first, RELATION) == []
    assert "not sorted" in "".join(faults_of_relations(tmp_path, RELATION, first))


def test_a_joined_name_is_never_the_lists_own(tmp_path: Path) -> None:
    a_table(tmp_path / "names.csv", ALIAS_COLUMNS, ALIAS)
    joined, count, remark = join_aliases(tmp_path, "aliases_zh", ENTITIES)
    entity = joined["us_entity_list/cn-a"]
    assert (count, remark) == (1, "")
    assert [name.origin for name in entity.names] == ["list", "list", "aliases_zh"]
    assert entity.names[-1].source == "jp_meti_eul/cn-a"
    assert joined["jp_meti_eul/cn-a"] is ENTITIES["jp_meti_eul/cn-a"]
    # A name that only a table gives is no proof for another row of it.
    proof = {"listed_name": "哈尔滨蓝大学"}
    a_table(tmp_path / "names.csv", ALIAS_COLUMNS, ALIAS | proof)
    found = list(alias_faults("aliases_zh", tmp_path, joined))
    assert any("is no name of us_entity_list/cn-a" in one for one in found)


def test_relations_of_lists_that_are_not_in_use_are_counted_and_left_out(tmp_path: Path) -> None:
    gone = RELATION | {"entry": "us_entity_list/cn-z"}
    elsewhere = RELATION | {"entry": "us_1260h/cn-a"}
    a_table(tmp_path / "relations.csv", RELATION_COLUMNS, elsewhere, RELATION, gone)
    relations, count, remark = read_relations(tmp_path, ENTITIES)
    assert [relation.entry for relation in relations] == ["us_entity_list/cn-b"]
    assert count == 3
    assert remark == "1 rows not used, no such entry: us_entity_list/cn-z"


def test_the_bundled_tables_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path))
    lists = folders.bundled("lists")
    entities = load_knowledge(as_of=DAY).entities
    assert list(alias_faults("aliases_zh", lists / "aliases_zh", entities)) == []
    assert list(relation_faults("relations", lists / "relations", entities)) == []
    for _, row in rows_of(lists / "aliases_zh" / "names.csv", ALIAS_COLUMNS):
        names = [name for name in entities[row["entry"]].names if name.text == row["name"]]
        assert [name.origin for name in names] == ["aliases_zh"], row
