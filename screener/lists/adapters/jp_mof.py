"""Japan's list of persons under asset freezes, as the Ministry of Finance's workbook.

One sheet for each measure, with columns of its own; a row whose notice is marked 削除 has lost its
names and is no entry any more. Cells hold several values, marked (a), (b) or parted by ; or 、.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.grid import Row
from screener.formats.workbook import workbook_book
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.jp_countries import countries_named
from screener.lists.adapters.jp_mof_names import entry_names
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import twin_counted

_CONTENTS, _LIFTED = "一覧", "【解除】"
_DAY, _NUMBER, _JAPANESE, _ENGLISH = "告示日付", "告示番号", "日本語表記", "英語表記"
_ALIASES = {
    **dict.fromkeys(
        "別名 別称 別名・別称 別称・別名 別称・旧称 確定可能な別名".split(), NameKind.ALIAS
    ),
    **dict.fromkeys("旧称 旧称・以前の呼称 以前の別名 過去の別名".split(), NameKind.FORMER),
    "確定に十分でない別名": NameKind.WEAK,
}
_PLACES = frozenset(
    "住所 所在地 住所・所在地 住所等 活動地域・住所 所在地・住所登録された事務所の住所".split()
)
_BIRTH = frozenset("生年月日 生年月日・出生地".split())
_HOME = "国籍"
_REFERENCE = "国連参照番号"
_TOLD = frozenset(
    "その他の情報 詳細 指定の根拠 決議1483上の根拠 役職 肩書 肩書等 称号 出生地 出生地・出身地"
    " 旅券番号 ID番号 身分登録番号 身分証番号 電話 電話番号 FAX リスト掲載日"
    " 国連制裁員会による指定日 国連制裁委員会による指定日".split()
)
_HEADER_WITHIN = 10  # rows
_NONE = re.compile(r"^\s*(?:不明|不詳|なし|―|－|-)?\s*。?\s*$")
_FIRST_DAY = re.compile(r"(\d{4})\s*[./年]\s*(\d{1,2})\s*[./月]\s*(\d{1,2})")
_LETTERED = re.compile(r"[(（][a-zａ-ｚ][)）]", re.IGNORECASE)
_LINES = re.compile(r"[\n;；]")
_PERSONS, _BODIES = re.compile("個人|入植者|大統領関係者"), re.compile("団体|銀行")


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: str
    programme: str
    at: int  # row of the sheet, from 1
    cells: dict[str, str]  # by the column's head, white space of the head dropped


def read_jp_mof(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of all sheets; the key is the sheet's number and the notice's.

    The English name is the primary one where there is one. What the columns tell beside names,
    addresses and countries stands in the remarks under the column's head.

    Raises:
        ListError: Not such a workbook, a sheet without the table's head, or a column whose head
            was not seen before.
    """
    rows = [row for row in _rows(content) if not _is_deleted(row)]
    keys = twin_counted([_key(row) for row in rows])
    return tuple(_entity(list_id, key, row) for key, row in zip(keys, rows, strict=True))


def deleted_rows(content: bytes) -> int:
    """Return how many rows are left only as a number, their names taken out."""
    return sum(_is_deleted(row) for row in _rows(content))


def _is_deleted(row: _Row) -> bool:
    return not row.cells.get(_JAPANESE) and not row.cells.get(_ENGLISH)


def _rows(content: bytes) -> Iterator[_Row]:
    try:
        book = workbook_book(content)
    except UnreadableDocumentError as problem:
        raise ListError(f"the file is no Excel workbook: {problem}") from problem
    missing = [*book.missing, *(one for grid in book.grids for one in grid.missing)]
    if missing:
        raise ListError(f"a part of the workbook cannot be read: {missing[0][0]}: {missing[0][1]}")
    found = False
    for grid in book.grids:
        if grid.name.strip() != _CONTENTS and _LIFTED not in grid.name:
            found = True
            yield from _sheet_rows(grid.name.strip(), grid.rows)
    if not found:
        raise ListError("the workbook has no sheet with a measure")


