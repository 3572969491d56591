"""Chinese short forms, acronyms of names in two languages, and names without their parent's."""

import pytest

from screener.match.acronyms import parted_initials
from screener.match.compare import compare_names

ALERT = ("exact", "strong", "possible")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("南理工", "南京理工大学"),
        ("哈医大", "哈尔滨医科大学"),
        ("华师大", "华东师范大学"),
        ("南邮", "南京邮电大学"),
        ("电子科大", "电子科技大学"),
        ("长春光机所", "中国科学院长春光学精密机械与物理研究所"),
        ("中国电科", "中国电子科技集团有限公司"),
        ("中石化", "中国石油化工集团有限公司"),
        ("航天科技", "中国航天科技集团有限公司"),
        ("哈电集团", "哈尔滨电气集团有限公司"),
        ("大连理工", "大連理工大學"),
    ],
)
def test_a_short_form_stands_for_the_whole(short: str, full: str) -> None:
    assert compare_names(short, full).band in ALERT
    assert compare_names(full, short).band in ALERT


@pytest.mark.parametrize(
    ("short", "other"),
    [
        ("北京大学", "北京科技大学"),
        ("上海大学", "上海理工大学"),
        ("航天科技", "中国航天科工集团有限公司"),
        ("中石化", "中国石油天然气集团有限公司"),
        ("中石化", "中国石油化工股份有限公司北京燕山分公司"),
        ("北京", "北京理工大学"),
        ("大学", "北京理工大学"),
        ("华师大", "江西师范大学"),
        ("会计学院", "上海国家会计学院"),
    ],
)
def test_a_few_characters_of_another_name_are_no_short_form(short: str, other: str) -> None:
    assert compare_names(short, other).band not in ALERT


@pytest.mark.parametrize(
    ("acronym", "full", "is_one"),
    [
        ("SDTU", "山东理工大学", True),
        ("HMU", "河北医科大学", True),
        ("SJQU", "上海建桥学院", True),
        ("BUAA", "北京航空航天大学", True),
        ("SEU", "Southeast University", True),
        ("HNUST", "Hunan University of Science and Technology", True),
        ("HNUST", "Huazhong University of Science and Technology", False),
        ("HIST", "Harbin Institute of Technology", False),
        ("HUST", "Hong Kong University of Science and Technology", False),
        ("ECUST", "East China University of Technology", False),
        ("HMU", "重庆医科大学", False),
        ("XYZ", "山东理工大学", False),
    ],
)
def test_an_acronym_is_checked_against_the_words(acronym: str, full: str, is_one: bool) -> None:
    assert (compare_names(acronym, full).band in ALERT) is is_one


def test_a_romanised_word_gives_the_initials_of_its_syllables() -> None:
    words = "shenzhen zhejiang northwest xian technology"
    assert [parted_initials(word) for word in words.split()] == ["sz", "zj", "nw", "", ""]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Institute of Microelectronics",
            "Institute of Microelectronics, Chinese Academy of Sciences",
        ),
        ("淡水渔业研究中心", "中国水产科学研究院淡水渔业研究中心"),
        (
            "AVIC Beijing Institute of Aeronautical Materials",
            "Beijing Institute of Aeronautical Materials",
        ),
    ],
)
def test_a_body_is_found_without_its_parent(a: str, b: str) -> None:
    assert compare_names(a, b).band == "possible"
    assert compare_names(b, a).band == "possible"


def test_bodies_of_two_parents_stay_apart() -> None:
    a, b = (
        "Institute of Physics, Chinese Academy of Sciences",
        "Institute of Physics, Academia Sinica",
    )
    assert compare_names(a, b).band not in ALERT
    # Every parent has a 38th institute.
    assert compare_names("中国船舶重工集团公司第七一五研究所", "第七一五研究所").band not in (
        "exact",
        "strong",
    )
