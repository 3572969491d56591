"""Differences of two copies (R4): by key and field, never by order, from wherever a copy comes."""

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from screener import folders
from screener.cli.main import main
from screener.lists import index
from screener.lists.compile import compile_list
from screener.lists.differences import changes, entity_records
from screener.model.lists import EntityKind, ListEntity, ListName, Manifest, NameKind


def entity(key: str, *names: str, **told: object) -> ListEntity:
    kinds = (NameKind.PRIMARY, *[NameKind.ALIAS] * (len(names) - 1))
    named = tuple(ListName(name, kind, "list") for name, kind in zip(names, kinds, strict=True))
    made = ListEntity(f"local_a/{key}", "local_a", EntityKind.UNKNOWN, named)
    return replace(made, **told)  # type: ignore[arg-type]  # fields of the record, by name


def diff(before: list[ListEntity], after: list[ListEntity]) -> list[tuple[str, ...]]:
    found = changes(entity_records(before), entity_records(after))
    return [
        (one.entry.partition("/")[2], one.what, one.field, one.before, one.after) for one in found
    ]


words = st.text(alphabet="abc蓝鸢", min_size=1, max_size=3)
entries = st.lists(
    st.tuples(words, st.lists(words, max_size=2), st.lists(words, max_size=3), words), max_size=7
)


@given(entries, st.randoms(use_true_random=False))
def test_a_shuffled_copy_gives_no_difference(
    told: list[tuple[str, list[str], list[str], str]], chance: random.Random
) -> None:
    """Rows, aliases and addresses in another order, and twins under other numbers."""

    def made(rows: list[tuple[str, list[str], list[str], str]]) -> list[ListEntity]:
        counts: dict[str, int] = {}
        found = []
        for number, (name, aliases, addresses, policy) in enumerate(rows):
            counts[name] = counts.get(name, 0) + 1
            key = name if counts[name] == 1 else f"{name}-{counts[name]}"
            chance.shuffle(aliases)
            chance.shuffle(addresses)
            found.append(
                entity(key, name, *aliases, addresses=tuple(addresses), policy=policy,
                       source_row=f"row {number}")
            )  # fmt: skip
        return found

    before = made(told)
    shuffled = list(told)
    chance.shuffle(shuffled)
    after = made(shuffled)
    chance.shuffle(after)
    assert diff(before, after) == []


def test_of_several_values_only_those_that_moved_are_shown() -> None:
    before = [entity("1", "A", "B", citations=("86 FR 1", "87 FR 2"))]
    after = [entity("1", "A", "C", citations=("87 FR 2", "88 FR 3"))]
    assert diff(before, after) == [
        ("1", "changed", "citations", "86 FR 1", "88 FR 3"),
        ("1", "changed", "names", "B (alias)", "C (alias)"),
    ]


