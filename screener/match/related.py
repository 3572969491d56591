"""From what is stated in a document, or known of brands, to matches of the listed party."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from screener.match.brands import RelationIndex, begin_words, begins
from screener.match.look_up import OF_PARENT, Ground
from screener.model.lists import Knowledge, ListEntity, Relation
from screener.model.match import Band, Evidence
from screener.model.mention import Mention, MentionKind, StatedRelation
from screener.normalise.names import name_key

_POSSIBLE, _STRONG = 80.0, 92.0
_MOST_HOPS = 2  # X is made by Y, Y is a subsidiary of Z, and Z is listed
_CAN_BE_RELATED = (MentionKind.ENTITY, MentionKind.PRODUCT, MentionKind.TECHNOLOGY)

Find = Callable[[str], list[Ground]]


@dataclass(frozen=True, slots=True)
class _Path:
    """How a subject comes to a party: the party's words, and the sentences on the way."""

    subject: str
    party: str
    sentences: tuple[str, ...]


def by_relations(
    mention: Mention, index: RelationIndex, knowledge: Knowledge, find: Find
) -> Iterator[Ground]:
    """Yield grounds for the parties whose brand, product or subsidiary a mention names."""
    for said, relation in index.of(mention):
        for entity, strong in _parties(relation, knowledge, find):
            evidence = Evidence(
                method="relation",
                said=said,
                listed=relation.name,
                said_key=str(name_key(said)),
                listed_key=str(name_key(relation.name)),
                score=100.0 if name_key(said) == name_key(relation.name) else _STRONG,
                name_kind=relation.kind,
                name_origin="relations",
                note=f"{relation.kind.replace('_', ' ')} {relation.party} ({relation.source})",
            )
            band = Band.STRONG if strong else Band.POSSIBLE
            yield Ground(entity, evidence, _STRONG if strong else _POSSIBLE, band)


def _parties(
    relation: Relation, knowledge: Knowledge, find: Find
) -> Iterator[tuple[ListEntity, bool]]:
    """Yield the entry of a relation, and those of other lists that bear the same names."""
    given = knowledge.entities.get(relation.entry)
    seen = set()
    if given is not None:
        seen.add(given.entry)
        yield given, True
    for name in dict.fromkeys((relation.party, given.name if given else "")):
        for ground in find(name) if name else ():
            # Only a party that is listed as such: institutes carry their parent's name as alias.
            own = ground.band is Band.EXACT and ground.evidence.name_kind == "primary"
            if own and ground.entity.entry not in seen:
                seen.add(ground.entity.entry)
                yield ground.entity, True


def by_name(mention: Mention, find: Find, telling: Callable[[str], bool]) -> Iterator[Ground]:
    """Yield grounds for the parties whose own name a product's name begins with: Phytium CPU.

    Args:
        mention: A product.
        find: Grounds of a name.
        telling: Whether a name is rare enough that what begins with it is its bearer's.
    """
    words = mention.text.split()
    for many in range(len(words) - 1, 0, -1):
        name = " ".join(words[:many])
        own = [g for g in find(name) if g.band is Band.EXACT and telling(name)]
        for ground in own:
            note = "the product's name begins with a name of the party"
            evidence = replace(ground.evidence, method="relation", note=note, said=mention.text)
            yield Ground(ground.entity, evidence, _POSSIBLE, Band.POSSIBLE)
        if own:
            return


