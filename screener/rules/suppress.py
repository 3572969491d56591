"""Suppressions: flags that a person has decided to see last, for a time; none is removed (R48)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from screener.model.match import Flag
from screener.model.mention import Mention
from screener.model.run import SuppressionState
from screener.normalise.names import name_key
from screener.rules.schema import Scope, Suppression


def suppressed(
    flags: Sequence[Flag],
    suppressions: Sequence[Suppression],
    mentions: Mapping[str, Mention],
    day: date,
) -> tuple[list[Flag], tuple[SuppressionState, ...]]:
    """Return the flags with those marked that a suppression in force is about.

    Returns:
        As many flags as before, with their levels; and for each suppression what became of it.
    """
    marked = list(flags)
    states = []
    for one in suppressions:
        times = 0
        if in_force(one, day):
            for at, flag in enumerate(marked):
                if not flag.suppressed and _covers(one.scope, flag, mentions):
                    marked[at] = replace(flag, suppressed=_words(one))
                    times += 1
        states.append(SuppressionState(one.id, _state(one, day), one.expires, times))
    return marked, tuple(states)


def in_force(suppression: Suppression, day: date) -> bool:
    """Return whether a suppression acts on a day; both ends are included."""
    return suppression.approved_on <= day <= suppression.expires


def _state(suppression: Suppression, day: date) -> str:
    if in_force(suppression, day):
        return "in force"
    return "expired" if day > suppression.expires else "not yet"


def _covers(scope: Scope, flag: Flag, mentions: Mapping[str, Mention]) -> bool:
    if scope.flag:
        return scope.flag == flag.id
    said = mentions[flag.mention].text if flag.mention else ""
    return (
        scope.rule in ("", flag.rule)
        and scope.list in ("", flag.list)
        and scope.entry in ("", flag.entry)
        and scope.document in ("", flag.document)
        and (not scope.said or name_key(scope.said) == name_key(said))
    )


def _words(one: Suppression) -> str:
    return (
        f"seen last until {one.expires} by decision {one.id} of {one.approved_by}"
        f" ({one.approved_on}): {one.reason}"
    )
