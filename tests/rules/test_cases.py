"""Which facts a rule is asked about."""

from datetime import date

import pytest

from screener.api import Screener
from screener.model.run import ScreeningRun
from screener.read import TextInput


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.load(only=["us_ccl"], as_of=date(2026, 11, 24))


def run(screener: Screener, text: str) -> ScreeningRun:
    return screener.screen([TextInput("letter.txt", text.encode())])


def test_a_thing_within_a_longer_name_is_no_second_question(screener: Screener) -> None:
    found = run(screener, "It makes the Kestrel-3 underwater glider.")
    (flag,) = (one for one in found.flags if one.entry == "us_ccl/8A001")
    said = {mention.id: mention.text for mention in found.mentions}
    assert said[flag.mention] == "Kestrel-3 underwater glider"


def test_a_party_within_a_longer_name_is_no_second_question() -> None:
    screener = Screener.load(only=["us_entity_list"], as_of=date(2026, 11, 24))
    found = run(screener, "It buys the Phytium FT-2000 processor.")
    entries = [(flag.rule, flag.entry) for flag in found.flags]
    assert len(entries) == len(set(entries))


def test_a_figure_that_is_one_of_several_needed_settles_nothing(screener: Screener) -> None:
    # 2B001.b.2 wants five axes and the repeatability; the lathe states the axes only.
    found = run(screener, "A five-axis milling machine with 5 contouring axes came.")
    levels = {flag.level.value for flag in found.flags if flag.entry == "us_ccl/2B001"}
    assert levels
    assert "high" not in levels


def test_a_figure_in_another_things_name_is_not_this_ones(screener: Screener) -> None:
    text = "It buys five-axis machining centres (五轴加工中心) and automated fibre placement."
    found = run(screener, text)
    levels = {flag.entry: flag.level.value for flag in found.flags}
    assert levels["us_ccl/1B001"] == "medium"


def test_a_short_form_is_the_same_question_as_its_name() -> None:
    screener = Screener.load(only=["us_entity_list"], as_of=date(2026, 11, 24))
    text = "Harbin Engineering University (HEU) came. Later HEU left."
    flags = [one for one in run(screener, text).flags if one.rule == "listed-us-entity-list"]
    assert [len(flag.mentions) for flag in flags] == [2]
