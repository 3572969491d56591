from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from screener.cli.main import main
from screener.evaluate.cases import Case
from screener.evaluate.figures import Scored, area_under, below_the_line, figures

LISTS = Path(__file__).resolve().parents[1] / "golden" / "lists"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in args], catch_exceptions=False)


def scored(score: float, *, match: bool, alert: bool) -> Scored:
    return Scored(Case(1, "a", "b", match, ""), score, alert)


def test_the_figures_of_a_small_set_are_those_of_a_pencil() -> None:
    cases = [
        scored(95, match=True, alert=True),
        scored(80, match=True, alert=True),
        scored(40, match=True, alert=False),
        scored(85, match=False, alert=True),
        scored(10, match=False, alert=False),
    ]
    told = figures("all", cases)
    assert told.recall == pytest.approx(2 / 3)
    assert told.precision == pytest.approx(2 / 3)
    assert told.area == pytest.approx(4 / 6)
    assert figures("at 90", cases, 90).precision == 1.0
    assert area_under(cases[:3]) is None


def test_the_sample_below_the_line_is_the_same_for_a_seed() -> None:
    cases = [scored(70 + n, match=False, alert=n > 9) for n in range(20)]
    one, other = below_the_line(cases, 4, 1), below_the_line(cases, 4, 1)
    assert one == other
    assert all(not case.alert for case in one)
    assert len(below_the_line(cases, 400, 2)) == 10


def test_pairs_are_scored_and_a_dossier_is_written(tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text(
        "query,candidate,is_match,category\n"
        "Harbour Kestrel Optics,Harbor Kestrel Optics Co. Ltd.,true,en~en\n"
        "Harbour Kestrel Optics,Northfield Garden Tools,false,neg en~en\n"
        "Nothing,,true,x\n",
        encoding="utf-8",
    )
    done = run("evaluate", cases, "-o", tmp_path / "d.xlsx")
    assert done.exit_code == 0, done.output
    assert "all: cases 2, matches 1, found 1, false alerts 0, recall 1.000" in done.output
    assert "not a case: row 4" in done.output
    book = openpyxl.load_workbook(tmp_path / "d.xlsx")
    assert book.sheetnames == ["Figures", "Sweep", "Below the line", "Wrong", "Cases", "Sign-off"]


def test_queries_are_looked_up_in_the_lists(tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text(
        "query,entry\nHarbour Kestrel Optics,local_demo/harbour-kestrel-optics\n"
        "Northfield Garden Tools,\n",
        encoding="utf-8",
    )
    done = run("evaluate", cases, "-o", tmp_path / "d.xlsx", "--lists", LISTS, "--only",
               "local_demo")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "right entry first on its list: 1.000 of 1" in done.output
    assert "alerts a query: 0.50" in done.output


def test_a_file_without_cases_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name\nX\n", encoding="utf-8")
    done = run("evaluate", path, "-o", tmp_path / "d.xlsx")
    assert done.exit_code == 3
    assert "query, candidate, is_match" in done.output
    assert run("evaluate", path, "-o", tmp_path / "d.pdf").exit_code == 3
