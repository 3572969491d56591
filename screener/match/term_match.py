"""A term that a wording may mean, and which of two terms says more."""

from dataclasses import dataclass

from screener.match.term_index import Term

SAME = 100.0  # the wording is the term
LEAST = 45.0  # below, most of what comes is chance: "system design" ~ "antenna design"


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term that a wording may mean."""

    term: Term
    score: float  # 0 to 100
    method: str  # "term", "head", "part", "words", "title"


def keep(best: dict[str, TermMatch], match: TermMatch) -> None:
    """Note a match where it is the best of its entry so far."""
    known = best.get(match.term.entry)
    if known is None or _order(match) > _order(known):
        best[match.term.entry] = match


def _order(match: TermMatch) -> tuple[float, int, int, str]:
    # Of two terms that score alike, the longer one says more; then one that names a paragraph.
    term = match.term
    return (match.score, len(term.words), bool(term.paragraph), term.text)
