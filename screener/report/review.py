"""The Review sheet: a row a flag, the gravest subject first, with room for the answer."""

from collections.abc import Sequence
from itertools import pairwise

from screener.model.answer import Disposition
from screener.model.document import Block
from screener.model.match import Flag, Match, Target
from screener.model.mention import Mention
from screener.normalise.row_digest import row_digest
from screener.report.lookup import Lookup, band_words, because, places
from screener.report.reasons import reason_codes
from screener.report.sheet import Column, Look, Sheet, Value

ANSWERS = tuple(one.value for one in Disposition)
KEY, DIGEST = "Row key", "Row digest"
# What a reviewer reads and answers comes first and is what is printed; the grounds follow.
_FIXED = (
    Column("No.", 5, Look.NUMBER),
    Column("Level", 9, Look.LEVEL),
    Column("The document says", 28),
    Column("Where", 20),
    Column("Flagged because", 42),
    Column("What to find out", 38),
    Column("Listed as", 32),
    Column("Match", 12, Look.BAND),
    Column("Answer", 14, Look.ANSWER, ANSWERS),
    Column("Reason", 16, Look.ANSWER, tuple(reason_codes())),
    Column("Reviewer", 12, Look.ANSWER),
    Column("Date", 11, Look.ANSWER),
    Column("Comment", 26, Look.ANSWER),
    Column("Valid until", 11, Look.ANSWER),
    Column("Second reviewer", 12, Look.ANSWER),
    Column("Seconded on", 11, Look.ANSWER),
    Column("Previous answer", 30),
    Column("List", 26),
    Column("Compared", 40),
    Column("Differs in", 22),
    Column("Qualifiers", 18),
    Column("Also said as", 24),
    Column("Words around", 50),
    Column("What the list means", 34),
    Column("Next step if confirmed", 34),
    Column("Citations", 30),
    Column("Law on the day", 24),
    Column("Guidance", 40),
    Column("Rule", 24, Look.MONO),
    Column("Entry", 30, Look.MONO),
    Column("Official source", 18, Look.LINK),
    Column(KEY, 12, Look.HIDDEN),
    Column(DIGEST, 12, Look.HIDDEN),
)
_PRINTED = 13
# What a person reads and may not change: an answer to other words is no answer (R52).
GUARDED = tuple(one.heading for one in _FIXED if one.look in (Look.TEXT, Look.LEVEL, Look.BAND))


def review_sheet(look: Lookup) -> Sheet:
    """Return the flags of a run, grouped by subject; the input's own columns at the right."""
    flags = grouped(look.run.flags)
    own = _own_columns(look)
    rows = [
        [*_row(number, flag, look), *_own_cells(flag, own, look)]
        for number, flag in enumerate(flags, start=1)
    ]
    return Sheet(
        title="Review",
        about="A row is a question for a person. Filter, answer, and hand the file back.",
        columns=(*_FIXED, *(Column(heading, 20) for heading in own)),
        rows=rows,
        frozen=3,
        empty="Nothing was flagged. That says only: no match in these snapshots of the lists.",
        breaks=_breaks(flags),
        printed=_PRINTED,
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
        f"{flag.document}: {places(mentions)}" if mentions else flag.document,
        flag.reason,
        "\n".join(flag.asks),
        _listed(flag, match),
        band_words(match) if match else "",
        *[""] * 8,
        str(flag.previous or ""),
        look.title(flag.list) if flag.list else "",
        because(match) if match else "",
        "\n".join(match.differs) if match else "",
        "\n".join(f"{name}: {told}" for name, told in match.qualifiers) if match else "",
        " | ".join(dict.fromkeys(name for one in mentions for name in one.also)),
        look.around(mentions[0]) if mentions else "",
        state.manifest.effect if state else "",
        state.manifest.next_step if state else "",
        "\n".join(flag.cites),
        "\n".join(f"{measure}: {status.replace('_', ' ')}" for measure, status in flag.law),
        flag.guidance,
        f"{flag.rule} v{flag.rule_version}",
        flag.entry,
        look.link(flag.list),
        flag.ground.key,
    ]


def _digest(row: Sequence[Value]) -> str:
    told = dict(zip((one.heading for one in _FIXED), row, strict=False))
    return row_digest([str(told[KEY]), *(str(told[heading]) for heading in GUARDED)])


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


def _own_columns(look: Lookup) -> tuple[str, ...]:
    headings = (
        f"{header} (input)"
        for document in look.run.documents
        for guess in document.tables
        for header, _ in guess.roles
    )
    return tuple(dict.fromkeys(headings))


def _own_cells(flag: Flag, own: Sequence[str], look: Lookup) -> list[Value]:
    if not flag.mentions:
        return [""] * len(own)
    cells = _cells(look.block(look.mentions[flag.mentions[0]]))
    return [cells.get(heading, "") for heading in own]


def _cells(block: Block) -> dict[str, str]:
    return {f"{one.column} (input)": block.text[one.start : one.end] for one in block.cells}
