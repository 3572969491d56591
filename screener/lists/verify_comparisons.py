"""How an official text compares with a figure: exceeding, or more, not less (better) than."""

import re

from screener.lists.verify_figures import SaidFigure
from screener.model.lists import Comparison

_MORE = (
    r"(?:greater|more|higher|larger|longer|faster|wider|heavier|thicker|above|over|exceeding"
    r"|in excess of)"
)
_LESS = r"(?:less|lower|smaller|fewer|shorter|finer|narrower|thinner|below|under)"
_ASIDE = r"(?:\s\((?:better|worse|higher|lower|less|more|greater|longer|shorter)\))?"
_THAN = rf"{_ASIDE}(?:\sthan)?"
# "No dimension greater than 30 cm", "not capable of rotors heavier than 3 kg".
_NOT = r"(?:not|no|never)\b(?:(?!control|exceed|and\b|than\b)[^;.,:0-9]){0,60}\b"
# In the order in which they are asked: "not less than" before "less than". "Better than" can be
# either, and so can figures of a Note that leaves something out, whose sense is turned.
_GT, _GTE, _LT, _LTE = Comparison.GT, Comparison.GTE, Comparison.LT, Comparison.LTE
_BEFORE: tuple[tuple[frozenset[Comparison], str], ...] = (
    (frozenset({_GTE}), r"大于等于|不低于|不小于|不少于|大于或等于"),
    (frozenset({_LTE}), r"小于等于|不大于|不超过|不高于|小于或等于"),
    (frozenset({_GT}), r"大于|超过|高于"),
    (frozenset({_LT}), r"小于|低于"),
    (frozenset({_LT, _GT}), r"outside (?:the|a) (?:\w+ ){0,2}range (?:of|from|between)"),
    (frozenset({_LTE}), rf"{_NOT}{_MORE}{_THAN}|not exceed(?:ing)?"),
    (frozenset({_GTE}), rf"{_NOT}{_LESS}{_THAN}"),
    (
        frozenset({_GTE}),
        rf"equals? (?:to )?(?:or|and) {_MORE}{_THAN}|equals? to,? or {_MORE}{_THAN}"
        rf"|{_MORE}{_ASIDE} than or equal(?: to)?|(?:equal|meet)(?:s|ing)? (?:to )?or exceed\w*"
        r"|exceeding or equal to|at least|minimum(?: of)?|≥|>=|starting at|from|equal to or above",
    ),
    (
        frozenset({_LTE}),
        rf"equals? (?:to )?(?:or|and) {_LESS}{_THAN}|{_LESS}{_ASIDE} than or equal(?: to)?"
        r"|up to(?: and including)?|at most|maximum(?: of)?|≤|<=|to within|within|as low as|down to"
        r"|at or below",
    ),
    (
        frozenset({_LTE, _GTE}),
        rf"equal to or better{_THAN}|better{_ASIDE} than or equal(?: to)?|down to",
    ),
    (frozenset({_GT, _LT}), rf"better{_ASIDE} than"),
    (frozenset({_GT}), rf"{_MORE}{_THAN}|exceed(?:s|ed)?|beyond|>|other than"),
    (frozenset({_LT}), rf"{_LESS}{_THAN}|<"),
)
_FILLED = (
    r"(?:\s?(?:a|an|the|of|to|about|approximately|level|by|total|values?|rated|AGMA|Mach|minus"
    r"|plus or minus|\+/-|\+ or -))*\s?[±+(-]?\s?$"
)
_BEFORE_AT = tuple(
    (found, re.compile(rf"(?:\b|(?=[<>≤≥大小超高低不]))(?:{words}){_FILLED}", re.IGNORECASE))
    for found, words in _BEFORE
)
_BEHIND: tuple[tuple[frozenset[Comparison], re.Pattern[str]], ...] = tuple(
    (found, re.compile(words, re.IGNORECASE))
    for found, words in (
        (
            frozenset({_GTE}),
            rf"(?<!one )\bor\s{_MORE}{_ASIDE}(?!\s?[0-9])|\band (?:above|over|higher|more)\b",
        ),
        (
            frozenset({_LTE}),
            rf"\bor\s{_LESS}{_ASIDE}(?!\s?[0-9])|\band (?:below|less)\b|\binclusive",
        ),
        (frozenset({_GTE, _LTE}), r"\bor\s(?:better|faster|shorter|finer)"),
    )
)
# "17 to 50 rounds", "between 20 Hz to 2,000 Hz": the second figure is the most.
_RANGE_GOES_ON = re.compile(r"[0-9]\s?[^\s0-9,;]{0,8}\s(?:to|through|-|–)\s$")
_NOT_CONTROLLED = re.compile(
    r"(?:does|do) not (?:control|apply)|is not controlled|not controlled by|exclud|except",
    re.IGNORECASE,
)
_TURNED = {_GT: _LTE, _GTE: _LT, _LT: _GTE, _LTE: _GT}
_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_HEAD, _TAIL = 80, 70  # characters: "3.5 mm (0.14 in.) at 20 °C or less"


def comparisons(figure: SaidFigure, text: str) -> frozenset[Comparison]:
    """Return how a text compares with a figure, as its words allow; empty where they do not say.

    >>> from screener.lists.verify_figures import said_figures
    >>> text = "an output exceeding 2 kW but not exceeding 6 kW"
    >>> [sorted(comparisons(one, text)) for one in said_figures(text)]
    [[<Comparison.GT: 'gt'>], [<Comparison.LTE: 'lte'>]]
    """
    before = text[max(0, figure.start - _HEAD) : figure.start]
    # A figure in brackets says the one before it once more: "exceeding 343 K (70 °C)".
    before = re.sub(r"[-+]?[0-9][0-9.,]*\s?[^\s()]{1,6}\s\(\s?$", "", before)
    found = set[Comparison]()
    for said, pattern in _BEFORE_AT:
        if pattern.search(before):
            found |= said
            break
    if _RANGE_GOES_ON.search(before):
        found.add(_LTE)
    for said, pattern in _BEHIND:
        if pattern.search(_tail(text, figure.end)):
            found |= said
    sentence = re.split(r"(?:\.|;)\s(?=[A-Z])", text[max(0, figure.start - 600) : figure.start])[-1]
    if _NOT_CONTROLLED.search(sentence):
        found |= {_TURNED[one] for one in found}
    return frozenset(found)


def _tail(text: str, end: int) -> str:
    """Return the words behind a figure up to the next one, without what is in brackets."""
    tail = text[end : end + _TAIL]
    opened = re.match(r"[^()]*\)", tail)  # the figure itself stands in brackets
    tail = _BRACKETS.sub("", tail[opened.end() :] if opened else tail)
    tail = re.sub(r"\^?-?(?<=[A-Za-z^])[0-9](?![0-9])", "", tail)  # of a unit: "g/cm^3"
    return re.split(r"[;.](?:\s|$)|[0-9]", tail)[0]
