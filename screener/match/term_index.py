"""All terms of the control catalogue under one key each, and where they stand in a wording."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from screener.model.lists import ControlEntry, TermSet
from screener.normalise.terms import term_words

# Words that say "thing" and not which thing: "laser equipment" is a laser, 激光设备 is 激光.
_GENERIC_TEXTS = (
    "equipment technology technologies system device product products apparatus module unit kit"
    " component part assembly solution platform series instrument application manufacture"
    " manufacturing production process processing industry research development design project the"
    " a an and high new advanced type large small precision performance level grade use based"
)
_GENERIC_HAN = (
    "设备 技术 系统 装置 产品 器件 部件 组件 模块 单元 仪器 仪 类 型 用 的 及 和 高 新 大 小"
    " 型号 产业 工艺 研发 制造 生产 项目"
)
# A phrase's head stands before these: "laser for cutting" is a laser.
_PREPOSITIONS = frozenset("for of with in on by from to using under at as".split())
_LONGEST_TERM = 24  # words; a Han character is a word
_GENERIC_WEIGHT = 0.15  # of a word's: "equipment" may tip a balance, never carry a match


def _is_han(word: str) -> bool:
    return "㐀" <= word[0] <= "鿿"


GENERIC_WORDS = frozenset(
    word for text in _GENERIC_TEXTS.split() for word in term_words(text)
) | frozenset(["型", "类", "用", "的", "及", "和", "高", "新", "大", "小"])
_GENERIC_RUNS = tuple(sorted((tuple(run) for run in _GENERIC_HAN.split()), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Term:
    """One wording of the catalogue and the entry (and paragraph) that it points to."""

    text: str  # as the catalogue writes it
    key: str
    words: tuple[str, ...]
    entry: str  # "us_ccl/6A005"
    paragraph: str = ""  # "" for the entry as a whole
    blocks: str = ""  # "" for a term; else why words within it are no hit: "not", "release"


@dataclass(frozen=True, slots=True)
class Found:
    """A term where it stands in a wording: words ``start`` to ``end`` (exclusive)."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Every term under its key, with the weights of words."""

    by_key: Mapping[str, tuple[Term, ...]]
    terms: tuple[Term, ...]
    weight: Mapping[str, float]  # of words that the catalogue uses
    unknown: float  # weight of a word that it does not use

    @classmethod
    def build(cls, controls: Mapping[str, ControlEntry]) -> "TermIndex":
        """Index all terms, not-terms and releases of a catalogue, by entry."""
        by_key: dict[str, list[Term]] = defaultdict(list)
        for term in _distinct(_terms(controls)):
            by_key[term.key].append(term)
        terms = tuple(term for group in by_key.values() for term in group)
        # A word counts once per wording, however many lists share the wording.
        wordings = {term.key: set(term.words) for term in terms if not term.blocks}
        used = Counter(word for words in wordings.values() for word in words)
        total = max(len(wordings), 1)
        weight = {
            word: _word_weight(word, math.log(1 + total / count)) for word, count in used.items()
        }
        return cls(
            {key: tuple(group) for key, group in by_key.items()},
            terms,
            weight,
            math.log(1 + total),
        )

    def weigh(self, words: Iterable[str]) -> float:
        """Return how much words say together; generic words next to nothing."""
        return sum(self.weight.get(w, _word_weight(w, self.unknown)) for w in words)

    def find(self, words: list[str]) -> list[Found]:
        """Return the terms in a wording that no longer term of the same entry holds within it.

        A term that stands within a not-term or a release of its entry is not returned.
        """
        found = list(self._all(words))
        return [one for one in found if not any(_hidden(one, other) for other in found)]

    def _all(self, words: list[str]) -> Iterator[Found]:
        for start in range(len(words)):
            key = ""
            for end in range(start + 1, min(start + _LONGEST_TERM, len(words)) + 1):
                key += words[end - 1]
                for term in self.by_key.get(key, ()):
                    yield Found(term, start, end)


def generic_tail(words: list[str], start: int) -> int:
    """Return the index at which a phrase ends when generic words after ``start`` are left off."""
    position = start
    while position < len(words):
        run = next(
            (r for r in _GENERIC_RUNS if tuple(words[position : position + len(r)]) == r), ()
        )
        if not run and words[position] not in GENERIC_WORDS:
            return position
        position += len(run) or 1
    return position


def head_end(words: list[str]) -> int:
    """Return where the head of a phrase ends: before its first preposition, or at its end."""
    return next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))


def _word_weight(word: str, rarity: float) -> float:
    if word in GENERIC_WORDS or word in _PREPOSITIONS:
        return rarity * _GENERIC_WEIGHT
    # A Han character is about half a word.
    return rarity * 0.5 if _is_han(word) else rarity


def _hidden(one: Found, other: Found) -> bool:
    if one.term.blocks:
        return True
    within = other.start <= one.start and one.end <= other.end
    longer = (other.end - other.start) > (one.end - one.start)
    same = other.term.entry == one.term.entry
    return same and within and (longer or bool(other.term.blocks))


def _terms(controls: Mapping[str, ControlEntry]) -> Iterator[Term]:
    for entry, control in controls.items():
        yield from _made(entry, control.terms)
        yield from _made(entry, control.not_terms, blocks="not")
        for shared in control.terms_from:
            source = controls.get(shared)
            if source is not None:
                yield from _made(entry, source.terms)
                yield from _made(entry, source.not_terms, blocks="not")
                for paragraph in source.paragraphs:
                    yield from _made(entry, paragraph.terms)
                for release in source.releases:
                    yield from _made(entry, release.terms, blocks="release")
        for paragraph in control.paragraphs:
            yield from _made(entry, paragraph.terms, paragraph=paragraph.paragraph)
        for release in control.releases:
            yield from _made(entry, release.terms, blocks="release")


def _made(entry: str, terms: TermSet, *, paragraph: str = "", blocks: str = "") -> Iterator[Term]:
    for text in (*terms.en, *terms.zh):
        words = tuple(term_words(text))
        if words:
            yield Term(text, "".join(words), words, entry, paragraph, blocks)


def _distinct(terms: Iterable[Term]) -> Iterator[Term]:
    """Yield each wording of an entry once; one that names a paragraph before one that does not."""
    best: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        known = best.get((term.key, term.entry, term.blocks))
        if known is None or (term.paragraph and not known.paragraph):
            best[(term.key, term.entry, term.blocks)] = term
    yield from best.values()
