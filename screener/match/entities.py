"""From mentions to the entries of entity lists that they may name."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256

from screener.match.address_columns import StoredAddresses
from screener.match.addresses import AddressIndex
from screener.match.brands import RelationIndex
from screener.match.identifiers import IdentifierIndex
from screener.match.longer_names import quieter
from screener.match.look_up import Ground, grounds
from screener.match.name_table import NameTable, name_table
from screener.match.qualifiers import Qualifiers, qualifiers_of
from screener.match.related import Stated, by_name, by_relations, merged
from screener.match.score import RARE
from screener.model.lists import Knowledge
from screener.model.match import Band, Match, Target
from screener.model.mention import Mention, MentionKind, StatedRelation

_COUNTRY_DIFFERS = 3.0  # lowers a match among its like, and leaves its band
_LONGEST_ACRONYM = 6
_MOST_KNOWN = 50_000  # said names whose grounds are kept: some 100 MB
_NOBODY = Qualifiers((), "", ())


class EntityMatcher:
    """Names, addresses, identifiers and relations of all entity lists, ready for looking up."""

    def __init__(self, knowledge: Knowledge, table: NameTable, addresses: AddressIndex) -> None:
        self.knowledge, self.table, self.addresses = knowledge, table, addresses
        self._known: dict[str, list[Ground]] = {}  # grounds by said name

    @classmethod
    def build(cls, knowledge: Knowledge) -> "EntityMatcher":
        """Index all entries; what is made of their names is kept on disk for the next time."""
        with _no_collecting():
            table = name_table(knowledge)
            return cls(knowledge, table, AddressIndex(StoredAddresses(table.sections, knowledge)))

    @cached_property
    def identifiers(self) -> IdentifierIndex:
        """Entries by the identifiers that they carry."""
        return IdentifierIndex.build(self.knowledge)

    @cached_property
    def relations(self) -> RelationIndex:
        """Brands, products and subsidiaries by name."""
        return RelationIndex.build(self.knowledge.relations)

    def match(
        self, mentions: Sequence[Mention], relations: Sequence[StatedRelation]
    ) -> list[Match]:
        """Return the matches of all mentions, in their order; best first for each.

        An entity is looked up by name, address and identifiers; an entity, a product or a
        technology also by the relations that are known or that its document states.
        """
        stated = Stated(mentions, relations, self._find)
        found: list[Match] = []
        for mention in mentions:
            said = Qualifiers(mention.countries, mention.address, mention.ids)
            own = self._own(mention) if mention.kind is MentionKind.ENTITY else []
            named = quieter(matches_of(mention.id, own, said, Target.ENTITY))
            entries = {match.entry for match in named if match.band.alerts}
            related = [
                ground
                for ground in self._related(mention, stated)
                if ground.entity.entry not in entries
            ]
            found += [*named, *matches_of(mention.id, related, said, Target.RELATED)]
        return found

    def look_up(
        self,
        name: str,
        *,
        countries: Sequence[str] = (),
        at_least: float | None = None,
        top: int | None = None,
    ) -> list[Match]:
        """Return the matches of one name, best first; alerts only unless a score is given."""
        said = Qualifiers(tuple(countries), "", ())
        found = quieter(matches_of("", self._find(name), said, Target.ENTITY))
        found += matches_of("", self.addresses.grounds(name), _NOBODY, Target.ENTITY)
        if at_least is None:
            return [match for match in found if match.band.alerts][:top]
        return [match for match in found if match.score >= at_least][:top]

    def _find(self, name: str) -> list[Ground]:
        found = self._known.get(name)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:  # names of a table are mostly asked for once
                self._known.clear()
            found = self._known[name] = grounds(name, self.table)
        return found

    def _own(self, mention: Mention) -> list[Ground]:
        found = list(self._find(mention.text))
        for name in mention.also:
            # An acronym beside a full name is that name's: MOST, of a ministry, is no company Most.
            alone = _is_acronym(name) and len(mention.text) > len(name)
            found += [g for g in self._find(name) if not alone or g.band is Band.EXACT]
        found += self.identifiers.grounds(mention.ids)
        for address in dict.fromkeys((mention.address, mention.text)):
            found += self.addresses.grounds(address)
        return found

    def _related(self, mention: Mention, stated: Stated) -> list[Ground]:
        if mention.kind is MentionKind.CONTROL_CODE:
            return []
        known = list(by_relations(mention, self.relations, self.knowledge, self._find))
        if mention.kind is MentionKind.PRODUCT:
            known += by_name(mention, self._find, self._is_telling)
        return [*known, *stated.grounds(mention)]

    def _is_telling(self, name: str) -> bool:
        """Tell whether a name has a rare word of its own, as a brand must have."""
        forms = self.table.maker.forms(name)
        return bool(forms) and any(
            slot in ("brand", "party") and self.table.scorer.weigh(token, slot) >= RARE
            for token, slot in zip(forms[0].tokens, forms[0].slots, strict=True)
        )


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isascii() and len(name) <= _LONGEST_ACRONYM


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold the collector of cyclic garbage while a million lasting objects are made.

    It looks through all of them again and again: building took 4.3 s with it and 2.9 s without.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def matches_of(
    mention: str, found: Iterable[Ground], said: Qualifiers, target: Target
) -> list[Match]:
    """Return one match for each entry, best first, with all its grounds."""
    matches = [_match(mention, each, said, target) for each in merged(found).values()]
    return sorted(
        matches, key=lambda one: (-one.band.rank, -one.score, -_of_primary(one), one.entry)
    )


def _of_primary(match: Match) -> float:
    """Return how like the entry's own name is: it parts entries that share an alias."""
    return max((one.score for one in match.evidence if one.listed == match.name), default=0.0)


def _match(mention: str, found: list[Ground], said: Qualifiers, target: Target) -> Match:
    ordered = sorted(
        found, key=lambda g: (-g.band.rank, -g.score, -g.evidence.score, g.evidence.listed)
    )
    best, entity = ordered[0], ordered[0].entity
    qualifiers = qualifiers_of(entity, said, found)
    score = best.score - (_COUNTRY_DIFFERS if ("country", "DIFFERS") in qualifiers else 0.0)
    return Match(
        id=match_id(mention, entity.entry, target),
        mention=mention,
        list=entity.list,
        entry=entity.entry,
        name=entity.name,
        target=target,
        score=round(score, 1),
        band=best.band,
        evidence=tuple(ground.evidence for ground in ordered),
        differs=best.differs,
        qualifiers=qualifiers,
    )


def match_id(mention: str, entry: str, target: Target) -> str:
    """Return the id of a match: the same for the same mention, entry and target."""
    return sha256(f"{mention}|{entry}|{target.value}".encode()).hexdigest()[:12]
