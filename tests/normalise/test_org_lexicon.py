"""The words of organisation names: what the table must hold, and how it reads names."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from screener.folders import bundled
from screener.match.compare import bundled_terms
from screener.normalise.chinese import HAN_RUN, simplified
from screener.normalise.org_lexicon import org_lexicon

ROOT = Path(__file__).resolve().parent.parent.parent
_SLOTS = "country province city district region kind trade field party".split()
_LEAST = 3_000  # terms, by the issue on name matching
_PROVINCES = (
    "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南"
    " 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 台湾 香港 澳门"
).split()


def rows() -> list[dict[str, str]]:
    path = bundled("lists") / "org_lexicon" / "terms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_enough_terms_and_each_stands_once() -> None:
    found = Counter(row["zh"] for row in rows())
    assert len(found) >= _LEAST
    assert [zh for zh, times in found.items() if times > 1] == []
    assert list(found) == sorted(found), "sorted, so that a change reads as a diff"


def test_each_term_is_simplified_chinese_and_plain_english() -> None:
    for row in rows():
        assert HAN_RUN.fullmatch(row["zh"]), row
        assert simplified(row["zh"]) == row["zh"], row
        for text in (row["en"], *filter(None, row["also_en"].split(" | "))):
            assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ,.&'()/-]*", text), row


def test_each_term_has_a_slot_and_a_place_that_it_lies_in_is_a_term() -> None:
    every = {row["zh"] for row in rows()}
    for row in rows():
        assert row["slot"] in _SLOTS, row
        assert not row["within"] or row["within"] in every, row


def test_every_province_is_there() -> None:
    slots = {row["zh"]: row["slot"] for row in rows()}
    assert [zh for zh in _PROVINCES if zh not in slots] == []


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("天津大学精密测试技术及仪器全国重点实验室", "天津 大学 精密测试 技术 仪器 全国重点实验室"),
        ("武汉材料保护研究所", "武汉 材料保护 研究所"),
        ("激光聚变研究中心", "激光聚变 研究中心"),
        ("昆山博瑞电子科技", "昆山 博瑞 电子科技"),
        ("中交第二航务工程局", "中交 #2 航务工程局"),
    ],
)
def test_a_name_is_read_in_its_parts(run: str, parts: str) -> None:
    lexicon = org_lexicon(bundled_terms())
    read = [part.zh for part in lexicon.han_parts(run, fine=False) if part.slot != "small"]
    assert read == parts.split()
