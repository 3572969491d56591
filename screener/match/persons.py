"""Names of persons: order, initials, middle names, patronymics and transliteration.

A person's words are compared one by one and have no weights: a first name and a family name have to
agree, what is missing on one side only is said, and what stands on both sides and differs tells two
persons apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from screener.match.align import spelt_alike
from screener.normalise import generic_words
from screener.normalise.names import words_of
from screener.normalise.org_lexicon import OrgLexicon
from screener.normalise.romanise import is_pinyin, latin_of

_SAME_BONES, _LEAST_SPELT = 0.95, 0.92
_LONG = 10  # letters beyond which a word is no given name of China
_BONES = 4  # consonants that two spellings share
_VOWELS = re.compile("[aeiou]")
_LEAST_WORDS, _MOST_WORDS = 2, 6
_SAME, _FOLDED, _INITIAL = 1.0, 0.98, 0.85
_ALL = 97.0  # every word of both
_LISTED_HAS_MORE = 88.0  # PUTIN, Vladimir Vladimirovich / Vladimir Putin
_SAID_HAS_MORE = 80.0
_BY_INITIAL = 78.0  # V. Putin: whoever has the family name and the letter
_OTHER_PATRONYMIC = 60.0
_TITLES = frozenset("mr mrs ms dr prof gen general col colonel haji hajji sheikh shaykh".split())
_PARTICLES = frozenset(
    "al el ul bin ben ibn bint abd abdul de la del van von der den da dos e y".split()
)
# Abd al-Salam, Abdel Salam, 'Abdulsalam.
_SERVANT = re.compile(r"(?<![^\W_])['’‘`]?abd(?:[- ]?[auei]l)?[- ]+|(?<![^\W_])['’‘`]?abdel(?=\w)")
_PATRONYMIC = re.compile(
    r"(?:ovi[ck]h|evi[ck]h|ovitj|evitj|ovit[sz]|yevi[ck]h|ovna|evna|yevna|inichna|ivna|avi[ck]h|[oe]vych|aevych)$"
)
# One sound in several spellings of other scripts; longest first.
_SOUNDS = (
    ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"),
    ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("ts", "c"), ("tz", "c"),
    ("ph", "f"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("iy", "i"), ("yi", "i"), ("ij", "i"), ("ei", "e"), ("ey", "e"), ("ay", "ai"), ("ye", "e"),
    ("yu", "iu"), ("ya", "ia"), ("yo", "io"), ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip
# One given name in Ukrainian or Belarusian and in Russian, by how it begins; patronymics too.
_GIVEN = {
    "uladzimir": "vladimir", "uladzisla": "vladisla", "volodymyr": "vladimir",
    "vladysla": "vladisla", "mikala": "nikola", "mykola": "nikola", "mikola": "nikola",
    "hleb": "gleb", "hlib": "gleb", "olena": "elena", "alena": "elena", "pavlo": "pavel",
    "dmytro": "dmitri", "dzmitry": "dmitri", "dmytr": "dmitr", "oleksandr": "aleksandr",
    "aliaksandr": "aleksandr", "alexand": "aleksand", "oleksi": "aleksei", "aliaksei": "aleksei",
    "alexey": "aleksei", "alexei": "aleksei", "serhi": "sergei", "siarhei": "sergei",
    "andrii": "andrei", "andrij": "andrei", "yevhen": "evgeni", "yauhen": "evgeni",
    "mykhail": "mikhail", "mikhai": "mikhai", "ihar": "igor", "ihor": "igor", "viktar": "viktor",
    "victor": "viktor", "yury": "iuri", "yuri": "iuri", "iryna": "irina", "hanna": "anna",
    "kateryna": "ekaterina", "katsiaryna": "ekaterina", "tatsiana": "tatiana",
    "tetiana": "tatiana", "natalliya": "natalia", "vasyl": "vasil", "hryhori": "grigori",
}  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_NO_PERSON = frozenset(("trade", "field", "kind", "number", "province", "district", "admin"))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name made ready: words without titles and particles, and the patronymic."""

    words: tuple[str, ...]
    patronymic: str  # "" where there is none, or nothing but it would be left


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """Return a word in one spelling of its sounds.

    >>> sound_of("yevgeniy"), sound_of("evgenii"), sound_of("qassem"), sound_of("kasem")
    ('evgeni', 'evgeni', 'kasem', 'kasem')
    """
    word = next((b + word[len(a) :] for a, b in _GIVEN.items() if word.startswith(a)), word)
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    bare = _TWICE.sub(r"\1", word)
    return bare.removesuffix("h") if len(bare) > 3 else bare


