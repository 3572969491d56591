"""From two rows of tokens to the pairs that stand for one word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

# Similar spellings. One letter in four or five is much ("Dell", "Bell"), so it counts less; two
# letters only in words of seven and more.
_ONE_SHORT, _ONE, _TWO = 0.80, 0.92, 0.85
NEAR = 0.88  # another rendering: aerospace, space
JOINED = 0.97  # "fei teng", "feiteng"


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of the two sides that stand for one word."""

    said: tuple[int, ...]
    listed: tuple[int, ...]
    alike: float  # 0 to 1
    how: str  # "same", "near", "spelling", "joined"


def spelt_alike(a: str, b: str) -> float:
    """Return how alike two words are spelt, 0 to 1; 0 where more than one or two letters differ.

    >>> spelt_alike("huawei", "huawie"), spelt_alike("nio", "neo")
    (0.92, 0.0)
    """
    if a == b:
        return 1.0
    shorter = min(len(a), len(b))
    if shorter < 4 or a[0] == "#" or b[0] == "#" or a[0] > "㐀" or b[0] > "㐀":
        return 0.0
    most = 2 if shorter >= 7 else 1
    apart = OSA.distance(a, b, score_cutoff=most)
    if apart > most:
        return 0.0
    if apart == 2:
        return _TWO
    return _ONE if shorter >= 6 else _ONE_SHORT


def align(
    said: Sequence[str],
    listed: Sequence[str],
    near: Callable[[str, str], bool],
    may_differ: Callable[[str, str], bool],
) -> list[Pair]:
    """Return pairs of tokens, each token in one at most; the same words first.

    Args:
        said: Tokens of the one name.
        listed: Tokens of the other.
        near: Whether two words can mean the same.
        may_differ: Whether two words may be one word in two spellings.
    """
    free_said, free_listed = set(range(len(said))), set(range(len(listed)))
    pairs: list[Pair] = []

    def take(i: tuple[int, ...], j: tuple[int, ...], alike: float, how: str) -> None:
        pairs.append(Pair(i, j, alike, how))
        free_said.difference_update(i)
        free_listed.difference_update(j)

    for i, token in enumerate(said):
        for j in sorted(free_listed):
            if listed[j] == token:
                take((i,), (j,), 1.0, "same")
                break
    if not free_said or not free_listed:
        return pairs
    for run in _runs(free_said):
        for j in sorted(free_listed):
            if "".join(said[k] for k in run) == listed[j] and set(run) <= free_said:
                take(run, (j,), JOINED, "joined")
    for run in _runs(free_listed):
        for i in sorted(free_said):
            if "".join(listed[k] for k in run) == said[i] and set(run) <= free_listed:
                take((i,), run, JOINED, "joined")
    for i in sorted(free_said):
        for j in sorted(free_listed):
            if near(said[i], listed[j]):
                take((i,), (j,), NEAR, "near")
                break
    best = sorted(
        (-alike, i, j)
        for i in free_said
        for j in free_listed
        if (alike := spelt_alike(said[i], listed[j])) and may_differ(said[i], listed[j])
    )
    for alike, i, j in best:
        if i in free_said and j in free_listed:
            take((i,), (j,), -alike, "spelling")
    return pairs


def _runs(free: set[int]) -> list[tuple[int, ...]]:
    ordered = sorted(free)
    return [
        tuple(range(at, at + many))
        for many in (3, 2)
        for at in ordered
        if all(k in free for k in range(at, at + many))
    ]
