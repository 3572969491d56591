"""What lowers attention, and how it is told: suppressions, profiles, confirmations."""

from datetime import date
from pathlib import Path

import pytest

from screener.api import Screener
from screener.errors import Faults, SettingError
from screener.model.run import ScreeningRun
from screener.read import TextInput

PARTY = "Tianjin Phytium Information Technology Co., Ltd."
DAY = date(2026, 11, 25)
SUPPRESSION = """schema: suppression/1
id: known-sister
scope: {rule: listed-us-entity-list, said: "Tianjin Phytium Information Technology"}
reason: The sister company was checked in file 12.
requested_by: a.reviewer
approved_by: b.head
approved_on: 2026-11-01
expires: 2026-12-31
"""


def screened(tmp_path: Path, day: date = DAY, **said: str) -> ScreeningRun:
    for name, text in said.items():
        place = tmp_path / name
        place.mkdir(parents=True, exist_ok=True)
        (place / "a.yaml").write_text(text, encoding="utf-8")
    screener = Screener.load(rules=tmp_path, as_of=day, only=["us_entity_list"])
    return screener.screen([TextInput("letter.txt", f"{PARTY} came.".encode())])


def test_a_suppression_keeps_the_flag_marks_it_and_puts_it_last(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    plain = screened(tmp_path / "none")
    run = screened(tmp_path, suppressions=SUPPRESSION)
    assert {flag.id for flag in run.flags} == {flag.id for flag in plain.flags}
    assert {flag.level for flag in run.flags} == {flag.level for flag in plain.flags}
    last = run.flags[-1]
    assert last.rule == "listed-us-entity-list"
    assert "b.head" in last.suppressed
    assert [(one.id, one.state, one.times) for one in run.rules.suppressions] == [
        ("known-sister", "in force", 1)
    ]


def test_an_expired_suppression_does_nothing_and_is_told(tmp_path: Path) -> None:
    run = screened(tmp_path, date(2027, 1, 1), suppressions=SUPPRESSION)
    assert not any(flag.suppressed for flag in run.flags)
    assert run.rules.suppressions[0].state == "expired"


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("b.head", "a.reviewer", "a second one approves"),
        ("2026-12-31", "2028-12-31", "366 days"),
        (
            'rule: listed-us-entity-list, said: "Tianjin Phytium Information Technology"',
            "rule: x",
            "at least two",
        ),
    ],
)
def test_a_suppression_needs_a_second_person_an_end_and_a_narrow_scope(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    with pytest.raises(Faults, match=said):
        screened(tmp_path, suppressions=SUPPRESSION.replace(was, becomes))


PROFILE = """schema: profile/1
id: quiet
version: 2
title: Fewer families
owner: trade-compliance
families_off: [red_flags]
least: {list: {us_entity_list: 101}}
changes:
  - {on: 2026-11-25, by: a.person, field: families_off, old: none, new: red_flags, why: trial}
"""


def test_a_profile_quietens_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "quiet.yaml"
    path.write_text(PROFILE.replace("101", "100"), encoding="utf-8")
    screener = Screener.load(profile=path, as_of=DAY, only=["us_entity_list"])
    run = screener.screen([TextInput("l.txt", f"{PARTY} and China Avionics.".encode())])
    assert run.settings.profile == "quiet"
    assert any("red_flags" in one for one in run.settings.leaves_out)
    quiet = [rule for rule, why in run.rules.not_evaluable if "profile" in why]
    assert "red-flag-cash-for-a-costly-item" in quiet
    loud = Screener.load(as_of=DAY, only=["us_entity_list"])
    assert run.settings.profile_hash != loud.settings.profile_hash


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PROFILE, "no score between 0 and 100"),
        (
            PROFILE.replace("101", "90").replace("[red_flags]", "[red_flag]"),
            "did you mean 'red_flags'",
        ),
        (PROFILE.replace("101", "90").replace("why: trial", "why: ''"), "why"),
    ],
)
def test_a_profile_at_fault_stops_the_run_in_words(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "quiet.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((SettingError, Faults), match=said):
        Screener.load(profile=path, as_of=DAY, only=["us_entity_list"])


def test_r26_the_change_log_stands_in_the_profile(tmp_path: Path) -> None:
    path = tmp_path / "quiet.yaml"
    path.write_text(PROFILE.split("changes:")[0] + "changes: []\n", encoding="utf-8")
    with pytest.raises((SettingError, Faults), match="changes"):
        Screener.load(profile=path, as_of=DAY, only=["us_entity_list"])
