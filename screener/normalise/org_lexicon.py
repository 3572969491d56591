"""From a lexicon of organisation names to the parts of a name and what they mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from screener.model.lists import LexiconTerm
from screener.normalise import generic_words
from screener.normalise.names import words_of
from screener.normalise.ordinals import HAN_NUMBER, han_number, number_token
from screener.normalise.romanise import is_pinyin, pinyin_of, pinyin_readings
from screener.normalise.word_forms import word_form

PLACES = ("province", "city", "district", "region")
# The slot of a token decides what it weighs; where a word has several, the first of these holds.
_RANK = ("country", "province", "city", "district", "region", "kind", "trade", "field", "party")
_ADMIN_HAN = frozenset(
    "省 市 县 区 州 镇 乡 村 学 自治区 自治州 特别行政区 壮族 回族 维吾尔 人民".split()
)
_JOINING = frozenset("与和及暨的之")
_SHORTEST_PINYIN = 5  # "keji" and "daxue" are rewritten only in company: see ``pinyin_words``


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a Chinese name: its characters, its slot, and what it is called in English."""

    zh: str
    slot: str  # a slot of the lexicon, "number", or "brand" for what the lexicon does not know
    english: tuple[str, ...]  # tokens of the usual rendering


@dataclass(frozen=True, slots=True)
class OrgLexicon:
    """The lexicon made ready: by Chinese word, by English token, by phrase, by pinyin."""

    terms: dict[str, LexiconTerm]
    english: dict[str, tuple[str, ...]]  # Chinese word -> tokens of its usual rendering
    atoms: dict[str, tuple[str, ...]]  # Chinese word -> words it is made of; itself if none
    slots: dict[str, str]  # English token -> slot
    near: dict[str, frozenset[str]]  # token (either script) -> tokens that can mean the same
    phrases: dict[tuple[str, ...], tuple[str, ...]]  # other rendering -> usual rendering
    acronyms: dict[str, tuple[str, ...]]  # "cetc" -> tokens of the party's name
    pinyin_words: dict[str, tuple[str, ...]]  # "guofang" -> tokens
    within: dict[str, str]  # token of a city or district -> token of what it lies in
    longest: int

    def han_parts(self, run: str, *, fine: bool) -> list[Part]:
        """Return the parts of a Chinese name in their order.

        Args:
            run: Simplified characters without spaces.
            fine: Words are split into their own words (科技大学: 科技, 大学) and parties are not
                taken as one; otherwise the longest word is taken.
        """
        parts: list[Part] = []
        brand = ""
        for piece in _segments(run, self, fine):
            if piece.slot == "brand":
                brand += piece.zh
                continue
            if brand:
                parts.append(_brand(brand))
                brand = ""
            parts.append(piece)
        return [*parts, _brand(brand)] if brand else parts

    def slot(self, token: str) -> str:
        """Return the slot of a token; "brand" for a word that nobody knows."""
        if token[0] == "#":
            return "number"
        known = self.slots.get(token)
        if known is not None:
            return known
        return "brand" if len(token) > 1 or token > "㐀" else "letter"

    def place_of(self, token: str) -> frozenset[str]:
        """Return a place and what it lies in; empty for what is no place."""
        places = []
        while token and token not in places:
            places.append(token)
            token = self.within.get(token, "")
        return frozenset(places)


