"""Snapshots: immutable, named by digest, found through an index that is never trusted."""

import json
import sqlite3
import threading
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screener import folders
from screener.cli.main import main
from screener.errors import ListExpectationError, ScreenerError
from screener.lists import index
from screener.lists.compile import compile_list
from screener.lists.gate import check_content
from screener.lists.load import choose, load_knowledge
from screener.model.lists import EntityKind, ListEntity, ListName, Manifest, NameKind

DAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    (tmp_path / "bundled").mkdir()
    monkeypatch.setattr(folders, "bundled", lambda _: tmp_path / "bundled")


def manifest(list_id: str = "local_a", **told: object) -> Manifest:
    return Manifest.model_validate(
        {"schema": "list/1", "id": list_id, "kind": "entity", "title": "A list", "authority": "us",
         "jurisdiction": "XX", "effect": "None.", "licence": "none", "source": "none",
         "format": "contract_csv", "proven": True, "stale_after_days": 7,
         "expect": {"entries": [1, 900]}, **told}
    )  # fmt: skip


def taken(
    *names: str,
    day: date = date(2026, 11, 1),
    fetched: date | None = None,
    list_id: str = "local_a",
) -> Manifest:
    rows = "".join(f"{number},{name}\n" for number, name in enumerate(names))
    return compile_list(
        f"key,name\n{rows}".encode(), manifest(list_id), index.root() / list_id,
        published=day, retrieved=fetched or day, snapshot=True,
    )  # fmt: skip


def held() -> list[tuple[str, int, str]]:
    faults: list[ScreenerError] = []
    found = [(one.list, one.entries, str(one.published)) for one in index.held(faults)]
    assert faults == []
    return sorted(found)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)


def test_a_snapshot_tells_its_digest_days_count_and_parser() -> None:
    one = taken("Blue Ltd", "Green Ltd")
    (row,) = index.held([])
    assert (row.sha256, row.folder, row.entries) == (one.sha256, one.sha256, 2)
    assert (row.published, row.retrieved) == (date(2026, 11, 1), date(2026, 11, 1))
    assert row.parser == one.parser != ""
    assert taken("Blue Ltd", "Green Ltd").sha256 == one.sha256
    assert taken("Blue Ltd", "Green Ltx").sha256 != one.sha256
    assert len(held()) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database at all" * 400),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
    ],
)
def test_a_missing_or_broken_index_is_made_again(spoil: object) -> None:
    taken("Blue Ltd")
    taken("Blue Ltd", "Green Ltd", day=date(2026, 11, 20))
    told = held()
    path = folders.home() / "snapshots.sqlite"
    assert path.is_file()
    assert callable(spoil)
    spoil(path)
    assert held() == told
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM snapshots").fetchone() == (2,)


def test_an_altered_row_is_not_believed() -> None:
    taken("Blue Ltd")
    told = held()
    with sqlite3.connect(folders.home() / "snapshots.sqlite") as connection:
        connection.execute("UPDATE snapshots SET published = '2020-01-01', entries = 9")
    assert held() == told
    with sqlite3.connect(folders.home() / "snapshots.sqlite") as connection:
        assert connection.execute("SELECT entries FROM snapshots").fetchall() == [(1,)]


def test_a_home_that_cannot_hold_an_index_costs_time_only() -> None:
    taken("Blue Ltd")
    (folders.home() / "snapshots.sqlite").mkdir()
    assert held() == [("local_a", 1, "2026-11-01")]


def test_many_readers_and_a_writer_agree() -> None:
    taken("Blue Ltd")
    seen: list[int] = []
    faults: list[ScreenerError] = []

    def look() -> None:
        seen.extend(len(index.held(faults)) for _ in range(20))

    readers = [threading.Thread(target=look) for _ in range(3)]
    for one in readers:
        one.start()
    for number in range(8):
        taken(f"Name {number}", day=date(2026, 11, 2 + number))
    for one in readers:
        one.join()
    assert faults == []
    assert all(1 <= count <= 9 for count in seen)
    assert len(held()) == 9


