"""The gate: what no plausible copy of a list lacks (R3)."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from screener.errors import ListExpectationError, Origin
from screener.lists.folder import MANIFEST
from screener.model.lists import ListEntity, Manifest

# Of the lists at hand none has an entry without a letter in its name, nor a country without a code.
MOST_NAMELESS = 0.01
MOST_UNKNOWN = 0.05
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<TH\b[^>]*>(.*?)</TH>", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"<([^\s<>/!?]+)")
_FIELD = re.compile(r'"([^"\\]+)"\s*:')
_COUNTRY = re.compile("[A-Z]{2}")
_HEADER_LINES = 30  # lines of a delimited file among which the header stands
_HINT = "keep the earlier copy; a new one that lacks names must not take its place"


def check_expectation(
    manifest: Manifest, entries: int, names: AbstractSet[str], folder: Path
) -> None:
    """Compare a copy with what its manifest expects.

    Args:
        manifest: Says least and most entries, and the sentinels.
        entries: How many were read.
        names: Every name, or code of a control list, that was read.
        folder: Where the copy stands, for the words of the fault.

    Raises:
        ListExpectationError: The count is out of range, or a sentinel is missing.
    """
    origin = Origin(str(folder / MANIFEST))
    least, most = manifest.expect.entries
    if not least <= entries <= most:
        raise ListExpectationError(
            f"{manifest.id}: {entries} entries, expected {least} to {most}",
            origin=origin,
            hint=_HINT,
        )
    missing = [name for name in manifest.expect.sentinels if name not in names]
    if missing:
        raise ListExpectationError(
            f"{manifest.id}: not in this copy: {'; '.join(missing)}", origin=origin, hint=_HINT
        )


def check_content(
    list_id: str,
    columns: Sequence[str],
    entities: Sequence[ListEntity],
    content: bytes,
    folder: Path,
) -> None:
    """Look at what a publisher's file became: columns, names and countries.

    Args:
        list_id: Which list.
        columns: Headings, elements or fields that no file of the list lacks.
        entities: What was read of it.
        content: The file.
        folder: Where the copy would stand, for the words of the fault.

    Raises:
        ListExpectationError: Columns are missing, too many entries have no name to speak of, or too
            many countries are no codes of ISO 3166-1.
    """
    faults = [
        fault
        for fault in (
            _columns_fault(columns, content),
            _nameless_fault(entities),
            _unknown_fault(entities),
        )
        if fault
    ]
    if faults:
        raise ListExpectationError(
            f"{list_id}: {'; '.join(faults)}", origin=Origin(str(folder / MANIFEST)), hint=_HINT
        )


def _columns_fault(columns: Sequence[str], content: bytes) -> str:
    if not columns or content[:2] == b"PK":  # of what is packed the adapter looks for its columns
        return ""
    text = content.decode("utf-8-sig", "replace")
    is_markup, is_json = text.lstrip()[:1] == "<", text.lstrip()[:1] in ("{", "[")
    if is_markup:
        headings = {_folded(_TAG.sub(" ", one)) for one in _HEADING.findall(text)}
        found = headings | {_folded(one) for one in _ELEMENT.findall(text)}
    elif is_json:
        found = {_folded(one) for one in _FIELD.findall(text)}
    else:
        head = text.splitlines()[:_HEADER_LINES]
        found = {_folded(cell) for line in head for cell in re.split(r"[,;\t|]", line)}
    missing = [name for name in columns if _folded(name) not in found]
    return f"the file has no column {', '.join(missing)}" if missing else ""


def _folded(name: str) -> str:
    return " ".join(name.strip().strip('"').split()).casefold()


def _nameless_fault(entities: Sequence[ListEntity]) -> str:
    nameless = sum(not any(map(str.isalpha, entity.name)) for entity in entities)
    if nameless <= max(len(entities) * MOST_NAMELESS, 1):
        return ""
    return f"{nameless} of {len(entities)} entries have no name"


def _unknown_fault(entities: Sequence[ListEntity]) -> str:
    """Return that too many countries are no codes; other coded fields the adapters refuse."""
    told = [code for one in entities for code in one.countries]
    unknown = [code for code in told if not _COUNTRY.fullmatch(code)]
    if len(unknown) <= max(len(told) * MOST_UNKNOWN, 1):
        return ""
    return f"{len(unknown)} of {len(told)} countries are no codes, {unknown[0][:80]!r} for one"
