"""The UK Sanctions List as its CSV: a day, a header, and a row for each combination of facts."""

from screener.errors import ListError
from screener.lists.adapters.facts import clean, refuse_if
from screener.lists.adapters.rows import table_rows, text_of
from screener.lists.adapters.uk import READ, UkRecord, address_of, name_of, uk_entity
from screener.model.lists import ListEntity

_FIRST = "Report Date"
_NAME = tuple(f"Name {number}" for number in range(1, 7))
_ADDRESS = (*(f"Address Line {number}" for number in range(1, 7)), "Address Postal Code")
_COUNTRY, _NATIVE = "Address Country", "Name non-latin script"
_NAMED = ("Name type", "Alias strength")
_PARTS = frozenset({*_NAME, *_NAMED, *_ADDRESS, _COUNTRY, _NATIVE, "Unique ID"})
_NEEDED = (*READ, *_NAME, *_NAMED, *_ADDRESS, _COUNTRY, _NATIVE)


def read_uk_csv(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries, the rows of one Unique ID together.

    A designation with ten names and seven addresses has seventy rows: each fact is taken once.

    Raises:
        ListError: Not this table, a column is missing, or designations without id or name.
    """
    text = text_of(content)
    first, _, table = text.partition("\n")
    if not first.strip(' ",\r').startswith(_FIRST):
        raise ListError(f"the first line does not tell the {_FIRST}, as the UK Sanctions List does")
    records: dict[str, UkRecord] = {}
    unnumbered = []
    for line, row in table_rows(table, _NEEDED, first_line=2):
        key = clean(row["Unique ID"])
        if not key:
            unnumbered.append(f"line {line}")
            continue
        _add(records.setdefault(key, UkRecord(key, f"line {line}, {key}")), row)
    refuse_if(unnumbered, "rows without Unique ID")
    if not records:
        raise ListError("the table has no rows")
    drafts = [(record, uk_entity(list_id, record)) for record in records.values()]
    refuse_if(
        (record.place for record, entity in drafts if entity is None), "designations without a name"
    )
    return tuple(entity for _, entity in drafts if entity is not None)


def _add(record: UkRecord, row: dict[str, str]) -> None:
    for column, said in row.items():
        if said and column and column not in _PARTS:
            record.add(column, said)
    name = name_of(row[part] for part in _NAME)
    if name:
        record.names[name, clean(row["Name type"]), clean(row["Alias strength"])] = None
    if native := clean(row[_NATIVE]):
        record.native[native] = None
    if address := address_of(row[part] for part in (*_ADDRESS, _COUNTRY)):
        record.addresses[address, clean(row[_COUNTRY])] = None
