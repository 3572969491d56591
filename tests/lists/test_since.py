"""Delta screening (R5): what has not changed is not screened again, and the result is the same."""

import csv
import json
import random
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from screener import Screener, folders
from screener.cli.main import main
from screener.report.json_report import run_record

DAY = date(2026, 11, 25)
NAMES = (
    "Kestrel Harbour Optics Co., Ltd.",
    "Osprey Lagoon Avionics Ltd.",
    "蓝鸢海港光电有限公司",
    "Tianmu Gorge Institute of Rotor Research",
    "Falcon Mire Hydraulics GmbH",
    "Heron Strand Semiconductor",
    "北岭天目旋翼研究所",
    "Plover Cove Instruments",
)
Entries = dict[str, tuple[str, str]]  # key -> name, day of removal


def write_list(root: Path, entries: Entries) -> Path:
    place = root / "local_trial"
    shutil.rmtree(root, ignore_errors=True)
    place.mkdir(parents=True)
    (place / "manifest.yaml").write_text(
        "schema: list/1\nid: local_trial\nkind: entity\ntitle: Trial\nauthority: us\n"
        "jurisdiction: XX\neffect: For a test.\nlicence: ours\nsource: none\n"
        "published: 2026-11-01\nretrieved: 2026-11-01\nformat: hand\nproven: true\n"
        "stale_after_days: 90\nexpect: {entries: [1, 1000], sentinels: [], columns: []}\n",
        encoding="utf-8",
    )
    with (place / "entities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "name", "kind", "delisted"])
        for key in sorted(entries):
            writer.writerow([key, entries[key][0], "organisation", entries[key][1]])
    return root


def entries_of(numbers: Sequence[int]) -> Entries:
    return {f"k{number}": (NAMES[number], "") for number in numbers}


def write_inputs(folder: Path, said: Sequence[Sequence[int]]) -> Path:
    """Write a letter for each list of names, and a table of all of them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number, names in enumerate(said):
        text = " ".join(
            f"The pumps go to {NAMES[name]}. The buyer Northfield Garden Tools Ltd. agrees, and"
            f" {NAMES[name].upper()} sends a fibre optic gyroscope to Blue Gate Trading Ltd."
            for name in names
        )
        (folder / f"letter{number}.txt").write_text(text, encoding="utf-8")
    rows = [f'C{name},"{NAMES[name]}",CN' for names in said for name in names]
    table = "Customer No,Company,Country\n" + "\n".join(rows) + "\n"
    (folder / "customers.csv").write_text(table, encoding="utf-8")
    return folder


def loaded(lists: Path, *, as_of: date = DAY, at_least: float | None = None) -> Screener:
    return Screener.load(lists=lists, only=["local_trial"], as_of=as_of, at_least=at_least)


def recorded(screener: Screener, inputs: Path, out: Path, since: Path | None = None) -> Any:
    record = run_record(screener.screen([inputs], since=since))
    out.write_text(json.dumps(record), encoding="utf-8")
    return record


def parted(record: Any) -> tuple[Any, Any]:
    """Return what a run found, and what it says of the earlier one."""
    run = dict(record["run"])
    since = run.pop("since", None)
    return record | {"run": run}, since


def documents(since: Any, why: str) -> list[str]:
    return [one["document"] for one in since["again"] if one["why"] == why]


CHANGED, NAMED = "its content has changed", "a name or term that has changed stands in it"


def test_nothing_new_is_not_screened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = write_list(tmp_path / "lists", entries_of(range(5)))
    inputs = write_inputs(tmp_path / "in", [[0, 2], [1], [7]])
    screener = loaded(lists)
    full, _ = parted(recorded(screener, inputs, tmp_path / "one.json"))
    assert full["matches"]
    monkeypatch.setattr("screener.extract.many.extract", lambda *_: pytest.fail("searched"))
    monkeypatch.setattr("screener.match.entities.EntityMatcher.match", lambda *_: pytest.fail("?"))
    again = recorded(screener, inputs, tmp_path / "two.json", since=tmp_path / "one.json")
    found, since = parted(again)
    assert found == full
    assert (len(since["kept"]), since["compared"], since["again"]) == (4, [], [])
    assert since["run"] == full["run"]["id"]


def test_a_changed_input_is_screened_against_all_lists(tmp_path: Path) -> None:
    lists = write_list(tmp_path / "lists", entries_of(range(5)))
    screener = loaded(lists)
    recorded(screener, write_inputs(tmp_path / "in", [[0, 2], [1], [7]]), tmp_path / "one.json")
    inputs = write_inputs(tmp_path / "in", [[0, 2], [4, 1], [7], [3]])
    full, _ = parted(recorded(screener, inputs, tmp_path / "full.json"))
    found, since = parted(
        recorded(screener, inputs, tmp_path / "two.json", since=tmp_path / "one.json")
    )
    assert found == full
    assert since["kept"] == ["letter0.txt", "letter2.txt"]
    assert documents(since, CHANGED) == ["customers.csv", "letter1.txt"]
    assert documents(since, "new") == ["letter3.txt"]


def test_a_changed_list_is_screened_against_all_inputs(tmp_path: Path) -> None:
    inputs = write_inputs(tmp_path / "in", [[0, 2], [1], [7]])
    before = loaded(write_list(tmp_path / "lists", entries_of(range(5))))
    recorded(before, inputs, tmp_path / "one.json")
    # Entry 1 is removed and 7 added: their letters are searched anew, the other is compared anew.
    after = loaded(write_list(tmp_path / "lists", entries_of([0, 2, 3, 4, 7])))
    full, _ = parted(recorded(after, inputs, tmp_path / "full.json"))
    found, since = parted(
        recorded(after, inputs, tmp_path / "two.json", since=tmp_path / "one.json")
    )
    assert found == full
    assert {one["entry"] for one in found["matches"]} >= {"local_trial/k0", "local_trial/k7"}
    assert since["kept"] == []
    assert documents(since, NAMED) == ["letter1.txt", "letter2.txt"]
    assert since["compared"] == ["customers.csv", "letter0.txt"]
    assert since["why"].startswith("the lists are others")


@pytest.mark.parametrize("seed", range(12))
def test_whatever_changes_the_result_is_that_of_the_full_run(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def some(most: int) -> list[int]:
        return chance.sample(range(len(NAMES)), chance.randint(1, most))

    letters = [some(3) for _ in range(4)]
    known = some(6)
    one = tmp_path / "one.json"
    before = loaded(write_list(tmp_path / "lists", entries_of(known)))
    recorded(before, write_inputs(tmp_path / "in", letters), one)
    if chance.random() < 0.7:
        letters[chance.randrange(4)] = some(3)
    if chance.random() < 0.3:
        letters.pop()
    entries = entries_of(known if chance.random() < 0.4 else some(6))
    if chance.random() < 0.3:
        key = chance.choice(sorted(entries))
        entries[key] = (entries[key][0], "2026-11-20")
    least = 70.0 if chance.random() < 0.3 else None
    after = loaded(write_list(tmp_path / "lists", entries), at_least=least)
    inputs = write_inputs(tmp_path / "in", letters)
    full, _ = parted(recorded(after, inputs, tmp_path / "full.json"))
    found, since = parted(recorded(after, inputs, tmp_path / "two.json", since=one))
    assert found == full
    assert since is not None


def test_a_removal_that_takes_effect_between_two_days_is_marked(tmp_path: Path) -> None:
    entries = entries_of(range(3)) | {"k1": (NAMES[1], "2026-12-10")}
    lists = write_list(tmp_path / "lists", entries)
    inputs = write_inputs(tmp_path / "in", [[0], [1]])
    recorded(loaded(lists), inputs, tmp_path / "one.json")
    later = loaded(lists, as_of=date(2026, 12, 10))
    full, _ = parted(recorded(later, inputs, tmp_path / "full.json"))
    found, since = parted(
        recorded(later, inputs, tmp_path / "two.json", since=tmp_path / "one.json")
    )
    assert found == full
    assert since["kept"] == ["letter0.txt"]
    assert since["compared"] == ["customers.csv", "letter1.txt"]


def test_another_program_or_a_lost_cache_screens_everything_and_says_so(tmp_path: Path) -> None:
    inputs = write_inputs(tmp_path / "in", [[0], [1]])
    screener = loaded(write_list(tmp_path / "lists", entries_of(range(3))))
    one = tmp_path / "one.json"
    full, _ = parted(recorded(screener, inputs, one))
    older = json.loads(one.read_text(encoding="utf-8"))
    older["run"]["grounds"]["code"] = "another"
    one.write_text(json.dumps(older), encoding="utf-8")
    found, since = parted(recorded(screener, inputs, tmp_path / "two.json", since=one))
    assert found == full
    assert (since["kept"], since["compared"], len(since["again"])) == ([], [], 3)
    assert since["why"] == "the program is another version, so everything was screened"

    recorded(screener, inputs, one)
    for kept in folders.cache().glob("gazetteer-*.json"):
        kept.unlink()
    other = loaded(write_list(tmp_path / "lists", entries_of(range(4))))
    _, since = parted(recorded(other, inputs, tmp_path / "two.json", since=one))
    assert len(documents(since, "which names have changed since is not known here any more")) == 3


def test_every_report_says_what_was_not_looked_at_again(tmp_path: Path) -> None:
    lists = write_list(tmp_path / "lists", entries_of(range(3)))
    inputs = write_inputs(tmp_path / "in", [[0], [1]])

    def run(*args: object) -> Result:
        words = ["screen", inputs, "--lists", lists, "--only", "local_trial", "--as-of", DAY, *args]
        return CliRunner().invoke(main, [str(one) for one in words], catch_exceptions=False)

    one = tmp_path / "one.json"
    assert run("-o", one, "-o", tmp_path / "one.csv").exit_code == 0
    outs = [tmp_path / f"two{suffix}" for suffix in (".json", ".xlsx", ".html", ".csv")]
    done = run("--since", one, *(word for out in outs for word in ("-o", out)))
    assert done.exit_code == 0, done.output
    assert "3 document(s) as in that run, 0 not searched again" in done.output
    assert json.loads(outs[0].read_text(encoding="utf-8"))["run"]["since"]["kept"]
    book = openpyxl.load_workbook(outs[1])
    told = [str(cell.value) for row in book["Summary"].iter_rows() for cell in row]
    assert "Not looked at again" in told
    assert "letter0.txt" in told
    assert "Not looked at again" in outs[2].read_text(encoding="utf-8")
    assert outs[3].read_bytes() == (tmp_path / "one.csv").read_bytes()

    broken = tmp_path / "broken.json"
    broken.write_text("{}", encoding="utf-8")
    refused = run("--since", broken, "-o", outs[0])
    assert refused.exit_code == 3
    assert "no report of the schema" in refused.output
