"""Reports, inspected as files: what a reviewer relies on when the workbook is open."""

import csv
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from screener.errors import ReportError
from screener.model.answer import Answer, Disposition, Previous
from screener.model.document import Block, TableGuess
from screener.model.document import Cell as BlockCell
from screener.model.run import ScreeningRun
from screener.report import WRITERS
from screener.report.frame import text_cell
from screener.report.inputs import inputs_sheet
from screener.report.log import log_sheet
from screener.report.lookup import Lookup
from screener.report.occasion import Occasion
from screener.report.sheets import all_sheets
from screener.report.table import formula_safe
from screener.report.workbook import write_workbook
from tests.report.made import DAY

SHEETS = [
    "Summary",
    "Review",
    "Technologies",
    "Mentions",
    "Inputs",
    "Not screened",
    "Lists",
    "Rules",
    "Log",
]
NEVER = re.compile(
    r"\b(cleared|compliant|approved|no licen[cs]e (is )?required|confidence)\b", re.IGNORECASE
)
# What people paste into cells to have it run: every program has its own first sign.
hostile = st.sampled_from(["=", "+", "-", "@", "\t=", "\r=", "＝", "=cmd|' /C calc'!A0"]).flatmap(
    lambda start: st.text(max_size=20).map(lambda rest: start + rest)
)


