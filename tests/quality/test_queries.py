"""Queries of R16-R18, R21, R22 and what each list must answer first, or must not."""

import csv
from pathlib import Path

import pytest

from screener.lists.load import load_knowledge
from screener.match.entities import EntityMatcher
from screener.model.match import Band

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def matcher() -> EntityMatcher:
    return EntityMatcher.build(load_knowledge())


def rows() -> list[dict[str, str]]:
    with (HERE / "queries.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(row: dict[str, str]) -> str:
    return f"{row['query']} {row['list']}"


@pytest.mark.parametrize("row", [r for r in rows() if r["entry"][:1] not in ("", "!")], ids=of)
def test_the_right_entry_is_first_on_each_list(matcher: EntityMatcher, row: dict[str, str]) -> None:
    found = [match.name for match in matcher.look_up(row["query"]) if match.list == row["list"]]
    assert found[:1] == [row["entry"]], row["why"]


@pytest.mark.parametrize("row", [r for r in rows() if not r["entry"]], ids=of)
def test_what_says_nothing_finds_nothing_strong(
    matcher: EntityMatcher, row: dict[str, str]
) -> None:
    found = [m.name for m in matcher.look_up(row["query"]) if m.band.rank >= Band.STRONG.rank]
    assert found == [], row["why"]


@pytest.mark.parametrize("row", [r for r in rows() if r["entry"][:1] == "!"], ids=of)
def test_another_body_is_no_strong_match(matcher: EntityMatcher, row: dict[str, str]) -> None:
    other = row["entry"][1:]
    assert other in {e.name for e in matcher.knowledge.entities.values() if e.list == row["list"]}
    strong = [m.name for m in matcher.look_up(row["query"]) if m.band.rank >= Band.STRONG.rank]
    assert other not in strong, row["why"]
