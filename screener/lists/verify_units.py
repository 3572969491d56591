"""Units as official texts write them, beside the spellings of the catalogue."""

import re
from functools import cache

# What official texts write for the units of the catalogue, beside the letters themselves.
_SAID = {
    "%": r"(?:(?:at\.?|atomic|atom|weight|wt\.?|mole|mol|mass)\s)?(?:%|percent|per cent)",
    "°": r"°(?!\s?C)|degrees?|deg\b",
    "degree": r"°(?!\s?C)|degrees?|deg\b",
    "µm": r"µm|micrometers?|micrometres?|microns?|um",
    "micrometer": r"µm|micrometers?|micrometres?|microns?",
    "ppm": r"ppm|parts per million",
    "kg": r"kg|kilograms?",
    "g": r"g|grams?|G|gs|g's",
    "h": r"h|hrs?|hours?",
    "hour": r"h|hrs?|hours?",
    "min": r"min(?:utes?)?",
    "s": r"s|sec(?:onds?)?",
    "m": r"m|meters?|metres?",
    "km": r"km|kilomet(?:er|re)s?",
    "knots": r"knots?|kts?",
    "nmi": r"nautical miles?|nm|NM",
    "nmi/h": r"nautical miles? per hour|nm/hr",
    "dB": r"dB|Db",
    "A": r"A|amperes?|amps?",
    "V": r"V|volts?",
    "W": r"W|watts?|Watts?",
    "ohm": r"ohms?(?:/square)?|Ω",
    "ohm*cm": r"ohm[\s-]?cm|Ω\s?cm",
    "K": r"K|kelvin",
    "T": r"T|tesla",
    "rounds": r"rounds?|cartridges?",
    "tonnes": r"tonnes?|metric tons?|tons?",
    "t": r"t|mt|tonnes?|metric tons?",
    "rpm": r"rpm|r\.?p\.?m\.?|revolutions per minute|revs?/min",
    "l": r"l|L|liters?|litres?",
    "L": r"l|L|liters?|litres?",
    "liter": r"l|L|liters?|litres?",
    "WT": r"Weighted TeraFLOPS|WT",
    "amu": r"amu|atomic mass units?|u",
    "u": r"u|amu|atomic mass units?",
    "µrad": r"µrad|microradians?",
    "mrad": r"mrad|milliradians?",
    "°C": r"°\s?C|degrees? C",
    "N": r"N|newtons?",
    "mGal": r"mGal|milligal",
    "µGal": r"µGal|microgal",
    "µg": r"µg|micro g",
    "VA": r"VA|volt-?amps?",
    "MSPS": r"MSPS|Mega Samples Per Second|million samples",
    "GSPS": r"GSPS|Giga Samples Per Second",
    "arcsecond": r"seconds? of arc|arc[\s-]?seconds?",
    "arc-second": r"seconds? of arc|arc[\s-]?seconds?",
    "arcsec": r"seconds? of arc|arc[\s-]?sec(?:onds?)?",
    "deg sec(Lat)": r"deg sec\s?\(?Lat\)?|degrees? sec(?:ant)?\s?\(?Lat(?:itude)?\)?",
    "Gbit/s": r"Gbit/s|Gb/s|gigabits? per second",
    "gigabyte/s": r"Gbyte/s|gigabytes? per second",
    "GB/s/mm^2": r"gigabytes per second per square millimet(?:er|re)",
    "torr": r"[Tt]orr",
    "%/year": r"(?:%|percent) per year",
    "frames/s": r"(?:full )?frames? per second|frames/s|images/s",
    "fT/Hz^0.5": r"fT\s+per square root Hz",
    "pT/Hz^0.5": r"pT\s+per square root Hz",
    "nT/Hz^0.5": r"nT\s*/?\s*(?:per )?square root Hz",
    "nT/m/Hz^0.5": r"nT/m\s*(?:rms)?\s*/?\s*(?:per )?square root Hz",
    "per flight hour": r"(?:failures )?per flight hour",
    "GBq/kg": r"GBq\s+per kg",
    "kg/(N h)": r"kg N\^?-1 h\^?-1",
    "kHz": r"[kK]Hz",
    "kJ/kg": r"kJ/[kK]g",
    "GPa": r"G[Pp]a",
    "gigapixel/s": r"Giga Pixels/s",
    "degree/√h": r"degrees? per square root hour",
    "degree/h": r"(?:°|degrees?)\s+per hour|deg/hr?",
    "degrees/s": r"degrees? per second|deg/s",
    "1/cm^2": r"n/cm\^?2|neutrons?/cm",
    "cm^-2": r"n/cm\^?2|neutrons?/cm",
    "1/s": r"neutrons?/s",
    "1/cm": r"cm\^?-1|cm-1",
    "1/K": r"/K|K\^?-1|per K",
    "1/month": r"/month|per month",
    "rad": r"rads?",
    "N s": r"N[\s·•-]?s(?:ec)?",
    "g/h": r"g of fluorine per hour",
}
# What is computed from other figures is named before its figure.
_NAMED_BEFORE = {"TPP": r"total processing performance|TPP"}
_ONE_SPELLING = str.maketrans("μ−³²", "µ-32")
_PARTED = r"[\s^·•.*()-]*"
# A unit that goes on is another one: "2 liters per minute" is no volume.
_GOES_ON = (
    r"(?![A-Za-zµ])(?!\s?(?:/|per\s)\s?(?:h|hr|hour|min|minute|s|sec|second|day|year|month|kg|g|l|L"
    r"|liter|m|cm|mm|square|cubic|sr|√|Hz|K|N|°C)\b)"
)
_BRACKETS = re.compile(r"\([^()]{0,40}\)")


