"""What a wording may be on a control list: score, band, order, and how much of it is shown."""

from dataclasses import dataclass
from functools import lru_cache

from screener.match.review_order import held_down, review_order
from screener.match.term_match import TermMatch
from screener.model.match import Band, Evidence
from screener.normalise.terms import term_key

# Chosen on worked cases in tests/match/test_controls.py: the head of a phrase with a share of
# three fifths is strong, and one bare generic word ("hair removal laser") is weak.
STRONG, POSSIBLE = 85.0, 70.0
# Shown beside a mention, per list, when they are too weak to be an alert.
_WEAK_SHOWN = 3
# Words that only stand in an entry's title and terms are for a person who asks (``classify``).
_LEAST_SHOWN = 45.0
_AT_ONLY = "the entry is under anti-terrorism controls only"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a wording may mean, with its grounds, the strongest first."""

    entry: str
    score: float
    paragraph: str
    evidence: tuple[Evidence, ...]


def hit_of(entry: str, pairs: list[tuple[str, TermMatch]]) -> Hit:
    """Return the hit of an entry from the names of a mention and the terms they may mean."""
    ranked = sorted(pairs, key=lambda pair: (-pair[1].score, pair[1].term.text))
    score = max(held_down(term) for _, term in pairs)
    paragraph = next((term.term.paragraph for _, term in ranked if term.term.paragraph), "")
    return Hit(entry, score, paragraph, tuple(_evidence(*pair) for pair in ranked))


def _evidence(said: str, match: TermMatch) -> Evidence:
    return Evidence(
        method=match.method,
        said=said,
        listed=match.term.text,
        said_key=_key(said),
        listed_key=match.term.key,
        score=round(match.score, 1),
        note=_AT_ONLY if held_down(match) < match.score else "",
    )


@lru_cache(maxsize=4096)
def _key(said: str) -> str:
    # A wording has one key for all the entries it may mean.
    return term_key(said)


def code_evidence(said: str, entry: str, note: str) -> Evidence:
    """Return the ground of a hit by a code that the text itself names."""
    code = entry.split("/", 1)[1]
    return Evidence("code", said, code, code, code, 100.0, note=note)


def band(hit: Hit) -> Band:
    """Return how close a hit is; exact means that the keys are the same."""
    if hit.score >= STRONG:
        same = hit.evidence[0].said_key == hit.evidence[0].listed_key
        return Band.EXACT if same else Band.STRONG
    return Band.POSSIBLE if hit.score >= POSSIBLE else Band.WEAK


def rank(hit: Hit) -> tuple[float, tuple[int, int], int, str]:
    """Return a key that puts the best first; of equals in the order of review, then the longest."""
    order = review_order(hit.entry)
    return (-round(hit.score, 1), order, -len(hit.evidence[0].listed_key), hit.entry)


def shown(hits: list[Hit]) -> list[Hit]:
    """Return the hits that stand beside a mention: every alert, and the best weak ones."""
    kept: list[Hit] = []
    weak: dict[str, int] = {}
    for hit in hits:
        list_id = hit.entry.split("/", 1)[0]
        if hit.score < _LEAST_SHOWN:
            continue
        if hit.score < POSSIBLE:
            weak[list_id] = weak.get(list_id, 0) + 1
        if weak.get(list_id, 0) <= _WEAK_SHOWN or hit.score >= POSSIBLE:
            kept.append(hit)
    return kept
