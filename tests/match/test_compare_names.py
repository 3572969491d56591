import pytest

from screener.match.compare import compare_names


@pytest.mark.parametrize(
    ("a", "b", "bands"),
    [
        ("Tianjin Feiteng", "天津飞腾", "strong"),
        ("Huawei Technologies Co., Ltd.", "华为技术有限公司", "strong"),
        ("北京航空航天大学", "Beihang University", "strong possible"),
        ("國防科技大學", "国防科技大学", "exact"),
        ("海康威视", "杭州海康威视数字技术股份有限公司", "possible strong"),
        ("Zhejiang Normal University", "浙江师范大学", "possible strong"),
        ("BUAA", "Beijing University of Aeronautics and Astronautics", "possible"),
        ("Nanjing University", "Tianjin University", "none weak"),
        ("第三十八研究所", "38th Research Institute", "possible"),
        ("38th Research Institute", "14th Research Institute", "none"),
        ("湖南科技大学", "湖南科技学院", "none weak"),
        ("China Technology", "China Technology Trading", "none"),
        ("HK Haiheng Electronics", "Hong Kong Haiheng Electronics Co. Ltd.", "exact strong"),
        ("CETC 45", "China Electronics Technology Group 45th Research Institute", "possible"),
        ("CETC 45", "China Electronics Technology Group 46th Research Institute", "none"),
        ("中电科第45研究所", "CETC 45th Research Institute", "possible strong"),
        ("中电科第45研究所", "CETC 46th Research Institute", "none weak"),
        ("Deep Net Vision", "Deep Network Vision", "strong"),
        ("Anwise Global", "Beijing Anwise Technology Co., Ltd.", "possible"),
        ("Shanghai Anwise Technology", "Beijing Anwise Technology Co., Ltd.", "possible"),
        ("Gyro Holdings", "Alpha Holdings", "none"),
        # "Les" is an article in French and a firm in capitals.
        ("Nanjing LES Information Technology", "Nanjing Information Technology", "none weak"),
        ("", "", "none"),
        ("", "Huawei", "none"),
    ],
)
def test_two_names_are_as_close_as_they_should_be(a: str, b: str, bands: str) -> None:
    assert compare_names(a, b).band in bands.split()
    assert compare_names(b, a).band in bands.split()


def test_one_rare_word_asks_for_all_that_bear_it_and_two_words_are_another_name() -> None:
    assert compare_names("NucTech", "Tongfang NucTech Technology Ltd.").band == "possible"
    assert compare_names("Tongfang NucTech Technology Ltd.", "NucTech").band == "weak"
    assert compare_names("Ala", "Ala Mazalova").band != "possible"


def test_what_names_differ_in_is_said() -> None:
    # Both are bodies of one place; the ground says what keeps them apart.
    found = compare_names("浙江省教育厅", "浙江省农业厅")
    assert found.band in ("none", "weak")
