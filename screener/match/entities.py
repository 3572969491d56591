"""From mentions to the entries of entity lists that they may name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from screener.match.look_up import Ground, grounds
from screener.match.name_table import NameTable, name_table
from screener.model.lists import Knowledge, ListEntity
from screener.model.match import Match, Target
from screener.model.mention import Mention, MentionKind, StatedRelation

# Two countries that lists write for each other.
_ALSO = {"HK": "CN", "MO": "CN"}
_COUNTRY_DIFFERS = 3.0  # lowers a match among its like, and leaves its band


@dataclass(frozen=True, slots=True)
class EntityMatcher:
    """Names of all entity lists, ready for looking up."""

    table: NameTable

    @classmethod
    def build(cls, knowledge: Knowledge) -> "EntityMatcher":
        """Index the names of all entries."""
        return cls(name_table(knowledge))

    def match(
        self, mentions: Sequence[Mention], relations: Sequence[StatedRelation]
    ) -> list[Match]:
        """Return the matches of all mentions, in their order; best first for each."""
        del relations
        known: dict[tuple[str, ...], list[Ground]] = {}
        found: list[Match] = []
        for mention in mentions:
            if mention.kind is not MentionKind.ENTITY:
                continue
            names = (mention.text, *mention.also)
            if names not in known:
                known[names] = [ground for name in names for ground in grounds(name, self.table)]
            found += matches_of(mention.id, known[names], mention.countries)
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
        found = matches_of("", grounds(name, self.table), countries)
        if at_least is None:
            return [match for match in found if match.band.alerts][:top]
        return [match for match in found if match.score >= at_least][:top]


def matches_of(mention: str, found: Iterable[Ground], countries: Sequence[str]) -> list[Match]:
    """Return one match for each entry, best first, with all its grounds."""
    by_entry: dict[str, list[Ground]] = defaultdict(list)
    for ground in found:
        by_entry[ground.entity.entry].append(ground)
    matches = [_match(mention, each, countries) for each in by_entry.values()]
    return sorted(matches, key=lambda match: (-match.band.rank, -match.score, match.entry))


def _match(mention: str, found: list[Ground], countries: Sequence[str]) -> Match:
    ordered = sorted(
        found, key=lambda g: (-g.band.rank, -g.score, -g.evidence.score, g.evidence.listed)
    )
    best, entity = ordered[0], ordered[0].entity
    qualifiers = _qualifiers(entity, countries)
    score = best.score - (_COUNTRY_DIFFERS if ("country", "DIFFERS") in qualifiers else 0.0)
    return Match(
        id=match_id(mention, entity.entry, Target.ENTITY),
        mention=mention,
        list=entity.list,
        entry=entity.entry,
        name=entity.name,
        target=Target.ENTITY,
        score=score,
        band=best.band,
        evidence=tuple(dict.fromkeys(ground.evidence for ground in ordered)),
        differs=best.differs,
        qualifiers=qualifiers,
    )


def match_id(mention: str, entry: str, target: Target) -> str:
    """Return the id of a match: the same for the same mention, entry and target."""
    return sha256(f"{mention}|{entry}|{target.value}".encode()).hexdigest()[:12]


def _qualifiers(entity: ListEntity, countries: Sequence[str]) -> tuple[tuple[str, str], ...]:
    if not countries:
        return ()
    if not entity.countries:
        return (("country", "MISSING"),)
    said = {_ALSO.get(country, country) for country in countries}
    listed = {_ALSO.get(country, country) for country in entity.countries}
    return (("country", "MATCH" if said & listed else "DIFFERS"),)
