"""Marks that stand in a text and are not part of what it says: footnote numbers, raised figures."""

import re

# Raised digits after these are a power ("m²", "10⁶"); after anything else they point to a note.
_POWER = re.compile(
    r"(?:(?<![\w.])10|(?:\d|[/·\s(])(?:[kcdmµμn]?m|s|sr|kg|ft|Hz|rad|yd|mil)|\d\s?in|[a-zµ]/[a-z]+)$"
)
_NUMBER = re.compile(r"[-−–+]?\d{1,3}")
_NOTE_SIGN = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,，–-]\s?\d{1,3})*|[*†‡§¶]+|[a-z]|注\s?\d*)[\])]?")
_RAISED = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_MARK = re.compile(
    rf"(?<=[^\s{_RAISED_DIGITS}⁻⁺])[{_RAISED_DIGITS}]{{1,3}}(?![{_RAISED_DIGITS}])"
)
_HAN_GAP = re.compile(r"(?<=[⺀-鿿豈-﫿！-～、-〿])[ \t]*\n[ \t]*(?=[⺀-鿿豈-﫿！-～、-〿])")
_UNEVEN = re.compile(r"[^\S ]|  |^ | $")  # most cells of a table are in one line already
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0\u2000-\u200a\u202f\u205f\u3000]+")


def raised(before: str, figure: str) -> str:
    """Return what a raised figure says: a power, a word's end, or nothing if it points to a note.

    >>> raised("an area of 5 m", "2"), raised("the C*Core", "14"), raised("the 5", "th")
    ('²', '', 'th')
    """
    figure = figure.strip()
    if _NUMBER.fullmatch(figure) and _POWER.search(before):
        return figure.translate(_RAISED)
    return "" if is_note_mark(figure) else figure


def is_note_mark(figure: str) -> bool:
    """Return whether a raised sign points to a note: "14", "[3]", "*", "1, 2"."""
    return _NOTE_SIGN.fullmatch(figure.strip()) is not None


def without_raised_marks(text: str) -> str:
    """Return a text without note numbers that are written as raised digits.

    >>> without_raised_marks("Kylin¹¹ covers 40 m² in 天津¹")
    'Kylin covers 40 m² in 天津'
    """
    return _RAISED_MARK.sub(
        lambda found: found.group() if _POWER.search(text[: found.start()]) else "", text
    )


def folded(text: str) -> str:
    """Return a text in one line, one space between words and none between Chinese characters
    that only a line's end parts.

    >>> folded("天津飞腾信息\\n技术有限公司  makes\\nchips")
    '天津飞腾信息技术有限公司 makes chips'
    """
    if not _UNEVEN.search(text):
        return text
    return _SPACE.sub(" ", _HAN_GAP.sub("", text)).strip()
