"""What holds for any rules and facts: rules only add, and unknown is never false."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from screener.rules.candidates import CaseIndex
from screener.rules.cases import Case
from screener.rules.condition import parsed
from screener.rules.load import ReadyRule, Selection
from screener.rules.outcomes import Outcome, Selected, judged
from screener.rules.schema import Rule
from screener.rules.truth import Truth

_LISTS = ("us_entity_list", "us_isn", "eu_fsf")
_BANDS = ("exact", "strong", "possible")
_CONDITIONS = (
    "a", "a and b", "a or b", "a and not b", "not a", "1 of (a, b, c)", "2 of (a, b, c)",
    "any of (a, b)", "all of (a, b, c)", "(a or b) and c", "a and (b or not c)",
)  # fmt: skip
_QUESTIONS: tuple[tuple[str, str, Any], ...] = (
    ("party.list", "is", "us_entity_list"),
    ("party.list", "in", ["us_isn", "eu_fsf"]),
    ("party.band", "at_least_band", "strong"),
    ("party.footnotes", "contains", 4),
    ("party.score", "gte", 80),
    ("distance.paragraphs", "lte", 3),
    ("party.delisted", "missing", True),
    ("party.countries", "any_of", ["CN", "RU"]),
)


def ready(number: int, condition: str, questions: tuple[tuple[str, str, Any], ...]) -> ReadyRule:
    rule = Rule.model_validate(
        {
            "schema": "rule/1",
            "id": f"rule-{number}",
            "version": 1,
            "status": "experimental",
            "title": "A rule",
            "family": "technology",
            "level": "low",
            "owner": "nobody",
            "references": [{"cite": "none"}],
            "when": {"condition": condition},
            "unknown": {"ask": "What is it?"},
            "then": [{"flag": "found", "message": "It is there."}],
            "reviewer_guidance": "Look.",
            "false_positives": ["none"],
            "tests": [{"name": "x", "text": "x", "expect": "must_flag"}],
        }
    )
    selections = tuple(
        Selection(name, (question,)) for name, question in zip("abc", questions, strict=True)
    )
    return ReadyRule(rule, selections, parsed(condition, ["a", "b", "c"]), "rules/x.yaml")


_RULES = st.builds(
    ready,
    st.integers(0, 50),
    st.sampled_from(_CONDITIONS),
    st.tuples(*[st.sampled_from(_QUESTIONS)] * 3),
)
_FACTS = st.fixed_dictionaries(
    {
        "party": st.fixed_dictionaries(
            {
                "list": st.one_of(st.none(), st.sampled_from(_LISTS)),
                "band": st.one_of(st.none(), st.sampled_from(_BANDS)),
                "footnotes": st.one_of(st.none(), st.lists(st.integers(1, 5), max_size=2)),
                "score": st.one_of(st.none(), st.integers(0, 100)),
                "delisted": st.none(),
                "countries": st.one_of(st.none(), st.lists(st.sampled_from(["CN", "DE"]))),
            }
        ),
        "distance": st.fixed_dictionaries({"paragraphs": st.one_of(st.none(), st.integers(0, 9))}),
    }
)


def case(number: int, facts: Mapping[str, Mapping[str, Any]]) -> Case:
    return Case(facts, "d", f"line {number}", f"s{number}", "", (), "", f"e{number}", "", "")


def told(rules: list[ReadyRule], cases: list[Case]) -> list[Outcome]:
    return [one for rule in rules for one in judged(rule, cases)[0]]


@settings(max_examples=150, deadline=None)
@given(st.lists(_RULES, max_size=4), _RULES, st.lists(_FACTS, max_size=4))
def test_a_further_rule_takes_no_outcome_away(
    rules: list[ReadyRule], another: ReadyRule, facts: list[dict[str, dict[str, Any]]]
) -> None:
    cases = [case(number, one) for number, one in enumerate(facts)]
    before, after = told(rules, cases), told([*rules, another], cases)
    assert all(outcome in after for outcome in before)


@settings(max_examples=150, deadline=None)
@given(st.lists(_RULES, max_size=4), st.lists(_FACTS, min_size=1, max_size=4))
def test_neither_the_order_of_rules_nor_a_further_case_matters(
    rules: list[ReadyRule], facts: list[dict[str, dict[str, Any]]]
) -> None:
    cases = [case(number, one) for number, one in enumerate(facts)]
    one, other = told(rules, cases), told(rules[::-1], cases)
    assert len(one) == len(other)
    assert all(outcome in other for outcome in one)
    assert all(outcome in one for outcome in told(rules, cases[:-1]))


@settings(max_examples=300, deadline=None)
@given(_RULES, _FACTS, st.data())
def test_a_fact_that_gets_lost_never_turns_true_to_false(
    rule: ReadyRule, facts: dict[str, dict[str, Any]], data: st.DataObject
) -> None:
    """Unknown never becomes false: what was flagged is asked, where a fact is missing."""
    space = data.draw(st.sampled_from(sorted(facts)))
    name = data.draw(st.sampled_from(sorted(facts[space])))
    if name == "delisted":
        return  # it is asked by "missing", which is about just this
    before = rule.condition.judge(Selected(rule, facts))
    lost = {**facts, space: {**facts[space], name: None}}
    after = rule.condition.judge(Selected(rule, lost))
    if before is Truth.TRUE:
        assert after is not Truth.FALSE
    if before is Truth.FALSE:
        assert after is not Truth.TRUE


@settings(max_examples=300, deadline=None)
@given(_RULES, st.lists(_FACTS, max_size=6))
def test_the_index_of_cases_leaves_no_outcome_out(
    rule: ReadyRule, facts: list[dict[str, dict[str, Any]]]
) -> None:
    cases = [case(number, one) for number, one in enumerate(facts)]
    found = CaseIndex(cases).candidates(rule)
    assert judged(rule, found.cases, found.kinds) == judged(rule, cases)
