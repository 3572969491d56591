"""As of a day (R6): the copy of that day, and entries that were removed by then marked as such."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from screener import Screener
from screener.cli.main import main

NAMES = ("Kestrel Harbour Optics Co., Ltd.", "Osprey Lagoon Avionics Ltd.", "蓝鸢海港光电有限公司")
REMOVED = "2026-12-10"
BEFORE, AFTER = "2026-12-09", "2026-12-10"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    place = tmp_path / "lists" / "us_entity_list"
    place.mkdir(parents=True)
    (place / "manifest.yaml").write_text(
        "schema: list/1\nid: us_entity_list\nkind: entity\ntitle: Trial\nauthority: us\n"
        "jurisdiction: US\neffect: For a test.\nlicence: ours\nsource: none\n"
        "published: 2026-11-01\nretrieved: 2026-11-01\nformat: hand\nproven: true\n"
        "stale_after_days: 7\nexpect: {entries: [1, 1000], sentinels: [], columns: []}\n",
        encoding="utf-8",
    )
    with (place / "entities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "name", "kind", "requirement_code", "listed", "delisted"])
        for key, name in enumerate(NAMES):
            delisted = "" if key == 1 else REMOVED
            row = [f"k{key}", name, "organisation", "ALL_EAR", "2020-01-01", delisted]
            writer.writerow(row)
    return tmp_path / "lists"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)


def screened(tmp_path: Path, own: Path, day: str, suffix: str = ".json") -> Path:
    letter = tmp_path / "letter.txt"
    letter.write_text(". ".join(f"The buyer is {name}" for name in NAMES), encoding="utf-8")
    out = tmp_path / f"{day}{suffix}"
    done = run("screen", letter, "--lists", own, "--only", "us_entity_list", "--as-of", day,
               "-o", out)  # fmt: skip
    assert done.exit_code == 0, done.output
    return out


def flags_by_entry(path: Path) -> dict[str, set[tuple[str, str]]]:
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, set[tuple[str, str]]] = {f"us_entity_list/k{key}": set() for key in range(3)}
    for flag in record["flags"]:
        if flag["entry"] in found:
            found[flag["entry"]].add((flag["rule"], flag["level"]))
    return found


def test_a_removed_entry_is_found_marked_and_said_to_be_listed_no_more(
    tmp_path: Path, own: Path
) -> None:
    before = flags_by_entry(screened(tmp_path, own, BEFORE))
    after = flags_by_entry(screened(tmp_path, own, AFTER))
    for key in (0, 2):
        entry = f"us_entity_list/k{key}"
        assert {level for _, level in before[entry]} & {"high", "medium"}
        assert after[entry] == {("removed-entry", "info")}
    standing = "us_entity_list/k1"
    assert before[standing] == after[standing]
    assert not any(rule == "removed-entry" for flags in before.values() for rule, _ in flags)


def test_the_reports_say_since_when(tmp_path: Path, own: Path) -> None:
    record = json.loads(screened(tmp_path, own, AFTER).read_text(encoding="utf-8"))
    notes = {one["entry"]: one["evidence"][0]["note"] for one in record["matches"]}
    assert "delisted since 2026-12-10" in notes["us_entity_list/k0"]
    assert "delisted" not in notes["us_entity_list/k1"]
    (asked,) = {f["asks"][0] for f in record["flags"] if f["entry"] == "us_entity_list/k0"}
    assert "was listed on us_entity_list until 2026-12-10" in asked
    book = openpyxl.load_workbook(screened(tmp_path, own, AFTER, ".xlsx"))
    told = [str(cell.value) for row in book["Review"].iter_rows() for cell in row]
    assert any("delisted since 2026-12-10" in cell for cell in told)
    page = screened(tmp_path, own, AFTER, ".html").read_text(encoding="utf-8")
    assert "delisted since 2026-12-10" in page


def test_lists_show_search_and_match_say_it_too(own: Path) -> None:
    shown = run("lists", "show", "us_entity_list/k0", "--lists", own, "--as-of", AFTER)
    assert "delisted      2026-12-10; from that day on it is no listing" in shown.output
    found = run("lists", "search", "Kestrel Harbour", "--lists", own, "--as-of", AFTER)
    assert "delisted since 2026-12-10" in found.output
    earlier = run("lists", "search", "Kestrel Harbour", "--lists", own, "--as-of", BEFORE)
    assert "delisted" not in earlier.output
    matched = run("match", NAMES[0], "--lists", own, "--as-of", AFTER, "--json")
    assert "delisted since 2026-12-10" in matched.output
    frame = Screener.load(
        lists=own, only=["us_entity_list"], as_of=date.fromisoformat(AFTER)
    ).match_names([NAMES[0]])
    assert list(frame.method) == ["same key (delisted since 2026-12-10)"]


def test_what_a_removed_owner_owns_is_not_caught_by_its_listing(tmp_path: Path, own: Path) -> None:
    owners = tmp_path / "owners.csv"
    owners.write_text(f'owner,owned,percent\n"{NAMES[0]}",Blue Gate Trading,60\n', "utf-8")
    letter = tmp_path / "letter.txt"
    letter.write_text("The buyer is Blue Gate Trading Ltd.", encoding="utf-8")
    told = {}
    for day in (BEFORE, AFTER):
        out = tmp_path / f"{day}.json"
        done = run("screen", letter, "--ownership", owners, "--lists", own, "-o", out,
                   "--only", "us_entity_list", "--as-of", day)  # fmt: skip
        assert done.exit_code == 0, done.output
        record = json.loads(out.read_text(encoding="utf-8"))
        told[day] = {flag["family"] for flag in record["flags"]}
    assert "ownership" in told[BEFORE]
    assert "ownership" not in told[AFTER]
