"""From bytes to text: which encoding they are in, told by what the text would then say."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from screener.formats.frequent import HAN, is_han, is_kana, is_strange
from screener.formats.mend import mended

# Longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Enough to tell any two apart; scoring 4 MB would take seconds and say the same.
_SAMPLE = 20_000
_ESCAPES_JP = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")
# The share of bytes that may be broken in what is still UTF-8: one cut character in a short text.
_BROKEN = 0.1


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with line ends as "\\n", the encoding it was in, and how much had to be mended."""

    text: str
    encoding: str
    repaired: int = 0


def decode(content: bytes, declared: str = "", *, verbatim: bool = False) -> Decoded:
    """Return the text of any bytes; nothing is raised.

    Args:
        content: The bytes.
        declared: The encoding that the file names itself ("" for none); taken if it can be so.
        verbatim: Mend nothing; an answer is kept as it was given.

    >>> decode("天津飞腾信息技术有限公司".encode("gb18030")).encoding
    'gb18030'
    """
    text, encoding = _text_and_encoding(content, _known(declared))
    broken = text.count("\ufffd")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, repaired = (text, 0) if verbatim else mended(text)
    return Decoded(text, encoding, repaired + broken)


def _text_and_encoding(content: bytes, declared: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), encoding
    wide = _by_zeros(content)
    if wide:
        return content.decode(wide, errors="replace"), wide
    for encoding in (declared, "iso2022_jp" if _ESCAPES_JP.search(content) else "", "utf-8"):
        if encoding and (text := _strict(content, encoding)) is not None:
            return text, encoding
    encoding = _likeliest(content)
    return content.decode(_WIDER.get(encoding, encoding), errors="replace"), encoding


def _known(name: str) -> str:
    """Return the codec for a declared name; what is called GB 2312 is written in GB 18030."""
    try:
        codec = codecs.lookup(name.strip()).name if name.strip() else ""
    except (LookupError, ValueError):
        return ""
    return {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "utf-8"}.get(
        codec, codec
    )


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _by_zeros(content: bytes) -> str:
    """Return the UTF-16 order that the zero bytes of Latin letters and line ends tell; or ""."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if (
        len(content) % 2
        or even + odd < max(len(sample) // 50, 1)
        or min(even, odd) * 10 > even + odd
    ):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _strict(content, encoding)
    return encoding if text is not None and not any(map(is_strange, text[:2000])) else ""


def _likeliest(content: bytes) -> str:
    scored = [(score(content), encoding) for encoding, score in _SCORES.items()]
    best, encoding = max(scored, key=lambda pair: pair[0])
    if best > 0:
        return encoding
    return _other(content)


def _other(content: bytes) -> str:
    """Return the encoding of a rarer script (Cyrillic, Greek ...), where it is told clearly."""
    guess = from_bytes(content[:_SAMPLE]).best()
    if guess is not None and guess.encoding in _RARE and _strict(content, guess.encoding):
        return guess.encoding
    return "cp1252" if _strict(content, "cp1252") is not None else "latin-1"


# The makers' own extensions of the two: "①" and "髙" stand in Japanese files, "㗎" in Hong Kong's.
_WIDER = {"shift_jis": "cp932", "big5": "big5hkscs"}
_RARE = ("cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp949", "euc_kr", "cp1255", "cp1256")


def _east_asian(encoding: str, script: str) -> Callable[[bytes], float]:
    return lambda content: _score_han(_sampled(content, encoding), script)


def _sampled(content: bytes, encoding: str) -> str | None:
    """Return the beginning of the text, or None if the bytes cannot be in this encoding."""
    text = _strict(content, encoding)
    if text is None and len(content) > 1000:
        # One broken character in a long text is mended, not a reason to read it as another.
        loose = content.decode(encoding, errors="replace")
        text = loose if loose.count("\ufffd") * 1000 < len(content) else None
    return None if text is None else text[:_SAMPLE]


def _score_han(text: str | None, script: str) -> float:
    """Return how far the letters beyond ASCII are what one writes in a script: -1 to 1."""
    letters = [letter for letter in text or "" if letter > "\x7f"]
    if text is None or not letters:
        return -1.0
    return sum(_weight(letter, script) for letter in letters) / len(letters)


def _weight(letter: str, script: str) -> float:
    if is_han(letter):
        return 1.0 if letter in HAN[script] else 0.1
    if is_kana(letter):
        return 1.0 if script == "ja" else -0.5
    if "\u3000" <= letter <= "\u303f" or "\uff01" <= letter <= "\uff5e" or letter in "“”‘’…—·":
        return 0.5
    return -1.0


def _score_utf8(content: bytes) -> float:
    text = content.decode("utf-8", errors="replace")
    whole = sum(letter > "\x7f" and letter != "\ufffd" for letter in text)
    return 1.0 if whole and text.count("\ufffd") <= max(_BROKEN * whole, 1) else -1.0


def _score_wide(encoding: str) -> Callable[[bytes], float]:
    def score(content: bytes) -> float:
        text = _strict(content, encoding)
        # Any two bytes are a Chinese character in UTF-16; half of a text is frequent ones.
        found = max(_score_han(text and text[:_SAMPLE], script) for script in HAN)
        return found if found > 0.5 else -1.0

    return score


def _score_latin(content: bytes) -> float:
    """Return how far the bytes beyond ASCII are letters within Latin words, as "ü" in "Müller"."""
    text = _strict(content, "cp1252")
    if text is None:
        return -1.0
    high = [at for at, letter in enumerate(text[:_SAMPLE]) if letter > "\x7f"]
    return sum(_latin_weight(text, at) for at in high) / max(len(high), 1)


def _latin_weight(text: str, at: int) -> float:
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    if any(letter > "\x7f" for letter in around):
        return -0.5  # two in a row are seldom Latin, and always Chinese
    if text[at].isalpha():
        return 0.9 if any(letter.isalpha() for letter in around) else 0.1
    return 0.6 if text[at] in "“”‘’–—€£§°²³µ·®©«»\xa0" else -0.5


_SCORES: dict[str, Callable[[bytes], float]] = {
    "utf-8": _score_utf8,
    "gb18030": _east_asian("gb18030", "zh"),
    "big5": _east_asian("big5hkscs", "tw"),
    "shift_jis": _east_asian("cp932", "ja"),
    "euc_jp": _east_asian("euc_jp", "ja"),
    "utf-16-le": _score_wide("utf-16-le"),
    "utf-16-be": _score_wide("utf-16-be"),
    "cp1252": _score_latin,
}
