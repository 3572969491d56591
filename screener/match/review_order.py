"""In which order entries are reviewed (R34), and how far anti-terrorism controls count."""

import re
from functools import cache

from screener.match.generic_terms import several_words
from screener.match.term_match import SAME, TermMatch

# The lists of contract.md in the order of review (Supplement No. 4 to Part 774).
_LISTS = (
    "us_usml us_ccl eu_military us_nrc_110 us_doe_810 eu_annex_i cn_dual_use jp_meti_goods"
    " us_chpl_hs"
).split()
_SIX_HUNDRED = re.compile(r"[0-9][A-E]6[0-9]{2}")
# Not 98x: handcuffs (0A982) and devices for interception (5A980) have controls of their own.
_AT_ONLY = re.compile(r"us_ccl/[0-9][A-E]99[0-9]")
_MUNITIONS = frozenset({"us_usml", "eu_military"})
# Entries under anti-terrorism controls only name what many catalogues sell, so that a wording
# that is not the term itself is possible at best, and one bare word ("smartphone") is no alert.
_AT_ONLY_MOST, _AT_ONLY_ONE_WORD = 84.0, 69.0


@cache
def review_order(entry: str) -> tuple[int, int]:
    """Return a key that puts munitions first, then the specific, then what is AT only.

    >>> sorted(["us_ccl/6A995", "us_ccl/6A005", "us_usml/XII", "us_ccl/7A611"], key=review_order)
    ['us_usml/XII', 'us_ccl/7A611', 'us_ccl/6A005', 'us_ccl/6A995']
    """
    list_id, code = entry.split("/", 1)
    place = _LISTS.index(list_id) if list_id in _LISTS else len(_LISTS)
    if list_id in _MUNITIONS or _SIX_HUNDRED.fullmatch(code):
        return 0, place
    return (2 if is_at_only(entry) else 1), place


@cache
def is_at_only(entry: str) -> bool:
    """Return whether an entry is one of the CCL's 99x."""
    return _AT_ONLY.fullmatch(entry) is not None


def held_down(match: TermMatch) -> float:
    """Return a match's score, bounded where its entry is under anti-terrorism controls only."""
    if not is_at_only(match.term.entry):
        return match.score
    if match.method == "words" or not several_words(match.term.words):
        return min(match.score, _AT_ONLY_ONE_WORD)
    return match.score if match.score >= SAME else min(match.score, _AT_ONLY_MOST)
