"""Entity List, Unverified List and Military End-User List out of 15 CFR Part 744 as eCFR XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from screener.errors import ListError
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ecfr_cell import Cell, read_cell
from screener.lists.adapters.ecfr_codes import policy_code, requirement_code
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

# Which supplement a list is, and how many cells a row of it has.
_SUPPLEMENTS = {
    "us_entity_list": ("Supplement No. 4 to Part 744", 5),
    "us_unverified_list": ("Supplement No. 6 to Part 744", 3),
    "us_meu_list": ("Supplement No. 7 to Part 744", 3),
}
_ADDRESS_ONLY = re.compile(r"^Address \d\d?$")
_HEADING = re.compile(r"^(?:The following .*|Subordinate institutions?):?$", re.IGNORECASE)
_CITATION = re.compile(r"\d+ FR \d+[^;]*?(?=\s*\d+ FR|\s*$)")
_SHORT_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_LONG_DATE = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its number among the rows with cells, the country, the cells' text."""

    number: int
    country: str
    cells: tuple[str, ...]  # without the country; a line break for each <br/>
    notes: tuple[int, ...]  # footnote marks


def read_ecfr(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of a supplement.

    A row that only announces others ("Subordinate institution:") and a reserved row make no entry.

    Raises:
        ListError: Not XML, no such supplement, a row of another width, an unknown country, or a
            licence requirement or policy that has no code yet (R8).
    """
    drafts = [
        (row, cell)
        for row in rows_of(content, list_id)
        if (cell := _party(row.cells[0])) is not None
    ]
    keys = twin_counted([entry_key(row.country, cell.names[0][0]) for row, cell in drafts])
    return tuple(
        _entity(list_id, key, row, cell) for key, (row, cell) in zip(keys, drafts, strict=True)
    )


def rows_of(content: bytes, list_id: str) -> Iterator[Row]:
    """Yield every row of the supplement that is no footnote, reserved rows included."""
    name, width = _SUPPLEMENTS[list_id]
    country, number = "", 0
    for row in _table(content, name).iter("TR"):
        cells = [_cell_text(cell) for cell in row.findall("TD")]
        if not cells or "colspan" in row.find("TD").attrib:
            continue
        number += 1
        if len(cells) != width:
            raise ListError(f"{list_id}: row {number} has {len(cells)} cells and not {width}")
        if cells[0].strip():
            country = country_code(cells[0].strip())
            if not country:
                raise ListError(f"{list_id}: row {number} names an unknown country {cells[0]!r}")
        notes = {int(mark) for sup in row.iter("sup") for mark in re.findall(r"\d", sup.text or "")}
        yield Row(number, country, tuple(cells[1:]), tuple(sorted(notes)))


def _table(content: bytes, supplement: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise ListError(f"the file is no XML: {problem}") from problem
    for part in root.iter("DIV9"):
        if part.get("N") == supplement:
            return part
    raise ListError(f"the file has no {supplement}")


def _cell_text(cell: etree._Element) -> str:
    """Return a cell's text: ``<br/>`` as a line break, footnote marks gone."""
    parts = [cell.text or ""]
    for child in cell:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag != "sup":
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    # Line breaks of the file are no line breaks of the table: they are blanks.
    return re.sub(r"[ \t\r\xa0]+", " ", _join(parts)).strip()


def _join(parts: list[str]) -> str:
    return "".join(part if part == "\n" else part.replace("\n", " ") for part in parts)


def _party(text: str) -> Cell | None:
    flat = " ".join(text.split())
    if not flat or flat == "[Reserved]" or (_HEADING.match(flat) and "—" not in flat):
        return None
    cell = read_cell(text)
    return cell if cell.names else None


def _entity(list_id: str, key: str, row: Row, cell: Cell) -> ListEntity:
    name = cell.names[0][0]
    only_address = bool(_ADDRESS_ONLY.match(name))
    cited = tuple(
        " ".join(found.split()) for found in _CITATION.findall(" ".join(row.cells[-1].split()))
    )
    requirement, policy = _flat(row.cells[1:3]) if len(row.cells) == 4 else ("", "")
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=EntityKind.ADDRESS if only_address else EntityKind.UNKNOWN,
        names=tuple(ListName(text, kind, "list") for text, kind in cell.names),
        countries=_countries(row.country, cell.addresses),
        addresses=cell.addresses,
        requirement=requirement,
        requirement_code=requirement_code(requirement) if len(row.cells) == 4 else "",
        policy=policy,
        policy_code=policy_code(policy) if len(row.cells) == 4 else "",
        footnotes=row.notes,
        citations=cited,
        listed=listed_date(cited[0]) if cited else None,
        source_row=f"row {row.number}: {' '.join(row.cells[0].split())}",
        remarks=cell.see,
    )


def _flat(cells: tuple[str, ...]) -> tuple[str, str]:
    first, second = (" ".join(cell.split()) for cell in cells)
    return first, second


def _countries(country: str, addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Return the heading's country, then those that the addresses end with."""
    named = (country_code(address.rsplit(",", 1)[-1].strip(" .")) for address in addresses)
    return tuple(dict.fromkeys([country, *(code for code in named if code)]))


def listed_date(citation: str) -> date | None:
    """Return the day in a Federal Register citation; None where there is none that is a day.

    >>> listed_date("80 FR 8527, 2/18/15.")
    datetime.date(2015, 2, 18)
    >>> listed_date("85 FR 64017, October 9, 2020.")
    datetime.date(2020, 10, 9)
    """
    short, long = _SHORT_DATE.search(citation), _LONG_DATE.search(citation)
    try:
        if short:
            month, day, year = (int(part) for part in short.groups())
            return date(year + 2000 if year < 100 else year, month, day)
        if long and long[1] in _MONTHS:
            return date(int(long[3]), _MONTHS.index(long[1]) + 1, int(long[2]))
    except ValueError:
        return None
    return None
