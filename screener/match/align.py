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
    if (
        abs(len(a) - len(b)) > 2
        or shorter < 4
        or a[0] == "#"
        or b[0] == "#"
        or a[0] > "㐀"
        or b[0] > "㐀"
    ):
        return 0.0
    most = 2 if shorter >= 7 else 1
    apart = OSA.distance(a, b, score_cutoff=most)
    if apart > most:
        return 0.0
    # Two letters and another beginning is another word: Belletech, Welltech.
    return 0.0 if apart == 2 and a[0] != b[0] else alike_by(apart, shorter)


def alike_by(apart: int, shorter: int) -> float:
    """Return how alike two words are that so many letters part, the shorter of so many letters."""
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

    where: dict[str, list[int]] = {}
    for j, token in enumerate(listed):
        where.setdefault(token, []).append(j)
    for i, token in enumerate(said):
        if where.get(token):
            take((i,), (where[token].pop(0),), 1.0, "same")
    if not free_said or not free_listed:
        return pairs
    for run, j in _joined(said, free_said, listed, free_listed):
        if j in free_listed and free_said.issuperset(run):
            take(run, (j,), JOINED, "joined")
    for run, i in _joined(listed, free_listed, said, free_said):
        if i in free_said and free_listed.issuperset(run):
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
        if abs(len(said[i]) - len(listed[j])) <= 2
        and (alike := spelt_alike(said[i], listed[j]))
        and may_differ(said[i], listed[j])
    )
    for alike, i, j in best:
        if i in free_said and j in free_listed:
            take((i,), (j,), -alike, "spelling")
    return pairs


def _joined(
    tokens: Sequence[str], free: set[int], whole: Sequence[str], free_whole: set[int]
) -> list[tuple[tuple[int, ...], int]]:
    """Return runs of free tokens that, written together, are a free token of the other side."""
    if len(free) < 2:
        return []
    words = {whole[j]: j for j in sorted(free_whole, reverse=True)}
    lengths = {len(word) for word in words}
    found = []
    for many in (3, 2):
        for at in sorted(free):
            run = tuple(range(at, at + many))
            if sum(map(len, tokens[at : at + many])) in lengths and free.issuperset(run):
                j = words.get("".join(tokens[at : at + many]))
                if j is not None:
                    found.append((run, j))
    return found
