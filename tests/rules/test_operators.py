"""Operators: a missing fact is unknown, disagreeing ones are ambiguous."""

from datetime import date
from typing import Any

import pytest

from screener.rules.operators import OPERATORS, Disagreeing, applied, fault_of
from screener.rules.truth import Truth

YES, NO = Truth.TRUE, Truth.FALSE


@pytest.mark.parametrize(
    ("operator", "asked", "fact", "expected"),
    [
        ("is", "us_ccl", "us_ccl", YES),
        ("is", "us_ccl", "eu_annex_i", NO),
        ("is", False, False, YES),
        ("in", ["a", "b"], "b", YES),
        ("contains", 4, [1, 4], YES),
        ("contains", 4, [], NO),
        ("any_of", ["uav"], ["radar", "uav"], YES),
        ("contains_term", ["military end user"], "Military end-users abroad", YES),
        ("contains_term", ["military"], "paramilitary", NO),
        ("contains_term", ["军民融合"], "軍民融合創新", YES),
        ("starts_with", "6A", "6A005", YES),
        ("gte", 3, 3, YES),
        ("lte", 3, 4, NO),
        ("between", [1, 2], 1.5, YES),
        ("at_least_band", "possible", "strong", YES),
        ("at_least_band", "strong", "possible", NO),
        ("has_tag", "radar", ["radar"], YES),
        ("before", "2026-01-01", date(2025, 12, 31), YES),
        ("after", "2026-01-01", date(2025, 12, 31), NO),
        ("re", "^[0-9]A", "6A005", YES),
        ("missing", True, None, YES),
        ("missing", True, "x", NO),
    ],
)
def test_an_operator_on_a_fact(operator: str, asked: Any, fact: Any, expected: Truth) -> None:
    assert applied(operator, asked, fact) is expected


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_a_missing_fact_is_unknown_under_every_operator(operator: str) -> None:
    assert applied(operator, ["possible"], None) is Truth.UNKNOWN


def test_disagreeing_sources_are_ambiguous_where_it_matters() -> None:
    assert applied("is", "CN", Disagreeing(("CN", "HK"))) is Truth.AMBIGUOUS
    assert applied("in", ["CN", "HK"], Disagreeing(("CN", "HK"))) is YES


@pytest.mark.parametrize(
    ("operator", "asked", "said"),
    [
        ("equals", 1, "no operator"),
        ("in", "text", "needs a list"),
        ("between", [1], "two figures"),
        ("at_least_band", "sure", "no band"),
        ("re", "abc", "begins with"),
        ("re", "^(", "missing"),
        ("re", "^" + "a" * 200, "at most"),
    ],
)
def test_misuse_is_said_in_words(operator: str, asked: Any, said: str) -> None:
    assert said in fault_of(operator, asked)
