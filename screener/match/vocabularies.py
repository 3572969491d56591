"""Which policy vocabularies name a thing: that raises relevance, and is never control (R39)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from screener.model.lists import VocabularyTerm
from screener.model.mention import NAMED_IN, Mention, MentionKind
from screener.normalise.terms import term_words

_ASKED = frozenset({MentionKind.TECHNOLOGY, MentionKind.PRODUCT})
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The words of all vocabularies, with the area that each stands under."""

    areas: Mapping[_Words, tuple[str, ...]]  # "ref_us_cet_2024: Hypersonics"
    longest: int  # words in the longest of them

    @classmethod
    def build(cls, terms: Iterable[VocabularyTerm]) -> "Vocabularies":
        """Index terms by their words, inflections folded."""
        areas: dict[_Words, dict[str, None]] = {}
        for term in terms:
            for said in (*term.en, *term.zh):
                key = tuple(term_words(said))
                areas.setdefault(key, {})[f"{term.list}: {term.area}"] = None
        found = {key: tuple(named) for key, named in areas.items() if key}
        return cls(found, max(map(len, found), default=0))

    def naming(self, wording: str) -> tuple[str, ...]:
        """Return the areas whose words stand in a wording, as "LIST: AREA", in its own order.

        >>> terms = [VocabularyTerm("ref_x", "m", "Materials", ("graphene",), ("石墨烯",))]
        >>> Vocabularies.build(terms).naming("graphene films")
        ('ref_x: Materials',)
        """
        words = term_words(wording)
        found = (
            area
            for start in range(len(words))
            for end in range(start + 1, min(start + self.longest, len(words)) + 1)
            for area in self.areas.get(tuple(words[start:end]), ())
        )
        return tuple(dict.fromkeys(found))

    def tagged(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Yield mentions; a technology or product that a vocabulary names has its tags."""
        known: dict[tuple[str, ...], tuple[str, ...]] = {}
        for mention in mentions:
            if mention.kind in _ASKED and self.areas:
                names = (mention.text, *mention.also)
                if names not in known:
                    areas = dict.fromkeys(area for name in names for area in self.naming(name))
                    known[names] = tuple(f"{NAMED_IN}{area}" for area in areas)
                # What an earlier run said of it is said anew: the vocabularies may have changed.
                if known[names] or mention.vocabularies:
                    mention = replace(mention, context=(*mention.said_of_it, *known[names]))
            yield mention
