"""The bounds and the spelling of reach.py and align.py as compiled loops, where numba is there.

Compiled once and kept beside this file (or in NUMBA_CACHE_DIR); importing numba takes half a
second, so this module is imported when many names are looked up, and not for one.
"""

from collections.abc import Callable
from typing import Any, cast

import numba
import numpy as np
from numpy.typing import NDArray

from screener.match.reach import IndexArrays, Plan, Rows

_compiled = cast("Callable[[Any], Any]", numba.njit(cache=True, nogil=True))
_ROUNDED = 0.06  # as in reach.py


class CompiledReach:
    """Bounds with arrays of one index to work in; one for each thread."""

    def __init__(self, arrays: IndexArrays) -> None:
        self._seen = np.zeros(len(arrays.totals), dtype=np.int64)
        self._heads = np.full(len(arrays.is_brand), -1, dtype=np.int32)
        self._asked = 0
        self._found = np.empty(len(arrays.totals), dtype=np.int32)

    def __call__(self, plan: Plan, arrays: IndexArrays, alike_run: float) -> Rows:
        """Return the forms whose score can reach the thresholds, in order."""
        self._asked += 1
        many = _reach(
            plan.weights,
            plan.pair_said,
            plan.pair_token,
            plan.pair_alike,
            plan.pair_brand,
            plan.run_said,
            plan.run_starts,
            plan.run_ends,
            plan.walk_starts,
            plan.walk_ends,
            plan.needs_brand,
            plan.at_least,
            plan.at_least_brandless,
            arrays.postings,
            arrays.form_ends,
            arrays.form_tokens,
            arrays.form_weights,
            arrays.totals,
            arrays.has_brand,
            arrays.run_rows,
            arrays.run_weights,
            alike_run,
            self._seen,
            self._asked,
            self._heads,
            self._found,
        )
        return cast(Rows, np.sort(self._found[:many]))


@_compiled
def _reach(
    weights: NDArray[np.float64],
    pair_said: Rows,
    pair_token: Rows,
    pair_alike: NDArray[np.float64],
    pair_brand: NDArray[np.bool_],
    run_said: Rows,
    run_starts: NDArray[np.int64],
    run_ends: NDArray[np.int64],
    walk_starts: NDArray[np.int64],
    walk_ends: NDArray[np.int64],
    needs_brand: bool,
    at_least: float,
    at_least_brandless: float,
    postings: Rows,
    form_ends: NDArray[np.int64],
    form_tokens: Rows,
    form_weights: NDArray[np.float64],
    totals: NDArray[np.float64],
    has_brand: NDArray[np.bool_],
    run_rows: Rows,
    run_weights: NDArray[np.float64],
    alike_run: float,
    seen: NDArray[np.int64],
    asked: int,
    heads: Rows,
    found: Rows,
) -> int:
    said_total = weights.sum()
    # The pairs of each token as a chain, from its last to its first.
    chain = np.empty(len(pair_token), dtype=np.int32)
    for pair in range(len(pair_token)):
        chain[pair] = heads[pair_token[pair]]
        heads[pair_token[pair]] = pair
    walked = 0
    for walk in range(len(walk_starts) + len(run_starts)):
        is_run = walk >= len(walk_starts)
        run = walk - len(walk_starts)
        start = run_starts[run] if is_run else walk_starts[walk]
        end = run_ends[run] if is_run else walk_ends[walk]
        for at in range(start, end):
            row = run_rows[at] if is_run else postings[at]
            if seen[row] != asked:
                seen[row] = asked
                found[walked] = row
                walked += 1
    alike = np.empty(len(weights))
    many = 0
    for one in range(walked):
        row = found[one]
        alike[:] = 0.0
        listed = 0.0
        branded = False
        for at in range(form_ends[row - 1] if row else 0, form_ends[row]):
            pair = heads[form_tokens[at]]
            best = 0.0
            while pair >= 0:
                how = pair_alike[pair]
                best = max(best, how)
                if how > alike[pair_said[pair]]:
                    alike[pair_said[pair]] = how
                if pair_brand[pair]:
                    branded = True
                pair = chain[pair]
            listed += form_weights[at] * best
        for run in range(len(run_starts)):
            # Members of a run are in the order of their rows.
            start, end = run_starts[run], run_ends[run]
            low = start + np.searchsorted(run_rows[start:end], row)
            while low < end and run_rows[low] == row:
                branded = True
                listed += alike_run * run_weights[low]
                if alike_run > alike[run_said[run]]:
                    alike[run_said[run]] = alike_run
                low += 1
        shared = listed
        for said in range(len(weights)):
            shared += weights[said] * alike[said]
        bound = 100.0 * shared / (totals[row] + said_total) + _ROUNDED
        if (branded and bound >= at_least) or (
            not needs_brand and not has_brand[row] and bound >= at_least_brandless
        ):
            found[many] = row
            many += 1
    for pair in range(len(pair_token)):
        heads[pair_token[pair]] = -1
    return many


