"""From scored cases to figures: precision, recall, alerts, order, and what lies below the line."""

import random
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from screener.evaluate.cases import Case


@dataclass(frozen=True, slots=True)
class Scored:
    """A case with what matching made of it."""

    case: Case
    score: float  # of the pair, or of the expected entry; 0 where it was not found
    alert: bool  # at the profile in use
    alerts: int = 0  # how many entries were alerts for the query
    first_right: bool = False  # the expected entry is first on its list
    best: str = ""  # what was found first, where an entry was expected


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of cases comes to at one line."""

    name: str
    cases: int
    matches: int
    found: int  # matches that are alerts
    false_alerts: int  # non-matches that are alerts
    area: float | None  # under the ROC curve; None without both kinds

    @property
    def recall(self) -> float | None:
        """Share of the matches that are alerts, 0 to 1."""
        return self.found / self.matches if self.matches else None

    @property
    def precision(self) -> float | None:
        """Share of the alerts that are matches, 0 to 1."""
        alerts = self.found + self.false_alerts
        return self.found / alerts if alerts else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p and r else None


def figures(name: str, scored: Sequence[Scored], line: float | None = None) -> Figures:
    """Return the figures of cases.

    Args:
        name: Of the set.
        scored: The cases.
        line: Lowest score of an alert, 0 to 100; None for the bands of the profile.
    """
    alert = [one.alert if line is None else one.score >= line for one in scored]
    pairs = list(zip(scored, alert, strict=True))
    return Figures(
        name=name,
        cases=len(scored),
        matches=sum(one.case.is_match for one in scored),
        found=sum(is_alert for one, is_alert in pairs if one.case.is_match),
        false_alerts=sum(is_alert for one, is_alert in pairs if not one.case.is_match),
        area=area_under(scored),
    )


def area_under(scored: Iterable[Scored]) -> float | None:
    """Return how often a match scores above a non-match; a tie counts half."""
    cases = sorted((one.score, one.case.is_match) for one in scored)
    matches = sum(is_match for _, is_match in cases)
    others = len(cases) - matches
    if not matches or not others:
        return None
    below = ties = wins = 0.0
    at = 0
    while at < len(cases):
        end = at
        while end < len(cases) and cases[end][0] == cases[at][0]:
            end += 1
        here = sum(is_match for _, is_match in cases[at:end])
        wins += here * below
        ties += here * (end - at - here)
        below += end - at - here
        at = end
    return (wins + ties / 2) / (matches * others)


def sweep(scored: Sequence[Scored], lines: Iterable[float]) -> list[Figures]:
    """Return the figures at several lines, the lowest first."""
    return [figures(f"{line:g}", scored, line) for line in lines]


def by(scored: Sequence[Scored], told: Callable[[Case], str]) -> list[Figures]:
    """Return the figures of each group of cases."""
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(told(one.case) or "(none)", []).append(one)
    return [figures(name, group) for name, group in sorted(groups.items())]


def scripts_of(case: Case) -> str:
    """Return the scripts of a case's names.

    >>> scripts_of(Case(1, "Huawei", "华为", True, ""))
    'han and latin'
    """
    found = {
        name
        for letter in case.query + case.candidate
        if letter.isalpha()
        for name in (unicodedata.name(letter, "").split(" ")[0].lower(),)
    }
    return " and ".join(sorted({"han" if one == "cjk" else one for one in found}))


def below_the_line(
    scored: Sequence[Scored], count: int, seed: int, width: float = 20.0
) -> list[Scored]:
    """Return a seeded sample of what is no alert but near, for a person to look at (R63)."""
    least = min((one.score for one in scored if one.alert), default=100.0)
    near = [one for one in scored if not one.alert and one.score >= least - width]
    return random.Random(seed).sample(near, min(count, len(near)))
