"""Columns of texts and records of a file of sections: decoded one by one, when asked for."""

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from hashlib import blake2b
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from screener.formats.sections import Section, Sections

T = TypeVar("T")
# After so many questions a dictionary of all texts pays: it costs what 10,000 questions cost.
_MANY = 5_000


class TextColumn(Sequence[str]):
    """Texts by row; and the row of a text, where all are distinct."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._bytes = sections.content(f"{name}.utf8")
        self._ends = sections.array(f"{name}.ends")
        self._hashes = sections.array(f"{name}.hashes")
        self._order = sections.array(f"{name}.order")
        self._asked = 0

    @staticmethod
    def packed(name: str, texts: Iterable[str]) -> dict[str, Section]:
        """Return the sections of a column of texts."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        hashes = np.array([_hash(text) for text in encoded], dtype=np.uint64)
        order = np.argsort(hashes, kind="stable").astype(np.uint32)
        return {
            f"{name}.utf8": b"".join(encoded),
            f"{name}.ends": np.cumsum([len(text) for text in encoded], dtype=np.int64),
            f"{name}.hashes": hashes[order],
            f"{name}.order": order,
        }

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return self.all[row]
        if "all" in self.__dict__:
            return self.all[row]
        if row < 0 or row >= len(self._ends):
            raise IndexError(row)
        start = int(self._ends[row - 1]) if row else 0
        return str(self._bytes[start : int(self._ends[row])], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def row(self, text: str) -> int:
        """Return the row of a text; -1 where it is none of the column's."""
        self._asked += 1
        if self._asked > _MANY:
            return self.rows.get(text, -1)
        hashed = _hash(text.encode("utf-8", "surrogatepass"))
        at = int(np.searchsorted(self._hashes, np.uint64(hashed)))
        while at < len(self._hashes) and int(self._hashes[at]) == hashed:
            row = int(self._order[at])
            if self[row] == text:
                return row
            at += 1
        return -1

    @cached_property
    def all(self) -> list[str]:
        """All texts by row."""
        ends = self._ends.tolist()
        content = bytes(self._bytes)
        if content.isascii():  # then characters are bytes
            text = content.decode("ascii")
            return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
        return [
            content[start:end].decode("utf-8", "surrogatepass")
            for start, end in zip([0, *ends], ends, strict=False)
        ]

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each text."""
        return {text: row for row, text in enumerate(self.all)}


def _hash(text: bytes) -> int:
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")


class Groups:
    """For each row of a column, some rows of another (or some numbers)."""

    def __init__(self, sections: Sections, name: str) -> None:
        self.ends: NDArray[np.int64] = sections.array(f"{name}.ends")
        self.members: NDArray[np.int32] = sections.array(f"{name}.members")

    @staticmethod
    def packed(name: str, groups: Iterable[Sequence[int]]) -> dict[str, Section]:
        """Return the sections of groups of numbers below 2 to the 31st."""
        kept = list(groups)
        return {
            f"{name}.ends": np.cumsum([len(group) for group in kept], dtype=np.int64),
            f"{name}.members": np.array(
                [member for group in kept for member in group], dtype=np.int32
            ),
        }

    def __len__(self) -> int:
        return len(self.ends)

    def span(self, row: int) -> tuple[int, int]:
        """Return from where to where the members of a row stand in ``members``."""
        return (int(self.ends[row - 1]) if row else 0), int(self.ends[row])

    def of(self, row: int) -> NDArray[np.int32]:
        """Return the members of a row."""
        start, end = self.span(row)
        return self.members[start:end]


class StoredRecords(Mapping[str, T]):
    """Records by key, in the order in which they were written; each is made when asked for."""

    def __init__(
        self, sections: Sections, name: str, decode: Callable[[memoryview], T], digest: str
    ) -> None:
        self.keys_by_row = TextColumn(sections, f"{name}.keys")
        self.digest = digest  # of all keys and records: an index is kept under it
        self._bytes = sections.content(f"{name}.records")
        self._ends = sections.array(f"{name}.records.ends")
        self._decode = decode
        self._made: dict[int, T] = {}

    @staticmethod
    def packed(name: str, records: Mapping[str, bytes]) -> dict[str, Section]:
        """Return the sections of encoded records by key."""
        return {
            **TextColumn.packed(f"{name}.keys", records),
            f"{name}.records": b"".join(records.values()),
            f"{name}.records.ends": np.cumsum([len(r) for r in records.values()], dtype=np.int64),
        }

    def at(self, row: int) -> T:
        """Return the record of a row; the same object each time."""
        made = self._made.get(row)
        if made is None:
            start = int(self._ends[row - 1]) if row else 0
            made = self._made[row] = self._decode(self._bytes[start : int(self._ends[row])])
        return made

    def __getitem__(self, key: str) -> T:
        row = self.keys_by_row.row(key)
        if row < 0:
            raise KeyError(key)
        return self.at(row)

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_by_row)

    def __len__(self) -> int:
        return len(self.keys_by_row)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.keys_by_row.row(key) >= 0

    def values(self) -> ValuesView[T]:
        """Return the records in their order."""
        return _Values(self)

    def items(self) -> ItemsView[str, T]:
        """Return the keys and records in their order."""
        return _Items(self)


class _Values(ValuesView[T]):
    _mapping: StoredRecords[T]

    def __iter__(self) -> Iterator[T]:
        return (self._mapping.at(row) for row in range(len(self._mapping)))


class _Items(ItemsView[str, T]):
    _mapping: StoredRecords[T]

    def __iter__(self) -> Iterator[tuple[str, T]]:
        keys = self._mapping.keys_by_row.all
        return ((key, self._mapping.at(row)) for row, key in enumerate(keys))


class StoredWhole(Mapping[str, T]):
    """Records by key that are made all at once, when the first is asked for."""

    def __init__(self, make: Callable[[], dict[str, T]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> dict[str, T]:
        return self._make()

    def __getitem__(self, key: str) -> T:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def by_row(records: Mapping[str, T]) -> Callable[[int], T]:
    """Return the function that gives the record of a row, also of a plain dictionary's."""
    if isinstance(records, StoredRecords):
        return records.at
    return list(records.values()).__getitem__
