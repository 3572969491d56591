"""How many names, never seen before, are looked up in a second against 120,000 listed names?

Run: python -m benchmarks.names_speed [--names 120000] [--asked 4000] [--jobs 2] [--scales]

The listed names are those of all bundled entity lists, filled up with made-up ones (words of the
listed names, shuffled by seed). Asked are noisy copies of listed names (0 to 2 edits of letters, a
word dropped, joined, added, or words shuffled) and as many mixtures of words that are no name.
Every look-up is whole: reading the name, candidates, scores, bands, evidence, the table of results.
Beside stand, on the same names in the same run, rapidfuzz's WRatio over all names (process.cdist)
and nomenklatura's logic-v2 where it is installed (4,500 pairs a second is the published figure).
"""

import argparse
import gc
import random
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Any

from rapidfuzz import fuzz, process

from screener.api import Screener
from screener.lists.load import load_knowledge
from screener.match.entities import EntityMatcher
from screener.model.lists import EntityKind, Knowledge, ListEntity, ListName, NameKind
from screener.model.run import Settings
from screener.pipeline import Prepared
from screener.rules import load_rules

SEED = 20261125
PUBLISHED_PAIRS = 4_500.0  # a second, of logic-v2
_PLAIN_ASKED = 20  # names that the plain ways are timed on: they are slow, and even


@dataclass(frozen=True, slots=True)
class Figures:
    """What one size of lists gave."""

    names: int
    build_seconds: float
    first: float  # names a second in one process
    of_processor: float  # the same for a second of processor time: what a quiet machine gives
    shared: float  # in several
    rss_mb: float


def of_size(knowledge: Knowledge, size: int, draw: random.Random) -> Knowledge:
    """Return knowledge with so many names: those of the lists, then made-up organisations."""
    entities: dict[str, ListEntity] = {}
    many = 0
    for key, entity in knowledge.entities.items():
        if many >= size:
            break
        entities[key] = entity
        many += len(entity.names)
    words = [word for one in entities.values() for word in one.name.split()]
    for row in range(max(0, size - many)):
        text = " ".join(draw.sample(words, draw.choice((2, 3, 3, 4, 4, 5, 6))))
        entry = f"us_entity_list/made-{row}"
        name = ListName(text, NameKind.PRIMARY, "list")
        entities[entry] = ListEntity(entry, "us_entity_list", EntityKind.ORGANISATION, (name,))
    return replace(knowledge, entities=entities)


def asked_names(knowledge: Knowledge, count: int, draw: random.Random) -> list[str]:
    """Return distinct noisy copies of listed names, and as many mixtures of their words."""
    texts = [name.text for entity in knowledge.entities.values() for name in entity.names]
    words = [word for text in draw.sample(texts, min(len(texts), 20_000)) for word in text.split()]
    found: dict[str, None] = {}
    while len(found) < count // 2:
        found[_noisy(draw.choice(texts).split(), words, draw)] = None
    while len(found) < count:
        found[_misspelt(" ".join(draw.sample(words, draw.randrange(2, 6))), draw)] = None
    asked = [text for text in found if text.strip()]
    draw.shuffle(asked)
    return asked


def _noisy(words: list[str], others: Sequence[str], draw: random.Random) -> str:
    if len(words) > 1 and draw.random() < 0.2:
        del words[draw.randrange(len(words))]
    if draw.random() < 0.15:
        draw.shuffle(words)
    if draw.random() < 0.10:
        words.insert(draw.randrange(len(words) + 1), draw.choice(others))
    if len(words) > 1 and draw.random() < 0.1:
        at = draw.randrange(len(words) - 1)
        words[at : at + 2] = [words[at] + words[at + 1]]
    text = " ".join(words)
    for _ in range(draw.randrange(3)):
        text = _misspelt(text, draw)
    return text


