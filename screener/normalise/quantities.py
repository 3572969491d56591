"""Figures with their units, as a text states them."""

import re
from dataclasses import dataclass
from functools import cache

import pint

# Chinese units and spellings that the unit library does not know, in its words.
_SPELT = {
    "微米": "um",
    "纳米": "nm",
    "毫米": "mm",
    "厘米": "cm",
    "公里": "km",
    "千米": "km",
    "米": "m",
    "公斤": "kg",
    "千克": "kg",
    "克": "g",
    "吨": "tonne",
    "千瓦": "kW",
    "兆瓦": "MW",
    "毫瓦": "mW",
    "瓦": "W",
    "赫兹": "Hz",
    "千赫": "kHz",
    "兆赫": "MHz",
    "吉赫": "GHz",
    "摄氏度": "degC",
    "℃": "degC",
    "°C": "degC",
    "° C": "degC",
    "deg C": "degC",
    "K": "kelvin",
    "兆帕": "MPa",
    "吉帕": "GPa",
    "千帕": "kPa",
    "帕": "Pa",
    "焦耳": "J",
    "毫焦": "mJ",
    "伏": "V",
    "千伏": "kV",
    "秒": "s",
    "毫秒": "ms",
    "小时": "hour",
    "转/分": "rpm",
    "转/分钟": "rpm",
    "µm": "um",
    "μm": "um",
    "µs": "us",
    "μs": "us",
    "µrad": "urad",
    "μrad": "urad",
    "Å": "angstrom",
    "Gbit/s": "Gbit/s",
    "GB/s": "gigabyte/s",
    "TB/s": "terabyte/s",
    "Gbps": "Gbit/s",
    "litres": "liter",
    "litre": "liter",
    "l": "liter",
    "L": "liter",
    "%": "percent",
}
_NUMBER = (
    r"(?<![A-Za-z0-9_.])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,9})?)"
    r"(?:\s?[x×*]\s?10\s?\^?(?P<power>[-−]?[0-9]{1,2})|[eE](?P<exponent>[-+]?[0-9]{1,2}))?"
)
_UNIT = (
    r"\s?(?P<unit>%|℃|° ?C|deg C"
    r"|[A-Za-zµμΩÅ]{1,9}(?:[/·.^²³][A-Za-z0-9²³]{1,5}){0,2}(?![A-Za-z0-9])"
    r"|[一-鿿]{1,3}(?:/[一-鿿]{1,2})?)"
)
_FIGURE = re.compile(_NUMBER + _UNIT)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a unit, where it stands in a text."""

    text: str  # verbatim: "200 W"
    value: float
    unit: str  # as the unit library names it: "W"
    start: int
    end: int


@cache
def units() -> "pint.UnitRegistry[float]":
    """Return the registry of units; made once because it reads a long table."""
    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


def figures(text: str) -> list[Figure]:
    """Return the figures of a text whose unit is known, in their order.

    >>> [(f.value, f.unit) for f in figures("an output of 1.5 kW at 1,064 nm, 3 pieces")]
    [(1.5, 'kW'), (1064.0, 'nm')]
    >>> [(f.value, f.unit) for f in figures("定位精度为2微米")]
    [(2.0, 'um')]
    """
    return [figure for match in _FIGURE.finditer(text) if (figure := _figure(match))]


def converted(value: float, unit: str, to: str) -> float | None:
    """Return a value in another unit, or None where the two do not measure the same thing.

    >>> converted(1.5, "kW", "W")
    1500.0
    >>> converted(1.5, "kW", "nm") is None
    True
    """
    registry = units()
    try:
        return float(registry.Quantity(value, unit_name(unit)).to(unit_name(to)).magnitude)
    except (pint.errors.PintError, ValueError, TypeError, AttributeError):
        return None


@cache
def known_unit(unit: str) -> bool:
    """Return whether the unit library knows a unit as texts and lists write it."""
    if not unit:
        return False
    try:
        units().Unit(unit_name(unit))
    except (pint.errors.PintError, ValueError, TypeError, AttributeError):
        return False
    return True


def unit_name(unit: str) -> str:
    """Return a unit in the unit library's words.

    >>> unit_name("微米")
    'um'
    """
    return _SPELT.get(unit.strip(), unit.strip())


def _figure(match: re.Match[str]) -> Figure | None:
    unit = _longest_known(match["unit"])
    if not unit:
        return None
    power = (match["power"] or match["exponent"] or "0").replace("−", "-")
    value = float(match["number"].replace(",", "")) * 10.0 ** int(power)
    end = match.start("unit") + len(unit)
    return Figure(match.string[match.start() : end], value, unit_name(unit), match.start(), end)


def _longest_known(unit: str) -> str:
    # Chinese goes on without a space after the unit: "2微米的" ends in 微米.
    lengths = range(len(unit), 0, -1) if unit[0] > "㐀" else (len(unit),)
    for length in lengths:
        part = unit[:length]
        if part in _SPELT or (part[0] < "㐀" and known_unit(part)):
            return part
    return ""
