"""OFAC's lists as three CSV files: entries, further names, addresses; joined by entity number."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from screener.errors import ListError
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.several import files_of
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import twin_counted

# Which programmes make up which list. The SDN List has all that its files hold; the list of the
# others has whoever in the consolidated files has a programme that is of neither of these, also
# where it is on one of them: VTB is on the SSI List, and under a directive of E.O. 14024.
_PROGRAMMES = {
    "us_ns_cmic": re.compile(r"CMIC"),
    "us_ofac_ssi": re.compile(r"UKRAINE-EO13662"),
}
_CODE = re.compile(r"[^\[\]|]*[^\[\]|\s]")
_THE_OTHERS = "us_ofac_other"
_KINDS = {
    "individual": EntityKind.PERSON,
    "vessel": EntityKind.VESSEL,
    "aircraft": EntityKind.AIRCRAFT,
    "": EntityKind.ORGANISATION,
    "entity": EntityKind.ORGANISATION,
}
_NAME_KINDS = {"aka": NameKind.ALIAS, "fka": NameKind.FORMER, "nka": NameKind.ALIAS}
# Weak aliases stand in the remarks only: (a.k.a. 'CASC').
_WEAK = re.compile(r"[aA]\.k\.a\. '([^']{2,80})'")
_LISTED = re.compile(r"Listing Date \(CMIC\):? (\d\d [A-Z][a-z]{2} \d{4})")
_ROWS = {"prim": 12, "alt": 5, "add": 6, "comments": 2}  # cells of a row
_OPTIONAL = frozenset({"comments"})  # what of long remarks did not fit into the file of entries
_THREE_FILES = (
    "OFAC's CSV comes in three files: put sdn.csv, alt.csv and add.csv (or cons_*.csv) in a folder"
    " and name the folder"
)
# Files of one day belong together but for a row: of the set of January 2022 one of 12,409 addresses
# has no entry. Of files of different days a fifth of the names has none.
_MOST_WITHOUT_ENTRY = 0.01


def read_ofac_csv(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of a zip that holds the three files.

    Args:
        content: A zip of sdn.csv or cons_prim.csv, alt.csv or cons_alt.csv, add.csv or
            cons_add.csv, perhaps with sdn_comments.csv or cons_comments.csv, as ``screener lists
            import FOLDER`` makes it.
        list_id: Which list of OFAC's.

    Raises:
        ListError: No such zip, a file is missing, or a row or type is not of the known form.
    """
    files = _files(content)
    names: dict[str, list[ListName]] = defaultdict(list)
    for row in _rows(files["alt"], "alt"):
        kind = _NAME_KINDS.get(row[2].casefold())
        if kind is None:
            raise ListError(f"a type of name that was not seen before: {row[2]!r}")
        names[row[0]].append(ListName(row[3], kind, "list"))
    places: dict[str, list[list[str]]] = defaultdict(list)
    for row in _rows(files["add"], "add"):
        places[row[0]].append(row)
    entries = list(_rows(files["prim"], "prim"))
    by_number = {row[0]: row for row in entries}
    _check_days(by_number.keys(), {"alt": names.keys(), "add": places.keys()})
    for number, behind in _rows(files.get("comments", b""), "comments"):
        if number in by_number:  # remarks break off within a word, and go on there
            by_number[number][11] += behind
    # In the set of January 2022 a person and a company have one number; neither may be lost.
    keys = twin_counted([row[0] for row in entries])
    return tuple(
        _entity(f"{list_id}/{key}", number, row, names[row[0]], places[row[0]])
        for number, (key, row) in enumerate(zip(keys, entries, strict=True), start=1)
        if belongs(row[3], list_id)
    )


def _check_days(entries: AbstractSet[str], joined: dict[str, AbstractSet[str]]) -> None:
    """Refuse files of different days: names and addresses that have no entry would be lost."""
    for role, numbers in joined.items():
        lost = len(numbers - entries)
        if lost > _MOST_WITHOUT_ENTRY * max(len(numbers), 1):
            raise ListError(
                f"of the {len(numbers)} entries that {role}.csv is about {lost} are not in the file"
                " of entries",
                hint="the files are of different days; fetch all of them anew",
            )


