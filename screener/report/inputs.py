"""The Inputs sheet: every document and row with what came of it, and its own columns (R50)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from screener.model.document import Block, Document, Skipped
from screener.model.match import Flag, Level, Match
from screener.model.mention import Mention
from screener.report.lookup import Lookup, band_words
from screener.report.own import OwnColumns
from screener.report.review import grouped
from screener.report.sheet import Column, Look, Rows, Sheet, Value

_COLUMNS = (
    Column("Document", 28),
    Column("Place", 18),
    Column("Level", 14, Look.LEVEL),
    Column("Result", 44),
    Column("Flags", 7, Look.NUMBER),
    Column("Best match", 14, Look.BAND),
    Column("Closest entry", 36),
    Column("Rows on Review", 16),
)
_MOST_NUMBERS = 8  # of rows on Review that one cell names
_WHOLE = "(the whole table)"


class Outcome(StrEnum):
    """What came of a row or a document; the words of the contract."""

    FLAGGED = "flagged"
    NO_RULE = "matched, and no rule flags it"
    WEAK = "weak likeness only, no alert"
    NO_MATCH = "no match in these snapshots of the lists"
    NOTHING_NAMED = "nothing in it was recognised; no match in these snapshots of the lists"
    NOT_SCREENED = "NOT SCREENED"


@dataclass(frozen=True, slots=True)
class Unit:
    """A document, a row of one, or what was not screened."""

    document: str
    place: str
    block: Block | None  # of a row of a table
    at: int | None  # the block's number; None for a document as a whole
    why: str = ""  # it was not screened


class Results:
    """What came of each unit: its mentions, their matches and flags."""

    def __init__(self, look: Lookup) -> None:
        self._look = look
        self._number = {id(one): n for n, one in enumerate(grouped(look.run.flags), start=1)}
        self._of_row: dict[str, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for mention in look.run.mentions:
            self._of_row[mention.document][mention.block].append(mention)
        self._of_document: dict[str, list[Flag]] = defaultdict(list)
        for flag in look.run.flags:
            self._of_document[flag.document].append(flag)

    def mentions(self, unit: Unit) -> Sequence[Mention]:
        """Return what was found in a unit."""
        rows = self._of_row.get(unit.document, {})
        if unit.at is not None:
            return rows.get(unit.at, ())
        return [mention for found in rows.values() for mention in found]

    def flags(self, unit: Unit) -> Sequence[Flag]:
        """Return the flags that are about a unit, in the order of the run."""
        if unit.at is None:
            return () if unit.why else self._of_document.get(unit.document, ())
        found = {
            id(flag): flag
            for mention in self.mentions(unit)
            for flag in self._look.flags_of.get(mention.id, ())
        }
        return sorted(found.values(), key=lambda flag: self._number[id(flag)])

    def best(self, unit: Unit) -> Match | None:
        """Return the closest match of a unit."""
        matches = self._matches(unit)
        return max(matches, key=lambda one: (one.band.rank, one.score), default=None)

    def outcome(self, unit: Unit) -> Outcome:
        """Return what came of a unit."""
        if unit.why:
            return Outcome.NOT_SCREENED
        if self.flags(unit):
            return Outcome.FLAGGED
        best = self.best(unit)
        if best is not None:
            return Outcome.NO_RULE if best.band.alerts else Outcome.WEAK
        return Outcome.NO_MATCH if self.mentions(unit) else Outcome.NOTHING_NAMED

    def numbers(self, flags: Iterable[Flag]) -> str:
        """Return the rows of flags on Review, the first few of them."""
        found = [self._number[id(flag)] for flag in flags]
        more = f" and {len(found) - _MOST_NUMBERS} more" if len(found) > _MOST_NUMBERS else ""
        return ", ".join(map(str, sorted(found)[:_MOST_NUMBERS])) + more

    def _matches(self, unit: Unit) -> Iterator[Match]:
        for mention in () if unit.why else self.mentions(unit):
            yield from self._look.of_mention.get(mention.id, ())


def units(look: Lookup) -> list[Unit]:
    """Return every document, every row of tables, and what was not screened, in order of reading.

    What was not screened stands behind its document; documents that could not be read come last.
    """
    skipped: dict[str, list[Skipped]] = defaultdict(list)
    for one in look.run.skipped:
        skipped[one.key].append(one)
    found: list[Unit] = []
    for document in look.run.documents:
        found += _units_of(document)
        found += [_not_screened(one) for one in skipped.pop(document.key, ())]
    return [*found, *(_not_screened(one) for rest in skipped.values() for one in rest)]


def outcomes(look: Lookup) -> Mapping[Outcome, int]:
    """Return how many rows and documents came to what; a table counts by its rows."""
    results = Results(look)
    return Counter(results.outcome(unit) for unit in units(look) if unit.place != _WHOLE)


def inputs_sheet(look: Lookup) -> Sheet:
    """Return every input with its result; the input's own columns at the right."""
    results = Results(look)
    own = OwnColumns.of(look.run.documents, [one.heading for one in _COLUMNS], "")
    every = units(look)
    return Sheet(
        title="Inputs",
        about=(
            "Every document and every row of a table with what came of it; your own columns follow"
            " under their headings. No match says only: none in these snapshots of the lists."
        ),
        columns=(*_COLUMNS, *own.columns()),
        rows=Rows(every, lambda unit: [*_row(unit, results), *own.cells(unit.block)]),
        frozen=2,
        empty="No input was given.",
        printed=len(_COLUMNS) + min(len(own.headings), 6),
    )


def _units_of(document: Document) -> Iterator[Unit]:
    rows = [(at, block) for at, block in enumerate(document.blocks) if block.cells]
    yield Unit(document.key, _WHOLE if rows else "", None, None)
    for at, block in rows:
        yield Unit(document.key, block.place, block, at)


def _not_screened(one: Skipped) -> Unit:
    return Unit(one.key, one.place, None, None, one.reason)


def _row(unit: Unit, results: Results) -> list[Value]:
    outcome = results.outcome(unit)
    flags = results.flags(unit)
    best = results.best(unit)
    return [
        unit.document,
        unit.place,
        _level(outcome, flags),
        f"{outcome}: {unit.why}" if unit.why else _told(outcome, flags),
        len(flags),
        band_words(best) if best else "",
        f"{best.list}: {best.code or ''} {best.name}".replace("  ", " ") if best else "",
        results.numbers(flags),
    ]


def _level(outcome: Outcome, flags: Sequence[Flag]) -> str:
    if outcome is Outcome.NOT_SCREENED:
        return str(outcome)
    gravest = max((flag.level for flag in flags), key=lambda one: one.rank, default=None)
    return gravest.value if gravest else ""


def _told(outcome: Outcome, flags: Sequence[Flag]) -> str:
    if outcome is not Outcome.FLAGGED:
        return str(outcome)
    counts = Counter(flag.level for flag in flags)
    return f"{outcome}: " + ", ".join(
        f"{counts[level]} {level.value}" for level in reversed(Level) if counts[level]
    )
