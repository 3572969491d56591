"""From text as printed to one form of its letters: repaired, one width, one case, no accents."""

import re
import unicodedata

# Signs that UTF-8 was once read as Latin-1 or cp1252, and control characters of C1 ("\x81").
_BROKEN = re.compile("[\x80-\x9f]|Ã[\x80-¿]|â€|Â[\x80-¿]|[äåæç][¸-½¤-¿]")
_LATIN_MARKS = re.compile("(?<=[a-z])[̀-ͯ]+")
_APOSTROPHES = re.compile("(?<=\\w)['’‘`´ʼʻʹʺ′]+|['’‘`´ʼʻʹʺ′]+(?=\\w)")
# Letters that have no decomposition; as the lists themselves spell them without the sign.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def repaired(text: str) -> str:
    """Return text with broken encoding mended; whole text is returned as it is.

    >>> repaired("ä¸­å›½")
    '中国'
    """
    if not _BROKEN.search(text):
        return text
    import ftfy  # only for broken text

    return ftfy.fix_text(text)


def folded(text: str) -> str:
    """Return text in one width, one case, without accents on Latin letters and apostrophes.

    >>> folded("Ｘi’an İstanbul, Zürich")
    'xian istanbul, zurich'
    """
    if text.isascii():
        low = text.casefold()
        return _APOSTROPHES.sub("", low) if "'" in low or "`" in low else low
    # Twice NFKC: case folding can bring back characters that NFKC would have replaced.
    wide = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", repaired(text)).casefold())
    parts = unicodedata.normalize("NFD", wide.translate(_PLAIN))
    bare = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", parts))
    return _APOSTROPHES.sub("", bare)
