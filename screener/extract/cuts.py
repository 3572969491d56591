"""Where words part in Chinese, which writes no spaces."""

import rjieba


class Cuts:
    """Where the word cutter parts a text's Han runs; worked out when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._within: set[int] | None = None

    def splits_word(self, place: int) -> bool:
        """Return whether a place lies within a word."""
        if self._within is None:
            tokens = rjieba.tokenize(self._text, "default", False)
            self._within = {i for _, start, end in tokens for i in range(start + 1, end)}
        return place in self._within

    def splits(self, start: int, end: int) -> bool:
        """Return whether a span starts or ends within a word: 华为 in 中华为之自豪."""
        return self.splits_word(start) or self.splits_word(end)
