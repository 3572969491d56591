"""What another set of rules, profile or lists would change on the same inputs (R64)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from screener.model.match import Flag


@dataclass(frozen=True, slots=True)
class Moved:
    """A flag that only one side has, or that both have at different levels."""

    what: str  # "gained", "lost" or "moved"
    flag: Flag  # as the second side has it; the first side's where it is lost
    before: str  # level, "" where it was not there
    after: str


def moved(before: Iterable[Flag], after: Iterable[Flag]) -> list[Moved]:
    """Return the differences by the question that each flag is, gravest first."""
    old, new = _by_id(before), _by_id(after)
    found = [Moved("lost", old[key], _level(old[key]), "") for key in old.keys() - new.keys()]
    found += [Moved("gained", new[key], "", _level(new[key])) for key in new.keys() - old.keys()]
    found += [
        Moved("moved", new[key], _level(old[key]), _level(new[key]))
        for key in old.keys() & new.keys()
        if _level(old[key]) != _level(new[key])
    ]
    order = {"lost": 0, "moved": 1, "gained": 2}
    return sorted(found, key=lambda one: (order[one.what], -one.flag.level.rank, one.flag.id))


def _by_id(flags: Iterable[Flag]) -> Mapping[str, Flag]:
    return {flag.id: flag for flag in flags}


def _level(flag: Flag) -> str:
    return f"{flag.level.value}, seen last" if flag.suppressed else flag.level.value
