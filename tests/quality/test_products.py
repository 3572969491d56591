"""Descriptions of products as makers write them, of our own and brand-free (issue 5).

``products.csv`` was written and committed before the matcher was tried on it, and split by seed.
The half ``report`` was read once, on 2026-11-25, when these bars were set: 24 of 24 listed ones had
a right entry of us_ccl among the first three, 12 of 12 unlisted ones raised nothing. On the half
``develop`` it was 23 of 24 and 12 of 12. Whoever reads the report half again writes the day here.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from screener.lists.load import load_knowledge
from screener.match.controls import ControlMatcher

PRODUCTS = Path(__file__).with_name("products.csv")
FOUND, QUIET = 85, 80  # per cent


@dataclass(frozen=True, slots=True)
class Product:
    half: str
    text: str
    entries: tuple[str, ...]  # none where no list names it


def read_products() -> list[Product]:
    with PRODUCTS.open(encoding="utf-8", newline="") as file:
        return [
            Product(r["half"], r["text"], () if r["codes"] == "none" else tuple(r["codes"].split()))
            for r in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def matcher() -> ControlMatcher:
    return ControlMatcher.build(load_knowledge())


def test_the_set_is_large_and_a_third_of_it_unlisted() -> None:
    everything = read_products()
    assert len(everything) >= 60
    assert sum(not one.entries for one in everything) * 3 >= len(everything)


def test_every_right_entry_is_in_the_catalogue(matcher: ControlMatcher) -> None:
    named = {entry for one in read_products() for entry in one.entries}
    assert named <= set(matcher.controls)


@pytest.mark.parametrize("half", ["develop", "report"])
def test_a_right_entry_is_among_the_first_three(matcher: ControlMatcher, half: str) -> None:
    listed = [one for one in read_products() if one.half == half and one.entries]
    found = 0
    for one in listed:
        ours = [match.entry for match in matcher.classify(one.text) if match.list == "us_ccl"]
        found += bool(set(ours[:3]) & set(one.entries))
    assert 100 * found / len(listed) >= FOUND


@pytest.mark.parametrize("half", ["develop", "report"])
def test_what_no_list_names_is_quiet(matcher: ControlMatcher, half: str) -> None:
    unlisted = [one for one in read_products() if one.half == half and not one.entries]
    quiet = [not any(m.band.alerts for m in matcher.classify(one.text)) for one in unlisted]
    assert 100 * sum(quiet) / len(quiet) >= QUIET
