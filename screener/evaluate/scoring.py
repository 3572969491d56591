"""Cases through the matching as it is."""

from collections.abc import Iterable

from screener.api import Screener, compare_names
from screener.evaluate.cases import Case
from screener.evaluate.figures import Scored
from screener.model.match import Match

_ALERTS = frozenset({"exact", "strong", "possible"})


def scored_pairs(cases: Iterable[Case]) -> list[Scored]:
    """Score pairs of names, without any list."""
    out = []
    for case in cases:
        comparison = compare_names(case.query, case.candidate)
        out.append(Scored(case, comparison.score, comparison.band in _ALERTS))
    return out


def scored_queries(cases: Iterable[Case], screener: Screener) -> list[Scored]:
    """Look names up in the lists in use, and compare with the entry that each should find."""
    return [_query(case, screener) for case in cases]


def _query(case: Case, screener: Screener) -> Scored:
    every = screener.look_up(case.query, at_least=0.0)
    alerts = [one for one in every if one.band.alerts]
    wanted = next((one for one in every if one.entry == case.entry), None)
    on_list = [one for one in alerts if one.list == case.entry.partition("/")[0]]
    if not case.entry:
        best = max((one.score for one in alerts), default=0.0)
        return Scored(case, best, bool(alerts), len(alerts), best=_first(alerts))
    return Scored(
        case,
        score=wanted.score if wanted else 0.0,
        alert=wanted is not None and wanted.band.alerts,
        alerts=len(alerts),
        first_right=bool(on_list) and on_list[0].entry == case.entry,
        best=_first(on_list),
    )


def _first(found: list[Match]) -> str:
    return f"{found[0].entry} {found[0].name}" if found else ""
