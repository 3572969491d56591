"""Dated measures, and faults of rule files with their lines."""

from datetime import date
from pathlib import Path

import pytest

from screener.errors import Faults
from screener.folders import bundled
from screener.rules.lint import lint
from screener.rules.load import load_rules
from screener.rules.schema import Law, status_on

GOOD = """schema: rule/1
id: a-rule
version: 1
status: experimental
title: A title
family: technology
level: low
owner: somebody
references:
  - {cite: "15 CFR 774", read_on: 2026-11-01}
when:
  entry:
    technology.list: {is: us_ccl}
  condition: entry
then:
  - {flag: named, message: "“{technology.term}” was named."}
reviewer_guidance: Look at it.
false_positives: [everything else]
tests:
  - {name: one, text: "a radar", expect: must_flag}
  - {name: two, given: {technology: {list: eu_annex_i}}, expect: must_not_flag}
"""


def folder_with(tmp_path: Path, text: str) -> Path:
    place = tmp_path / "technology"
    place.mkdir()
    (place / "a.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2025, 9, 1), "not_yet"),
        (date(2025, 10, 15), "in_force"),
        (date(2026, 5, 1), "suspended"),
        (date(2026, 11, 9), "suspended"),
        (date(2026, 11, 10), "status_unverified"),
        (date(2026, 11, 23), "status_unverified"),
    ],
)
def test_r7_the_affiliates_rule_has_a_status_for_the_day(day: date, status: str) -> None:
    assert status_on(load_rules().law["us-bis-affiliates-rule"], day) == status


def test_r7_a_persons_word_ends_the_doubt() -> None:
    law = load_rules().law["us-bis-affiliates-rule"].model_dump(by_alias=True)
    word = {
        "status": "in_force",
        "from": "2026-11-10",
        "by": "a.reviewer",
        "on": "2026-11-12",
        "source": "a notice",
    }
    confirmed = Law.model_validate(law | {"confirmed": [word]})
    assert status_on(confirmed, date(2026, 11, 23)) == "in_force"
    assert status_on(confirmed, date(2026, 5, 1)) == "suspended"


def test_a_good_rule_loads_beside_the_bundled_ones(tmp_path: Path) -> None:
    before = load_rules()
    after = load_rules(folder_with(tmp_path, GOOD))
    assert len(after.rules) == len(before.rules) + 1
    assert after.hash != before.hash


@pytest.mark.parametrize(
    ("wrong", "right", "line", "said"),
    [
        ("levle: low", "level: low", 7, "there is no such field"),
        ("level: grave", "level: low", 7, "level"),
        ("version: one", "version: 1", 3, "version"),
        ("  condition: enrty", "  condition: entry", None, "there is no selection 'enrty'"),
        ("technology.lst", "technology.list", None, "there is no field 'technology.lst'"),
        ("{is_: us_ccl}", "{is: us_ccl}", None, "there is no operator 'is_'"),
        ("must_ask_ ", "must_not_flag", 21, "expect"),
        ("expect: must_flag", "expect: must_not_flag", None, "at least one that must flag"),
        ("law: [none-such]\nwhen:", "when:", None, "there is no none-such"),
        ("then: [", "then:", 16, "is not YAML"),
    ],
)
def test_r44_a_fault_is_said_with_its_place(
    tmp_path: Path, wrong: str, right: str, line: int | None, said: str
) -> None:
    text = GOOD.replace(right, wrong)
    if "must_flag" in wrong:
        text = GOOD.replace("expect: must_flag", "expect: must_not_flag")
    with pytest.raises(Faults) as caught:
        load_rules(folder_with(tmp_path, text))
    shown = str(caught.value)
    assert said in shown
    place = "rules/technology/a.yaml" + (f":{line}" if line else "")
    assert place in shown


def test_r45_a_stable_rule_needs_proofs_on_both_sides(tmp_path: Path) -> None:
    text = GOOD.replace("status: experimental", "status: stable").replace(
        "expect: must_not_flag", "expect: todo"
    )
    with pytest.raises(Faults, match="must_not_flag"):
        load_rules(folder_with(tmp_path, text))


def test_faults_of_a_folder_are_shown_together(tmp_path: Path) -> None:
    place = folder_with(tmp_path, GOOD.replace("level: low", "level: grave"))
    (place / "technology" / "b.yaml").write_text("schema: rule/1\n", encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_rules(place)
    assert "a.yaml" in str(caught.value)
    assert "b.yaml" in str(caught.value)


def test_the_bundled_rules_have_nothing_to_mend() -> None:
    assert [one for one in lint(load_rules(), date(2026, 11, 25)) if not one.warning] == []


def test_r47_every_bundled_rule_has_a_reference_and_proofs_on_both_sides() -> None:
    ruleset = load_rules()
    families = {ready.rule.family for ready in ruleset.rules}
    assert {
        "list_hit",
        "technology",
        "end_user_and_technology",
        "end_use",
        "red_flags",
        "university",
        "address",
        "watch",
        "link",
    } <= families
    for ready in ruleset.rules:
        expected = {test.expect.value for test in ready.rule.tests}
        assert ready.rule.references
        assert "must_not_flag" in expected, ready.rule.id
        assert expected & {"must_flag", "must_ask"}, ready.rule.id


def test_r47_a_text_cue_alone_is_a_question(tmp_path: Path) -> None:
    for ready in load_rules().rules:
        fields = {field.partition(".")[0] for field in ready.fields}
        if fields <= {"text", "run"}:
            assert not any(action.flag for action in ready.rule.then), ready.rule.id
            assert ready.rule.level.rank <= 1, ready.rule.id


def test_rules_stand_in_folders_of_their_family() -> None:
    for ready in load_rules().rules:
        assert ready.path.split("/")[1] == ready.rule.family, ready.path
    assert bundled("rules").is_dir()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("“{technology.term}” was named.", "“{technology.trem}” was named.", "no such field"),
        ("read_on: 2026-11-01", "read_on: 2020-11-01", "last read"),
        ("was named.", "is cleared.", "never says so"),
        (
            "  condition: entry",
            "  other: {technology.list: {is: x}}\n  condition: entry",
            "neither",
        ),
        ("technology.list: {is: us_ccl}", 'text.block: {contains_term: ["system"]}', "generic"),
    ],
)
def test_lint_points_out_what_a_colleague_would(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    remarks = lint(load_rules(folder_with(tmp_path, GOOD.replace(old, new))), date(2026, 11, 24))
    assert any(said in remark.text for remark in remarks)
