"""Marks on matches with entries that their list has removed: found all the same, and said so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from screener.model.lists import Knowledge
from screener.model.match import Match, Target


def marked(matches: Iterable[Match], knowledge: Knowledge, day: date) -> list[Match]:
    """Return matches; the strongest ground of one with a removed entry says since when it is.

    Neither score nor band is lowered: whether it matters that a party was listed once is for a
    person to say, and an entry that was only renamed looks like a removed one.
    """
    return [_marked(one, knowledge, day) for one in matches]


def _marked(match: Match, knowledge: Knowledge, day: date) -> Match:
    if match.target is Target.CONTROL:
        return match
    entity = knowledge.entities[match.entry]
    if not entity.is_delisted(day):
        return match
    best = match.evidence[0]
    note = "; ".join(part for part in (f"delisted since {entity.delisted}", best.note) if part)
    return replace(match, evidence=(replace(best, note=note), *match.evidence[1:]))
