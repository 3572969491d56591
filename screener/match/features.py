"""From the words of a wording to what retrieval compares: Latin words and pairs of characters."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from screener.match.generic_terms import GENERIC_WORDS, generic_run
from screener.normalise.terms import is_han
from screener.normalise.wording import PREPOSITIONS

# "grinder" and "grinding", "detector" and "detection", "optical" and "optic" share a root. Only
# retrieval compares roots: of a term that stands in a phrase the words must be the same.
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ations?|ators?|at|ion|or|er|al|ic|ity)$")


def features(words: Sequence[str], light: Collection[int] = ()) -> frozenset[str]:
    """Return the features of a wording; figures and prepositions are left out.

    Chinese is compared by pairs of characters: 声学材料 and 光学材料 share three characters of
    four and are two things. A pair that straddles a generic word is none.

    >>> sorted(features(["磁", "力", "泵", "设", "备"]))
    ['力泵', '磁力', '设备']
    >>> sorted(features(["fiber", "laser", "equipment"]))
    ['equipment', 'fiber', 'laser']
    """
    kept: set[str] = set()
    for piece in _pieces(words, light):
        if not is_han(piece[0]):
            kept.update(_root(word) for word in piece)
        elif len(piece) == 1:
            kept.add(piece[0])
        else:
            kept.update(first + second for first, second in pairwise(piece))
    return frozenset(kept)


def _root(word: str) -> str:
    return word if word in GENERIC_WORDS else _ENDING.sub("", word)


def _pieces(words: Sequence[str], light: Collection[int]) -> Iterator[list[str]]:
    """Yield runs of Han characters and of Latin words; a generic word is a run of its own."""
    piece: list[str] = []
    row = 0
    while row < len(words):
        left_out = row in light or words[row] in PREPOSITIONS
        generic = 0 if left_out else generic_run(words, row)
        if piece and (left_out or generic or is_han(piece[-1]) != is_han(words[row])):
            yield piece
            piece = []
        if generic:
            yield ["".join(words[row : row + generic])]
        elif not left_out:
            piece.append(words[row])
        row += generic or 1
    if piece:
        yield piece
