"""From a text to the languages it is written in, by its scripts."""

import re
from collections.abc import Iterable

# A word of Latin letters, and two Chinese characters, say about as much.
_COUNTED = {
    "en": (re.compile(r"[A-Za-z]{2,}"), 1.0),
    "zh": (re.compile(r"[㐀-鿿]"), 0.5),
    "other": (re.compile(r"[\u0370-\u06ff\u0900-\u0dff\u0e00-\u0fff\uac00-\ud7af]{2,}"), 1.0),
}
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
# Below this share a script is that of single names in a text of another language.
_LEAST = 0.01
_SAMPLE = 200_000  # characters; a longer text does not change its languages


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return "en", "zh" and "other", most frequent first; empty for a text without letters.

    >>> languages_of(["Phytium (飞腾) makes CPUs."]), languages_of(["株式会社のカタログ"])
    (('en', 'zh'), ('other',))
    """
    text = " ".join(texts)[:_SAMPLE]
    weights = {name: len(p.findall(text)) * weight for name, (p, weight) in _COUNTED.items()}
    kana = len(_KANA.findall(text))
    if kana * 10 > weights["zh"]:  # Japanese has a syllable for every other character at least
        weights["other"] += weights.pop("zh") + kana * 0.5
    total = sum(weights.values())
    named = [name for name, weight in weights.items() if weight and weight >= total * _LEAST]
    return tuple(sorted(named, key=lambda name: (-weights[name], name)))
