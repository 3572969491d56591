"""A refused file is told on every report; tags are only sent for a copy that is held."""

import json
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from screener.cli.main import main
from screener.lists import index
from screener.lists.fetch import Fetched
from screener.lists.load import choose
from screener.lists.update import Updated, update

TODAY = date(2026, 11, 25)
WARNING = "A NEWER FILE WAS REFUSED, this copy keeps serving (2026-11-25: un_sc: "


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))


def un_xml(count: int) -> bytes:
    entries = "".join(
        f"<ENTITY><DATAID>{n}</DATAID><FIRST_NAME>KESTREL HARBOUR {n}</FIRST_NAME>"
        f"<UN_LIST_TYPE>Trial</UN_LIST_TYPE></ENTITY>"
        for n in range(count)
    )
    return f"<CONSOLIDATED_LIST><ENTITIES>{entries}</ENTITIES></CONSOLIDATED_LIST>".encode()


class Publisher:
    """Gives one file, or that it has not changed where the right tag comes."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.asked: list[str] = []

    def get(self, _: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        self.asked.append(etag)
        same = etag == '"a"' and not last_modified
        return Fetched(b"" if same else self.content, same, '"a"', "", None if same else TODAY)


def updated(publisher: Publisher) -> Updated:
    copy = choose(None, TODAY)["un_sc"]
    fetcher: object = publisher
    (one,) = update([copy], today=TODAY, fetcher=fetcher, addresses={"un_sc": "x"})  # type: ignore[arg-type]  # plays the network
    return one


def test_a_refused_file_is_told_on_every_report_until_a_good_one_comes(tmp_path: Path) -> None:
    assert updated(Publisher(un_xml(1000))).state == "new"
    assert updated(Publisher(un_xml(600))).state == "unchanged"  # its tag says so
    (index.root().parent / "updates" / "un_sc.update.json").unlink()
    assert updated(Publisher(un_xml(600))).state == "refused"
    letter = tmp_path / "letter.txt"
    letter.write_text("The pumps go to Northfield Garden Tools Ltd.", encoding="utf-8")
    outs = [tmp_path / f"run{suffix}" for suffix in (".json", ".xlsx", ".html", ".csv")]
    args = ["screen", letter, "--only", "un_sc", "--as-of", TODAY]
    args += [word for out in outs for word in ("-o", out)]
    done = CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert f"un_sc: {WARNING}" in done.stderr
    notes = {one["id"]: one["note"] for one in json.loads(outs[0].read_bytes())["run"]["lists"]}
    assert notes["un_sc"].startswith(WARNING)
    book = openpyxl.load_workbook(outs[1])
    for title in ("Summary", "Lists"):
        told = [str(cell.value) for row in book[title].iter_rows() for cell in row]
        assert any(WARNING in cell for cell in told), title
    assert WARNING in outs[2].read_text(encoding="utf-8")
    assert updated(Publisher(un_xml(990))).state == "new"
    again = CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)
    assert "REFUSED" not in again.stderr


def test_a_tag_is_only_sent_for_a_copy_that_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    publisher = Publisher(un_xml(1000))
    assert updated(publisher).state == "new"
    assert updated(publisher).state == "unchanged"
    shutil.rmtree(index.root() / "un_sc")
    assert updated(publisher).state == "new"
    monkeypatch.setattr("screener.lists.update.parser_version", lambda: "newer")
    monkeypatch.setattr("screener.lists.compile.parser_version", lambda: "newer")
    assert updated(publisher).state == "new"
    assert publisher.asked == ["", '"a"', "", ""]
    assert len(index.held([])) == 2
