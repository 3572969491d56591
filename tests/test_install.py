"""A wheel and an editable install both carry the lists and rules."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screener import folders
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package as a wheel brings it; nothing is fetched for it."""
    folder = tmp_path_factory.mktemp("wheel")
    _python("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    _python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel)
    return site


def test_in_a_checkout_the_folders_beside_the_package_are_used() -> None:
    assert folders.bundled("lists") == ROOT / "lists"
    assert folders.bundled("rules") == ROOT / "rules"


def test_a_wheel_carries_the_same_lists_and_rules(installed: Path) -> None:
    told = "from screener import folders; print(folders.bundled('{}'))"
    for name in ("lists", "rules"):
        inside = Path(_python("-c", told.format(name), site=installed).strip())
        assert inside == installed / "screener" / "_bundled" / name
        assert _files(inside) == _files(ROOT / name)


def test_a_wheel_screens(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Goods for Phytium Technology in Tianjin.", "utf-8")
    program = "from screener.cli.main import run; run()"
    args = ["screen", "letter.txt", "-o", "out.json", "--only", "us_entity_list"]
    _python("-c", program, *args, site=installed, cwd=tmp_path)
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert {flag["list"] for flag in record["flags"]} == {"us_entity_list"}


def test_nothing_in_the_package_is_for_one_operating_system() -> None:
    posix_only = ("fcntl", "resource", "pwd", "grp", "termios", "curses", "readline")
    for path in (ROOT / "screener").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for module in posix_only:
            assert f"import {module}" not in text, path


def _python(*args: str | Path, site: Path | None = None, cwd: Path | None = None) -> str:
    environment = dict(os.environ)
    if site is not None:
        environment["PYTHONPATH"] = str(site)
    done = subprocess.run(
        [sys.executable, *map(str, args)],
        env=environment,
        cwd=cwd or ROOT.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


def _files(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