def _misspelt(text: str, draw: random.Random) -> str:
    at = draw.randrange(max(1, len(text)))
    letter = draw.choice("abcdefghijklmnopqrstuvwxyz")
    kind = draw.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + letter + text[at:]
    if kind == 2:
        return text[:at] + letter + text[at + 1 :]
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def measured(knowledge: Knowledge, asked: Sequence[str], jobs: int) -> tuple[Figures, Screener]:
    """Return the figures of one size of lists, and the screener that gave them."""
    names = sum(len(entity.names) for entity in knowledge.entities.values())
    gc.collect()
    start = time.perf_counter()
    prepared = Prepared(knowledge, load_rules(None))
    prepared.__dict__["entities"] = EntityMatcher.build(knowledge)  # as `entities` would
    build = time.perf_counter() - start
    screener = Screener(prepared, Settings(as_of=date(2026, 11, 25)))
    third = len(asked) // 3
    screener.match_names(asked[:third])  # kernels are compiled, libraries imported
    used, middle = time.process_time(), asked[third : 2 * third]
    first = len(middle) / seconds(lambda: screener.match_names(middle))
    of_processor = len(middle) / (time.process_time() - used)
    shared = len(asked[2 * third :]) / seconds(
        lambda: screener.match_names(asked[2 * third :], jobs=jobs)
    )
    return Figures(names, build, first, of_processor, shared, _rss()), screener


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _rss() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def plain_rates(knowledge: Knowledge, asked: Sequence[str], jobs: int) -> None:
    """Print how many names a second WRatio and logic-v2 do against the same names."""
    texts = [name.text for entity in knowledge.entities.values() for name in entity.names]
    few = list(asked[:_PLAIN_ASKED])
    took = seconds(
        lambda: process.cdist(few, texts, scorer=fuzz.WRatio, score_cutoff=90, workers=jobs)
    )
    print(f"rapidfuzz WRatio >= 90 over all: {len(few) / took:8.1f} names/s")
    try:
        matching = import_module("nomenklatura.matching")
    except ImportError:
        print(
            "nomenklatura is not installed: compare with the published"
            f" {PUBLISHED_PAIRS:,.0f} pairs/s, {PUBLISHED_PAIRS / len(texts):.3f} names/s"
        )
        return
    print(f"nomenklatura logic-v2: {logic_rate(matching, texts, few):8.0f} pairs/s")


def logic_rate(matching: Any, texts: Sequence[str], asked: Sequence[str]) -> float:
    """Return how many pairs a second logic-v2 compares."""
    model = import_module("followthemoney").model
    config = import_module("nomenklatura.matching.types").ScoringConfig.defaults()

    def entity(text: str) -> object:
        properties = {"name": [text]}
        return model.get_proxy({"id": text, "schema": "Organization", "properties": properties})

    listed, said = [entity(text) for text in texts[:200]], [entity(text) for text in asked[:10]]
    compare = matching.LogicV2.compare
    took = seconds(lambda: [compare(a, b, config) for a in said for b in listed])
    return len(said) * len(listed) / took


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=120_000)
    parser.add_argument("--asked", type=int, default=15_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scales", action="store_true", help="also 500,000 and 1,000,000 names")
    chosen = parser.parse_args()
    knowledge = load_knowledge()
    for size in [chosen.names, *([500_000, 1_000_000] if chosen.scales else [])]:
        draw = random.Random(SEED)
        lists = of_size(knowledge, size, draw)
        asked = asked_names(lists, chosen.asked, draw)
        found, screener = measured(lists, asked, chosen.jobs)
        print(
            f"{found.names:9,} names: index {found.build_seconds:6.1f} s;"
            f" {found.first:6.0f} names/s in one process ({found.of_processor:.0f} for a second of"
            f" processor time), {found.shared:6.0f} in {chosen.jobs};"
            f" {found.rss_mb:6.0f} MB",
            flush=True,
        )
        if size == chosen.names:
            plain_rates(lists, asked, chosen.jobs)
        del screener, lists


if __name__ == "__main__":
    main()
