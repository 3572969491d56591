"""How far a wording is the thing that a term of the catalogue names: 0 to 100, with its ground."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from screener.match.features import features
from screener.match.generic_terms import is_only_about, real_features
from screener.match.retrieval import Retrieval
from screener.match.standing import standing
from screener.match.term_index import Term, TermIndex
from screener.match.term_match import LEAST, TermMatch, keep
from screener.match.words_kept import KeptWords
from screener.model.lists import ControlEntry
from screener.normalise.terms import is_han, term_words
from screener.normalise.wording import Wording, wording

# The same words in any order, or most of them: below a term that is found as it stands.
_WORDS_SHARE = 90.0
_NO_ALERT = 69.0  # just below what is "possible"; see _is_too_little
# All words stand somewhere in the entry's title and terms: shown, never an alert.
_TITLE_SHARE = 60.0
# What a not-term or a release of the entry says better than any of its terms.
_BLOCKED = 50.0
_TITLE_LEAST = 30.0  # half of the phrase: among the first ten this finds one phrase in fifty more


@dataclass(frozen=True, slots=True)
class TermScorer:
    """Scores wordings against all terms of a catalogue."""

    index: TermIndex
    groups: tuple[tuple[Term, ...], ...]  # terms of one key; row i of ``words``
    parts: tuple[frozenset[str], ...]  # features of the terms of row i
    words: Retrieval
    titles: tuple[Term, ...]  # an entry's title; row i of ``contents``
    whole: tuple[frozenset[str], ...]  # features of an entry's title and terms, row i
    contents: Retrieval

    @classmethod
    def build(cls, controls: Mapping[str, ControlEntry]) -> "TermScorer":
        """Prepare the terms and titles of a catalogue for retrieval."""
        known = KeptWords.load()
        index = TermIndex.build(controls, known)
        groups = tuple(index.by_key.values())
        of_groups = tuple(known.features_of(group[0].words) for group in groups)
        known.save()
        contents: dict[str, set[str]] = defaultdict(set)
        for group, its in zip(groups, of_groups, strict=True):
            for term in group:
                if not term.blocks:
                    contents[term.entry] |= its
        titles = tuple(_title(entry, control) for entry, control in controls.items())
        whole = tuple(features(t.words) | contents[t.entry] for t in titles)
        words = Retrieval.build(of_groups)
        return cls(index, groups, of_groups, words, titles, whole, Retrieval.build(whole))

    def score(self, text: str) -> dict[str, TermMatch]:
        """Return the best term of each entry that a wording may mean, by entry.

        Args:
            text: A phrase, or a sentence; any script.

        Returns:
            Matches of 45 and above, and of 30 where only title and terms together share words;
            an entry stands once, with its best term.
        """
        said = wording(text)
        if not said.words:
            return {}
        best: dict[str, TermMatch] = {}
        found = self.index.find(said.words)
        for match in standing(self.index, said, found):
            if match.score >= LEAST:
                keep(best, _held(match))
        blocked = {t.entry for one in found for t in one.terms if t.blocks}
        for match in self._sharing(said, best, blocked):
            keep(best, _held(match))
        return best

    def _sharing(
        self, said: Wording, stood: Mapping[str, TermMatch], blocked: set[str]
    ) -> Iterator[TermMatch]:
        """Yield terms and titles that share words with the wording.

        An entry whose block stands in the wording is left out, and one whose block is nearer to
        the wording than its terms are is shown as weak at most.
        """
        its = features(said.words, said.light)
        near: dict[str, TermMatch] = {}
        blocks: dict[str, float] = {}
        for row, share in self.words.alike(its, LEAST / _WORDS_SHARE):
            score = _WORDS_SHARE * share
            if score > _NO_ALERT and _is_too_little(its, self.parts[row]):
                score = _NO_ALERT
            for term in self.groups[row]:
                if term.blocks:
                    blocks[term.entry] = max(blocks.get(term.entry, 0.0), score)
                elif term.entry not in blocked:
                    keep(near, TermMatch(term, score, "words"))
        for entry, match in near.items():
            outdone = blocks.get(entry, 0.0) > match.score and entry not in stood
            yield TermMatch(match.term, _BLOCKED, match.method) if outdone else match
        for row, share in self.contents.covered(its, _TITLE_LEAST / _TITLE_SHARE):
            title = self.titles[row]
            if title.entry in blocked or title.entry in stood:
                continue
            # "coffee machine" shares a word with the pathogens of coffee; that says nothing.
            if len(real_features(its & self.whole[row])) > 1:
                yield TermMatch(title, _TITLE_SHARE * share, "title")


def _held(match: TermMatch) -> TermMatch:
    """Return a match on a term that is far wider than its entry as weak at most."""
    wide = match.term.wide and match.score > _NO_ALERT
    return replace(match, score=_NO_ALERT) if wide else match


def _is_too_little(said: frozenset[str], listed: frozenset[str]) -> bool:
    # One shared word is no alert ("digital" in "digital watch" and "digital computer") unless all
    # else is generic on both sides: "encryption module" ~ "encryption equipment".
    ours, theirs = real_features(said), real_features(listed)
    few = len(ours & theirs) < 2 and (ours != theirs or len(said) < 2)
    # Nor is what names less than the term does: "solar panel" ~ "satellite solar panel". One pair
    # of characters may lack: 光纤陀螺 ~ 光纤陀螺仪.
    lacking = [f for f in theirs - ours if not is_han(f)] or len(theirs - ours) > 1
    return few or bool(ours <= theirs and lacking) or is_only_about(said, listed)


def _title(entry: str, control: ControlEntry) -> Term:
    words = tuple(term_words(control.title))
    return Term(control.title, "".join(words), words, entry)
