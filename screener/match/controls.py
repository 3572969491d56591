"""From technologies, products and control codes to entries of the control lists."""

import gc
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256

from screener.match.codes import coded_entries
from screener.match.control_hits import POSSIBLE, Hit, band, code_evidence, hit_of, rank, shown
from screener.match.term_match import TermMatch
from screener.match.term_score import TermScorer
from screener.match.thresholds import threshold_outcomes
from screener.model.document import Document
from screener.model.lists import ControlEntry, Knowledge
from screener.model.match import Evidence, Match, Target, ThresholdOutcome
from screener.model.mention import Mention, MentionKind

_NOTHING_STATED = "no listed characteristic is stated"
_NEAR = 200  # characters beside a mention in which its figures are looked for
_SENTENCE_END = re.compile(r"[。；;!?！？\n]|(?<=[^0-9\s][^0-9\s])\.\s")
_SEARCHED = frozenset({MentionKind.TECHNOLOGY, MentionKind.PRODUCT})


@dataclass(frozen=True, slots=True)
class ControlMatcher:
    """Matches wordings to control entries by terms, shared words and codes."""

    controls: Mapping[str, ControlEntry]
    scorer: TermScorer

    @classmethod
    def build(cls, knowledge: Knowledge) -> "ControlMatcher":
        """Index the catalogue of what is known."""
        with _uncollected():
            return cls(knowledge.controls, TermScorer.build(knowledge.controls))

    def match(self, mentions: Iterable[Mention], documents: Sequence[Document]) -> list[Match]:
        """Return the matches of technologies, products and codes, by mention, best first by list.

        Args:
            mentions: Mentions of any kind; entities are passed over.
            documents: The documents they stand in: figures beside a mention are read there.
        """
        mentions = list(mentions)
        texts = {document.key: document for document in documents}
        things: dict[tuple[str, int], list[Mention]] = defaultdict(list)
        for mention in mentions:
            things[mention.document, mention.block].append(mention)
        seen: dict[tuple[str, ...], list[Hit]] = {}
        matches: list[Match] = []
        for mention in mentions:
            names = (mention.kind.value, mention.text, *mention.also)
            if names not in seen:
                seen[names] = self._hits(mention.kind, names[1:])
            beside = _beside(
                mention, texts[mention.document], things[mention.document, mention.block]
            )
            matches += [self._match(mention.id, hit, beside) for hit in shown(seen[names])]
        return matches

    def classify(
        self, text: str, *, lists: Sequence[str] = (), top: int | None = None
    ) -> list[Match]:
        """Return what a wording may be on the control lists, best first; weak ones included.

        Args:
            text: A technology, a product, or a control code.
            lists: Ids of the lists to look in; empty for all.
            top: Most matches returned; None for all.
        """
        hits = self._hits(MentionKind.TECHNOLOGY, (text,))
        hits += self._hits(MentionKind.CONTROL_CODE, (text,))
        kept = [hit for hit in hits if not lists or hit.entry.split("/")[0] in lists]
        matches = [self._match("", hit, text) for hit in sorted(kept, key=rank)]
        return matches[:top]

    def _hits(self, kind: MentionKind, names: Sequence[str]) -> list[Hit]:
        if kind is MentionKind.CONTROL_CODE:
            return [hit for name in names for hit in self._coded(name)]
        if kind not in _SEARCHED:
            return []
        found: dict[str, list[tuple[str, TermMatch]]] = {}
        for name in dict.fromkeys(names):
            for entry, term in self.scorer.score(name).items():
                found.setdefault(entry, []).append((name, term))
        return sorted((hit_of(entry, pairs) for entry, pairs in found.items()), key=rank)

    def _coded(self, text: str) -> list[Hit]:
        return [
            Hit(entry, 100.0, paragraph, (code_evidence(text, entry, note),))
            for entry, paragraph, note in coded_entries(text, self.controls.keys())
        ]

    def _match(self, mention: str, hit: Hit, beside: str) -> Match:
        control = self.controls[hit.entry]
        list_id, code = hit.entry.split("/", 1)
        return Match(
            id=sha256(f"{mention}|{hit.entry}".encode()).hexdigest()[:12],
            mention=mention,
            list=list_id,
            entry=hit.entry,
            name=control.title,
            target=Target.CONTROL,
            score=round(hit.score, 1),
            band=band(hit),
            evidence=_told(hit, control),
            code=code,
            paragraph=hit.paragraph,
            thresholds=_thresholds(control, hit, beside),
            reasons=control.reasons,
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from walking what is built to stay.

    The index is a quarter of a million tuples without a cycle; walking them again and again took
    a third of the 1.2 s.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _told(hit: Hit, control: ControlEntry) -> tuple[Evidence, ...]:
    """Return the grounds of a hit; a likeness alone to an entry of stated traits says so."""
    first, *others = hit.evidence
    of_traits = control.paragraphs or control.wide_terms.en
    if hit.score >= POSSIBLE or hit.paragraph or first.note or not of_traits:
        return hit.evidence
    return (replace(first, note=_NOTHING_STATED), *others)


def _thresholds(control: ControlEntry, hit: Hit, beside: str) -> tuple[ThresholdOutcome, ...]:
    return threshold_outcomes(control, hit.paragraph, beside) if hit.score >= POSSIBLE else ()


def _beside(mention: Mention, document: Document, others: Iterable[Mention]) -> str:
    """Return the sentence that a mention stands in, without what else it names.

    A figure of the next sentence is another thing's, and so is one within another thing's name: the
    five axes of "five-axis machining centres and fibre placement".
    """
    text = document.blocks[mention.block].text
    low, high = max(mention.start - _NEAR, 0), min(mention.end + _NEAR, len(text))
    window = text[low:high]
    for other in others:
        start, end = max(other.start, low) - low, min(other.end, high) - low
        apart = other.end <= mention.start or mention.end <= other.start
        if other.kind in _SEARCHED and apart and start < end:
            window = window[:start] + " " * (end - start) + window[end:]
            for gloss in other.also:
                window = window.replace(gloss, " " * len(gloss))
    said = slice(mention.start - low, mention.end - low)
    before = _SENTENCE_END.split(window[: said.start])[-1]
    after = _SENTENCE_END.split(window[said.stop :])[0]
    return before + window[said] + after
