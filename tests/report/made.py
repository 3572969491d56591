"""A small run made by hand: a listed party, a technology, a cue, and hostile text."""

from dataclasses import replace
from datetime import date

from screener.model.document import Block, Cell, Coverage, Document, Role, Skipped, TableGuess
from screener.model.lists import Expectation, ListKind, ListState, Manifest
from screener.model.match import (
    Band,
    Evidence,
    Flag,
    Level,
    Match,
    Outcome,
    Target,
    ThresholdOutcome,
)
from screener.model.mention import Mention, MentionKind
from screener.model.run import CatalogueCoverage, RuleFired, RulesState, ScreeningRun, Settings

DAY = date(2026, 11, 23)
PROSE = "Ghost Works (幽灵工厂) buys a five-axis machining centre with 0.9 µm accuracy."
ROW = "000417 | =cmd|' /C calc'!A0 | Ghost Works"


def manifest(list_id: str, *, kind: ListKind = ListKind.ENTITY, copy_here: bool = True) -> Manifest:
    return Manifest(
        schema="list/1",
        id=list_id,
        kind=kind,
        title=f"Title of {list_id}",
        authority="An authority",
        jurisdiction="US",
        effect="A licence is needed for the items named in the entry.",
        next_step="Read the entry's licence requirement.",
        licence="public domain",
        source="https://example.org/list",
        entry_link="https://example.org/list#entries",
        published=date(2026, 7, 22) if copy_here else None,
        retrieved=date(2026, 7, 23) if copy_here else None,
        sha256="0" * 64 if copy_here else "",
        format="hand",
        proven=True,
        stale_after_days=7,
        expect=Expectation(entries=(0, 10)),
        copy_here=copy_here,
        why_no_copy="" if copy_here else "Its publisher's terms do not let us bundle a copy.",
    )


def state(list_id: str, *, kind: ListKind = ListKind.ENTITY, copy_here: bool = True) -> ListState:
    return ListState(
        manifest=manifest(list_id, kind=kind, copy_here=copy_here),
        state="used" if copy_here else "no_copy",
        entries=3 if copy_here else 0,
        origin="bundled",
        stale=copy_here,
        age_days=124 if copy_here else None,
    )


def mention(key: str, block: int, text: str, said: str, kind: MentionKind) -> Mention:
    start = text.index(said)
    return Mention(
        id=key,
        document="plan.md" if block == 0 else "customers.csv",
        block=0,
        place="line 1" if block == 0 else "row 2",
        start=start,
        end=start + len(said),
        text=said,
        also=("幽灵工厂",) if kind is MentionKind.ENTITY else (),
        kind=kind,
        context=(),
        script="latin",
        found_by="by hand",
    )


def made_run() -> ScreeningRun:
    """Return a run with two documents, three mentions, two matches and three flags."""
    cells = (
        Cell("No", None, 0, 6),
        Cell("Item", None, 9, 9 + len("=cmd|' /C calc'!A0")),
        Cell("Name", Role.NAME, ROW.index("Ghost"), len(ROW)),
    )
    documents = (
        Document(
            "plan.md", "a" * 64, "md", (Block("line 1", PROSE),), Coverage(1, languages=("en",))
        ),
        Document(
            "customers.csv",
            "b" * 64,
            "csv",
            (Block("row 2", ROW, cells),),
            Coverage(1, encoding="utf-8"),
            (
                TableGuess(
                    "customers.csv",
                    (("No", None), ("Item", None), ("Name", Role.NAME)),
                    "headers",
                    1,
                ),
            ),
        ),
    )
    mentions = (
        mention("m1", 0, PROSE, "Ghost Works", MentionKind.ENTITY),
        mention("m2", 0, PROSE, "five-axis machining centre", MentionKind.TECHNOLOGY),
        mention("m3", 1, ROW, "Ghost Works", MentionKind.ENTITY),
    )
    ground = Evidence(
        "same key",
        "Ghost Works",
        "GHOST WORKS LTD",
        "ghost works",
        "ghost works",
        100.0,
        "alias",
        "list",
    )
    term = Evidence(
        "term", "five-axis machining centre", "five-axis machining centre", "k", "k", 100.0
    )
    figure = ThresholdOutcome("2B001.b.2", "accuracy", "0.9 µm", "< 1.1 µm", Outcome.MEETS)
    matches = (
        Match(
            "x1",
            "m1",
            "us_entity_list",
            "us_entity_list/cn-ghost",
            "Ghost Works Company",
            Target.ENTITY,
            100.0,
            Band.EXACT,
            (ground,),
            ("place: Nanjing / Beijing",),
            (("country", "MISSING"),),
        ),
        Match(
            "x2",
            "m2",
            "us_ccl",
            "us_ccl/2B001",
            "Machine tools for cutting",
            Target.CONTROL,
            100.0,
            Band.EXACT,
            (term,),
            code="2B001",
            paragraph="2B001.b.2",
            thresholds=(figure,),
            reasons=("NS",),
        ),
        Match(
            "x3",
            "m3",
            "us_entity_list",
            "us_entity_list/cn-ghost",
            "Ghost Works Company",
            Target.ENTITY,
            100.0,
            Band.EXACT,
            (ground,),
        ),
    )
    party = Flag(
        id="f1",
        basis="b1",
        rule="us-el",
        rule_version=1,
        title="Party on the Entity List",
        family="list_hit",
        level=Level.HIGH,
        document="plan.md",
        mention="m1",
        mentions=("m1",),
        matches=("x1",),
        list="us_entity_list",
        entry="us_entity_list/cn-ghost",
        name="Ghost Works Company",
        reason="“Ghost Works” may be Ghost Works Company on the Entity List.",
        asks=("Is it the same party?",),
        cites=("15 CFR 744.16",),
        law=(("us-rule", "status_unverified"),),
        subject="s1",
    )
    flags = (
        party,
        replace(
            party,
            id="f2",
            document="customers.csv",
            mention="m3",
            mentions=("m3",),
            matches=("x3",),
        ),
        Flag(
            id="f3",
            basis="b3",
            rule="tech",
            rule_version=2,
            title="Technology",
            family="technology",
            level=Level.MEDIUM,
            document="plan.md",
            mention="m2",
            mentions=("m2",),
            matches=("x2",),
            list="us_ccl",
            entry="us_ccl/2B001",
            name="Machine tools for cutting",
            reason='=HYPERLINK("http://x") is what a document may say',
            asks=(),
            cites=(),
            subject="s2",
        ),
    )
    return ScreeningRun(
        id="0123456789abcdef",
        tool_version="0.1.0",
        settings=Settings(as_of=DAY, lists_folder="bundled", rules_folder="bundled"),
        documents=documents,
        skipped=(Skipped("scan.pdf", "page 2", "the page has no text layer (a scan?)"),),
        mentions=mentions,
        relations=(),
        matches=matches,
        flags=flags,
        lists=(
            state("eu_fsf", copy_here=False),
            state("us_ccl", kind=ListKind.CONTROL),
            state("us_entity_list"),
        ),
        rules=RulesState(
            "c" * 64,
            2,
            ("tech", "us-el"),
            (
                RuleFired("tech", 2, "Technology", "stable", 1),
                RuleFired("us-el", 1, "Party", "stable", 2),
            ),
            (("own", "facts are missing for 1 case(s)"),),
            (("us-rule", "A measure", "status_unverified"),),
        ),
        catalogue=(CatalogueCoverage("us_ccl", 3, 1, 1, 1, 0),),
    )
