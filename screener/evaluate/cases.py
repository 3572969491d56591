"""Labelled cases: pairs of names, or names with the entry that they should find."""

from dataclasses import dataclass
from pathlib import Path

from screener.errors import SettingError, UnreadableDocumentError
from screener.formats.delimited import delimited_book
from screener.formats.grid import Row

_YES = frozenset({"true", "yes", "1", "match", "y"})
_NO = frozenset({"false", "no", "0", "non-match", "n"})


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled case."""

    row: int
    query: str
    candidate: str  # the other name of a pair; "" where an entry is expected
    is_match: bool  # for a query that should find nothing: False
    kind: str  # "en~zh", "acronym", ...; "" where the file has no column category
    entry: str = ""  # LIST_ID/KEY that should be found; "" for a pair, or for nothing
    list: str = ""


@dataclass(frozen=True, slots=True)
class CasesRead:
    """The cases of a file, and the rows that are none."""

    cases: tuple[Case, ...]
    faults: tuple[str, ...]

    @property
    def are_pairs(self) -> bool:
        """Whether they are pairs of names."""
        return any(one.candidate for one in self.cases)


def read_cases(path: Path) -> CasesRead:
    """Return the labelled cases of a CSV.

    Columns: ``query``, and either ``candidate`` and ``is_match``, or ``entry`` (LIST_ID/KEY, empty
    for a query that should find nothing); ``category`` tells kinds apart.

    Raises:
        SettingError: The file cannot be read or lacks these columns.
    """
    try:
        grid = delimited_book(path.read_bytes()).grids[0]
    except (OSError, UnreadableDocumentError, IndexError) as problem:
        raise SettingError(f"{path.name}: {problem}") from problem
    head = [cell.strip().casefold() for cell in grid.rows[0].cells] if grid.rows else []
    columns = {name: at for at, name in enumerate(head)}
    pairs = {"candidate", "is_match"} <= set(columns)
    if "query" not in columns or not (pairs or "entry" in columns):
        raise SettingError(
            f"{path.name}: the columns are query, candidate, is_match, or query, entry",
            hint="a column category tells kinds of cases apart",
        )
    cases, faults = [], []
    for row in grid.rows[1:]:
        one = _case(row, columns)
        if isinstance(one, Case):
            cases.append(one)
        else:
            faults.append(f"row {row.number}: {one}")
    return CasesRead(tuple(cases), tuple(faults))


def _case(row: Row, columns: dict[str, int]) -> Case | str:
    def cell(name: str) -> str:
        at = columns.get(name, len(row.cells))
        return row.cells[at].strip() if at < len(row.cells) else ""

    kind = cell("category").removeprefix("neg ")
    if not cell("query"):
        return "there is no query"
    if "entry" in columns:
        entry = cell("entry")
        return Case(row.number, cell("query"), "", bool(entry), kind, entry, cell("list"))
    told = cell("is_match").casefold()
    if told not in _YES | _NO or not cell("candidate"):
        return "a pair needs a candidate, and is_match as true or false"
    return Case(row.number, cell("query"), cell("candidate"), told in _YES, kind)
