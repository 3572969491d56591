"""The main job from the command line: reports, words, exit status, and a user's mistakes."""

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from screener.cli.main import main

DAY = ("--as-of", "2026-11-24")
# Small lists where the test is not about the lists: an index of all takes seconds.
SMALL = ("--only", "us_unverified_list", *DAY)
SENTENCE = "The boards go to Tianjin Phytium Information Technology Co., Ltd. in May.\n"


def run(*args: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def loaded(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def test_a_listed_party_is_flagged_in_every_report(letter: Path, tmp_path: Path) -> None:
    reports = [tmp_path / f"out.{kind}" for kind in ("xlsx", "json", "html", "csv")]
    result = run("screen", letter, *DAY, *(part for path in reports for part in ("-o", path)))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    flagged = {(flag["list"], flag["name"]) for flag in loaded(reports[1])["flags"]}
    assert ("us_entity_list", "Tianjin Phytium Information Technology") in flagged
    assert "Review" in openpyxl.load_workbook(reports[0], read_only=True).sheetnames
    for path in reports[2:]:
        assert "Tianjin Phytium Information Technology" in path.read_text(encoding="utf-8-sig")
    for path in reports:
        assert f"Report: {path}" in result.stderr


def test_the_json_has_the_contracts_keys_and_no_machine_in_it(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("screen", letter, *SMALL, "-o", out)
    record = loaded(out)
    keys = {"schema", "run", "documents", "skipped", "mentions", "matches", "flags"}
    assert keys <= set(record)
    assert record["schema"] == "screener.run/1"
    assert record["run"]["settings"]["as_of"] == "2026-11-24"
    assert record["run"]["settings"]["profile"] == "default"
    assert len(record["run"]["settings"]["profile_hash"]) == 16
    assert str(tmp_path) not in out.read_text(encoding="utf-8")


def test_r62_the_same_inputs_give_the_same_bytes(letter: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "a" / "x.json", tmp_path / "b" / "y.json"]
    for out in outs:
        out.parent.mkdir()
        run("screen", letter, *SMALL, "-o", out)
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_fail_on_ends_10_only_where_the_level_is_reached(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run("screen", letter, *DAY, "-o", out, "--fail-on", "high").exit_code == 10
    assert run("screen", letter, *SMALL, "-o", out, "--fail-on", "high").exit_code == 0


def test_what_was_not_screened_outranks_what_was_flagged(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(b"")
    result = run("screen", tmp_path, *DAY, "-o", tmp_path / "out.json", "--fail-on", "info")
    assert result.exit_code == 11
    assert "plan.docx" in result.stderr
    assert [one["key"] for one in loaded(tmp_path / "out.json")["skipped"]] == ["plan.docx"]


def test_text_is_taken_from_stdin(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = run("screen", "-", *SMALL, "-o", out, stdin=SENTENCE.encode())
    assert result.exit_code == 0
    assert [one["key"] for one in loaded(out)["documents"]] == ["stdin"]


def test_lists_without_a_copy_are_named_on_stderr_and_in_the_json(
    letter: Path, tmp_path: Path
) -> None:
    result = run("screen", letter, *DAY, "-o", tmp_path / "out.json")
    (line,) = (one for one in result.stderr.splitlines() if one.startswith("Not screened, no copy"))
    states = {one["id"]: one["state"] for one in loaded(tmp_path / "out.json")["run"]["lists"]}
    for list_id in ("eu_fsf", "un_sc", "uk_sanctions", "ch_seco", "us_1260h"):
        assert list_id in line
        assert states[list_id] == "no_copy"


def test_a_day_before_every_copy_is_no_copy_for_day_and_ends_11(
    letter: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    result = run(
        "screen", letter, "--only", "us_unverified_list", "--as-of", "2020-01-01", "-o", out
    )
    assert result.exit_code == 11
    states = {one["id"]: one["state"] for one in loaded(out)["run"]["lists"]}
    assert states["us_unverified_list"] == "no_copy_for_day"


def test_columns_of_a_table_are_guessed_and_told(tmp_path: Path) -> None:
    table = tmp_path / "customers.csv"
    table.write_text(
        "客户名称,国家,备注\nTianjin Phytium Information Technology,CN,x\n", encoding="utf-8"
    )
    out = tmp_path / "out.json"
    result = run("screen", table, *DAY, "-o", out)
    assert "客户名称 = name" in result.stderr
    assert "--map FILE" in result.stderr
    (guess,) = loaded(out)["documents"][0]["tables"]
    assert {"header": "国家", "role": "country"} in guess["columns"]


def test_a_map_file_overrides_the_guess(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("A,B\nnobody,Tianjin Phytium Information Technology\n", encoding="utf-8")
    columns = tmp_path / "map.yaml"
    columns.write_text("name: B\n", encoding="utf-8")
    out = tmp_path / "out.json"
    run("screen", table, *DAY, "--map", columns, "-o", out)
    assert [one["text"] for one in loaded(out)["mentions"]] == [
        "Tianjin Phytium Information Technology"
    ]


def test_r69_nothing_uses_the_network(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    outputs = [part for kind in ("xlsx", "html") for part in ("-o", tmp_path / f"out.{kind}")]
    assert run("screen", letter, *SMALL, *outputs).exit_code == 0
    assert run("match", "Phytium", *SMALL).exit_code == 0
    assert run("classify", "lathe", *DAY, "--list", "us_ccl").exit_code == 0


@pytest.mark.parametrize(
    ("make", "args", "status", "said"),
    [
        (None, ["missing.docx", "-o", "out.json"], 2, "there is no file"),
        (None, ["letter.txt", "-o", "out.doc"], 3, "one of .xlsx"),
        (None, ["letter.txt"], 2, "Missing option '-o'"),
        (None, ["letter.txt", "-o", "out.json", "--only", "us_1260h"], 3, "no copy here"),
        (None, ["letter.txt", "-o", "out.json", "--only", "nolist"], 3, "nolist"),
        (None, ["letter.txt", "-o", "letter.txt/out.json"], 3, "cannot write"),
        (
            lambda folder: (folder / "map.yaml").write_text(
                "name: A\nnames: B\n", encoding="utf-8"
            ),
            ["letter.txt", "-o", "out.json", "--map", "map.yaml"],
            3,
            "map.yaml:2",
        ),
        (
            lambda folder: _rule(folder, "colour: red\n"),
            ["letter.txt", "-o", "out.json", "--rules", "rules"],
            3,
            "colour",
        ),
        (
            lambda folder: _altered_list(folder),
            ["letter.txt", "-o", "out.json", "--lists", "lists"],
            3,
            "not those that the manifest was written for",
        ),
    ],
    ids=["file", "suffix", "output", "no-copy", "no-list", "folder", "map", "rule", "digest"],
)
def test_a_users_mistake_gets_a_sentence_and_the_right_status(
    make: Callable[[Path], object] | None,
    args: list[str],
    status: int,
    said: str,
    letter: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if make:
        make(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = run("screen", *args, *_lists(args))
    assert result.exit_code == status, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(
    "name", ["empty.txt", "empty.xlsx", "empty.docx", "empty.pdf", "empty.csv", "noise.bin"]
)
def test_a_file_that_cannot_be_read_is_a_row_and_ends_11(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01" if name.endswith("bin") else b"")
    out = tmp_path / "out.json"
    result = run("screen", tmp_path / name, *SMALL, "-o", out)
    assert result.exit_code == 11
    (row,) = loaded(out)["skipped"]
    assert (row["key"], bool(row["reason"])) == (name, True)


def _lists(args: list[str]) -> tuple[str, ...]:
    """Return which lists to load: few, but those that the mistake is about."""
    return DAY if {"--only", "--lists"} & set(args) else SMALL


def _rule(folder: Path, text: str) -> None:
    (folder / "rules" / "own").mkdir(parents=True)
    (folder / "rules" / "own" / "rule.yaml").write_text("schema: rule/1\n" + text, encoding="utf-8")


def _altered_list(folder: Path) -> None:
    home = folder / "lists" / "local_deny"
    home.mkdir(parents=True)
    (home / "manifest.yaml").write_text(
        "schema: list/1\nid: local_deny\nkind: entity\ntitle: Deny\nauthority: us\n"
        "jurisdiction: none\neffect: Ask.\nlicence: own\nsource: own\nformat: hand\n"
        "published: 2026-01-01\nproven: true\nstale_after_days: 7\n"
        f"data_sha256: '{'0' * 64}'\nexpect: {{entries: [1, 9]}}\n",
        encoding="utf-8",
    )
    (home / "entities.csv").write_text("key,name\nx,Kestrel Hydraulics\n", encoding="utf-8")
