"""Retrieval gives what comparing with every wording gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.match.features import features
from screener.match.retrieval import Retrieval
from screener.normalise.terms import term_words
from screener.normalise.wording import wording

WORDS = ["laser", "fibre", "equipment", "of", "5", "6 kW", "光纤", "激光器", "设备", "的", "泵"]
sets = st.lists(st.sampled_from(WORDS), max_size=5).map(lambda w: features(term_words(" ".join(w))))


@given(st.lists(sets, max_size=8), sets, st.sampled_from([0.3, 0.5, 0.9]))
def test_the_index_finds_what_the_plain_loop_finds(
    listed: list[frozenset[str]], said: frozenset[str], at_least: float
) -> None:
    index = Retrieval.build(listed)
    plain: dict[int, float] = {}
    for row, its in enumerate(listed):
        shared = index.weigh(said & its)
        both = shared + 0.4 * index.weigh(said - its) + 0.6 * index.weigh(its - said)
        if shared and shared / both >= at_least + 1e-9:
            plain[row] = shared / both
    found = dict(index.alike(said, at_least))
    assert plain.keys() <= found.keys()
    assert all(found[row] == pytest.approx(share) for row, share in plain.items())
    assert all(share >= at_least for share in found.values())


@given(st.lists(sets, max_size=8), sets)
def test_what_covers_all_of_a_phrase_is_found_whole(
    listed: list[frozenset[str]], said: frozenset[str]
) -> None:
    index = Retrieval.build(listed)
    found = {row for row, share in index.covered(said, 0.5) if share > 1 - 1e-9}
    assert {row for row, its in enumerate(listed) if said and said <= its} <= found


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("声学材料", "光学材料", {"材料"}),
        ("磁力泵", "泵磁力", {"磁力"}),
        ("搪玻璃反应釜", "反应釜（搪玻璃）", {"搪玻", "玻璃", "反应", "应釜"}),
        ("cylindrical grinder", "grinding machine", {"grind"}),
        ("6 kW laser", "laser of 6 kW", {"laser"}),
    ],
)
def test_chinese_is_compared_by_pairs_of_characters(one: str, other: str, shared: set[str]) -> None:
    said, listed = wording(one), wording(other)
    assert features(said.words, said.light) & features(listed.words, listed.light) == shared
