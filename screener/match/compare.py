"""Two names compared without any list."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from screener.model.match import Evidence
from screener.normalise.names import name_key


@dataclass(frozen=True, slots=True)
class Comparison:
    """How close two names are."""

    score: float  # 0 to 100
    band: str  # "exact", "strong", "possible", "weak" or "none"
    evidence: tuple[Evidence, ...]


def compare_names(a: str, b: str) -> Comparison:
    """Return how close two names are, with generic weights."""
    said, listed = name_key(a), name_key(b)
    score = float(fuzz.ratio(said, listed)) if said and listed else 0.0
    bands = ((100, "exact"), (92, "strong"), (78, "possible"), (60, "weak"), (0, "none"))
    band = next(band for least, band in bands if score >= least)
    ground = Evidence("words", a, b, said, listed, score)
    return Comparison(score, band, (ground,) if score else ())
