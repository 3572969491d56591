"""Four values: what is missing is unknown, what disagrees is ambiguous, neither is ever false."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.rules.truth import Truth, all_of, any_of, some_of

values = st.lists(st.sampled_from(list(Truth)), max_size=5)
FALSE, UNKNOWN, AMBIGUOUS, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.AMBIGUOUS, Truth.TRUE


@pytest.mark.parametrize(
    ("given_values", "both", "either"),
    [
        ([], TRUE, FALSE),
        ([TRUE, TRUE], TRUE, TRUE),
        ([TRUE, FALSE], FALSE, TRUE),
        ([TRUE, UNKNOWN], UNKNOWN, TRUE),
        ([FALSE, UNKNOWN], FALSE, UNKNOWN),
        ([UNKNOWN, AMBIGUOUS], AMBIGUOUS, AMBIGUOUS),
        ([TRUE, AMBIGUOUS, FALSE], FALSE, TRUE),
    ],
)
def test_and_or(given_values: list[Truth], both: Truth, either: Truth) -> None:
    assert all_of(given_values) is both
    assert any_of(given_values) is either


@given(values)
def test_de_morgan(given_values: list[Truth]) -> None:
    assert ~all_of(given_values) is any_of(~value for value in given_values)


@given(values)
def test_any_is_one_of_and_all_is_each_of(given_values: list[Truth]) -> None:
    if given_values:
        assert (some_of(1, given_values) is TRUE) == (any_of(given_values) is TRUE)
        assert (some_of(len(given_values), given_values) is TRUE) == (all_of(given_values) is TRUE)


@given(values, st.integers(0, 4), st.sampled_from([TRUE, FALSE]))
def test_learning_a_fact_never_turns_a_sure_answer_round(
    given_values: list[Truth], position: int, learnt: Truth
) -> None:
    """What was true or false stays so when something unknown becomes known."""
    after = [
        learnt if value.open and index == position else value
        for index, value in enumerate(given_values)
    ]
    for joined in (all_of, any_of):
        before = joined(given_values)
        assert before.open or joined(after) is before
