"""From an address of the input to entries of that address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from screener.match.look_up import Ground
from screener.model.lists import EntityKind, ListEntity
from screener.model.match import Band, Evidence
from screener.normalise.addresses import AddressKey, address_key

NOTE = "address of high diversion risk"
# "Bright Way Tower" and "Brightway Twr" agree in nine letters of ten; two roads hardly do.
_NAMES_ALIKE = 82.0
_OF_ORGANISATION = 92.0  # of a party that is listed by name: only where hardly a letter differs
_POSSIBLE = 80.0


@dataclass(frozen=True, slots=True)
class AddressIndex:
    """Listed addresses by a number that stands in them."""

    by_number: Mapping[str, list[tuple[ListEntity, str, AddressKey]]]

    def grounds(self, said: str) -> Iterator[Ground]:
        """Yield a ground for each entry whose address is the one said."""
        key = address_key(said)
        for number in sorted(key.numbers):
            for entity, listed, other in self.by_number.get(number, ()):
                only_address = entity.kind is EntityKind.ADDRESS
                score = alike(key, other)
                if score >= (_NAMES_ALIKE if only_address else _OF_ORGANISATION):
                    yield _ground(entity, said, listed, key, other, score)


def alike(said: AddressKey, listed: AddressKey) -> float:
    """Return how alike the names of two addresses are, 0 to 100; 0 where the numbers differ.

    A floor that only one of them tells is no difference: "Room 1003, 10/F" and "Room 1003".
    """
    if said.floor and listed.floor and said.floor != listed.floor:
        return 0.0
    spare = {said.floor, listed.floor}
    if (said.numbers ^ listed.numbers) - spare or not said.numbers & listed.numbers:
        return 0.0
    in_order = fuzz.ratio(said.printed, listed.printed)
    whole = max(in_order, fuzz.ratio(said.names, listed.names))
    # A district more or less on one side: all of the shorter must be there.
    fewer, more = sorted((said.words, listed.words), key=len)
    within = 100.0 if len(fewer) > 1 and fewer <= more else 0.0
    return max(whole, min(within, 95.0))


def _ground(
    entity: ListEntity, said: str, listed: str, key: AddressKey, other: AddressKey, score: float
) -> Ground:
    only_address = entity.kind is EntityKind.ADDRESS
    evidence = Evidence(
        method="address",
        said=said,
        listed=listed,
        said_key=_shown(key),
        listed_key=_shown(other),
        score=round(score, 1),
        name_kind="address",
        name_origin="list",
        note=NOTE if only_address else "the address of a listed party",
    )
    if only_address and score >= _OF_ORGANISATION:
        return Ground(entity, evidence, score, Band.STRONG)
    return Ground(entity, evidence, _POSSIBLE, Band.POSSIBLE)


def _shown(key: AddressKey) -> str:
    return " ".join([*sorted(key.numbers), *sorted(key.words)])