@_compiled
def near_words(
    word: NDArray[np.uint32],
    letters: int,
    signs: NDArray[np.uint32],
    sign_ends: NDArray[np.int64],
    sets: NDArray[np.uint32],
    start: int,
    end: int,
    most: int,
    found: Rows,
    apart: NDArray[np.int8],
) -> int:
    """Write the words of a vocabulary at most ``most`` letters apart, and how many these are.

    Args:
        word: Code points of the word.
        letters: Its set of letters.
        signs: Code points of all words of the vocabulary.
        sign_ends: Where the signs of each end.
        sets: The set of letters of each.
        start: First row looked at.
        end: Row behind the last.
        most: 1 or 2.
        found: Takes the rows.
        apart: Takes how many letters part each from the word; 1 or 2.

    Returns:
        How many rows were written.
    """
    many = 0
    size = len(word)
    mine, allowed = np.uint32(letters), np.uint32(2 * most)
    above = np.empty(size + 1, dtype=np.int32)
    before = np.empty(size + 1, dtype=np.int32)
    here = np.empty(size + 1, dtype=np.int32)
    for row in range(start, end):
        bits = sets[row] ^ mine  # counted in halves of halves: 32 bits in five steps
        bits -= (bits >> np.uint32(1)) & np.uint32(0x55555555)
        bits = (bits & np.uint32(0x33333333)) + ((bits >> np.uint32(2)) & np.uint32(0x33333333))
        bits = (bits + (bits >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
        bits += bits >> np.uint32(8)
        bits = (bits + (bits >> np.uint32(16))) & np.uint32(0x3F)
        if bits > allowed:
            continue
        first = sign_ends[row - 1] if row else 0
        other = signs[first : sign_ends[row]]
        if bits > np.uint32(2) and other[0] != word[0]:
            continue
        # Optimal string alignment: one letter put for another, lost, added, or two exchanged.
        for at in range(size + 1):
            before[at] = at
        least = 0
        for i in range(1, len(other) + 1):
            here[0] = i
            least = i
            for j in range(1, size + 1):
                cost = 0 if other[i - 1] == word[j - 1] else 1
                value = min(before[j] + 1, here[j - 1] + 1, before[j - 1] + cost)
                if i > 1 and j > 1 and other[i - 1] == word[j - 2] and other[i - 2] == word[j - 1]:
                    value = min(value, above[j - 2] + 1)
                here[j] = value
                least = min(least, value)
            if least > most + 1:
                break
            above, before, here = before, here, above
        parted = before[size] if least <= most + 1 else most + 1
        # Two letters apart only with the same beginning; none apart is the word itself.
        if 0 < parted <= most and (parted == 1 or other[0] == word[0]):
            found[many] = row
            apart[many] = parted
            many += 1
    return many
