"""The Log sheet: what this run read and used, what it warns of, and which answers it took over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from screener.model.document import Document
from screener.model.lists import ListState
from screener.report.lookup import Lookup
from screener.report.occasion import Occasion
from screener.report.plain_sheets import STATES, how_to_get
from screener.report.review import grouped
from screener.report.sheet import Column, Look, Rows, Sheet, Value
from screener.report.summary import guess_words

_COLUMNS = (
    Column("No.", 6, Look.NUMBER),
    Column("Time (UTC)", 20),
    Column("Weight", 11, Look.LEVEL),
    Column("What", 22),
    Column("Which", 40),
    Column("Told", 110),
)
_WARNING, _NOTE = "warning", "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log."""

    what: str
    which: str
    told: str
    weight: str = _NOTE
    at: datetime | None = None  # None for the time at which the run ended


def log_sheet(look: Lookup, occasion: Occasion | None = None) -> Sheet:
    """Return what happened in this run.

    Args:
        look: The run.
        occasion: When it was done and by whom. Without it no time is told, and the same run gives
            the same sheet.
    """
    entries = list(_entries(look, occasion))
    ended = occasion.ended if occasion else None
    clock = "" if occasion else " No clock was asked for: the same inputs give the same file."
    return Sheet(
        title="Log",
        about=(
            "What was read, which copies of the lists were used, what to be wary of, and which"
            f" earlier answers hold or have lapsed.{clock}"
        ),
        columns=_COLUMNS,
        rows=Rows(list(enumerate(entries, start=1)), lambda one: _row(*one, ended)),
    )


def _row(number: int, entry: Entry, ended: datetime | None) -> list[Value]:
    at = entry.at or ended
    time = at.strftime("%Y-%m-%d %H:%M:%S") if at else ""
    return [number, time, entry.weight, entry.what, entry.which, entry.told]


def _entries(look: Lookup, occasion: Occasion | None) -> Iterator[Entry]:
    run = look.run
    begun = occasion.begun if occasion else None
    by = f"by {occasion.by}; " if occasion and occasion.by else ""
    yield Entry(
        "screening begun",
        f"run {run.id}",
        f"{by}Screener {run.tool_version}, as of {run.settings.as_of.isoformat()}",
        at=begun,
    )
    for told in run.settings.leaves_out:
        yield Entry("profile", run.settings.profile, f"leaves out: {told}", _WARNING)
    for document in run.documents:
        yield from _document(document)
    for one in run.skipped:
        yield Entry("not screened", f"{one.key} {one.place}".strip(), one.reason, _WARNING)
    for state in run.lists:
        yield _list(state)
    yield from _rules(look)
    yield from _answers(look)
    yield Entry("screening ended", f"run {run.id}", _ended(look))


def _document(document: Document) -> Iterator[Entry]:
    coverage = document.coverage
    yield Entry(
        "document read",
        document.key,
        f"{len(document.blocks)} paragraphs or rows in {coverage.parts} part(s), {document.media},"
        f" SHA-256 {document.sha256}",
    )
    faults = [
        ("cut short: the rest was not read", coverage.truncated),
        (f"{coverage.parts_without_text} part(s) without text", coverage.parts_without_text),
        (f"{coverage.repaired} sign(s) mended", coverage.repaired),
    ]
    for told, there in faults:
        if there:
            yield Entry("document read", document.key, told, _WARNING)
    for guess in document.tables:
        weight = _WARNING if guess.by == "contents" else _NOTE
        yield Entry("columns", guess.table, f"{guess_words(guess)} (by {guess.by})", weight)


def _list(state: ListState) -> Entry:
    manifest = state.manifest
    if state.state != "used":
        what = f"list {STATES.get(state.state, state.state).casefold()}"
        return Entry(what, manifest.id, how_to_get(state), _WARNING)
    day = manifest.published.isoformat() if manifest.published else "an unknown day"
    age = "" if state.age_days is None else f", {state.age_days} days old"
    digest = f", SHA-256 {manifest.sha256}" if manifest.sha256 else ""
    told = f"{state.entries} entries, copy of {day}{age} ({state.origin}){digest}"
    note = f"; {state.note}" if state.note else ""
    stale = "STALE: " if state.stale else ""
    return Entry("list used", manifest.id, f"{stale}{told}{note}", _WARNING if stale else _NOTE)


def _rules(look: Lookup) -> Iterator[Entry]:
    state = look.run.rules
    yield Entry("rules", state.hash, f"{state.count} loaded, {len(state.ran)} ran")
    for rule, why in state.not_evaluable:
        yield Entry("rule not evaluable", rule, why, _WARNING)
    for measure, title, status in state.law:
        if status == "status_unverified":
            told = f"{title}: status not verified on the day; look it up"
            yield Entry("dated measure", measure, told, _WARNING)
    for one in state.suppressions:
        told = f"{one.state}, until {one.expires}; {one.times} flag(s) shown last"
        yield Entry("suppression", one.id, told, _NOTE if one.state == "in force" else _WARNING)


def _answers(look: Lookup) -> Iterator[Entry]:
    for number, flag in enumerate(grouped(look.run.flags), start=1):
        previous = flag.previous
        if previous is None:
            continue
        what = "answer holds" if previous.holds else "answer lapsed"
        which = f"Review no. {number}: {flag.entry or flag.rule}"
        yield Entry(what, which, str(previous), _NOTE if previous.holds else _WARNING)


def _ended(look: Lookup) -> str:
    run = look.run
    held = sum(flag.previous is not None and flag.previous.holds for flag in run.flags)
    lapsed = sum(flag.previous is not None and not flag.previous.holds for flag in run.flags)
    return (
        f"{len(run.mentions)} mentions, {len(run.matches)} matches, {len(run.flags)} flags to"
        f" review; {len(run.skipped)} not screened; {held} answers hold, {lapsed} lapsed"
    )
