"""Japan's Foreign End User List as METI's workbook, as its PDF, and as a page made of that."""

import io
import re
import zipfile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.htmltable import page_tables
from screener.formats.pdftable import table_rows
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ecfr_split import short_name
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

_HEADER = ("No.", "Country or Region", "Company or Organization", "Also Known As", "Type of WMD")
_CONVENTIONAL = "Conventional Weapons"  # a column since the edition of September 2025
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# A gloss in Han characters; a pair of brackets amid a Han name, as in 甲公司(深圳)分公司, is none.
_HAN_BLANK = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+")
_HAN_IN_BRACKETS = re.compile(
    r"(?<![\u3400-\u9fff])[(（]"
    r"((?:[(（][^()（）]*[)）])?[^()（）]*[\u3400-\u9fff][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)?)"
    r"[)）](?!\s*[\u3400-\u9fff])"
)
_BRACKETS = re.compile(r"[(（]([^()（）]{2,60})[)）]")
_WMD = {"B": "biological", "C": "chemical", "M": "missile", "N": "nuclear"}


def read_meti(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of METI's workbook.

    Rows are numbered here, since the file's No. is a formula.

    Raises:
        ListError: Not such a workbook, a changed header, an unknown country or concern code.
    """
    header, *rows = _book_rows(content)
    return _entries(list_id, header, [row for row in rows if len(row) > 2 and row[2].strip()])


def read_meti_pdf(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the list as METI's PDF, a ruled table.

    Raises:
        ListError: Not such a PDF (the notice about the list is another file), a changed header,
            numbers with a gap, an unknown country or concern code.
    """
    try:
        rows = [row.cells for row in table_rows(content)]
    except UnreadableDocumentError as problem:
        raise ListError(f"the file is no PDF of the list: {problem}") from problem
    if not rows:
        raise ListError(
            "the PDF has no table", hint="the notice about the list is a PDF too; take the list"
        )
    return _numbered(list_id, rows)


def read_meti_html(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of METI's PDF that was turned into a page; a table of paragraphs.

    Raises:
        ListError: Not such a page; or as for the PDF.
    """
    try:
        rows = [cells for table in page_tables(content) for cells in table.rows]
    except UnreadableDocumentError as problem:
        raise ListError(f"the file is no page with the list: {problem}") from problem
    if not rows:
        raise ListError("the page has no table")
    return _numbered(list_id, rows)


def _numbered(list_id: str, rows: list[tuple[str, ...]]) -> tuple[ListEntity, ...]:
    """Return the entries of rows that bear their number; the header may stand on each page."""
    header = rows[0]
    kept = [row for row in rows[1:] if row != header]
    numbers = [row[0].strip() for row in kept]
    if numbers != [str(number) for number in range(1, len(kept) + 1)]:
        gap = next(at for at, number in enumerate(numbers, start=1) if number != str(at))
        raise ListError(f"where No. {gap} is expected, the list has {numbers[gap - 1]!r}")
    return _entries(list_id, header, kept)


def _entries(
    list_id: str, header: tuple[str, ...], rows: list[tuple[str, ...]]
) -> tuple[ListEntity, ...]:
    for index, word in enumerate(_HEADER):
        found = " ".join(header[index].split()) if index < len(header) else ""
        if word not in found:
            raise ListError(f"column {index + 1} is {found!r} and not {word!r}")
    conventional = len(header) > 5 and _CONVENTIONAL in " ".join(header[5].split())
    drafts = []
    for number, row in enumerate(rows, start=1):
        cells = [*row, "", "", ""][:6]
        country = country_code(_JAPANESE.sub(" ", cells[1]))
        if not country:
            raise ListError(f"row {number} names an unknown country {cells[1]!r}")
        if not cells[2].strip():
            raise ListError(f"row {number} has no name")
        programme = concerns(cells[4], cells[5] if conventional else "")
        drafts.append((number, country, meti_names(cells[2], cells[3]), programme))
    keys = twin_counted([entry_key(country, names[0].text) for _, country, names, _ in drafts])
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=names,
            countries=(country,),
            programme=programme,
            source_row=f"No. {number}",
        )
        for key, (number, country, names, programme) in zip(keys, drafts, strict=True)
    )


def _book_rows(content: bytes) -> list[tuple[str, ...]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as problem:
        raise ListError(f"the file is no Excel workbook: {problem}") from problem
    sheet = book.worksheets[0]
    rows = [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]
    book.close()
    if not rows:
        raise ListError("the first sheet has no list")
    return rows


def meti_names(name: str, also: str) -> tuple[ListName, ...]:
    """Return the names in the two cells: primary first, Han names as ``native_script``.

    >>> [name.text for name in meti_names("Beijing Institute (BI)\\n（北京研究所）", "・BIT")]
    ['Beijing Institute (BI)', 'BI', '北京研究所', 'BIT']
    """
    names: dict[str, NameKind] = {}
    _add(names, name, NameKind.PRIMARY)
    # "・" begins a name; a line without it goes on with the one before, or is a Han name of it.
    for part in re.split(r"\n?\s*・", "\n" + also):
        _add(names, part, NameKind.ALIAS)
    return tuple(ListName(text, kind, "list") for text, kind in names.items())


def _add(names: dict[str, NameKind], cell: str, kind: NameKind) -> None:
    han = _HAN_IN_BRACKETS.findall(cell)
    latin = _HAN_IN_BRACKETS.sub(" ", cell)
    plain: list[str] = []
    for line in latin.split("\n"):
        (han if _HAN.search(line) and not re.search(r"[A-Za-z]{4}", line) else plain).append(line)
    text = _squeezed(" ".join(plain))
    if not text and kind is NameKind.PRIMARY:  # a cell in one script only
        names[_squeezed(cell)] = kind
    elif text:
        names.setdefault(text, kind)
        for inside in _BRACKETS.findall(text):
            short = short_name(inside, text.replace("（", "(").replace("）", ")"))
            if short:
                names.setdefault(_squeezed(inside), short)
    for native in han:
        if _squeezed(native):
            names.setdefault(_squeezed(native), NameKind.NATIVE_SCRIPT)


def _squeezed(text: str) -> str:
    """Return a name without the cell's marks; a blank between Han characters is a broken line's."""
    plain = _HAN_BLANK.sub("", " ".join(text.replace("\u3000", " ").split()))
    return plain.strip(" ;,・")


def concerns(wmd: str, conventional: str) -> str:
    """Return the concerns in words: "missile | nuclear | conventional weapons".

    >>> concerns("ミサイル、核\\nM、N", "通常兵器\\nCW")
    'missile | nuclear | conventional weapons'
    """
    latin = wmd.replace("Ｎ", "N").replace("Ｍ", "M").replace("Ｂ", "B").replace("Ｃ", "C")
    letters = re.findall(r"[A-Z]", latin)
    unknown = set(letters) - set(_WMD)
    if unknown:
        raise ListError(f"a concern code that was not seen before: {wmd!r}")
    words = [_WMD[letter] for letter in letters]
    return " | ".join([*words, "conventional weapons"] if "CW" in conventional else words)
