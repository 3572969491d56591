"""An entity of the EU's consolidated list, from whichever of its two files it was read."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from screener.errors import ListError
from screener.lists.adapters.facts import (
    citations_of,
    clean,
    codes,
    day,
    imo,
    is_native,
    joined,
    names_of,
    remarks_of,
    unique,
)
from screener.model.lists import EntityKind, ListEntity, NameKind

Fact = dict[str, str]

# The XML says "person" and "P", the CSV has the two in the other column.
_KINDS = {"person": EntityKind.PERSON, "enterprise": EntityKind.ORGANISATION}
# The list grades a name in words, in the remark on it: "low quality alias; formerly listed as".
_LOW = re.compile(r"\W*lo\w?[ -]quality", re.IGNORECASE)
_GRADING = re.compile(r"\W*(?:lo\w?|g?oo?d|high)[ -]quality[\w .]*\W*$", re.IGNORECASE)
# "former name of Sovcombank" is said of a former name, "formerly known as Red" of the present one.
_FORMER = re.compile(
    r"\W*(?:former name\b|(?:formerly known as|f\.?k\.?a|maiden name)\W*$)", re.IGNORECASE
)
# "00" is the Commission's word for unknown; the others are codes of states that are no more.
_NO_COUNTRY = frozenset({"00", "AN", "CS", "SU", "YU"})
_ENGLISH = ("", "EN")
_PLACE = ("street", "poBox", "zipCode", "city", "region", "place", "countryDescription")
_FLAGS = {
    "knownFalse": "known to be false",
    "knownExpired": "expired",
    "revokedByIssuer": "revoked",
    "reportedLost": "reported lost",
    "diplomatic": "diplomatic",
}


@dataclass(slots=True)
class EuRecord:
    """What a file says of an entity; facts are named as the XML's attributes."""

    facts: Fact  # logicalId, euReferenceNumber, unitedNationId, designationDate, remark, ...
    kind: str  # "person" or "enterprise"
    place: str  # where in the file
    parts: defaultdict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))

    @property
    def key(self) -> str:
        """The publisher's lasting number."""
        return clean(self.facts.get("logicalId"))


def eu_entity(list_id: str, record: EuRecord) -> ListEntity | None:
    """Return the entry; None for a record without number or name.

    Raises:
        ListError: A type of subject that was not seen before.
    """
    kind = _KINDS.get(record.kind)
    if kind is None:
        raise ListError(f"{record.place}: a type of subject not seen before: {record.kind!r}")
    names = names_of(_names(record.parts["nameAlias"]))
    if not record.key or not names:
        return None
    laws, places = record.parts["regulation"], record.parts["address"]
    return ListEntity(
        entry=f"{list_id}/{record.key}",
        list=list_id,
        kind=kind,
        names=names,
        countries=_countries([*record.parts["citizenship"], *places]),
        addresses=unique(_address(place) for place in places if _is_placed(place)),
        programme=joined(law.get("programme", "") for law in laws),
        citations=citations_of(
            f"{law.get('numberTitle', '')} {law.get('publicationUrl', '')}" for law in laws
        ),
        listed=day(record.facts.get("designationDate", "")),
        remarks=_remarks(record),
        source_row=f"{record.place}, {record.facts.get('euReferenceNumber', '')}".rstrip(", "),
    )


def _names(said: list[Fact]) -> Iterator[tuple[str, NameKind]]:
    named = [(_whole(name), _name_kind(name), name) for name in said]
    plain = [(text, name) for text, kind, name in named if text and kind is NameKind.ALIAS]
    if plain:
        yield min(plain, key=_unofficial)[0], NameKind.PRIMARY
    yield from ((text, kind) for text, kind, _ in named)


def _whole(name: Fact) -> str:
    parts = (name.get(part, "") for part in ("firstName", "middleName", "lastName"))
    return clean(name.get("wholeName")) or clean(" ".join(parts))


def _name_kind(name: Fact) -> NameKind:
    clauses = _clauses(name)
    if name.get("strong") == "false" or any(_LOW.match(clause) for clause in clauses):
        return NameKind.WEAK
    return NameKind.FORMER if any(_FORMER.match(c) for c in clauses) else NameKind.ALIAS


