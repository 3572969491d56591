"""Textbook cases of ownership (R46), each under the arithmetic of both regimes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.model.ownership import Listing, Reach, Regime, Stake
from screener.rules.ownership import holdings

SDN = Listing("us_ofac_sdn/1", "us_ofac_sdn", "Blocked One")
SDN_2 = Listing("us_ofac_sdn/2", "us_ofac_sdn", "Blocked Two")
EL = Listing("us_entity_list/cn-a", "us_entity_list", "Listed A", "ALL_EAR", "PRESUMPTION_DENIAL")
MEU = Listing("us_meu_list/cn-m", "us_meu_list", "Listed M", "CCL_ONLY", "CASE_BY_CASE")
LISTED = {"X": (SDN,), "Y": (SDN_2,), "A": (EL,), "M": (MEU,)}


def stakes(*rows: tuple[str, float | None, str]) -> list[Stake]:
    return [Stake(owner, owned, percent) for owner, percent, owned in rows]


CASES = [
    ("direct 50", [("X", 50, "T")], "ofac", Reach.REACHED, 50),
    ("direct 49.99", [("X", 49.99, "T")], "ofac", Reach.NOT_REACHED, 49.99),
    ("25 + 25 in aggregate", [("X", 25, "T"), ("Y", 25, "T")], "ofac", Reach.REACHED, 50),
    ("two parcels of one owner", [("X", 25, "T"), ("X", 25, "T")], "ofac", Reach.REACHED, 50),
    ("60 of 60", [("X", 60, "B"), ("B", 60, "T")], "ofac", Reach.REACHED, 60),
    ("60 of 60, listed by BIS", [("A", 60, "B"), ("B", 60, "T")], "bis", Reach.REACHED, 60),
    (
        "40 of 60: the first link breaks",
        [("X", 40, "B"), ("B", 60, "T")],
        "ofac",
        Reach.NOT_REACHED,
        0,
    ),
    # FAQ 401, examples 2 and 4: half of A and a tenth of T directly; then two quarters above.
    (
        "direct and indirect",
        [("X", 50, "P"), ("X", 10, "T"), ("P", 40, "T")],
        "ofac",
        Reach.REACHED,
        50,
    ),
    (
        "two quarters above",
        [("X", 25, "P"), ("X", 25, "Q"), ("P", 50, "T"), ("Q", 50, "T")],
        "ofac",
        Reach.NOT_REACHED,
        0,
    ),
    (
        "a circle below",
        [("X", 60, "B"), ("B", 30, "T"), ("T", 40, "C"), ("C", 30, "T")],
        "ofac",
        Reach.NOT_REACHED,
        30,
    ),
    (
        "a circle that reaches",
        [("X", 50, "T"), ("T", 60, "C"), ("C", 30, "T")],
        "ofac",
        Reach.REACHED,
        80,
    ),
    ("an unknown share that would decide", [("X", None, "T")], "ofac", Reach.UNKNOWN, 0),
    (
        "an unknown share beside 60 of another",
        [("X", None, "T"), ("Z", 60, "T")],
        "ofac",
        Reach.NOT_REACHED,
        0,
    ),
    ("an unknown share above", [("X", None, "B"), ("B", 70, "T")], "ofac", Reach.UNKNOWN, 0),
    (
        "BIS counts both lists and SDNs",
        [("A", 25, "T"), ("M", 15, "T"), ("X", 10, "T")],
        "bis",
        Reach.REACHED,
        50,
    ),
    (
        "OFAC counts blocked persons only",
        [("A", 25, "T"), ("M", 15, "T"), ("X", 10, "T")],
        "ofac",
        Reach.NOT_REACHED,
        10,
    ),
]


@pytest.mark.parametrize(("name", "rows", "regime", "reach", "percent"), CASES)
def test_textbook_case(
    name: str,
    rows: list[tuple[str, float | None, str]],
    regime: str,
    reach: Reach,
    percent: float,
) -> None:
    holding = holdings(stakes(*rows), LISTED, Regime(regime))["T"]
    assert (holding.reach, holding.percent) == (reach, percent), name


def test_the_strictest_owner_comes_first_and_the_chain_is_told() -> None:
    rows = stakes(("M", 30, "B"), ("A", 30, "B"), ("B", 55, "T"))
    holding = holdings(rows, LISTED, Regime.BIS)["T"]
    assert holding.reach is Reach.REACHED
    assert [one.name for one in holding.owners] == ["Listed A", "Listed M"]
    assert holding.strictest is EL
    assert "A owns 30 % of B; B owns 55 % of T" in holding.chains
    assert holding.product == 16.5


def test_a_party_with_nobody_listed_above_has_no_holding() -> None:
    assert holdings(stakes(("P", 100, "T")), LISTED, Regime.BIS) == {}


def test_a_circle_alone_reaches_nothing() -> None:
    rows = stakes(("P", 100, "T"), ("T", 100, "P"), ("X", 10, "P"))
    found = holdings(rows, LISTED, Regime.OFAC)
    assert {one.reach for one in found.values()} == {Reach.NOT_REACHED}
    assert all(one.cycle for one in found.values())


_NAMES = st.sampled_from(["X", "A", "M", "P", "Q", "R", "T"])
_STAKES = st.lists(
    st.builds(Stake, _NAMES, _NAMES, st.one_of(st.none(), st.floats(0, 100))), max_size=12
)


@settings(max_examples=200, deadline=None)
@given(_STAKES, st.sampled_from(list(Regime)), st.randoms(use_true_random=False))
def test_laws_of_the_arithmetic(rows: list[Stake], regime: Regime, shuffle: object) -> None:
    found = holdings(rows, LISTED, regime)
    for holding in found.values():
        assert 0 <= holding.percent <= holding.at_most <= 100
        assert (holding.reach is Reach.REACHED) == (holding.percent >= 50)
        assert (holding.reach is Reach.NOT_REACHED) == (holding.at_most < 50)
    assert holdings(list(reversed(rows)), LISTED, regime).keys() == found.keys()
    # A further share of a listed party never brings anyone below the line.
    more = holdings([*rows, Stake("X", "T", 10)], LISTED, regime)
    for name, holding in found.items():
        if holding.reach is Reach.REACHED:
            assert more[name].reach is Reach.REACHED
