"""Acronyms: whether a word in capitals can be made of the letters of a name."""

from functools import lru_cache

from screener.match.forms import Form
from screener.normalise import generic_words
from screener.normalise.names import words_of

_LONGEST = 9
_PERFECT, _LOOSE = 80.0, 76.0
_SHORT = 3  # letters of an acronym that must be initials throughout


def acronym_score(a: Form, b: Form) -> float:
    """Return how well one of two forms is an acronym of the other; 0 where it is none."""
    return max(_abbreviates(a, b), _abbreviates(b, a))


def _abbreviates(short: Form, full: Form) -> float:
    word = str(short.key)
    if " " in word or not (word.isascii() and word.isalpha() and _SHORT <= len(word) <= _LONGEST):
        return 0.0
    if len(full.tokens) < 2:
        return 0.0
    if full.kind == "meaning":
        same = sorted(token[0] for token in full.tokens) == sorted(word)
        return _LOOSE if same and len(word) > _SHORT else 0.0
    words = tuple(words_of(full.text))
    if word in initials(words):
        return _PERFECT
    if len(word) > _SHORT and _made_of(word, words):
        return _LOOSE
    return 0.0


def initials(words: tuple[str, ...]) -> frozenset[str]:
    """Return the initials of words, with and without the small ones."""
    significant = [word for word in words if word not in generic_words.SMALL]
    return frozenset(
        "".join(word[0] for word in several) for several in (words, significant) if several
    )


@lru_cache(maxsize=65_536)
def _made_of(word: str, words: tuple[str, ...]) -> bool:
    """Tell whether an acronym takes its letters from the words in their order.

    Each word gives its first letter and at most two more (HNUST, Hunan University of ...); small
    words may be left out, and one other that is not the first.
    """
    significant = tuple(one for one in words if one not in generic_words.SMALL)
    return len(significant) > 2 and _taken(word, significant, 0, 1, True)


def _taken(word: str, words: tuple[str, ...], at: int, skips: int, first: bool) -> bool:
    if not word:
        return at >= len(words) or (skips > 0 and at == len(words) - 1)
    if at >= len(words):
        return False
    here = words[at]
    if here[0] == word[0]:
        if _taken(word[1:], words, at + 1, skips, False):
            return True
        second = here.find(word[1], 1) if len(word) > 1 else -1
        if second > 0 and _taken(word[2:], words, at + 1, skips, False):
            return True
    return not first and skips > 0 and _taken(word, words, at + 1, skips - 1, False)
