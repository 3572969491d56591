"""From one said form to the listed forms that can score with it: bounds on the share of weight.

The score of a pair of forms rests on the share of weight that stands in pairs of words, and
nothing lifts a score whose share is below ``WEAK`` (score.py). So a bound on the share is a bound
on being found: each word, of either side, adds its weight times the most that any pair it could be
in is alike. No word is in two pairs, so the true share is never above that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.int32]
Spans = NDArray[np.int64]
# A score is rounded to one place; a share just below a threshold may round up to it.
_ROUNDED = 0.06


@dataclass(frozen=True, slots=True)
class IndexArrays:
    """The columns of an index that bounds are made of; t tokens, n forms."""

    posting_ends: Spans  # (t,) where the forms of a token end in ``postings``
    postings: Rows
    is_brand: NDArray[np.bool_]  # (t,) the token is a brand in some form
    form_ends: Spans  # (n,) where the tokens of a form end in ``form_tokens``
    form_tokens: Rows
    form_weights: Floats  # of each of ``form_tokens``
    totals: Floats  # (n,) weight of a form
    has_brand: NDArray[np.bool_]  # (n,)
    run_rows: Rows  # forms with neighbouring words that another print joins
    run_weights: Floats  # of these words together


@dataclass(frozen=True, slots=True)
class Plan:
    """What a said form looks for; p possible pairs of words, r joined runs, w spans to walk."""

    weights: Floats  # of the words said
    pair_said: Rows  # (p,) row of the said word
    pair_token: Rows  # (p,) token of the index
    pair_alike: Floats  # (p,) 0 to 1
    pair_brand: NDArray[np.bool_]  # (p,) such a pair may be a brand
    run_said: Rows  # (r,) row of the said word that listed words make together
    run_starts: Spans  # (r,) span of ``run_rows``
    run_ends: Spans
    walk_starts: Spans  # (w,) spans of ``postings`` with every form that can be reached
    walk_ends: Spans
    needs_brand: bool
    at_least: float  # of the score where a pair is a brand
    at_least_brandless: float


class Reach(Protocol):
    """A way to compute the bounds."""

    def __call__(self, plan: Plan, arrays: IndexArrays, alike_run: float) -> Rows:
        """Return the forms whose score can reach the thresholds, in order."""


def plain_reach(plan: Plan, arrays: IndexArrays, alike_run: float) -> Rows:
    """Return the forms whose score can reach the thresholds, with numpy alone."""
    rows = _walked(plan, arrays)
    if not rows.size:
        return rows
    starts = np.where(rows > 0, arrays.form_ends[rows - 1], 0)
    sizes = arrays.form_ends[rows] - starts
    first = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    at = np.repeat(starts - first, sizes) + np.arange(int(sizes.sum()))
    tokens = arrays.form_tokens[at]
    alike = np.zeros((len(plan.weights), tokens.size))
    branded = np.zeros(rows.size, dtype=bool)
    for said, token, how, brand in zip(
        plan.pair_said, plan.pair_token, plan.pair_alike, plan.pair_brand, strict=True
    ):
        here = tokens == token
        np.maximum(alike[said], np.where(here, how, 0.0), out=alike[said])
        if brand:
            branded |= np.logical_or.reduceat(here, first)
    listed = np.add.reduceat(arrays.form_weights[at] * alike.max(axis=0), first)
    of_said = np.maximum.reduceat(alike, first, axis=1)
    place = {int(row): at for at, row in enumerate(rows)} if len(plan.run_said) else {}
    for said, start, end in zip(plan.run_said, plan.run_starts, plan.run_ends, strict=True):
        for row, weight in zip(
            arrays.run_rows[start:end].tolist(), arrays.run_weights[start:end], strict=True
        ):
            of_said[said, place[row]] = max(of_said[said, place[row]], alike_run)
            listed[place[row]] += alike_run * weight
            branded[place[row]] = True
    shared = plan.weights @ of_said + listed
    bound = 100.0 * shared / (arrays.totals[rows] + plan.weights.sum()) + _ROUNDED
    reached = branded & (bound >= plan.at_least)
    if not plan.needs_brand:
        reached |= ~arrays.has_brand[rows] & (bound >= plan.at_least_brandless)
    found: Rows = rows[reached]
    return found


def _walked(plan: Plan, arrays: IndexArrays) -> Rows:
    walks = [
        arrays.postings[start:end]
        for start, end in zip(plan.walk_starts, plan.walk_ends, strict=True)
    ]
    walks += [
        arrays.run_rows[start:end]
        for start, end in zip(plan.run_starts, plan.run_ends, strict=True)
    ]
    return np.unique(np.concatenate(walks)) if walks else np.array([], dtype=np.int32)


def fewest(
    weights: Sequence[float],
    heaviest: Sequence[float],
    volumes: Sequence[int],
    fixed: Sequence[bool],
    at_least: float,
) -> list[bool]:
    """Return which said words a form must share one of, to reach a score; as little as possible.

    Words of the largest volume are left out for as long as a form that shares only these stays
    below the score: at best its weight is theirs.

    Args:
        weights: Of the words said.
        heaviest: The most that a listed word in a pair with each weighs.
        volumes: How many forms have a word that can be in a pair with each.
        fixed: Words that are never left out.
        at_least: The score, 0 to 100.
    """
    needed = [True] * len(weights)
    total = sum(weights)
    shared = total_listed = 0.0
    for at in sorted(range(len(weights)), key=lambda at: -volumes[at]):
        said, listed = shared + weights[at] + heaviest[at], total_listed + heaviest[at]
        if fixed[at] or 100.0 * said / (total + listed) + _ROUNDED >= at_least:
            continue
        needed[at] = False
        shared, total_listed = said, listed
    return needed
