"""A designation of the UK Sanctions List, from whichever of its two files it was read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from screener.errors import ListError
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.facts import (
    citations_of,
    clean,
    day,
    imo,
    joined,
    names_of,
    remarks_of,
    unique,
)
from screener.model.lists import EntityKind, ListEntity, NameKind

_KINDS = {
    "individual": EntityKind.PERSON,
    "entity": EntityKind.ORGANISATION,
    "ship": EntityKind.VESSEL,
}
_NAME_KINDS = {
    "primary name": NameKind.PRIMARY,
    "primary name variation": NameKind.ALIAS,  # another spelling of it
    "alias": NameKind.ALIAS,
}
_STRENGTHS = {"": False, "good quality a.k.a": False, "low quality a.k.a": True}  # weak?
# Columns of the CSV whose cells are prose: a bar in them parts nothing.
PROSE = frozenset({"Other Information", "UK Statement of Reasons"})
_CITED = ("Regime Name", "UN Reference Number")
_COUNTRIES = ("Nationality(/ies)", "Current believed flag of ship")
# What is told in the remarks: the label there, and the column of the CSV.
_TOLD = {
    "sanctions imposed": "Sanctions Imposed",
    "title": "Title",
    "born": "D.O.B",
    "town of birth": "Town of birth",
    "country of birth": "Country of birth",
    "nationality": "Nationality(/ies)",
    "gender": "Gender",
    "position": "Position",
    "passport": "Passport number",
    "of passports": "Passport additional information",
    "national identifier": "National Identifier number",
    "of national identifiers": "National Identifier additional information",
    "business registration": "Business registration number (s)",
    "type of entity": "Type of entity",
    "parent company": "Parent company",
    "subsidiaries": "Subsidiaries",
    "IMO number": "IMO number",
    "type of ship": "Type of ship",
    "flag": "Current believed flag of ship",
    "previous flags": "Previous flags",
    "owner or operator": "Current owner/operator (s)",
    "previous owner or operator": "Previous owner/operator (s)",
    "tonnage": "Tonnage of ship",
    "length": "Length of ship",
    "built": "Year Built",
    "hull number": "Hull identification number (HIN)",
    "phone": "Phone number",
    "website": "Website",
    "email": "Email address",
    "designation source": "Designation source",
    "OFSI group": "OFSI Group ID",
    "last updated": "Last Updated",
    "script": "Non-latin script type",
    "language": "Non-latin script language",
}
# Columns of the CSV that this reads, beside the parts of names and addresses.
READ = (
    "Unique ID",
    "Designation Type",
    "Date Designated",
    *_CITED,
    *PROSE,
    *_TOLD.values(),
)


@dataclass(slots=True)
class UkRecord:
    """What a file says of a designation; facts are named as the CSV's columns."""

    key: str  # the Unique ID: "RUS2176"
    place: str  # where in the file
    facts: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[tuple[str, str, str], None] = field(default_factory=dict)  # text, type, strength
    native: dict[str, None] = field(default_factory=dict)
    addresses: dict[tuple[str, str], None] = field(default_factory=dict)  # text, country

    def add(self, column: str, said: str) -> None:
        """Take what a cell or an element says; several values are parted by a bar."""
        for part in [said] if column in PROSE else said.split("|"):
            text = clean(part)
            if text:
                self.facts[column][text] = None

    def one(self, column: str) -> str:
        """Return the first value of a column; "" for none."""
        return next(iter(self.facts.get(column, ())), "")


def uk_entity(list_id: str, record: UkRecord) -> ListEntity | None:
    """Return the entry; None for a designation without a name.

    Raises:
        ListError: A type of designation, of name or of strength that was not seen before.
    """
    kind = _KINDS.get(record.one("Designation Type").casefold())
    if kind is None:
        said = record.one("Designation Type")
        raise ListError(f"{record.place}: a type of designation not seen before: {said!r}")
    names = names_of(_names(record))
    if not names:
        return None
    return ListEntity(
        entry=f"{list_id}/{record.key}",
        list=list_id,
        kind=kind,
        names=names,
        countries=_countries(record),
        # Where only a country is told it stands with the countries.
        addresses=unique(
            text for text, country in record.addresses if text != country or not country_code(text)
        ),
        programme=joined(record.facts["Regime Name"]),
        citations=citations_of(_cited(record)),
        listed=day(record.one("Date Designated")),
        remarks=_remarks(record),
        source_row=record.place,
    )


def name_of(parts: Iterable[str]) -> str:
    """Return a name in the order it is said: parts 1 to 5, then 6, the surname or whole name."""
    return clean(" ".join(clean(part) for part in parts))


def address_of(lines: Iterable[str]) -> str:
    """Return an address on one line."""
    return ", ".join(text for line in lines if (text := clean(line)))


def _names(record: UkRecord) -> Iterator[tuple[str, NameKind]]:
    for text, said, strength in record.names:
        kind, weak = _NAME_KINDS.get(said.casefold()), _STRENGTHS.get(strength.casefold())
        if kind is None or weak is None:
            raise ListError(f"{record.place}: a type or strength of name: {said!r}, {strength!r}")
        yield text, NameKind.WEAK if weak and kind is not NameKind.PRIMARY else kind
    # Some of these are in Latin script all the same; names_of looks at the letters.
    yield from ((text, NameKind.ALIAS) for text in record.native)


def _countries(record: UkRecord) -> tuple[str, ...]:
    said = [country for _, country in record.addresses]
    said += [country for column in _COUNTRIES for country in record.facts[column]]
    return tuple(dict.fromkeys(code for text in said if (code := country_code(text))))


def _cited(record: UkRecord) -> Iterator[str]:
    yield from record.facts["Regime Name"]
    yield from (f"UN {number}" for number in record.facts["UN Reference Number"])


def _remarks(record: UkRecord) -> str:
    prose = [text for column in ("Other Information", "UK Statement of Reasons")
             for text in record.facts[column]]  # fmt: skip
    told = []
    for label, column in _TOLD.items():
        values = list(record.facts[column])
        told.append((label, map(imo, values) if column == "IMO number" else values))
    others = [column for column in record.facts if column not in READ]
    return remarks_of(("", prose), *told, *((name, record.facts[name]) for name in sorted(others)))
