import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.normalise.names import name_key
from screener.normalise.ordinals import with_numbers
from screener.normalise.word_forms import word_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢＣ Precision Co., Ltd.", "abc precision"),
        ("The Bank of X & Y", "Bank of X and Y, S.A."),
        ("PJSC Gazprom", "Gazprom Public Joint Stock Company"),
        ("ООО «Ромашка»", "Ромашка, общество с ограниченной ответственностью"),
        ("OOO Romashka", "Romashka L.L.C."),
        ("华为技术有限公司", "華為技術"),
        ("华为 技术 有限公司", "华为技术股份有限公司"),
        ("株式会社日立製作所", "日立制作所"),
        ("Xi’an Tech", "Xian Tech"),
        ("Müller GmbH", "Muller"),
        ("Łódź Works", "Lodz works"),
        ("Technology Phytium", "Phytium Technology"),
    ],
)
def test_prints_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nanjing University", "Nanjing"),
        ("华为", "Huawei"),  # script is kept
        ("第三十八研究所", "第十四研究所"),
        ("University of Washington", "Washington University"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_name_of_legal_forms_only_keeps_them() -> None:
    assert name_key("Co., Ltd.") == "co ltd"
    assert name_key("有限公司") == "有限公司"
    assert name_key("...") == ""
    assert name_key("") == ""


words = st.sampled_from(
    [
        "abc",
        "co",
        "Ltd.",
        "ＡＢＣ",
        "the",
        "科技",
        "有限公司",
        "&",
        "İ",
        "公",
        "司",
        "總",
        "L.L.C.",
        "株式会社",
    ]
)
names = st.lists(words, max_size=6).map(" ".join) | st.text(max_size=14)


@given(names)
def test_key_of_a_key_is_itself(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(names)
def test_a_key_has_no_capitals_and_no_wide_spaces(name: str) -> None:
    key = name_key(name)
    assert key == key.strip()
    assert "  " not in key


@pytest.mark.parametrize(
    "said",
    [
        "54th institute",
        "no 54 institute",
        "fifty fourth institute",
        "54 institute",
        "liv institute",
    ],
)
def test_numbers_have_one_form(said: str) -> None:
    assert with_numbers(said.split()) == ["#54", "institute"]


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_the_form_of_a_form_is_itself_or_shorter(word: str) -> None:
    assert len(word_form(word_form(word))) <= len(word_form(word))