def test_the_copy_of_the_day_is_the_newest_by_then_and_of_one_day_the_last_fetched() -> None:
    taken("Old Ltd", day=date(2026, 10, 1))
    taken("Blue Ltd", day=date(2026, 11, 1), fetched=date(2026, 11, 2))
    taken("Blue Ltx", day=date(2026, 11, 1), fetched=date(2026, 11, 5))
    taken("Late Ltd", day=date(2026, 11, 28))
    named = {day: load_knowledge(as_of=day).entities for day in (date(2026, 10, 5), DAY)}
    assert [one.name for one in named[DAY].values()] == ["Blue Ltx"]
    assert [one.name for one in named[date(2026, 10, 5)].values()] == ["Old Ltd"]
    (state,) = load_knowledge(as_of=date(2026, 9, 1)).lists
    assert (state.state, state.note) == ("no_copy_for_day", "the earliest copy is of 2026-10-01")


def test_a_mended_adapter_reads_the_same_file_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first = taken("Blue Ltd")
    monkeypatch.setattr("screener.lists.compile.parser_version", lambda: "newer")
    monkeypatch.setattr("screener.lists.load.parser_version", lambda: "newer")
    second = taken("Blue Ltd")
    assert (second.sha256, second.parser) == (first.sha256, "newer")
    assert len(held()) == 2
    assert choose(None, DAY)["local_a"].manifest.parser == "newer"


def test_a_damaged_snapshot_is_named_by_verify_and_replaced_by_the_same_file() -> None:
    one = taken("Blue Ltd")
    taken("Green Ltd", day=date(2026, 11, 20))
    assert run("lists", "verify").exit_code == 0
    data = index.root() / "local_a" / one.sha256 / "entities.csv"
    data.write_text("key,name\n0,Forged Ltd\n", encoding="utf-8")
    done = run("lists", "verify")
    assert done.exit_code == 3
    assert one.sha256[:12] in done.output
    taken("Blue Ltd")
    assert run("lists", "verify").exit_code == 0
    assert "Blue Ltd" in data.read_text(encoding="utf-8")


def test_status_tells_of_every_copy() -> None:
    one = taken("Blue Ltd", day=date(2026, 11, 1))
    taken("Blue Ltd", "Green Ltd", day=date(2026, 11, 20))
    told = json.loads(run("lists", "status", "--json", "--as-of", DAY).stdout)
    assert [(row["id"], row["entries"], row["copies"], row["proven"]) for row in told] == [
        ("local_a", 2, 2, True)
    ]
    lines = run("lists", "status", "--copies").stdout.splitlines()
    assert lines[0].split("\t")[:3] == ["list", "snapshot", "published"]
    assert one.sha256[:12] in lines[1]
    assert len(lines) == 3


def entity(name: str, countries: tuple[str, ...] = ()) -> ListEntity:
    names = (ListName(name, NameKind.PRIMARY, "list"),)
    return ListEntity("local_a/1", "local_a", EntityKind.UNKNOWN, names, countries)


@pytest.mark.parametrize(
    ("columns", "content", "said"),
    [
        (["Name", "City"], b"Name,Town\nA,B\n", "no column City"),
        (["Name", "City"], b"a note\n\nName\tCITY \nA\tB\n", ""),
        (["Entity", "License requirement"], b"<R><TH>License<br/>\nrequirement</TH><Entity/>", ""),
        (["Entity"], b"<R><Entitaet/></R>", "no column Entity"),
        (["value"], b'[{"value": 1}]', ""),
        (["value"], b'[{"val": "value"}]', "no column value"),
        ([], b"", ""),
    ],
)  # fmt: skip
def test_the_gate_misses_a_column(
    tmp_path: Path, columns: list[str], content: bytes, said: str
) -> None:
    found = [entity("Blue Ltd")]
    if not said:
        check_content("local_a", columns, found, content, tmp_path)
        return
    with pytest.raises(ListExpectationError, match=said):
        check_content("local_a", columns, found, content, tmp_path)


def test_the_gate_looks_at_names_and_countries(tmp_path: Path) -> None:
    good = [entity("Blue Ltd", ("CN",))] * 98
    check_content("local_a", (), [*good, entity("—")], b"", tmp_path)
    with pytest.raises(ListExpectationError, match="3 of 101 entries have no name"):
        check_content("local_a", (), [*good, *[entity("—")] * 3], b"", tmp_path)
    with pytest.raises(ListExpectationError, match="'China' for one"):
        check_content("local_a", (), [*good, *[entity("A", ("China",))] * 9], b"", tmp_path)
    check_content("local_a", (), [entity("北京"), entity("Ωmega")], b"", tmp_path)
