"""The figures of the Summary: flags by list and level, and what came of what was read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from screener.model.match import Flag, Level
from screener.report.inputs import Outcome, outcomes
from screener.report.lookup import Lookup

_MOST_LISTS = 7  # with a line of their own; more bars than these cannot be told apart
NO_LIST = "(no list: a question on the text)"
LEVELS = tuple(reversed(Level))


@dataclass(frozen=True, slots=True)
class Count:
    """A line of figures."""

    name: str
    figures: tuple[int, ...]  # by LEVELS, or one


def flags_by_list(flags: Sequence[Flag]) -> tuple[Count, ...]:
    """Return flags by list and level: all first, then the lists with the gravest, then the rest."""
    counts: dict[str, Counter[Level]] = {}
    for flag in flags:
        counts.setdefault(flag.list or NO_LIST, Counter())[flag.level] += 1
    lines = [_count(name, counter) for name, counter in counts.items()]
    lines.sort(key=lambda one: ([-figure for figure in one.figures], one.name))
    rest = lines[_MOST_LISTS:]
    if rest:
        sums = tuple(sum(column) for column in zip(*(one.figures for one in rest), strict=True))
        lines = [*lines[:_MOST_LISTS], Count(f"{len(rest)} further lists", sums)]
    return (_count("all flags", Counter(flag.level for flag in flags)), *lines)


def screened_by_outcome(look: Lookup) -> tuple[Count, ...]:
    """Return how many rows and documents came to what, for each outcome that there is."""
    found = outcomes(look)
    return tuple(Count(_SHORT[one], (found[one],)) for one in Outcome if found.get(one))


# As a chart's axis has room for; the sheet Inputs has the full words.
_SHORT = {
    Outcome.FLAGGED: "flagged",
    Outcome.NO_RULE: "matched, no rule flags it",
    Outcome.WEAK: "weak likeness only",
    Outcome.NO_MATCH: "no match in these snapshots",
    Outcome.NOTHING_NAMED: "nothing recognised",
    Outcome.NOT_SCREENED: "NOT SCREENED",
}


def _count(name: str, counter: Counter[Level]) -> Count:
    return Count(name, tuple(counter[level] for level in LEVELS))
