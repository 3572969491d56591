"""Laws of term matching."""

from hypothesis import given
from hypothesis import strategies as st

from screener.match.term_score import TermScorer
from screener.model.lists import ControlEntry, TermSet

WORDS = [
    "laser",
    "fibre",
    "radar",
    "robots",
    "of",
    "for",
    "equipment",
    "激光",
    "雷达",
    "系统",
    "的",
]
wordings = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@given(st.lists(wordings, min_size=1, max_size=6, unique=True), wordings)
def test_every_term_finds_its_own_entry_whole(terms: list[str], other: str) -> None:
    controls = {
        f"us_ccl/{n}": ControlEntry(code=str(n), title="t", terms=TermSet(en=(term,)))
        for n, term in enumerate(terms)
    }
    scorer = TermScorer.build(controls)
    for entry, term in zip(controls, terms, strict=True):
        assert scorer.score(term)[entry].score == 100
    assert all(0 < match.score <= 100 for match in scorer.score(other).values())
