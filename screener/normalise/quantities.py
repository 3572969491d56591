"""Figures with their units, ranges and comparisons, as a text states them."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from screener.normalise.units import converted, is_spelt, known_unit, unit_name

__all__ = ["Figure", "converted", "figures", "known_unit", "unit_name"]

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,9})?)"
_POWER = r"(?:\s?[x×*]\s?10\s?\^?(?P<power>[-−]?[0-9]{1,2})|[eE](?P<exponent>[-+]?[0-9]{1,2}))?"
_UNIT = (
    r"[\s-]?(?P<unit>%|℃|° ?C|deg C|°(?:/√?(?:hr|h|s))?"
    r"|[A-Za-zµμΩÅ]{1,9}(?:[/·.^²³√][A-Za-z0-9²³√.]{1,5}){0,2}(?![A-Za-z0-9])"
    r"|[一-鿿]{1,4}(?:/(?:[一-鿿]{1,2}|s))?)"
)
_AT_LEAST = (
    "≥ >= ≧ > ＞ 大于等于 不低于 不小于 不少于 大于 超过 高于 at_least no_less_than not_less_than"
    " more_than greater_than exceeding above over"
)
_AT_MOST = (
    "≤ <= ≦ < ＜ 小于等于 不大于 不超过 不高于 小于 低于 at_most no_more_than not_more_than"
    " less_than below under"
)


def _any_of(words: str) -> str:
    ordered = sorted(words.split(), key=len, reverse=True)
    return "|".join(re.escape(word).replace("_", r"\s") for word in ordered)


_FIGURE = re.compile(
    rf"(?:(?:(?P<least>{_any_of(_AT_LEAST)})|(?P<most>{_any_of(_AT_MOST)}))\s?)?"
    rf"(?P<minus>(?<![A-Za-z0-9])[-−])?(?<![A-Za-z0-9_.])(?P<number>{_DIGITS})"
    rf"(?:\s?(?:-|–|—|~|～|to|至|到)\s?(?P<upper>{_DIGITS}))?{_POWER}{_UNIT}",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s?(?:(以上|or more|and above|or greater)|(以下|以内|or less|and below))")
_COUNTS = {
    **dict(zip("two three four five six seven eight nine".split(), range(2, 10), strict=True)),
    **dict(zip("二三四五六七八九", range(2, 10), strict=True)),
}
_WORDS = "|".join(word for word in _COUNTS if len(word) > 1)
_COUNTED_AXES = re.compile(
    rf"\b(?:(?:{_WORDS})[\s-](?:[a-z-]+\s)?|[0-9]{{1,2}}[\s-][a-z-]+\s)ax[ie]s\b", re.IGNORECASE
)
_COUNTED_ZHOU = re.compile("[二三四五六七八九]轴")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a unit, where it stands in a text.

    ``low`` and ``high`` are what it may be: equal for a plain number, both finite for a range,
    one infinite for "at least" and "at most".
    """

    text: str  # verbatim: "200 W", "≥ 4 axes", "1–2 kW"
    value: float  # the first number that is stated
    unit: str  # as the unit library names it: "W"
    start: int
    end: int
    low: float
    high: float


def figures(text: str) -> list[Figure]:
    """Return the figures of a text whose unit is known, in their order.

    >>> [(f.value, f.unit) for f in figures("an output of 1.5 kW at 1,064 nm, 3 pieces")]
    [(1.5, 'kW'), (1064.0, 'nm')]
    >>> [(f.value, f.unit) for f in figures("定位精度为2微米, 8英寸")]
    [(2.0, 'um'), (8.0, 'inch')]
    >>> [(f.low, f.high) for f in figures("1–2 kW, ≥ 4 axes")]
    [(1.0, 2.0), (4.0, inf)]
    """
    found = [figure for match in _FIGURE.finditer(text) if (figure := _figure(match))]
    return sorted([*found, *_axes_in_words(text)], key=lambda figure: figure.start)


def _figure(match: re.Match[str]) -> Figure | None:
    unit = _longest_known(match["unit"])
    if not unit:
        return None
    factor = 10.0 ** int((match["power"] or match["exponent"] or "0").replace("−", "-"))
    value = _number(match["number"]) * (-factor if match["minus"] else factor)
    upper = _number(match["upper"]) * factor if match["upper"] else value
    end = match.start("unit") + len(unit)
    tail = _OR_MORE.match(match.string, end)
    low, high = value, max(upper, value)
    if match["least"] or (tail and tail[1]):
        high = math.inf
    elif match["most"] or (tail and tail[2]):
        low = -math.inf
    end = tail.end() if tail else end
    said = match.string[match.start() : end]
    return Figure(said, value, unit_name(unit), match.start(), end, low, high)


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _axes_in_words(text: str) -> Iterator[Figure]:
    for pattern in (_COUNTED_AXES, _COUNTED_ZHOU):
        for match in pattern.finditer(text):
            word = re.split(r"[\s-]|轴", match[0].casefold())[0]
            value = float(_COUNTS.get(word) or word)
            yield Figure(match[0], value, "axis", match.start(), match.end(), value, value)


def _longest_known(unit: str) -> str:
    # Chinese goes on without a space after the unit: "2微米的" ends in 微米.
    lengths = range(len(unit), 0, -1) if unit[0] > "㐀" else (len(unit),)
    for length in lengths:
        part = unit[:length]
        if is_spelt(part) or (part[0] < "㐀" and known_unit(part)):
            return part
    return ""
