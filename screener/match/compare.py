"""Two names compared without any list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from screener import folders
from screener.formats.csvfile import csv_rows
from screener.match.acronyms import acronym_score
from screener.match.forms import WEIGHTS, Form, FormMaker
from screener.match.persons import may_be_person, person_score
from screener.match.score import Scorer, band_of
from screener.match.short_names import short_score
from screener.match.variants import MOST_WITHIN, WITHIN, variants
from screener.model.lists import LexiconTerm
from screener.model.match import Evidence
from screener.normalise.names import name_key
from screener.normalise.org_lexicon import org_lexicon


@dataclass(frozen=True, slots=True)
class Comparison:
    """How close two names are."""

    score: float  # 0 to 100
    band: str  # "exact", "strong", "possible", "weak" or "none"
    evidence: tuple[Evidence, ...]  # strongest first; empty where nothing is shared


def compare_names(a: str, b: str) -> Comparison:
    """Return how close two names are, with generic weights.

    >>> compare_names("Tianjin Feiteng", "天津飞腾").band
    'strong'
    """
    if name_key(a) and name_key(a) == name_key(b):
        same = Evidence("same key", a, b, name_key(a), name_key(b), 100.0)
        return Comparison(100.0, "exact", (same,))
    grounds = sorted(_grounds(a, b), key=lambda ground: -ground.score)
    best = grounds[0].score if grounds else 0.0
    band = band_of(best)
    return Comparison(best, band.value if band else "none", tuple(grounds))


def bundled_terms() -> tuple[LexiconTerm, ...]:
    """Return the bundled lexicon, for use where no lists are loaded."""
    return _terms_of(folders.bundled("lists") / "org_lexicon" / "terms.csv")


@cache
def _terms_of(path: Path) -> tuple[LexiconTerm, ...]:
    rows = csv_rows(path)
    return tuple(
        LexiconTerm(
            row["zh"],
            row["en"],
            row["slot"],
            tuple(text for text in row["also_en"].split(" | ") if text),
            row.get("within", ""),
        )
        for row in rows
    )


@cache
def _tools() -> tuple[FormMaker, Scorer]:
    lexicon = org_lexicon(bundled_terms())
    return FormMaker(lexicon), Scorer(lexicon, lambda _, slot: WEIGHTS[slot])


def comparable(a: Form, b: Form) -> bool:
    """Tell whether two forms are of one script: words with words or meaning, parts with parts."""
    return (a.kind == "han") == (b.kind == "han")


def _forms(name: str, maker: FormMaker) -> list[tuple[Form, bool]]:
    """Return the forms of a name and of the further names that it holds.

    With each: whether it is the name without its parent's.
    """
    texts = [(name, ""), *(one for one in variants(name) if one[1] != "acronym")]
    return [(form, how == WITHIN) for text, how in texts for form in maker.forms(text)]


def _grounds(a: str, b: str) -> Iterator[Evidence]:
    maker, scorer = _tools()
    if may_be_person(a, maker.lexicon) and may_be_person(b, maker.lexicon):
        score, differs = person_score(a, b)
        if score:
            note = "; ".join(f"differs in {text}" for text in differs)
            yield Evidence("person", a, b, name_key(a), name_key(b), score, note=note)
        if "," in a or "," in b:
            return  # "KANG, Song Nam" is a person, and what tells two organisations apart does not
    for said, said_within in _forms(a, maker):
        for listed, listed_within in _forms(b, maker):
            if said_within and listed_within:
                continue  # two parents may each have an institute of physics
            if comparable(said, listed):
                scored = scorer.score(said, listed)
                if said_within or listed_within:
                    scored = replace(scored, score=min(scored.score, MOST_WITHIN))
                if scored.score > 0:
                    note = "; ".join(f"differs in {text}" for text in scored.differs)
                    keys = " ".join(said.tokens), " ".join(listed.tokens)
                    yield Evidence(scored.method, a, b, *keys, scored.score, note=note)
            # Who gives an acronym and a name to compare has brought the two together already; in
            # a search through lists a generated acronym is weak.
            score = acronym_score(said, listed) if "han" not in (said.kind, listed.kind) else 0.0
            if score:
                yield Evidence("acronym", a, b, said.key, listed.key, score)
            score = short_score(said, listed, maker.lexicon)
            if score:
                yield Evidence("short form", a, b, said.key, listed.key, score)
