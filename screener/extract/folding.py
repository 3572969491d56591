"""From a text to the folded form in which names are searched, with the way back to the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from screener.extract.view import HAN
from screener.normalise.terms import term_words

_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_PLAIN_GAP = re.compile(r"[\s\-‐‑–'’/·・﹒]*")
# Between the words of a name: "Co., Ltd.", "S&T", "(Group)", "Research Inst. No. 54".
_NAME_GAP = re.compile(r"[\s\-‐‑–'’/·・﹒.,&()（），\"“”]{0,4}")
JOINED, LIGHT, HARD = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded form. Token i of the text is ``text[starts[i]:ends[i]]``."""

    form: str  # the folded tokens without anything between them
    starts: list[int]  # of tokens, in the text
    ends: list[int]
    gaps: list[int]  # what parts token i from the one before: JOINED, LIGHT or HARD
    at: dict[int, int]  # place in the form where a token starts -> its index
    until: dict[int, int]  # place in the form where a token ends -> its index


def folded(text: str) -> Folded:
    """Return a text as it is searched: case, width, script form, hyphens and plurals folded.

    Every token of the form knows its place in the text, so that what is found is quoted as it
    stands there. A token that folds to nothing is left out.
    """
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[int] = []
    at: dict[int, int] = {}
    until: dict[int, int] = {}
    length = 0
    for match in _TOKEN.finditer(text):
        form = folded_token(match.group())
        if not form:
            continue
        gaps.append(_gap(text[ends[-1] : match.start()]) if ends else HARD)
        at[length] = len(forms)
        length += len(form)
        until[length] = len(forms)
        forms.append(form)
        starts.append(match.start())
        ends.append(match.end())
    return Folded("".join(forms), starts, ends, gaps, at, until)


def folded_words(text: str) -> Iterator[str]:
    """Yield the folded tokens of a name or term."""
    return (form for token in _TOKEN.findall(text) if (form := folded_token(token)))


@lru_cache(maxsize=200_000)
def folded_token(token: str) -> str:
    """Return the folded form of one word or Han character.

    >>> folded_token("Gyroscopes") == folded_token("gyroscope")
    True
    """
    if len(token) > _LONGEST_WORD:
        return unicodedata.normalize("NFKC", token).casefold()
    return "".join(term_words(token))


# Longer runs of letters are no words ("aaaa...") and are not worth stemming.
_LONGEST_WORD = 60


def _gap(between: str) -> int:
    if between in ("", " ", "-"):
        return JOINED
    if _PLAIN_GAP.fullmatch(between):
        return JOINED if "\n\n" not in between else HARD
    return LIGHT if _NAME_GAP.fullmatch(between) else HARD
