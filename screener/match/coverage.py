"""How deep the catalogue goes, counted from the entries themselves (R68)."""

from collections import defaultdict
from collections.abc import Mapping

from screener.model.lists import ControlEntry
from screener.model.run import CatalogueCoverage


def coverage(controls: Mapping[str, ControlEntry]) -> tuple[CatalogueCoverage, ...]:
    """Return the counts of modelled, partial, title-only and pointer entries by control list."""
    depths: dict[str, list[str]] = defaultdict(list)
    for entry, control in controls.items():
        depths[entry.split("/", 1)[0]].append(depth(control))
    return tuple(
        CatalogueCoverage(
            list=list_id,
            entries=len(found),
            modelled=found.count("modelled"),
            partial=found.count("partial"),
            title_only=found.count("title_only"),
            pointer_only=found.count("pointer_only"),
        )
        for list_id, found in sorted(depths.items())
    )


def depth(control: ControlEntry) -> str:
    """Return how deep one entry is modelled: modelled, partial, title_only or pointer_only."""
    if control.pointer_to:
        return "pointer_only"
    if control.paragraphs and (control.terms.en or control.terms_from):
        return "modelled"
    named = control.terms.en or control.terms.zh or control.terms_from
    return "partial" if named or control.paragraphs else "title_only"
