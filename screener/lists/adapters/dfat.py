"""Australia's Consolidated List as the table of DFAT: a row a name, joined by their reference."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.delimited import delimited_book
from screener.formats.grid import Grid
from screener.formats.workbook import workbook_book
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.facts import (
    citations_of,
    clean,
    day,
    imo,
    joined,
    names_of,
    refuse_if,
    refuse_missing,
    remarks_of,
    unique,
)
from screener.model.lists import EntityKind, ListEntity, NameKind

_NAME, _REFERENCE = "Name of Individual or Entity", "Reference"
_COLUMNS = (
    _REFERENCE, _NAME, "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth",
    "Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number",
    "Committees", "Control Date", "Instrument of Designation", "Targeted Financial Sanction",
    "Travel Ban", "Arms Embargo", "Maritime Restriction",
)  # fmt: skip
_MEASURES = _COLUMNS[-4:]
_KINDS = {
    "individual": EntityKind.PERSON,
    "entity": EntityKind.ORGANISATION,
    "vessel": EntityKind.VESSEL,
}
_NAME_KINDS = {
    "primary name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "aka": NameKind.ALIAS,
    "original script": NameKind.NATIVE_SCRIPT,
    "formerly known as": NameKind.FORMER,
    "previously listed as": NameKind.FORMER,
}
_STRENGTHS = {"": False, "strong": False, "weak": True}  # weak?
_NUMBER = re.compile(r"(\d+)[a-z]*", re.IGNORECASE)  # "8577", "8577a", "1000aa"
# "a) 1 Road, Kabul b) 2 Road, Herat": several values in a cell.
_PART = re.compile(r"(?:^|\s)\(?[a-z]\)\s+")
# What an Excel file has for the line ends of another program.
_ESCAPED = re.compile(r"_x000D_", re.IGNORECASE)
_LISTED_ON = re.compile(r"listed on:?\s*", re.IGNORECASE)
_HEADER_WITHIN = 10  # rows
_Row = dict[str, str]


def read_dfat(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the .xlsx, or of its sheet saved as .csv.

    The Control Date is the day on which a row was last edited, and not that of the listing.

    Raises:
        ListError: Not this table, a column is missing, or a row without reference or name.
    """
    rows = _rows(_grid(content))
    refuse_if(
        (f"row {number}" for number, row in rows if not _key(row) or not row[_NAME]),
        "rows without a reference or a name",
    )
    return tuple(_entity(list_id, key, group) for key, group in _groups(rows))


def _grid(content: bytes) -> Grid:
    try:
        book = workbook_book(content) if content[:2] == b"PK" else delimited_book(content)
    except UnreadableDocumentError as problem:
        raise ListError(f"the file is no table: {problem}") from problem
    for grid in book.grids:
        if _header(grid) is not None:
            return grid
    raise ListError(f"no row of the table has the heading {_REFERENCE!r}")


def _rows(grid: Grid) -> list[tuple[int, _Row]]:
    at = _header(grid) or 0
    names = [clean(cell) for cell in grid.rows[at].cells]
    refuse_missing(_COLUMNS, names, "columns")
    places = {name: names.index(name) for name in _COLUMNS}
    found = []
    for row in grid.rows[at + 1 :]:
        cells = [clean(_ESCAPED.sub(" ", cell)) for cell in row.cells]
        said = {name: cells[i] if i < len(cells) else "" for name, i in places.items()}
        if any(said.values()):
            found.append((row.number, said))
    if not found:
        raise ListError("the table has no rows below its header")
    return found


def _header(grid: Grid) -> int | None:
    """Return the place of the row of headings; None where the sheet has none."""
    for at, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        if _REFERENCE in map(clean, row.cells):
            return at
    return None


def _key(row: _Row) -> str:
    found = _NUMBER.fullmatch(row[_REFERENCE])
    return found[1] if found else ""


def _groups(rows: list[tuple[int, _Row]]) -> Iterator[tuple[str, list[tuple[int, _Row]]]]:
    """Yield key and rows of each entry.

    A reference that was given twice, to two parties with a primary name each, makes two entries.
    """
    groups: dict[str, list[list[tuple[int, _Row]]]] = {}
    for number, row in rows:
        twins = groups.setdefault(_key(row), [])
        if not twins or (_is_primary(row) and any(_is_primary(each) for _, each in twins[-1])):
            twins.append([])
        twins[-1].append((number, row))
    for key, twins in groups.items():
        for count, group in enumerate(twins, start=1):
            yield (key if count == 1 else f"{key}-{count}"), group


def _is_primary(row: _Row) -> bool:
    return _name_kind(row) is NameKind.PRIMARY


def _name_kind(row: _Row) -> NameKind:
    said, strength = row["Name Type"].casefold(), row["Alias Strength"].casefold()
    if said not in _NAME_KINDS or strength not in _STRENGTHS:
        raise ListError(
            f"reference {row[_REFERENCE]}: a type or strength of name not seen before:"
            f" {row['Name Type']!r}, {row['Alias Strength']!r}"
        )
    kind = _NAME_KINDS[said]
    return NameKind.WEAK if _STRENGTHS[strength] and kind is not NameKind.PRIMARY else kind


def _entity(list_id: str, key: str, group: list[tuple[int, _Row]]) -> ListEntity:
    rows = [row for _, row in group]
    main = next((row for row in rows if _is_primary(row)), rows[0])
    kind = _KINDS.get(main["Type"].casefold())
    if kind is None:
        raise ListError(f"reference {key}: a type not seen before: {main['Type']!r}")
    addresses = unique(part for cell in _column(rows, "Address") for part in _parts(cell))
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=kind,
        names=names_of((row[_NAME], _name_kind(row)) for row in rows),
        countries=_countries(rows, addresses),
        # Where only a country is told it stands with the countries.
        addresses=tuple(text for text in addresses if not country_code(text)),
        programme=joined(_column(rows, "Committees")),
        citations=citations_of(_column(rows, "Instrument of Designation")),
        listed=_listed(_column(rows, "Listing Information")),
        remarks=_remarks(rows),
        source_row=f"row {group[0][0]}, reference {rows[0][_REFERENCE]}",
    )


def _column(rows: list[_Row], name: str) -> tuple[str, ...]:
    return unique(row[name] for row in rows)


def _parts(cell: str) -> list[str]:
    return [part.strip(" ;,") for part in _PART.split(cell)]


def _countries(rows: list[_Row], addresses: Sequence[str]) -> tuple[str, ...]:
    said = [part for cell in _column(rows, "Citizenship") for part in re.split(r"[;,]", cell)]
    said += addresses
    return tuple(dict.fromkeys(code for text in said if (code := country_code(text))))


def _listed(said: Sequence[str]) -> date | None:
    """Return the day of listing where the prose begins with it: "Listed on 25 Jan. 2001 ..."."""
    days = (day(_LISTED_ON.sub("", text, count=1)) for text in said)
    return next((when for when in days if when), None)


def _remarks(rows: list[_Row]) -> str:
    measures = (
        name.lower()
        for name in _MEASURES
        if any(cell.casefold() in ("1", "true", "yes", "y") for cell in _column(rows, name))
    )
    return remarks_of(
        ("", _column(rows, "Additional Information")),
        ("listing", _column(rows, "Listing Information")),
        ("born", _column(rows, "Date of Birth")),
        ("place of birth", _column(rows, "Place of Birth")),
        ("citizenship", _column(rows, "Citizenship")),
        ("IMO number", (imo(cell) for cell in _column(rows, "IMO Number"))),
        ("measures", measures),
        ("last edited", _column(rows, "Control Date")),
    )
