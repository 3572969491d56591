"""Two-sided vocabulary: what people call a parameter, and the words that the regulation has."""

from collections.abc import Mapping

from screener.normalise.terms import term_words

# Our parameter (or its last words), and what official texts say for it. A pair that no threshold
# needs any more is dead, and a test finds it.
REGULATION_SAYS: Mapping[str, tuple[str, ...]] = {
    "areal mass": ("lightweight",),
    "channels": ("hollow tubes",),
    "critical temperature": ("remain superconductive above",),
    "endurance": ("operate autonomously",),
    "glass transition temperature": ("Tg",),
    "metal impurity": ("metallic purity",),
    "output": ("production capacity",),
    "overpressure": ("over pressure",),
    "recovery time": ("to restore",),
    "thickness": ("thick",),
    "uniformity": ("uniform",),
}
# What a unit measures needs no word: "rated above 57 GHz", "cooling to 23 K".
UNIT_SAYS: Mapping[str, str] = {
    **dict.fromkeys(("Hz", "kHz", "MHz", "GHz"), "frequency"),
    **dict.fromkeys(("K", "°C"), "temperature"),
    **dict.fromkeys(("m/s", "rpm", "r.p.m.", "million DN", "knots"), "speed"),
    **dict.fromkeys(("l", "L", "liters", "litres"), "volume"),
    **dict.fromkeys(("Pa", "kPa", "MPa"), "pressure"),
    **dict.fromkeys(("W", "kW", "MW", "hp", "HP"), "power"),
    **dict.fromkeys(("s", "min", "h", "hour"), "duration"),
    **dict.fromkeys(("kg", "lb", "tons", "tonnes"), "weight"),
}


def parameter_stands(parameter: str, unit: str, text: str) -> bool:
    """Return whether a parameter is said in a text: by a word, by the regulation's, or its unit.

    >>> parameter_stands("output power", "W", "an average power exceeding 2 W")
    True
    >>> parameter_stands("frequency", "GHz", "rated above 57 GHz")
    True
    >>> parameter_stands("wavelength", "W", "an average power exceeding 2 W")
    False
    """
    ours, theirs = set(term_words(parameter)), set(term_words(text))
    if ours & theirs:
        return True
    plain = text.translate(_NO_QUOTES)
    if any(words in plain for words in REGULATION_SAYS.get(parameter, ())):
        return True
    return bool(ours & set(term_words(UNIT_SAYS.get(unit, ""))))


_NO_QUOTES = str.maketrans("", "", "“”\"'‘’")
