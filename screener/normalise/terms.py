"""From the wording of a technology to a key: spelling, inflection, width and script folded."""

import re
import unicodedata
from collections.abc import Callable

from screener.normalise.chinese import simplified

# A word of Latin, Greek or Cyrillic letters and digits; or one Han character. Han is cut into
# single characters because a term has no spaces to cut it at.
_TOKEN = re.compile(r"[㐀-䶿一-鿿々〇]|[^\W_㐀-䶿一-鿿々〇]+")
_HAN = re.compile(r"[㐀-䶿一-鿿々〇]")
_LATIN = re.compile(r"[a-z]+")
_VOWEL = re.compile(r"[aeiouy]")

# Words that the rules below would bring to a wrong or shared key.
_WHOLE = {
    "engineering": "engineering",  # not the key of "engine"
    "engineered": "engineering",
    "bearing": "bearing",  # not "bear"
    "bearings": "bearing",
    "building": "building",
    "string": "string",
    "spring": "spring",
    "springs": "spring",
    "ring": "ring",
    "rings": "ring",
    "wing": "wing",
    "wings": "wing",
    "sensing": "sensing",  # "remote sensing" is a field, a "sensor" a thing
    "lens": "lens",
    "lenses": "lens",
    "gas": "gas",
    "gases": "gas",
    "gps": "gps",
    "apparatus": "apparatus",
    "chassis": "chassis",
    "series": "series",
    "axes": "axis",
    "matrices": "matrix",
    "aluminium": "aluminum",
    "aeroplane": "airplane",
    "aeroplanes": "airplane",
    "programme": "program",
    "programmes": "program",
    "grey": "gray",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "unmanned": "unmanned",
    "uncrewed": "unmanned",
    "unpiloted": "unmanned",
    "need": "need",
    "speed": "speed",
    "feed": "feed",
    "seed": "seed",
    "embedded": "embedded",
    "integrated": "integrated",
    "dimensional": "dimension",
}
# British spelling to American, as endings or parts of words.
_BRITISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^fibre"), "fiber"),
    (re.compile(r"^(centi|milli|micro|nano|kilo)?metre"), r"\1meter"),
    (re.compile(r"^centre"), "center"),
    (re.compile(r"^calibre"), "caliber"),
    (re.compile(r"litre"), "liter"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"(arm|vap|col|harb|behavi|flav|hum|tum)our"), r"\1or"),
    (re.compile(r"defence"), "defense"),
    (re.compile(r"([a-z]{3,})is(e|ed|er|ers|es|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"lys(e|ed|er|ers|es|ing)$"), r"lyz\1"),
    (re.compile(r"([aeiou]l)l(ed|ing|er|ers)$"), r"\1\2"),
    (re.compile(r"logue(s?)$"), r"log\1"),
)
# Words in "-ise" that are no verbs in "-ize".
_KEEPS_ISE = frozenset("noise precise otherwise exercise expertise advise raise rise wise".split())
_SHORTEST_STEM = 3


def term_words(text: str) -> list[str]:
    """Return the words under which a technical wording is compared, in its own order.

    A Latin word is folded in case, width, British or American spelling, plural and -ing or -ed;
    a hyphen parts words. A Han character is a word of its own, in simplified form.

    >>> term_words("Carbon Fibre-reinforced composites")
    ['carbon', 'fiber', 'reinforc', 'composit']
    >>> term_words("五軸機床")
    ['五', '轴', '机', '床']
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if _HAN.search(folded):
        folded = simplified(folded)
    return [word if _HAN.match(word) else _stem(word) for word in _TOKEN.findall(folded)]


def term_key(text: str) -> str:
    """Return one key for all spellings of a technical wording; spaces and hyphens are dropped.

    >>> term_key("micro-channel plates") == term_key("Microchannel plate")
    True
    >>> term_key("fibre optic gyroscope") == term_key("Fiber-optic gyroscopes")
    True
    >>> term_key("...")
    ''
    """
    return "".join(term_words(text))


def _stem(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    if not _LATIN.fullmatch(word) or len(word) <= _SHORTEST_STEM:
        return word
    for step in _STEPS:
        word = step(word)
    return _WHOLE.get(word, word)


def _american(word: str) -> str:
    if word in _KEEPS_ISE:
        return word
    for pattern, put in _BRITISH:
        word = pattern.sub(put, word)
    return word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


def _bare_verb(word: str) -> str:
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM and _VOWEL.search(stem):
            doubled = stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word


def _without_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


# In this order: "fibres" is American before it is singular, and "machining" and "machine" meet in
# "machin" only when the last "e" goes too.
_STEPS: tuple[Callable[[str], str], ...] = (_american, _singular, _bare_verb, _without_e)
