"""``match`` and ``classify``: names and wordings looked up, with the reason for each."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from screener.cli.main import main


def run(*args: str) -> Result:
    return CliRunner().invoke(main, [*args, "--as-of", "2026-11-24"])


def test_a_first_look_tells_which_lists_found_it_and_which_were_not_searched() -> None:
    result = run("match", "Rosoboronexport")
    assert result.exit_code == 0
    for list_id in ("us_ofac_sdn", "us_ofac_ssi", "jp_meti_eul"):
        assert list_id in result.stdout
    (line,) = result.stderr.splitlines()
    for list_id in ("eu_fsf", "uk_sanctions", "un_sc", "ch_seco"):
        assert list_id in line


def test_match_as_json_tells_the_ground_of_each_match() -> None:
    (record,) = json.loads(run("match", "Rosoboronexport", "--json").stdout)
    assert record["total"] == record["shown"] == len(record["matches"])
    assert "eu_fsf" in record["not_screened"]
    best = record["matches"][0]
    ground = best["evidence"][0]
    assert best["band"] == "exact"
    assert ground["said"] == "Rosoboronexport"
    assert ground["said_key"] == ground["listed_key"]


def test_r19_every_ground_names_the_alias_its_kind_and_both_keys() -> None:
    records = json.loads(run("match", "SMIC", "国防科技大学", "Phytium", "--json").stdout)
    grounds = [g for record in records for one in record["matches"] for g in one["evidence"]]
    assert grounds
    for ground in grounds:
        for field in ("method", "said", "listed", "said_key", "listed_key", "name_kind"):
            assert ground[field], (field, ground)
        assert ground["name_origin"] in ("list", "aliases_zh", "relations")


def test_r29_nothing_found_is_said_so_and_clears_nobody() -> None:
    result = run("match", "Northfield Garden Tools")
    assert result.exit_code == 0
    assert "no match in the" in result.stdout
    assert "with a copy here" in result.stdout
    assert "clear" not in result.output.lower()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("five-axis machining centre", "2B001"),
        ("五轴联动数控机床", "2B001"),
        ("ECCN 2B350", "2B350"),
    ],
)
def test_classify_names_the_entry_to_open(text: str, code: str) -> None:
    (record,) = json.loads(run("classify", text, "--list", "us_ccl", "--json").stdout)
    assert record["matches"][0]["code"] == code


def test_classify_is_silent_where_no_list_names_the_thing() -> None:
    result = run("classify", "coffee machine")
    assert result.exit_code == 0
    assert "no term of the control lists is near this wording" in result.stdout


@pytest.mark.parametrize("command", ["screen", "match", "classify", "lists", "rules"])
def test_help_works_everywhere(command: str) -> None:
    for flag in ("-h", "--help"):
        result = CliRunner().invoke(main, [command, flag])
        assert result.exit_code == 0
        assert "Usage:" in result.stdout


@pytest.mark.parametrize("command", ["screen", "match", "classify"])
def test_help_names_every_exit_status(command: str) -> None:
    text = CliRunner().invoke(main, [command, "-h"]).stdout
    assert "Exit status:" in text
    for status in ("0", "2", "3"):
        assert f"\n    {status} " in text


def test_the_program_ends_with_its_status_and_says_everything() -> None:
    program = "from screener.cli.main import run; run()"
    for args, status, said in ((["--version"], 0, "version"), (["screen"], 2, "Missing argument")):
        done = subprocess.run(
            [sys.executable, "-c", program, *args],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status
        assert said in done.stdout + done.stderr
