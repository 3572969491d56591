"""Technologies and products by the rules that find them, one case a rule at least."""

import pytest

from screener.model.mention import Extraction, MentionKind
from tests.extract.conftest import Extract

THINGS = (MentionKind.TECHNOLOGY, MentionKind.PRODUCT)


def things(found: Extraction) -> list[tuple[str, str]]:
    return [(one.kind.value[0], one.text) for one in found.mentions if one.kind in THINGS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Words before a gloss, and a term behind it, are mentions of their own.
        (
            "It has brain-wave interaction (脑电交互) technologies.",
            ["t brain-wave interaction (脑电交互) technologies", "t brain-wave interaction"],
        ),
        ("It uses decoding (解码) techniques.", ["t decoding (解码) techniques", "t decoding"]),
        # A bare noun is not: it would be held to be a battle tank.
        (
            "It uses tank (贮箱) welding robots.",
            ["t tank (贮箱) welding robots", "t welding robots"],
        ),
        # The designation that opens a product, and the thing behind it.
        (
            "It showed the Pustelga reconnaissance drone.",
            ["p Pustelga reconnaissance drone", "p Pustelga", "t reconnaissance drone"],
        ),
        ("It showed the KX-23 missile.", ["p KX-23 missile", "p KX-23"]),
        ("It ordered a signal generator (SXA100B).", ["t signal generator", "p SXA100B"]),
        ("It copied the Kestrel L550 yesterday.", ["p Kestrel L550"]),
        ("See Lot 550, Room 120 and Article 14.", []),
        # What says nothing of the thing is left off.
        ("Two German lathes came.", ["t lathes"]),
        ("They use it to test optical sensors.", ["t optical sensors"]),
        # "smart" and its like make a technology of any thing, but not of society.
        ("Smart buildings and unmanned wharves grow.", ["t Smart buildings", "t unmanned wharves"]),
        ("The smart society and the intelligent economy grow.", []),
        # Tools by the ending of their name, people not.
        ("An ion concentrator and a lead manufacturer.", ["t ion concentrator"]),
        # A list of which most are things.
        (
            "It sells carbon fibre, resin ovens, kapok wadding and winding machines.",
            ["t carbon fibre", "t resin ovens", "t kapok wadding", "t winding machines"],
        ),
        ("It sells lathes, office furniture and travel services.", ["t lathes"]),
    ],
)
def test_things_in_english(extracted: Extract, text: str, expected: list[str]) -> None:
    found = [f"{kind} {said}" for kind, said in things(extracted(text))]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("攻克霍尔电推进系统。", ["霍尔电推进系统"]),
        ("推进系统建设。", []),
        ("推进薄膜沉积设备应用。", ["薄膜沉积设备"]),
        ("采购锗透镜。", ["锗透镜"]),
        ("升级某型陀螺仪，搭载抗干扰天线。", ["陀螺仪", "抗干扰天线"]),
        (
            "突破钨铜偏滤器、低温超导线材、氚增殖包层等技术。",
            ["钨铜偏滤器", "低温超导线材", "氚增殖包层"],
        ),
        ("培养人才、企业和激光器。", ["激光器"]),
        ("开展目标毁伤评估。", ["目标毁伤评估"]),
        ("先进生产设备和关键技术。", []),
    ],
)
def test_things_in_chinese(extracted: Extract, text: str, expected: list[str]) -> None:
    assert [said for _, said in things(extracted(text))] == expected


def test_no_kind_stands_twice_at_one_place(extracted: Extract) -> None:
    text = "The KX-23 (飞马) missile (KX-23), the Kestrel (红隼) CPU and KX-23 CPUs."
    places = [(m.start, m.end, m.kind) for m in extracted(text).mentions]
    assert len(places) == len(set(places))
