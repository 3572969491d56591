"""What a plan says of well-known hard cases, in sentences of our own (issue 5)."""

from collections.abc import Iterator

import pytest

from screener import Screener
from screener.model.match import Band, Flag, Match, Outcome
from screener.model.mention import Mention
from screener.model.run import ScreeningRun
from screener.report.lookup import Lookup, because
from screener.report.technologies import technologies_sheet

_PLAN = """The institute builds underwater gliders that dive to 200 m.

Firms will bring supercomputer processors with 256 cores and more (大于等于256核) to the market.

The park makes graphene, molybdenum disulfide, 搅拌摩擦焊 machines and a brain-computer interface.

A maker of automatic sniper rifles moves to the zone.

Hull-painting robots and 除锈机器人 are to serve the shipyards.

A paint-spraying booth robot for cars is shown at the fair.
"""


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Lookup:
    path = tmp_path_factory.mktemp("plan") / "plan.md"
    path.write_text(_PLAN, encoding="utf-8")
    run: ScreeningRun = Screener.load().screen([path])
    return Lookup.of(run)


def mentions_of(look: Lookup, words: str) -> Iterator[Mention]:
    found = [one for one in look.run.mentions if words in one.text.casefold()]
    assert found, words
    yield from found


def matches_of(look: Lookup, words: str) -> list[Match]:
    return [match for one in mentions_of(look, words) for match in look.of_mention.get(one.id, ())]


def flags_of(look: Lookup, words: str) -> list[Flag]:
    return [flag for one in mentions_of(look, words) for flag in look.flags_of.get(one.id, ())]


def alerts(matches: list[Match]) -> set[str]:
    return {f"{one.list}/{one.code}" for one in matches if one.band.alerts}


def test_an_underwater_glider_is_8a001_at_any_depth(look: Lookup) -> None:
    found = matches_of(look, "underwater glider")
    assert {"us_ccl/8A001", "eu_annex_i/8A001"} <= alerts(found)
    outcomes = {t.outcome for one in found if one.code == "8A001" for t in one.thresholds}
    assert Outcome.MEETS not in outcomes


def test_cores_decide_nothing_and_tpp_is_asked_for(look: Lookup) -> None:
    found = matches_of(look, "supercomputer processor")
    assert "us_ccl/3A090" in alerts(found)
    decided = {Outcome.MEETS, Outcome.BELOW}
    assert not [t for one in found for t in one.thresholds if t.outcome in decided]
    asked = " ".join(ask for flag in flags_of(look, "supercomputer processor") for ask in flag.asks)
    assert "TPP" in asked or "total processing performance" in asked.casefold()


@pytest.mark.parametrize(
    "words", ["graphene", "molybdenum disulfide", "搅拌摩擦焊", "brain-computer interface"]
)
def test_what_only_vocabularies_name_is_shown_as_that(look: Lookup, words: str) -> None:
    assert not alerts(matches_of(look, words))
    assert all(one.vocabularies for one in mentions_of(look, words))
    rows = [row for row in technologies_sheet(look).rows if words in str(row[0]).casefold()]
    assert rows
    assert {row[4] for row in rows} == {"named in vocabularies, no control entry"}


def test_an_automatic_sniper_rifle_shows_three_lists(look: Lookup) -> None:
    found = alerts(matches_of(look, "sniper rifle"))
    assert {"us_usml/I", "eu_military/ML1", "us_ccl/0A501"} <= found
    asked = " ".join(ask for flag in flags_of(look, "sniper rifle") for ask in flag.asks)
    assert "fully automatic" in asked


@pytest.mark.parametrize("words", ["hull-painting robot", "除锈机器人"])
def test_painting_and_rust_removal_robots_are_weak_at_most(look: Lookup, words: str) -> None:
    robots = [one for one in matches_of(look, words) if one.code in ("2B007", "2B207")]
    assert {one.code for one in robots} == {"2B007", "2B207"}
    assert {one.band for one in robots} == {Band.WEAK}
    assert all("no listed characteristic is stated" in because(one) for one in robots)
    assert not [one for one in robots if "release" in because(one)]
    assert not flags_of(look, words)


def test_a_robot_for_a_paint_spraying_booth_is_let_go(look: Lookup) -> None:
    assert "2B007" not in {one.code for one in matches_of(look, "paint-spraying booth robot")}
