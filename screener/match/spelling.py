"""From a word to the words of a vocabulary that are spelt like it, all of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from screener.formats.sections import Section, Sections
from screener.formats.stored import TextColumn
from screener.match.align import alike_by

# How many bits a half-word of 16 has; numpy counts bits itself only from version 2.
_BITS = np.array([bin(number).count("1") for number in range(1 << 16)], dtype=np.uint8)
_MANY = 300  # words after which importing numba and its kernels pays
_LONG = 7  # letters from which two of them may differ


def vocabulary_sections(name: str, words: Iterable[str]) -> dict[str, Section]:
    """Return the sections of a vocabulary: words by length, with the set of letters of each."""
    kept = vocabulary_words(words)
    return {
        **TextColumn.packed(name, kept),
        f"{name}.letters": np.array([_letters_of(word) for word in kept], dtype=np.uint32),
        f"{name}.lengths": np.array([len(word) for word in kept], dtype=np.int32),
        # Code points, for the compiled comparison.
        f"{name}.signs": np.array([ord(sign) for word in kept for sign in word], dtype=np.uint32),
    }


def vocabulary_words(words: Iterable[str]) -> list[str]:
    """Return the words that can be misspelt, in the order of a vocabulary."""
    return sorted(filter(_can_be_misspelt, words), key=lambda word: (len(word), word))


class Vocabulary:
    """Words by length, with the set of letters of each."""

    def __init__(self, sections: Sections, name: str) -> None:
        self.words = TextColumn(sections, name)
        self.letters: NDArray[np.uint32] = sections.array(f"{name}.letters")
        self.lengths: NDArray[np.int32] = sections.array(f"{name}.lengths")
        longest = int(self.lengths[-1]) if len(self.lengths) else 0
        self._starts: list[int] = np.searchsorted(self.lengths, range(longest + 2)).tolist()
        self._signs: NDArray[np.uint32] = sections.array(f"{name}.signs")
        self._sign_ends = np.cumsum(self.lengths, dtype=np.int64)
        self._asked = 0
        self._compiled: Callable[..., int] | None = None

    def alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the words that ``spelt_alike`` finds alike, and how alike they are."""
        for row, alike in self.rows_alike(word):
            yield self.words[row], alike

    def rows_alike(self, word: str) -> Iterator[tuple[int, float]]:
        """Yield the rows of the words alike, and how alike they are; without the word itself.

        One letter put for another changes two letters of the set at most, so only words whose
        sets differ in few are compared.
        """
        if not _can_be_misspelt(word):
            return
        self._asked += 1
        if self._asked == _MANY:
            self._compiled = _compiled()
        near = self._near_compiled if self._compiled is not None else self._near
        size = len(word)
        letters, signs = _letters_of(word), [ord(sign) for sign in word]
        for length in range(size - 2, size + 3):
            shorter = min(length, size)
            most = 2 if shorter >= _LONG else 1
            if abs(length - size) <= most and 0 <= length < len(self._starts) - 1:
                start, end = self._starts[length], self._starts[length + 1]
                for row, apart in near(word, signs, letters, start, end, most):
                    yield row, alike_by(apart, shorter)

    def _near(
        self, word: str, signs: list[int], letters: int, start: int, end: int, most: int
    ) -> Iterator[tuple[int, int]]:
        """Yield the rows of a span that are so few letters apart, and how many these are."""
        del signs
        differ = self.letters[start:end] ^ np.uint32(letters)
        bits = _BITS[differ & np.uint32(0xFFFF)] + _BITS[differ >> np.uint32(16)]
        for row in np.flatnonzero(bits <= 2 * most).tolist():
            other = self.words[start + row]
            # Two letters apart only with the same beginning.
            if bits[row] > 2 and other[0] != word[0]:
                continue
            apart = OSA.distance(word, other, score_cutoff=most)
            if 0 < apart <= most and (apart == 1 or other[0] == word[0]):
                yield start + row, apart

    def _near_compiled(
        self, word: str, signs: list[int], letters: int, start: int, end: int, most: int
    ) -> Iterator[tuple[int, int]]:
        del word
        assert self._compiled is not None
        found, apart = np.empty(end - start, np.int32), np.empty(end - start, np.int8)
        many = self._compiled(
            np.array(signs, dtype=np.uint32),
            letters,
            self._signs,
            self._sign_ends,
            self.letters,
            start,
            end,
            most,
            found,
            apart,
        )
        return zip(found[:many].tolist(), apart[:many].tolist(), strict=True)


def _compiled() -> "Callable[..., int] | None":
    try:
        from screener.match.kernels import near_words
    except ImportError:
        return None
    return cast("Callable[..., int]", near_words)


def _can_be_misspelt(word: str) -> bool:
    return len(word) >= 4 and word[0] != "#" and word[0] < "㐀"


def _letters_of(word: str) -> int:
    """Return the letters of a word as bits; all that are not Latin share one."""
    found = 0
    for letter in word:
        at = ord(letter) - 97
        found |= 1 << (at if 0 <= at < 26 else 26)
    return found
