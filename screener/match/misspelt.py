"""Misspelt everyday words of names: "Mahcinery" is read as Machinery, "CarbonCo" as Carbon Co.

A word that no listed name has would count as a brand of its own, and a brand of its own tells two
names apart. So a name is looked up once more with such words read as the frequent word that is
spelt like them; what is found so is worth less, and says what was read.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from screener.match.spelling import Vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile("[㐀-鿿]")
# "709thResearch", "CETC13": a number that has lost its space.
_NUMBER = re.compile(
    r"(?<=\d)(?=[A-Z][a-z]{3})|(?<=\dst|\dnd|\drd|\dth)(?=[A-Z][a-z])|(?<=[A-Za-z]{3})(?=\d)"
)
_FORMS = ("co", "ltd", "llc", "inc", "corp")  # "ShamsCo"
_SHORTEST, _SHORTEST_READ = 4, 5  # letters; in shorter words a letter is much
_FREQUENT = 4  # names that have a word which is taken for everyday
_SHORTEST_PART = 3  # letters of a part of words written together
_MOST = 3  # words of one name that are read otherwise


class Misspelt:
    """The words of all listed names, and the frequent ones among them."""

    def __init__(self, texts: Iterable[str], words: Iterable[str]) -> None:
        self._texts, self._words = texts, words

    @cached_property
    def _counted(self) -> Counter[str]:
        return Counter(
            word
            for text in self._texts
            for word in set(_WORD.findall(text.casefold()))
            if word.isascii()
        )

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        frequent = {word for word, count in self._counted.items() if count >= _FREQUENT}
        frequent |= {word for word in self._words if word.isascii() and word.isalpha()}
        return Vocabulary(word for word in frequent if len(word) >= _SHORTEST_READ)

    def corrected(self, text: str) -> str:
        """Return a name with its misspelt everyday words put right; "" where there is none."""
        if _HAN.search(text):
            return ""
        spaced = _NUMBER.sub(" ", text)
        put_right = int(spaced != text)

        def read(match: re.Match[str]) -> str:
            nonlocal put_right
            word = match[0].casefold()
            known = not word.isascii() or word in self._counted
            if len(word) < _SHORTEST or put_right >= _MOST or known:
                return match[0]
            parts = self._parted(word)
            if parts:
                put_right += 1
                return parts
            best = max(
                self._vocabulary.alike(word),
                key=lambda one: (one[1], self._counted[one[0]], one[0]),
                default=None,
            )
            if best is None:
                return match[0]
            put_right += 1
            return best[0]

        made = _WORD.sub(read, spaced)
        return made if put_right else ""

    def _parted(self, word: str) -> str:
        """Return a word as the two listed words that it is written together from; "" for none.

        One of them has to be frequent: "companyaviadvigatel" is "company aviadvigatel".
        """
        counted = self._counted
        splits = [
            (min(counted[word[:at]], counted[word[at:]]), word[:at], word[at:])
            for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
            if max(counted[word[:at]], counted[word[at:]]) >= _FREQUENT
        ]
        splits += [
            (counted[word[: -len(form)]], word[: -len(form)], form)
            for form in _FORMS
            if word.endswith(form) and len(word) > len(form) + _SHORTEST_PART
        ]
        best = max(splits, default=(0, "", ""))
        return f"{best[1]} {best[2]}" if best[0] else ""