def _unofficial(named: tuple[str, Fact]) -> tuple[bool, bool, bool]:
    """Order names by how far they are from the one to show; the list marks none as that.

    It is the first that is in Latin script, not graded as an alias, and English. The first in the
    file is often in Arabic script or in French spelling.
    """
    text, name = named
    graded = any(_GRADING.match(clause) for clause in _clauses(name))
    return is_native(text), graded, name.get("nameLanguage", "") not in _ENGLISH


def _clauses(name: Fact) -> list[str]:
    return [text for part in re.split(r"[\n;]", name.get("remark", "")) if (text := clean(part))]


def _countries(places: list[Fact]) -> tuple[str, ...]:
    found = codes(place.get("countryIso2Code", "") for place in places)
    return tuple(code for code in found if code not in _NO_COUNTRY)


def _is_placed(place: Fact) -> bool:
    """Return whether an address tells more than its country, which is told with the countries."""
    return any(place.get(part) for part in _PLACE[:-1]) or not _countries([place])


def _address(place: Fact) -> str:
    parts = [place.get(part, "") for part in _PLACE]
    if parts[1]:
        parts[1] = f"P.O. Box {parts[1]}"
    return ", ".join(unique(part for part in parts if part != "UNKNOWN"))


def _remarks(record: EuRecord) -> str:
    parts, facts = record.parts, record.facts
    names = parts["nameAlias"]
    return remarks_of(
        ("", [facts.get("remark", "")]),
        ("designation", [facts.get("designationDetails", "")]),
        ("function", (name.get("function", "") for name in names)),
        ("title", (name.get("title", "") for name in names)),
        ("gender", (name.get("gender", "") for name in names)),
        ("born", (_birth(birth) for birth in parts["birthdate"])),
        ("citizenship", (one.get("countryDescription", "") for one in parts["citizenship"])),
        ("identification", (_document(one) for one in parts["identification"])),
        ("contact", (place.get("contact", "") for place in parts["address"])),
        ("of names", (_beside_grading(name.get("remark", "")) for name in names)),
        ("of addresses", (place.get("remark", "") for place in parts["address"])),
        ("UN number", [facts.get("unitedNationId", "")]),
        ("EU reference", [facts.get("euReferenceNumber", "")]),
    )


def _beside_grading(remark: str) -> str:
    return "; ".join(c for c in _clauses({"remark": remark}) if not _GRADING.match(c))


def _birth(birth: Fact) -> str:
    parts = (birth.get("year", ""), birth.get("monthOfYear", ""), birth.get("dayOfMonth", ""))
    whole = clean(birth.get("birthdate"))  # a day of the Gregorian calendar in any case
    when = whole or "-".join(part for part in parts if clean(part))
    first, last = clean(birth.get("yearRangeFrom")), clean(birth.get("yearRangeTo"))
    if not when and (first or last):
        when = f"{first} to {last}"
    calendar = clean(birth.get("calendarType"))
    if when and not whole and calendar not in ("", "GREGORIAN"):
        when = f"{when} ({calendar.lower()} calendar)"
    about = "about " if when and birth.get("circa") == "true" else ""
    where = _address(birth)
    note = clean(birth.get("remark"))
    return f"{about}{when}{f' in {where}' if where else ''}{f' ({note})' if note else ''}".strip()


def _document(one: Fact) -> str:
    what = one.get("identificationTypeDescription") or one.get("identificationTypeCode", "")
    code = clean(one.get("identificationTypeCode")).casefold()
    number = clean(one.get("number")).strip("-") or clean(one.get("latinNumber"))
    notes = [
        clean(one.get("countryIso2Code")).replace("00", ""),
        *(word for flag, word in _FLAGS.items() if one.get(flag) == "true"),
        clean(one.get("remark")),
    ]
    said = ", ".join(note for note in notes if note)
    shown = imo(number) if code == "imo" else number
    return clean(f"{what} {shown}{f' ({said})' if said else ''}") if shown else ""
