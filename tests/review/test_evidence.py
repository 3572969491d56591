import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screener.cli.main import main

LISTS = Path(__file__).resolve().parents[1] / "golden" / "lists"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    path = tmp_path / "letter.txt"
    path.write_text("Harbour Kestrel Optics Co., Ltd. pays in cash payment.", encoding="utf-8")
    done = run("screen", path, "--lists", LISTS, "--only", "local_demo", "-o", tmp_path / "r.json",
               "--as-of", "2024-02-29")  # fmt: skip
    assert done.exit_code in (0, 11), done.output
    done = run("screen", path, "--lists", LISTS, "--only", "local_demo", "-o", tmp_path / "r.json",
               "--as-of", "2026-11-25")  # fmt: skip
    assert done.exit_code == 0, done.output
    return path


def packed(tmp_path: Path, letter: Path, *more: str) -> Path:
    out = tmp_path / "pack.zip"
    done = run(
        "evidence", tmp_path / "r.json", "-o", out, "--input", letter, "--lists", LISTS, *more
    )
    assert done.exit_code == 0, done.output
    return out


def altered(path: Path, name: str) -> Path:
    """Return a pack in which one byte of one file is another."""
    out = path.with_name("altered.zip")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w") as changed:
        for one in archive.namelist():
            content = bytearray(archive.read(one))
            if one == name:
                content[len(content) // 2] ^= 1
            changed.writestr(one, bytes(content))
    return out


def test_a_pack_reproduces_its_run(tmp_path: Path, letter: Path) -> None:
    pack = packed(tmp_path, letter, "--confidential")
    checked = run("evidence", "check", pack)
    assert checked.exit_code == 0, checked.output
    with zipfile.ZipFile(pack) as archive:
        names = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert {"run.json", "report.xlsx", "report.html", "inputs/letter.txt"} <= names
    assert manifest["retain_until"] == "2036-11-25"


def test_r12_confidential_lists_stay_at_home_unless_asked(tmp_path: Path, letter: Path) -> None:
    pack = packed(tmp_path, letter, "--regime", "ear")
    with zipfile.ZipFile(pack) as archive:
        assert not [name for name in archive.namelist() if name.startswith("lists/")]
        assert json.loads(archive.read("manifest.json"))["retain_until"] == "2031-11-25"


@pytest.mark.parametrize("name", ["run.json", "inputs/letter.txt", "report.xlsx"])
def test_one_changed_byte_is_found_and_named(tmp_path: Path, letter: Path, name: str) -> None:
    checked = run("evidence", "check", altered(packed(tmp_path, letter, "--confidential"), name))
    assert checked.exit_code == 3
    assert f"{name} was altered" in checked.output


def test_other_inputs_are_refused_and_a_file_that_is_no_pack_is_told(
    tmp_path: Path, letter: Path
) -> None:
    letter.write_text("Something else.", encoding="utf-8")
    done = run("evidence", tmp_path / "r.json", "-o", tmp_path / "p.zip", "--input", letter,
               "--lists", LISTS)  # fmt: skip
    assert done.exit_code == 3
    assert "do not give this run again" in done.output
    assert run("evidence", "check", letter).exit_code == 3
