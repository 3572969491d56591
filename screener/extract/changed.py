"""Which keys of names and terms have changed since an earlier run, and where they stand."""

from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from screener.extract.document import texts_searched
from screener.extract.folding import folded
from screener.extract.gazetteer import Gazetteer
from screener.extract.kept import keys_named
from screener.model.document import Document


@dataclass(frozen=True, slots=True)
class Changed:
    """Keys that are other ones than earlier: added, removed, or with another pattern."""

    is_known: bool  # whether the earlier keys are kept here still
    count: int
    automaton: AhoCorasick | None  # None where nothing has changed

    @classmethod
    def since(cls, digest: str, now: Gazetteer) -> "Changed":
        """Compare the keys of today with those of a run, which are kept by their digest."""
        if digest == now.digest:
            return cls(True, 0, None)
        before = keys_named(digest)
        if before is None:
            return cls(False, 0, None)
        today = keys_named(now.digest)
        if today is None:
            return cls(False, 0, None)
        keys = [key for key in before.keys() | today.keys() if before.get(key) != today.get(key)]
        if not keys:
            return cls(True, 0, None)
        automaton = AhoCorasick(sorted(keys), implementation=Implementation.ContiguousNFA)
        return cls(True, len(keys), automaton)

    def stands_in(self, document: Document) -> bool:
        """Return whether a changed key may stand in a document; where not, its hits are the same.

        Borders of words are not looked at: a key within a word only costs a search too many.
        """
        if self.automaton is None:
            return False
        return any(
            self.automaton.find_matches_as_indexes(folded(text).form, overlapping=False)
            for text in texts_searched(document)
        )
