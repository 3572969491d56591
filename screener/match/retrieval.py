"""Which of many wordings share words with a phrase, scored all at once."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screener.match.generic_terms import feature_weight

# A phrase that lacks a word of the term is a more general thing ("digital camera" beside
# "high-speed digital camera"); one that has more words is mostly the same thing, said at length.
_SAID_ONLY, _LISTED_ONLY = 0.4, 0.6


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Wordings by their features; row i of ``whole`` is wording i."""

    rows: Mapping[str, list[int]]  # by feature: the wordings that have it
    weight: Mapping[str, float]  # by feature: what sharing it says
    whole: NDArray[np.float64]  # (n,) weight of all features of a wording
    unknown: float  # rarity of a feature that no wording has

    @classmethod
    def build(cls, wordings: Sequence[frozenset[str]]) -> "Retrieval":
        """Index wordings, given as sets of features."""
        total = max(len(wordings), 1)
        used = Counter(feature for wording in wordings for feature in wording)
        weight = {f: feature_weight(f, math.log(1 + total / count)) for f, count in used.items()}
        whole = np.array([sum(weight[f] for f in wording) for wording in wordings])
        rows: dict[str, list[int]] = {feature: [] for feature in used}
        for row, wording in enumerate(wordings):
            for feature in wording:
                rows[feature].append(row)
        return cls(rows, weight, whole, math.log(1 + total))

    def weigh(self, said: frozenset[str]) -> float:
        """Return how much the features of a phrase say together."""
        return sum(self.weight.get(f) or feature_weight(f, self.unknown) for f in said)

    def shared(self, said: frozenset[str]) -> NDArray[np.float64]:
        """Return for each wording the weight of what it shares with a phrase, shape (n,)."""
        known = [f for f in said if f in self.rows]
        if not known:
            return np.zeros(self.whole.size)
        # Arrays only of what is asked for: most features never are.
        found = np.concatenate([np.array(self.rows[f], dtype=np.int32) for f in known])
        weights = np.repeat([self.weight[f] for f in known], [len(self.rows[f]) for f in known])
        return np.bincount(found, weights, self.whole.size).astype(np.float64)

    def alike(self, said: frozenset[str], at_least: float) -> list[tuple[int, float]]:
        """Return the wordings that share at least a share (0 to 1) of both, with that share."""
        whole = self.weigh(said)
        if not whole:
            return []
        shared = self.shared(said)
        both = shared + _SAID_ONLY * (whole - shared) + _LISTED_ONLY * (self.whole - shared)
        share = shared / np.maximum(both, 1e-9)
        near = np.flatnonzero(share >= at_least)
        return [(int(row), float(share[row])) for row in near]

    def covered(self, said: frozenset[str], at_least: float) -> list[tuple[int, float]]:
        """Return the wordings that hold at least a share (0 to 1) of the phrase, with it."""
        whole = self.weigh(said)
        if not whole:
            return []
        share = self.shared(said) / whole
        near = np.flatnonzero(share >= at_least)
        return [(int(row), float(share[row])) for row in near]
