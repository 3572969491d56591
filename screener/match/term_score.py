"""How far a wording is the thing that a term of the catalogue names: 0 to 100, with its ground."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from screener.match.term_index import Found, Term, TermIndex, generic_tail, head_end
from screener.normalise.terms import term_words

SAME = 100.0  # the wording is the term
_SAME_BUT_GENERIC = 96.0  # "carbon fibre materials" ~ "carbon fibre"
# The head of the wording is the term: "deep-sea underwater drone" is an underwater drone. What is
# said beside it may make it another thing, so the share that the term covers counts.
# The more words the term has, the less the words beside it can change.
_HEAD_BASE, _HEAD_SHARE = 66.0, 29.0
_LONG_HEAD_BASE, _LONG_HEAD_SHARE = 80.0, 15.0
# The term only qualifies the head: "radar calibration targets" may or may not be of interest.
_PART_BASE, _PART_SHARE = 42.0, 38.0
# The same words in any order, or most of them: below a term that is found as it stands.
_WORDS_SHARE = 90.0
# Running text (a pasted sentence): a term of two words or more says enough by itself.
_PROSE_WORDS = 14
_PROSE_SEVERAL, _PROSE_ONE = 85.0, 72.0
# A term that stands within a longer term of another entry: "laser" in "laser gyroscope".
_INSIDE_LONGER = 60.0
LEAST = 45.0  # below, most of what comes is chance: "system design" ~ "antenna design"
_MOST_WORDS = 40  # words of a wording that retrieval looks at


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term that a wording may mean."""

    term: Term
    score: float  # 0 to 100
    method: str  # "term", "head", "part", "words"


@dataclass(frozen=True, slots=True)
class TermScorer:
    """Scores wordings against all terms of a catalogue."""

    index: TermIndex
    by_word: Mapping[str, tuple[int, ...]]  # rows of index.terms that use a word

    @classmethod
    def build(cls, index: TermIndex) -> "TermScorer":
        """Prepare the words of all terms for retrieval."""
        by_word: dict[str, list[int]] = defaultdict(list)
        for row, term in enumerate(index.terms):
            if not term.blocks:
                for word in set(term.words):
                    by_word[word].append(row)
        return cls(index, {word: tuple(rows) for word, rows in by_word.items()})

    def score(self, text: str) -> dict[str, TermMatch]:
        """Return the best term of each entry that a wording may mean, by entry.

        Args:
            text: A phrase, or a sentence; any script.

        Returns:
            Matches of 45 and above; an entry stands once, with its best term.
        """
        words = term_words(text)
        best: dict[str, TermMatch] = {}
        if not words:
            return best
        for match in (*self._standing(words), *self._sharing(words)):
            known = best.get(match.term.entry)
            if known is None or _order(match) > _order(known):
                best[match.term.entry] = match
        return best

    def _standing(self, words: list[str]) -> Iterator[TermMatch]:
        found = self.index.find(words)
        for one in found:
            score, method = self._found_score(words, one)
            if any(_inside(one, other) for other in found):
                score = min(score, _INSIDE_LONGER)
            if score >= LEAST:
                yield TermMatch(one.term, score, method)

    def _found_score(self, words: list[str], one: Found) -> tuple[float, str]:
        if one.end - one.start == len(words):
            return SAME, "term"
        if len(words) > _PROSE_WORDS:
            return (_PROSE_SEVERAL if _has_several_words(one.term) else _PROSE_ONE), "term"
        left = generic_tail(words, 0) if one.start else 0
        right = generic_tail(words, one.end)
        if left >= one.start and right == len(words):
            return _SAME_BUT_GENERIC, "term"
        share = self._share(words, one)
        if right >= head_end(words) and one.start < head_end(words):
            if _has_several_words(one.term):
                return _LONG_HEAD_BASE + _LONG_HEAD_SHARE * share, "head"
            return _HEAD_BASE + _HEAD_SHARE * share, "head"
        return _PART_BASE + _PART_SHARE * share, "part"

    def _share(self, words: list[str], one: Found) -> float:
        whole = self.index.weigh(words)
        return self.index.weigh(words[one.start : one.end]) / whole if whole else 0.0

    def _sharing(self, words: list[str]) -> Iterator[TermMatch]:
        said = set(words[:_MOST_WORDS])
        whole = self.index.weigh(said)
        shared: dict[int, float] = defaultdict(float)
        for word in said:
            weight = self.index.weigh((word,))
            for row in self.by_word.get(word, ()):
                shared[row] += weight
        for row, weight in shared.items():
            term = self.index.terms[row]
            score = _WORDS_SHARE * 2 * weight / (whole + self.index.weigh(set(term.words)))
            if score >= LEAST and not _out_of_order(term, words):
                yield TermMatch(term, score, "words")


def _out_of_order(term: Term, words: list[str]) -> bool:
    # Han characters that only happen to be shared in another order are no shared word.
    if not _is_chinese(term):
        return False
    text, pairs = "".join(words), zip(term.words, term.words[1:], strict=False)
    joined = [first + second in text for first, second in pairs]
    return len(joined) > 0 and sum(joined) * 2 < len(joined)


def _has_several_words(term: Term) -> bool:
    # 激光 and 雷达 are one word each; three characters are two words or a rarer one.
    return len(term.words) >= (3 if _is_chinese(term) else 2)


def _is_chinese(term: Term) -> bool:
    return any("㐀" <= word[0] <= "鿿" for word in term.words)


def _inside(one: Found, other: Found) -> bool:
    longer = (other.end - other.start) > (one.end - one.start)
    return longer and other.start <= one.start and one.end <= other.end and not other.term.blocks


def _order(match: TermMatch) -> tuple[float, int, int, str]:
    # Of two terms that score alike, the longer one says more; then one that names a paragraph.
    term = match.term
    return (match.score, len(term.words), bool(term.paragraph), term.text)