def plain(text: str) -> str:
    """Return a text with one spelling of the small prefix, minus and power; length is kept."""
    return text.translate(_ONE_SPELLING)


def unit_stands(unit: str, tail: str) -> bool:
    """Return whether the words behind a figure begin with a unit of the catalogue.

    >>> unit_stands("g/cm^3", " g/cm3 or greater"), unit_stands("l", " liters per minute")
    (True, False)
    """
    said = plain(tail)
    pattern = _unit_pattern(unit)
    return bool(pattern.match(said) or pattern.match(_BRACKETS.sub("", said)))


def named_before(unit: str, head: str) -> bool:
    """Return whether the words in front of a figure name what it counts ("TPP of 4800")."""
    named = _NAMED_BEFORE.get(unit)
    return bool(named and re.search(named, head, re.IGNORECASE))


@cache
def _unit_pattern(unit: str) -> re.Pattern[str]:
    letters = [re.escape(one) for one in plain(unit) if not re.fullmatch(_PARTED, one)]
    ways = [_PARTED.join(letters)] if letters else []
    if unit in _SAID:
        ways.append(_SAID[unit])
    return re.compile(rf"[)\s-]{{0,3}}(?:{'|'.join(ways)}){_GOES_ON}")


def reading(tail: str) -> str:
    """Return the words behind a figure with units in words as the unit library reads them."""
    for pattern, said in _READ:
        tail = pattern.sub(said, tail)
    return tail


_READ = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"\([^()]{0,40}\)", ""),
        (r"\s*(?:per|/)\s?(?:square root|√|sqrt)\s?\(?(?:Hz|hertz)\)?", "/Hz**0.5"),
        (r"\s*(?:per|/)\s?(?:square root|√)\s?\(?(?:h|hr|hour)\)?", "/hour**0.5"),
        (r"\^(-?[0-9])", r"**\1"),
        (r"[µμ](?=[A-Za-z])", "u"),
        (r"\bdegrees? per hour\b", "degree/hour"),
        (r"\bdegrees? per second\b", "degree/second"),
        (r"\b(?:nautical miles?)(?: per hour)\b", "knot"),
        (r"\bnautical miles?\b", "nmi"),
        (r"\bcubic centimet(?:er|re)s?\b", "cm**3"),
        (r"\bcubic met(?:er|re)s?\b", "m**3"),
        (r"\bsquare met(?:er|re)s?\b", "m**2"),
        (r"\bper hour\b", "/hour"),
        (r"\bper second\b", "/second"),
        (r"\bper minute\b", "/minute"),
        (r"(?<=[A-Za-z])3\b", "**3"),
        (r"(?<=[A-Za-z])2\b", "**2"),
        (r"·|•", "*"),
    )
)
