"""Whether a figure in a text is surely the one that a threshold's parameter means."""

import re
from collections.abc import Sequence
from enum import IntEnum

from screener.model.lists import Threshold
from screener.normalise.quantities import Figure, unit_name
from screener.normalise.terms import term_words

# Chinese words of parameters, in the words of the catalogue's parameters; the longest first.
_CHINESE = {
    "输出功率": "output power",
    "平均功率": "average power",
    "峰值功率": "peak power",
    "功率": "power",
    "单脉冲能量": "pulse energy",
    "脉冲能量": "pulse energy",
    "脉冲宽度": "pulse width",
    "脉宽": "pulse width",
    "重复频率": "repetition rate",
    "工作频率": "operating frequency",
    "频率": "frequency",
    "波长": "wavelength",
    "瞬时带宽": "instantaneous bandwidth",
    "带宽": "bandwidth",
    "重复定位精度": "positioning repeatability",
    "定位精度": "positioning accuracy",
    "测量精度": "measurement accuracy",
    "精度": "accuracy",
    "测量不确定度": "measurement uncertainty",
    "空间分辨率": "spatial resolution",
    "角分辨率": "angular resolution",
    "分辨率": "resolution",
    "灵敏度": "sensitivity",
    "零偏稳定性": "bias stability",
    "零偏重复性": "bias repeatability",
    "随机游走": "angle random walk",
    "最大潜深": "maximum operating depth",
    "工作深度": "operating depth",
    "潜深": "operating depth",
    "深度": "depth",
    "航程": "range",
    "射程": "range",
    "续航时间": "endurance",
    "有效载荷": "payload",
    "载荷": "payload",
    "推力": "thrust",
    "工作压力": "working pressure",
    "压力": "pressure",
    "温度": "temperature",
    "内径": "inside diameter",
    "外径": "outside diameter",
    "直径": "diameter",
    "口径": "aperture",
    "厚度": "thickness",
    "长度": "length",
    "容积": "volume",
    "容量": "capacity",
    "纯度": "purity",
    "密度": "density",
    "比模量": "specific modulus",
    "拉伸强度": "tensile strength",
    "抗拉强度": "tensile strength",
    "帧频": "frame rate",
    "帧率": "frame rate",
    "转速": "speed",
    "速度": "speed",
    "加速度": "acceleration",
    "流量": "flow rate",
    "粒径": "particle size",
    "质量": "mass",
    "总剂量": "total dose",
    "联动": "contouring",
}
_CHINESE_WORD = re.compile("|".join(sorted(_CHINESE, key=len, reverse=True)))
# What the unit itself says of the parameter: "5 axes", "1000 frames/s".
_OF_UNIT = {
    "axis": {"axis"},
    "core": set(term_words("core")),
    "channel": {"channel"},
    "element": {"element"},
    "frames/s": set(term_words("frame rate")),
    "round": {"round"},
}
# Small words, also of Chinese, between the name of a parameter and its figure.
_SMALL = frozenset(
    term_words(
        "of the a an or and per at in is are was to up about with from than better typical for"
    )
) | frozenset("为达到是约可的于高大至优")
# They say which of several figures of one kind is meant. Where the text leaves them out, a figure
# that meets is worth showing, but one that does not meet proves nothing.
_QUALIFIERS = frozenset(
    term_words(
        "average mean maximum minimum max min rated rating total output operating working"
        " continuous CW any static contouring coordinated interpolating measured stated"
    )
)
_PEAK = frozenset(term_words("peak"))  # a peak is never taken for what is not said to be one
_MORE = 2  # words that may stand among those of the parameter: "accuracy in linear positioning"


class Naming(IntEnum):
    """How far words name a parameter; LIKELY where they leave out which of several."""

    NOT = 0
    LIKELY = 1
    SURE = 2


_NEAR = 60  # characters: "with an average output power in continuous operation of 1.5 kW" is 45
_END = re.compile(r"[;,，；。、()（）|\n]|\.\s")


def counted_unit(parameter: str) -> str:
    """Return the unit in which a parameter without one is counted, "" for none.

    >>> counted_unit("contouring axes"), counted_unit("relative density")
    ('axis', '')
    """
    words = parameter.split()
    unit = unit_name(words[-1]) if words else ""
    return unit if unit in _OF_UNIT else ""


def named(limit: Threshold, figure: Figure, others: Sequence[Figure], text: str) -> Naming:
    """Return whether the words right beside a figure are those of a threshold's parameter."""
    wanted = set(term_words(limit.parameter)) - _SMALL
    base = (wanted - _QUALIFIERS) or wanted
    # "TPP 4800": what is computed from other figures names itself.
    own = _OF_UNIT.get(figure.unit, set(term_words(figure.unit)) & wanted)
    within = set(term_words(figure.text)) & wanted  # "3 contouring axes"
    best = Naming.NOT
    for said in _beside(figure, others, text):
        near = own | within | set(said[: len(wanted) + _MORE])
        # "power supply 400 W" is not named by "power": its nearest word is another.
        beside = bool(own) or (bool(said) and said[0] in wanted)
        if beside and base <= near and _PEAK.isdisjoint(wanted) == _PEAK.isdisjoint(near):
            best = max(best, Naming.SURE if wanted <= near else Naming.LIKELY)
    return best


def _beside(figure: Figure, others: Sequence[Figure], text: str) -> list[list[str]]:
    """Return the words before and after a figure in its clause, the nearest first."""
    ends = [one.end for one in others if one.end <= figure.start]
    starts = [one.start for one in others if one.start >= figure.end]
    left = text[max([figure.start - _NEAR, *ends, 0]) : figure.start]
    right = text[figure.end : min([figure.end + _NEAR, *starts, len(text)])]
    before = _words(_END.split(left)[-1])[::-1]
    after = _words(_END.split(right)[0])
    return [before, after]


def _words(text: str) -> list[str]:
    english = _CHINESE_WORD.sub(lambda match: f" {_CHINESE[match[0]]} ", text)
    return [word for word in term_words(english) if word not in _SMALL]
