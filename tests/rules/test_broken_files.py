"""Thirty broken rule files, and the sentence that a compliance officer gets for each."""

from pathlib import Path

import pytest

from screener.errors import Faults
from screener.rules import load_rules

GOOD = """schema: rule/1
id: a-rule
version: 1
status: experimental
title: A rule
family: technology
level: low
owner: trade-compliance
references:
  - {cite: "15 CFR 744.11", read_on: 2026-11-24}
when:
  party:
    party.list: {is: us_entity_list}
    party.band: {at_least_band: strong}
  near:
    distance.paragraphs: {lte: 3}
  condition: party and near
then:
  - flag: found
    message: "{party.name} is near."
  - raise: {to: high, when: party}
reviewer_guidance: Look at it.
false_positives: [a digest]
tests:
  - {name: yes, given: {party: {list: us_entity_list, band: strong}}, expect: must_flag}
  - {name: no, given: {party: {list: us_isn, band: strong}}, expect: must_not_flag}
  - {name: text, text: "Nobody.", expect: must_not_flag}
"""
# What is changed in the good rule, into what, and what the sentence must hold.
BROKEN = [
    ("schema: rule/1", "schema: rule/9", "schema", 1),
    ("id: a-rule", "id: A Rule", "id", 2),
    ("version: 1", "version: 0", "version", 3),
    ("version: 1", "version: first", "version", 3),
    ("status: experimental", "status: final", "status", 4),
    ("title: A rule\n", "", "title: is required and not there", 1),
    ("family: technology", "family: Tech nology", "family", 6),
    ("level: low", "level: grave", "level", 7),
    ("owner: trade-compliance\n", "", "owner: is required", 1),
    ("level: low", "level: low\nseverity: 3", "severity: there is no such field", 8),
    ('  - {cite: "15 CFR 744.11", read_on: 2026-11-24}\n', "  []\n", "references", 9),
    ("read_on: 2026-11-24", "read_on: soon", "read_on", 10),
    ("party.list: {is:", "party.lst: {is:", "did you mean 'party.list'", None),
    ("party.list: {is:", "party.list: {equals:", "there is no operator 'equals'", None),
    ("list: {is: us_entity_list}", "list: us_entity_list", "there is no operator", None),
    ("{at_least_band: strong}", "{at_least_band: certain}", "'certain' is no band", None),
    ("{at_least_band: strong}", "{gte: 90}", "'gte' is not for a band", None),
    ("{lte: 3}", "{contains_term: [x]}", "'contains_term' is not for a number", None),
    ("{lte: 3}", "{between: [1]}", "'between' needs two figures", None),
    ("{is: us_entity_list}", "{in: us_entity_list}", "'in' needs a list", None),
    ("{is: us_entity_list}", "{re: entity}", "begins with ^", None),
    ("{is: us_entity_list}", '{re: "^("}', "'re': ", None),
    ("condition: party and near", "condition: party and far", "there is no selection 'far'", None),
    ("condition: party and near", "condition: party and", "it ends too early", None),
    ("condition: party and near", "condition: party near", "nothing was expected before", None),
    ("condition: party and near", "condition: party & near", "is not understood", None),
    ("  condition: party and near\n", "", "there is no condition", None),
    ("when: party}", "when: somebody}", "there is no selection 'somebody'", None),
    ("    message: ", "    note: ", "note: there is no such field", None),
    ("expect: must_not_flag", "expect: must_flag", "must_not_flag", None),
    ("reviewer_guidance: Look at it.\n", "", "reviewer_guidance: is required", 1),
    ("false_positives: [a digest]", "false_positives: []", "false_positives", None),
    ("family: technology", "family: technology\nlaw: [no-measure]", "there is no no-measure", None),
    ("title: A rule", "title: A: rule", "is not YAML", 5),
    ("expect: must_flag}", "expect: must_flag, text: x}", "either 'given' facts or a 'text'", None),
]  # fmt: skip


def test_the_good_rule_is_good(tmp_path: Path) -> None:
    assert any(ready.rule.id == "a-rule" for ready in load_rules(written(tmp_path, GOOD)).rules)


@pytest.mark.parametrize(("was", "becomes", "said", "line"), BROKEN)
def test_a_broken_file_gives_a_sentence_to_act_on(
    tmp_path: Path, was: str, becomes: str, said: str, line: int | None
) -> None:
    assert was in GOOD
    with pytest.raises(Faults) as caught:
        load_rules(written(tmp_path, GOOD.replace(was, becomes)))
    shown = str(caught.value)
    assert said in shown
    assert "rules/technology/a.yaml" + (f":{line}" if line else "") in shown
    # No words of a programmer: no class, no traceback, no type of Python.
    assert not any(word in shown for word in ("Traceback", "pydantic", "NoneType", "KeyError"))


def written(folder: Path, text: str) -> Path:
    place = folder / "technology"
    place.mkdir()
    (place / "a.yaml").write_text(text, encoding="utf-8")
    return folder
