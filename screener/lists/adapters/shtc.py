"""Taiwan's entity list of strategic high-tech commodities, as a CSV.

No whole copy was at hand; the header is the publisher's, the International Trade Administration's.
"""

import re

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.delimited import delimited_book
from screener.lists.adapters.countries import country_code
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

# Chinese and English stand in one cell of the header: "名稱name".
_HEADER = ("item", "name", "alias", "country code", "address", "ID Number")
_SEVERAL = re.compile(r"\s*[;；]\s*")
_REFERENCE = re.compile(r"[（(]\s*永久參考號\s*[:：]\s*(?P<number>[^（）()]+?)\s*[)）]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def read_shtc(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries; the United Nations' number within a name becomes a citation.

    Raises:
        ListError: No such table, another header, rows that cannot be read, a row without a name,
            or a country that is neither a code nor a name known here.
    """
    try:
        grid = delimited_book(content, delimiter=",").grids[0]
    except (UnreadableDocumentError, IndexError) as problem:
        raise ListError(f"the file is no CSV: {problem}") from problem
    if grid.missing:
        raise ListError(f"rows that cannot be read: {grid.missing[0][0]}: {grid.missing[0][1]}")
    header = grid.rows[0].cells if grid.rows else ()
    for at, word in enumerate(_HEADER):
        found = header[at].strip() if at < len(header) else ""
        if not found.casefold().endswith(word.casefold()):
            raise ListError(f"column {at + 1} is {found!r} and not {word!r}")
    rows = [
        (row.number, [*row.cells, *[""] * len(_HEADER)][: len(_HEADER)]) for row in grid.rows[1:]
    ]
    if not rows:
        raise ListError("the table has no rows")
    countries = [_countries(number, cells[3]) for number, cells in rows]
    names = [_names(number, cells[1], cells[2]) for number, cells in rows]
    keys = twin_counted(
        [
            entry_key((codes or ("",))[0], found[0].text)
            for codes, found in zip(countries, names, strict=True)
        ]
    )
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.UNKNOWN,
            names=found,
            countries=codes,
            addresses=_parts(cells[4]),
            citations=tuple(_REFERENCE.findall(f"{cells[1]};{cells[2]}")),
            remarks=f"ID number {cells[5].strip()}" if cells[5].strip() else "",
            source_row=f"row {number}, item {cells[0].strip()}",
        )
        for key, codes, found, (number, cells) in zip(keys, countries, names, rows, strict=True)
    )


def _parts(cell: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in _SEVERAL.split(cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def _names(number: int, name: str, alias: str) -> tuple[ListName, ...]:
    own = _parts(_REFERENCE.sub("", name))
    if not own:
        raise ListError(f"row {number} has no name")
    found = {own[0]: NameKind.PRIMARY}
    for text in (*own[1:], *_parts(_REFERENCE.sub("", alias))):
        found.setdefault(text, NameKind.NATIVE_SCRIPT if _HAN.search(text) else NameKind.ALIAS)
    return tuple(ListName(text, kind, "list") for text, kind in found.items())


def _countries(number: int, cell: str) -> tuple[str, ...]:
    codes = []
    for part in _parts(cell):
        code = part.upper() if re.fullmatch(r"[A-Za-z]{2}", part) else country_code(part)
        if not code:
            raise ListError(f"row {number} names an unknown country {part!r}")
        codes.append(code)
    return tuple(dict.fromkeys(codes))
