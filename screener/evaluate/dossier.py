"""The dossier of an evaluation: a workbook that a model owner keeps and signs (R63)."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from screener.evaluate.figures import (
    Figures,
    Scored,
    below_the_line,
    by,
    figures,
    scripts_of,
    sweep,
)
from screener.report.files import whole_file
from screener.report.frame import text_cell

_LINES = range(40, 101, 4)
_SAMPLE = 50
_HEAD = ("set", "cases", "matches", "found", "false alerts", "recall", "precision", "F1", "area")


def write_dossier(scored: Sequence[Scored], path: Path, *, source: str, seed: int) -> None:
    """Write figures, sweep, sample below the line and a sheet to sign.

    Args:
        scored: The cases.
        path: The .xlsx to write.
        source: What the cases are and against which lists, in words.
        seed: Of the sample.
    """
    book = Workbook(write_only=True)
    every = figures("all", scored)
    _table(book, "Figures", source, _HEAD, [_row(every), *map(_row, groups(scored))])
    _table(book, "Sweep", "the lowest score of an alert", _HEAD, map(_row, sweep(scored, _LINES)))
    sample = below_the_line(scored, _SAMPLE, seed)
    head = ("row", "query", "candidate or entry", "labelled", "score", "alert", "found first",
            "is it a match?", "looked at by", "on")  # fmt: skip
    about = f"A sample (seed {seed}) of what is no alert but near: look at each."
    _table(book, "Below the line", about, head, [[*_case(one), "", "", ""] for one in sample])
    wrong = [one for one in scored if one.alert is not one.case.is_match]
    _table(book, "Wrong", "Missed matches and false alerts.", head[:7], map(_case, wrong))
    _table(book, "Cases", "Every case.", head[:7], map(_case, scored))
    signs = ("I have looked at the figures, the sample and the wrong ones", "name", "date")
    _table(book, "Sign-off", "Kept with the profile and the list versions.", signs, [])
    with whole_file(path) as work:
        book.save(work)


def groups(scored: Sequence[Scored]) -> list[Figures]:
    """Return the figures by kind and by script."""
    return [*by(scored, lambda case: case.kind), *by(scored, scripts_of)]


def lines(scored: Sequence[Scored]) -> Iterable[str]:
    """Yield the figures for a terminal."""
    for one in (figures("all", scored), *groups(scored)):
        told = zip(_HEAD[1:], _row(one)[1:], strict=True)
        yield f"{one.name}: " + ", ".join(f"{name} {value}" for name, value in told)
    asked = [one for one in scored if one.case.entry]
    if asked:
        first = sum(one.first_right for one in asked) / len(asked)
        yield f"right entry first on its list: {first:.3f} of {len(asked)}"
    looked = [one for one in scored if not one.case.candidate]
    if looked:
        yield f"alerts a query: {sum(one.alerts for one in looked) / len(looked):.2f}"
        wrong = sum(bool(one.best) and not one.first_right for one in asked)
        yield f"wrong entry first: {wrong} of {len(asked)}"


def _row(one: Figures) -> list[str]:
    shares = (one.recall, one.precision, one.f1, one.area)
    counts = (one.cases, one.matches, one.found, one.false_alerts)
    return [one.name, *map(str, counts), *("" if x is None else f"{x:.3f}" for x in shares)]


def _case(one: Scored) -> list[str]:
    case = one.case
    other = case.candidate or case.entry or "(nothing)"
    labelled = "match" if case.is_match else "no match"
    said = "alert" if one.alert else ""
    return [str(case.row), case.query, other, labelled, f"{one.score:.1f}", said, one.best]


def _table(
    book: Workbook, title: str, about: str, head: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A3"
    for row in ([about], head, *rows):
        sheet.append([text_cell(WriteOnlyCell(sheet), text) for text in row])
