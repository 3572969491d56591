"""The parts of a run by their ids, and the words that several reports share."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from screener.model.document import Block, Document
from screener.model.lists import ListState
from screener.model.match import Flag, Match
from screener.model.mention import Mention
from screener.model.run import ScreeningRun

# Text on either side of a mention: a sentence or two, and still one cell.
_AROUND = 140


@dataclass(frozen=True, slots=True)
class Lookup:
    """A run, indexed."""

    run: ScreeningRun
    documents: Mapping[str, Document]
    mentions: Mapping[str, Mention]
    matches: Mapping[str, Match]
    of_mention: Mapping[str, tuple[Match, ...]]
    flags_of: Mapping[str, tuple[Flag, ...]]  # by mention id
    lists: Mapping[str, ListState]

    @classmethod
    def of(cls, run: ScreeningRun) -> "Lookup":
        """Index a run."""
        of_mention: dict[str, list[Match]] = defaultdict(list)
        for match in run.matches:
            of_mention[match.mention].append(match)
        flags_of: dict[str, list[Flag]] = defaultdict(list)
        for flag in run.flags:
            for mention in flag.mentions:
                flags_of[mention].append(flag)
        return cls(
            run=run,
            documents={one.key: one for one in run.documents},
            mentions={one.id: one for one in run.mentions},
            matches={one.id: one for one in run.matches},
            of_mention={key: tuple(found) for key, found in of_mention.items()},
            flags_of={key: tuple(found) for key, found in flags_of.items()},
            lists={state.manifest.id: state for state in run.lists},
        )

    def block(self, mention: Mention) -> Block:
        """Return the block that a mention stands in."""
        return self.documents[mention.document].blocks[mention.block]

    def around(self, mention: Mention) -> str:
        """Return the words around a mention, the mention itself in angle quotes."""
        text = self.block(mention).text
        before = text[max(mention.start - _AROUND, 0) : mention.start]
        after = text[mention.end : mention.end + _AROUND]
        head = "…" if mention.start > _AROUND else ""
        tail = "…" if mention.end + _AROUND < len(text) else ""
        return f"{head}{before}«{mention.text}»{after}{tail}"

    def title(self, list_id: str) -> str:
        """Return a list's title; the id where the list is not in the run."""
        state = self.lists.get(list_id)
        return list_id if state is None else state.manifest.title

    def link(self, list_id: str) -> str:
        """Return the address of the official list or entry, "" where none is known."""
        state = self.lists.get(list_id)
        return "" if state is None else state.manifest.entry_link


def because(match: Match) -> str:
    """Return the ground of a match in words a reviewer can check by eye."""
    best = match.evidence[0]
    kind = {"": "", "list": ""}.get(best.name_origin, f", from {best.name_origin}")
    named = f" ({best.name_kind.replace('_', ' ')}{kind})" if best.name_kind else ""
    note = f" — {best.note}" if best.note else ""
    return f"“{best.said}” ~ “{best.listed}”{named}; {best.method}, {match.score:.0f}{note}"


def band_words(match: Match) -> str:
    """Return band and score: "strong 88"."""
    return f"{match.band.value} {match.score:.0f}"


def places(mentions: tuple[Mention, ...], most: int = 6) -> str:
    """Return the places of mentions, the first few by name and the rest by number."""
    found = list(dict.fromkeys(mention.place for mention in mentions))
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more
