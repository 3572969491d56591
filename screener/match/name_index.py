"""From forms of listed names to the few that a said form can reach: an index that loses none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from screener.match.align import JOINED, NEAR
from screener.match.forms import Form
from screener.match.score import LEAST_BRANDLESS, WEAK, Scorer
from screener.match.spelling import Vocabulary

_LONGEST_RUN = 3  # words of a name that another print joins: "hua li chuang"


class NameIndex:
    """Forms of one side ("han", or Latin letters) by token, with bounds on the score."""

    def __init__(self, forms: Sequence[Form], scorer: Scorer) -> None:
        self.forms = forms
        self.scorer = scorer
        postings: dict[str, list[int]] = defaultdict(list)
        joined: dict[str, list[tuple[int, float]]] = defaultdict(list)
        weigh = scorer.weigh
        totals = []
        for row, form in enumerate(forms):
            weights = [weigh(t, s) for t, s in zip(form.tokens, form.slots, strict=True)]
            totals.append(sum(weights))
            for token in set(form.tokens):
                postings[token].append(row)
            for text, weight in _joins(form.tokens, weights):
                joined[text].append((row, weight))
        self.totals = np.array(totals)
        self.has_brand = np.array([form.has_brand for form in forms], dtype=bool)
        # Lists, and an array only of what a name asks for: most tokens are never asked for.
        self.tokens: dict[str, list[int]] = dict(postings)
        self.token_weights = {
            token: max(weigh(token, slot) for slot in self._slots(token)) for token in self.tokens
        }
        self.brands = {
            token
            for form in forms
            for token, slot in zip(form.tokens, form.slots, strict=True)
            if slot in ("brand", "party")
        }
        self.joined: dict[str, list[tuple[int, float]]] = dict(joined)
        self.vocabulary = Vocabulary(self.tokens)
        self.partners: dict[str, list[tuple[str, float]]] = {}

    def _slots(self, token: str) -> tuple[str, ...]:
        # A token out of a Chinese brand is a brand whatever the lexicon says of the word.
        return (self.scorer.lexicon.slot(token), "brand")

    def candidates(self, said: Form, at_least: float = WEAK) -> list[int]:
        """Return the rows whose score with a form can reach a score, in order.

        The bound is the score of a row if each of its words were in a pair with each word of the
        form that it can be in a pair with; what caps a score only lowers it.
        """
        weigh = self.scorer.weigh
        weights = [weigh(t, s) for t, s in zip(said.tokens, said.slots, strict=True)]
        branded = np.zeros(len(self.forms), dtype=bool)  # a word in a pair may be a brand
        rows: list[NDArray[np.int32]] = []
        gains: list[NDArray[np.float64]] = []

        def add(found: NDArray[np.int32], gain: float | NDArray[np.float64], brand: bool) -> None:
            if brand:
                branded[found] = True
            rows.append(found)
            gains.append(np.broadcast_to(np.asarray(gain, dtype=np.float64), found.shape))

        tokens = list(zip(said.tokens, said.slots, strict=True))
        maybe: set[str] = set()  # words that may be a misspelt word which is no brand
        for token, weight in zip(said.tokens, weights, strict=True):
            if any(other not in self.brands for other, _ in self._partners(token)):
                maybe.add(token)
            for other, alike in self._partners(token):
                gain = alike * (weight + self.token_weights[other])
                add(self._rows(other), gain, other in self.brands)
            split = self.joined.get(token)
            if split is not None:
                found = np.array([row for row, _ in split], np.int32)
                add(found, JOINED * (weight + np.array([each for _, each in split])), True)
        for text, weight in _joins(said.tokens, weights):
            if text in self.tokens:
                add(self._rows(text), JOINED * (weight + self.token_weights[text]), True)
        if not rows:
            return []
        gained = np.bincount(
            np.concatenate(rows), weights=np.concatenate(gains), minlength=len(self.totals)
        )
        bound = 100.0 * gained / (self.totals + sum(weights)) + 0.06
        # A score rests on a brand in a pair, or neither name has one; then it starts higher.
        reached = branded & (bound >= at_least)
        if not any(slot in ("brand", "party") and t not in maybe for t, slot in tokens):
            reached |= ~self.has_brand & (bound >= max(at_least, LEAST_BRANDLESS))
        return [int(row) for row in np.flatnonzero(reached)]

    def _rows(self, token: str) -> NDArray[np.int32]:
        return np.array(self.tokens[token], np.int32)

    def _partners(self, token: str) -> list[tuple[str, float]]:
        """Return the tokens of the index that a token can be in a pair with, and how alike."""
        found = self.partners.get(token)
        if found is None:
            lexicon = self.scorer.lexicon
            found = [(token, 1.0)] if token in self.tokens else []
            near = sorted(lexicon.near.get(token, ()))
            found += [(other, NEAR) for other in near if other in self.tokens]
            found += [
                (other, alike)
                for other, alike in self.vocabulary.alike(token)
                if self.scorer.may_differ(token, other)
            ]
            self.partners[token] = found
        return found


def _joins(tokens: Sequence[str], weights: Sequence[float]) -> Iterable[tuple[str, float]]:
    for many in range(2, _LONGEST_RUN + 1):
        for at in range(len(tokens) - many + 1):
            text = "".join(tokens[at : at + many])
            if "#" not in text and len(text) <= 24:
                yield text, sum(weights[at : at + many])
