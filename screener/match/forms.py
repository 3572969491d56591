"""From a name as printed to the forms in which it is compared: words, Chinese parts, meaning."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from screener.normalise.chinese import HAN_RUN, simplified
from screener.normalise.names import NameKey, name_key, words_of
from screener.normalise.ordinals import with_numbers
from screener.normalise.org_lexicon import PLACES, OrgLexicon
from screener.normalise.romanise import is_pinyin, latin_of, pinyin_readings
from screener.normalise.word_forms import word_form

# Weights where no list says how rare a word is. A brand outweighs trade words of any number that
# names carry: "Tianjin Phytium Information Technology" and "Tianjin Kylin Information Technology".
WEIGHTS = {
    "brand": 8.0,
    "party": 8.0,
    "number": 6.0,
    "field": 3.5,
    "common": 3.5,
    "city": 3.0,
    "district": 2.5,
    "province": 3.0,
    "region": 2.5,
    "kind": 1.6,
    "trade": 1.6,
    "country": 1.0,
    "letter": 1.5,
    "admin": 0.3,
    "small": 0.2,
}
_BODIES = frozenset(
    "university college academy school institute bureau government hospital commission committee"
    " ministry department daily observatory museum library laboratory academia"
    " 大学 学院 学校 所 院 局 政府 医院 委员会 部 厅 日报 实验室 中心".split()
)
_MOST_SYLLABLES = 4
_SPELT_OUT = {"hk": ("hong", "kong"), "hongkong": ("hong", "kong"), "xianggang": ("hong", "kong")}
_LOUD = re.compile(r"(?<![^\W_])[A-Z]{3,}(?![^\W_])")
_ORDINAL = re.compile("第(?=研究|[所院厂局]|工厂|试验|总体|事业部)")
_CAPITALS = re.compile(r"[A-Z][A-Z.&-]*[A-Z]\d?")


@dataclass(frozen=True, slots=True)
class Form:
    """A name made ready for comparing. The tuples are of one length: a token and its slot."""

    kind: str  # "words", "han" or "meaning"
    text: str  # as printed
    key: NameKey
    tokens: tuple[str, ...]
    slots: tuple[str, ...]

    @property
    def compact(self) -> str:
        """Return the tokens written together, in their order."""
        return "".join(self.tokens)

    @property
    def has_brand(self) -> bool:
        """Tell whether a word of the name is a party's own."""
        return "brand" in self.slots or "party" in self.slots

    @property
    def is_generic(self) -> bool:
        """Tell whether nothing in the name says which party it is."""
        slots = set(self.slots)
        if slots & {"brand", "party", "field", "number", "common"}:
            return False
        return not (slots & set(PLACES) and _BODIES & set(self.tokens))