def english_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of an English rendering, small words left out."""
    words = [word_form(word) for word in words_of(text)]
    return tuple(word for word in words if word not in generic_words.SMALL) or tuple(words)


@lru_cache(maxsize=4)
def org_lexicon(terms: tuple[LexiconTerm, ...]) -> OrgLexicon:
    """Return the lexicon made ready for use; built once for the same terms."""
    by_zh = {term.zh: term for term in terms}
    english = {term.zh: english_tokens(term.en) for term in terms}
    atoms = {zh: _atoms(zh, by_zh) for zh in by_zh}
    return OrgLexicon(
        terms=by_zh,
        english=english,
        atoms=atoms,
        slots=_slots(terms, english),
        near=_near(terms, english),
        phrases=_phrases(terms, english),
        acronyms=_acronyms(terms, english),
        pinyin_words=_pinyin_words(terms, english),
        within=_within(terms, by_zh, english),
        longest=max(map(len, by_zh), default=1),
    )


def _brand(run: str) -> Part:
    return Part(run, "brand", (pinyin_of(run),))


def _segments(run: str, lexicon: OrgLexicon, fine: bool) -> Iterable[Part]:
    """Yield parts so that the fewest characters stay unknown, in the fewest parts."""
    size = len(run)
    # best[i]: cost of the tail from i, and the end of its first part
    best: list[tuple[float, int, str]] = [(0.0, size, "")] * (size + 1)
    for at in range(size - 1, -1, -1):
        # 1.1 a character keeps a one-character word ("厂") cheaper than leaving it unknown, and
        # an unknown brand of two cheaper than two one-character words within it.
        joining = 0 < at < size - 1 and run[at] in _JOINING
        choice = (best[at + 1][0] + (1.0 if joining else 1.1), at + 1, "brand")
        if joining:
            choice = (choice[0], at + 1, "small")
        number = HAN_NUMBER.match(run, at)
        if number and number.end() > at:
            cost = best[number.end()][0] + 0.2
            choice = min(choice, (cost, number.end(), "number"))
        for end in range(at + 1, min(size, at + lexicon.longest) + 1):
            term = lexicon.terms.get(run[at:end])
            if term is None or (fine and term.slot == "party"):
                continue
            cost = best[end][0] + (1.0 if end - at > 1 else _one_sign(term, end == size))
            if cost < choice[0]:
                choice = (cost, end, "term")
        best[at] = choice
    at = 0
    while at < size:
        _, end, what = best[at]
        yield from _piece(run[at:end], what, lexicon, fine)
        at = end


# One-character words that are hardly ever part of a brand; 新, 大 and 云 mostly are.
_SURE = frozenset("省市县区厅局厂所院部站处学")


def _one_sign(term: LexiconTerm, last: bool) -> float:
    if term.zh in _SURE:
        return 0.9
    return 1.0 if term.slot == "kind" and last else 1.6


def _piece(text: str, what: str, lexicon: OrgLexicon, fine: bool) -> Iterable[Part]:
    if what == "brand":
        yield Part(text, "brand", ())
    elif what == "small":
        yield Part(text, "small", ())
    elif what == "number":
        found = HAN_NUMBER.match(text + "所")
        digits = (found["a"] or found["b"] or found["c"]) if found else text
        token = number_token(han_number(digits))
        yield Part(token, "number", (token,))
    else:
        for zh in lexicon.atoms[text] if fine else (text,):
            yield Part(zh, lexicon.slots[zh], lexicon.english[zh])


def _atoms(zh: str, terms: dict[str, LexiconTerm]) -> tuple[str, ...]:
    """Return the shortest words that a word is made of: 国防科技大学 is 国防, 科技, 大学."""
    for cut in range(2, len(zh)):
        head, tail = zh[:cut], zh[cut:]
        if head in terms and tail in terms and "party" not in (terms[head].slot, terms[tail].slot):
            return (*_atoms(head, terms), *_atoms(tail, terms))
    return (zh,)


def _renderings(term: LexiconTerm) -> list[tuple[str, ...]]:
    return [english_tokens(text) for text in term.also_en]


def _slots(terms: Iterable[LexiconTerm], english: dict[str, tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for words, slot in (
        (generic_words.COMMON, "common"),
        (generic_words.PLACE, "region"),
        (generic_words.FIELD, "field"),
        (generic_words.TRADE, "trade"),
        (generic_words.KIND, "kind"),
        (generic_words.COUNTRY, "country"),
        (generic_words.ADMIN, "admin"),
        (generic_words.SMALL, "small"),
    ):
        found |= {word_form(word): slot for word in words}
    sized: dict[str, str] = {}
    for term in terms:
        sized[term.zh] = "admin" if term.zh in _ADMIN_HAN else term.slot
        for tokens in (english[term.zh], *_renderings(term)):
            for token in tokens if len(tokens) == 1 or term.slot == "field" else ():
                old = sized.get(token)
                if old is None or _RANK.index(term.slot) < _RANK.index(old):
                    sized[token] = term.slot
    # A word that is at once curated as generic stays so: "gas" is a field, and says little.
    return {token: _settled(slot, found.get(token)) for token, slot in sized.items()} | {
        token: slot for token, slot in found.items() if token not in sized
    }


def _settled(slot: str, curated: str | None) -> str:
    """Return the slot of a word that the lexicon and the curated words both know."""
    if curated is None or slot in (*PLACES, "country"):
        return slot
    return curated


def _near(
    terms: Iterable[LexiconTerm], english: dict[str, tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {}
    by_rendering: dict[tuple[str, ...], list[str]] = {}
    for term in terms:
        renderings = [english[term.zh], *_renderings(term)]
        for rendering in dict.fromkeys(renderings):
            by_rendering.setdefault(rendering, []).append(term.zh)
        for i, one in enumerate(renderings):
            for other in renderings[i + 1 :]:
                alone, beside = set(one) - set(other), set(other) - set(one)
                if not (len(one) == len(other) == 1 or term.slot == "kind"):
                    continue
                # 工业大学 is rendered by Technology and by Industrial: the two are not one word.
                if alone | beside <= generic_words.TRADE | generic_words.FIELD and len(one) > 1:
                    continue
                if len(alone) == len(beside) == 1:
                    a, b = alone.pop(), beside.pop()
                    near.setdefault(a, set()).add(b)
                    near.setdefault(b, set()).add(a)
    for words in by_rendering.values():
        for word in words:
            near.setdefault(word, set()).update(other for other in words if other != word)
    return {word: frozenset(others) for word, others in near.items() if others}


def _phrases(
    terms: Iterable[LexiconTerm], english: dict[str, tuple[str, ...]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    usual = set(english.values())
    for term in terms:
        if term.slot in ("kind", "trade"):  # "Institute of Technology" is not 工学院 only
            continue
        for rendering in _renderings(term):
            if len(rendering) > 1 and rendering not in usual:
                found.setdefault(rendering, english[term.zh])
    return found


def _acronyms(
    terms: Iterable[LexiconTerm], english: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {
        text.casefold(): english[term.zh]
        for term in terms
        if term.slot == "party" and len(english[term.zh]) > 1
        for text in term.also_en
        if text.isupper() and text.isalpha() and len(text) > 2
    }


def _pinyin_words(
    terms: Iterable[LexiconTerm], english: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for term in terms:
        if term.slot in ("party", *PLACES, "country") or not 2 <= len(term.zh) <= 4:
            continue
        reading = pinyin_of(term.zh)
        if len(reading) >= _SHORTEST_PINYIN - 1 and reading not in found:
            found[reading] = english[term.zh]
    return found


def _within(
    terms: Iterable[LexiconTerm],
    by_zh: dict[str, LexiconTerm],
    english: dict[str, tuple[str, ...]],
) -> dict[str, str]:
    found: dict[str, str] = {}
    for term in terms:
        if term.within in by_zh:
            found[term.zh] = term.within
            for tokens in (english[term.zh], *_renderings(term)):
                if len(tokens) == 1:
                    found.setdefault(tokens[0], " ".join(english[term.within]))
    return found


__all__ = ["OrgLexicon", "Part", "english_tokens", "is_pinyin", "org_lexicon", "pinyin_readings"]
