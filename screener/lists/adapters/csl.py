"""A reduced copy of the US Consolidated Screening List: one file, several lists."""

import json
import re
from typing import Any

from screener.errors import ListError
from screener.lists.adapters.csl_names import csl_names
from screener.lists.adapters.ecfr import listed_date
from screener.lists.adapters.ecfr_codes import policy_code, requirement_code
from screener.model.lists import EntityKind, ListEntity
from screener.normalise.keys import entry_key, twin_counted

# The bracketed code in the CSL's name of a source.
SOURCES = {
    "us_entity_list": frozenset({"EL"}),
    "us_meu_list": frozenset({"MEU"}),
    "us_unverified_list": frozenset({"UVL"}),
    "us_ofac_sdn": frozenset({"SDN"}),
    "us_ns_cmic": frozenset({"CMIC"}),
    "us_ofac_ssi": frozenset({"SSI"}),
    "us_ofac_other": frozenset({"CAP", "FSE", "NS-MBS List", "PLC"}),
    "us_denied_persons": frozenset({"DPL"}),
    "us_isn": frozenset({"ISN"}),
    "us_itar_debarred": frozenset({"DTC"}),
}
CODED = "EL"  # the source whose requirement and policy have codes (R8)
KINDS = {
    "Entity": EntityKind.ORGANISATION,
    "Individual": EntityKind.PERSON,
    "Vessel": EntityKind.VESSEL,
    "Aircraft": EntityKind.AIRCRAFT,
    None: EntityKind.UNKNOWN,
}
_CODE = re.compile(r"\(([^()]+)\)| (PLC|CAPTA)\b")


def read_csl(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the CSL sources that make up a list.

    Raises:
        ListError: Not this JSON, or a source or type that was not seen before.
    """
    try:
        data = json.loads(content)
        tables, records = data["tables"], data["entries"]
        sources = [source_code(name) for name in tables["sources"]]
        wanted = [
            (number, record)
            for number, record in enumerate(records, start=1)
            if sources[record["s"]] in SOURCES[list_id]
        ]
        keys = twin_counted([_key(record) for _, record in wanted])
        return tuple(
            _entity(list_id, key, number, record, tables, sources[record["s"]])
            for key, (number, record) in zip(keys, wanted, strict=True)
        )
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, IndexError, TypeError) as problem:
        raise ListError(f"the file is no reduced CSL JSON: {problem!r}") from problem


def source_code(name: str) -> str:
    """Return the code of a source as the CSL names it.

    Raises:
        ListError: The name has none.

    >>> source_code("Entity List (EL) - Bureau of Industry and Security")
    'EL'
    """
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
    list_id: str, key: str, number: int, record: dict[str, Any], tables: dict[str, Any], source: str
) -> ListEntity:
    cited = record.get("fr", "").strip()
    programme = tables["programmes"][record["pg"]] if "pg" in record else ""
    if isinstance(programme, list):
        programme = " | ".join(programme)
    requirement = tables["licenceRequirements"][record["lr"]] if "lr" in record else ""
    policy = tables["licencePolicies"][record["lp"]] if "lp" in record else ""
    coded = source == CODED
    return ListEntity(
        entry=f"{list_id}/{key}",
        list=list_id,
        kind=KINDS[record.get("t")],
        names=csl_names(record["n"], record.get("a", ())),
        countries=tuple(record.get("c", ())),
        programme=programme,
        requirement=requirement,
        requirement_code=requirement_code(requirement) if coded else "",
        policy=policy,
        policy_code=policy_code(policy) if coded else "",
        citations=(cited,) if cited else (),
        listed=listed_date(cited) if cited else None,
        source_row=f"record {number} ({source})",
    )
