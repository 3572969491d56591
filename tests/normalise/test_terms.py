"""Keys of technical wordings: one key for all spellings of a thing, another for another thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.normalise.quantities import converted, figures
from screener.normalise.terms import term_key, term_words

SAME = [
    ("fibre-optic gyroscopes", "Fiber optic gyroscope"),
    ("micro-channel plates", "microchannel plate"),
    ("aluminium alloys", "aluminum alloy"),
    ("machining centres", "machining center"),
    ("polymerisation", "polymerization"),
    ("analysers", "analyzer"),
    ("modelling", "modeling"),
    ("unmanned aerial vehicles", "uncrewed aerial vehicle"),
    ("five-axis machine tools", "5-axis machine tool"),
    ("sulphuric", "sulfuric"),
    ("batteries", "battery"),
    ("光纖陀螺", "光纤陀螺"),
    ("五軸加工中心", "五轴加工中心"),
    ("ＣＮＣ机床", "CNC 机床"),
    ("courses", "course"),
    ("3-D printing", "3D printing"),
]
OTHER = [
    ("engine", "engineering"),
    ("bearing", "bear"),
    ("radar", "radio"),
    ("noise", "noize system"),
    ("laser", "lasers and masers"),
    ("激光", "激光雷达"),
    ("ZnSe", "ZnS"),
    ("GaSe", "gas"),
    ("CdTe window", "CdT window"),
    ("碳化硅晶片", "碳化硅芯片"),
    ("InSe", "ins"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_spellings_of_one_thing_share_a_key(one: str, two: str) -> None:
    assert term_key(one) == term_key(two) != ""


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_two_things_keep_two_keys(one: str, two: str) -> None:
    assert term_key(one) != term_key(two)


@given(st.text(max_size=40))
def test_case_and_width_make_no_difference(text: str) -> None:
    assert term_key(text) == term_key(f"  {text}  ")


# Words that stem in several steps, formulas, figures and both scripts.
PARTS = [
    *("courses", "processes", "ZnSe", "GaSe", "lenses", "gases", "sensing", "machining", "5", "g"),
    *("3-D", "fibre", "metres", "needed", "analysed", "光纤", "激光器", "８英寸", "°C", "µm"),
]
wordings = st.lists(st.sampled_from(PARTS), max_size=5).map(" ".join) | st.text(max_size=20)


@given(wordings)
def test_the_words_of_the_words_are_themselves(text: str) -> None:
    words = term_words(text)
    assert [again for word in words for again in term_words(word)] == words


@given(st.text(max_size=40))
def test_no_word_is_empty(text: str) -> None:
    assert all(term_words(text))


def test_figures_are_read_in_both_languages() -> None:
    said = "输出功率1.5千瓦, accuracy 0.9 µm, 1,064 nm and 5 x 10^-3 Pa"
    assert [(one.value, one.unit) for one in figures(said)] == [
        (1.5, "kW"),
        (0.9, "um"),
        (1064.0, "nm"),
        (0.005, "Pa"),
    ]


@pytest.mark.parametrize("text", ["", "room 3A21", "3 pieces", "2018年", "in 5 provinces"])
def test_numbers_without_a_unit_are_no_figures(text: str) -> None:
    assert figures(text) == []


@given(st.text(max_size=60))
def test_any_text_is_read_for_figures(text: str) -> None:
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text


def test_units_of_another_kind_are_not_converted() -> None:
    assert converted(1.0, "mm", "um") == pytest.approx(1000.0)
    assert converted(1.0, "mm", "W") is None
    assert converted(100.0, "degC", "kelvin") == pytest.approx(373.15)
