"""All terms of the control catalogue under one key each, and where they stand in a wording."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from screener.match.generic_terms import word_weight
from screener.match.words_kept import KeptWords
from screener.model.lists import ControlEntry, TermSet
from screener.normalise.wording import PREPOSITIONS

_LONGEST_TERM = 24  # words; a Han character is a word


@dataclass(frozen=True, slots=True)
class Term:
    """One wording of the catalogue and the entry (and paragraph) that it points to."""

    text: str  # as the catalogue writes it
    key: str
    words: tuple[str, ...]
    entry: str  # "us_ccl/6A005"
    paragraph: str = ""  # "" for the entry as a whole
    blocks: str = ""  # "" for a term; else why words within it are no hit: "not", "release"
    wide: bool = False  # names far more than the entry: 机器人 for the robots that are listed


@dataclass(frozen=True, slots=True)
class Found:
    """Terms of one key where they stand in a wording: words ``start`` to ``end`` (exclusive)."""

    terms: tuple[Term, ...]
    start: int
    end: int

    def holds(self, other: "Found") -> bool:
        """Return whether another span lies within this one; a span lies within itself."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Every term under its key, with the weights of words."""

    by_key: Mapping[str, tuple[Term, ...]]
    weight: Mapping[str, float]  # of words that the catalogue uses
    unknown: float  # rarity of a word that it does not use
    longest: int  # words of the longest term

    @classmethod
    def build(cls, controls: Mapping[str, ControlEntry], known: KeptWords) -> "TermIndex":
        """Index all terms, not-terms and releases of a catalogue, by entry."""
        by_key: dict[str, list[Term]] = defaultdict(list)
        for term in _distinct(_terms(controls, known)):
            by_key[term.key].append(term)
        # A word counts once per wording, however many lists share the wording.
        wordings = [group[0].words for group in by_key.values() if not group[0].blocks]
        used = Counter(word for words in wordings for word in set(words))
        total = max(len(wordings), 1)
        return cls(
            {key: tuple(group) for key, group in by_key.items()},
            {word: word_weight(word, math.log(1 + total / n)) for word, n in used.items()},
            math.log(1 + total),
            min(max((len(words) for words in wordings), default=0) + 2, _LONGEST_TERM),
        )

    def weigh(self, words: Iterable[str]) -> float:
        """Return how much words say together; generic words next to nothing."""
        return sum(self.weight.get(w) or word_weight(w, self.unknown) for w in words)

    def find(self, words: Sequence[str]) -> list[Found]:
        """Return the terms that stand in a wording, by their place, whatever holds them."""
        found = []
        for start in range(len(words)):
            key = ""
            for end in range(start + 1, min(start + self.longest, len(words)) + 1):
                key += words[end - 1]
                terms = self.by_key.get(key)
                if terms:
                    kept = tuple(t for t in terms if parted_alike(words[start:end], t.words))
                    if kept:
                        found.append(Found(kept, start, end))
        return found


def parted_alike(said: Sequence[str], listed: Sequence[str]) -> bool:
    """Return whether two wordings of one key part it at the same places, or one at fewer.

    Joined and hyphenated spellings meet; a number and a spaced letter are not what they would be
    together, nor is a word that a preposition ends.

    >>> parted_alike(["micro", "channel", "plat"], ["microchannel", "plat"])
    True
    >>> parted_alike(["5", "g"], ["5g"]), parted_alike(["can", "on"], ["canon"])
    (False, False)
    """
    if tuple(said) == tuple(listed):
        return True
    ours, theirs = set(accumulate(map(len, said))), set(accumulate(map(len, listed)))
    if not (ours <= theirs or theirs <= ours):
        return False
    place = 0
    for one, other in pairwise(said):
        place += len(one)
        if place not in theirs and (one.isdigit() or one in PREPOSITIONS or other in PREPOSITIONS):
            return False
    return True


def _terms(controls: Mapping[str, ControlEntry], known: KeptWords) -> Iterator[Term]:
    for entry, control in controls.items():
        yield from _made(known, entry, control.terms)
        yield from _made(known, entry, control.wide_terms, wide=True)
        yield from _made(known, entry, control.not_terms, blocks="not")
        for paragraph in control.paragraphs:
            yield from _made(known, entry, paragraph.terms, paragraph=paragraph.paragraph)
        for release in control.releases:
            yield from _made(known, entry, release.terms, blocks="release")


def _made(
    known: KeptWords,
    entry: str,
    terms: TermSet,
    *,
    paragraph: str = "",
    blocks: str = "",
    wide: bool = False,
) -> Iterator[Term]:
    for text in (*terms.en, *terms.zh):
        if words := known.words_of(text):
            yield Term(text, "".join(words), words, entry, paragraph, blocks, wide)


def _distinct(terms: Iterable[Term]) -> Iterator[Term]:
    """Yield each wording of an entry once; one that names a paragraph before one that does not."""
    best: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        known = best.get((term.key, term.entry, term.blocks))
        if known is None or (term.paragraph and not known.paragraph):
            best[(term.key, term.entry, term.blocks)] = term
    yield from best.values()
