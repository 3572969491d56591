"""The Summary: what was screened, what is flagged, and what was not searched, on one screen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from screener.model.document import Document, TableGuess
from screener.model.lists import ListKind, ListState
from screener.model.match import Flag, Level
from screener.model.run import CatalogueCoverage, ScreeningRun, Since
from screener.report.lookup import Lookup
from screener.report.plain_sheets import how_to_get
from screener.report.review import subject_of

STANDING = (
    "An aid to a person's review, not a licence determination. Where nothing was found, that says"
    " only: no match in these snapshots of the lists."
)
_GRAVEST = 12  # shown on the first screen; all stand on Review
_MOST_READ = 60  # documents; all stand on Inputs and Log
_SCREENED = (ListKind.ENTITY, ListKind.CONTROL)


class Tone(StrEnum):
    """How a line of the Summary is shown."""

    PLAIN = "plain"
    WARN = "warn"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the Summary: up to three cells."""

    cells: tuple[str, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the Summary under its heading."""

    heading: str
    lines: tuple[Line, ...]


def sections(look: Lookup) -> tuple[Section, ...]:
    """Return the Summary; sections that have nothing to say are left out."""
    return (Section("Flagged for review", tuple(_levels(look.run))), *further_sections(look))


def further_sections(look: Lookup) -> tuple[Section, ...]:
    """Return the Summary without its first section, the counts."""
    run = look.run
    made = (
        Section("Gravest first", tuple(_gravest(look))),
        Section("Lists not searched: no copy here", tuple(_missing(run.lists))),
        Section("Not screened", tuple(_skipped(run))),
        Section("Not looked at again", tuple(_since(run.since))),
        Section("What was read", tuple(_read(run.documents))),
        Section("How columns were understood", tuple(_guesses(run.documents))),
        Section("Lists searched", tuple(_used(run.lists))),
        Section("How deep the control catalogue goes", tuple(_depth(run.catalogue, look))),
        Section("Dated measures", tuple(_law(run))),
        Section("This run", tuple(_run(run))),
        Section("Limits", tuple(_limits())),
    )
    return tuple(section for section in made if section.lines)


def headline(run: ScreeningRun) -> str:
    """Return the run in one sentence."""
    missing = sum(_not_searched(state) for state in run.lists)
    return (
        f"{len(run.flags)} flag(s) to review in {len(run.documents)} document(s), as of"
        f" {run.settings.as_of.isoformat()}; {len(run.skipped)} input(s) or part(s) not screened;"
        f" {missing} list(s) not searched for want of a copy."
    )


def not_searched_line(run: ScreeningRun) -> str:
    """Return the ids of the lists that were not searched, in one line; "" where none is missing."""
    missing = [state.manifest.id for state in run.lists if _not_searched(state)]
    return (
        f"Not searched, no copy here: {', '.join(missing)}. To get one: screener lists import FILE"
        " --as LIST_ID --published DAY (more below)."
        if missing
        else ""
    )


def _levels(run: ScreeningRun) -> Iterable[Line]:
    for level in reversed(Level):
        count = sum(flag.level is level for flag in run.flags)
        yield Line((level.value, str(count)), Tone(level.value) if count else Tone.PLAIN)
    alerts = sum(match.band.alerts for match in run.matches)
    yield Line(("mentions found", str(len(run.mentions))))
    yield Line(("alerts (exact, strong, possible)", str(alerts)))
    if not run.flags:
        yield Line(("nothing flagged", "no match in these snapshots of the lists"))


def _gravest(look: Lookup) -> Iterable[Line]:
    """Yield the gravest flag of each subject, so that a screenful names many subjects."""
    subjects: dict[tuple[str, str], list[Flag]] = defaultdict(list)
    for flag in look.run.flags:
        subjects[subject_of(flag)].append(flag)
    for flags in list(subjects.values())[:_GRAVEST]:
        more = f" ({len(flags) - 1} more flag(s) on it)" if len(flags) > 1 else ""
        first = flags[0]
        yield Line(
            (first.level.value, _said(first, look), f"{first.reason}{more}"),
            Tone(first.level.value),
        )
    if len(subjects) > _GRAVEST:
        yield Line(("", f"{len(subjects) - _GRAVEST} more subjects on the sheet Review"))


def _said(flag: Flag, look: Lookup) -> str:
    if not flag.mention:
        return flag.document
    mention = look.mentions[flag.mention]
    return f"{mention.text} ({mention.place})"


def _not_searched(state: ListState) -> bool:
    return state.state != "used" and state.manifest.kind in _SCREENED


def _missing(lists: Iterable[ListState]) -> Iterable[Line]:
    for state in lists:
        if _not_searched(state):
            yield Line((state.manifest.id, state.manifest.title, how_to_get(state)), Tone.WARN)


def _skipped(run: ScreeningRun) -> Iterable[Line]:
    for one in run.skipped[:20]:
        yield Line((one.key, one.place, one.reason), Tone.WARN)
    if len(run.skipped) > 20:
        yield Line((f"{len(run.skipped) - 20} more on the sheet Not screened",), Tone.WARN)


def since_rows(since: Since | None) -> list[tuple[str, str, str]]:
    """Return what an earlier run was relied on for, and why the rest was screened anew (R5).

    Returns:
        What, which run or document, and why; empty where no earlier run was relied on.
    """
    if since is None:
        return []
    rows = [("after the run", since.run, since.why)]
    told = (
        ("as in that run", since.kept, "neither the document nor a list has changed"),
        ("not searched again", since.compared, "no changed name stands in it; compared anew"),
    )
    rows += [(what, key, why) for what, keys, why in told for key in keys]
    return rows + [("screened anew", key, why) for key, why in since.again]


def _since(since: Since | None) -> Iterable[Line]:
    rows = since_rows(since)
    yield from (Line(row) for row in rows[:_MOST_READ])
    if len(rows) > _MOST_READ:
        yield Line((f"{len(rows) - _MOST_READ} more in the JSON and on the page",))


def since_words(since: Since) -> str:
    """Return in one line what was not looked at again, and why the rest was."""
    told = (
        f"After the run {since.run}: {len(since.kept)} document(s) as in that run,"
        f" {len(since.compared)} not searched again but compared anew,"
        f" {len(since.again)} screened anew."
    )
    return f"{told} {since.why[:1].upper()}{since.why[1:]}." if since.why else told


def _read(documents: Sequence[Document]) -> Iterable[Line]:
    for document in documents[:_MOST_READ]:
        coverage = document.coverage
        told = [f"{len(document.blocks)} paragraphs or rows in {coverage.parts} part(s)"]
        told += (
            [f"{coverage.parts_without_text} without text"] if coverage.parts_without_text else []
        )
        told += [f"languages {', '.join(coverage.languages)}"] if coverage.languages else []
        told += [coverage.encoding] if coverage.encoding else []
        told += [f"{coverage.repaired} sign(s) mended"] if coverage.repaired else []
        told += ["CUT SHORT"] if coverage.truncated else []
        yield Line((document.key, "; ".join(told), f"SHA-256 {document.sha256[:16]}…"))
    if len(documents) > _MOST_READ:
        yield Line((f"{len(documents) - _MOST_READ} more on the sheets Inputs and Log",))


def _guesses(documents: Sequence[Document]) -> Iterable[Line]:
    for document in documents[:_MOST_READ]:
        for guess in document.tables:
            yield Line((guess.table, guess_words(guess), f"by {guess.by}; --map FILE overrides"))


def guess_words(guess: TableGuess) -> str:
    """Return how the columns of a table were understood: "Company = name, ..."."""
    named = [f"{header} = {role.value}" for header, role in guess.roles if role is not None]
    carried = [header for header, role in guess.roles if role is None]
    tail = f"; carried along: {', '.join(carried)}" if carried else ""
    return ", ".join(named) + tail


def _used(lists: Iterable[ListState]) -> Iterable[Line]:
    for state in lists:
        if state.state == "used" and state.manifest.kind in _SCREENED:
            day = state.manifest.published.isoformat() if state.manifest.published else "no date"
            age = "" if state.age_days is None else f", {state.age_days} days old"
            stale = " — STALE" if state.stale else ""
            told = f"{state.entries} entries of {day}{age} ({state.origin}){stale}"
            told += f" — {state.note}" if state.is_held_back else ""
            tone = Tone.WARN if state.stale or state.is_held_back else Tone.PLAIN
            yield Line((state.manifest.id, state.manifest.title, told), tone)


def _depth(catalogue: Iterable[CatalogueCoverage], look: Lookup) -> Iterable[Line]:
    for one in catalogue:
        told = (
            f"{one.entries} entries: {one.modelled} modelled, {one.partial} partial (terms only),"
            f" {one.title_only} title only, {one.pointer_only} pointer only"
        )
        yield Line((one.list, look.title(one.list), told))


def _law(run: ScreeningRun) -> Iterable[Line]:
    for measure, title, status in run.rules.law:
        unsure = status == "status_unverified"
        shown = "STATUS NOT VERIFIED: look it up" if unsure else status.replace("_", " ")
        yield Line((measure, title, shown), Tone.WARN if unsure else Tone.PLAIN)


def _run(run: ScreeningRun) -> Iterable[Line]:
    settings = run.settings
    yield Line(("run", run.id))
    yield Line(("tool version", run.tool_version))
    yield Line(("as of", settings.as_of.isoformat()))
    yield Line(("lists", settings.lists_folder))
    yield Line(
        ("rules", f"{settings.rules_folder}; {run.rules.count} rules, {run.rules.hash[:16]}")
    )
    yield Line(("only these lists", ", ".join(settings.only) or "all"))
    least = "the bands decide" if settings.at_least is None else f"{settings.at_least:g}"
    yield Line(("lowest score kept", least))
    yield Line(("destination", settings.destination or "not given"))
    yield Line(("owners", settings.ownership or "no table of owners was given"))
    yield Line(("BIS affiliates rule", f"read as {settings.affiliates.replace('_', ' ')}"))
    yield Line(("profile", f"{settings.profile} {settings.profile_hash}".strip()))
    for told in settings.leaves_out:
        yield Line(("left out by the profile", told), Tone.WARN)
    for one in run.rules.suppressions:
        told = f"{one.id}: {one.state}, until {one.expires}; {one.times} flag(s) shown last"
        yield Line(("suppression", told), Tone.PLAIN if one.state == "in force" else Tone.WARN)


def _limits() -> Iterable[Line]:
    yield Line((STANDING,))
    yield Line(("Persons, vessels and aircraft are matched on the whole name only (any order).",))
    yield Line(("Ownership is asked about and not computed.",))
    yield Line(("A name on a list may belong to another party; a score is a likeness of names.",))
