"""Mentions that stand within longer ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from screener.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions by the block that they stand in."""

    by_block: Mapping[tuple[str, int], Sequence[Mention]]

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> "Mentions":
        """Group mentions by document and block."""
        by_block: dict[tuple[str, int], list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_block[mention.document, mention.block].append(mention)
        return cls(by_block)

    def around(self, inner: Mention) -> list[str]:
        """Return the ids of longer mentions within which a mention stands."""
        return [
            outer.id
            for outer in self.by_block[inner.document, inner.block]
            if outer.start <= inner.start
            and inner.end <= outer.end
            and outer.end - outer.start > inner.end - inner.start
        ]
