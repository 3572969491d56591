"""The tools of rule owners, as they are run."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screener.cli.main import main
from screener.rules.fields import reference
from screener.rules.schema import published_schemas

ROOT = Path(__file__).resolve().parents[2]
PARTY = "Tianjin Phytium Information Technology Co., Ltd."
SMALL = ("--only", "us_entity_list", "--as-of", "2026-11-25")


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)


def test_the_published_references_are_those_of_the_code() -> None:
    assert (ROOT / "docs" / "facts.md").read_text(encoding="utf-8") == reference()
    for name, text in published_schemas().items():
        assert (ROOT / "rules" / "schema" / name).read_text(encoding="utf-8") == text, name


def test_explain_goes_from_a_flag_down_to_the_file_and_the_row(tmp_path: Path) -> None:
    letter, out = tmp_path / "letter.txt", tmp_path / "out.json"
    letter.write_text(f"{PARTY} came.", encoding="utf-8")
    run("screen", letter, "-o", out, *SMALL)
    import json

    flags = json.loads(out.read_text(encoding="utf-8"))["flags"]
    flag = next(one for one in flags if one["rule"] == "listed-us-entity-list")
    shown = run("rules", "explain", out, flag["id"])
    assert shown.exit_code == 0, shown.output
    for said in ("letter.txt", "characters 0 to", "copy of 2026-07-22", "close is true", "row "):
        assert said in shown.output
    assert run("rules", "explain", out, "zz").exit_code == 3


def test_a_persons_word_is_put_on_record_and_none_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path))
    said = ("--from", "2026-11-10", "--by", "A. Person", "--source", "notice of the day")
    lint = ("rules", "lint", "--as-of", "2026-11-25", "--current")
    assert run(*lint).exit_code == 3
    assert run("rules", "lint", "--as-of", "2026-11-25").exit_code == 0
    for status in ("suspended", "in_force"):
        done = run(
            "rules", "confirm", "us-bis-affiliates-rule", "--status", status, *said,
            "--on", "2026-11-25",
        )  # fmt: skip
        assert done.exit_code == 0, done.output
    assert len(list((tmp_path / "rules" / "confirmations").glob("*.yaml"))) == 2
    shown = run("rules", "show", "us-bis-affiliates-rule", "--as-of", "2026-11-25").output
    assert "on 2026-11-25: in_force" in shown
    assert "A. Person" in shown
    assert run("rules", "confirm", "nothing", "--status", "suspended", *said).exit_code == 3


def test_show_without_an_id_prints_each_rule_and_measure_with_its_status() -> None:
    shown = run("rules", "show", "--as-of", "2026-05-01").output
    assert "us-bis-affiliates-rule  suspended" in shown
    assert "listed-us-entity-list  experimental; us-ear-744-11: in_force" in shown


def test_coverage_and_compare(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"{PARTY} came and would pay in cash payment.", encoding="utf-8")
    shown = run("rules", "coverage", letter, "--as-of", "2026-11-25")
    assert "1\tred-flag-cash-for-a-costly-item\tin letter.txt" in shown.output
    profile = tmp_path / "quiet.yaml"
    profile.write_text(
        "schema: profile/1\nid: quiet\nversion: 1\ntitle: t\nowner: o\nfamilies_off: [red_flags]\n"
        "changes:\n  - {on: 2026-11-25, by: a, field: b, old: c, new: d, why: e}\n",
        encoding="utf-8",
    )
    default = ROOT / "rules" / "profiles" / "default.yaml"
    told = run("rules", "compare", default, profile, letter, "--as-of", "2026-11-25")
    assert "lost\tinfo -> -\tred-flag-cash-for-a-costly-item" in told.output
    assert "0 gained, 1 lost, 0 moved" in told.stderr


def test_owners_and_destination_reach_the_rules(tmp_path: Path) -> None:
    import json

    letter, owners, out = tmp_path / "l.txt", tmp_path / "o.csv", tmp_path / "out.json"
    letter.write_text("The pumps go to Kestrel Harbour Optics Ltd. in Leeds.", encoding="utf-8")
    owners.write_text(
        f'owner,owned,percent\n"{PARTY}",Kestrel Harbour Optics Ltd.,50\nX,Y,150\n',
        encoding="utf-8",
    )
    for mode, level in (("prudent", "medium"), ("in_force", "high"), ("listed_only", "info")):
        done = run("screen", letter, "--ownership", owners, "--affiliates", mode, "-o", out, *SMALL)
        assert done.exit_code == 11  # a row of the table of owners was at fault
        record = json.loads(out.read_text(encoding="utf-8"))
        (flag,) = [one for one in record["flags"] if one["family"] == "ownership"]
        assert flag["level"] == level
        assert "o.csv" in record["run"]["settings"]["ownership"]
    assert record["skipped"] == [
        {
            "key": "o.csv",
            "place": "row 3",
            "reason": "“150” is no share between 0 and 100 percent; the stake was not counted",
        }
    ]
