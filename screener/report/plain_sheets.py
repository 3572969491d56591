"""The sheets that list what there is: Mentions, Not screened, Lists, Rules."""

from datetime import date

from screener.model.lists import ListState, Manifest
from screener.model.match import Match
from screener.model.mention import Mention
from screener.report.links import safe_address
from screener.report.lookup import Lookup, band_words
from screener.report.sheet import Column, Linked, Look, Rows, Sheet, Value

STATES = {
    "used": "used",
    "no_copy": "NO COPY HERE",
    "refused": "REFUSED",
    "no_copy_for_day": "NO COPY FOR THE DAY",
}


def mentions_sheet(look: Lookup) -> Sheet:
    """Return every mention with its place, offsets and best match (R40)."""
    return Sheet(
        title="Mentions",
        about="Every party, technology, product and control code that was found, in order.",
        columns=(
            Column("Document", 26),
            Column("Place", 20),
            Column("Text", 40),
            Column("Also said as", 30),
            Column("Kind", 14),
            Column("Best match", 14, Look.BAND),
            Column("Best entry", 44),
            Column("Matches", 9, Look.NUMBER),
            Column("Context", 20),
            Column("Script", 9),
            Column("Start", 8, Look.NUMBER),
            Column("End", 8, Look.NUMBER),
            Column("Block", 8, Look.NUMBER),
            Column("Compared as", 34, Look.MONO),
            Column("Found by", 18),
            Column("Id", 15, Look.MONO),
        ),
        rows=Rows(look.run.mentions, lambda one: _mention(one, look)),
        printed=9,
        frozen=3,
        empty="Nothing was found.",
    )


def _mention(mention: Mention, look: Lookup) -> list[Value]:
    matches = look.of_mention.get(mention.id, ())
    best: Match | None = max(matches, key=lambda one: one.score, default=None)
    return [
        mention.document,
        mention.place,
        mention.text,
        " | ".join(mention.also),
        mention.kind.value.replace("_", " "),
        band_words(best) if best else "",
        f"{best.entry} {best.name}" if best else "",
        len(matches),
        ", ".join(mention.context),
        mention.script,
        mention.start,
        mention.end,
        mention.block,
        best.evidence[0].said_key if best else "",
        mention.found_by,
        mention.id,
    ]


def skipped_sheet(look: Lookup) -> Sheet:
    """Return what was not screened, and why."""
    return Sheet(
        title="Not screened",
        about="Documents, pages, sheets and rows that were not read or searched, with the reason.",
        columns=(Column("Document", 40), Column("Place", 30), Column("Reason", 90)),
        rows=Rows(look.run.skipped, lambda one: [one.key, one.place, one.reason]),
        empty="Every input was screened.",
    )


def lists_sheet(look: Lookup) -> Sheet:
    """Return every list: which copy was used, or why none was."""
    return Sheet(
        title="Lists",
        about="Which copy of which list was used. A list without a copy was not searched.",
        columns=(
            Column("List", 26, Look.MONO),
            Column("State", 20, Look.LEVEL),
            Column("Title", 46),
            Column("Published", 12),
            Column("Age in days", 11, Look.NUMBER),
            Column("Stale", 8, Look.LEVEL),
            Column("Entries", 10, Look.NUMBER),
            Column("Why, and how to get a copy", 60),
            Column("What it means to be listed", 50),
            Column("Kind", 11),
            Column("Jurisdiction", 12),
            Column("Authority", 30),
            Column("Retrieved", 12),
            Column("Copy", 12),
            Column("Proven on real bytes", 12),
            Column("Terms of use", 30),
            Column("Source", 24, Look.LINK, leads=True),
            Column("SHA-256 of the publisher's file", 40, Look.MONO),
        ),
        rows=[_list(state) for state in look.run.lists],
        printed=9,
    )


def _list(state: ListState) -> list[Value]:
    manifest = state.manifest
    return [
        manifest.id,
        STATES.get(state.state, state.state),
        manifest.title,
        _day(manifest.published),
        "" if state.age_days is None else state.age_days,
        "stale" if state.stale else "",
        state.entries,
        how_to_get(state),
        manifest.effect,
        manifest.kind.value,
        manifest.jurisdiction,
        manifest.authority,
        _day(manifest.retrieved),
        state.origin,
        "yes" if manifest.proven else "no",
        manifest.licence,
        _source(manifest),
        manifest.sha256,
    ]


def _source(manifest: Manifest) -> Linked:
    told = manifest.entry_link or manifest.source
    return Linked(told, safe_address(told))


def how_to_get(state: ListState) -> str:
    """Return why a list was not searched and the command that brings a copy, "" where it was."""
    if state.state == "used":
        return state.note
    manifest = state.manifest
    why = state.note or manifest.why_no_copy or "no copy is at hand"
    command = f"screener lists import FILE --as {manifest.id}"
    return why if command.split(" FILE")[0] in why else f"{why}. Get one: {command} --published DAY"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def rules_sheet(look: Lookup) -> Sheet:
    """Return which rules ran, which fired, and which could not be evaluated (R49)."""
    state = look.run.rules
    fired = {one.rule: one for one in state.fired}
    waiting: dict[str, list[str]] = {}
    for rule, why in state.not_evaluable:
        waiting.setdefault(rule, []).append(why)
    names = sorted({*state.ran, *waiting})
    rows: list[list[Value]] = [
        [
            name,
            fired[name].title if name in fired else "",
            "yes" if name in state.ran else "no",
            fired[name].times if name in fired else 0,
            "; ".join(waiting.get(name, ())),
        ]
        for name in names
    ]
    rows += [
        [measure, title, "law", "", told.replace("_", " ")] for measure, title, told in state.law
    ]
    return Sheet(
        title="Rules",
        about=f"{state.count} rules, hash {state.hash[:16]}; dated measures follow.",
        columns=(
            Column("Rule or measure", 40, Look.MONO),
            Column("Title", 60),
            Column("Ran", 8),
            Column("Flags", 8, Look.NUMBER),
            Column("Not evaluable, or status on the day", 70),
        ),
        rows=rows,
        empty="No rule is loaded.",
    )
