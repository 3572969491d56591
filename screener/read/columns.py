"""From the rows of a sheet to its layout: the header's row and the role of each column."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from screener.formats.grid import Grid, Row
from screener.formats.marks import folded
from screener.model.document import Role
from screener.read.contents import first_is_header, roles_by_contents
from screener.read.headers import header_role, plain_header
from screener.read.mapping import Mapping
from screener.read.words_headers import BARE_NAMES, COUNTERS, ENGLISH_NAMES

SEARCHED = frozenset({Role.NAME, Role.NATIVE_NAME, Role.ALIASES, Role.DESCRIPTION})
_HEADER_WITHIN = 30  # filled rows; letterheads and legends above a table are shorter
_LONGEST_HEADER = 80  # characters
_SAMPLE = 200  # rows whose contents are looked at
_NOT_RECOGNISED = (
    "no column was recognised as a name or a description, so it was not searched; name its columns"
    " in a file given with --map"
)

Roles = list[Role | None]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is read. Positions count the filled rows, from 0."""

    header: int  # position of the header's row; -1 where there is none
    header_cells: tuple[str, ...]
    roles: tuple[Role | None, ...]
    by: str  # who decided: "headers", "contents", "headers and contents" or "map file"

    def columns(self, width: int) -> tuple[tuple[str, Role | None], ...]:
        """Return header and role of each column; those beyond the header are carried along."""
        said = [folded(cell) for cell in self.header_cells]
        said += [""] * (width - len(said))
        roles = [*self.roles, *[None] * (width - len(self.roles))]
        return tuple((name or column_name(at), roles[at]) for at, name in enumerate(said))

    def repeats_header(self, row: Row) -> bool:
        """Return whether a row is the header once more, as at the head of a printed page."""
        return self.header >= 0 and row.cells == self.header_cells


def column_name(index: int) -> str:
    """Return a column's letter as a spreadsheet shows it.

    >>> column_name(0), column_name(27)
    ('column A', 'column AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return f"column {letters}"


def layout_of(grid: Grid, rows: Sequence[Row], mapping: Mapping | None) -> Layout | str:
    """Return the layout of a sheet, or why it has none.

    Args:
        grid: The sheet.
        rows: Its filled rows, one at least.
        mapping: The user's own word on the columns; None to guess.
    """
    if mapping is not None:
        return _mapped(grid, rows, mapping)
    header = 0 if grid.headed else _header_position(rows)
    cells = rows[header].cells if header >= 0 else ()
    # Without a known header the first row may be one that we do not know.
    start = header + 1 if header >= 0 or len(rows) < 3 else 1
    body = rows[start : start + _SAMPLE]
    width = max(len(row.cells) for row in rows)
    by_headers: Roles = [header_role(cell) for cell in cells] + [None] * (width - len(cells))
    by_headers = _considered(by_headers, cells, body)
    roles = roles_by_contents(by_headers, body)
    if not any(role in SEARCHED for role in roles):
        return _NOT_RECOGNISED
    if header < 0 and first_is_header(roles, rows):
        header, cells = 0, rows[0].cells
    return Layout(header, cells, tuple(roles), _who(by_headers, roles))


def _who(by_headers: Roles, roles: Roles) -> str:
    if not any(by_headers):
        return "contents"
    return "headers" if by_headers == roles else "headers and contents"


def _header_position(rows: Sequence[Row]) -> int:
    """Return which of the first rows has most headers in it; -1 if none says what is searched."""
    usual = median(_filled(row) for row in rows[:_SAMPLE])
    best, most = -1, 0
    for position, row in enumerate(rows[:_HEADER_WITHIN]):
        roles = [header_role(cell) for cell in row.cells]
        known = sum(role is not None for role in roles)
        if usual <= 1 and position:
            break  # in a column of text a heading may look like a header
        # One known header among five is enough in the first row: "Vessel, IMO, Flag, Built, Class".
        enough = known * 2 >= min(_filled(row), 4) or (position == 0 and _filled(row) > 1)
        likely = enough and _filled(row) * 2 >= usual
        short = all(len(cell) <= _LONGEST_HEADER for cell in row.cells)
        if known > most and likely and short and any(role in SEARCHED for role in roles):
            best, most = position, known
    return best


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _considered(roles: Roles, cells: Sequence[str], body: Sequence[Row]) -> Roles:
    """Return the roles of headers that mean one thing alone and another beside others."""
    plain = [plain_header(cell) for cell in cells]
    of_items = {Role.HS, Role.ECCN} & set(roles) and Role.DESCRIPTION not in roles
    seen: set[Role | None] = set()
    out: Roles = []
    for role, header in zip(roles, [*plain, *[""] * len(roles)], strict=False):
        if role is Role.NAME and header in BARE_NAMES and of_items:
            role = Role.DESCRIPTION  # the name of an item
        if role is Role.NAME and header in ENGLISH_NAMES and Role.NAME in seen:
            role = Role.ALIASES  # the same party once more
        if role is Role.ID and (Role.ID in seen or (header in COUNTERS and _counts(out, body))):
            role = None
        seen.add(role)
        out.append(role)
    return out


def _counts(before: Roles, body: Sequence[Row]) -> bool:
    """Return whether the next column only numbers the rows, so that it is nobody's number."""
    index = len(before)
    said = [row.cells[index].strip() for row in body if index < len(row.cells)]
    return said == [str(number) for number in range(1, len(said) + 1)]


def _mapped(grid: Grid, rows: Sequence[Row], mapping: Mapping) -> Layout | str:
    columns = mapping.of(grid.name)
    best = -1
    roles_of_best: Roles = []
    for position, row in enumerate(rows[:_HEADER_WITHIN]):
        roles = [columns.role(cell) if cell.strip() else None for cell in row.cells]
        if sum(map(bool, roles)) > sum(map(bool, roles_of_best)):
            best, roles_of_best = position, roles
    if not any(role in SEARCHED for role in roles_of_best):
        shown = ", ".join(folded(cell) for cell in rows[0].cells if cell.strip())[:200]
        return f"the map file names no name or description column of it; its first row is: {shown}"
    return Layout(best, rows[best].cells, tuple(roles_of_best), "map file")
