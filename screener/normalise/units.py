"""Units as texts and lists write them, in the unit library's words; and conversion."""

import math
import re
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
    "英寸": "inch",
    "吋": "inch",
    "寸": "inch",
    "海里": "nmi",
    "节": "knot",
    "千牛": "kN",
    "牛": "N",
    "分贝": "dB",
    "升": "liter",
    "毫升": "ml",
    "兆焦": "MJ",
    "千焦": "kJ",
    "微秒": "us",
    "纳秒": "ns",
    "皮秒": "ps",
    "飞秒": "fs",
    "度": "degree",
    "°": "degree",
    "°/h": "degree/hour",
    "°/hr": "degree/hour",
    "deg/h": "degree/hour",
    "deg/hr": "degree/hour",
    "度/小时": "degree/hour",
    "°/s": "degree/second",
    "deg/s": "degree/second",
    "degrees/s": "degree/second",
    "度/秒": "degree/second",
    "microns": "um",
    "micron": "um",
    "r.p.m.": "rpm",
    "r/min": "rpm",
    "arc-second": "arcsecond",
    "MPixel": "megapixel",
    "比特": "bit",
    "位": "bit",
    "axes": "axis",
    "轴": "axis",
    "cores": "core",
    "核": "core",
    "channels": "channel",
    "通道": "channel",
    "elements": "element",
    "阵元": "element",
    "qubits": "qubit",
    "量子比特": "qubit",
    "fps": "frames/s",
    "frames/sec": "frames/s",
    "frame/s": "frames/s",
    "帧/秒": "frames/s",
    "帧/s": "frames/s",
    "rounds": "round",
    "发": "round",
}
# What is counted has no unit of physics: it is compared with its own kind only.
_COUNTED = frozenset({"axis", "core", "channel", "element", "qubit", "frames/s", "round"})
# English words that the library would take for units: "3 in the row", "2 a day".
_NO_UNITS = frozenset({"in", "a", "at", "as", "am", "are", "pm", "per", "D", "G"})
_ROOT = re.compile(r"√\(?([A-Za-z]+)\)?")


@cache
def units() -> "pint.UnitRegistry[float]":
    """Return the registry of units; made once because it reads a long table."""
    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


def converted(value: float, unit: str, to: str) -> float | None:
    """Return a value in another unit, or None where the two do not measure the same thing.

    >>> converted(1.5, "kW", "W")
    1500.0
    >>> converted(1.5, "kW", "nm") is None
    True
    """
    line = _line(unit_name(unit), unit_name(to))
    # 12 digits: 0.3 m is 300 mm and not 299.99999999999994.
    return None if line is None else float(f"{value * line[0] + line[1]:.12g}")


@cache
def known_unit(unit: str) -> bool:
    """Return whether a unit is known as texts and lists write it."""
    name = unit_name(unit)
    if not name or name in _NO_UNITS:
        return False
    if name in _COUNTED:
        return True
    try:
        units().Unit(name)
    except (pint.errors.PintError, ValueError, TypeError, AttributeError, AssertionError):
        return False
    return True


def unit_name(unit: str) -> str:
    """Return a unit in the unit library's words.

    >>> unit_name("微米"), unit_name("nT/√Hz")
    ('um', 'nT/Hz**0.5')
    """
    bare = unit.strip()
    return _ROOT.sub(r"\1**0.5", _SPELT.get(bare, bare))


def is_spelt(unit: str) -> bool:
    """Return whether a unit stands in the table of spellings."""
    return unit in _SPELT


def is_counted(unit: str) -> bool:
    """Return whether a unit is one of things that are counted: axes, cores, channels."""
    return unit_name(unit) in _COUNTED


@cache
def _line(unit: str, to: str) -> tuple[float, float] | None:
    """Return (factor, offset) from one unit to another; temperatures have an offset."""
    if unit == to:
        return 1.0, 0.0
    if unit in _COUNTED or to in _COUNTED:
        return None
    quantity = units().Quantity
    try:
        nought, one, two = (float(quantity(v, unit).to(to).magnitude) for v in (0.0, 1.0, 2.0))
    # The library asserts, among others, that no offset unit is compounded ("g/°C").
    except (pint.errors.PintError, ValueError, TypeError, AttributeError, AssertionError):
        return None
    # Decibels are not on a line, and are compared with decibels only.
    return (one - nought, nought) if math.isclose(two - one, one - nought) else None
