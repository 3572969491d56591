"""How many terms the control catalogue has, counted strictly (issue 5).

A term counts once for all lists, under the key in which inflections and spellings fall together.
What is only words of its entry's own title does not count, nor does what fires for more than ten
codes.
"""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from screener.lists.load import load_knowledge
from screener.model.lists import ControlEntry
from screener.normalise.terms import term_key, term_words

FLOORS = {"en": 6_000, "zh": 4_000}
MOST_CODES = 10
THRESHOLDS = 1_500


@pytest.fixture(scope="module")
def controls() -> list[ControlEntry]:
    return list(load_knowledge().controls.values())


def terms_of(entry: ControlEntry, lang: str) -> Iterator[str]:
    for terms in (entry.terms, *(paragraph.terms for paragraph in entry.paragraphs)):
        yield from getattr(terms, lang)


def countable(controls: list[ControlEntry], lang: str) -> set[str]:
    codes: dict[str, set[str]] = defaultdict(set)
    said_beyond_title = set()
    for entry in controls:
        title = set(term_words(entry.title))
        for term in terms_of(entry, lang):
            key = term_key(term)
            codes[key].add(entry.code)
            if not title.issuperset(term_words(term)):
                said_beyond_title.add(key)
    return {key for key in said_beyond_title if len(codes[key]) <= MOST_CODES}


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_the_catalogue_has_the_words_of_the_field(controls: list[ControlEntry], lang: str) -> None:
    assert len(countable(controls, lang)) >= FLOORS[lang]


def test_the_catalogue_has_thresholds(controls: list[ControlEntry]) -> None:
    paragraphs = [paragraph for entry in controls for paragraph in entry.paragraphs]
    assert sum(len(paragraph.thresholds) for paragraph in paragraphs) >= THRESHOLDS
