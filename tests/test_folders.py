"""Cache files and written files are whole, or as if they were not there."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener import folders


def test_what_is_kept_is_returned_and_what_is_altered_is_not(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "names-1.json"
    assert folders.kept(path) is None
    folders.keep(path, b"one\ntwo", most=2)
    assert folders.kept(path) == b"one\ntwo"


@given(st.binary(max_size=40), st.data())
def test_no_cut_and_no_changed_byte_is_taken_for_the_content(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("cache") / "names-1.json"
    folders.keep(path, content, most=2)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    path.write_bytes(whole[:at])
    assert folders.kept(path) is None
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert folders.kept(path) is None


def test_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    for number, age in enumerate((400, 300, 200, 100)):
        path = tmp_path / f"names-{number}.json"
        folders.keep(path, b"", most=9)
        os.utime(path, (time.time() - age,) * 2)
    (tmp_path / "words-1.json").write_bytes(b"")
    assert folders.kept(tmp_path / "names-0.json") == b""  # used just now
    folders.keep(tmp_path / "names-4.json", b"", most=3)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["names-0.json", "names-3.json", "names-4.json", "words-1.json"]


def test_work_files_of_killed_processes_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    for name, age in ((".names-1.json.abc", 7200), (".names-2.json.def", 5)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    folders.keep(tmp_path / "names-3.json", b"", most=3)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".names-2.json.def", "names-3.json"]


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    folders.keep(tmp_path / "cache" / "names-1.json", b"", most=3)
    assert folders.kept(tmp_path / "cache" / "names-1.json") is None


def fail_half_way(path: Path) -> None:
    with folders.whole_file(path) as work:
        work.write_text("two", encoding="utf-8")
        raise ValueError("not two")


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "new" / "file.txt"
    with folders.whole_file(path, durable=durable) as work:
        work.write_text("one", encoding="utf-8")
    with pytest.raises(ValueError, match="not two"):
        fail_half_way(path)
    assert path.read_text(encoding="utf-8") == "one"
    assert [one.name for one in path.parent.iterdir()] == ["file.txt"]


def test_work_folders_of_killed_processes_are_cleared_away(tmp_path: Path) -> None:
    for name, age in ((".digest.a.work", 7200), (".digest.b.work", 5), (".damaged-x", 7200)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "half").write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    with folders.whole_folder(tmp_path / "digest") as work:
        (work / "whole").write_bytes(b"")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".damaged-x", ".digest.b.work", "digest"]


def test_of_two_writers_of_a_folder_the_first_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "digest"
    with folders.whole_folder(path) as slow, folders.whole_folder(path) as fast:
        (slow / "who").write_text("slow", encoding="utf-8")
        (fast / "who").write_text("fast", encoding="utf-8")
    assert (path / "who").read_text(encoding="utf-8") == "fast"
    with pytest.raises(ZeroDivisionError), folders.whole_folder(tmp_path / "other"):
        raise ZeroDivisionError
    assert [one.name for one in tmp_path.iterdir()] == ["digest"]
