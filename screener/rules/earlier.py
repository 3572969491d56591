"""Earlier answers beside the flags of today: which still hold, and why others have lapsed (R53)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from screener.model.answer import Answer, Answers, Previous
from screener.model.match import Flag


def with_earlier(flags: Sequence[Flag], answers: Answers, day: date) -> tuple[Flag, ...]:
    """Return the flags with the earlier answer to each, where there is one.

    An answer on the party and the entry holds under every rule; any other only for its own flag.
    Nothing is left out and no level changes: a suppressed or answered flag is still printed.
    """
    return tuple(_shown(flag, answers, day) for flag in flags)


def _shown(flag: Flag, answers: Answers, day: date) -> Flag:
    known = [
        one
        for one in (answers.by_flag.get(flag.id), answers.by_pair.get((flag.subject, flag.entry)))
        if one is not None
    ]
    if not known:
        return flag
    newest = max(known, key=lambda one: one.number)
    why = lapsed_because(newest, flag, day)
    return replace(flag, previous=Previous(newest, not why, why))


def lapsed_because(answer: Answer, flag: Flag, day: date) -> str:
    """Return why an answer no longer holds for a flag, "" if it does."""
    ground = answer.ground
    reasons = []
    if ground.content != flag.content:
        reasons.append("the list entry has changed")
    if ground.input != flag.input:
        reasons.append("the party's own data have changed")
    if not answer.disposition.about_pair and ground.rule_version != flag.rule_version:
        reasons.append(f"the rule has a new version ({flag.rule_version})")
    if answer.until is not None and day > answer.until:
        reasons.append(f"it held until {answer.until}")
    return "; ".join(reasons)
