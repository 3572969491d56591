"""The compiled form of the lists: the same as what it was made from, or made again."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from screener import folders
from screener.formats import sections
from screener.lists import compiled, folder, load
from screener.lists.load import load_knowledge
from screener.model.lists import Knowledge, ListEntity

DAY = date(2026, 11, 25)
MANIFEST = """schema: list/1
id: {list_id}
kind: {kind}
title: A list of the tests
authority: nobody
jurisdiction: US
effect: none
licence: none
source: nowhere
published: {published}
format: hand
proven: true
stale_after_days: 7
expect: {{entries: [1, 9]}}
"""
ENTITIES = "key,name,kind,countries,footnotes,listed,remarks\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    bundled = tmp_path / "bundled"
    monkeypatch.setattr(folders, "bundled", lambda _: bundled)
    a_list(bundled, "us_entity_list", "One Optics,organisation,CN | HK,1 | 3,2020-01-01,“x” 华为")
    a_list(bundled, "us_meu_list", "Two,person,,,,")


def a_list(root: Path, list_id: str, row: str, published: str = "2026-11-20") -> Path:
    where = root / list_id
    where.mkdir(parents=True, exist_ok=True)
    manifest = MANIFEST.format(list_id=list_id, kind="entity", published=published)
    (where / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (where / "entities.csv").write_text(f"{ENTITIES}1,{row}\n", encoding="utf-8")
    (where / "names.csv").write_text(
        "key,name,kind,origin,source\n1,Eins,weak,list,p. 1\n", encoding="utf-8"
    )
    return where


def the_file() -> Path:
    (file,) = folders.cache().glob("lists-*.bin")
    return file


def is_read(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Return a function that loads, and tells whether the publishers' data were read for it."""
    read: list[str] = []

    def reading(where: Path, list_id: str) -> tuple[ListEntity, ...]:
        read.append(list_id)
        return folder.read_entities(where, list_id)

    monkeypatch.setattr(load, "read_entities", reading)

    def loads() -> bool:
        read.clear()
        knowledge = load_knowledge(as_of=DAY)
        assert [one.name for one in knowledge.entities.values()] == ["One Optics", "Two"]
        return bool(read)

    return loads


def same(one: Knowledge, other: Knowledge) -> bool:
    return (
        dict(one.entities.items()) == dict(other.entities.items())
        and list(one.entities) == list(other.entities)
        and dict(one.controls) == dict(other.controls)
        and (one.lists, one.relations, one.vocabulary, one.lexicon, one.digest)
        == (other.lists, other.relations, other.vocabulary, other.lexicon, other.digest)
    )


def test_bundled_lists_are_the_same_out_of_the_compiled_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    loading = load._Loading(DAY)
    plain = load._loaded(loading, None, (), (), DAY)
    kept = compiled.keep("key", plain, loading.copies)
    assert len(plain.entities) > 20_000
    assert same(plain, kept)
    again = compiled.kept("key")
    assert again is not None
    assert same(plain, again)


def test_a_second_start_reads_no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = is_read(monkeypatch)
    assert [loads(), loads()] == [True, False]


def test_entries_are_made_one_by_one() -> None:
    load_knowledge(as_of=DAY)
    entities = load_knowledge(as_of=DAY).entities
    assert len(entities) == 2
    assert entities["us_meu_list/1"].name == "Two"
    assert list(entities._made) == [1]  # type: ignore[attr-defined]  # what laziness means
    assert entities["us_meu_list/1"] is entities["us_meu_list/1"]
    assert "us_meu_list/2" not in entities
    with pytest.raises(KeyError):
        entities["us_meu_list/2"]


@pytest.mark.parametrize("where", [0, 9, 13, 20, 200, -1, 0.2, 0.5, 0.8])
def test_a_file_with_a_changed_byte_is_made_again(
    monkeypatch: pytest.MonkeyPatch, where: float
) -> None:
    loads = is_read(monkeypatch)
    assert loads()
    content = bytearray(the_file().read_bytes())
    at = int(where * len(content)) if isinstance(where, float) else where
    content[at] ^= 0x40
    the_file().write_bytes(content)
    assert [loads(), loads()] == [True, False]


def test_no_changed_byte_goes_unseen() -> None:
    load_knowledge(as_of=DAY)
    content = the_file().read_bytes()
    key = compiled.key_of(load._roots(None), (), (), DAY, folders.home() / "updates")
    assert sections.opened(content, key) is not None
    for at in range(len(content)):
        broken = bytearray(content)
        broken[at] ^= 1 << at % 8
        assert sections.opened(bytes(broken), key) is None


def test_a_file_that_was_cut_short_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = is_read(monkeypatch)
    assert loads()
    content = the_file().read_bytes()
    for length in (0, 7, 12, 40, len(content) // 2, len(content) - 1):
        the_file().write_bytes(content[:length])
        assert [loads(), loads()] == [True, False]


def test_a_file_of_another_key_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = is_read(monkeypatch)
    assert loads()
    path, content = the_file(), the_file().read_bytes()
    monkeypatch.setattr(compiled, "_code", lambda: "another version")
    assert loads()
    newer = next(file for file in folders.cache().glob("lists-*.bin") if file != path)
    newer.write_bytes(content)  # whole, and of the older version
    assert loads()


def test_changed_data_are_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loads = is_read(monkeypatch)
    assert loads()
    file = tmp_path / "bundled" / "us_meu_list" / "entities.csv"
    stamp = file.stat()
    file.write_text(f"{ENTITIES}1,Too,person,,,,\n", encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # same size, same time
    assert [one.name for one in load_knowledge(as_of=DAY).entities.values()][1] == "Too"


def test_another_choice_or_day_is_another_file(tmp_path: Path) -> None:
    assert len(load_knowledge(as_of=DAY).entities) == 2
    assert len(load_knowledge(as_of=DAY, only=["us_meu_list"]).entities) == 1
    assert len(load_knowledge(as_of=DAY, without=["us_meu_list"]).entities) == 1
    assert len(load_knowledge(as_of=date(2019, 1, 1)).entities) == 0
    own = tmp_path / "own"
    a_list(own, "us_meu_list", "Three,person,,,,")
    names = [one.name for one in load_knowledge(as_of=DAY, lists=own).entities.values()]
    assert names == ["One Optics", "Three"]


def test_a_folder_that_cannot_be_written_only_costs_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("SCREENER_HOME", str(blocked))
    loads = is_read(monkeypatch)
    assert [loads(), loads()] == [True, True]


def test_only_a_few_files_are_kept() -> None:
    for day in range(1, 12):
        load_knowledge(as_of=date(2026, 11, day))
    assert len(list(folders.cache().glob("lists-*.bin"))) == compiled._KEPT
    assert not list(folders.cache().glob(".*"))
