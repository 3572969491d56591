"""Names and what they must find first, or must not find."""

import pytest

from screener.match.entities import EntityMatcher
from screener.model.lists import Knowledge
from screener.model.match import Band

NUDT = "National University of Defense Technology (NUDT)"
PHYTIUM = "Tianjin Phytium Information Technology"
HUAWEI = "Huawei Technologies Co., Ltd."


@pytest.mark.parametrize(
    ("said", "list_id", "name"),
    [
        ("国防科技大学", "us_entity_list", NUDT),
        ("國防科技大學", "us_entity_list", NUDT),
        ("国防科大", "us_entity_list", NUDT),
        ("Guofang Keji Daxue", "us_entity_list", NUDT),
        ("Guo Fang Ke Ji Da Xue", "us_entity_list", NUDT),
        ("National University of Defence Technology", "us_entity_list", NUDT),
        ("NUDT", "us_entity_list", NUDT),
        ("Tianjin Feiteng", "us_entity_list", PHYTIUM),
        ("Tianjin Fei Teng", "us_entity_list", PHYTIUM),
        ("天津飞腾", "us_entity_list", PHYTIUM),
        ("天津飛騰信息技術有限公司", "us_entity_list", PHYTIUM),
        ("Tianjin Phy tium Information Technology", "us_entity_list", PHYTIUM),
        ("华为技术有限公司", "us_entity_list", HUAWEI),
        ("華為技術", "us_entity_list", HUAWEI),
        ("Huawie Technologies", "us_entity_list", HUAWEI),
        (
            "中芯国际",
            "us_entity_list",
            "Semiconductor Manufacturing International Corporation (SMIC)",
        ),
        (
            "Beijing Univ. of Aero. & Astro.",
            "us_entity_list",
            "Beijing University of Aeronautics and Astronautics (BUAA)",
        ),
        ("北航", "us_entity_list", "Beijing University of Aeronautics and Astronautics (BUAA)"),
        ("BUAA", "us_entity_list", "Beijing University of Aeronautics and Astronautics (BUAA)"),
        ("Harbin Engr Univ", "us_entity_list", "Harbin Engineering University"),
        ("哈工大", "us_entity_list", "Harbin Institute of Technology"),
        (
            "GUANGZHOU HAIGE COMM GRP",
            "us_entity_list",
            "Guangzhou Haige Communication Group Co., Ltd.",
        ),
        ("Gazprom Bank", "us_ofac_sdn", "GAZPROMBANK JOINT STOCK COMPANY"),
        ("Рособоронэкспорт", "us_ofac_sdn", "ROSOBORONEKSPORT OAO"),
        ("Rosoboronexport", "us_ofac_sdn", "ROSOBORONEKSPORT OAO"),
    ],
)
def test_a_name_finds_the_listed_record_first(
    matcher: EntityMatcher, said: str, list_id: str, name: str
) -> None:
    first = next(match for match in matcher.look_up(said) if match.list == list_id)
    assert first.name == name


@pytest.mark.parametrize("said", ["CETC 38", "中电科38所", "CETC 38th Research Institute"])
def test_an_institute_is_found_by_its_number(matcher: EntityMatcher, said: str) -> None:
    first = next(m for m in matcher.look_up(said) if m.list == "us_entity_list")
    assert "38" in first.name
    others = [m for m in matcher.look_up(said, at_least=0) if "14th" in m.name]
    assert all(m.band is Band.WEAK for m in others)


@pytest.mark.parametrize(
    "said", ["", "...", "Co., Ltd.", "CORP", "China Technology Co., Ltd", "有限公司"]
)
def test_generic_words_find_nothing(matcher: EntityMatcher, said: str) -> None:
    assert matcher.look_up(said) == []


@pytest.mark.parametrize(
    ("said", "not_strong"),
    [
        ("Belletech Corp", "11420 Corp."),
        ("Nanjing University", "Nanjing University of Aeronautics and Astronautics (NUAA)"),
        ("Peking University", "Beijing University of Aeronautics and Astronautics (BUAA)"),
        ("Homer Laughlin China Company", "China Electronics Corporation"),
    ],
)
def test_another_party_is_not_strong(matcher: EntityMatcher, said: str, not_strong: str) -> None:
    assert not_strong not in {m.name for m in matcher.look_up(said) if m.band.rank >= 3}


def test_no_match_within_a_word(matcher: EntityMatcher) -> None:
    """R18: NIO is in many a name, kylin in Skylinks."""
    assert all(m.band is Band.POSSIBLE for m in matcher.look_up("NIO"))
    assert "Skylinks FZC" not in {m.name for m in matcher.look_up("Kylin", at_least=0)}


def test_persons_are_found_by_the_whole_name_in_any_order(
    matcher: EntityMatcher, knowledge: Knowledge
) -> None:
    entry = "us_ofac_sdn/46389"
    assert knowledge.entities[entry].name == "BABARIKIN, Vadim Aleksandrovich"
    in_order = matcher.look_up("Babarikin, Vadim Aleksandrovich")
    assert [(m.entry, m.band) for m in in_order] == [(entry, Band.EXACT)]
    turned = matcher.look_up("Vadim Aleksandrovich Babarikin")
    assert [(m.entry, m.band) for m in turned] == [(entry, Band.STRONG)]
    assert matcher.look_up("Babarikin Trading") == []


def test_evidence_names_the_alias_and_both_keys(matcher: EntityMatcher) -> None:
    """R19."""
    for match in matcher.look_up("国防科技大学"):
        for ground in match.evidence:
            assert ground.method
            assert ground.said
            assert ground.listed
            assert ground.said_key
            assert ground.listed_key
            assert ground.name_kind
            assert ground.name_origin


def test_a_country_that_differs_keeps_the_match(matcher: EntityMatcher) -> None:
    """R24."""
    here = matcher.look_up("Tianjin Phytium Information Technology", countries=["CN"])[0]
    there = matcher.look_up("Tianjin Phytium Information Technology", countries=["DE"])[0]
    assert here.qualifiers == (("country", "MATCH"),)
    assert there.qualifiers == (("country", "DIFFERS"),)
    assert there.band is Band.EXACT
    assert there.score < here.score


def test_the_same_names_give_the_same_matches(matcher: EntityMatcher, knowledge: Knowledge) -> None:
    again = EntityMatcher.build(knowledge)
    for said in ("Huawei", "航天科技", "Gazprom", "CETC 54"):
        assert matcher.look_up(said, at_least=0) == again.look_up(said, at_least=0)