@lru_cache(maxsize=65_536)
def person_name(text: str) -> PersonName:
    """Return a name as a person's."""
    joined = _SERVANT.sub("abdul", latin_of(text))
    words = [word for word in words_of(joined) if word not in _TITLES]
    kept = [word for word in words if word not in _PARTICLES] or words
    patronymics = [word for word in kept if len(word) > 6 and _PATRONYMIC.search(word)]
    if len(kept) - len(patronymics) < _LEAST_WORDS:
        patronymics = []
    last = patronymics[-1] if patronymics else ""
    return PersonName(tuple(word for word in kept if word != last), last)


def may_be_person(text: str, lexicon: OrgLexicon) -> bool:
    """Tell whether a name can be a person's: a few words, none of them of organisations."""
    if any(sign.isdigit() or "㐀" <= sign <= "鿿" for sign in text):
        return False
    words = [word for word in words_of(latin_of(text)) if word not in _TITLES]
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    plain = [word for word in words if word not in _PARTICLES]
    return all(
        lexicon.slot(word) not in _NO_PERSON or word in generic_words.COMMON for word in plain
    )


def keys_of_person(text: str) -> Iterator[str]:
    """Yield the sounds under which a listed person can be looked up."""
    for word in person_name(text).words:
        if len(word) > 1:
            yield sound_of(word)


def person_score(said: str, listed: str) -> tuple[float, tuple[str, ...]]:
    """Return how alike two names of persons are, 0 to 100, and in what they differ."""
    a, b = _respaced(person_name(said), person_name(listed))
    if min(len(a.words), len(b.words)) < _LEAST_WORDS:
        return 0.0, ()
    pairs = _pairs(a.words, b.words)
    if len(pairs) < _LEAST_WORDS:
        return 0.0, ()
    only_said = [word for i, word in enumerate(a.words) if i not in {pair[1] for pair in pairs}]
    only_listed = [word for j, word in enumerate(b.words) if j not in {pair[2] for pair in pairs}]
    if only_said and only_listed:
        return 0.0, ()
    full = [alike for alike, _, _ in pairs if alike > _INITIAL]
    if not full:
        return 0.0, ()
    most = _ALL
    if only_listed:
        most = _LISTED_HAS_MORE - 4 * (len(only_listed) - 1)
    elif only_said:
        most = _SAID_HAS_MORE - 4 * (len(only_said) - 1)
    if len(full) < _LEAST_WORDS:
        most = min(most, _BY_INITIAL)
    differs = _differs(only_said, only_listed)
    letter = next((word for word in (*only_said, *only_listed) if len(word) == 1), "")
    fathers = [name for name in (a.patronymic, b.patronymic, letter) if name]
    if len(fathers) > 1 and not _alike(
        *(_PATRONYMIC.sub("", name) or name for name in fathers[:2])
    ):
        most, differs = _OTHER_PATRONYMIC, (f"extra: {fathers[0]} / {fathers[1]}",)
    return round(most * sum(full) / len(full), 1), differs


def _respaced(a: PersonName, b: PersonName) -> tuple[PersonName, PersonName]:
    """Return two names with words joined that the other writes as one: Yousef Nejad."""
    return _joined_as(a, set(b.words)), _joined_as(b, set(a.words))


def _joined_as(name: PersonName, whole: set[str]) -> PersonName:
    for at, (one, other) in enumerate(pairwise(name.words)):
        if one + other in whole:
            words = (*name.words[:at], one + other, *name.words[at + 2 :])
            return PersonName(words, name.patronymic)
    return name


def _differs(said: Sequence[str], listed: Sequence[str]) -> tuple[str, ...]:
    if not said and not listed:
        return ()
    return (f"extra: {' '.join(said) or '–'} / {' '.join(listed) or '–'}",)


def _pairs(said: Sequence[str], listed: Sequence[str]) -> list[tuple[float, int, int]]:
    """Return pairs of words, each word in one at most, the most alike first."""
    every = sorted(
        (-alike, i, j)
        for i, a in enumerate(said)
        for j, b in enumerate(listed)
        if (alike := _alike(a, b))
    )
    found: list[tuple[float, int, int]] = []
    for alike, i, j in every:
        if all(i != pair[1] and j != pair[2] for pair in found):
            found.append((-alike, i, j))
    return found


def _alike(a: str, b: str) -> float:
    if a == b:
        return _SAME
    if min(len(a), len(b)) == 1:
        return _INITIAL if a[0] == b[0] else 0.0
    here, there = sound_of(a), sound_of(b)
    if here == there:
        return _FOLDED
    # Muhammad and Mohamed; of Hassan and Hossein the two vowels tell.
    bones, alike = _VOWELS.sub("", here), spelt_alike(here, there)
    if here[0] == there[0] and bones == _VOWELS.sub("", there):
        return _SAME_BONES if len(bones) >= _BONES or (alike and len(bones) > 1) else 0.0
    both = len(here) < _LONG and is_pinyin(here) and is_pinyin(there)  # Mingjing, Mingming
    return alike if alike >= _LEAST_SPELT and not both else 0.0
