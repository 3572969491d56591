"""Phrases of our own against the bundled catalogue: the right entry first, and silence (R33).

``phrases.csv`` was written and committed before any score was looked at. Only its half
``develop`` may be looked at; the bars are on the half ``report``, of which no phrase is printed.
The figures of the report half were read twice, on 2026-11-25: when these bars were set, and when
the work on them ended (among the first 1, 3, 10: en 94, 98, 98, zh 93, 100, 100; all 25 unlisted
quiet; categories 0 and 9 were not written yet). Whoever reads them again writes the day here.
Three labels were mended from the official text: ammonium perchlorate is in USML Category V and
on no CCL entry, and tungsten heavy alloys are in 1C004 too.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from screener.lists.load import load_knowledge
from screener.match.controls import ControlMatcher
from screener.model.match import Match

PHRASES = Path(__file__).with_name("phrases.csv")
# Share of phrases, in per cent, whose right entry is among the first 1, 3 and 10 on us_ccl.
BARS = {"en": (85, 94, 96), "zh": (85, 94, 96)}
QUIET = 90  # per cent of what no list names


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording with the entries that a classifier would open; none for what no list names."""

    half: str
    lang: str
    text: str
    entries: tuple[str, ...]


def read_phrases() -> Iterator[Phrase]:
    with PHRASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entries = () if row["codes"] == "none" else tuple(row["codes"].split())
            yield Phrase(row["half"], row["lang"], row["text"], entries)


REPORT = [phrase for phrase in read_phrases() if phrase.half == "report"]


@pytest.fixture(scope="module")
def matcher() -> ControlMatcher:
    return ControlMatcher.build(load_knowledge())


def rank(phrase: Phrase, matches: Sequence[Match]) -> int:
    """Return the place of the first right entry on us_ccl; 1000 where there is none."""
    ours = [match.entry for match in matches if match.list == "us_ccl"]
    return min((ours.index(e) + 1 for e in phrase.entries if e in ours), default=1000)


def test_the_set_is_large_and_of_both_languages() -> None:
    everything = list(read_phrases())
    assert len(everything) >= 150
    assert sum(not phrase.entries for phrase in everything) >= 40
    assert 0.25 < sum(phrase.lang == "zh" for phrase in everything) / len(everything) < 0.42


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_right_entry_is_among_the_first(matcher: ControlMatcher, lang: str) -> None:
    known = {entry for entry in matcher.controls if entry.startswith("us_ccl/")}
    phrases = [p for p in REPORT if p.lang == lang and known.intersection(p.entries)]
    ranks = [rank(phrase, matcher.classify(phrase.text)) for phrase in phrases]
    shares = [100 * sum(r <= most for r in ranks) / len(ranks) for most in (1, 3, 10)]
    assert all(share >= bar for share, bar in zip(shares, BARS[lang], strict=True)), shares


def test_what_no_list_names_is_quiet(matcher: ControlMatcher) -> None:
    phrases = [phrase for phrase in REPORT if not phrase.entries]
    quiet = [not any(m.band.alerts for m in matcher.classify(p.text)) for p in phrases]
    assert 100 * sum(quiet) / len(quiet) >= QUIET


@pytest.mark.parametrize(
    "text",
    [
        *(
            "hair removal laser",
            "脱毛激光器",
            "painting robot",
            "喷漆机器人",
            "hull-painting robot",
        ),
        *("desulphurisation", "烟气脱硫", "PET recycling", "PET回收", "wheelchair", "轮椅"),
        *("smart meter", "智能电表", "coffee machine", "咖啡机", "Bluetooth", "蓝牙", "声学材料"),
    ],
)
def test_a_bare_generic_word_does_not_carry(matcher: ControlMatcher, text: str) -> None:
    assert [m.entry for m in matcher.classify(text) if m.band.alerts] == []
