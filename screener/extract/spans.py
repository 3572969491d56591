"""Candidates of extractors, and the one step that makes a document's mentions of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from screener.model.mention import MentionKind

# Of two candidates at one place the kind that stands first here is kept.
_ORDER = (
    MentionKind.CONTROL_CODE,
    MentionKind.ENTITY,
    MentionKind.PRODUCT,
    MentionKind.TECHNOLOGY,
)


@dataclass(frozen=True, slots=True)
class Span:
    """What an extractor found: a place in a block's text, a kind, and other names of it."""

    start: int
    end: int
    kind: MentionKind
    found_by: str
    also: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    nested: bool = False  # a thing of its own within a longer one: "Phytium" in "Phytium CPU"

    @property
    def length(self) -> int:
        """Code points from start to end."""
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Return whether another span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Return whether two spans share a place."""
        return self.start < other.end and other.start < self.end

    def named(self, *names: str) -> "Span":
        """Return the span with more names in ``also``."""
        return replace(self, also=distinct((*self.also, *names)))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without blanks and repeats, in their order.

    >>> distinct(["CASC", " ", "CASC "])
    ('CASC',)
    """
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans to keep: the longest of one kind, no kind twice at one place.

    A technology within the name of a party or product is no mention of its own; a party within a
    product ("Phytium CPU") is, and so is what is marked as nested. Names of what was left out at
    the same place are kept.

    Returns:
        By start, end and kind.
    """
    kept: list[Span] = []
    # Spans are taken longest first; a short scan back over what is kept near by suffices.
    by_cell: dict[int, list[int]] = {}
    for span in sorted(spans, key=lambda s: (-s.length, _ORDER.index(s.kind), s.start, s.found_by)):
        if span.length <= 0:
            continue
        near = {i for cell in _cells(span) for i in by_cell.get(cell, ())}
        rivals = [i for i in sorted(near) if kept[i].touches(span)]
        blocker = next((i for i in rivals if _displaces(kept[i], span)), None)
        if blocker is not None:
            if (kept[blocker].start, kept[blocker].end) == (span.start, span.end):
                kept[blocker] = kept[blocker].named(*span.also)
            continue
        for cell in _cells(span):
            by_cell.setdefault(cell, []).append(len(kept))
        kept.append(span)
    return sorted(kept, key=lambda s: (s.start, s.end, _ORDER.index(s.kind)))


def _cells(span: Span) -> range:
    # Places in cells of 64 code points: a dense page is merged without comparing all with all.
    return range(span.start // 64, (span.end - 1) // 64 + 1)


def _is_host(kept: Span, span: Span) -> bool:
    """Return whether a span may stand within another: in a thing, not in a party's name."""
    return kept.kind is not MentionKind.ENTITY and kept.holds(span) and kept.length > span.length


def _displaces(kept: Span, span: Span) -> bool:
    """Return whether a span that is kept and at least as long leaves no room for another."""
    if kept.kind is span.kind or (kept.start, kept.end) == (span.start, span.end):
        return not (span.nested and not kept.nested and _is_host(kept, span))
    if span.kind is MentionKind.TECHNOLOGY:
        if span.nested and _is_host(kept, span):
            return False
        return kept.holds(span) or kept.kind is not MentionKind.CONTROL_CODE
    if span.kind is MentionKind.ENTITY:
        return kept.kind is MentionKind.CONTROL_CODE
    return kept.kind is MentionKind.ENTITY and kept.holds(span)
