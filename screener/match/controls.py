"""From technologies, products and control codes to entries of the control lists."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from screener.match.codes import coded_entries
from screener.match.review_order import held_down, review_order
from screener.match.term_match import TermMatch
from screener.match.term_score import TermScorer
from screener.match.thresholds import threshold_outcomes
from screener.model.document import Document
from screener.model.lists import ControlEntry, Knowledge
from screener.model.match import Band, Evidence, Match, Target, ThresholdOutcome
from screener.model.mention import Mention, MentionKind
from screener.normalise.terms import term_key

# Chosen on worked cases in tests/match/test_controls.py: the head of a phrase with a share of
# three fifths is strong; one bare generic word ("hair removal laser") is possible at best.
_STRONG, _POSSIBLE = 85.0, 70.0
# Shown beside a mention, per list, when they are too weak to be an alert.
_WEAK_SHOWN = 3
# Words that only stand in an entry's title and terms are for a person who asks (``classify``).
_LEAST_SHOWN = 45.0
_NEAR = 200  # characters beside a mention in which its figures are looked for
_SENTENCE_END = re.compile(r"[。；;!?！？\n]|(?<=[^0-9\s][^0-9\s])\.\s")
_SEARCHED = frozenset({MentionKind.TECHNOLOGY, MentionKind.PRODUCT})


@dataclass(frozen=True, slots=True)
class _Hit:
    entry: str
    score: float
    paragraph: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ControlMatcher:
    """Matches wordings to control entries by terms, shared words and codes."""

    controls: Mapping[str, ControlEntry]
    scorer: TermScorer

    @classmethod
    def build(cls, knowledge: Knowledge) -> "ControlMatcher":
        """Index the catalogue of what is known."""
        return cls(knowledge.controls, TermScorer.build(knowledge.controls))

    def match(self, mentions: Iterable[Mention], documents: Sequence[Document]) -> list[Match]:
        """Return the matches of technologies, products and codes, by mention, best first by list.

        Args:
            mentions: Mentions of any kind; entities are passed over.
            documents: The documents they stand in: figures beside a mention are read there.
        """
        texts = {document.key: document for document in documents}
        seen: dict[tuple[str, ...], list[_Hit]] = {}
        matches: list[Match] = []
        for mention in mentions:
            names = (mention.kind.value, mention.text, *mention.also)
            if names not in seen:
                seen[names] = self._hits(mention.kind, names[1:])
            beside = _beside(mention, texts[mention.document])
            matches += [self._match(mention.id, hit, beside) for hit in _shown(seen[names])]
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
        matches = [self._match("", hit, text) for hit in sorted(kept, key=_rank)]
        return matches[:top]

    def _hits(self, kind: MentionKind, names: Sequence[str]) -> list[_Hit]:
        if kind is MentionKind.CONTROL_CODE:
            return [hit for name in names for hit in self._coded(name)]
        if kind not in _SEARCHED:
            return []
        found: dict[str, list[tuple[str, TermMatch]]] = {}
        for name in dict.fromkeys(names):
            for entry, term in self.scorer.score(name).items():
                found.setdefault(entry, []).append((name, term))
        return sorted((_hit(entry, pairs) for entry, pairs in found.items()), key=_rank)

    def _coded(self, text: str) -> list[_Hit]:
        return [
            _Hit(entry, 100.0, paragraph, (_code_evidence(text, entry, note),))
            for entry, paragraph, note in coded_entries(text, self.controls.keys())
        ]

    def _match(self, mention: str, hit: _Hit, beside: str) -> Match:
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
            band=_band(hit),
            evidence=hit.evidence,
            code=code,
            paragraph=hit.paragraph,
            thresholds=_thresholds(control, hit, beside),
            reasons=control.reasons,
        )


def _thresholds(control: ControlEntry, hit: _Hit, beside: str) -> tuple[ThresholdOutcome, ...]:
    return threshold_outcomes(control, hit.paragraph, beside) if hit.score >= _POSSIBLE else ()


def _hit(entry: str, pairs: list[tuple[str, TermMatch]]) -> _Hit:
    ranked = sorted(pairs, key=lambda pair: (-pair[1].score, pair[1].term.text))
    score = max(held_down(term) for _, term in pairs)
    paragraph = next((term.term.paragraph for _, term in ranked if term.term.paragraph), "")
    return _Hit(entry, score, paragraph, tuple(_evidence(*pair) for pair in ranked))


def _evidence(said: str, match: TermMatch) -> Evidence:
    return Evidence(
        method=match.method,
        said=said,
        listed=match.term.text,
        said_key=_key(said),
        listed_key=match.term.key,
        score=round(match.score, 1),
    )


@lru_cache(maxsize=4096)
def _key(said: str) -> str:
    # A wording has one key for all the entries it may mean.
    return term_key(said)


def _code_evidence(said: str, entry: str, note: str) -> Evidence:
    code = entry.split("/", 1)[1]
    return Evidence("code", said, code, code, code, 100.0, note=note)


def _band(hit: _Hit) -> Band:
    if hit.score >= _STRONG:
        same = hit.evidence[0].said_key == hit.evidence[0].listed_key
        return Band.EXACT if same else Band.STRONG
    return Band.POSSIBLE if hit.score >= _POSSIBLE else Band.WEAK


def _rank(hit: _Hit) -> tuple[float, tuple[int, int], int, str]:
    # Of entries that score alike, in the order of review; then the one whose term is the longest.
    order = review_order(hit.entry)
    return (-round(hit.score, 1), order, -len(hit.evidence[0].listed_key), hit.entry)


def _shown(hits: list[_Hit]) -> list[_Hit]:
    shown: list[_Hit] = []
    weak: dict[str, int] = {}
    for hit in hits:
        list_id = hit.entry.split("/", 1)[0]
        if hit.score < _LEAST_SHOWN:
            continue
        if hit.score < _POSSIBLE:
            weak[list_id] = weak.get(list_id, 0) + 1
        if weak.get(list_id, 0) <= _WEAK_SHOWN or hit.score >= _POSSIBLE:
            shown.append(hit)
    return shown


def _beside(mention: Mention, document: Document) -> str:
    """Return the sentence that a mention stands in: a figure of the next one is another thing's."""
    text = document.blocks[mention.block].text
    before = _SENTENCE_END.split(text[max(mention.start - _NEAR, 0) : mention.start])[-1]
    after = _SENTENCE_END.split(text[mention.end : mention.end + _NEAR])[0]
    return before + text[mention.start : mention.end] + after
