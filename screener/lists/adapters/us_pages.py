"""Two lists that are pages: the UFLPA Entity List and the FCC's Covered List.

No copy was at hand; what is stated of both is their tables with the columns named below.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.htmltable import PageTable, page_tables
from screener.lists.adapters.ecfr_split import clean, with_short_names
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

_DAY = re.compile(r"([A-Z][a-z]+)\.? (\d{1,2}), (\d{4})|(\d{1,2})/(\d{1,2})/(\d{4})")
_SUB_LIST = re.compile(r"2\(d\)\(2\)\(B\)\((?:i|ii|iv|v)\)")
_SUB_LISTS = 2  # at least: of the four of the law, one has stayed empty
_KNOWN_AS = re.compile(
    r"[,;]?\s*\(?\s*\b(?P<kind>also known as|formerly known as|a\.k\.a\.|f\.k\.a\.)[,:]?\s*"
    r"(?:the following \w+ alias\w*:\s*)?",
    re.IGNORECASE,
)
_SUBSIDIARIES = re.compile(
    r"\s*(?:,|\()?\s*(?:and|including) (?:its|\w+) (?:\w+ )?subsidiar.*$", re.I
)
_PRODUCED = re.compile(
    r"\b(?:produced|provided|supplied|manufactured)(?:\s*,[^,]{0,40},)?\s+by\s+(?P<names>.+?)"
    r"(?=,?\s*\(?(?:subject to|including|to the extent|pursuant|or (?:by )?any of|or any)\b|\*|$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r",?\s+and\s+its\s+[\w-]+(?:\s[\w-]+)?\s+subsidiar(?:y|ies),?\s+", re.IGNORECASE
)


def read_uflpa(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the page's sub-lists; an entity on two of them is one entry.

    Raises:
        ListError: No such page, fewer than two sub-lists, or a row without a name or a day.
    """
    drafts: dict[str, tuple[list[tuple[str, NameKind]], list[str], date, str]] = {}
    seen: set[str] = set()
    for table, programme in _sub_lists(_tables(content)):
        seen.add(programme)
        name_at, day_at = _columns(table, ("name", "entit"), ("effective",))
        for row in table.rows[1:]:
            cells = [*row, "", ""]
            names, day = _names(cells[name_at]), _day(cells[day_at])
            if not names or day is None:
                raise ListError(f"{programme}: a row without a name or a day: {' | '.join(row)!r}")
            key = entry_key("CN", names[0][0])
            if key in drafts:
                drafts[key][1].append(programme)
            else:
                drafts[key] = (names, [programme], day, " ".join(cells[name_at].split()))
    if len(seen) < _SUB_LISTS:
        raise ListError(f"the page has {len(seen)} of the law's sub-lists with a table")
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=tuple(ListName(text, kind, "list") for text, kind in with_short_names(names)),
            countries=("CN",),
            programme=" | ".join(dict.fromkeys(programmes)),
            listed=day,
            source_row=row,
        )
        for key, (names, programmes, day, row) in drafts.items()
    )


def read_fcc(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the parties that the rows of the Covered List name; the row is the remark.

    A row that covers things of any maker ("produced in a foreign country") names no party.

    Raises:
        ListError: No such page, or no row that names a party.
    """
    found: list[tuple[str, date | None, str]] = []
    for table in _tables(content):
        try:
            what, when = _columns(table, ("equipment",), ("date",))
        except ListError:
            continue
        for row in table.rows[1:]:
            cells = [*row, "", ""]
            said = " ".join(cells[what].split())
            found += [(name, _day(cells[when]), said) for name in _makers(said)]
    if not found:
        raise ListError("the page has no row that names a party", hint="is it the Covered List?")
    keys = twin_counted([entry_key("", name) for name, _, _ in found])
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=tuple(
                ListName(text, kind, "list")
                for text, kind in with_short_names([(name, NameKind.PRIMARY)])
            ),
            listed=day,
            remarks=said,
            source_row=said,
        )
        for key, (name, day, said) in zip(keys, found, strict=True)
    )


def _tables(content: bytes) -> tuple[PageTable, ...]:
    try:
        return page_tables(content)
    except UnreadableDocumentError as problem:
        raise ListError(f"the page cannot be read: {problem}") from problem


def _sub_lists(tables: tuple[PageTable, ...]) -> Iterator[tuple[PageTable, str]]:
    for table in tables:
        named = [found[0] for text in table.headings for found in _SUB_LIST.finditer(text)]
        heads = " ".join(table.rows[0]).casefold() if table.rows else ""
        # Another table may stand below the last of them; one of a sub-list has a column of these.
        if named and ("entit" in heads or "effective" in heads):
            yield table, f"section {named[-1]}"


def _columns(table: PageTable, *wanted: tuple[str, ...]) -> tuple[int, ...]:
    """Return where the columns stand whose heads have one of the words.

    Raises:
        ListError: A column is missing.
    """
    heads = [head.casefold() for head in (table.rows[0] if table.rows else ())]
    places = []
    for words in wanted:
        at = next((i for i, head in enumerate(heads) if any(word in head for word in words)), None)
        if at is None:
            raise ListError(f"a table without a column {' or '.join(words)!r}: {heads}")
        places.append(at)
    return tuple(places)


def _names(cell: str) -> list[tuple[str, NameKind]]:
    """Return the names of a cell, the primary one first.

    >>> [text for text, _ in _names("Blue Co., Ltd. (also known as Blau Co.; and Azul)")]
    ['Blue Co., Ltd.', 'Blau Co.', 'Azul']
    """
    first, *rest = _KNOWN_AS.split(" ".join(cell.split()))
    primary = clean(_SUBSIDIARIES.sub("", first))
    if not primary:
        return []
    found = [(primary, NameKind.PRIMARY)]
    for kind, text in zip(rest[::2], rest[1::2], strict=True):
        former = kind.casefold().startswith("f")
        for one in re.split(r"\s*[;—]\s*(?:and\s+)?|,?\s+and\s+(?=[A-Z])", text):
            plain = clean(_SUBSIDIARIES.sub("", one))
            plain = plain[:-1].rstrip() if plain.count(")") > plain.count("(") else plain
            if plain:
                found.append((plain, NameKind.FORMER if former else NameKind.ALIAS))
    return found


def _makers(said: str) -> list[str]:
    """Return the parties in "equipment produced by X, including services provided by such entity".

    >>> _makers("Services provided by Blue Corp. and its wholly-owned subsidiary Sky (USA) LLC.")
    ['Blue Corp.', 'Sky (USA) LLC']
    """
    found = []
    for produced in _PRODUCED.finditer(said):
        for name in _BETWEEN.split(produced["names"]):
            plain = clean(name.strip(" ,;*†"))
            if plain[:1].isupper():
                found.append(plain)
    return list(dict.fromkeys(found))


def _day(cell: str) -> date | None:
    found = _DAY.search(cell)
    if found is None:
        return None
    try:
        if found[4]:
            return date(int(found[6]), int(found[4]), int(found[5]))
        return datetime.strptime(f"{found[1][:3]} {found[2]} {found[3]}", "%b %d %Y").date()
    except ValueError:
        return None
