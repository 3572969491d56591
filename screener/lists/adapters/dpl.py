"""The Denied Persons List, as BIS's table with tabs; a person stands in a row for each address."""

import csv
import io
from datetime import date, datetime

from screener.errors import ListError
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

_COLUMNS = (
    "Name Street_Address City State Country Postal_Code Effective_Date Expiration_Date"
    " Standard_Order Last_Update Action FR_Citation"
).split()


def read_dpl(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries, one for each order: rows of one name, order and day are addresses.

    Raises:
        ListError: Not this table, or a row without a name.
    """
    text = content.decode("cp1252", errors="replace")
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error as problem:
        raise ListError(f"the file is no table with tabs: {problem}") from problem
    if not rows or list(rows[0]) != _COLUMNS:
        raise ListError(f"the table does not have the columns {', '.join(_COLUMNS)}")
    groups: dict[tuple[str, str, str], list[tuple[int, dict[str, str]]]] = {}
    for number, row in enumerate(rows, start=2):
        name = " ".join((row["Name"] or "").split())
        if not name:
            raise ListError(f"line {number}: a row without a name")
        order = (name, row["Effective_Date"] or "", row["Expiration_Date"] or "")
        groups.setdefault(order, []).append((number, row))
    keys = twin_counted(
        [
            entry_key(several[0][1]["Country"] or "", name)
            for (name, _, _), several in groups.items()
        ]
    )
    return tuple(
        _entity(list_id, key, name, several)
        for key, ((name, _, _), several) in zip(keys, groups.items(), strict=True)
    )


def _entity(
    list_id: str, key: str, name: str, several: list[tuple[int, dict[str, str]]]
) -> ListEntity:
    number, first = several[0]
    countries = ((row["Country"] or "").strip() for _, row in several)
    citation = " ".join((first["FR_Citation"] or "").split())
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=EntityKind.UNKNOWN,
        names=(ListName(name, NameKind.PRIMARY, "list"),),
        countries=tuple(dict.fromkeys(code for code in countries if len(code) == 2)),
        addresses=tuple(dict.fromkeys(text for _, row in several if (text := _address(row)))),
        programme="standard order" if first["Standard_Order"] == "Y" else "",
        citations=(citation,) if citation else (),
        listed=_day(first["Effective_Date"]),
        remarks=f"expires {first['Expiration_Date']}; {first['Action']}".strip("; "),
        source_row=f"line {number}",
    )


def _address(row: dict[str, str]) -> str:
    parts = (row[name] or "" for name in ("Street_Address", "City", "State", "Postal_Code"))
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())


def _day(text: str | None) -> date | None:
    try:
        return datetime.strptime((text or "").strip(), "%m/%d/%Y").date()
    except ValueError:
        return None
