"""From a user's table of shares, or a GLEIF file of relationships, to stakes (R46)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screener.errors import SettingError, UnreadableDocumentError
from screener.formats.delimited import delimited_book
from screener.formats.grid import Book, Grid, Row
from screener.formats.workbook import workbook_book
from screener.model.document import Skipped
from screener.model.ownership import Stake
from screener.read.headers import plain_header

_OPENERS: dict[str, Callable[[bytes], Book]] = {
    ".csv": delimited_book,
    ".tsv": delimited_book,
    ".xlsx": workbook_book,
}
# What people write above the four columns; compared as ``plain_header`` makes them.
_HEADERS: dict[str, frozenset[str]] = {
    "owner": frozenset(
        ["owner", "shareholder", "parent", "owner name", "shareholder name", "股东", "股东名称"]
    ),
    "owned": frozenset(
        ["owned", "company", "subsidiary", "entity", "investee", "被投资企业", "公司", "公司名称"]
    ),
    "percent": frozenset(
        "percent,%,share,shares %,stake,ownership,ownership %,percentage,持股比例,出资比例".split(
            ","
        )
    ),
    "since": frozenset(["date", "since", "as of", "from", "日期", "截至日期"]),
}
# GLEIF, "Relationship Record Common Data File" 2.1 and "LEI-CDF" 3.1, columns of the CSV form.
_CHILD, _PARENT = "Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID"
_KIND, _STATUS = "Relationship.RelationshipType", "Relationship.RelationshipStatus"
_AMOUNT = "Relationship.Quantifiers.1.QuantifierAmount"
_UNIT = "Relationship.Quantifiers.1.QuantifierUnits"
_LEI, _LEGAL_NAME = "LEI", "Entity.LegalName"
_CONSOLIDATED = ("IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY")
_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*[%％]?")
_NOT_STATED = frozenset(["", "?", "unknown", "n/a", "na", "-", "未知", "不详"])


@dataclass(frozen=True, slots=True)
class StakesRead:
    """The stakes of one or more files, and the rows that say nothing usable."""

    stakes: tuple[Stake, ...]
    skipped: tuple[Skipped, ...]


def read_stakes(paths: Sequence[Path]) -> StakesRead:
    """Return the stakes that files state.

    Args:
        paths: Tables with columns for owner, owned, percent and date (.csv, .tsv, .xlsx), GLEIF's
            relationship file, and GLEIF's file of entities for the names behind the LEIs.

    Raises:
        SettingError: A file is none of these.
    """
    grids = [(path.name, grid) for path in paths for grid in _grids(path)]
    names = dict(pair for _, grid in grids for pair in _lei_names(grid))
    stakes: list[Stake] = []
    skipped: list[Skipped] = []
    for name, grid in grids:
        for one in _of_grid(name, grid, names):
            (stakes if isinstance(one, Stake) else skipped).append(one)  # type: ignore[arg-type]
    return StakesRead(tuple(stakes), tuple(skipped))


def _grids(path: Path) -> tuple[Grid, ...]:
    opener = _OPENERS.get(path.suffix.casefold())
    if opener is None:
        raise SettingError(
            f"{path.name}: a table of owners is .csv, .tsv or .xlsx, not {path.suffix or 'this'}"
        )
    try:
        return opener(path.read_bytes()).grids
    except (OSError, UnreadableDocumentError) as problem:
        raise SettingError(f"{path.name}: {problem}") from problem


def _lei_names(grid: Grid) -> Iterator[tuple[str, str]]:
    columns = _exact(grid)
    if _LEI in columns and _LEGAL_NAME in columns:
        for row in grid.rows[1:]:
            yield _cell(row, columns[_LEI]), _cell(row, columns[_LEGAL_NAME])


def _exact(grid: Grid) -> dict[str, int]:
    head = grid.rows[0].cells if grid.rows else ()
    return {cell.strip().removeprefix("\ufeff"): at for at, cell in enumerate(head)}


def _of_grid(name: str, grid: Grid, names: Mapping[str, str]) -> Iterator[Stake | Skipped]:
    columns = _exact(grid)
    if _CHILD in columns and _PARENT in columns:
        yield from _gleif(name, grid, columns, names)
    elif not (_LEI in columns and _LEGAL_NAME in columns):
        yield from _table(name, grid)


def _gleif(
    name: str, grid: Grid, columns: Mapping[str, int], names: Mapping[str, str]
) -> Iterator[Stake | Skipped]:
    """Yield the consolidations that are active; GLEIF seldom states a share, so it is unknown."""
    for row in grid.rows[1:]:
        kind, status = _named(row, columns, _KIND), _named(row, columns, _STATUS)
        if kind not in _CONSOLIDATED or status not in ("ACTIVE", ""):
            continue
        child, parent = _named(row, columns, _CHILD), _named(row, columns, _PARENT)
        place = f"row {row.number}"
        if not (child and parent):
            yield Skipped(name, place, "a relationship needs the LEIs of both parties")
            continue
        share = None
        if _named(row, columns, _UNIT).casefold() in ("percentage", "percent", "%"):
            share = _percent(_named(row, columns, _AMOUNT))[0]
        yield Stake(names.get(parent, parent), names.get(child, child), share, None, place)


def _table(name: str, grid: Grid) -> Iterator[Stake | Skipped]:
    found = _header(grid)
    if found is None:
        raise SettingError(
            f"{name}: no columns for owner and owned were found",
            hint="name them owner, owned, percent and, where known, date",
        )
    at, columns = found
    for row in grid.rows[at + 1 :]:
        owner, owned = (_named(row, columns, key) for key in ("owner", "owned"))
        place = f"row {row.number}"
        if not owner and not owned:
            continue
        share, fault = _percent(_named(row, columns, "percent"))
        since, day_fault = _day(_named(row, columns, "since"))
        fault = fault or day_fault or ("" if owner and owned else "owner or owned is empty")
        if fault:
            yield Skipped(name, place, f"{fault}; the stake was not counted")
        else:
            yield Stake(owner, owned, share, since, place)


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    for at, row in enumerate(grid.rows[:20]):
        plain = [plain_header(cell) for cell in row.cells]
        columns = {
            key: next(i for i, head in enumerate(plain) if head in heads)
            for key, heads in _HEADERS.items()
            if any(head in heads for head in plain)
        }
        if {"owner", "owned"} <= columns.keys():
            return at, columns
    return None


def _named(row: Row, columns: Mapping[str, int], key: str) -> str:
    return _cell(row, columns[key]) if key in columns else ""


def _cell(row: Row, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _percent(cell: str) -> tuple[float | None, str]:
    """Return a share in percent, None where it is not stated, and what is wrong with it.

    >>> _percent("25,5 %"), _percent("unknown"), _percent("120")[1]
    ((25.5, ''), (None, ''), '“120” is no share between 0 and 100 percent')
    """
    if cell.casefold() in _NOT_STATED:
        return None, ""
    found = _NUMBER.fullmatch(cell)
    share = float(found[1].replace(",", ".")) if found else -1.0
    if not 0 <= share <= 100:
        return None, f"“{cell}” is no share between 0 and 100 percent"
    return share, ""


def _day(cell: str) -> tuple[date | None, str]:
    if not cell:
        return None, ""
    try:
        return date.fromisoformat(cell[:10]), ""
    except ValueError:
        return None, f"“{cell}” is no day such as 2026-11-23"
