"""Country, address and identifiers of a row beside those of an entry (R24): none suppresses."""

from collections.abc import Iterable
from dataclasses import dataclass

from screener.match.identifiers import identifiers_in
from screener.match.look_up import Ground
from screener.model.lists import ListEntity

# Lists write these for China as well as by themselves.
_ALSO = {"HK": "CN", "MO": "CN"}


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What a table's row states beside a name."""

    countries: tuple[str, ...]
    address: str
    ids: tuple[str, ...]


def qualifiers_of(
    entity: ListEntity, said: Qualifiers, found: Iterable[Ground]
) -> tuple[tuple[str, str], ...]:
    """Return MATCH, DIFFERS or MISSING for each field that the row states."""
    methods = {ground.evidence.method for ground in found}
    outcomes = []
    if said.countries:
        outcomes.append(("country", _country(entity, said.countries)))
    if said.address:
        alike = "address" in methods
        outcomes.append(("address", "MATCH" if alike else _other(bool(entity.addresses))))
    if said.ids:
        same = "identifier" in methods
        outcomes.append(
            ("identifier", "MATCH" if same else _other(bool(identifiers_in(entity.remarks))))
        )
    return tuple(outcomes)


def _other(is_told: bool) -> str:
    return "DIFFERS" if is_told else "MISSING"


def _country(entity: ListEntity, countries: Iterable[str]) -> str:
    if not entity.countries:
        return "MISSING"
    said = {_ALSO.get(country, country) for country in countries}
    listed = {_ALSO.get(country, country) for country in entity.countries}
    return "MATCH" if said & listed else "DIFFERS"
