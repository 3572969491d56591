import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener import folders
from screener.errors import (
    Faults,
    ListChecksumError,
    ListError,
    ListExpectationError,
    ListManifestError,
    ListNotAvailableError,
)
from screener.lists.compile import compile_list, stamp
from screener.lists.controls import read_controls
from screener.lists.differences import differences
from screener.lists.folder import data_digest, read_entities, write_entities
from screener.lists.load import load_knowledge
from screener.lists.manifest import read_manifest
from screener.model.lists import EntityKind, ListEntity, ListName, Manifest, NameKind

DAY = date(2026, 11, 24)
MANIFEST = """schema: list/1
id: {id}
kind: {kind}
title: A list
authority: Somebody
jurisdiction: XX
effect: None.
licence: none
source: https://example.invalid/
published: 2026-11-01
format: hand
proven: no
stale_after_days: 7
expect: {{entries: [1, 9]}}
"""


@pytest.fixture(autouse=True)
def _empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    (tmp_path / "bundled").mkdir()
    monkeypatch.setattr(folders, "bundled", lambda _: tmp_path / "bundled")


def a_list(root: Path, list_id: str, kind: str = "entity", **files: str) -> Path:
    folder = root / list_id
    folder.mkdir(parents=True)
    (folder / "manifest.yaml").write_text(MANIFEST.format(id=list_id, kind=kind), encoding="utf-8")
    for name, content in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_text(content, encoding="utf-8")
    return folder


def test_a_list_of_ones_own_needs_only_key_and_name(tmp_path: Path) -> None:
    a_list(tmp_path / "own", "local_watch", entities_csv="key,name\n1,Blue Ltd\n")
    knowledge = load_knowledge(lists=tmp_path / "own", as_of=DAY)
    assert knowledge.entities["local_watch/1"].name == "Blue Ltd"
    (state,) = knowledge.lists
    assert (state.state, state.origin, state.entries, state.age_days) == ("used", "file", 1, 23)
    assert state.stale


def test_the_further_folder_wins(tmp_path: Path) -> None:
    a_list(tmp_path / "bundled", "local_a", entities_csv="key,name\n1,Bundled\n")
    a_list(tmp_path / "own", "local_a", entities_csv="key,name\n1,Own\n")
    knowledge = load_knowledge(lists=tmp_path / "own", as_of=DAY)
    assert knowledge.entities["local_a/1"].name == "Own"


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("proven: no", "proven: no\nmood: good"), 13, "mood"),
        (("kind: entity", "kind: dragon"), 3, "kind"),
        (("jurisdiction: XX\n", ""), 1, "jurisdiction"),
        (("stale_after_days: 7", "stale_after_days: 0"), 13, "stale_after_days"),
        (("published: 2026-11-01\n", ""), None, "published"),
        (("id: local_a", "id: local_b"), None, "local_b"),
        (("title: A list", "title: 'A list"), None, "YAML"),
    ],
)
def test_a_fault_of_a_manifest_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int | None, words: str
) -> None:
    folder = a_list(tmp_path / "own", "local_a", entities_csv="key,name\n1,A\n")
    text = (folder / "manifest.yaml").read_text(encoding="utf-8")
    (folder / "manifest.yaml").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_knowledge(lists=tmp_path / "own", as_of=DAY)
    (fault,) = caught.value.faults
    assert isinstance(fault, ListManifestError)
    assert words in str(fault)
    assert "local_a" in str(fault)
    if line is not None:
        assert fault.origin is not None
        assert fault.origin.line == line


def test_all_faults_are_shown_together(tmp_path: Path) -> None:
    (tmp_path / "own" / "no_manifest").mkdir(parents=True)
    folder = a_list(tmp_path / "own", "local_a", entities_csv="key,name\n1,A\n")
    (folder / "manifest.yaml").write_text("[]", encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_knowledge(lists=tmp_path / "own", as_of=DAY)
    assert len(caught.value.faults) == 2
    assert "no manifest.yaml" in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        "key,title\n1,A\n",
        "key,name\n,A\n",
        "key,name,kind\n1,A,dragon\n",
        "key,name,listed\n1,A,soon\n",
    ],
)
def test_faults_of_data(tmp_path: Path, content: str) -> None:
    a_list(tmp_path / "own", "local_a", entities_csv=content)
    with pytest.raises(Faults, match=r"entities\.csv"):
        load_knowledge(lists=tmp_path / "own", as_of=DAY)


