"""Country groups and the Commerce Country Chart, as information with their caveats (R37)."""

from dataclasses import dataclass
from functools import lru_cache

from screener.folders import bundled
from screener.formats.csvfile import csv_rows

# Supplement No. 1 to Part 738 and Supplement No. 1 to Part 740 of the EAR, eCFR of 2026-07-23.
_TABLE = "countries/us-ear.csv"
CAVEAT = (
    "A column without a mark settles nothing: General Prohibitions Four to Ten, entries that do not"
    " use the chart, and other sections may apply (15 CFR 738.4)."
)


@dataclass(frozen=True, slots=True)
class Country:
    """What the EAR's tables say of one destination."""

    code: str  # ISO 3166-1 alpha-2
    name: str
    groups: tuple[str, ...]  # "A:5", "D:1"; Macau is in no D:5 and is named beside it everywhere
    chart: tuple[str, ...]  # "NS 1", "RS 2"; CC 2 left out: the copies at hand disagree on it
    has_row: bool  # False where the chart has no row for it
    footnotes: tuple[str, ...]
    see: str  # sections that take the chart's place, "" where the chart has marks

    @property
    def note(self) -> str:
        """What has to be read beside the marks."""
        told = [f"the chart points to {self.see} of the EAR"] if self.see else []
        told += [] if self.has_row else ["the chart has no row for it"]
        told += [f"footnote(s) {', '.join(self.footnotes)} of the chart"] if self.footnotes else []
        return "; ".join([*told, CAVEAT])


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Return all destinations of the tables by code."""
    return {
        row["country"]: Country(
            code=row["country"],
            name=row["name"],
            groups=_several(row["groups"]),
            chart=() if row["chart"] == "no row" else _several(row["chart"]),
            has_row=row["chart"] != "no row",
            footnotes=_several(row["footnotes"]),
            see=row["see"],
        )
        for row in csv_rows(bundled("rules") / _TABLE)
    }


@lru_cache(maxsize=1_024)
def groups_of(codes: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the groups of several countries; None where no country is known.

    >>> groups_of(("CN",)), groups_of(())
    (('D:1', 'D:3', 'D:4', 'D:5'), None)
    """
    known = [countries()[code] for code in codes if code in countries()]
    return tuple(sorted({group for one in known for group in one.groups})) if known else None


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(" | ") if part)
