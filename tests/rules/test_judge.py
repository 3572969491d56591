"""From matches to flags: what a rule adds, what it leaves alone, and what makes a flag itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screener.api import Screener
from screener.model.match import Flag, Level
from screener.model.run import ScreeningRun
from screener.read import TextInput
from screener.rules.proof import prove

DAY = date(2026, 11, 24)
PARTY = "Tianjin Phytium Information Technology Co., Ltd."
Screen = Callable[..., ScreeningRun]


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.load(as_of=DAY)


@pytest.fixture(scope="module")
def screened(screener: Screener) -> Screen:
    def run(text: str, key: str = "letter.txt") -> ScreeningRun:
        return screener.screen([TextInput(key, text.encode())])

    return run


def flags_on(run: ScreeningRun, rule: str) -> list[Flag]:
    return [flag for flag in run.flags if flag.rule == rule]


def test_the_proofs_of_every_bundled_rule_hold(screener: Screener) -> None:
    proven = prove(screener.prepared.rules, screener.judged, DAY)
    assert [str(failure) for failure in proven.failures] == []
    assert proven.held > 200


def test_one_flag_stands_for_all_places_of_a_subject(screened: Screen) -> None:
    run = screened(f"{PARTY} came.\n\n{PARTY} left.\n")
    (flag,) = flags_on(run, "listed-us-entity-list")
    assert len(flag.mentions) == 2
    assert "Also at 1 more place" in flag.reason


def test_a_flags_id_is_the_question_and_not_the_place(screened: Screen) -> None:
    (first,) = flags_on(screened(f"{PARTY} came."), "listed-us-entity-list")
    (moved,) = flags_on(screened(f"A word before.\n\nThen {PARTY} left."), "listed-us-entity-list")
    (other,) = flags_on(screened(f"{PARTY} came.", key="other.txt"), "listed-us-entity-list")
    assert (first.id, first.basis) == (moved.id, moved.basis)
    assert first.id != other.id


def test_a_rows_subject_is_the_party_and_neither_file_nor_row(screened: Screen) -> None:
    head = "Company,Country\n"
    row = f'"{PARTY}",CN\n'
    (first,) = flags_on(screened(head + row, key="may.csv"), "listed-us-entity-list")
    later = screened(head + "Northfield Garden Tools,GB\n" + row, key="june.csv")
    (second,) = flags_on(later, "listed-us-entity-list")
    (abroad,) = flags_on(screened(head + f'"{PARTY}",SG\n', key="may.csv"), "listed-us-entity-list")
    assert first.id == second.id
    assert first.id != abroad.id


def test_every_flag_has_a_reason_a_citation_and_something_to_do(screened: Screen) -> None:
    run = screened(f"{PARTY} builds a supercomputer with five-axis machining centres.")
    assert run.flags
    for flag in run.flags:
        assert flag.reason
        assert flag.cites
        assert flag.asks or flag.guidance
        assert "{" not in flag.reason
        assert not any("{" in ask for ask in flag.asks)


def test_flags_come_gravest_first(screened: Screen) -> None:
    run = screened(f"{PARTY} bought a lathe. A thermal imaging camera came.")
    ranks = [flag.level.rank for flag in run.flags]
    assert ranks == sorted(ranks, reverse=True)
    assert run.flags[0].level is Level.HIGH


def test_r48_a_further_rule_takes_no_flag_away(screened: Screen, screener: Screener) -> None:
    text = f"{PARTY} bought five-axis machining centres."
    whole = {flag.id for flag in screened(text).flags}
    rules = screener.prepared.rules
    for left_out in rules.rules[::9]:
        fewer = replace(rules, rules=tuple(one for one in rules.rules if one is not left_out))
        narrow = Screener(replace(screener.prepared, rules=fewer), screener.settings)
        found = {f.id for f in narrow.screen([TextInput("letter.txt", text.encode())]).flags}
        assert found <= whole
        assert whole - found == {
            flag.id for flag in screened(text).flags if flag.rule == left_out.rule.id
        }


def test_a_measure_past_its_day_is_said_to_be_unverified(tmp_path: Path) -> None:
    text = f"Harbour Eagle Optics, a subsidiary of {PARTY}, won the bid."
    path = tmp_path / "letter.txt"
    path.write_text(text, encoding="utf-8")
    status = {}
    for day in ("2025-10-15", "2026-05-01", "2026-11-23"):
        run = Screener.load(as_of=date.fromisoformat(day), only=["us_entity_list"]).screen([path])
        status[day] = {key: told for key, _, told in run.rules.law}["us-bis-affiliates-rule"]
    assert status == {
        "2025-10-15": "in_force",
        "2026-05-01": "suspended",
        "2026-11-23": "status_unverified",
    }
