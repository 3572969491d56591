"""Acronyms: whether a word in capitals can be made of the letters of a name."""

import re
from functools import lru_cache

from screener.match.forms import Form
from screener.normalise import generic_words
from screener.normalise.names import words_of
from screener.normalise.org_lexicon import PLACES
from screener.normalise.romanise import is_pinyin
from screener.normalise.word_forms import word_form

_LONGEST = 9
_PERFECT, _LOOSE = 80.0, 76.0
_SHORT = 3  # letters of an acronym that must be initials throughout
_SYLLABLES = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng(?![aeiouv])|n(?![aeiouv])|r$)?"
)
_HALVES = re.compile("(north|south)(?=east|west)")
# Renderings of one Chinese word for a body begin with one of these.
_BODY_LETTERS = {
    "university": "uci",
    "college": "cui",
    "institute": "iuca",
    "academy": "ai",
    "school": "sac",
    "technology": "te",
    "laboratory": "l",
}
_MAY_BE_LEFT_OUT = frozenset(
    word
    for words in (generic_words.TRADE, generic_words.KIND, generic_words.ADMIN)
    for word in words
)


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
        return _LOOSE if _made_of_meaning(word, full) else 0.0
    words = tuple(words_of(full.text))
    if word in initials(words):
        return _PERFECT
    return _LOOSE if _made_of(word, words) else 0.0


def initials(words: tuple[str, ...]) -> frozenset[str]:
    """Return the initials of words, with and without the small ones."""
    significant = [word for word in words if word not in generic_words.SMALL]
    return frozenset(
        "".join(word[0] for word in several) for several in (words, significant) if several
    )


@lru_cache(maxsize=65_536)
def parted_initials(word: str) -> str:
    """Return the initials of the syllables of a romanised word, or of the halves of a direction.

    >>> parted_initials("shandong"), parted_initials("southeast"), parted_initials("institute")
    ('sd', 'se', '')
    """
    half = _HALVES.match(word)
    if half:
        return word[0] + word[half.end()]
    syllables = _SYLLABLES.findall(word) if is_pinyin(word) else []
    if not 2 <= len(syllables) <= 3 or "".join(syllables) != word:
        return ""
    return "".join(syllable[0] for syllable in syllables)


@lru_cache(maxsize=65_536)
def _made_of(word: str, words: tuple[str, ...]) -> bool:
    """Tell whether an acronym takes its letters from the words in their order.

    A word gives its first letter, or the initials of its syllables (HNUST, Hunan University of
    ...); small words may be left out, and one trade or body that is not the first.
    """
    significant = tuple(one for one in words if one not in generic_words.SMALL)
    skips = 1 if len(word) > _SHORT else 0
    return len(significant) > 1 and _taken(word, significant, skips, True)


def _taken(word: str, words: tuple[str, ...], skips: int, first: bool) -> bool:
    if not words:
        return not word
    here, rest = words[0], words[1:]
    parted = parted_initials(here)
    if parted and word.startswith(parted) and _taken(word[len(parted) :], rest, skips, False):
        return True
    if word.startswith(here[0]) and _taken(word[1:], rest, skips, False):
        return True
    may_go = not first and skips > 0 and word_form(here) in _MAY_BE_LEFT_OUT
    return may_go and _taken(word, rest, skips - 1, False)


def _made_of_meaning(word: str, full: Form) -> bool:
    """Tell whether an acronym takes its letters from the words that a Chinese name means.

    The order is not that of the English name, so only the first letter, of a place or a country,
    has its place: HMU, 河北医科大学. One word of trade may be left out where letters are many.
    """
    slots = dict(zip(full.tokens, full.slots, strict=True))
    if not any(slot in (*PLACES, "country", "brand") for slot in slots.values()):
        return False
    if word[0] not in {t[0] for t in full.tokens} or len(full.tokens) > _LONGEST:
        return False
    return _letters_used(word, full.tokens, full.slots, 1 if len(word) > _SHORT else 0)


def _letters_used(word: str, tokens: tuple[str, ...], slots: tuple[str, ...], spare: int) -> bool:
    if not tokens:
        return not word
    token, slot, rest, others = tokens[0], slots[0], tokens[1:], slots[1:]
    for piece in (parted_initials(token), *_BODY_LETTERS.get(token, token[0])):
        left = _without(word, piece) if piece else None
        if left is not None and _letters_used(left, rest, others, spare):
            return True
    may_go = spare > 0 and slot in ("trade", "country")
    return may_go and _letters_used(word, rest, others, spare - 1)


def _without(word: str, letters: str) -> str | None:
    """Return a word without letters that stand together in it; None where they do not."""
    at = word.find(letters)
    return None if at < 0 else word[:at] + word[at + len(letters) :]
