"""Where a figure with its unit stands in an official text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from screener.lists.verify_units import named_before, plain, reading, unit_stands
from screener.normalise.units import converted, is_counted, known_unit

# "1,000", "0.05", "5 × 10^3", "10^-14"; no figure within a code ("6A005.a.2") or a word ("PbF2").
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:[ ][0-9]{3})+(?![0-9])|[0-9]*\.?[0-9]+)"
)
_NUMBER = re.compile(
    rf"(?P<sign>[-−–]\s?|\bminus )?(?<![A-Za-z0-9.^,])(?P<number>{_DIGITS})"
    r"(?:\s?[x×*]\s?10\s?\^?\s?(?P<power>[-−–]?\s?[0-9]{1,2})|\^(?P<raised>[-−–]?\s?[0-9]{1,2}))?"
    r"(?P<scale>\s(?:million|billion))?"
)
_WORDS = {
    **{word: at for at, word in enumerate("one two three four five six seven eight".split(), 1)},
    "both": 2,
    "half": 0.5,
    "twenty": 20,
    "single": 1,
    "II": 2,
    "III": 3,
}
_WORD = re.compile(rf"\b(?P<word>{'|'.join(_WORDS)})\b", re.IGNORECASE)
# "1 part in 1,000", "λ/20", "level III"
_SHARE = re.compile(r"(?:\b(?:1|one) part in |[λ]\s?/\s?)(?P<of>[0-9][0-9,]*)", re.IGNORECASE)
_FRACTION = re.compile(r"(?<![0-9./])(?P<over>[1-9])/(?P<under>[1-9][0-9]?)(?![0-9./])")
_SCALES = {"million": 1e6, "billion": 1e9}
# A figure's unit may stand after the next figure of its range: "10 to 160 mm", "8, 10 and 12 bit".
_ON = re.compile(
    r"\s?(?:\([^)]{0,30}\)\s?)?(?:to|and|or|up to|through|-|–|—|±|/|,|but)"
    r"\s?(?:(?:up to|and|including|or|more|greater|less|than|not|but|exceeding|equal|below)\s)*"
)
# Of a measuring machine: "(1.7 + L/1,000) µm".
_LENGTH_TERM = re.compile(r"\s?\+\s?\(?(?:[0-9.]+\s?[×x]\s?)?L/[0-9,]+\)*")
_CLOSE = 1e-3  # of the value: "22.15 dBm" is printed with four digits
_LETTERS = r"[A-Za-zΩ°%Å]+(?:\*\*-?[0-9](?:\.5)?)?"
_UNIT_LETTERS = re.compile(rf"/?{_LETTERS}(?:[ */]{{1,3}}{_LETTERS})*")
# How far a unit of a text goes: "nT (rms) per square root Hz".
_UNIT_LENGTH = 48


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A figure of a text, and what stands around it."""

    value: float
    start: int
    end: int


def said_figures(text: str) -> Iterator[SaidFigure]:
    """Yield the figures of a text, also those in words.

    >>> [one.value for one in said_figures("5 × 10^3 Gy, 1,000 W or two axes, −10^-2")]
    [5000.0, 1000.0, 0.01, -0.01, 2.0]
    """
    for match in _NUMBER.finditer(text):
        value = float(match["number"].replace(",", "").replace(" ", ""))
        if match["power"]:
            value *= 10.0 ** int(_plain(match["power"]))
        elif match["raised"]:
            value **= int(_plain(match["raised"]))
        value *= _SCALES.get((match["scale"] or "").strip(), 1.0)
        yield SaidFigure(value, match.start("number"), match.end())
        if match["sign"]:
            yield SaidFigure(-value, match.start(), match.end())
        if match["scale"]:
            bare = value / _SCALES[match["scale"].strip()]
            yield SaidFigure(bare, match.start("number"), match.start("scale"))
    for match in _SHARE.finditer(text):
        yield SaidFigure(1 / float(match["of"].replace(",", "")), match.start(), match.end())
    for match in _FRACTION.finditer(text):
        value = float(match["over"]) / float(match["under"])
        yield SaidFigure(value, match.start(), match.end())
    for match in _WORD.finditer(text):
        word = match["word"]
        counted = _WORDS.get(word) or _WORDS.get(word.casefold())
        if counted:
            yield SaidFigure(float(counted), match.start(), match.end())


def _plain(power: str) -> str:
    return power.replace("−", "-").replace("–", "-").replace(" ", "")


def places_of(value: float, unit: str, text: str) -> list[SaidFigure]:
    """Return where a figure with its unit stands in a text, in this unit or in another.

    A figure without a unit is one that none follows in the text, but for what is counted.
    """
    said = _figures_of(plain(text))
    equal = [one for one in said if _equal(one.value, value)]
    if not unit:
        return [one for one in equal if not _units(text, one) or _is_counted(text, one)]
    return [one for one in equal if _has_unit(unit, text, one)] or [
        one for one in said if _is_converted(one, value, unit, text)
    ]


@lru_cache(maxsize=512)
def _figures_of(text: str) -> tuple[SaidFigure, ...]:
    return tuple(said_figures(text))


@lru_cache(maxsize=65_536)
def _units_of(text: str, end: int) -> tuple[str, ...]:
    return tuple(units_after(text, end))


def _units(text: str, figure: SaidFigure) -> tuple[str, ...]:
    """Return the units that the words behind a figure can be read as."""
    return _units_of(text[figure.end : figure.end + 3 * _UNIT_LENGTH], 0)


def _is_counted(text: str, figure: SaidFigure) -> bool:
    return all(is_counted(unit) for unit in _units(text, figure))


def _is_converted(figure: SaidFigure, value: float, unit: str, text: str) -> bool:
    found = (converted(figure.value, said, unit) for said in _units(text, figure))
    return any(got is not None and _equal(got, value) for got in found)


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _has_unit(unit: str, text: str, figure: SaidFigure) -> bool:
    if named_before(unit, text[max(0, figure.start - 60) : figure.start]):
        return True
    places = _unit_places(text, figure.end)
    return any(unit_stands(unit, text[at : at + _UNIT_LENGTH]) for at in places)


def _unit_places(text: str, end: int) -> Iterator[int]:
    """Yield where a figure's unit may stand: behind it, or behind the figure it goes on with."""
    for _ in range(4):
        yield end
        term = _LENGTH_TERM.match(text, end)
        if term:
            end = term.end()
            continue
        on = _ON.match(text, end)
        follows = _NUMBER.match(text, on.end()) if on else None
        if follows is None:
            return
        end = follows.end()


def units_after(text: str, end: int) -> Iterator[str]:
    """Yield the units that the words behind a figure can be read as, the longest first."""
    for at in _unit_places(text, end):
        tail = reading(text[at : at + _UNIT_LENGTH])
        words = re.match(r"[)\s-]{0,3}((?:[^\s,;:)]+\s?){1,4})", tail)
        parts = words[1].split() if words else []
        for count in range(len(parts), 0, -1):
            said = " ".join(parts[:count]).rstrip(".")
            if _UNIT_LETTERS.fullmatch(said) and known_unit(said):
                yield said
                break
