"""From a registration number of a row to the entries whose remarks carry it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.match.look_up import Ground
from screener.model.lists import Knowledge, ListEntity
from screener.model.match import Band, Evidence

# A unified social credit code has 18 signs, an LEI 20, a DUNS number 9, an INN 10; a date has
# fewer digits in a row, and a notice's number fewer signs.
_IDENTIFIER = re.compile(r"(?<![0-9A-Za-z])(?=(?:[A-Z]*[0-9]){6})[0-9A-Z]{8,20}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class IdentifierIndex:
    """Entries by the identifiers in their remarks."""

    by_identifier: dict[str, list[ListEntity]]

    @classmethod
    def build(cls, knowledge: Knowledge) -> "IdentifierIndex":
        """Index the identifiers of all entries."""
        found: dict[str, list[ListEntity]] = defaultdict(list)
        for entity in knowledge.entities.values():
            for identifier in identifiers_in(entity.remarks):
                found[identifier].append(entity)
        return cls(dict(found))

    def grounds(self, ids: Sequence[str]) -> Iterator[Ground]:
        """Yield a ground for each entry that carries one of the identifiers."""
        for said in ids:
            plain = re.sub(r"[\s./-]", "", said).upper()
            for entity in self.by_identifier.get(plain, ()):
                evidence = Evidence(
                    "identifier", said, plain, plain, plain, 100.0, "identifier", "list"
                )
                yield Ground(entity, evidence, 100.0, Band.EXACT)


def identifiers_in(remarks: str) -> tuple[str, ...]:
    """Return the identifiers that remarks carry.

    >>> identifiers_in("Unified Social Credit Code 91120116MA05X5LT2W; listed 2021-04-08")
    ('91120116MA05X5LT2W',)
    """
    return tuple(dict.fromkeys(_IDENTIFIER.findall(remarks.upper()))) if remarks else ()
