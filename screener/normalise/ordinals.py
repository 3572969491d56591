"""From the number in a party's name to one form: "54th", "No. 54", "第五十四", "54所", "LIV"."""

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "hundredth": 100,
    **{tens.replace("ty", "tieth"): 10 * (n + 2) for n, tens in enumerate(_TENS)},
}  # fmt: skip
_CARDINALS = {
    **{word: n for n, word in enumerate(_UNITS)},
    **{word: 10 * (n + 2) for n, word in enumerate(_TENS)},
}
_DIGITS = re.compile(r"([0-9]{1,6})(?:st|nd|rd|th|os|yi|y)?")
_ROMAN = re.compile(r"(?=[ivxlc]{2,})(?:x[cl]|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# A Roman number counts only beside one of these: "Xi" and "Vi" are also syllables.
_NUMBERED = frozenset(
    "institute academy bureau factory plant department laboratory unit division hospital".split()
)
_NUMBER_SIGNS = frozenset({"no", "nr", "number", "num", "n"})
_HAN_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}

# In Chinese a number is one behind 第, or before a body that is counted: 五十四所, 703厂, 8院.
HAN_NUMBER = re.compile(
    "第(?P<a>[0-9]{1,6}|[零〇一二三四五六七八九十百千]{1,7})"
    "|(?P<b>[0-9]{1,6}|[〇一二三四五六七八九十百]{1,7})"
    "(?=研究所|研究院|研究室|所|院|厂|局|工厂|基地|部队|总队|师|旅|军|号|库|站|航校|车间)"
    "|(?P<c>[0-9]{1,6})"
)


def number_token(value: int) -> str:
    """Return the token of a number; no word has such a sign."""
    return f"#{value}"


def han_number(text: str) -> int:
    """Return the value of a number in Chinese signs or digits.

    >>> [han_number(text) for text in ("五十四", "一〇三", "三百零一", "14")]
    [54, 103, 301, 14]
    """
    if text.isdigit() and text.isascii():
        return int(text)
    if not any(sign in _HAN_UNITS for sign in text):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[sign]
            digit = 0
        else:
            digit = _HAN_DIGITS[sign]
    return total + digit


def with_numbers(words: list[str]) -> list[str]:
    """Return words with what is a number brought to one form.

    >>> with_numbers(["no", "54", "institute"]), with_numbers(["fifty", "fourth", "institute"])
    (['#54', 'institute'], ['#54', 'institute'])
    """
    out: list[str] = []
    at = 0
    while at < len(words):
        value, used = _number_at(words, at)
        if value is None:
            out.append(words[at])
        else:
            if out and out[-1] in _NUMBER_SIGNS:
                out.pop()
            out.append(number_token(value))
        at += used
    return out


def _number_at(words: list[str], at: int) -> tuple[int | None, int]:
    word = words[at]
    found = _DIGITS.fullmatch(word)
    if found:
        return int(found[1]), 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in _CARDINALS and _CARDINALS[word] >= 20 and 0 < _ORDINALS.get(following, 0) < 10:
        return _CARDINALS[word] + _ORDINALS[following], 2
    # "First" and "Second" are names as often as numbers, and a number all the same.
    if word in _ORDINALS:
        return _ORDINALS[word], 1
    if word in ("th", "st", "nd", "rd") and at and words[at - 1].isdigit():
        return None, 1
    return _roman_at(words, at), 1


def _roman_at(words: list[str], at: int) -> int | None:
    beside = {words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""}
    if not _ROMAN.fullmatch(words[at]) or not beside & _NUMBERED:
        return None
    values = [_ROMAN_VALUES[letter] for letter in words[at]]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))
