"""Which of all the rules' terms a text says: one pass over a text instead of one for each term."""

from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from screener.normalise.terms import term_words

_BETWEEN = "\0"


class Phrases:
    """The terms that the rules of a set ask texts for, to be found all at once."""

    def __init__(self, terms: Iterable[str]) -> None:
        by_key: dict[str, list[str]] = {}
        for term in dict.fromkeys(terms):
            key = phrase_key(term)
            if key:
                by_key.setdefault(key, []).append(term)
        self.terms = frozenset(term for several in by_key.values() for term in several)
        self._several = list(by_key.values())
        self._automaton = AhoCorasick(list(by_key))

    def said(self, text: str) -> frozenset[str]:
        """Return the terms that a text says, as ``said_terms`` would one by one."""
        if not self._several:
            return frozenset()
        words = phrase_key(text)
        found = {
            at for at, _, _ in self._automaton.find_matches_as_indexes(words, overlapping=True)
        }
        return frozenset(term for at in found for term in self._several[at])


NO_PHRASES = Phrases(())


class Text(str):
    """A text that finds the rules' terms in itself once, when it is first asked."""

    _phrases: Phrases
    _parts: tuple["Text", ...]
    _said: frozenset[str] | None

    @classmethod
    def of(cls, text: str, phrases: Phrases) -> "Text":
        """Return a text with the terms that it will be asked for."""
        made = cls(text)
        made._phrases, made._parts, made._said = phrases, (), None
        return made

    @classmethod
    def joined(cls, parts: tuple["Text", ...], phrases: Phrases) -> "Text":
        """Return several texts as one; a term stands within one of them."""
        made = cls.of("\n".join(parts), phrases)
        made._parts = parts
        return made

    def says_any(self, terms: Iterable[str]) -> bool | None:
        """Return whether it says one of the terms; None where one of them is not looked for."""
        asked = frozenset(terms)
        return not asked.isdisjoint(self.said) if asked <= self._phrases.terms else None

    @property
    def said(self) -> frozenset[str]:
        """All terms that it says."""
        if self._said is None:
            self._said = (
                frozenset().union(*(part.said for part in self._parts))
                if self._parts
                else self._phrases.said(self)
            )
        return self._said


@lru_cache(maxsize=16_384)
def phrase_key(text: str) -> str:
    """Return the words of a text between signs that no word holds; "" where it has none."""
    words = term_words(text)
    return _BETWEEN + _BETWEEN.join(words) + _BETWEEN if words else ""