@pytest.fixture(scope="module")
def book(run: ScreeningRun, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("book") / "out.xlsx"
    write_workbook(run, path)
    return openpyxl.load_workbook(path)


def rows(sheet: Worksheet) -> list[dict[str, str]]:
    headings = [str(cell.value) for cell in sheet[3]]
    return [
        dict(zip(headings, ["" if v is None else str(v) for v in row], strict=True))
        for row in sheet.iter_rows(min_row=4, values_only=True)
    ]


def test_sheets_stand_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_review_has_a_row_a_flag_with_ground_question_and_citation(book: Workbook) -> None:
    first, *rest = rows(book["Review"])
    assert len(rest) == 2
    assert first["The document says"] == "Ghost Works"
    assert first["Listed as"] == "Ghost Works Company"
    assert "GHOST WORKS LTD" in first["Compared"]
    assert "alias" in first["Compared"]
    assert first["Differs in"] == "place: Nanjing / Beijing"
    assert first["Citations"] == "15 CFR 744.16"
    assert first["Law on the day"] == "us-rule: status unverified"
    assert first["Row key"].startswith("f1|b1|")
    assert len(first["Row digest"]) == 16
    assert "幽灵工厂" in first["Also said as"]


def test_the_customers_own_columns_are_carried_as_text(book: Workbook) -> None:
    row = next(row for row in rows(book["Review"]) if row["Where"].startswith("customers.csv"))
    assert row["No (input)"] == "000417"
    assert row["Item (input)"] == "=cmd|' /C calc'!A0"


def test_r51_headers_are_frozen_filtered_and_printed_on_each_page(book: Workbook) -> None:
    for name in SHEETS[1:]:
        sheet = book[name]
        assert sheet.freeze_panes is not None, name
        assert str(sheet.freeze_panes).endswith("4"), name
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref, name
        assert sheet.print_title_rows == "$3:$3", name
        assert sheet.page_setup.orientation == "landscape", name
        assert sheet.page_setup.fitToWidth == 1, name
        page: Any = sheet
        assert page.sheet_properties.pageSetUpPr.fitToPage, name
        assert "0123456789abcdef" in page.oddFooter.left.text, name


def test_r51_a_level_is_a_word_and_a_colour(book: Workbook) -> None:
    column = [cell.value for cell in book["Review"][3]].index("Level")
    shown = {
        row[column].value: row[column].fill.fgColor.rgb
        for row in book["Review"].iter_rows(min_row=4)
    }
    assert set(shown) == {"high", "medium"}
    assert len(set(shown.values())) == 2


def test_answers_have_drop_downs(book: Workbook) -> None:
    lists = [one.formula1 for one in book["Review"].data_validations.dataValidation]
    assert any("false match" in text for text in lists)
    assert any("DIFF_PLACE" in text for text in lists)


def test_r60_there_is_no_formula(book: Workbook) -> None:
    assert not [
        cell.coordinate
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_links_lead_to_pages_of_manifests_and_citations_and_nowhere_else(book: Workbook) -> None:
    found = {
        str(cell.hyperlink.target)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink is not None
    }
    assert found == {
        "https://example.org/list#entries",
        "https://www.ecfr.gov/current/title-15/section-744.16",
    }


@given(hostile | st.text(min_size=1, max_size=60))
def test_r60_text_is_never_a_formula(text: str) -> None:
    cell = text_cell(Cell(Workbook().create_sheet(), 1, 1), text)
    assert cell.data_type == "s"


def test_r60_text_too_long_for_a_cell_ends_in_a_mark() -> None:
    cell = text_cell(Cell(Workbook().create_sheet(), 1, 1), "x" * 40_000)
    assert len(str(cell.value)) == 32_767
    assert str(cell.value).endswith("…")


@given(hostile)
def test_r60_a_csv_cell_is_never_a_formula(text: str) -> None:
    assert not formula_safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_the_summary_names_lists_without_a_copy_and_how_to_get_one(book: Workbook) -> None:
    text = "\n".join(
        str(value) for row in book["Summary"].iter_rows(values_only=True) for value in row if value
    )
    above = "\n".join(str(row[0]) for row in book["Summary"].iter_rows(max_row=5, values_only=True))
    assert "eu_fsf" in above
    assert "screener lists import FILE" in above
    assert "screener lists import FILE --as eu_fsf" in text
    assert "124 days old" in text
    assert "STALE" in text
    assert "scan.pdf" in text
    assert "STATUS NOT VERIFIED" in text


def test_r68_the_coverage_statement_is_that_of_the_run(book: Workbook, run: ScreeningRun) -> None:
    text = " ".join(
        str(value) for row in book["Summary"].iter_rows(values_only=True) for value in row if value
    )
    for one in run.catalogue:
        assert f"{one.entries} entries: {one.modelled} modelled, {one.partial} partial" in text


def test_r49_rules_that_could_not_be_evaluated_are_named(book: Workbook) -> None:
    found = {row["Rule or measure"]: row for row in rows(book["Rules"])}
    assert found["own"]["Not evaluable, or status on the day"] == "facts are missing for 1 case(s)"
    assert found["us-el"]["Flags"] == "2"


def test_r50_every_row_and_document_stands_on_inputs_with_its_own_columns(book: Workbook) -> None:
    found = rows(book["Inputs"])
    assert [(row["Document"], row["Place"]) for row in found] == [
        ("plan.md", ""),
        ("customers.csv", "(the whole table)"),
        ("customers.csv", "row 2"),
        ("scan.pdf", "page 2"),
    ]
    assert found[0]["Result"] == "flagged: 1 high, 1 medium"
    # The row's number on Review, its own columns under their own headings, in their order.
    assert found[2]["Rows on Review"] == "2"
    assert list(found[2])[-3:] == ["No", "Item", "Name"]
    assert [found[2][name] for name in ("No", "Item", "Name")] == [
        "000417",
        "=cmd|' /C calc'!A0",
        "Ghost Works",
    ]
    assert found[3]["Result"].startswith("NOT SCREENED: the page has no text layer")


def test_r50_a_row_without_a_match_is_there_and_is_not_called_clear(run: ScreeningRun) -> None:
    look = Lookup.of(replace(run, flags=(), matches=(), mentions=run.mentions[:2]))
    results = {str(row[1]): str(row[3]) for row in inputs_sheet(look).rows}
    assert results[""] == "no match in these snapshots of the lists"
    assert results["row 2"].endswith("no match in these snapshots of the lists")


def test_a_header_that_is_ours_or_comes_twice_keeps_its_cells(run: ScreeningRun) -> None:
    text = "one | two | three | four"
    cells = (
        BlockCell("Result", None, 0, 3),
        BlockCell("Same", None, 6, 9),
        BlockCell("Same", None, 12, 17),
        BlockCell(" \n", None, 20, 24),
    )
    roles = (("Result", None), ("Same", None), ("Same", None), (" \n", None))
    table = replace(
        run.documents[1],
        blocks=(Block("row 2", text, cells),),
        tables=(TableGuess("t", roles, "headers", 1),),
    )
    sheet = inputs_sheet(Lookup.of(replace(run, documents=(table,), mentions=(), flags=())))
    headings = [column.heading for column in sheet.columns]
    row = dict(zip(headings, sheet.rows[1], strict=True))
    assert len(set(headings)) == len(headings)
    assert row["Result (input)"] == "one"
    assert row["Same"] == "two | three"
    assert row["(no heading)"] == "four"


def test_the_log_tells_lists_documents_warnings_and_answers(book: Workbook) -> None:
    found = rows(book["Log"])
    told = {(row["What"], row["Which"]): row for row in found}
    assert told["list no copy here", "eu_fsf"]["Weight"] == "warning"
    assert told["list used", "us_ccl"]["Told"].startswith("STALE: 3 entries, copy of 2026-07-22")
    assert "a" * 64 in told["document read", "plan.md"]["Told"]
    assert told["not screened", "scan.pdf page 2"]["Weight"] == "warning"
    assert told["rule not evaluable", "own"]["Weight"] == "warning"
    assert {row["Time (UTC)"] for row in found} == {""}


def test_the_log_has_the_time_and_the_person_where_a_person_screened(run: ScreeningRun) -> None:
    occasion = Occasion(datetime(2026, 11, 25, 9, 30), datetime(2026, 11, 25, 9, 31, 5), "ada")
    first, *_, last = log_sheet(Lookup.of(answered(run)), occasion).rows
    assert first[1] == "2026-11-25 09:30:00"
    assert str(first[5]).startswith("by ada; Screener 0.1.0")
    assert last[1] == "2026-11-25 09:31:05"
    assert str(last[5]).endswith("1 answers hold, 1 lapsed")


def test_answers_that_lapsed_are_warnings_of_the_log(run: ScreeningRun) -> None:
    told = [row for row in log_sheet(Lookup.of(answered(run))).rows if "answer" in str(row[3])]
    assert [(row[2], row[3]) for row in told] == [
        ("note", "answer holds"),
        ("warning", "answer lapsed"),
    ]


def answered(run: ScreeningRun) -> ScreeningRun:
    """Return the run with an answer that holds and one that has lapsed."""
    one = Answer(1, run.flags[0].ground, Disposition.FALSE_MATCH, "DIFF_PLACE", "Ada", DAY)
    return replace(
        run,
        flags=(
            replace(run.flags[0], previous=Previous(one, True)),
            replace(run.flags[1], previous=Previous(one, False, "the list entry has changed")),
            *run.flags[2:],
        ),
    )


def test_r52_only_answers_can_be_written_where_that_is_asked_for(
    book: Workbook, run: ScreeningRun, tmp_path: Path
) -> None:
    write_workbook(run, tmp_path / "out.xlsx", protect=True)
    guarded = openpyxl.load_workbook(tmp_path / "out.xlsx")
    for sheet in guarded.worksheets:
        assert sheet.protection.sheet, sheet.title
        # False is "allowed"; without a password whoever has to can take it off.
        assert not sheet.protection.autoFilter
        assert not sheet.protection.sort
        assert sheet.protection.password is None
    assert not any(sheet.protection.sheet for sheet in book.worksheets)
    headings = [str(cell.value) for cell in guarded["Review"][3]]
    unlocked = {
        heading
        for heading, cell in zip(headings, guarded["Review"][4], strict=True)
        if not cell.protection.locked
    }
    assert unlocked == {
        "Answer",
        "Reason",
        "Reviewer",
        "Date",
        "Comment",
        "Valid until",
        "Second reviewer",
        "Seconded on",
    }


def test_reviewers_who_are_known_are_offered(run: ScreeningRun, tmp_path: Path) -> None:
    moment = datetime(2026, 11, 25)
    occasion = Occasion(moment, moment, "cyd", ("Bob", 'O"Hara', "Doe, J."))
    write_workbook(answered(run), tmp_path / "out.xlsx", occasion=occasion)
    review = openpyxl.load_workbook(tmp_path / "out.xlsx")["Review"]
    found = {str(one.sqref): one for one in review.data_validations.dataValidation if one.sqref}
    # A name with a comma or a quote cannot stand in such a list, and is written by hand.
    assert found["K4:K6"].formula1 == '"Ada,Bob,cyd"'
    assert not found["K4:K6"].showErrorMessage
    assert found["I4:I6"].showErrorMessage


def test_colours_by_condition_stand_on_the_columns_they_speak_of(book: Workbook) -> None:
    review = book["Review"]
    letters = {str(c.value): get_column_letter(at) for at, c in enumerate(review[3], start=1)}
    marks = {
        (str(ranges.sqref), str(rule.formula[0]))
        for ranges in review.conditional_formatting
        for rule in ranges.rules
    }
    answer, reason = letters["Answer"], letters["Reason"]
    closed = f'OR(${answer}4="false match",${answer}4="not relevant",${answer}4="true match")'
    assert (f"{reason}4:{reason}6", f'AND({closed},${reason}4="")') in marks


def test_the_summary_has_its_charts_beside_their_figures(book: Workbook) -> None:
    summary: Any = book["Summary"]
    charts = summary._charts
    assert len(charts) == 3
    table = [[cell.value for cell in row[:6]] for row in summary.iter_rows(min_row=8, max_row=11)]
    assert table == [
        ["List", "high", "medium", "low", "info", "all"],
        ["all flags", 2, 1, 0, 0, 3],
        ["us_entity_list", 2, 0, 0, 0, 2],
        ["us_ccl", 0, 1, 0, 0, 1],
    ]
    for chart in charts:
        # Over empty cells: whatever stands in G begins below the lowest chart.
        assert chart.anchor._from.col == 6
    below = next(
        row[0].row for row in summary.iter_rows(min_col=7, max_col=7, min_row=8) if row[0].value
    )
    assert below > 8 + 21


def test_the_same_run_gives_the_same_bytes(run: ScreeningRun, tmp_path: Path) -> None:
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    write_workbook(run, one)
    write_workbook(run, two)
    assert one.read_bytes() == two.read_bytes()


def test_figures_stand_beside_thresholds(book: Workbook) -> None:
    (row,) = rows(book["Technologies"])
    assert row["Figures beside thresholds"] == "2B001.b.2 accuracy: 0.9 µm / < 1.1 µm → meets"
    assert "2B001.b.2 Machine tools" in row["US: munitions list, CCL"]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_r70_no_report_clears_anything(suffix: str, run: ScreeningRun, tmp_path: Path) -> None:
    path = tmp_path / f"out{suffix}"
    WRITERS[suffix](run, path)
    text = _text_of(path)
    assert not NEVER.search(text)
    if suffix != ".csv":
        assert "not a licence determination" in text or "It is not a licence determination" in text


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_r29_nothing_found_is_said_as_no_match_in_these_snapshots(
    suffix: str, run: ScreeningRun, tmp_path: Path
) -> None:
    empty = replace(run, flags=(), matches=(), mentions=())
    path = tmp_path / f"out{suffix}"
    WRITERS[suffix](empty, path)
    text = _text_of(path)
    assert not re.search(r"\bclear\b", text)
    if suffix in (".xlsx", ".html"):
        assert "no match in these snapshots" in text


def _text_of(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8-sig")
    book = openpyxl.load_workbook(path)
    cells = (v for sheet in book for row in sheet.iter_rows(values_only=True) for v in row if v)
    return "\n".join(str(value) for value in cells)


def test_csv_is_the_review_sheet_with_a_byte_order_mark(run: ScreeningRun, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    WRITERS[".csv"](run, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["Level"] for row in found] == ["high", "high", "medium"]
    assert found[2]["Flagged because"].startswith("'=HYPERLINK")


def test_csv_without_a_flag_has_its_header_only(run: ScreeningRun, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    WRITERS[".csv"](replace(run, flags=()), path)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_html_escapes_what_documents_say(run: ScreeningRun, tmp_path: Path) -> None:
    said = "<script>alert(1)</script>"
    flags = (replace(run.flags[0], reason=said),)
    path = tmp_path / "out.html"
    WRITERS[".html"](replace(run, flags=flags), path)
    text = path.read_text(encoding="utf-8")
    assert said not in text
    assert "&lt;script&gt;" in text


def test_json_has_the_same_bytes_twice_and_the_contracts_keys(
    run: ScreeningRun, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    WRITERS[".json"](run, one)
    WRITERS[".json"](run, two)
    assert one.read_bytes() == two.read_bytes()
    record = json.loads(one.read_text(encoding="utf-8"))
    assert record["schema"] == "screener.run/1"
    assert {"run", "documents", "skipped", "mentions", "matches", "flags"} <= set(record)
    for mention in record["mentions"]:
        document = next(d for d in record["documents"] if d["key"] == mention["document"])
        text = document["blocks"][mention["block"]]["text"]
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_every_row_of_a_sheet_is_as_long_as_its_header(run: ScreeningRun) -> None:
    for sheet in all_sheets(Lookup.of(run)):
        assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}, sheet.title


def test_a_report_that_cannot_be_written_gives_a_sentence(
    run: ScreeningRun, tmp_path: Path
) -> None:
    folder = tmp_path / "taken.json"
    folder.mkdir()
    with pytest.raises(ReportError, match="cannot write"):
        WRITERS[".json"](run, folder)
    assert not list(tmp_path.glob(".taken*"))


def test_an_open_report_gives_a_hint(
    run: ScreeningRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError, match="close it there"):
        WRITERS[".xlsx"](run, tmp_path / "out.xlsx")


def test_a_spreadsheet_program_opens_the_workbook(
    run: ScreeningRun, tmp_path: Path, need_program: Callable[[str], str]
) -> None:
    soffice = need_program("soffice")
    write_workbook(run, tmp_path / "out.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "csv", "out.xlsx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    # Its CSV filter writes in the system's own code page.
    text = (tmp_path / "out.csv").read_bytes().decode("utf-8", errors="replace")
    assert "Export-control screening" in text
    assert "eu_fsf" in text
