"""A table of parties in the contract's own columns, for lists that no adapter reads."""

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.delimited import delimited_book
from screener.formats.grid import Grid
from screener.formats.workbook import workbook_book
from screener.lists.adapters.countries import country_code
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

_SEVERAL = " | "
# How people head the columns; the first word is the contract's.
_COLUMNS = {
    "key": ("key", "id", "no", "number", "编号"),
    "name": ("name", "company", "entity", "party", "full name", "名称", "公司名称"),
    "aliases": ("aliases", "alias", "aka", "a.k.a.", "other names", "别名"),
    "countries": ("countries", "country", "国家"),
    "addresses": ("addresses", "address", "地址"),
    "kind": ("kind", "type"),
    "programme": ("programme", "program", "category"),
    "remarks": ("remarks", "comment", "comments", "reason", "备注"),
}
_HEADER_WITHIN = 20  # rows


def read_table(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of a .csv, .tsv or .xlsx with at least a column of names.

    Further columns that are read: key, kind, countries, aliases, addresses, programme and remarks;
    several values in a cell are separated by " | ". Without keys they are made of country and name.

    Raises:
        ListError: No such table, a key is empty or stands twice, or a row has no name.
    """
    grid = _grid(content)
    at, columns = _header(grid)
    rows = [
        {name: row.cells[i].strip() if i < len(row.cells) else "" for name, i in columns.items()}
        for row in grid.rows[at + 1 :]
    ]
    rows = [row for row in rows if any(row.values())]
    if not rows:
        raise ListError("the table has no rows")
    unnamed = [row.number for row in grid.rows[at + 1 :] if _is_unnamed(row.cells, columns["name"])]
    if unnamed:
        raise ListError(f"rows without a name: {', '.join(map(str, unnamed[:5]))}")
    if "key" in columns:
        keys = [row["key"] for row in rows]
        twice = sorted({key for key in keys if keys.count(key) > 1 or not key})
        if twice:
            shown = ", ".join(map(repr, twice[:5]))
            raise ListError(f"keys that are empty or stand twice: {shown}")
    else:
        keys = twin_counted([entry_key((_countries(row) or ("",))[0], row["name"]) for row in rows])
    return tuple(_entity(list_id, key, row) for key, row in zip(keys, rows, strict=True))


def _grid(content: bytes) -> Grid:
    try:
        book = workbook_book(content) if content[:2] == b"PK" else delimited_book(content)
        return book.grids[0]
    except (UnreadableDocumentError, IndexError) as problem:
        raise ListError(f"the file is no table: {problem}") from problem


def _header(grid: Grid) -> tuple[int, dict[str, int]]:
    for at, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        plain = [cell.strip().casefold() for cell in row.cells]
        columns = {
            name: next(i for i, head in enumerate(plain) if head in heads)
            for name, heads in _COLUMNS.items()
            if any(head in heads for head in plain)
        }
        if "name" in columns:
            return at, columns
    raise ListError(
        "the table has no column of names", hint="head it name; and key, aliases, countries beside"
    )


def _is_unnamed(cells: tuple[str, ...], at: int) -> bool:
    return any(cell.strip() for cell in cells) and not (at < len(cells) and cells[at].strip())


def _entity(list_id: str, key: str, row: dict[str, str]) -> ListEntity:
    try:
        kind = EntityKind((row.get("kind") or "unknown").strip().casefold())
    except ValueError as problem:
        raise ListError(f"{key}: no kind of entry: {row['kind']!r}") from problem
    names = {row["name"]: NameKind.PRIMARY}
    for alias in _cell(row, "aliases"):
        names.setdefault(alias, NameKind.ALIAS)
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=kind,
        names=tuple(ListName(text, kind_of, "list") for text, kind_of in names.items()),
        countries=_countries(row),
        addresses=_cell(row, "addresses"),
        programme=row.get("programme") or "",
        remarks=row.get("remarks") or "",
    )


def _countries(row: dict[str, str]) -> tuple[str, ...]:
    """Return alpha-2 codes; a country in words is turned into its code where it is known."""
    return tuple(
        text.upper() if len(text) == 2 else country_code(text) or text
        for text in _cell(row, "countries")
    )


def _cell(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in (row.get(column) or "").split(_SEVERAL) if part.strip())
