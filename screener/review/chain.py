"""The log of answers: each line holds the hash of the one before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

FIRST = "0" * 64  # what the first line holds in place of a line before it


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log."""

    number: int  # from 1
    at: datetime  # UTC
    who: str
    what: str  # "answer" or "import"
    told: str  # JSON, keys sorted
    previous: str
    hash: str


def line_after(
    number: int, previous: str, at: datetime, who: str, what: str, told: Mapping[str, Any]
) -> LogLine:
    """Return the next line of a log."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return LogLine(
        number, at, who, what, text, previous, _hash(number, at, who, what, text, previous)
    )


def first_broken(lines: Iterable[LogLine]) -> str:
    """Return in words where a log is first broken, "" where it is whole."""
    previous, expected = FIRST, 1
    for line in lines:
        if line.number != expected:
            return f"line {expected} of the log is missing"
        if line.previous != previous:
            return f"line {line.number} of the log does not follow the line before it"
        told = _hash(line.number, line.at, line.who, line.what, line.told, line.previous)
        if told != line.hash:
            return f"line {line.number} of the log ({line.what}, {line.who}) was altered"
        previous, expected = line.hash, expected + 1
    return ""


def _hash(number: int, at: datetime, who: str, what: str, told: str, previous: str) -> str:
    parts = [str(number), at.replace(tzinfo=None).isoformat(), who, what, told, previous]
    return sha256("\0".join(parts).encode()).hexdigest()
