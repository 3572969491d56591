"""A party that a list names as said is not also every branch whose longer name begins like it."""

from collections.abc import Iterable
from dataclasses import replace

from screener.match.score import POSSIBLE
from screener.model.match import Band, Match

_NOTE = "longer name: the shorter one, as said, is itself on the list"


def quieter(matches: Iterable[Match]) -> list[Match]:
    """Return the matches of one mention; longer names beside an equal one become weak.

    "Cambricon" is an alias of one entry of the Entity List. The eight branches ("Nanjing
    Cambricon", "Cambricon (Hong Kong)") stay to be seen beside the mention and raise no flag of
    their own. Where no entry has the name as said, all stay as they are.

    Args:
        matches: In any order; a match with an identifier or an address as a ground is not touched.
    """
    found = list(matches)
    named = {match.list for match in found if match.band is Band.EXACT}
    return [_weak(match) if match.list in named and _is_longer(match) else match for match in found]


def _is_longer(match: Match) -> bool:
    """Return whether the names that make the match only add words to what is said."""
    grounds = [one for one in match.evidence if one.score >= POSSIBLE] or match.evidence[:1]
    return match.band is not Band.EXACT and all(
        set(one.said_key.split()) < set(one.listed_key.split()) for one in grounds
    )


def _weak(match: Match) -> Match:
    return replace(match, band=Band.WEAK, differs=(*match.differs, _NOTE))