def test_altered_data_are_refused(tmp_path: Path) -> None:
    folder = a_list(tmp_path / "own", "local_a", entities_csv="key,name\n1,A\n")
    stamp(folder)
    assert load_knowledge(lists=tmp_path / "own", as_of=DAY).entities
    (folder / "entities.csv").write_text("key,name\n1,B\n", encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_knowledge(lists=tmp_path / "own", as_of=DAY)
    assert isinstance(caught.value.faults[0], ListChecksumError)


@pytest.mark.parametrize(
    "expect", ["{entries: [5, 9]}", "{entries: [1, 9], sentinels: [Somebody Else]}"]
)
def test_an_implausible_copy_is_refused(tmp_path: Path, expect: str) -> None:
    folder = a_list(tmp_path / "own", "local_a", entities_csv="key,name\n1,A\n")
    text = (folder / "manifest.yaml").read_text(encoding="utf-8")
    changed = text.replace("{entries: [1, 9]}", expect)
    (folder / "manifest.yaml").write_text(changed, encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_knowledge(lists=tmp_path / "own", as_of=DAY)
    assert isinstance(caught.value.faults[0], ListExpectationError)


def test_only(tmp_path: Path) -> None:
    a_list(tmp_path / "bundled", "local_a", entities_csv="key,name\n1,A\n")
    a_list(tmp_path / "bundled", "local_b", entities_csv="key,name\n1,B\n")
    knowledge = load_knowledge(only=["local_b"], as_of=DAY)
    assert list(knowledge.entities) == ["local_b/1"]
    with pytest.raises(ListNotAvailableError, match="no list 'local_c'"):
        load_knowledge(only=["local_c"], as_of=DAY)


def test_only_a_list_without_a_copy_names_the_way_to_one(tmp_path: Path) -> None:
    folder = a_list(tmp_path / "bundled", "eu_fsf")
    with (folder / "manifest.yaml").open("a", encoding="utf-8") as file:
        file.write("copy_here: no\nwhy_no_copy: none was at hand\n")
    assert load_knowledge(as_of=DAY).lists[0].state == "no_copy"
    with pytest.raises(ListNotAvailableError, match="lists import FILE --as eu_fsf"):
        load_knowledge(only=["eu_fsf"], as_of=DAY)


def test_a_copy_later_than_the_day_is_not_used(tmp_path: Path) -> None:
    a_list(tmp_path / "bundled", "local_a", entities_csv="key,name\n1,A\n")
    knowledge = load_knowledge(as_of=date(2026, 10, 31))
    assert knowledge.lists[0].state == "no_copy_for_day"
    assert not knowledge.entities


def test_entries_of_ones_own_come_and_go_with_the_day(tmp_path: Path) -> None:
    rows = "key,name,listed,delisted\n1,A,2026-12-01,\n2,B,,2026-11-10\n3,C,2026-11-01,\n"
    a_list(tmp_path / "bundled", "local_a", entities_csv=rows)
    found = load_knowledge(as_of=DAY).entities
    assert [(one.entry, one.is_delisted(DAY)) for one in found.values()] == [
        ("local_a/2", True),
        ("local_a/3", False),
    ]
    assert not found["local_a/2"].is_delisted(date(2026, 11, 5))


def test_a_newer_snapshot_outranks_the_bundled_copy(tmp_path: Path) -> None:
    folder = a_list(tmp_path / "bundled", "eu_fsf", entities_csv="key,name\n1,Old\n")
    manifest = read_manifest(folder).model_copy(update={"format": "contract_csv"})
    target = folders.home() / "lists" / "eu_fsf"
    content = b"key,name\n1,New\n"
    compile_list(content, manifest, target, published=date(2026, 11, 20), snapshot=True)
    knowledge = load_knowledge(as_of=DAY)
    assert knowledge.entities["eu_fsf/1"].name == "New"
    assert knowledge.lists[0].origin == "snapshot"
    earlier = load_knowledge(as_of=date(2026, 11, 19))
    assert earlier.entities["eu_fsf/1"].name == "Old"
    with pytest.raises(ListExpectationError):  # nothing is written
        compile_list(b"", manifest, target, published=DAY, snapshot=True)


def test_names_of_an_alias_table_are_joined(tmp_path: Path) -> None:
    a_list(tmp_path / "bundled", "local_a", entities_csv="key,name\n1,Blue Ltd\n")
    rows = (
        "entry,listed_name,name,kind,source,record,joined_by\n"
        "local_a/1,Blue Ltd,蓝公司,native_script,jp_meti_eul,No. 7,same key\n"
        "local_a/9,Gone Ltd,走公司,native_script,jp_meti_eul,No. 8,same key\n"
    )
    a_list(tmp_path / "bundled", "aliases_zh", "aliases", names_csv=rows)
    knowledge = load_knowledge(as_of=DAY)
    joined = knowledge.entities["local_a/1"].names[1]
    assert (joined.text, joined.origin, joined.source) == (
        "蓝公司",
        "aliases_zh",
        "jp_meti_eul No. 7",
    )
    note = next(state.note for state in knowledge.lists if state.manifest.id == "aliases_zh")
    assert note == "1 rows not used, no such entry: local_a/9"


def test_relations(tmp_path: Path) -> None:
    a_list(tmp_path / "bundled", "local_a", entities_csv="key,name\n1,Blue Ltd\n")
    rows = (
        "name,also,kind,entry,party,source,read_on\n"
        "Blue Bird,蓝鸟 | BB,brand_of,local_a/1,Blue Ltd,https://example.invalid,2026-11-24\n"
        "Red Bird,,brand_of,local_a/2,Red Ltd,https://example.invalid,\n"
    )
    a_list(tmp_path / "bundled", "relations", "relations", relations_csv=rows)
    knowledge = load_knowledge(as_of=DAY)
    (relation,) = knowledge.relations
    assert relation.also == ("蓝鸟", "BB")
    assert relation.read_on == DAY
    assert "local_a/2" in knowledge.lists[1].note


CONTROLS = """schema: controls/1
list: {list_id}
category: "1"
source: nowhere
published: 2026-11-01
entries:
  - {{code: "1C001", title: A thing, terms: {{en: [thing], zh: [东西]}}}}
  - {{code: "1D001", title: B, terms: {{en: [own]}}, terms_from: [{list_id}/1C001]}}
"""


def test_controls_lend_terms_and_are_kept(tmp_path: Path) -> None:
    content = CONTROLS.format(list_id="us_ccl")
    folder = a_list(tmp_path / "bundled", "us_ccl", "control", category1_yaml=content)
    for _ in range(2):  # the second time out of the cache
        borrowed = load_knowledge(as_of=DAY).controls["us_ccl/1D001"]
        assert borrowed.terms.en == ("own", "thing")
        assert borrowed.terms.zh == ("东西",)
    (kept,) = folders.cache().glob("controls-*.json")
    kept.write_text("corrupt", encoding="utf-8")
    for compiled in folders.cache().glob("lists-*.bin"):
        compiled.unlink()  # it stands in front of the other
    assert load_knowledge(as_of=DAY).controls["us_ccl/1D001"].terms.en == ("own", "thing")
    assert json.loads(folders.kept(kept) or b"")
    assert len(read_controls(folder, "us_ccl", data_digest(folder))) == 2


def test_a_list_that_is_not_wanted_still_lends_its_terms(tmp_path: Path) -> None:
    content = CONTROLS.format(list_id="us_ccl")
    a_list(tmp_path / "bundled", "us_ccl", "control", category1_yaml=content)
    borrowing = CONTROLS.format(list_id="eu_annex_i").replace("eu_annex_i/1C001", "us_ccl/1C001")
    a_list(tmp_path / "bundled", "eu_annex_i", "control", category1_yaml=borrowing)
    knowledge = load_knowledge(only=["eu_annex_i"], as_of=DAY)
    assert sorted(knowledge.controls) == ["eu_annex_i/1C001", "eu_annex_i/1D001"]
    assert knowledge.controls["eu_annex_i/1D001"].terms.en == ("own", "thing")


def test_a_list_that_is_still_to_be_written_is_not_said_to_be_used(tmp_path: Path) -> None:
    folder = a_list(tmp_path / "bundled", "us_ccl", "control")
    manifest = folder / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").replace("[1, 9]", "[0, 9]")
    manifest.write_text(text, encoding="utf-8")
    (state,) = load_knowledge(as_of=DAY).lists
    assert (state.state, state.note) == ("no_copy", "its entries are not written yet")
    content = CONTROLS.format(list_id="us_ccl")
    (folder / "category1.yaml").write_text(content, encoding="utf-8")
    assert load_knowledge(as_of=DAY).lists[0].state == "used"


@pytest.mark.parametrize(
    "change", [("us_ccl\n", "eu_annex_i\n"), ('"1D001"', '"1C001"'), ("title: B", "titel: B")]
)
def test_faults_of_controls(tmp_path: Path, change: tuple[str, str]) -> None:
    content = CONTROLS.format(list_id="us_ccl").replace(*change)
    a_list(tmp_path / "bundled", "us_ccl", "control", category1_yaml=content)
    with pytest.raises(Faults, match=r"category1\.yaml"):
        load_knowledge(as_of=DAY)


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12
).filter(lambda text: text.strip() == text and "|" not in text)
entities = st.builds(
    ListEntity,
    entry=st.just(""),
    list=st.just("local_a"),
    kind=st.sampled_from(EntityKind),
    names=st.lists(texts, min_size=1, max_size=3, unique=True).map(
        lambda found: tuple(
            ListName(text, NameKind.ALIAS if number else NameKind.PRIMARY, "list")
            for number, text in enumerate(found)
        )
    ),
    countries=st.sampled_from([(), ("CN",), ("CN", "HK")]),
    addresses=st.lists(texts, max_size=2).map(tuple),
    programme=texts,
    footnotes=st.sampled_from([(), (1, 4)]),
    listed=st.none() | st.dates(),
)
lists_of = st.lists(entities, max_size=6).map(
    lambda found: [
        ListEntity(
            **{**{name: getattr(each, name) for name in each.__slots__}, "entry": f"local_a/{n}"}
        )
        for n, each in enumerate(found)
    ]
)


@given(lists_of)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, found: list[ListEntity]
) -> None:
    folder = tmp_path_factory.mktemp("list")
    write_entities(found, folder)
    assert list(read_entities(folder, "local_a")) == sorted(found, key=lambda each: each.entry)


