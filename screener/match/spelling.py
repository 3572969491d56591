"""From a word to the words of a vocabulary that are spelt like it, all of them."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from screener.formats.sections import Section, Sections
from screener.formats.stored import TextColumn
from screener.match.align import spelt_alike

# How many bits a half-word of 16 has; numpy counts bits itself only from version 2.
_BITS = np.array([bin(number).count("1") for number in range(1 << 16)], dtype=np.uint8)
_LONG = 7  # letters from which two of them may differ


def vocabulary_sections(name: str, words: Iterable[str]) -> dict[str, Section]:
    """Return the sections of a vocabulary: words by length, with the set of letters of each."""
    kept = sorted(filter(_can_be_misspelt, words), key=lambda word: (len(word), word))
    return {
        **TextColumn.packed(name, kept),
        f"{name}.letters": np.array([_letters_of(word) for word in kept], dtype=np.uint32),
        f"{name}.lengths": np.array([len(word) for word in kept], dtype=np.int32),
    }


class Vocabulary:
    """Words by length, with the set of letters of each."""

    def __init__(self, sections: Sections, name: str) -> None:
        self.words = TextColumn(sections, name)
        self.letters: NDArray[np.uint32] = sections.array(f"{name}.letters")
        self.lengths: NDArray[np.int32] = sections.array(f"{name}.lengths")

    def alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the words that ``spelt_alike`` finds alike, and how alike they are.

        One letter put for another changes two letters of the set at most, so only words whose
        sets differ in few are compared. The word itself is left out.
        """
        if not _can_be_misspelt(word):
            return
        mine = np.uint32(_letters_of(word))
        for length in range(len(word) - 2, len(word) + 3):
            most = 2 if min(length, len(word)) >= _LONG else 1
            if abs(length - len(word)) > most:
                continue
            start, end = np.searchsorted(self.lengths, (length, length + 1)).tolist()
            differ = self.letters[start:end] ^ mine
            bits = _BITS[differ & np.uint32(0xFFFF)] + _BITS[differ >> np.uint32(16)]
            for row in np.flatnonzero(bits <= 2 * most).tolist():
                other = self.words[start + row]
                # Two letters apart only with the same beginning.
                if bits[row] > 2 and other[0] != word[0]:
                    continue
                alike = spelt_alike(word, other)
                if alike and other != word:
                    yield other, alike


def _can_be_misspelt(word: str) -> bool:
    return len(word) >= 4 and word[0] != "#" and word[0] < "㐀"


def _letters_of(word: str) -> int:
    """Return the letters of a word as bits; all that are not Latin share one."""
    found = 0
    for letter in word:
        at = ord(letter) - 97
        found |= 1 << (at if 0 <= at < 26 else 26)
    return found
