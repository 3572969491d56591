"""Terms that stand in a wording word for word, and how far they are all of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from screener.match.generic_terms import generic_run, several_words
from screener.match.term_index import Found, TermIndex
from screener.match.term_match import SAME, TermMatch
from screener.normalise.terms import is_han
from screener.normalise.wording import Wording

_SAME_BUT_GENERIC = 96.0  # "carbon fibre materials" ~ "carbon fibre", "hot press, 200 MPa"
# The head of the wording is the term: "deep-sea underwater drone" is an underwater drone. What is
# said beside it may make it another thing, so the share that the term covers counts: "hair removal
# laser" (60) is none of the list's lasers, "marine gravimeter" (76) is a gravimeter.
_HEAD = (46.0, 50.0)
# The more words the term has, the less the words beside it can change.
_LONG_HEAD = (78.0, 17.0)
# The term only qualifies the head: "radar calibration targets" may or may not be of interest.
_PART = (40.0, 32.0)
# Running text (a pasted sentence, a product's description): a term of two words or more says
# enough by itself, and one that stands at the head says what is described: a vehicle with a sonar.
_PROSE_WORDS = 14
_PROSE_HEAD, _PROSE_SEVERAL, _PROSE_ONE = 88.0, 85.0, 66.0
# A term that stands within a longer term of another entry: "laser" in "laser gyroscope".
_INSIDE_LONGER = 60.0
# Of what stands after the head ("laser for hair removal"), half counts: it may change the thing.
_AFTER_HEAD = 0.5


def standing(index: TermIndex, said: Wording, found: list[Found]) -> Iterator[TermMatch]:
    """Yield terms that stand in the wording and that no block or longer term hides."""
    whole: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        score, method = _found_score(index, said, [one])
        around = [other for other in found if other is not one and other.holds(one)]
        inside = any(not term.blocks for other in around for term in other.terms)
        hidden = {t.entry for other in around for t in other.terms}
        hidden |= {t.entry for t in one.terms if t.blocks}
        for term in one.terms:
            if term.entry not in hidden:
                yield TermMatch(term, min(score, _INSIDE_LONGER) if inside else score, method)
                if not inside:
                    whole[term.entry].append(Found((term,), one.start, one.end))
    yield from _together(index, said, whole)


def _together(
    index: TermIndex, said: Wording, whole: Mapping[str, list[Found]]
) -> Iterator[TermMatch]:
    """Yield the last of several terms of an entry that stand apart, with a score for them all.

    自适应光学 and 变形镜 in 自适应光学变形镜 are one thing, and each alone is half of it.
    """
    if _length(said) > _PROSE_WORDS:
        return
    for spans in whole.values():
        if len(spans) > 1 and all(one.end <= other.start for one, other in pairwise(spans)):
            score, method = _found_score(index, said, spans)
            yield TermMatch(spans[-1].terms[0], score, method)


def _found_score(index: TermIndex, said: Wording, spans: Sequence[Found]) -> tuple[float, str]:
    """Return how far terms, beside each other in a wording, are all of it; and the method."""
    words, start, end = said.words, spans[0].start, spans[-1].end
    if len(spans) == 1 and end - start == len(words):
        return SAME, "term"
    several = several_words([word for span in spans for word in span.terms[0].words])
    if _length(said) > _PROSE_WORDS:
        several_score = _PROSE_HEAD if end <= said.head else _PROSE_SEVERAL
        return (several_score if several else _PROSE_ONE), "term"
    right = _light_until(said, end)
    if len(spans) == 1 and _light_until(said, 0) >= start and right == len(words):
        return _SAME_BUT_GENERIC, "term"
    share = _share(index, said, spans)
    if spans[-1].start < said.head <= right:
        base, rest = _LONG_HEAD if several else _HEAD
        return base + rest * share, "head"
    return _PART[0] + _PART[1] * share, "part"


def _share(index: TermIndex, said: Wording, spans: Sequence[Found]) -> float:
    """Return how much of a wording terms cover, 0 to 1; figures weigh nothing."""
    heavy = [row for row in range(len(said.words)) if row not in said.light]
    words = said.words
    before = index.weigh(words[r] for r in heavy if r < said.head)
    after = index.weigh(words[r] for r in heavy if r >= said.head)
    within = {row for span in spans for row in range(span.start, span.end)}
    its = index.weigh(words[r] for r in heavy if r in within)
    whole = before + _AFTER_HEAD * after
    return min(its / whole, 1.0) if whole else 0.0


def _length(said: Wording) -> float:
    heavy = (word for row, word in enumerate(said.words) if row not in said.light)
    return sum(0.5 if is_han(word) else 1.0 for word in heavy)


def _light_until(said: Wording, start: int) -> int:
    """Return the row at which the generic words and figures after ``start`` end."""
    row = start
    while row < len(said.words):
        run = 1 if row in said.light else generic_run(said.words, row)
        if not run:
            return row
        row += run
    return row
