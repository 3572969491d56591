"""From the wording of a technology to a key: spelling, inflection, width and script folded."""

import re
import unicodedata

from screener.normalise.chinese import simplified
from screener.normalise.stems import stem

# A word of Latin, Greek or Cyrillic letters and digits; or one Han character. Han is cut into
# single characters because a term has no spaces to cut it at.
TOKEN = re.compile(r"[㐀-䶿一-鿿々〇]|[^\W_㐀-䶿一-鿿々〇]+")
_HAN = re.compile(r"[㐀-䶿一-鿿々〇]")
# "CPUs" is no word in -us: the small s behind capitals is a plural.
_PLURAL_ACRONYM = re.compile(r"(?<![^\W_])([A-Z]{2,5})s(?![^\W_])")
# "3-D printing" is 3D printing and "5-G" is 5G; "5 g" with a space is a weight.
_NUMBERED_LETTER = re.compile(r"(?<![a-z0-9])([0-9])-([a-z])(?![a-z0-9])")


def term_words(text: str) -> list[str]:
    """Return the words under which a technical wording is compared, in its own order.

    A Latin word is folded in case, width, British or American spelling, plural and -ing or -ed;
    a hyphen parts words. A Han character is a word of its own, in simplified form.

    >>> term_words("Carbon Fibre-reinforced composites")
    ['carbon', 'fiber', 'reinforc', 'composit']
    >>> term_words("五軸機床")
    ['五', '轴', '机', '床']
    """
    tokens = TOKEN.findall(folded_wording(text))
    return [stem(token) for token in tokens] if text.isascii() else [*map(word_form, tokens)]


def term_key(text: str) -> str:
    """Return one key for all spellings of a technical wording; spaces and hyphens are dropped.

    >>> term_key("micro-channel plates") == term_key("Microchannel plate")
    True
    >>> term_key("fibre optic gyroscope") == term_key("Fiber-optic gyroscopes")
    True
    >>> term_key("CPUs") == term_key("CPU")
    True
    >>> term_key("...")
    ''
    """
    return "".join(term_words(text))


def folded_wording(text: str) -> str:
    """Return text in one width, one case and simplified characters, with its signs and spaces.

    Words of Taiwan are changed only in a text that is not simplified yet: 晶片 is a chip in Taiwan
    and a wafer on the mainland.
    """
    plain = text.isascii()
    wide = text if plain else unicodedata.normalize("NFKC", text)
    folded = _PLURAL_ACRONYM.sub(r"\1", wide).casefold()
    if not plain and any(simplified(sign) != sign for sign in set(_HAN.findall(folded))):
        folded = simplified(folded)
    return _NUMBERED_LETTER.sub(r"\1\2", folded) if "-" in folded else folded


def word_form(token: str) -> str:
    """Return one token of a folded wording as it is compared."""
    return token if _HAN.match(token) else stem(token)


def is_han(word: str) -> bool:
    """Return whether a word is a Han character.

    >>> is_han("光"), is_han("laser")
    (True, False)
    """
    return "㐀" <= word[0] <= "鿿"
