"""Entity List, Unverified List and Military End-User List out of 15 CFR Part 744 as eCFR XML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException, ElementTree

from screener.errors import ListError
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ecfr_cell import Cell, read_cell
from screener.lists.adapters.ecfr_codes import policy_code, requirement_code
from screener.lists.adapters.ecfr_groups import parts_of, prefixed
from screener.lists.adapters.ecfr_split import addresses_of
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

# Which supplement a list is, and how many cells a row of it has.
_SUPPLEMENTS = {
    "us_entity_list": ("Supplement No. 4 to Part 744", 5),
    "us_unverified_list": ("Supplement No. 6 to Part 744", 3),
    "us_meu_list": ("Supplement No. 7 to Part 744", 3),
}
_ADDRESS_ONLY = re.compile(r"^Address \d\d?$")
_HEADING = re.compile(
    r"^(?:The following \w+ subordinate institutions of (?P<host>.+):|Subordinate institu\w+:?)$"
)
_CITATION = re.compile(r"\d+ FR \d+[^;]*?(?=\s*\d+ FR|\s*$)")
_SHORT_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_LONG_DATE = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
_FIRST_YEAR = 70  # of two digits: "5/16/97"; the oldest orders in force are of the 1980s
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


@dataclass(frozen=True, slots=True)
class _Draft:
    """A party before it has a key."""

    row: Row  # whose licence columns hold
    cell: Cell
    raw: str
    number: int
    host: str = ""


def read_ecfr(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of a supplement.

    A reserved row, and a row that only announces others ("Subordinate institution:") or gives
    the addresses of those before it, makes no entry; a row that names several parties makes one
    for each.

    Raises:
        ListError: Not XML, no such supplement, a row of another width, an unknown country, or a
            licence requirement or policy that has no code yet (R8).
    """
    drafts = _drafts(rows_of(content, list_id))
    keys = twin_counted([entry_key(d.row.country, d.cell.names[0][0]) for d in drafts])
    return tuple(_entity(list_id, key, draft) for key, draft in zip(keys, drafts, strict=True))


def _drafts(rows: Iterable[Row]) -> list[_Draft]:
    drafts: list[_Draft] = []
    first = 0  # the draft that later rows of a group belong to
    announced: Row | None = None  # "The following eight subordinate institutions of ...:"
    host = ""
    for row in rows:
        flat = " ".join(row.cells[0].split())
        heading = _HEADING.match(flat)
        if heading:
            announced, host = (row, heading["host"]) if heading["host"] else (announced, host)
            continue
        if not flat or flat == "[Reserved]":
            continue
        parts, shared = parts_of(row.cells[0])
        goes_on = not parts or parts[0].follows
        first = first if goes_on else len(drafts)
        for part in parts:
            owner = drafts[first].row if goes_on else row
            named = part.host or (drafts[first].cell.names[0][0] if goes_on else "")
            drafts.append(_Draft(owner, read_cell(part.text), part.text, row.number, named))
        for index in range(first if shared else len(drafts), len(drafts)):
            drafts[index] = _with_addresses(drafts[index], addresses_of(shared))
        if announced and not row.cells[-1].strip() and len(row.cells) == 2:
            drafts[-1] = replace(drafts[-1], row=replace(row, cells=announced.cells), host=host)
    return drafts


def _with_addresses(draft: _Draft, addresses: tuple[str, ...]) -> _Draft:
    merged = tuple(dict.fromkeys([*draft.cell.addresses, *addresses]))
    return replace(draft, cell=replace(draft.cell, addresses=merged))


def rows_of(content: bytes, list_id: str) -> Iterator[Row]:
    """Yield every row of the supplement that is no footnote, reserved rows included."""
    name, width = _SUPPLEMENTS[list_id]
    country, number = "", 0
    for row in _table(content, name).iter("TR"):
        columns = row.findall("TD")
        cells = [_cell_text(cell) for cell in columns]
        if not columns or "colspan" in columns[0].attrib:
            continue
        number += 1
        if len(cells) != width:
            raise ListError(f"{list_id}: row {number} has {len(cells)} cells and not {width}")
        if cells[0].strip():
            country = country_code(cells[0].strip())
            if not country:
                raise ListError(f"{list_id}: row {number} names an unknown country {cells[0]!r}")
        marks = columns[2].iter("sup") if width == 5 else ()
        notes = {int(mark) for sup in marks for mark in re.findall(r"\d", sup.text or "")}
        yield Row(number, country, tuple(cells[1:]), tuple(sorted(notes)))


def _table(content: bytes, supplement: str) -> Element:
    try:
        root: Element = ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException) as problem:
        raise ListError(f"the file is no XML: {problem}") from problem
    for part in root.iter("DIV9"):
        if part.get("N") == supplement:
            return part
    raise ListError(f"the file has no {supplement}")


def _cell_text(cell: Element) -> str:
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


def _entity(list_id: str, key: str, draft: _Draft) -> ListEntity:
    row, cell = draft.row, draft.cell
    licence = len(row.cells) == 4
    requirement, policy = _flat(row.cells[1:3]) if licence else ("", "")
    cited = tuple(
        " ".join(one.split()) for one in _CITATION.findall(" ".join(row.cells[-1].split()))
    )
    hosted = f"Subordinate institution or affiliate of {draft.host}." if draft.host else ""
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=EntityKind.ADDRESS if _ADDRESS_ONLY.match(cell.names[0][0]) else EntityKind.UNKNOWN,
        names=tuple(ListName(text, kind, "list") for text, kind in _names(draft)),
        countries=_countries(row.country, cell.addresses),
        addresses=cell.addresses,
        requirement=requirement,
        requirement_code=requirement_code(requirement) if licence else "",
        policy=policy,
        policy_code=policy_code(policy) if licence else "",
        footnotes=row.notes,
        citations=cited,
        listed=listed_date(cited[0]) if cited else None,
        source_row=f"row {draft.number}: {' '.join(draft.raw.split())}",
        remarks=" ".join(part for part in (hosted, cell.see) if part),
    )


def _names(draft: _Draft) -> tuple[tuple[str, NameKind], ...]:
    """Return the names; of an institute also the one together with its host's.

    "201 Research Institute" alone says little, so what people write is both together. The host's
    own short names are no names of its institute.
    """
    names = draft.cell.names
    split = prefixed(names[0][0])
    if split:
        host, own = split
        kept = [(text, kind) for text, kind in names[1:] if text not in host]
        return (names[0], (own, NameKind.ALIAS), *kept)
    if draft.host and re.match(r"\d|\w+ Design Department", names[0][0]):
        return (names[0], (f"{draft.host} {names[0][0]}", NameKind.ALIAS), *names[1:])
    return names


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
    >>> listed_date("62 FR 26922, 5/16/97.")
    datetime.date(1997, 5, 16)
    >>> listed_date("85 FR 64017, October 9, 2020.")
    datetime.date(2020, 10, 9)
    """
    short, long = _SHORT_DATE.search(citation), _LONG_DATE.search(citation)
    try:
        if short:
            month, day, year = (int(part) for part in short.groups())
            century = 0 if year > 99 else 1900 if year >= _FIRST_YEAR else 2000
            return date(century + year, month, day)
        if long and long[1] in _MONTHS:
            return date(int(long[3]), _MONTHS.index(long[1]) + 1, int(long[2]))
    except ValueError:
        return None
    return None
