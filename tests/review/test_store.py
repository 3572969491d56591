"""The store, on each engine: states, conflicts, the log, and two writers at once."""

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.errors import SettingError
from screener.model.answer import Disposition, Ground
from screener.review.moves import Proposed
from screener.review.store import Kept, Store
from screener.review.tables import VERSION

TODAY = date(2026, 11, 25)
GROUND = Ground("f1", "b1", "s1", "i1", "c1", "rule-a", 1, "us_entity_list/cn-x")


def answer(**changed: Any) -> Proposed:
    base = Proposed(
        place="Review, row 4",
        ground=GROUND,
        disposition=Disposition.FALSE_MATCH,
        reason="DIFF_PLACE",
        reviewer="Ada",
        on=date(2026, 11, 20),
        comment="",
        until=None,
        approver="",
        approved_on=None,
    )
    return replace(base, **changed)


def keep(store: Store, *answers: Proposed) -> Kept:
    return store.keep(answers, source="a.xlsx", source_sha256="0" * 64, today=TODAY)


def test_an_answer_is_kept_once_and_found_by_flag_and_by_pair(store: Store) -> None:
    assert keep(store, answer()).new == 1
    again = keep(store, answer())
    assert (again.new, again.known, again.refused) == (0, 1, ())
    answers = store.answers()
    assert answers.by_flag["f1"].until == date(2027, 11, 21)
    assert answers.by_pair["s1", "us_entity_list/cn-x"].reviewer == "Ada"
    assert store.verify() == ""


def test_an_answer_about_a_rule_is_no_answer_about_the_pair(store: Store) -> None:
    keep(store, answer(disposition=Disposition.NOT_RELEVANT, reason="CONTEXT_ONLY"))
    assert store.answers().by_pair == {}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reviewer": ""}, "needs its reviewer"),
        ({"reason": ""}, "needs a reason code"),
        ({"reason": "BECAUSE"}, "there is no reason code 'BECAUSE'"),
        ({"reason": "OTHER"}, "needs a comment"),
        ({"on": date(2026, 11, 26)}, "a day to come"),
        ({"until": date(2029, 1, 1)}, "within 366 days"),
        ({"approver": "ada"}, "another person"),
        (
            {"disposition": Disposition.ESCALATED, "reason": "", "approver": "Bob"},
            "cannot be seconded",
        ),
        ({"approver": "Bob", "approved_on": date(2026, 11, 1)}, "seconded before"),
    ],
)
def test_r54_an_illegal_answer_is_refused_with_its_place(
    store: Store, changed: dict[str, Any], said: str
) -> None:
    kept = keep(store, answer(**changed))
    assert kept.new == 0
    assert [place for place, _ in kept.refused] == ["Review, row 4"]
    assert said in kept.refused[0][1]


def test_another_reviewers_answer_is_shown_and_never_overwritten(store: Store) -> None:
    keep(store, answer())
    other = answer(reviewer="Eve", disposition=Disposition.TRUE_MATCH, reason="SAME_ID")
    kept = keep(store, other)
    assert "conflict: Ada answered “false match”" in kept.refused[0][1]
    # With a copy that showed Ada's answer it is a change of mind of the team.
    knowing = replace(other, ground=replace(GROUND, known=1))
    assert keep(store, knowing).new == 1
    assert store.answers().by_flag["f1"].disposition is Disposition.TRUE_MATCH


def test_a_seconded_answer_stands_until_its_ground_changes(store: Store) -> None:
    keep(store, answer(approver="Bob", approved_on=date(2026, 11, 21)))
    later = answer(disposition=Disposition.TRUE_MATCH, reason="SAME_ID", on=date(2026, 11, 22))
    assert "seconded by Bob" in keep(store, later).refused[0][1]
    moved = replace(later, ground=replace(GROUND, basis="b2", content="c2"))
    assert keep(store, moved).new == 1


@pytest.mark.parametrize("table", ["answers", "log"])
def test_one_changed_word_in_the_log_or_an_answer_is_found_and_named(
    store: Store, table: str
) -> None:
    keep(store, answer(), answer(ground=replace(GROUND, flag="f2", basis="b9")))
    column = "comment" if table == "answers" else "who"
    with store._writing() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET {column} = 'x' WHERE number = 2")
    assert "2" in store.verify()


def test_a_line_taken_out_of_the_log_is_found(store: Store) -> None:
    keep(store, answer(), answer(ground=replace(GROUND, flag="f2", basis="b9")))
    with store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM log WHERE number = 1")
    assert store.verify() == "line 1 of the log is missing"


def test_two_imports_at_once_lose_and_double_nothing(address: str, store: Store) -> None:
    several = [
        answer(ground=replace(GROUND, flag=f"f{n}", basis=f"b{n}", subject=f"s{n}"))
        for n in range(30)
    ]

    def one() -> None:
        opened = Store.open(address)
        keep(opened, *several)
        opened.close()

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.all()) == 30
    assert store.verify() == ""


def test_a_store_of_a_newer_program_is_refused_in_words(address: str, store: Store) -> None:
    with store._writing() as connection:
        connection.execute(VERSION.update().values(version=99))
    try:
        with pytest.raises(SettingError, match="version 99"):
            Store.open(address)
    finally:
        with store._writing() as connection:
            connection.execute(VERSION.update().values(version=1))


_ROWS = st.lists(st.integers(0, 7), max_size=12)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=_ROWS, second=_ROWS, data=st.data())
def test_any_order_part_or_repetition_of_rows_gives_the_same_answers(
    store: Store, first: list[int], second: list[int], data: st.DataObject
) -> None:
    def row(n: int) -> Proposed:
        return answer(ground=replace(GROUND, flag=f"f{n}", basis=f"b{n}", subject=f"s{n}"))

    with store._writing() as connection:
        for table in ("answers", "log"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    wanted = {*first, *second}
    shuffled = data.draw(st.permutations([*first, *second, *first]))
    keep(store, *map(row, shuffled[: len(shuffled) // 2]))
    keep(store, *map(row, shuffled))
    assert {one.ground.flag for one in store.all()} == {f"f{n}" for n in wanted}
    assert len(store.all()) == len(wanted)
    assert store.verify() == ""
