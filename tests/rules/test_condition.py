"""Conditions: what is understood, what is refused, and that nothing in one is run as code."""

import pytest

from screener.errors import RuleError
from screener.rules.condition import parsed
from screener.rules.truth import Truth

NAMES = ["a", "b", "x_one", "x_two"]
YES, NO, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a", {"a": YES}, YES),
        ("a and not b", {"a": YES, "b": NO}, YES),
        ("a or b and x_one", {"a": YES, "b": NO, "x_one": NO}, YES),
        ("(a or b) and x_one", {"a": YES, "b": NO, "x_one": NO}, NO),
        ("any of x_*", {"x_one": NO, "x_two": YES}, YES),
        ("all of x_*", {"x_one": NO, "x_two": YES}, NO),
        ("2 of (a, b, x_one)", {"a": YES, "b": OPEN, "x_one": NO}, OPEN),
        ("not (a and b)", {"a": OPEN, "b": NO}, YES),
        ("a and b", {"a": OPEN, "b": YES}, OPEN),
    ],
)
def test_a_condition_is_judged(text: str, values: dict[str, Truth], expected: Truth) -> None:
    full = dict.fromkeys(NAMES, NO) | values
    assert parsed(text, NAMES).judge(full) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a and",
        "a b",
        "(a",
        "a)",
        "c",
        "any of y_*",
        "2 of a, b",
        "__import__('os')",
        "a; b",
        "a == b",
        "not",
        "and a",
    ],
)
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(RuleError, match="condition"):
        parsed(text, NAMES)


def test_a_condition_tells_which_selections_it_names() -> None:
    assert parsed("a and any of x_*", NAMES).names == {"a", "x_one", "x_two"}
