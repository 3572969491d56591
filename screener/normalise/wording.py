"""From a phrase to its words, with the figures in it and the place where its head ends."""

import re
from dataclasses import dataclass
from itertools import pairwise

from screener.normalise.figure_spans import FIGURE
from screener.normalise.terms import TOKEN, folded_wording, term_words, word_form

# Names of what a figure measures: beside it they say no more about the thing than it does.
_PARAMETERS = frozenset(
    term_words(
        "output power wavelength bandwidth frequency range accuracy repeatability resolution speed"
        " rate pressure temperature depth thrust endurance payload capacity diameter thickness"
        " length width height volume peak average continuous rated maximum minimum max min weight"
        " mass energy gain purity density load voltage current rating size of is payload"
    )
)
_HAN_PARAMETERS = re.compile(
    r"(?:最大|最高|额定|平均|峰值|连续|单脉冲|输出|定位|工作|有效|中心)?"
    r"(?:功率|波长|频率|带宽|精度|分辨率|直径|口径|厚度|压力|温度|深度|潜深|航程|射程|载荷|续航时间|续航"
    r"|推力|转速|容积|容量|能量|纯度)(?:为|是|达|[:：])?\s?$"
)
# A phrase's head stands before these: "laser for cutting" is a laser.
PREPOSITIONS = frozenset("for of with in on by from to using under at as".split())
_BREAK = re.compile(r"[,;，、；：(（]|:\s|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a phrase; which of them are figures; and where its head ends."""

    words: tuple[str, ...]
    light: frozenset[int]  # rows of words that belong to a figure: number, unit, comparison
    head: int  # words before the first preposition, comma or parenthesis; never 0 but for ""


def wording(text: str) -> Wording:
    """Return a phrase as it is compared with terms.

    >>> said = wording("multimode fiber laser, output power 6 kW")
    >>> [word for row, word in enumerate(said.words) if row not in said.light]
    ['multimod', 'fiber', 'laser']
    >>> said.head
    3
    >>> wording("8英寸单晶硅").light == {0, 1, 2}
    True
    """
    folded = folded_wording(text)
    tokens = list(TOKEN.finditer(folded))
    words = tuple(word_form(token.group()) for token in tokens)
    light = _light(folded, tokens, words)
    return Wording(words, light, _head(folded, tokens, words, light))


def _light(folded: str, tokens: list[re.Match[str]], words: tuple[str, ...]) -> frozenset[int]:
    if not any(sign.isdigit() for sign in folded):
        return frozenset()
    spans = [_with_parameter(folded, match) for match in FIGURE.finditer(folded)]
    light = {
        row
        for row, token in enumerate(tokens)
        if any(start <= token.start() and token.end() <= end for start, end in spans)
    }
    _add_parameters(light, words)
    return frozenset(light)


def _with_parameter(folded: str, match: re.Match[str]) -> tuple[int, int]:
    before = _HAN_PARAMETERS.search(folded, max(match.start() - 10, 0), match.start())
    return (before.start() if before else match.start(), match.end())


def _add_parameters(light: set[int], words: tuple[str, ...]) -> None:
    """Add the run of parameter words before each figure, and after one that ends the phrase."""
    for row in sorted(light):
        before = row - 1
        # The first word of a phrase is not only a parameter: "power supply", "pressure sensor".
        while before > 0 and before not in light and words[before] in _PARAMETERS:
            light.add(before)
            before -= 1
    last = len(words)
    while last > 0 and words[last - 1] in _PARAMETERS and last - 1 not in light:
        last -= 1
    if last - 1 in light:
        light.update(range(last, len(words)))


def _head(
    folded: str, tokens: list[re.Match[str]], words: tuple[str, ...], light: frozenset[int]
) -> int:
    for row, (before, token) in enumerate(pairwise(tokens), start=1):
        if light.issuperset(range(row)):
            continue
        gap = folded[before.end() : token.start()]
        # "analog-to-digital converter" has no head before its "to".
        if (words[row] in PREPOSITIONS and gap != "-") or _BREAK.search(gap):
            return row
    return len(words)