class FormMaker:
    """Makes forms with one lexicon; keeps what it made."""

    def __init__(self, lexicon: OrgLexicon) -> None:
        self.lexicon = lexicon
        self.forms = lru_cache(maxsize=16_384)(self.make)

    def make(self, text: str) -> tuple[Form, ...]:
        """Return the forms of a name; none where it has no word."""
        key = name_key(text)
        if not key:
            return ()
        words = words_of(text)
        if not HAN_RUN.search(key):
            return self._latin_forms(text, key, words)
        return self._han_forms(text, key, words)

    def _latin_forms(self, text: str, key: NameKey, words: list[str]) -> tuple[Form, ...]:
        if not key.isascii():
            latin = words_of(latin_of(" ".join(words)))
            own = self._form("words", text, key, words)
            return (own, self._form("words", text, key, self.latin_tokens(latin)))
        capitals = {word.casefold() for word in _CAPITALS.findall(text)}
        form = self._form("words", text, key, self.latin_tokens(words, capitals))
        if len(words) < 2 or capitals.isdisjoint(self.lexicon.acronyms):
            return (form,)
        # "SMIC Southern" is also read with SMIC as a name of its own, not only written out.
        return (form, self._form("words", text, key, self.latin_tokens(words)))

    def latin_tokens(self, words: list[str], capitals: set[str] | None = None) -> list[str]:
        """Return words as they are compared: written out, respaced, usual renderings, numbers."""
        lexicon = self.lexicon
        spaced = _joined_syllables(
            [part for word in words for part in _SPELT_OUT.get(word, (word,))], lexicon
        )
        company = sum(word in lexicon.pinyin_words for word in spaced) > 1
        tokens: list[str] = []
        for word in spaced:
            acronym = lexicon.acronyms.get(word) if capitals and word in capitals else None
            if acronym and len(spaced) > 1:
                tokens += acronym
                continue
            read = lexicon.pinyin_words.get(word)
            # "Jingyuan" is 晶圆 among other pinyin; beside English words it is a brand.
            alone = read is not None and not company and self._is_field(read)
            tokens += (word_form(word),) if read is None or alone else read
        return with_numbers(_usual(tokens, lexicon))

    def _is_field(self, tokens: tuple[str, ...]) -> bool:
        return any(self.lexicon.slot(token) in ("field", "common") for token in tokens)

    def _han_forms(self, text: str, key: NameKey, words: list[str]) -> tuple[Form, ...]:
        run = next(word for word in words if HAN_RUN.fullmatch(word))
        latin = self.latin_tokens([word for word in words if word != run])
        if any(word.isdigit() for word in words):
            run = _ORDINAL.sub("", run)  # 第45研究所: the digits are a word of their own
        beside = [(token, self.lexicon.slot(token)) for token in latin]
        fine = [(part.zh, part.slot) for part in self.lexicon.han_parts(simplified(run), fine=True)]
        forms = [_pairs("han", text, key, [*fine, *beside])]
        for meaning in self._meanings(run):
            forms.append(_pairs("meaning", text, key, [*meaning, *beside]))
        return tuple(forms)

    def _meanings(self, run: str) -> list[list[tuple[str, str]]]:
        """Return what a Chinese name means, once for each likely reading of its brand."""
        parts = self.lexicon.han_parts(run, fine=False)
        meanings: list[list[tuple[str, str]]] = [[]]
        for part in parts:
            if part.slot == "brand":
                readings = pinyin_readings(part.zh)
                meanings = [[*m, (said, "brand")] for m in meanings for said in readings][:4]
            else:
                tokens = [(token, self._slot(token, part.slot)) for token in part.english]
                meanings = [[*meaning, *tokens] for meaning in meanings]
        return meanings

    def _slot(self, token: str, slot: str) -> str:
        known = self.lexicon.slot(token)
        return slot if known == "brand" and slot in PLACES else known

    def _form(self, kind: str, text: str, key: NameKey, tokens: list[str]) -> Form:
        slots = [(token, self.lexicon.slot(token)) for token in tokens]
        if any(slot == "small" for _, slot in slots) and not text.isupper():
            # Nanjing LES Information Technology: in capitals it is no article.
            loud = {word.casefold() for word in _LOUD.findall(text)}
            slots = [(t, "brand" if s == "small" and t in loud else s) for t, s in slots]
        return _pairs(kind, text, key, slots)


def _pairs(kind: str, text: str, key: NameKey, pairs: list[tuple[str, str]]) -> Form:
    kept = [pair for pair in pairs if pair[1] not in ("small", "admin")] or pairs
    return Form(kind, text, key, tuple(p[0] for p in kept), tuple(p[1] for p in kept))


def _joined_syllables(words: list[str], lexicon: OrgLexicon) -> list[str]:
    """Return words with syllables that together are a word of the lexicon joined: "guo fang"."""
    if not any(is_pinyin(a) and is_pinyin(b) for a, b in pairwise(words)):
        return words
    out: list[str] = []
    at = 0
    while at < len(words):
        for many in range(min(_MOST_SYLLABLES, len(words) - at), 1, -1):
            piece = words[at : at + many]
            joined = "".join(piece)
            if joined in lexicon.pinyin_words and all(len(p) <= 6 for p in piece):
                out.append(joined)
                at += many
                break
        else:
            out.append(words[at])
            at += 1
    return out


def _usual(tokens: list[str], lexicon: OrgLexicon) -> list[str]:
    """Return tokens with other renderings replaced by the usual: "carrier rocket"."""
    out: list[str] = []
    at = 0
    while at < len(tokens):
        for many in (4, 3, 2):
            usual = lexicon.phrases.get(tuple(tokens[at : at + many]))
            if usual is not None and at + many <= len(tokens):
                out += usual
                at += many
                break
        else:
            out.append(tokens[at])
            at += 1
    return out
