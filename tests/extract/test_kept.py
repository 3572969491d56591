"""The cache of folded keys: the same keys from it as without it, and never from a stale one."""

from dataclasses import replace
from pathlib import Path

import pytest

from screener import folders
from screener.extract import kept
from screener.extract.kept import keys_of
from screener.model.lists import (
    ControlEntry,
    EntityKind,
    Knowledge,
    ListEntity,
    ListName,
    NameKind,
    TermSet,
)


def knowledge(*names: str) -> Knowledge:
    entity = ListEntity(
        entry="local_a/1",
        list="local_a",
        kind=EntityKind.ORGANISATION,
        names=tuple(ListName(name, NameKind.PRIMARY, "list") for name in names),
    )
    control = ControlEntry(code="7A001", title="Gyroscopes", terms=TermSet(en=("gyroscope",)))
    return Knowledge(
        lists=(),
        entities={entity.entry: entity},
        controls={"local_c/7A001": control},
        relations=(),
        vocabulary=(),
        digest="",
    )


KNOWN = knowledge("Harbour Eagle Optics Co., Ltd.", "蓝鸢信息", "NIO")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path))


def files() -> list[Path]:
    return sorted(folders.cache().glob("gazetteer-*.json"))


def test_the_cache_gives_what_was_made() -> None:
    made = keys_of(KNOWN)
    assert made
    assert len(files()) == 1
    assert keys_of(KNOWN) == made
    assert list(keys_of(KNOWN)) == list(made)


def test_the_cache_is_read_and_not_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    made = keys_of(KNOWN)
    monkeypatch.setattr(kept, "_made", lambda _: pytest.fail("made anew"))
    assert keys_of(KNOWN) == made


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"0\n[]", b"null\n" * 9])
def test_a_broken_cache_is_made_anew(content: bytes) -> None:
    made = keys_of(KNOWN)
    (path,) = files()
    whole = path.read_bytes()
    path.write_bytes(content)
    assert keys_of(KNOWN) == made
    assert path.read_bytes() == whole


def test_a_cache_that_was_cut_or_altered_is_made_anew() -> None:
    made = keys_of(KNOWN)
    (path,) = files()
    whole = path.read_bytes()
    for altered in (whole[: len(whole) // 2], whole.replace(b"nio", b"xio")):
        path.write_bytes(altered)
        assert keys_of(KNOWN) == made


def test_another_name_under_the_same_digest_meets_no_old_cache() -> None:
    assert "nio" in keys_of(knowledge("NIO"))
    assert "cetc" in keys_of(knowledge("CETC"))


def test_a_changed_rule_meets_no_old_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    keys_of(KNOWN)
    monkeypatch.setattr(kept, "_code_digest", lambda: "another")
    keys_of(KNOWN)
    assert len(files()) == 2


def test_a_home_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = keys_of(KNOWN)
    file = tmp_path / "file"
    file.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("SCREENER_HOME", str(file))
    assert keys_of(KNOWN) == made


def test_the_digest_knows_the_entity_kind() -> None:
    person = {key: replace(one, kind=EntityKind.PERSON) for key, one in KNOWN.entities.items()}
    assert keys_of(replace(KNOWN, entities=person)) != keys_of(KNOWN)


def test_old_files_are_cleared_away() -> None:
    for number in range(12):
        keys_of(knowledge(f"Harbour Eagle {number}"))
    assert len(files()) <= 8


def test_a_long_listed_name_of_plain_words_is_looked_for() -> None:
    long, short = "Joint Stock Company National Engineering", "National Engineering"
    assert any("nation" in key for key in keys_of(knowledge(long)))
    assert not any("nation" in key for key in keys_of(knowledge(short)))
