"""Many names at once: each is its own work, so that processes may share them."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

# What a forked process has in its memory without its being sent.
_SHARED: dict[str, Callable[[int], Any]] = {}
_CHUNK = 500  # names that a process takes at a time: a tenth of a second and more
_FEW = 2_000  # names for which a second process does not pay


def each_of(many: int, look: Callable[[int], T], *, jobs: int) -> Iterator[T]:
    """Yield what a function gives for 0, 1, ... many - 1, in this order; the same for any ``jobs``.

    Processes and not threads: most of a look-up is Python, of which one thread runs at a time.

    Args:
        many: How many names there are.
        look: Looks the name of a row up; what it gives is sent between processes.
        jobs: Processes, 1 or more; one where the system cannot fork.
    """
    count = min(jobs, os.cpu_count() or 1)
    if count < 2 or many < _FEW or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(look, range(many))
        return
    _SHARED["look"] = look
    try:
        # Some here: what is made when it is first asked for is made once, not in every process.
        yield from map(look, range(_CHUNK))
        gc.freeze()  # else each process copies what the collector touches
        with multiprocessing.get_context("fork").Pool(count) as pool:
            starts = range(_CHUNK, many, _CHUNK)
            spans = [(start, min(start + _CHUNK, many)) for start in starts]
            for found in pool.imap(_looked, spans):
                yield from found
    finally:
        gc.unfreeze()
        _SHARED.clear()


def _looked(span: tuple[int, int]) -> list[Any]:
    look = _SHARED["look"]
    return [look(row) for row in range(*span)]


def all_of(names: Sequence[str], look: Callable[[int], T], *, jobs: int) -> list[T]:
    """Return what ``each_of`` yields, with the collector of cyclic garbage held.

    It looks through the million objects of the lists again and again: it took a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return list(each_of(len(names), look, jobs=jobs))
    finally:
        if was_on:
            gc.enable()