def _sheet_rows(title: str, rows: Sequence[Row]) -> Iterator[_Row]:
    at = next((i for i, row in enumerate(rows[:_HEADER_WITHIN]) if row.cells[:1] == (_DAY,)), None)
    if at is None:
        raise ListError(f"sheet {title!r}: no row that begins with {_DAY}")
    heads = _heads(title, rows[at])
    programme = " ".join(rows[0].cells[0].split("\n")[0].split()) or title
    previous = None
    for row in rows[at + 1 :]:
        said = zip(heads, map(_said, row.cells), strict=False)
        cells = {head: cell for head, cell in said if head and cell}
        again = previous is not None and all(
            cells.get(head) == previous.cells.get(head) for head in (_DAY, _NUMBER, _ENGLISH)
        )  # cells that reach over several rows stand in each of them
        if (cells.get(_DAY) or cells.get(_NUMBER)) and not again:
            if previous is not None:
                yield previous
            previous = _Row(title, programme, row.number, cells)
        elif not again and (cells.get(_JAPANESE) or cells.get(_ENGLISH)):
            raise ListError(f"sheet {title!r}, row {row.number}: a name without a notice")
        elif previous is not None:  # a long text that goes on in the next row
            for head, cell in cells.items():
                before = previous.cells.get(head, "")
                if cell not in before:
                    previous.cells[head] = f"{before}\n{cell}".strip()
    if previous is not None:
        yield previous


def _heads(title: str, row: Row) -> list[str]:
    heads = ["".join(cell.split()) for cell in row.cells]
    missing = [one for one in (_NUMBER, _JAPANESE, _ENGLISH) if one not in heads]
    known = {_DAY, _NUMBER, _JAPANESE, _ENGLISH, _HOME, _REFERENCE, *_ALIASES, *_BIRTH, *_TOLD}
    unknown = [head for head in heads if head and head not in known | _PLACES]
    if missing or unknown:
        raise ListError(
            f"sheet {title!r}: columns missing: {', '.join(missing) or 'none'};"
            f" not seen before: {', '.join(unknown) or 'none'}"
        )
    return heads


def _said(cell: str) -> str:
    return "" if _NONE.match(cell) else cell.strip()


def _key(row: _Row) -> str:
    sheet = re.match(r"\d+", row.sheet)
    number = re.search(r"\d+", row.cells.get(_NUMBER, ""))
    return f"{sheet[0] if sheet else row.sheet}-{number[0] if number else f'row-{row.at}'}"


def _entity(list_id: str, key: str, row: _Row) -> ListEntity:
    cells = row.cells
    kind = _kind(row)
    columns = [(cells[head], kind_of) for head, kind_of in _ALIASES.items() if head in cells]
    names = entry_names(cells.get(_ENGLISH, ""), cells.get(_JAPANESE, ""), columns, kind)
    if not names:
        raise ListError(f"sheet {row.sheet!r}, row {row.at}: no name can be read")
    places = [cells[head] for head in cells if head in _PLACES]
    addresses = [one for place in places for one in _several(place)]
    told = [
        f"{head}: {' '.join(cell.split())}"
        for head, cell in cells.items()
        if head in _BIRTH or head in _TOLD or head == _HOME
    ]
    notice = f"{cells.get(_DAY, '').splitlines()[0]} no. {cells.get(_NUMBER, '?')}"
    references = re.findall(r"[A-Z][A-Za-z]{1,2}[ie]\.\d{3}", cells.get(_REFERENCE, ""))
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=kind,
        names=tuple(ListName(text, kind_of, "list") for text, kind_of in names),
        countries=_countries(cells.get(_HOME, ""), addresses),
        addresses=tuple(dict.fromkeys(addresses)),
        programme=row.programme,
        citations=(notice, *references),
        listed=_listed(cells.get(_DAY, "")),
        remarks="; ".join(told),
        source_row=f"{row.sheet}, row {row.at}",
    )


def _kind(row: _Row) -> EntityKind:
    if _PERSONS.search(row.sheet + row.programme) and not _BODIES.search(row.sheet):
        return EntityKind.PERSON
    if _BODIES.search(row.sheet):
        return EntityKind.ORGANISATION
    # Sheets of both: whoever has a day of birth is a person; of the others it is not said.
    return EntityKind.PERSON if any(head in row.cells for head in _BIRTH) else EntityKind.UNKNOWN


def _several(cell: str) -> list[str]:
    parts = (_LETTERED if _LETTERED.search(cell) else _LINES).split(cell)
    cleaned = (" ".join(part.split()).strip(" 、;；,") for part in parts)
    return [part for part in cleaned if not _NONE.match(part)]


def _countries(home: str, addresses: list[str]) -> tuple[str, ...]:
    codes = list(countries_named(home))
    for address in addresses:
        last = country_code(address.rsplit(",", 1)[-1].strip(" ."))
        codes += [last] if last else countries_named(address)
    return tuple(dict.fromkeys(codes))


def _listed(cell: str) -> date | None:
    first = _FIRST_DAY.search(cell)
    try:
        return date(*(int(part) for part in first.groups())) if first else None
    except ValueError:
        return None
