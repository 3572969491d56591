"""From the names of a reading to little documents that say one name once."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from screener import Screener
from screener.model.match import Band, Target
from screener.model.run import ScreeningRun
from tests.quality.measure import REFERENCE
from tests.quality.readings import HERE, Row

# What the plan prints is the discipline, "military medical science": the academy's name with its
# last character lost. A reader mends it inside the sentence; alone it would be another word.
MENDED = {"军事医学科学": "军事医学科学院"}


@dataclass(frozen=True, slots=True)
class Confusion:
    """A name beside an entry that is another body."""

    text: str
    entry: tuple[str, str]  # list id and primary name
    why: str


@dataclass(frozen=True, slots=True)
class Alone:
    """What came of a document that says one name once."""

    run: ScreeningRun  # only what belongs to this document

    def flagged(self, entry: tuple[str, str]) -> bool:
        """Say whether the entry is flagged (for a reference list: matched)."""
        if entry[0].startswith(REFERENCE):
            return any((m.list, m.name) == entry and m.band.alerts for m in self.run.matches)
        return any((flag.list, flag.name) == entry for flag in self.run.flags)

    def strongly(self, entry: tuple[str, str]) -> bool:
        """Say whether the name is matched to the entry itself as strong or exact."""
        return any(
            (m.list, m.name) == entry
            and m.target is Target.ENTITY
            and m.band in (Band.EXACT, Band.STRONG)
            for m in self.run.matches
        )


def confusions(name: str) -> list[Confusion]:
    """Return the pairs of a document that must not be matched strongly."""
    with (HERE / name / "confusions.csv").open(encoding="utf-8", newline="") as file:
        return [
            Confusion(raw["text"], (raw["list"], raw["entry_name"]), raw["why"])
            for raw in csv.DictReader(file)
        ]


def names_alone(rows: Iterable[Row]) -> list[tuple[str, tuple[str, str]]]:
    """Return each name of each listed party with each entry: name, (list id, primary name)."""
    return list(
        dict.fromkeys(
            (MENDED.get(name, name), entry)
            for row in rows
            for name in (row.text, *row.also)
            for entry in (row.entries if row.kind == "entity" else ())
        )
    )


def sort_of(name: str) -> str:
    """Say which of the three kinds of name this is.

    >>> [sort_of(name) for name in ("Tianjin Phytium", "天津飞腾", "CASC")]
    ['English name', 'Chinese name', 'abbreviation']
    """
    if any(unicodedata.name(one, "").startswith("CJK") for one in name):
        return "Chinese name"
    return "abbreviation" if name.isupper() and len(name.split()) == 1 else "English name"


def screened_alone(screener: Screener, names: Sequence[str], folder: Path) -> dict[str, Alone]:
    """Screen one little document for each name and return the result by name."""
    keys = {}
    for number, name in enumerate(dict.fromkeys(names)):
        chinese = sort_of(name) == "Chinese name"
        sentence = f"该设备由{name}验收。" if chinese else f"The furnace was accepted by {name}."
        keys[name] = f"{number:04}.txt"
        (folder / keys[name]).write_text(sentence + "\n", encoding="utf-8")
    run = screener.screen([folder])
    return {name: Alone(_only(run, key)) for name, key in keys.items()}


def _only(run: ScreeningRun, key: str) -> ScreeningRun:
    mentions = tuple(one for one in run.mentions if one.document == key)
    ids = {one.id for one in mentions}
    return replace(
        run,
        documents=tuple(one for one in run.documents if one.key == key),
        mentions=mentions,
        matches=tuple(one for one in run.matches if one.mention in ids),
        flags=tuple(one for one in run.flags if one.document == key),
    )
