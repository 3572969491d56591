"""Text of any kind survives to a workbook or a CSV and back (issue 7, R52 and R60)."""

import csv
import io
import itertools
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.model.document import Block
from screener.model.run import ScreeningRun
from screener.normalise.row_digest import shown_text
from screener.report.lookup import Lookup
from screener.report.review import review_sheet
from screener.report.row_xml import cell_text
from screener.report.table import write_table
from screener.report.workbook import write_workbook
from screener.review.hand_in import HandedIn, read_answers
from tests.report.made import made_run

REVIEW = "xl/worksheets/sheet2.xml"
# What trips programs: formulas, other directions, signs of two units, control signs, half signs,
# what looks like markup or like an escape, line ends, and more than a cell can hold.
pieces = st.sampled_from(
    [
        "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "\t=1", "＝1", "'=1", "\u200fעברית\u200f",
        "\u202eabc", "العربية", "🚢", "👩\u200d🚀", "國防科技大學", "ﾊﾝｶｸ", "\x00", "\x07", "\x1f",
        "\ufffe", "\ud800", "\udfff", "<r>", "</r>", "<r>x</r>", "&amp;", "]]>", "_x0041_",
        "_x000D_", "_x005F_", "\r", "\r\n", "\n", "\u2028", "\u00a0", "e\u0301", "\u200b", '"', "'",
        ";", ",", "|", "000417", "1e5", "TRUE",
    ]
)  # fmt: skip
texts = st.lists(pieces | st.text(max_size=20), min_size=1, max_size=6).map("".join)
long_texts = st.tuples(texts, st.sampled_from(["x", "字", "🚢", "=", "\n", "_x0041_"])).map(
    lambda two: two[0] + two[1] * 40_000
)
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_COUNTER = itertools.count()


def saying(text: str) -> ScreeningRun:
    """Return the made run with a text wherever a document or a list may bring one."""
    run = made_run()
    block = Block("line 1", f"{text} buys", ())
    mention = replace(
        run.mentions[0],
        text=text,
        start=0,
        end=len(text),
        also=(text,),
        place=text,
        context=(text,),
    )
    match = replace(run.matches[0], name=text, differs=(text,), qualifiers=((text, text),))
    flag = replace(
        run.flags[0], name=text, reason=text, asks=(text,), cites=(text,), guidance=text, input="i"
    )
    return replace(
        run,
        documents=(replace(run.documents[0], blocks=(block,)), run.documents[1]),
        mentions=(mention, *run.mentions[2:]),
        matches=(match, *run.matches[2:]),
        flags=(flag,),
    )


def answered_workbook(run: ScreeningRun, comment: str, path: Path) -> Path:
    """Write a workbook and put an answer into its one row, as a spreadsheet program stores it."""
    write_workbook(run, path)
    columns = {one.heading: at for at, one in enumerate(review_sheet(Lookup.of(run)).columns)}
    answers = {
        "Answer": "false match",
        "Reason": "DIFF_PLACE",
        "Reviewer": "Ada",
        "Date": "2026-11-20",
        "Comment": cell_text(comment),
    }
    out = path.with_name("answered.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == REVIEW:
                for heading, value in answers.items():
                    text = _put(text, f"{chr(ord('A') + columns[heading])}4", value)
            target.writestr(name, text)
    return out


def _put(text: str, cell: str, value: str) -> str:
    head, _, tail = text.partition(f'<c r="{cell}" ')
    style, _, rest = tail.partition("/>")
    filled = f'{style} t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    return f'{head}<c r="{cell}" {filled}{rest}'


def answered_csv(run: ScreeningRun, comment: str, path: Path) -> Path:
    """Write the CSV and put an answer into its one row."""
    write_table(run, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"Answer": "false match", "Reason": "DIFF_PLACE", "Reviewer": "Ada"}
    rows[0] |= {"Date": "2026-11-20", "Comment": comment}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    back = path.with_name("answered.csv")
    back.write_text(out.getvalue(), encoding="utf-8-sig", newline="", errors="replace")
    return back


def one_answer(found: HandedIn) -> str:
    """Return the comment of the one answer; none is refused or lost."""
    assert found.refused == ()
    assert found.unanswered == 0
    (answer,) = found.answers
    assert (answer.reviewer, answer.reason) == ("Ada", "DIFF_PLACE")
    return answer.comment


def folder(tmp_path: Path) -> Path:
    made = tmp_path / str(next(_COUNTER))
    made.mkdir()
    return made


@SETTINGS
@given(text=texts | long_texts, comment=texts | long_texts)
def test_any_text_survives_to_the_workbook_and_back(
    tmp_path: Path, text: str, comment: str
) -> None:
    book = answered_workbook(saying(text), comment, folder(tmp_path) / "out.xlsx")
    lines = shown_text(comment).replace("\r\n", "\n").replace("\r", "\n")
    assert one_answer(read_answers(book)) == lines.strip()


@SETTINGS
@given(text=texts, comment=texts)
def test_any_text_survives_to_the_csv_and_back(tmp_path: Path, text: str, comment: str) -> None:
    table = answered_csv(saying(text), comment, folder(tmp_path) / "out.csv")
    given_back = one_answer(read_answers(table))
    # A half sign cannot be written as UTF-8, and the ends of a cell are not kept.
    assert _bare(given_back) == _bare(comment.encode("utf-8", "replace").decode().strip())


def _bare(text: str) -> str:
    return " ".join(shown_text(text).split())


@pytest.mark.parametrize("write", [answered_workbook, answered_csv])
def test_one_changed_sign_in_what_was_printed_is_refused(
    tmp_path: Path, write: Callable[[ScreeningRun, str, Path], Path]
) -> None:
    suffix = ".csv" if write is answered_csv else ".xlsx"
    path = write(saying("Ghost Works"), "", tmp_path / f"out{suffix}")
    altered = path.with_name(f"altered{suffix}")
    if suffix == ".csv":
        altered.write_bytes(path.read_bytes().replace(b"Ghost Works", b"Ghost Worka"))
    else:
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(altered, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                if name == REVIEW:
                    content = content.replace(b">Ghost Works<", b">Ghost Worka<", 1)
                target.writestr(name, content)
    found = read_answers(altered)
    assert found.answers == ()
    assert "a result cell was altered" in found.refused[0][1]


def test_a_row_with_an_open_quote_is_named_and_not_lost(tmp_path: Path) -> None:
    path = answered_csv(saying("Ghost Works"), "", tmp_path / "out.csv")
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    path.write_text("\n".join([*lines[:-1], '"an open;quote', ""]), encoding="utf-8-sig")
    found = read_answers(path)
    assert len(found.answers) == 1
    assert "a quotation mark is opened and not closed" in found.refused[0][1]
