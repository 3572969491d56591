"""The index, its bounds and its kernels lose nothing: each is compared with scoring every pair."""

import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from screener.match import many_names
from screener.match.align import spelt_alike
from screener.match.compare import bundled_terms, comparable
from screener.match.entities import EntityMatcher
from screener.match.forms import WEIGHTS, Form, FormMaker
from screener.match.name_index import NameIndex, compiled_reach
from screener.match.reach import plain_reach
from screener.match.score import POSSIBLE, WEAK, Scorer
from screener.match.spelling import Vocabulary
from screener.model.lists import Knowledge
from screener.model.match import Match
from screener.normalise.org_lexicon import org_lexicon
from tests.match.test_name_index import noisy

THRESHOLDS = (WEAK, 70.0, POSSIBLE)
# Words of our own trouble: brands, one misspelt, one joined, one that is a place, a number.
WORDS = (
    "Huawei Huawie Phytium Phy tium Feiteng Fei teng Rainbow Rainbows Kylin Tianjin Shanghai"
    " Technology Technologies Aerospace Space Institute University 38th 14th Research of Co Ltd"
    " Electronics Electronic Belletech Welltech Bell Dell China Group 飞腾 天津 科技 研究所 大学"
).split()
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def maker() -> FormMaker:
    return FormMaker(org_lexicon(bundled_terms()))


def plain(said: Form, listed: list[Form], scorer: Scorer, at_least: float) -> set[int]:
    """Return the rows that score, by scoring every pair; nothing else is used."""
    return {
        row
        for row, other in enumerate(listed)
        if comparable(said, other) and scorer.score(said, other).score >= at_least
    }


def ways(index: NameIndex) -> Iterator[set[str]]:
    """Set the index to each way of computing bounds, and yield its name."""
    index._reach = plain_reach
    yield {"numpy"}
    compiled = compiled_reach(index.arrays)
    if compiled is not None:
        index._reach = compiled
        yield {"numba"}


@settings(max_examples=150)
@given(st.lists(names, min_size=1, max_size=12), st.lists(names, min_size=1, max_size=4))
def test_small_indexes_lose_nothing(listed: list[str], said: list[str]) -> None:
    maker = FormMaker(org_lexicon(bundled_terms()))
    scorer = Scorer(maker.lexicon, lambda _, slot: WEIGHTS[slot])
    every = [form for text in dict.fromkeys(listed) for form in maker.make(text)]
    for forms in (
        [form for form in every if form.kind == "han"],
        [form for form in every if form.kind != "han"],
    ):
        index = NameIndex.build(forms, scorer)
        mine = [
            form
            for text in said
            for form in maker.make(text)
            if forms and comparable(form, forms[0]) and not form.is_generic
        ]
        for form in mine:
            wanted = plain(form, forms, scorer, WEAK)
            found = [(way, set(index.candidates(form))) for way in ways(index)]
            for way, rows in found:
                assert wanted <= rows, (way, form)


def test_real_names_lose_nothing_at_any_threshold(matcher: EntityMatcher) -> None:
    draw, table = random.Random(17), matcher.table
    latin = draw.sample(list(table.latin.forms), 1200)
    index = NameIndex.build(latin, table.scorer)
    said = [noisy(form.text, draw) for form in draw.sample(latin, 60)]
    said += ["Guofang Keji Daxue", "CETC 38", "Huawie", "Gazprom Bank", "Almaz Antey Telecom"]
    kept = dict.fromkeys(THRESHOLDS, 0)
    for form in (form for text in said for form in table.maker.make(text)):
        if form.kind == "han" or form.is_generic:
            continue
        scored = {
            row: score
            for row, other in enumerate(latin)
            if (score := table.scorer.score(form, other).score) >= WEAK
        }
        for at_least in THRESHOLDS:
            wanted = {row for row, score in scored.items() if score >= at_least}
            kept[at_least] += len(wanted)
            for way in ways(index):
                assert wanted <= set(index.candidates(form)), (way, form.text, at_least)
    assert kept[POSSIBLE] > 40
    assert kept[WEAK] > kept[POSSIBLE]


def test_numpy_and_kernels_give_the_same_candidates(matcher: EntityMatcher) -> None:
    index, table = matcher.table.latin, matcher.table
    compiled = compiled_reach(index.arrays)
    if compiled is None:
        pytest.skip("numba is not installed")
    draw = random.Random(5)
    for form in draw.sample(list(index.forms), 150):
        said = table.maker.make(noisy(form.text, draw))
        for one in (one for one in said if one.kind != "han"):
            plan = index._plan(one)
            if plan is not None:
                numpy = plain_reach(plan, index.arrays, 0.97)
                assert np.array_equal(numpy, compiled(plan, index.arrays, 0.97))


def test_a_look_up_gives_what_scoring_every_name_gives(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(23)
    chosen = draw.sample(sorted(knowledge.entities), 160)
    few = replace(knowledge, entities={key: knowledge.entities[key] for key in chosen})
    said = [
        noisy(name.text, draw)
        for key in draw.sample(chosen, 60)
        for name in few.entities[key].names[:1]
    ]
    fast = results(EntityMatcher.build(few), said)
    monkeypatch.setattr(NameIndex, "candidates", lambda self, _: range(len(self.forms)))
    slow = results(EntityMatcher.build(few), said)
    assert fast == slow
    assert sum(map(len, fast)) > 40


def results(matcher: EntityMatcher, said: list[str]) -> list[list[Match]]:
    return [matcher.look_up(text, at_least=0.0) for text in said]


def test_the_kernel_of_spelling_finds_all_words_of_one_or_two_letters(
    matcher: EntityMatcher,
) -> None:
    kernels = pytest.importorskip("screener.match.kernels")
    vocabulary: Vocabulary = matcher.table.latin.vocabulary
    draw = random.Random(3)
    for word in draw.sample(vocabulary.words.all, 120):
        asked = noisy(word, draw)
        if len(asked) < 4:
            continue
        vocabulary._asked, vocabulary._compiled = 0, None
        plainly = dict(vocabulary.alike(asked))
        vocabulary._compiled = kernels.near_words
        compiled = dict(vocabulary.alike(asked))
        assert plainly == compiled
        assert all(spelt_alike(asked, other) == alike for other, alike in plainly.items())
        assert set(compiled) >= {
            other
            for other in vocabulary.words.all
            if OSA.distance(asked, other) == 1 and min(len(other), len(asked)) >= 4
        }


def test_one_process_and_two_give_the_same(
    matcher: EntityMatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(41)
    listed = draw.sample(list(matcher.table.owners), 40)
    said = [noisy(text, draw) for text in listed if text.split()] + ["", "Huawie", "国防科大"]
    monkeypatch.setattr(many_names, "_FEW", 10)
    monkeypatch.setattr(many_names, "_CHUNK", 7)

    def look(row: int) -> list[Match]:
        return matcher.look_up(said[row])

    one = many_names.all_of(said, look, jobs=1)
    assert many_names.all_of(said, look, jobs=2) == one
    assert len(one) == len(said)
    assert sum(map(len, one)) > 20
