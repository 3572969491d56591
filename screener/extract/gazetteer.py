"""From what is known to one automaton over all names and terms, and its hits in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from screener.extract.cuts import Cuts
from screener.extract.fields import FIELDS
from screener.extract.folding import HARD, JOINED, Folded, folded, folded_words
from screener.extract.heads_en import TECHNICAL_ACRONYMS, is_strong, is_weak
from screener.extract.spans import Span
from screener.extract.view import has_han
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS, PLAIN_HEADS, VERBS
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
# Words that lists use as whole names and that every text is full of.
_EVERYDAY = frozenset(
    """angola austria cyprus london kiev dalian tianjin beijing shanghai harbin
    moscow iran iraq syria russia china cuba venezuela gambia ukraine dubai tehran havana minsk
    crimea best card cast heal
    just cherry arsenal apex apollo aquarius archipelago argon arrow atlas aurora avant baikal base
    bit business-finance camelot cosmos crystal dialog dialogue eagle eclipse energy expert express
    falcon forward frontier future galaxy genesis global gold grand helios hope horizon hydra impact
    impulse infinity invest jupiter legend leader lighthouse lotus luna magic marine master matrix
    medic mercury meteor moon neptune nova ocean olympus omega optics optima orion panorama
    paradise pegasus phoenix pioneer planet platinum polaris premier prime progress prospect pulse
    quantum radio rainbow rapid resource saturn sea shield sigma signal silver sky solar spectrum
    spirit standard star start success summit sun sunrise titan topaz trade trident triumph union
    unity universal vector venus victory vision vista volga wave west wind zenith zodiac alpha beta
    gamma delta office agency company group institute university center centre bureau ministry army
    navy government medical united states""".split()
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name or term to look for, and what a hit on it must look like in the text."""

    kind: MentionKind
    rule: str  # "name", "word" (one-word name), "person", "acronym" or "term"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All listed names, related names and technical terms, to be found in one pass over a text."""

    automaton: AhoCorasick
    patterns: tuple[tuple[Pattern, ...], ...]  # by index of the automaton

    @classmethod
    def build(cls, knowledge: Knowledge) -> "Gazetteer":
        """Index the names and terms of what is known (about a second for 60,000 names)."""
        found: dict[str, dict[Pattern, None]] = defaultdict(dict)
        for text, pattern in _all_patterns(knowledge):
            key = "".join(folded_words(text))
            if _long_enough(key):
                found[key][pattern] = None
        return cls(
            AhoCorasick(list(found) or ["\0"], implementation=Implementation.ContiguousNFA),
            tuple(tuple(group) for group in found.values()) or ((),),
        )

    def spans(self, text: str) -> list[Span]:
        """Return where names and terms stand in a text, longer ones and those within them alike.

        A hit starts and ends at a token of the text, never within a word of any script (R18).
        """
        form = folded(text)
        cuts = Cuts(text)
        found: dict[tuple[int, int, MentionKind], Span] = {}
        hits = self.automaton.find_matches_as_indexes(form.form, overlapping=True)
        for index, first, last in hits:
            place = _place(form, first, last)
            if place is None:
                continue
            start, end, gap = place
            for pattern in self.patterns[index]:
                if (start, end, pattern.kind) not in found and _admits(
                    pattern, text, start, end, gap, cuts
                ):
                    span = Span(start, end, pattern.kind, "gazetteer")
                    found[(start, end, pattern.kind)] = span
        return list(found.values())


def _place(form: Folded, first: int, last: int) -> tuple[int, int, int] | None:
    """Return start, end and widest gap of a hit that covers whole tokens; None for others."""
    begin, finish = form.at.get(first), form.until.get(last)
    if begin is None or finish is None:
        return None
    gap = max(form.gaps[begin + 1 : finish + 1], default=JOINED)
    return form.starts[begin], form.ends[finish], gap


def _admits(pattern: Pattern, text: str, start: int, end: int, gap: int, cuts: Cuts) -> bool:
    said = text[start:end]
    if gap == HARD or (pattern.rule == "term" and gap != JOINED):
        return False
    if has_han(said):
        return len(said) > _SHORT_HAN or not cuts.splits(start, end)
    return _printed_as(pattern, said)


# A Han name or term of up to this many characters must end where words end: 飞腾 in 飞腾跃进,
# 北方工业 in 北方工业大学.
_SHORT_HAN = 4


def _printed_as(pattern: Pattern, said: str) -> bool:
    match pattern.rule:
        case "acronym":
            return said.isupper() or (said[:-1].isupper() and said.endswith("s"))
        case "word":
            return said[0].isupper() or not said[0].isascii()
        case "person":
            return all(word[:1].isupper() or not word[:1].isalpha() for word in said.split())
        case "name":
            return not said[0].islower() or len(said.split()) >= _PLAIN_ENOUGH
        case _:
            return True


_PLAIN_ENOUGH = 4  # words: a listed name of four words is no accident in lower case either


def _long_enough(key: str) -> bool:
    return len(key) >= (2 if has_han(key) or not key.isalpha() else 3)


def _all_patterns(knowledge: Knowledge) -> Iterator[tuple[str, Pattern]]:
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


def _without_legal_form(text: str) -> str:
    bare = _LEGAL_TAIL_HAN.sub("", text)
    for _ in range(2):  # "Co." and then "Ltd."
        bare = _LEGAL_TAIL.sub("", bare).rstrip(" ,")
    return bare


def _distinctive(text: str) -> bool:
    return len(text) >= 4 if has_han(text) else len(text.split()) > 1 and len(text) >= 10


def _too_plain(text: str, rule: str) -> bool:
    """Return whether a listed name is a word of everyday and so is not looked for in prose."""
    if has_han(text):
        return len(text) < 2 or text in CUTS or text in GENERIC
    if rule == "acronym":
        return text in TECHNICAL_ACRONYMS or text.casefold() in _EVERYDAY
    return all(_everyday(word) for word in text.split())


def _everyday(word: str) -> bool:
    low = word.casefold().strip(".,()")
    return (
        low in _EVERYDAY
        or low in PLACES
        or low in FUNCTION_WORDS
        or low in VERBS
        or low in GENERIC_MODIFIERS
        or low in PLAIN_HEADS
        or is_strong(low)
        or is_weak(low)
        or len(low) < 2
    )
