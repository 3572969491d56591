"""From a Latin word to its stem: spelling, plural, -ing and -ed folded."""

import re
from collections.abc import Callable
from functools import lru_cache

_LATIN = re.compile(r"[a-z]+")
_VOWEL = re.compile(r"[aeiouy]")
# Chemical formulas that look like English words with an ending. Case is gone here, so they are
# named; one without another vowel (ZnSe, HgCdTe) keeps its last letters by rule.
_FORMULAS = "gase inse gese sige inte cuinse ingase gesbte".split()

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
    **{formula: formula for formula in _FORMULAS},
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


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a case-folded word; a stem's stem is itself.

    >>> [stem(word) for word in ("fibres", "machining", "machines", "znse")]
    ['fiber', 'machin', 'machin', 'znse']
    """
    # Once more until nothing changes: "courses" is first "cours" and then "cour", as "course" is.
    while (shorter := _once(word)) != word:
        word = shorter
    return word


def _once(word: str) -> str:
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
    # ZnSe is not ZnS, and CdTe not CdT: without another vowel it is no English word.
    if not word.endswith("e") or len(word) <= _SHORTEST_STEM or not _VOWEL.search(word[:-1]):
        return word
    return word[:-1]


# In this order: "fibres" is American before it is singular, and "machining" and "machine" meet in
# "machin" only when the last "e" goes too.
_STEPS: tuple[Callable[[str], str], ...] = (_american, _singular, _bare_verb, _without_e)
