"""Listed addresses by a number that stands in them, as columns, each made when asked for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from screener.formats.sections import Section, Sections
from screener.formats.stored import Groups, TextColumn, by_row
from screener.model.lists import Knowledge, ListEntity
from screener.normalise.addresses import AddressKey, address_key


def address_sections(knowledge: Knowledge) -> dict[str, Section]:
    """Return the sections of the addresses of all entries by their rarest number.

    An address without a number is too wide to be compared.
    """
    by_number: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, entity in enumerate(knowledge.entities.values()):
        for at, address in enumerate(entity.addresses):
            key = address_key(address)
            if key.numbers and key.names:
                by_number[_rarest(key)].append((row, at))
    return {
        **TextColumn.packed("addresses.numbers", by_number),
        **Groups.packed("addresses", [[row for row, _ in own] for own in by_number.values()]),
        "addresses.at": np.array([at for own in by_number.values() for _, at in own], np.int32),
    }


def _rarest(key: AddressKey) -> str:
    return max(key.numbers, key=lambda number: (len(number), number))


class StoredAddresses(Mapping[str, list[tuple[ListEntity, str, AddressKey]]]):
    """Entries, addresses and their keys by number."""

    def __init__(self, sections: Sections, knowledge: Knowledge) -> None:
        self._numbers = TextColumn(sections, "addresses.numbers")
        self._groups, self._at = Groups(sections, "addresses"), sections.array("addresses.at")
        self._entity = by_row(knowledge.entities)
        self._made: dict[int, list[tuple[ListEntity, str, AddressKey]]] = {}

    def __getitem__(self, number: str) -> list[tuple[ListEntity, str, AddressKey]]:
        row = self._numbers.row(number)
        if row < 0:
            raise KeyError(number)
        made = self._made.get(row)
        if made is None:
            start, end = self._groups.span(row)
            made = self._made[row] = [self._address(at) for at in range(start, end)]
        return made

    def _address(self, at: int) -> tuple[ListEntity, str, AddressKey]:
        entity = self._entity(int(self._groups.members[at]))
        address = entity.addresses[self._at[at]]
        return entity, address, address_key(address)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
