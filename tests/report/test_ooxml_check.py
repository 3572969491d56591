"""The workbook passes what Excel insists on, and each rule of the check refuses a broken one."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from screener.model.document import Block, Cell, TableGuess
from screener.model.run import ScreeningRun
from screener.report import workbook
from screener.report.workbook import write_workbook
from tests.report.many import many
from tests.report.ooxml_check import faults

SHEET, TABLE = "xl/worksheets/sheet2.xml", "xl/tables/table1.xml"  # of Review
SUMMARY, RELATIONS = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet2.xml.rels"
TYPES, BOOK = "[Content_Types].xml", "xl/workbook.xml"


def swapped(before: str, after: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert before in text, f"{before} is not there to be broken"
        return text.replace(before, after, 1)

    return change


def broken(path: Path, changes: Mapping[str, Callable[[str], str]], *, twice: str = "") -> Path:
    """Return a copy of a workbook with parts changed, one part perhaps written twice."""
    out = path.with_name("broken.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, changes[name](text) if name in changes else text)
        if twice:
            with pytest.warns(UserWarning, match="Duplicate name"):
                target.writestr(twice, source.read(twice))
    return out


@pytest.fixture(scope="module")
def sound(run: ScreeningRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "out.xlsx"
    write_workbook(run, path)
    return path


def test_the_workbook_opens_without_repair(sound: Path) -> None:
    assert faults(sound) == []


@pytest.mark.parametrize("protect", [False, True])
def test_an_empty_run_and_a_protected_one_open_without_repair(
    run: ScreeningRun, tmp_path: Path, protect: bool
) -> None:
    empty = replace(
        run, documents=(), skipped=(), mentions=(), matches=(), flags=(), lists=(), catalogue=()
    )
    for one in (empty, run):
        write_workbook(one, tmp_path / "out.xlsx", protect=protect)
        assert faults(tmp_path / "out.xlsx") == []


HOSTILE = (
    "=1+1",
    "",
    "x" * 300,
    "🚢" * 20_000,
    "a\x00\ud800\ufffe_x0041_\r\n<r>&</r>",
    "\u202eabc",
    "]]>",
    "Result",
    "result",
    "  ",
    "a,b",
)


def test_hostile_headers_and_cells_open_without_repair(run: ScreeningRun, tmp_path: Path) -> None:
    text, cells = "", []
    for header in HOSTILE:
        cells.append(Cell(header, None, len(text), len(text) + len(header)))
        text += header
    table = replace(
        run.documents[1],
        key="=evil\x07.csv",
        blocks=(Block("row\x002", text, tuple(cells)),),
        tables=(TableGuess("t", tuple((one, None) for one in HOSTILE), "headers", 1),),
    )
    mentions = (*run.mentions[:2], replace(run.mentions[2], document=table.key))
    hostile = replace(run, documents=(run.documents[0], table), mentions=mentions)
    write_workbook(hostile, tmp_path / "out.xlsx")
    assert faults(tmp_path / "out.xlsx") == []


def test_more_rows_and_links_than_a_sheet_holds_go_on_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 40)
    monkeypatch.setattr(workbook, "MOST_LINKS", 25)
    write_workbook(many(100), tmp_path / "out.xlsx")
    assert faults(tmp_path / "out.xlsx") == []
    texts = _texts(tmp_path / "out.xlsx")
    assert "Review (3)" in texts[BOOK]
    rows = [texts[f"xl/worksheets/sheet{number}.xml"].count("<row ") for number in (2, 3, 4)]
    assert rows == [43, 43, 23]  # three rows of headings on each
    assert texts["xl/worksheets/sheet3.xml"].count("<hyperlink ") in range(12, 25)
    assert "The first 12 rows have links" in texts["xl/worksheets/sheet3.xml"]
    assert "Sheet 2 of 3" in texts["xl/worksheets/sheet3.xml"]


def _texts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize(
    ("part", "before", "after", "said"),
    [
        (SHEET, "</row>", "</rw>", "is no XML"),
        (SHEET, '<row r="5"', '<row r="4"', "row 4 follows row 4"),
        (SHEET, '<c r="B4"', '<c r="A4"', "stands in the wrong place"),
        (SHEET, '<dimension ref="A1:', '<dimension ref="C1:', "lies outside the dimension"),
        (SHEET, '<c r="A4" s="', '<c r="A4" s="9', "there is no cell format"),
        (SHEET, "<v>1</v>", "<v>nan</v>", "is no number"),
        (SHEET, "<v>1</v>", "<f>1+1</f><v>1</v>", "there is a formula"),
        (SHEET, "exact 100<", "x" * 32_768 + "<", "is too long for a cell"),
        (SHEET, ' ht="', ' ht="1000', "higher than 409"),
        (SHEET, "<cols>", '<cols><col min="1" max="3" width="4"/>', "overlap"),
        (SHEET, "<sheetData>", "<pageMargins/><sheetData>", "in another order"),
        (SHEET, '<hyperlink ref="', '<hyperlink ref="1', "links lie on"),
        (SHEET, 'r:id="link1"', 'r:id="link99"', "there is no relation link99"),
        (SHEET, 'priority="2"', 'priority="1"', "two conditions have one priority"),
        (SHEET, 'dxfId="0"', 'dxfId="77"', "has the look 77"),
        (SHEET, "<formula1>", "<formula1>" + "x" * 255, "a drop-down's list has"),
        (SHEET, 'sqref="I4:I6"', 'sqref="I6:I4"', "has the range"),
        (SHEET, "<oddFooter>", "<oddFooter>" + "x" * 255, "foot of its pages is too long"),
        (SHEET, ">Answer<", ">Anwser<", "a heading of the table ReviewTable is 'Answer'"),
        (TABLE, 'name="Level"', 'name="level "', "and its cell says 'Level'"),
        (TABLE, 'name="Level"', 'name="no."', "two headings of the table"),
        (TABLE, '<tableColumn id="2" name="Level"/>', "", "headings for"),
        (TABLE, 'id="1"', 'id="2"', "have the id 2"),
        (TABLE, 'displayName="ReviewTable"', 'displayName="A1"', "no name of a table"),
        (TABLE, 'displayName="ReviewTable"', 'displayName="LogTable"', "have the name logtable"),
        (TABLE, '<autoFilter ref="A3:', '<autoFilter ref="B3:', "has another range"),
        (SUMMARY, '<mergeCell ref="', '<mergeCell ref="A1:G99"/><mergeCell ref="', "overlap"),
        (RELATIONS, "https://", "file://", "is no address that Excel follows"),
        (RELATIONS, "/xl/tables/table1.xml", "/xl/tables/table77.xml", "no part xl/tables/table77"),
        (RELATIONS, 'Id="link2"', 'Id="link1"', "comes twice"),
        (TYPES, 'PartName="/xl/tables/table1.xml"', 'PartName="/xl/t.xml"', "no such part"),
        (TYPES, "/xl/worksheets/sheet2.xml", "/xl/worksheets/sheet3.xml", "no content type"),
        (BOOK, 'name="Log"', 'name="review"', "two sheets are named review"),
        (BOOK, 'name="Log"', f'name="{"x" * 32}"', "is no name of a sheet"),
        (BOOK, 'name="Log"', 'name="a/b"', "is no name of a sheet"),
        (BOOK, "'Review'!$3:$3", "'Gone'!$3:$3", "points to Gone"),
        ("xl/styles.xml", '<cellXfs count="', '<cellXfs count="1', "cellXfs tells"),
        ("xl/drawings/drawing1.xml", 'id="2" name', 'id="1" name', "two drawings have one id"),
    ],
)
def test_a_broken_workbook_is_refused(
    sound: Path, part: str, before: str, after: str, said: str
) -> None:
    found = faults(broken(sound, {part: swapped(before, after)}))
    assert any(said in one for one in found), found


def test_a_part_that_stands_twice_is_refused(sound: Path) -> None:
    assert any(
        "stands in the package 2 times" in one for one in faults(broken(sound, {}, twice=SHEET))
    )
