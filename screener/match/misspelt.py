"""Misspelt everyday words of names: "Mahcinery" is read as Machinery, "CarbonCo" as Carbon Co.

A word that no listed name has would count as a brand of its own, and a brand of its own tells two
names apart. So a name is looked up once more with such words read as the frequent word that is
spelt like them; what is found so is worth less, and says what was read.
"""

import re
from collections import Counter
from collections.abc import Iterable

from screener.formats.sections import Section, Sections
from screener.formats.stored import TextColumn
from screener.match.name_columns import counts
from screener.match.spelling import Vocabulary, vocabulary_sections

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


def word_sections(texts: Iterable[str], words: Iterable[str]) -> dict[str, Section]:
    """Return the sections of the words of all listed names, and of the frequent ones among them.

    Args:
        texts: The names.
        words: Words that are everyday whatever the names say: those of the lexicon.
    """
    counted = Counter(
        word for text in texts for word in set(_WORD.findall(text.casefold())) if word.isascii()
    )
    frequent = {word for word, count in counted.items() if count >= _FREQUENT}
    frequent |= {word for word in words if word.isascii() and word.isalpha()}
    long = (word for word in frequent if len(word) >= _SHORTEST_READ)
    return {**counts("words", counted), **vocabulary_sections("words.frequent", long)}


class Misspelt:
    """The words of all listed names, and the frequent ones among them."""

    def __init__(self, sections: Sections) -> None:
        self._listed = TextColumn(sections, "words")
        self._counts = sections.array("words.counts")
        self._vocabulary = Vocabulary(sections, "words.frequent")

    def _count(self, word: str) -> int:
        row = self._listed.row(word)
        return int(self._counts[row]) if row >= 0 else 0

    def corrected(self, text: str) -> str:
        """Return a name with its misspelt everyday words put right; "" where there is none."""
        if _HAN.search(text):
            return ""
        spaced = _NUMBER.sub(" ", text)
        put_right = int(spaced != text)

        def read(match: re.Match[str]) -> str:
            nonlocal put_right
            word = match[0].casefold()
            known = not word.isascii() or self._count(word) > 0
            if len(word) < _SHORTEST or put_right >= _MOST or known:
                return match[0]
            parts = self._parted(word)
            if parts:
                put_right += 1
                return parts
            best = max(
                self._vocabulary.alike(word),
                key=lambda one: (one[1], self._count(one[0]), one[0]),
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
        count = self._count
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        counted = [(count(word[:at]), count(word[at:]), at) for at in cuts]
        splits = [
            (min(head, tail), word[:at], word[at:])
            for head, tail, at in counted
            if max(head, tail) >= _FREQUENT
        ]
        splits += [
            (count(word[: -len(form)]), word[: -len(form)], form)
            for form in _FORMS
            if word.endswith(form) and len(word) > len(form) + _SHORTEST_PART
        ]
        best = max(splits, default=(0, "", ""))
        return f"{best[1]} {best[2]}" if best[0] else ""
