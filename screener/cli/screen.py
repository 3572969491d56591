"""``screener screen``: the main job."""

import getpass
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from screener import folders
from screener.api import Screener
from screener.cli import options
from screener.cli.words import no_copy_line
from screener.errors import UnknownReportError
from screener.model.answer import Answers
from screener.model.document import Document, TableGuess
from screener.model.match import Level
from screener.model.run import ScreeningRun
from screener.pipeline import Track
from screener.read import TextInput, load_mapping
from screener.report import WRITERS, Writer
from screener.report.occasion import Occasion
from screener.report.summary import since_words
from screener.report.workbook import write_workbook

# 1 stays free: Python gives it for a crash, and a crash must not look like a flag.
EXIT_COMPLETE, EXIT_FLAGGED, EXIT_INCOMPLETE = 0, 10, 11
_LEVELS = [level.value for level in Level]


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Report to write: .xlsx, .html, .csv or .json; may be repeated.",
)
@click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML file that names the columns of tables.",
)
@click.option("--fail-on", type=click.Choice(_LEVELS), help="Exit 10 if this level is flagged.")
@click.option("--destination", default="", metavar="CC", help="Country the items go to (ISO 2).")
@click.option(
    "--ownership",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Table of owner, owned, percent and date, or a GLEIF file; may be repeated.",
)
@click.option(
    "--affiliates",
    type=click.Choice(["prudent", "in_force", "listed_only"]),
    default="prudent",
    show_default=True,
    help="How the BIS 50 percent rule is read for parties that --ownership names.",
)
@click.option(
    "--protect",
    is_flag=True,
    help="Lock all cells of the workbook but the answers (no password; Excel then sorts no more).",
)
@click.option(
    "--since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="RUN.json",
    help="JSON report of an earlier run: only what has changed since is screened.",
)
@click.option("--no-progress", is_flag=True, help="No progress bar.")
@click.option("--verbose", is_flag=True, help="Also name each document and how it was read.")
@options.common(
    options.as_of,
    options.lists_folder,
    options.rules_folder,
    options.only,
    options.at_least,
    options.profile,
    options.jobs,
    options.offline,
)
def screen(
    inputs: tuple[Path, ...],
    outputs: tuple[Path, ...],
    map_file: Path | None,
    fail_on: str | None,
    destination: str,
    ownership: tuple[Path, ...],
    affiliates: str,
    protect: bool,
    since: Path | None,
    no_progress: bool,
    verbose: bool,
    as_of: date | None,
    lists_folder: Path | None,
    rules_folder: Path | None,
    only: tuple[str, ...],
    at_least: float | None,
    profile: Path | None,
    jobs: int,
    offline: bool,
) -> None:
    """Screen INPUTS (files, folders, or - for text on stdin) and write reports for review.

    \b
    Exit status:
      0   every input was screened, whether or not something was flagged
      2   the command was misused
      3   a list, a rule or a setting is at fault; nothing was screened
      10  complete, and something at or above --fail-on was flagged
      11  some input was not screened; the report names it
    """
    del offline  # nothing here uses the network; the option lets scripts say so
    _check_inputs(inputs)
    begun = _now()
    writers = [(_writer(path), path) for path in outputs]
    if protect and not any(write is write_workbook for write, _ in writers):
        raise click.UsageError("--protect is for a workbook: give -o REPORT.xlsx")
    answers = earlier_answers()
    screener = Screener.load(
        lists=lists_folder,
        rules=rules_folder,
        only=only,
        as_of=as_of,
        at_least=at_least,
        destination=destination,
        affiliates=affiliates,
        profile=profile,
    )
    mapping = load_mapping(map_file) if map_file else None
    run = screener.screen(
        _asked(inputs),
        mapping=mapping,
        ownership=ownership,
        answers=answers,
        jobs=jobs,
        track=_tracker(no_progress),
        since=since,
    )
    for write, path in writers:
        if write is write_workbook:
            occasion = Occasion(begun, _now(), _person(), _reviewers(answers))
            write_workbook(run, path, occasion=occasion, protect=protect)
        else:
            write(run, path)
    click.echo(summary(run, outputs, verbose=verbose), err=True)
    sys.exit(exit_status(run, fail_on))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _person() -> str:
    """Return the name under which the machine knows who screens, "" where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no entry for the user, as in some containers
        return ""


def _reviewers(answers: Answers) -> tuple[str, ...]:
    given = [*answers.by_flag.values(), *answers.by_pair.values()]
    return tuple(sorted({name for one in given for name in (one.reviewer, one.approver) if name}))


def earlier_answers() -> Answers:
    """Return what reviewers answered, without loading the store's library where there is none."""
    if not os.environ.get("SCREENER_STORE") and not (folders.home() / "review.sqlite").is_file():
        return Answers()
    from screener.review.store import Store

    return Store.open().answers()


