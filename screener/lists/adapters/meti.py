"""Japan's Foreign End User List as METI's Excel file."""

import io
import re
import zipfile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from screener.errors import ListError
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ecfr_split import short_name
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

_HEADER = ("No.", "Country or Region", "Company or Organization", "Also Known As", "Type of WMD")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# A gloss in Han characters; a pair of brackets amid a Han name, as in 甲公司(深圳)分公司, is none.
_HAN_IN_BRACKETS = re.compile(
    r"(?<![\u3400-\u9fff])[(（]"
    r"((?:[(（][^()（）]*[)）])?[^()（）]*[\u3400-\u9fff][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)?)"
    r"[)）](?!\s*[\u3400-\u9fff])"
)
_BRACKETS = re.compile(r"[(（]([^()（）]{2,60})[)）]")
_WMD = {"B": "biological", "C": "chemical", "M": "missile", "N": "nuclear"}


def read_meti(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the list; rows are numbered here, since the file's No. is a formula.

    Raises:
        ListError: Not such a workbook, a changed header, an unknown country or concern code.
    """
    rows = _rows(content)
    header = [str(cell or "") for cell in rows[0]]
    for index, word in enumerate(_HEADER):
        if word not in header[index]:
            raise ListError(f"column {index + 1} is {header[index]!r} and not {word!r}")
    drafts = []
    for number, row in enumerate(rows[1:], start=1):
        cells = [str(cell or "") for cell in row[:6]]
        if cells[2].strip():
            names = meti_names(cells[2], cells[3])
            country = country_code(cells[1].split("\n")[-1])
            if not country:
                raise ListError(f"row {number} names an unknown country {cells[1]!r}")
            drafts.append((number, country, names, cells))
    keys = twin_counted([entry_key(country, names[0].text) for _, country, names, _ in drafts])
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=names,
            countries=(country,),
            programme=concerns(cells[4], cells[5]),
            source_row=f"No. {number}",
        )
        for key, (number, country, names, cells) in zip(keys, drafts, strict=True)
    )


def _rows(content: bytes) -> list[tuple[object, ...]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as problem:
        raise ListError(f"the file is no Excel workbook: {problem}") from problem
    sheet = book.worksheets[0]
    rows: list[tuple[object, ...]] = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    book.close()
    if not rows or len(rows[0]) < len(_HEADER) + 1:
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
    return " ".join(text.replace("\u3000", " ").split()).strip(" ;,")


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
