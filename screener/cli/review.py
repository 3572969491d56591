"""``screener review`` and ``screener audit``: answers of reviewers, and the log of them."""

import contextlib
import csv
import json
import sys
from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screener.cli import options
from screener.errors import SettingError
from screener.model.answer import Answer
from screener.report.files import whole_file
from screener.report.table import formula_safe
from screener.review.hand_in import read_answers

if TYPE_CHECKING:
    from screener.review.store import Store

_DONE, _DOES_NOT_HOLD, _SOME_REFUSED = 0, 3, 11
_SOON_DAYS = 30


def _store() -> "Store":
    # Only here: the library of databases would slow the start of every other command.
    from screener.review.store import Store

    return Store.open()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def review() -> None:
    """Answers that come back: take them in, see where they stand, and hand them on."""


@review.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.day("--as-of", "The day of the import; no answer may be later.  [default: today]")
def import_answers(file: Path, as_of: date | None) -> None:
    """Take the answers of a workbook or CSV that a reviewer hands back.

    Rows are known by their hidden key. A row is refused, and named, where its answer is incomplete
    or illegal, a result cell was altered, or another reviewer's answer stands against it.

    \b
    Exit status:
      0   every answer was taken, or was known already
      3   the file has no row that could be read
      11  some rows were refused; the others were taken
    """
    content = file.read_bytes()
    handed = read_answers(file)
    store = _store()
    kept = store.keep(
        handed.answers,
        source=file.name,
        source_sha256=sha256(content).hexdigest(),
        today=as_of or date.today(),
    )
    refused = (*handed.refused, *kept.refused)
    for place, why in refused:
        click.echo(f"refused: {place}: {why}", err=True)
    click.echo(
        f"{kept.new} answers taken, {kept.known} known already, {len(refused)} refused,"
        f" {handed.unanswered} rows without an answer",
        err=True,
    )
    if refused and not handed.answers:
        sys.exit(_DOES_NOT_HOLD)
    sys.exit(_SOME_REFUSED if refused else _DONE)


@review.command()
@options.common(options.as_of)
def status(as_of: date | None) -> None:
    """Show the answers by state and reviewer, the oldest open ones, and what lapses soon.

    \b
    Exit status:
      0   shown
      3   the store cannot be opened
    """
    day = as_of or date.today()
    newest = list(_store().answers().by_flag.values())
    for state, count in sorted(Counter(one.state for one in newest).items()):
        click.echo(f"{state}\t{count}")
    for reviewer, count in sorted(Counter(one.reviewer for one in newest).items()):
        click.echo(f"reviewer {reviewer}\t{count}")
    waiting = sorted((one for one in newest if not one.disposition.closes), key=lambda one: one.on)
    for one in waiting[:20]:
        told = f"{one.disposition.value} for {(day - one.on).days} days"
        click.echo(f"open: {told}\t{one.reviewer}\t{one.ground.entry}\t{one.comment}")
    ends = [one for one in newest if one.until and (one.until - day).days <= _SOON_DAYS]
    for one in sorted(ends, key=lambda one: (one.until or day, one.number))[:20]:
        word = "lapsed on" if one.until and one.until < day else "lapses on"
        click.echo(f"{word} {one.until}\t{one.reviewer}\t{one.ground.entry}")
    unseconded = sum(one.disposition.closes and not one.approver for one in newest)
    click.echo(
        f"{len(newest)} questions answered, {len(waiting)} of them open, {unseconded} not seconded",
        err=True,
    )


@review.command("export")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def export_answers(output: Path) -> None:
    """Write all answers, older ones too, as .csv or .json.

    \b
    Exit status:
      0   written
      3   the store or the file cannot be opened
    """
    rows = [_told(one) for one in _store().all()]
    suffix = output.suffix.casefold()
    if suffix not in (".csv", ".json"):
        raise SettingError(f"{output.name}: answers are written as .csv or .json")
    with whole_file(output) as work:
        if suffix == ".json":
            work.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        else:
            with work.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(list(_HEADINGS))
                writer.writerows([[formula_safe(row[name]) for name in _HEADINGS] for row in rows])
    click.echo(f"{output}: {len(rows)} answers", err=True)


@review.command()
@click.argument("run", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="A loopback address.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="[default: any free one]")
@options.day("--as-of", "The day of the answers.  [default: today]")
def serve(run: Path, host: str, port: int, as_of: date | None) -> None:
    """Show the page of a run (its JSON report) in the browsers of this machine, to be answered.

    The address holds a token and is printed on stdout. Answers go straight to the store; several
    reviewers may work at once. Ctrl+C ends it.

    \b
    Exit status:
      0   ended by Ctrl+C
      3   the run, the store, the host or the port cannot be used
    """
    from screener.report.read_json import read_run
    from screener.review.serve import ReviewServer, loopback
    from screener.review.serve.desk import Desk

    loopback(host)
    told = sha256(run.read_bytes()).hexdigest()
    desk = Desk(read_run(run), told, _store(), as_of)
    with ReviewServer(desk, host, port) as server:
        click.echo(server.address)
        click.echo(f"{run.name}: open the address above; Ctrl+C ends it", err=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


_HEADINGS = (
    "number", "flag", "rule", "rule_version", "entry", "state", "disposition", "reason", "reviewer",
    "on", "comment", "until", "second_reviewer", "seconded_on",
)  # fmt: skip


def _told(one: Answer) -> dict[str, Any]:
    return {
        "number": one.number,
        "flag": one.ground.flag,
        "rule": one.ground.rule,
        "rule_version": one.ground.rule_version,
        "entry": one.ground.entry,
        "state": one.state,
        "disposition": one.disposition.value,
        "reason": one.reason,
        "reviewer": one.reviewer,
        "on": str(one.on),
        "comment": one.comment,
        "until": str(one.until or ""),
        "second_reviewer": one.approver,
        "seconded_on": str(one.approved_on or ""),
    }


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def audit() -> None:
    """The log of answers."""


@audit.command("verify")
def verify_log() -> None:
    """Check the log line by line, and every answer against it; name the first that does not hold.

    \b
    Exit status:
      0   the log is whole, and every answer is what it tells
      3   something was altered, or the store cannot be opened
    """
    store = _store()
    broken = store.verify()
    if broken:
        click.echo(broken)
        sys.exit(_DOES_NOT_HOLD)
    click.echo(f"{len(store.log())} lines of the log and {len(store.all())} answers hold", err=True)
