"""Many documents at once: each is its own work, so that processes may share them."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence

from screener.extract.document import extract
from screener.extract.gazetteer import Gazetteer
from screener.model.document import Document
from screener.model.mention import Extraction

# What a forked process has in its memory without its being sent.
_SHARED: dict[str, Gazetteer] = {}


def extract_all(
    documents: Sequence[Document],
    gazetteer: Gazetteer,
    *,
    jobs: int = 1,
    track: Callable[[Sequence[Document]], Iterable[Document]] = iter,
) -> list[Extraction]:
    """Return what is found in each document, in their order; the same for any number of jobs.

    Args:
        documents: What was read.
        gazetteer: All names and terms.
        jobs: Processes, 1 or more; one where the system cannot fork.
        track: Passes documents on while it shows progress.
    """
    count = min(jobs, len(documents), os.cpu_count() or 1)
    if count < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [extract(one, gazetteer) for one in track(documents)]
    _SHARED["gazetteer"] = gazetteer
    try:
        # The first document here: what is made when it is first asked for is made once, not in
        # every process.
        first = extract(documents[0], gazetteer)
        with multiprocessing.get_context("fork").Pool(count) as pool:
            others = pool.imap(_extracted, documents[1:])
            return [first if at == 0 else next(others) for at, _ in enumerate(track(documents))]
    finally:
        _SHARED.clear()


def _extracted(document: Document) -> Extraction:
    return extract(document, _SHARED["gazetteer"])