def belongs(programmes: str, list_id: str) -> bool:
    """Return whether an entry is of a list; no entry falls between them.

    Args:
        programmes: Codes, in whatever way the file parts them.
        list_id: Which list of OFAC's.

    >>> belongs("UKRAINE-EO13662] [RUSSIA-EO14024", "us_ofac_other")
    True
    """
    codes = [code for code in _CODE.findall(programmes) if code]
    if list_id == _THE_OTHERS:
        known = _PROGRAMMES.values()
        return not codes or any(not any(one.search(code) for one in known) for code in codes)
    wanted = _PROGRAMMES.get(list_id)
    return wanted is None or any(wanted.search(code) for code in codes)


def listed_on(remarks: str) -> date | None:
    """Return the day on which a company came onto the NS-CMIC List; other lists do not say it.

    >>> listed_on("Target Type Public Company; Listing Date (CMIC): 03 Jun 2021; ISIN X")
    datetime.date(2021, 6, 3)
    """
    told = _LISTED.search(remarks)
    try:
        return datetime.strptime(told[1], "%d %b %Y").date() if told else None
    except ValueError:
        return None


def _files(content: bytes) -> dict[str, bytes]:
    found = {
        role: file
        for name, file in files_of(content, _THREE_FILES).items()
        for role in _role(name.casefold().rpartition("/")[2])
    }
    missing = sorted(_ROWS.keys() - found.keys() - _OPTIONAL)
    if missing:
        raise ListError(f"of OFAC's three files these are missing: {', '.join(missing)}")
    return found


def _role(name: str) -> Iterator[str]:
    if name in ("sdn.csv", "cons_prim.csv"):
        yield "prim"
    elif name in ("alt.csv", "cons_alt.csv"):
        yield "alt"
    elif name in ("add.csv", "cons_add.csv"):
        yield "add"
    elif name in ("sdn_comments.csv", "cons_comments.csv"):
        yield "comments"


def _rows(content: bytes, role: str) -> Iterator[list[str]]:
    # ASCII with a last line of one byte, 0x1A; a null is "-0- " with its blank.
    text = content.replace(b"\x1a", b"").decode("cp1252", errors="replace")
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != _ROWS[role] or not row[0].strip().isdigit():
                raise ListError(f"{role}, line {number}: {len(row)} cells, expected {_ROWS[role]}")
            *cells, last = ["" if cell.strip() == "-0-" else cell for cell in row]
            yield [*(cell.strip() for cell in cells), last]  # the last may go on in a comment
    except csv.Error as problem:
        raise ListError(f"{role}: no CSV: {problem}") from problem


def _entity(
    entry: str, number: int, row: list[str], others: list[ListName], places: list[list[str]]
) -> ListEntity:
    key, name, kind, programmes = row[0], row[1], row[2].casefold(), row[3]
    remarks = row[11].strip()
    if kind not in _KINDS:
        raise ListError(f"a type of entry that was not seen before: {row[2]!r}")
    if not name:
        raise ListError(f"entry {key} has no name")
    weak = [ListName(text.strip(" ,"), NameKind.WEAK, "list") for text in _WEAK.findall(remarks)]
    by_text = {one.text: one for one in [*weak[::-1], *others[::-1]] if one.text}
    by_text.pop(name, None)
    names = (ListName(name, NameKind.PRIMARY, "list"), *list(by_text.values())[::-1])
    countries = (country_code(place[4]) for place in places)
    return ListEntity(
        entry=entry,
        list=entry.partition("/")[0],
        kind=_KINDS[kind],
        names=names,
        countries=tuple(dict.fromkeys(code for code in countries if code)),
        addresses=tuple(dict.fromkeys(text for place in places if (text := _address(place)))),
        programme=" | ".join(part.strip(" []") for part in programmes.split("] [")),
        listed=listed_on(remarks),
        remarks=remarks,
        source_row=f"line {number} of the file of entries, number {key}",
    )


def _address(place: list[str]) -> str:
    return ", ".join(part for part in place[2:5] if part)