@given(lists_of)
def test_order_is_no_difference(
    tmp_path_factory: pytest.TempPathFactory, found: list[ListEntity]
) -> None:
    root = tmp_path_factory.mktemp("two")
    shuffled = sorted(found, key=lambda each: each.name)
    for name, ordered in (("one", found), ("two", shuffled)):
        (root / name).mkdir()
        write_entities(ordered, root / name / "local_a")
        text = MANIFEST.format(id="local_a", kind="entity")
        (root / name / "local_a" / "manifest.yaml").write_text(text, encoding="utf-8")
    assert differences(root / "one" / "local_a", root / "two" / "local_a") == []


def test_differences_and_a_likely_renaming(tmp_path: Path) -> None:
    before = a_list(
        tmp_path / "one",
        "local_a",
        entities_csv="key,name,policy\n1,A,old\n2,B,\n",
        names_csv="key,name,kind\n2,Old Name,alias\n",
    )
    after = a_list(
        tmp_path / "two",
        "local_a",
        entities_csv="key,name,policy\n1,A,new\n3,C,\n",
        names_csv="key,name,kind\n3,old name,former\n",
    )
    found = [
        (each.entry, each.what, each.field, each.perhaps) for each in differences(before, after)
    ]
    assert found == [
        ("local_a/1", "changed", "policy", ""),
        ("local_a/2", "removed", "", "local_a/3"),
        ("local_a/3", "added", "", "local_a/2"),
    ]


def test_a_value_that_would_be_torn_is_refused(tmp_path: Path) -> None:
    name = ListName("A", NameKind.PRIMARY, "list")
    entity = ListEntity("local_a/1", "local_a", EntityKind.UNKNOWN, (name,), citations=("a | b",))
    with pytest.raises(ListError):
        write_entities([entity], tmp_path)


def test_a_manifest_is_read_as_written(tmp_path: Path) -> None:
    manifest = read_manifest(a_list(tmp_path, "local_a"))
    assert isinstance(manifest, Manifest)
    assert manifest.expect.entries == (1, 9)
