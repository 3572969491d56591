"""A reduced copy of the US Consolidated Screening List: one file, several lists."""

import json
import re
from typing import Any

from screener.errors import ListError
from screener.lists.adapters.csl_names import further_names
from screener.lists.adapters.ecfr import listed_date
from screener.lists.adapters.ecfr_split import short_name
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

# The bracketed code in the CSL's name of a source.
_SOURCES = {
    "us_ofac_sdn": frozenset({"SDN"}),
    "us_ns_cmic": frozenset({"CMIC"}),
    "us_ofac_ssi": frozenset({"SSI"}),
    "us_ofac_other": frozenset({"CAP", "NS-MBS List", "PLC"}),
    "us_denied_persons": frozenset({"DPL"}),
    "us_isn": frozenset({"ISN"}),
    "us_itar_debarred": frozenset({"DTC"}),
}
_KINDS = {
    "Entity": EntityKind.ORGANISATION,
    "Individual": EntityKind.PERSON,
    "Vessel": EntityKind.VESSEL,
    "Aircraft": EntityKind.AIRCRAFT,
    None: EntityKind.UNKNOWN,
}
_CODE = re.compile(r"\(([^()]+)\)| (PLC|CAPTA)\b")
_BRACKETS = re.compile(r"\(([^()]{2,60})\)")


def read_csl(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the CSL sources that make up a list.

    Raises:
        ListError: Not this JSON, or a source or type that was not seen before.
    """
    try:
        data = json.loads(content)
        tables, records = data["tables"], data["entries"]
        sources = [_source_code(name) for name in tables["sources"]]
        programmes = tables["programmes"]
        wanted = [
            (number, record)
            for number, record in enumerate(records, start=1)
            if sources[record["s"]] in _SOURCES[list_id]
        ]
        keys = twin_counted([_key(record) for _, record in wanted])
        return tuple(
            _entity(list_id, key, number, record, programmes, sources[record["s"]])
            for key, (number, record) in zip(keys, wanted, strict=True)
        )
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, IndexError, TypeError) as problem:
        raise ListError(f"the file is no reduced CSL JSON: {problem!r}") from problem


def _source_code(name: str) -> str:
    if "Palestinian" in name:
        return "PLC"
    found = _CODE.search(name)
    if found is None:
        raise ListError(f"a CSL source without a code: {name!r}")
    return found[1] or found[2]


def _key(record: dict[str, Any]) -> str:
    """Return OFAC's number where there is one; made from country and name elsewhere."""
    if record.get("e"):
        return str(record["e"])
    return entry_key((record.get("c") or [""])[0], record["n"])


def _entity(
    list_id: str, key: str, number: int, record: dict[str, Any], programmes: list[Any], source: str
) -> ListEntity:
    cited = record.get("fr", "").strip()
    programme = programmes[record["pg"]] if "pg" in record else ""
    if isinstance(programme, list):
        programme = " | ".join(programme)
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=_KINDS[record.get("t")],
        names=_names(record),
        countries=tuple(record.get("c", ())),
        programme=programme,
        citations=(cited,) if cited else (),
        listed=listed_date(cited) if cited else None,
        source_row=f"record {number} ({source})",
    )


def _names(record: dict[str, Any]) -> tuple[ListName, ...]:
    names = {record["n"].strip(): NameKind.PRIMARY}
    for other in record.get("a", ()):
        # The CSL cuts lists of aliases at ";" and leaves the "and " of the last one.
        names.setdefault(re.sub(r"^and\s+", "", other.strip()).strip(), NameKind.ALIAS)
    for other in further_names(record["n"].strip()):
        names.setdefault(other, NameKind.ALIAS)
    for inside in _BRACKETS.findall(record["n"]):
        kind = short_name(inside, record["n"])
        if kind:
            names.setdefault(inside.strip(), kind)
    return tuple(ListName(text, kind, "list") for text, kind in names.items() if text)
