"""Cells of the Entity List that name several parties: hosts, their institutes, affiliates."""

import re
from dataclasses import dataclass

_SUBORDINATE = re.compile(r"^Subordinate institutions?:?\s*", re.IGNORECASE | re.MULTILINE)
_SHARED = re.compile(
    r"^\s*The following addresses apply to the entity and [^:]*:\s*", re.IGNORECASE | re.MULTILINE
)
_AFFILIATED = re.compile(r"^Affiliated entities:\s*", re.IGNORECASE)
_FACILITIES = re.compile(r"^The following (?P<host>.+? entities):\s*")
_PREFIXED = re.compile(
    r"^(?P<host>.+?) subordinate institution:\s*(?:—\s*)?(?P<own>.+)$", re.DOTALL
)
# A line that begins with a name ends the entry before it; these begin an address or go on with one.
_GOES_ON = re.compile(r"^\s*(?:—|Building \w|No\. |Room |\d)")
_UNFINISHED = re.compile(r"(?:[;:,]|\band|\bor)\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """What a cell says of one party."""

    text: str
    host: str = ""  # whose institute or affiliate it is, where the row itself says so
    follows: bool = False  # belongs to the host of an earlier row, which it does not name


def parts_of(text: str) -> tuple[list[Part], str]:
    """Return the parties of a cell, and the addresses that are said to hold for all of them.

    >>> [part.text for part in parts_of("A Group\\nSubordinate institution\\nB Plant.")[0]]
    ['A Group', 'B Plant.']
    """
    own, *shared = _SHARED.split(text, maxsplit=1)
    addresses = shared[0] if shared else ""
    if _AFFILIATED.match(own):
        return [
            Part(entry, follows=True) for entry in _lines_of(_AFFILIATED.sub("", own))
        ], addresses
    facilities = _FACILITIES.match(own)
    if facilities:
        named = re.split(r"\s*—", own[facilities.end() :])[1:]
        return [Part(f"{facilities['host']}: {_plain(each)}") for each in named], addresses
    first, *subordinate = _SUBORDINATE.split(own)
    host = _head(first)
    parts = [Part(first.strip())] if first.strip() else []
    parts += [Part(each, host=host, follows=not host) for each in subordinate if each.strip()]
    return parts, addresses


def _plain(text: str) -> str:
    # No comma: what stands here is a description, and a comma would look like an address.
    return re.sub(r"[;,.]\s*(?:and)?\s*$", "", text.strip()).replace(",", "")


def _head(text: str) -> str:
    """Return the name that a party's text begins with."""
    return re.split(r",?\s+a\.k\.a|\n|,", text.strip(), maxsplit=1)[0].strip()


def prefixed(name: str) -> tuple[str, str] | None:
    """Return host and own name of "HOST subordinate institution: OWN"; None for another name.

    >>> prefixed("CETC 13 subordinate institution: MT Microsystems")
    ('CETC 13', 'MT Microsystems')
    """
    found = _PREFIXED.match(name)
    return (found["host"], found["own"].strip()) if found else None


def _lines_of(text: str) -> list[str]:
    """Split the affiliates of a row, each of which begins on a line of its own."""
    entries: list[list[str]] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        goes_on = _GOES_ON.match(line) or (entries and _UNFINISHED.search(entries[-1][-1]))
        if entries and goes_on:
            entries[-1].append(line)
        else:
            entries.append([line])
    return ["\n".join(entry) for entry in entries]