def test_a_renaming_is_shown_as_likely_and_never_merged() -> None:
    before = [entity("old", "Kestrel Ltd", "KESTREL HARBOUR"), entity("x", "Osprey")]
    after = [entity("new", "Harbour Ltd", "Kestrel Harbour"), entity("y", "Heron")]
    found = changes(entity_records(before), entity_records(after))
    assert [(one.entry, one.what, one.perhaps) for one in found] == [
        ("local_a/new", "added", "local_a/old"),
        ("local_a/old", "removed", "local_a/new"),
        ("local_a/x", "removed", ""),
        ("local_a/y", "added", ""),
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    (tmp_path / "bundled").mkdir()
    monkeypatch.setattr(folders, "bundled", lambda _: tmp_path / "bundled")
    return tmp_path


def taken(rows: str, day: str, list_id: str = "local_a") -> Path:
    manifest = Manifest.model_validate(
        {"schema": "list/1", "id": list_id, "kind": "entity", "title": "A", "authority": "us",
         "jurisdiction": "XX", "effect": "None.", "licence": "none", "source": "none",
         "format": "contract_csv", "proven": True, "stale_after_days": 7,
         "expect": {"entries": [1, 900]}}
    )  # fmt: skip
    made = compile_list(
        f"key,name,aliases\n{rows}".encode(), manifest, index.root() / list_id,
        published=date.fromisoformat(day), retrieved=date.fromisoformat(day), snapshot=True,
    )  # fmt: skip
    return index.root() / list_id / made.sha256


def run(*args: object) -> Result:
    words = ["lists", "diff", *(str(one) for one in args)]
    return CliRunner().invoke(main, words, catch_exceptions=False)


OLD = "1,Kestrel Ltd,\n2,=Osprey,\n3,Heron Ltd,\n"
NEW = "1,Kestrel Limited,\n2,=Osprey,\n4,Heron Group,Heron Ltd\n"
LINES = [
    "changed local_a/1 Kestrel Limited names:"
    " 'Kestrel Ltd (primary)' -> 'Kestrel Limited (primary)'",
    "removed local_a/3 Heron Ltd (perhaps the same party as local_a/4)",
    "added local_a/4 Heron Group (perhaps the same party as local_a/3)",
]


def test_copies_are_named_by_id_day_folder_or_file(home: Path) -> None:
    old, new = taken(OLD, "2026-11-01"), taken(NEW, "2026-11-20")
    file = home / "new.csv"
    file.write_text(f"key,name,aliases\n{NEW}", encoding="utf-8")
    for before, after in (
        (old.name[:8], new.name[:12]),
        ("local_a@2026-11-10", "local_a@2026-11-24"),
        (old, new),
        ("local_a@2026-11-01", file),
    ):
        done = run(before, after)
        assert done.exit_code == 0, done.output
        assert done.stdout.splitlines() == LINES, (before, after)
        assert "3 changes (1 added, 1 removed, 1 of them likely renamings, 1 fields changed)" in (
            done.stderr
        )
    assert run(new, new).stdout == ""


def test_a_workbook_and_json(home: Path) -> None:
    taken(OLD, "2026-11-01"), taken(NEW + "5,=1+1,\n", "2026-11-20")
    outs = [home / "changes.xlsx", home / "changes.json"]
    done = run("local_a@2026-11-01", "local_a@2026-11-20", "-o", outs[0], "-o", outs[1])
    assert (done.exit_code, done.stdout) == (0, "")
    told = json.loads(outs[1].read_text(encoding="utf-8"))
    assert (told["schema"], told["list"], len(told["changes"])) == (
        "screener.changes/1", "local_a", 4,
    )  # fmt: skip
    assert told["changes"] == json.loads(run("local_a@2026-11-01", "local_a@2026-11-20", "--json")
                                         .stdout)  # fmt: skip
    book = openpyxl.load_workbook(outs[0])
    rows = [[cell.value for cell in row] for row in book["Changes"].iter_rows(min_row=3)]
    assert [row[:3] for row in rows][-1] == ["local_a/5", "added", "=1+1"]
    assert book["Changes"]["C6"].data_type == "s"
    assert len(list(book["Likely renamings"].iter_rows(min_row=3))) == 2
    refused = run("local_a@2026-11-01", "local_a@2026-11-20", "-o", home / "changes.doc")
    assert (refused.exit_code, "one of .xlsx, .json" in refused.output) == (3, True)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("local_a@2026-10-01", "local_a@2026-11-20", "no copy for 2026-10-01"),
        ("local_a@soon", "local_a@2026-11-20", "'soon' is not a day"),
        ("local_x@2026-11-01", "local_a@2026-11-20", "there is no list 'local_x'"),
        ("abcdef0123", "local_a@2026-11-20", "no copy has an id that begins with abcdef0123"),
        ("nothing", "local_a@2026-11-20", "is no snapshot, day of a list, folder or file"),
        ("local_b@2026-11-20", "local_a@2026-11-20", "are of different lists"),
        ("FILE", "local_a@2026-11-20", "of which list is new.csv?"),
    ],
)
def test_mistakes_are_told_in_words(home: Path, before: str, after: str, said: str) -> None:
    taken(OLD, "2026-11-01"), taken(NEW, "2026-11-20")
    taken(NEW, "2026-11-20", "local_b")
    file = home / "new.csv"
    file.write_text(f"key,name\n{NEW}", encoding="utf-8")
    done = run(file if before == "FILE" else before, after)
    assert done.exit_code == 3
    assert said in done.output
