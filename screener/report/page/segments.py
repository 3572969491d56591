"""A block's text in pieces: plain text, and text that mentions stand on."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

# Signs that turn the direction of a line or are no text at all; what they hide must be seen.
_HIDING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA = re.compile("[\u3040-\u30ff]")
_LETTER = re.compile(r"[^\W\d_]")
# A Chinese sentence with a few Latin names is Chinese: a sign of Han says about two letters.
_HAN_SHARE = 0.25

Piece = str | tuple[str, tuple[int, ...]]
Span = tuple[int, int, int]  # start, end, and the mention's index


def pieces(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> list[Piece]:
    """Return a part of a text in pieces; mentions that overlap share one.

    Args:
        text: A block's text.
        spans: Mentions in code points of that text.
        start: Where the part begins.
        end: Where it ends; None for the end of the text.

    >>> pieces("a Ghost b", [(2, 7, 0)])
    ['a ', ('Ghost', (0,)), ' b']
    """
    last = len(text) if end is None else end
    found: list[Piece] = []
    at = start
    for begin, close, mentions in _joined(spans, start, last):
        if begin > at:
            found.append(text[at:begin])
        found.append((text[begin:close], mentions))
        at = close
    if at < last:
        found.append(text[at:last])
    return found


def _joined(spans: Iterable[Span], start: int, end: int) -> list[tuple[int, int, tuple[int, ...]]]:
    joined: list[tuple[int, int, tuple[int, ...]]] = []
    for begin, close, mention in sorted(spans):
        begin, close = max(begin, start), min(close, end)
        if begin >= close:
            continue
        if joined and begin < joined[-1][1]:
            first, known, mentions = joined[-1]
            joined[-1] = (first, max(known, close), (*mentions, mention))
        else:
            joined.append((begin, close, (mention,)))
    return joined


def language(text: str) -> str:
    """Return the language that a text is shown in, for fonts and for reading aloud.

    >>> language("天津飞腾"), language("Tianjin 飞腾 Phytium"), language("東京エレクトロン")
    ('zh', 'en', 'ja')
    """
    if _KANA.search(text):
        return "ja"
    han = len(_HAN.findall(text))
    return "zh" if han and han > _HAN_SHARE * len(_LETTER.findall(text)) else "en"


def visible(value: Any) -> Any:
    """Return plain values with every sign that hides or turns text shown as "�".

    >>> visible({"a": ["x\u202ey"]})
    {'a': ['x�y']}
    """
    if isinstance(value, str):
        return _HIDING.sub("�", value)
    if isinstance(value, dict):
        return {key: visible(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [visible(one) for one in value]
    return value
