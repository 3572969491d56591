"""From a --map file to which columns of a table are what."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from screener.errors import Faults, SettingError
from screener.formats.yamlfile import read_record
from screener.model.document import Role
from screener.read.headers import plain_header

# A column is named once or several times: "Company", or ["Company", "Trading name"].
_Columns = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...],
    BeforeValidator(lambda given: [given] if isinstance(given, str) else given),
]


class Columns(BaseModel):
    """Which headers carry which role."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: _Columns = ()
    aliases: _Columns = ()
    native_name: _Columns = ()
    country: _Columns = ()
    address: _Columns = ()
    id: _Columns = ()
    description: _Columns = ()
    hs: _Columns = ()
    eccn: _Columns = ()

    def role(self, header: str) -> Role | None:
        """Return what a column is, or None if the map does not name it."""
        wanted = plain_header(header)
        for role in Role:
            if any(plain_header(name) == wanted for name in self.headers(role)):
                return role
        return None

    def headers(self, role: Role) -> tuple[str, ...]:
        """Return the headers that carry a role."""
        given: tuple[str, ...] = getattr(self, role.value)
        return given


class Mapping(Columns):
    """A --map file: columns of every table, and of single sheets that differ."""

    sheets: dict[str, Columns] = Field(default_factory=dict)

    def of(self, sheet: str) -> Columns:
        """Return the columns of one sheet; a sheet that is named has its own only."""
        return self.sheets.get(sheet, self)

    def unused(self, sheet_headers: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
        """Return the headers that the map names and no sheet has, as the map spells them."""
        there: dict[str, set[str]] = {}
        for sheet, headers in sheet_headers:
            found = there.setdefault(sheet if sheet in self.sheets else "", set())
            found |= {plain_header(header) for header in headers}
        asked = [("", self), *self.sheets.items()]
        return [
            header
            for sheet, columns in asked
            if sheet in there
            for role in Role
            for header in columns.headers(role)
            if plain_header(header) not in there[sheet]
        ]

    def record(self) -> MappingOf[str, Any]:
        """Return the map as JSON can hold it; it is part of what a run's id is made of."""
        return self.model_dump(mode="json", exclude_defaults=True)


def load_mapping(path: Path) -> Mapping:
    """Return the map that a file holds.

    Raises:
        SettingError: It is not YAML, has an unknown field, or names no name or description.
        Faults: There are several such faults.
    """
    mapping, faults = read_record(path, Mapping, SettingError, name=path.name)
    if len(faults) > 1:
        raise Faults(faults)
    if mapping is None:
        raise faults[0]
    for columns in (mapping, *mapping.sheets.values()):
        _check(columns, path.name, needed=columns is not mapping or not mapping.sheets)
    return mapping


def _check(columns: Columns, name: str, *, needed: bool) -> None:
    searched = (*columns.name, *columns.native_name, *columns.aliases, *columns.description)
    if needed and not searched:
        raise SettingError(
            f"{name}: no column is given for name or description, so nothing would be searched",
            hint="add a line such as “name: Company”",
        )
    said = [plain_header(one) for role in Role for one in columns.headers(role)]
    twice = next((one for one in said if said.count(one) > 1), None)
    if twice is not None:
        raise SettingError(f"{name}: the column “{twice}” is given two roles", hint="keep one")
