"""From what is known to the names and terms to look for, and what a hit must look like."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from screener.extract.fields import FIELDS
from screener.extract.heads_en import TECHNICAL_ACRONYMS, is_plain_head
from screener.extract.view import has_han
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS, PLAIN_HEADS, VERBS
from screener.extract.words_everyday import EVERYDAY
from screener.extract.words_places import PLACES
from screener.extract.words_zh import CUTS, GENERIC
from screener.model.lists import ControlEntry, EntityKind, Knowledge, Relation, TermSet
from screener.model.mention import MentionKind

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.VESSEL, EntityKind.AIRCRAFT})
_LEGAL_TAIL = re.compile(
    r"[\s,，]*\b(?:Co\.?|Company|Corp\.?|Corporation|Inc\.?|Incorporated|LLC|Ltd\.?|Limited|PLC"
    r"|GmbH|JSC|OJSC|CJSC|PJSC|OOO|FZE|FZCO|S\.?A\.?|B\.?V\.?|A\.?G\.?)\.?(?=[\s,)]*$)",
    re.IGNORECASE,
)
_LEGAL_TAIL_HAN = re.compile(r"(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:总)?公司$")
_BRAND_KINDS = frozenset({"brand_of", "product_of"})
# "names <= 3 letters only when printed upper case and standing alone" (R18); four and five letters
# are held to the same where the list prints them so, for SDN has a "BEST" and a "CARD".
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,4}")
_SHORTEST_PERSON = 8  # letters; shorter two-word names of people and ships are words too


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name or term to look for, and what a hit on it must look like in the text."""

    kind: MentionKind
    rule: str  # "name", "word" (one-word name), "person", "acronym" or "term"


def all_patterns(knowledge: Knowledge) -> Iterator[tuple[str, Pattern]]:
    """Yield every name and term as written, with what a hit on it must look like."""
    for entity in knowledge.entities.values():
        person = entity.kind in _PEOPLE
        if entity.kind is not EntityKind.ADDRESS:
            for name in entity.names:
                yield from _name_patterns(name.text, person=person)
    for relation in knowledge.relations:
        yield from _relation_patterns(relation)
    for control in knowledge.controls.values():
        yield from _terms(_term_sets(control))
    yield from _terms([FIELDS])
    for word in knowledge.vocabulary:
        yield from _terms([TermSet(en=word.en, zh=word.zh)])


def _term_sets(control: ControlEntry) -> Iterable[TermSet]:
    return (control.terms, *(paragraph.terms for paragraph in control.paragraphs))


def _terms(sets: Iterable[TermSet]) -> Iterator[tuple[str, Pattern]]:
    for terms in sets:
        for text in (*terms.en, *terms.zh):
            rule = "acronym" if _ACRONYM.fullmatch(text) else "term"
            yield text, Pattern(MentionKind.TECHNOLOGY, rule)


def _relation_patterns(relation: Relation) -> Iterator[tuple[str, Pattern]]:
    brand = relation.kind in _BRAND_KINDS
    kind = MentionKind.PRODUCT if brand else MentionKind.ENTITY
    for text in (relation.name, *relation.also):
        rule = _rule_of(text)
        if rule == "word" and not brand and _everyday(text):
            continue
        yield text, Pattern(kind, rule)
    if relation.party:
        yield from _name_patterns(relation.party, person=False)


def _name_patterns(text: str, *, person: bool) -> Iterator[tuple[str, Pattern]]:
    if person:
        letters = sum(letter.isalpha() for letter in text)
        if len(text.split()) >= 2 and letters >= _SHORTEST_PERSON:
            yield text, Pattern(MentionKind.ENTITY, "person")
        return
    rule = _rule_of(text)
    if not _too_plain(text, rule):
        yield text, Pattern(MentionKind.ENTITY, rule)
    bare = _without_legal_form(text)
    if bare != text and not _too_plain(bare, _rule_of(bare)) and _distinctive(bare):
        yield bare, Pattern(MentionKind.ENTITY, "name")


def _rule_of(text: str) -> str:
    if _ACRONYM.fullmatch(text):
        return "acronym"
    return "name" if has_han(text) or len(text.split()) > 1 else "word"


_TAIL_WORDS = frozenset(
    """co company corp corporation inc incorporated llc ltd limited plc gmbh jsc ojsc cjsc pjsc ooo
    fze fzco sa bv ag a v g""".split()
)  # "a", "v" and "g" close "S.A.", "B.V." and "A.G."


def _without_legal_form(text: str) -> str:
    bare = _LEGAL_TAIL_HAN.sub("", text) if text.endswith("公司") else text
    for _ in range(2):  # "Co." and then "Ltd."
        if _last_word(bare) not in _TAIL_WORDS:
            break
        bare = _LEGAL_TAIL.sub("", bare).rstrip(" ,")
    return bare


def _last_word(text: str) -> str:
    last = _LAST_LETTERS.search(text)
    return last.group(1).casefold() if last else ""


_LAST_LETTERS = re.compile(r"([A-Za-z]+)[\s,，.)]*$")


def _distinctive(text: str) -> bool:
    return len(text) >= 4 if has_han(text) else len(text.split()) > 1 and len(text) >= 10


def _too_plain(text: str, rule: str) -> bool:
    """Return whether a listed name is a word of everyday and so is not looked for in prose."""
    if has_han(text):
        return len(text) < 2 or text in CUTS or text in GENERIC
    if rule == "acronym":
        return text in TECHNICAL_ACRONYMS or text.casefold() in EVERYDAY
    words = text.split()
    # "Joint Stock Company Russian Helicopters": so many plain words are no accident.
    return len(words) < _PLAIN_ENOUGH and all(_everyday(word) for word in words)


_PLAIN_ENOUGH = 4  # words


@lru_cache(maxsize=100_000)
def _everyday(word: str) -> bool:
    low = word.casefold().strip(".,()")
    return (
        low in EVERYDAY
        or low in PLACES
        or low in FUNCTION_WORDS
        or low in VERBS
        or low in GENERIC_MODIFIERS
        or low in PLAIN_HEADS
        or is_plain_head(low)
        or len(low) < 2
    )
