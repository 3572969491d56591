"""One question for a name that a list has as said, not one for every branch."""

import pytest

from screener.match.longer_names import quieter
from screener.model.match import Band, Evidence, Match, Target


def matched(listed: str, band: Band, said: str = "cambricon", of: str = "us_entity_list") -> Match:
    ground = Evidence("words", said, listed, said, listed, 82.0)
    return Match(listed, "m", of, f"{of}/{listed}", listed, Target.ENTITY, 82.0, band, (ground,))


@pytest.mark.parametrize(
    ("matches", "bands"),
    [
        (
            [matched("cambricon", Band.EXACT), matched("cambricon nanjing", Band.POSSIBLE)],
            [Band.EXACT, Band.WEAK],
        ),
        # Nobody is called as said: each may be meant.
        (
            [matched("cambricon anhui", Band.POSSIBLE), matched("cambricon nanjing", Band.STRONG)],
            [Band.POSSIBLE, Band.STRONG],
        ),
        # Another spelling is no longer name.
        (
            [matched("cambricon", Band.EXACT), matched("cambricom", Band.STRONG)],
            [Band.EXACT, Band.STRONG],
        ),
        # Two entries of one name are two.
        ([matched("cambricon", Band.EXACT)] * 2, [Band.EXACT] * 2),
        # Another list says its own.
        (
            [
                matched("cambricon", Band.EXACT, of="us_ns_cmic"),
                matched("cambricon nanjing", Band.POSSIBLE),
            ],
            [Band.EXACT, Band.POSSIBLE],
        ),
        ([], []),
    ],
)
def test_longer_names_beside_an_equal_one_become_weak(
    matches: list[Match], bands: list[Band]
) -> None:
    assert [match.band for match in quieter(matches)] == bands


def test_a_weak_one_says_why() -> None:
    _, weak = quieter([matched("x", Band.EXACT, "x"), matched("x y", Band.POSSIBLE, "x")])
    assert "longer name" in weak.differs[-1]