def exit_status(run: ScreeningRun, fail_on: str | None) -> int:
    """Return the exit status; a run that left something out is never reported as complete."""
    missing = any(state.state == "no_copy_for_day" for state in run.lists)
    if run.skipped or missing:
        return EXIT_INCOMPLETE
    reached = fail_on is not None and any(
        flag.level.rank >= Level(fail_on).rank for flag in run.flags
    )
    return EXIT_FLAGGED if reached else EXIT_COMPLETE


def summary(run: ScreeningRun, outputs: Sequence[Path], *, verbose: bool = False) -> str:
    """Return the words on stderr after a run: what was read, flagged, and left out."""
    alerts = sum(match.band.alerts for match in run.matches)
    counts = [f"{sum(f.level is level for f in run.flags)} {level}" for level in reversed(Level)]
    lines = [
        f"Read {len(run.documents)} document(s): {len(run.mentions)} mentions, {alerts} alerts.",
        f"Flagged for review: {len(run.flags)} ({', '.join(counts)}).",
        *(_guessed(guess) for document in run.documents for guess in document.tables),
        *(_read(document) for document in run.documents if verbose),
        *_skipped(run),
        since_words(run.since) if run.since else "",
        no_copy_line(run.lists),
        _stale(run),
        *(f"{s.manifest.id}: {s.note}" for s in run.lists if s.is_held_back),
        *(f"Report: {path}" for path in outputs),
        "An aid to a person's review, not a licence determination.",
    ]
    return "\n".join(line for line in lines if line)


def _stale(run: ScreeningRun) -> str:
    ages = {state.manifest.id: state.age_days or 0 for state in run.lists if state.stale}
    if not ages:
        return ""
    oldest = max(ages, key=lambda list_id: ages[list_id])
    return (
        f"Stale: {len(ages)} of {sum(s.state == 'used' for s in run.lists)} copies are older than"
        f" their list's rhythm, most so {oldest} ({ages[oldest]} days);"
        " the Summary has every age."
    )


def _skipped(run: ScreeningRun) -> list[str]:
    head = f"Not screened: {len(run.skipped)} (see the sheet “Not screened”)"
    rows = [f"  {one.key} {one.place}".rstrip() + f": {one.reason}" for one in run.skipped]
    return [head, *rows[:10], *([f"  … and {len(rows) - 10} more"] if len(rows) > 10 else [])] * (
        len(rows) > 0
    )


def _guessed(guess: TableGuess) -> str:
    named = [f"{header} = {role.value}" for header, role in guess.roles if role is not None]
    carried = sum(role is None for _, role in guess.roles)
    tail = f"; {carried} column(s) carried along" if carried else ""
    return f"{guess.table}: {', '.join(named)} (by {guess.by}){tail}. Wrong? Give --map FILE."


def _read(document: Document) -> str:
    coverage = document.coverage
    encoding = f", {coverage.encoding}" if coverage.encoding else ""
    return (
        f"{document.key}: {len(document.blocks)} blocks in {coverage.parts} part(s){encoding},"
        f" {'/'.join(coverage.languages) or 'no language told'}"
    )


def _writer(path: Path) -> Writer:
    suffix = path.suffix.casefold()
    if suffix not in WRITERS:
        known = ", ".join(WRITERS)
        raise UnknownReportError(f"no report is written as {path.name}", hint=f"one of {known}")
    return WRITERS[suffix]


def _tracker(no_progress: bool) -> Track:
    if no_progress or not sys.stderr.isatty():
        return iter
    console = Console(stderr=True)

    def tracked(documents: Sequence[Document]) -> Iterable[Document]:
        return track(documents, "Reading and searching", console=console, transient=True)

    return tracked


def _asked(inputs: Sequence[Path]) -> list[Path | TextInput]:
    return [
        TextInput("stdin", sys.stdin.buffer.read()) if str(path) == "-" else path for path in inputs
    ]


def _check_inputs(inputs: Sequence[Path]) -> None:
    for path in inputs:
        if str(path) != "-" and not path.exists():
            raise click.BadParameter(f"there is no file or folder {path}", param_hint="INPUTS")
