"""How far a wording is the thing that a term of the catalogue names: 0 to 100, with its ground."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screener.match.features import features
from screener.match.generic_terms import (
    generic_run,
    is_only_about,
    real_features,
    several_words,
)
from screener.match.retrieval import Retrieval
from screener.match.term_index import Found, Term, TermIndex
from screener.model.lists import ControlEntry
from screener.normalise.terms import is_han, term_words
from screener.normalise.wording import Wording, wording

SAME = 100.0  # the wording is the term
_SAME_BUT_GENERIC = 96.0  # "carbon fibre materials" ~ "carbon fibre", "hot press, 200 MPa"
# The head of the wording is the term: "deep-sea underwater drone" is an underwater drone. What is
# said beside it may make it another thing, so the share that the term covers counts: "hair removal
# laser" (60) is none of the list's lasers, "marine gravimeter" (76) is a gravimeter.
_HEAD = (46.0, 50.0)
# The more words the term has, the less the words beside it can change.
_LONG_HEAD = (78.0, 17.0)
# The term only qualifies the head: "radar calibration targets" may or may not be of interest.
_PART = (40.0, 32.0)
# The same words in any order, or most of them: below a term that is found as it stands.
_WORDS_SHARE = 90.0
_NO_ALERT = 69.0
# All words stand somewhere in the entry's title and terms: shown, never an alert.
_TITLE_SHARE = 60.0
# Running text (a pasted sentence, a product's description): a term of two words or more says
# enough by itself, and one that stands at the head says what is described: a vehicle with a sonar.
_PROSE_WORDS = 14
_PROSE_HEAD, _PROSE_SEVERAL, _PROSE_ONE = 88.0, 85.0, 66.0
# A term that stands within a longer term of another entry: "laser" in "laser gyroscope".
_INSIDE_LONGER = 60.0
# What a not-term or a release of the entry says better than any of its terms.
_BLOCKED = 50.0
_TITLE_LEAST = 30.0  # half of the phrase: among the first ten this finds one phrase in fifty more
LEAST = 45.0  # below, most of what comes is chance: "system design" ~ "antenna design"
# Of what stands after the head ("laser for hair removal"), half counts: it may change the thing.
_AFTER_HEAD = 0.5


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term that a wording may mean."""

    term: Term
    score: float  # 0 to 100
    method: str  # "term", "head", "part", "words", "title"


