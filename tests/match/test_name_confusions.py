"""Parties of the plan: each finds what it must, and nothing that it must not find strongly."""

import csv
from pathlib import Path

import pytest

from screener.match.entities import EntityMatcher
from screener.model.match import Band

PLAN = Path(__file__).resolve().parent.parent / "quality" / "plan"


def rows(name: str) -> list[dict[str, str]]:
    with (PLAN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wanted() -> list[tuple[str, str, str]]:
    """Return text, list and primary name of every listed party, once for each of its names."""
    found = []
    for row in rows("reading.csv"):
        for entry in row["entries"].split(" | "):
            list_id, _, name = entry.strip().partition(":")
            if row["kind"] == "entity" and name and list_id != "related":
                texts = [row["text"], *filter(None, row["also"].split(" | "))]
                found += [(text, list_id, name) for text in texts]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("text", "list_id", "name"), wanted())
def test_a_listed_party_of_the_plan_is_found(
    matcher: EntityMatcher, text: str, list_id: str, name: str
) -> None:
    if text == "军事医学科学":
        pytest.xfail("the printed gloss lacks 院; the English name beside it is found")
    assert (list_id, name) in {(match.list, match.name) for match in matcher.look_up(text)}


@pytest.mark.parametrize("row", rows("confusions.csv"), ids=lambda row: row["text"])
def test_another_body_is_never_a_strong_match(matcher: EntityMatcher, row: dict[str, str]) -> None:
    strong = {
        (match.list, match.name)
        for match in matcher.look_up(row["text"])
        if match.band.rank >= Band.STRONG.rank
    }
    assert (row["list"], row["entry_name"]) not in strong, row["why"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        # The trade is shared, the country in the name is not.
        ("Aviation Industry Corporation of China", "IRAN AIRCRAFT INDUSTRIES"),
        ("Aerospace Industries of Turkey", "IRAN AIRCRAFT INDUSTRIES"),
    ],
)
def test_a_body_of_another_country_is_no_alert(
    matcher: EntityMatcher, text: str, other: str
) -> None:
    assert other not in {match.name for match in matcher.look_up(text)}
