"""The Review sheet: a row a flag, the gravest subject first, with room for the answer."""

from collections.abc import Sequence
from itertools import pairwise

from screener.model.answer import Disposition
from screener.model.document import Block
from screener.model.match import Flag, Match, Target
from screener.model.mention import Mention
from screener.normalise.row_digest import row_digest
from screener.report.links import citation_address, safe_address
from screener.report.lookup import Lookup, band_words, because, places
from screener.report.own import OwnColumns
from screener.report.reasons import reason_codes
from screener.report.sheet import Column, Linked, Look, Mark, Rows, Sheet, Value

ANSWERS = tuple(one.value for one in Disposition)
KEY, DIGEST = "Row key", "Row digest"
# What a reviewer reads and answers comes first and is what is printed; the grounds follow.
_FIXED = (
    Column("No.", 5, Look.NUMBER),
    Column("Level", 11, Look.LEVEL),
    Column("The document says", 28),
    Column("Listed as", 30),
    Column("Match", 13, Look.BAND),
    Column("Where", 20),
    Column("Flagged because", 42),
    Column("What to find out", 38),
    Column("Answer", 14, Look.ANSWER, ANSWERS),
    Column("Reason", 16, Look.ANSWER, tuple(reason_codes())),
    Column("Reviewer", 12, Look.ANSWER, free=True),
    Column("Date", 11, Look.DAY),
    Column("Comment", 26, Look.ANSWER),
    Column("Previous answer", 30),
    Column("Valid until", 11, Look.DAY),
    Column("Second reviewer", 12, Look.ANSWER, free=True),
    Column("Seconded on", 11, Look.DAY),
    Column("List", 26),
    Column("Compared", 40),
    Column("Differs in", 22),
    Column("Qualifiers", 18),
    Column("Also said as", 24),
    Column("Words around", 50),
    Column("What the list means", 34),
    Column("Next step if confirmed", 34),
    Column("Citations", 30, leads=True),
    Column("Law on the day", 24),
    Column("Guidance", 40),
    Column("Rule", 24, Look.MONO),
    Column("Entry", 30, Look.MONO),
    Column("Official source", 18, Look.LINK, leads=True),
    Column(KEY, 12, Look.HIDDEN),
    Column(DIGEST, 12, Look.HIDDEN),
)
_PRINTED = 14
# What a person reads and may not change: an answer to other words is no answer (R52).
GUARDED = tuple(one.heading for one in _FIXED if one.look in (Look.TEXT, Look.LEVEL, Look.BAND))
_PLACE = {one.heading: at for at, one in enumerate(_FIXED)}
_DIGESTED = [_PLACE[heading] for heading in (KEY, *GUARDED)]


# An answer shows by its colour that it is one; what it still needs is pointed out (R54).
_CLOSED = 'OR({Answer}="false match",{Answer}="not relevant",{Answer}="true match")'
_MARKS = (
    Mark("Answer", 'OR({Answer}="false match",{Answer}="not relevant")', "done"),
    Mark("Answer", 'OR({Answer}="true match",{Answer}="escalated")', "grave"),
    Mark("Answer", 'OR({Answer}="in review",{Answer}="needs information")', "open"),
    Mark("Reason", f'AND({_CLOSED},{{Reason}}="")', "missing"),
    Mark("Reviewer", 'AND({Answer}<>"",{Reviewer}="")', "missing"),
    Mark("Date", 'AND({Answer}<>"",{Date}="")', "missing"),
    Mark("Previous answer", 'ISNUMBER(SEARCH("LAPSED",{Previous answer}))', "warn"),
    Mark("Previous answer", '{Previous answer}<>""', "done"),
)


def review_sheet(look: Lookup) -> Sheet:
    """Return the flags of a run, grouped by subject; the input's own columns at the right."""
    flags = grouped(look.run.flags)
    # Marked all: the same heading with and without a mark would be read for one of ours.
    own = OwnColumns.of(look.run.documents, [one.heading for one in _FIXED], " (input)")
    return Sheet(
        title="Review",
        about="A row is a question for a person. Filter, answer, and hand the file back.",
        columns=(*_FIXED, *own.columns()),
        rows=Rows(
            list(enumerate(flags, start=1)),
            lambda one: [*_row(*one, look), *own.cells(_block(one[1], look))],
        ),
        frozen=3,
        empty="Nothing was flagged. That says only: no match in these snapshots of the lists.",
        breaks=_breaks(flags),
        printed=_PRINTED,
        marks=_MARKS,
    )


def grouped(flags: Sequence[Flag]) -> list[Flag]:
    """Return flags with those of one subject together, in the order of each subject's gravest."""
    first: dict[tuple[str, str], int] = {}
    for position, flag in enumerate(flags):
        first.setdefault(subject_of(flag), position)
    return sorted(flags, key=lambda flag: first[subject_of(flag)])


def subject_of(flag: Flag) -> tuple[str, str]:
    """Return what a flag is about: the document and the first mention, or the rule without one."""
    return (flag.document, flag.mentions[0] if flag.mentions else flag.rule)


def _breaks(flags: Sequence[Flag]) -> frozenset[int]:
    pairs = enumerate(pairwise(flags), start=1)
    return frozenset(row for row, (one, two) in pairs if subject_of(one) != subject_of(two))


def _row(number: int, flag: Flag, look: Lookup) -> list[Value]:
    row = _told(number, flag, look)
    return [*row, _digest(row)]


def _told(number: int, flag: Flag, look: Lookup) -> list[Value]:
    mentions = tuple(look.mentions[key] for key in flag.mentions)
    match = _match(flag, look)
    state = look.lists.get(flag.list)
    return [
        number,
        flag.level.value,
        _said(mentions),
        _listed(flag, match),
        band_words(match) if match else "",
        f"{flag.document}: {places(mentions)}" if mentions else flag.document,
        flag.reason,
        "\n".join(flag.asks),
        *[""] * 5,
        str(flag.previous or ""),
        *[""] * 3,
        look.title(flag.list) if flag.list else "",
        because(match) if match else "",
        "\n".join(match.differs) if match else "",
        "\n".join(f"{name}: {told}" for name, told in match.qualifiers) if match else "",
        " | ".join(dict.fromkeys(name for one in mentions for name in one.also)),
        look.around(mentions[0]) if mentions else "",
        state.manifest.effect if state else "",
        state.manifest.next_step if state else "",
        Linked("\n".join(flag.cites), citation_address(flag.cites)),
        "\n".join(f"{measure}: {status.replace('_', ' ')}" for measure, status in flag.law),
        flag.guidance,
        f"{flag.rule} v{flag.rule_version}",
        flag.entry,
        Linked(look.link(flag.list), safe_address(look.link(flag.list))),
        flag.ground.key,
    ]


def _digest(row: Sequence[Value]) -> str:
    return row_digest([str(row[at]) for at in _DIGESTED])


def _match(flag: Flag, look: Lookup) -> Match | None:
    found = [look.matches[key] for key in flag.matches if key in look.matches]
    return next((one for one in found if one.entry == flag.entry), None)


def _said(mentions: Sequence[Mention]) -> str:
    return "\n".join(dict.fromkeys(one.text for one in mentions)) or "(the document as a whole)"


def _listed(flag: Flag, match: Match | None) -> str:
    if match is None:
        return flag.name
    if match.target is Target.CONTROL:
        return f"{match.paragraph or match.code} {flag.name}"
    return f"linked to: {flag.name}" if match.target is Target.RELATED else flag.name


def _block(flag: Flag, look: Lookup) -> Block | None:
    return look.block(look.mentions[flag.mentions[0]]) if flag.mentions else None