@dataclass(frozen=True, slots=True)
class TermScorer:
    """Scores wordings against all terms of a catalogue."""

    index: TermIndex
    groups: tuple[tuple[Term, ...], ...]  # terms of one key; row i of ``words``
    parts: tuple[frozenset[str], ...]  # features of the terms of row i
    words: Retrieval
    titles: tuple[Term, ...]  # an entry's title; row i of ``contents``
    contents: Retrieval

    @classmethod
    def build(cls, controls: Mapping[str, ControlEntry]) -> "TermScorer":
        """Prepare the terms and titles of a catalogue for retrieval."""
        index = TermIndex.build(controls)
        groups = tuple(index.by_key.values())
        of_groups = tuple(features(group[0].words) for group in groups)
        contents: dict[str, set[str]] = defaultdict(set)
        for group, its in zip(groups, of_groups, strict=True):
            for term in group:
                if not term.blocks:
                    contents[term.entry] |= its
        titles = tuple(_title(entry, control) for entry, control in controls.items())
        of_titles = [features(t.words) | contents[t.entry] for t in titles]
        words, whole = Retrieval.build(of_groups), Retrieval.build(of_titles)
        return cls(index, groups, of_groups, words, titles, whole)

    def score(self, text: str) -> dict[str, TermMatch]:
        """Return the best term of each entry that a wording may mean, by entry.

        Args:
            text: A phrase, or a sentence; any script.

        Returns:
            Matches of 45 and above; an entry stands once, with its best term.
        """
        said = wording(text)
        if not said.words:
            return {}
        best: dict[str, TermMatch] = {}
        found = self.index.find(said.words)
        for match in self._standing(said, found):
            if match.score >= LEAST:
                _keep(best, match)
        blocked = {t.entry for one in found for t in one.terms if t.blocks}
        for match in self._sharing(said, best, blocked):
            _keep(best, match)
        return best

    def _standing(self, said: Wording, found: list[Found]) -> Iterator[TermMatch]:
        """Yield terms that stand in the wording and that no block or longer term hides."""
        whole: dict[str, list[Found]] = defaultdict(list)
        for one in found:
            score, method = self._found_score(said, [one])
            around = [other for other in found if other is not one and other.holds(one)]
            inside = any(not term.blocks for other in around for term in other.terms)
            hidden = {t.entry for other in around for t in other.terms}
            hidden |= {t.entry for t in one.terms if t.blocks}
            for term in one.terms:
                if term.entry not in hidden:
                    yield TermMatch(term, min(score, _INSIDE_LONGER) if inside else score, method)
                    if not inside:
                        whole[term.entry].append(Found((term,), one.start, one.end))
        yield from self._together(said, whole)

    def _together(self, said: Wording, whole: Mapping[str, list[Found]]) -> Iterator[TermMatch]:
        """Yield the last of several terms of an entry that stand beside each other, with a score
        for all: 自适应光学 and 变形镜 in 自适应光学变形镜."""
        for spans in whole.values():
            apart = [
                s for s, before in zip(spans[1:], spans, strict=False) if s.start >= before.end
            ]
            if apart and len(apart) == len(spans) - 1 and _length(said) <= _PROSE_WORDS:
                score, method = self._found_score(said, spans)
                yield TermMatch(spans[-1].terms[0], score, method)

    def _found_score(self, said: Wording, spans: Sequence[Found]) -> tuple[float, str]:
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
        share = self._share(said, spans)
        if spans[-1].start < said.head <= right:
            base, rest = _LONG_HEAD if several else _HEAD
            return base + rest * share, "head"
        return _PART[0] + _PART[1] * share, "part"

    def _share(self, said: Wording, spans: Sequence[Found]) -> float:
        """Return how much of a wording terms cover, 0 to 1; figures weigh nothing."""
        heavy = [row for row in range(len(said.words)) if row not in said.light]
        words = said.words
        before = self.index.weigh(words[r] for r in heavy if r < said.head)
        after = self.index.weigh(words[r] for r in heavy if r >= said.head)
        within = {row for span in spans for row in range(span.start, span.end)}
        its = self.index.weigh(words[r] for r in heavy if r in within)
        whole = before + _AFTER_HEAD * after
        return min(its / whole, 1.0) if whole else 0.0

    def _sharing(
        self, said: Wording, standing: Mapping[str, TermMatch], blocked: set[str]
    ) -> Iterator[TermMatch]:
        """Yield terms and titles that share words with the wording.

        An entry whose block stands in the wording is left out, and one whose block is nearer to
        the wording than its terms are is shown as weak at most.
        """
        its = features(said.words, said.light)
        near: dict[str, TermMatch] = {}
        blocks: dict[str, float] = {}
        for row, share in self.words.alike(its, LEAST / _WORDS_SHARE):
            score = _WORDS_SHARE * share
            if score > _NO_ALERT and _is_too_little(its, self.parts[row]):
                score = _NO_ALERT
            for term in self.groups[row]:
                if term.blocks:
                    blocks[term.entry] = max(blocks.get(term.entry, 0.0), score)
                elif term.entry not in blocked:
                    _keep(near, TermMatch(term, score, "words"))
        for entry, match in near.items():
            outdone = blocks.get(entry, 0.0) > match.score and entry not in standing
            yield TermMatch(match.term, _BLOCKED, match.method) if outdone else match
        for row, share in self.contents.covered(its, _TITLE_LEAST / _TITLE_SHARE):
            title = self.titles[row]
            if title.entry not in blocked and title.entry not in standing:
                yield TermMatch(title, _TITLE_SHARE * share, "title")


def _is_too_little(said: frozenset[str], listed: frozenset[str]) -> bool:
    # One shared word is no alert ("digital" in "digital watch" and "digital computer") unless all
    # else is generic on both sides: "encryption module" ~ "encryption equipment".
    ours, theirs = real_features(said), real_features(listed)
    few = len(ours & theirs) < 2 and (ours != theirs or len(said) < 2)
    # Nor is what names less than the term does: "solar panel" ~ "satellite solar panel". One pair
    # of characters may lack: 光纤陀螺 ~ 光纤陀螺仪.
    lacking = [f for f in theirs - ours if not is_han(f)] or len(theirs - ours) > 1
    return few or bool(ours <= theirs and lacking) or is_only_about(said, listed)


def _title(entry: str, control: ControlEntry) -> Term:
    words = tuple(term_words(control.title))
    return Term(control.title, "".join(words), words, entry)


def _keep(best: dict[str, TermMatch], match: TermMatch) -> None:
    known = best.get(match.term.entry)
    if known is None or _order(match) > _order(known):
        best[match.term.entry] = match


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


def _order(match: TermMatch) -> tuple[float, int, int, str]:
    # Of two terms that score alike, the longer one says more; then one that names a paragraph.
    term = match.term
    return (match.score, len(term.words), bool(term.paragraph), term.text)
