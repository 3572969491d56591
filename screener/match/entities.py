"""From mentions to the entries of entity lists that they may name (first, plain version)."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from screener.model.lists import EntityKind, Knowledge, ListEntity, ListName
from screener.model.match import Band, Evidence, Match, Target
from screener.model.mention import Mention, MentionKind, StatedRelation
from screener.normalise.names import NameKey, name_key

_WHOLE_ONLY = (EntityKind.PERSON, EntityKind.VESSEL, EntityKind.AIRCRAFT, EntityKind.ADDRESS)


@dataclass(frozen=True, slots=True)
class EntityMatcher:
    """Names of all lists by key and by word."""

    names: list[tuple[ListEntity, ListName, NameKey]]
    by_key: dict[NameKey, list[int]]
    by_word: dict[str, list[int]]
    weights: dict[str, float]

    @classmethod
    def build(cls, knowledge: Knowledge) -> "EntityMatcher":
        """Index the names of all entries."""
        names = [
            (entity, name, name_key(name.text))
            for entity in knowledge.entities.values()
            for name in entity.names
        ]
        by_key: dict[NameKey, list[int]] = defaultdict(list)
        by_word: dict[str, list[int]] = defaultdict(list)
        for row, (_, _, key) in enumerate(names):
            by_key[key].append(row)
            for word in set(key.split()):
                by_word[word].append(row)
        weights = {word: math.log(len(names) / len(rows)) for word, rows in by_word.items()}
        return cls(names, dict(by_key), dict(by_word), weights)

    def match(
        self, mentions: Sequence[Mention], relations: Sequence[StatedRelation]
    ) -> list[Match]:
        """Return the matches of all mentions."""
        del relations
        return [
            found
            for mention in mentions
            if mention.kind is MentionKind.ENTITY
            for found in self._matches(mention.id, (mention.text, *mention.also), 60.0)
        ]

    def look_up(
        self,
        name: str,
        *,
        countries: Sequence[str] = (),
        at_least: float | None = None,
        top: int | None = None,
    ) -> list[Match]:
        """Return the matches of one name, best first."""
        del countries
        found = self._matches("", (name,), 60.0 if at_least is None else at_least)
        return [m for m in found if at_least is not None or m.band.alerts][:top]

    def _matches(self, mention: str, texts: Iterable[str], at_least: float) -> list[Match]:
        grounds: dict[str, list[Evidence]] = defaultdict(list)
        entities: dict[str, ListEntity] = {}
        for text in texts:
            key = name_key(text)
            for row, score in self._rows(key).items():
                entity, name, listed_key = self.names[row]
                if score >= at_least:
                    method = "same key" if score == 100 else "words"
                    entities[entity.entry] = entity
                    grounds[entity.entry].append(
                        Evidence(
                            method,
                            text,
                            name.text,
                            key,
                            listed_key,
                            round(score, 1),
                            name.kind.value,
                            name.origin,
                        )
                    )
        found = [self._match(mention, entities[entry], each) for entry, each in grounds.items()]
        return sorted(found, key=lambda m: (-m.score, m.entry))

    def _rows(self, key: NameKey) -> dict[int, float]:
        rows = {row: 100.0 for row in self.by_key.get(key, ())} if key else {}
        words = key.split()
        total = sum(self.weights.get(word, 11.0) for word in words)
        shared: dict[int, float] = defaultdict(float)
        for word in words:
            if self.weights.get(word, 0.0) > 6.0:
                for row in self.by_word[word]:
                    shared[row] = 0.0
        for row in shared:
            entity, _, listed = self.names[row]
            if row in rows or entity.kind in _WHOLE_ONLY:
                continue
            other = listed.split()
            both = sum(self.weights[word] for word in set(words) & set(other))
            rows[row] = min(99.0, 200 * both / (total + sum(self.weights[w] for w in other)))
        return rows

    def _match(self, mention: str, entity: ListEntity, grounds: list[Evidence]) -> Match:
        ordered = tuple(sorted(grounds, key=lambda one: -one.score))
        score = ordered[0].score
        band = Band.EXACT if score == 100 else Band.WEAK
        band = Band.STRONG if 92 <= score < 100 else Band.POSSIBLE if 78 <= score < 92 else band
        ident = sha256(f"{mention}|{entity.entry}|entity".encode()).hexdigest()[:12]
        return Match(
            ident,
            mention,
            entity.list,
            entity.entry,
            entity.name,
            Target.ENTITY,
            score,
            band,
            ordered,
        )
