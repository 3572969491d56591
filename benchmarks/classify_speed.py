"""How much faster is the index of shared words than comparing a phrase with every term?

    python benchmarks/classify_speed.py

Prints the ratio of the two, timed by turns on the same phrases, so that a busy machine slows both.
On 2026-11-25, 23,700 distinct terms: 1 to 190. With all else, ``TermScorer.score`` then gave
3,900 phrases a second of one core, and ``ControlMatcher.classify`` 2,400.
"""

import csv
import time
from collections.abc import Callable
from pathlib import Path

from screener.lists.load import load_knowledge
from screener.match.features import features
from screener.match.term_score import TermScorer
from screener.normalise.wording import wording

PHRASES = Path(__file__).parents[1] / "tests" / "quality" / "phrases.csv"
AT_LEAST, ROUNDS = 0.5, 3


def main() -> None:
    """Time both ways by turns and print the ratio."""
    scorer = TermScorer.build(load_knowledge().controls)
    with PHRASES.open(encoding="utf-8", newline="") as file:
        said = [wording(row["text"]) for row in csv.DictReader(file)][:60]
    sets = [features(phrase.words, phrase.light) for phrase in said]
    indexed = plain = 0.0
    for _ in range(ROUNDS):
        indexed += seconds(lambda: [scorer.words.alike(its, AT_LEAST) for its in sets])
        plain += seconds(lambda: [compared(scorer, its) for its in sets])
    print(f"{len(scorer.parts)} terms: index 1, plain loop {plain / indexed:.0f}")


def compared(scorer: TermScorer, said: frozenset[str]) -> list[int]:
    """Return the rows of the terms that share enough, by comparing with each."""
    words, whole = scorer.words, scorer.words.weigh(said)
    found = []
    for row, listed in enumerate(scorer.parts):
        shared = words.weigh(said & listed)
        both = shared + 0.4 * (whole - shared) + 0.6 * (float(words.whole[row]) - shared)
        if shared and shared >= AT_LEAST * both:
            found.append(row)
    return found


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