class Stated:
    """The relations that documents state, ready to be asked for a mention."""

    def __init__(
        self, mentions: Sequence[Mention], relations: Sequence[StatedRelation], find: Find
    ) -> None:
        self.find = find
        self.names = {mention.id: (mention.text, *mention.also) for mention in mentions}
        self.by_subject: dict[str, dict[str, list[StatedRelation]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self.brands: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for relation in relations:
            for name in self._names(relation.subject, relation.subject_mention):
                key = str(name_key(name))
                if key:
                    self.by_subject[relation.document][key].append(relation)
        for mention in mentions:
            if mention.kind is MentionKind.PRODUCT and mention.document in self.by_subject:
                self._take_brands(mention)

    def _take_brands(self, mention: Mention) -> None:
        """Note under which words products of a stated maker begin: CZ, of Long March rockets."""
        known = self.by_subject[mention.document]
        names = (mention.text, *mention.also)
        key = next((key for name in names if (key := str(name_key(name))) in known), "")
        for name in names if key else ():
            words = begin_words(name)
            for brand in (words, _stem(words)):
                if brand:
                    self.brands[mention.document].setdefault(brand, key)

    def _names(self, words: str, mention: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((words, *self.names.get(mention, ()))))

    def grounds(self, mention: Mention) -> Iterator[Ground]:
        """Yield grounds for the parties that a mention is stated to belong to."""
        if mention.kind not in _CAN_BE_RELATED or mention.document not in self.by_subject:
            return
        keys = self._keys(mention)
        for path in self._paths(mention.document, keys):
            for ground in _nearest(self.find(path.party)):
                yield _stated(path, ground)

    def _keys(self, mention: Mention) -> list[str]:
        known = self.by_subject[mention.document]
        keys = [str(name_key(name)) for name in (mention.text, *mention.also)]
        if mention.kind is MentionKind.PRODUCT:
            for name in (mention.text, *mention.also):
                words = begin_words(name)
                for brand, key in self.brands[mention.document].items():
                    if brand and words[: len(brand)] == brand and begins(brand, words):
                        keys.append(key)
        return [key for key in dict.fromkeys(keys) if key in known]

    def _paths(self, document: str, keys: Iterable[str]) -> Iterator[_Path]:
        known = self.by_subject[document]
        seen = set(keys)
        front: list[tuple[str, tuple[str, ...]]] = [(key, ()) for key in keys]
        for _ in range(_MOST_HOPS):
            following: list[tuple[str, tuple[str, ...]]] = []
            for key, sentences in front:
                for relation in known.get(key, ()):
                    told = tuple(dict.fromkeys((*sentences, relation.sentence)))
                    for name in self._names(relation.object, relation.object_mention):
                        yield _Path(relation.subject, name, told)
                        onward = str(name_key(name))
                        if onward and onward not in seen:
                            seen.add(onward)
                            following.append((onward, told))
            front = following


def _nearest(found: Iterable[Ground]) -> list[Ground]:
    """Return the alerts on a party; likenesses only where nothing listed has its name."""
    alerts = [g for g in found if g.band.alerts and OF_PARENT not in g.evidence.note]
    strong = [g for g in alerts if g.band.rank >= Band.STRONG.rank]
    return strong or alerts


# What a thing is, behind its brand: Long March launch vehicles, Rainbow series UAVs.
_THINGS = frozenset(
    "launch vehicle rocket series family uav uas drone aircraft helicopter satellite spacecraft"
    " missile engine cpu gpu processor microprocessor chip microchip server computer system"
    " software platform radar robot product model".split()
)


def _stem(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before the first that says what a thing is; all where none does."""
    for at, word in enumerate(words):
        if word in _THINGS:
            return words[:at]
    return words


def _stated(path: _Path, ground: Ground) -> Ground:
    strong = ground.band.rank >= Band.STRONG.rank
    evidence = replace(
        ground.evidence,
        method="stated",
        said=path.subject,
        said_key=ground.evidence.said_key,
        note=" | ".join(path.sentences),
    )
    score = min(ground.score, _STRONG) if strong else min(ground.score, _POSSIBLE)
    band = Band.STRONG if strong else Band.POSSIBLE
    return Ground(ground.entity, evidence, score, band, ground.differs)


def merged(found: Iterable[Ground]) -> Mapping[str, list[Ground]]:
    """Return grounds by entry, each evidence once."""
    by_entry: dict[str, dict[Evidence, Ground]] = defaultdict(dict)
    for ground in found:
        by_entry[ground.entity.entry].setdefault(ground.evidence, ground)
    return {entry: list(grounds.values()) for entry, grounds in by_entry.items()}
