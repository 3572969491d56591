"""What mutation testing found untold of operators, truth values and conditions, word by word."""

from datetime import date

import pytest

from screener.errors import RuleError
from screener.rules.condition import parsed
from screener.rules.operators import OPERATORS, applied, fault_of
from screener.rules.phrases import Phrases, Text
from screener.rules.truth import Truth, all_of, any_of, some_of

T, F, U, A = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.AMBIGUOUS


@pytest.mark.parametrize(
    ("operator", "asked", "fault"),
    [
        ("missing", True, ""),
        ("is", "x", ""),
        ("equals", 1, f"there is no operator 'equals'; there are {', '.join(sorted(OPERATORS))}"),
        ("in", "x", "'in' needs a list"),
        ("any_of", "x", "'any_of' needs a list"),
        ("any_of", [], "'any_of' needs a list"),
        ("contains_term", "x", "'contains_term' needs a list"),
        ("contains_term", ["x"], ""),
        ("between", [1, 2], ""),
        ("between", [1], "'between' needs two figures"),
        ("between", [1, 2, 3], "'between' needs two figures"),
        (
            "at_least_band",
            "sure",
            "'sure' is no band; there are exact, strong, possible, weak",
        ),
        ("re", "^a", ""),
        ("re", "^" + "a" * 119, ""),
        (
            "re",
            "^" + "a" * 120,
            "'re' needs a pattern that begins with ^ and has at most 120 signs",
        ),
        ("re", "a", "'re' needs a pattern that begins with ^ and has at most 120 signs"),
    ],
)
def test_the_fault_of_an_operator_is_told_exactly(operator: str, asked: object, fault: str) -> None:
    assert fault_of(operator, asked) == fault


def test_terms_in_a_text_are_found_by_the_index_and_without_it() -> None:
    text = Text.of("a front company in Leeds", Phrases(["front company", "shell company"]))
    assert applied("contains_term", ["front company"], text) is T
    assert applied("contains_term", ["shell company"], text) is F
    assert applied("contains_term", ["shell company", "front company"], text) is T
    # A term that the index does not hold is looked for in the words.
    assert applied("contains_term", ["shell company", "Leeds"], text) is T
    assert applied("contains_term", ["Hull"], text) is F
    both = Text.joined((text, Text.of("a shell company", text._phrases)), text._phrases)
    assert applied("contains_term", ["shell company"], both) is T


def test_a_figure_and_a_day_are_what_they_seem() -> None:
    assert applied("gte", 3, "4") is T
    with pytest.raises(RuleError, match="'four' is not a figure"):
        applied("gte", 3, "four")
    assert applied("before", date(2026, 1, 2), date(2026, 1, 1)) is T
    assert applied("after", "2026-01-02", date(2026, 1, 3)) is T
    assert applied("after", "2026-01-02", "2026-01-02") is F


@pytest.mark.parametrize(
    ("values", "every", "some"),
    [
        ([T, T], T, T),
        ([T, F], F, T),
        ([U, A], A, A),
        ([A, U], A, A),
        ([T, U], U, T),
        ([F, U], F, U),
        ([U, T, A], A, T),
        ([U, F, A], F, A),
        ([], T, F),
    ],
)
def test_and_or_of_four_values(values: list[Truth], every: Truth, some: Truth) -> None:
    assert all_of(values) is every
    assert any_of(values) is some


@pytest.mark.parametrize(
    ("count", "values", "came"),
    [
        (1, [T, F], T),
        (2, [T, F], F),
        (2, [T, U, F], U),
        (2, [T, A, F], A),
        (2, [U, A, T], A),
        (3, [T, T, U], U),
        (3, [T, T, F], F),
    ],
)
def test_n_of_four_values(count: int, values: list[Truth], came: Truth) -> None:
    assert some_of(count, values) is came


@pytest.mark.parametrize(
    ("text", "values", "came", "needed"),
    [
        ("a", {"a": T}, T, {"a"}),
        ("a and b", {"a": T, "b": F}, F, {"a", "b"}),
        ("a or b", {"a": F, "b": T}, T, set()),
        ("a or b", {"a": F, "b": F}, F, set()),
        ("a and b or a and c", {"a": T, "b": F, "c": T}, T, {"a"}),
        ("not a", {"a": F}, T, set()),
        ("a and not b", {"a": T, "b": U}, U, {"a"}),
        ("(a or b) and c", {"a": F, "b": T, "c": T}, T, {"c"}),
        ("all of (a, b, c)", {"a": T, "b": T, "c": F}, F, {"a", "b", "c"}),
        ("all of x_*", {"x_1": T, "x_2": F}, F, {"x_1", "x_2"}),
        ("any of (a, b, c)", {"a": F, "b": F, "c": T}, T, set()),
        ("2 of (a, b, c)", {"a": T, "b": F, "c": T}, T, set()),
        ("2 of (a, b, c)", {"a": F, "b": F, "c": T}, F, set()),
    ],
)
def test_a_condition_and_what_it_cannot_do_without(
    text: str, values: dict[str, Truth], came: Truth, needed: set[str]
) -> None:
    condition = parsed(text, list(values))
    assert condition.judge(values) is came
    assert condition.needed == needed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a & b", "condition: '& b' is not understood"),
        ("a ! twelve signs", "condition: '! twelve sig' is not understood"),
        ("a and", "condition: it ends too early"),
        ("a b", "condition: nothing was expected before 'b'"),
        ("(a", "condition: ')' is missing"),
        ("2 (a)", "condition: 'of' is missing"),
        ("c", "condition: there is no selection 'c'"),
    ],
)
def test_a_condition_at_fault_is_told_exactly(text: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        parsed(text, ["a", "b"])
    assert caught.value.args[0] == said
