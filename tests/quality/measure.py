"""From a run and a reading to figures: recall, right entries, right codes, false alarms."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from screener import Screener
from screener.model.match import Match, Target
from screener.model.run import ScreeningRun
from tests.quality.readings import (
    DEVELOPMENT,
    DOCUMENTS,
    HERE,
    Found,
    found_in,
    overlapping,
    rows_of,
)

LOCK = HERE / "found.csv"
FIRST = 3  # "its right code among the first three"
# A list of research bodies without legal effect: it is shown beside a party, so a match will do.
REFERENCE = "ref_"

Line = tuple[str, str, str, str]  # document, line, text, entry


@dataclass(frozen=True, slots=True)
class Measured:
    """One document, what was read in it by a person, and what the run found of that."""

    name: str
    run: ScreeningRun
    found: list[Found]
    overlap: float  # share of mentions that touch a row of the reading, 0 to 1

    def parties(self) -> list[Found]:
        """Return the rows of parties."""
        return [one for one in self.found if one.row.kind == "entity"]

    def things(self) -> list[Found]:
        """Return the rows of technologies and products."""
        return [one for one in self.found if one.row.kind != "entity"]

    def matches(self, one: Found) -> list[Match]:
        """Return the matches of a row's mentions, best first, in the run's order where equal."""
        ids = {mention.id for mention in one.near}
        return sorted((m for m in self.run.matches if m.mention in ids), key=lambda m: -m.score)

    def flagged(self, one: Found, entry: tuple[str, str]) -> bool:
        """Say whether a row's mention is flagged on an entry (for a reference list: matched)."""
        ids = {mention.id for mention in one.near}
        if entry[0].startswith(REFERENCE):
            return any((m.list, m.name) == entry and m.band.alerts for m in self.matches(one))
        return any(
            (flag.list, flag.name) == entry and ids & {flag.mention, *flag.mentions}
            for flag in self.run.flags
        )

    def alarmed(self, one: Found) -> list[str]:
        """Return what an uncontrolled thing was flagged or matched as."""
        ids = {mention.id for mention in one.near}
        controls = [
            f"{m.list}:{m.code} {m.band.value}"
            for m in self.matches(one)
            if m.target is Target.CONTROL and m.band.alerts
        ]
        flags = [f.rule for f in self.run.flags if ids & {f.mention, *f.mentions}]
        return controls + flags

    def right_codes(self, one: Found, control_list: str) -> bool:
        """Say whether a code of the reading is among the first three of that list."""
        listed = [
            m.code
            for m in self.matches(one)
            if m.target is Target.CONTROL and m.list == control_list
        ]
        return bool(one.row.codes[control_list] & set(list(dict.fromkeys(listed))[:FIRST]))


def measured(screener: Screener, name: str) -> Measured:
    """Screen one of the documents and hold it against its reading."""
    path = (DOCUMENTS | DEVELOPMENT)[name]
    source = path.read_text(encoding="utf-8")
    run = screener.screen([path])
    key, rows = run.documents[0].key, rows_of(name)
    overlap = overlapping(run, key, rows, source)
    return Measured(name, run, found_in(run, key, rows, source), overlap)


def recall(rows: Iterable[Found], *, exact: bool = False) -> float:
    """Return the share of rows that are mentions, 0 to 1; 1 where there are none."""
    hits = [bool(one.exact if exact else one.near) for one in rows]
    return sum(hits) / len(hits) if hits else 1.0


def coded(of: Measured, control_list: str) -> list[Found]:
    """Return the rows that were found and for which the reading gives codes of a list."""
    return [one for one in of.found if one.near and control_list in one.row.codes]


def share(of: Measured, control_list: str) -> float:
    """Return the share of coded rows with a right code among the first three, 0 to 1."""
    rows = coded(of, control_list)
    return sum(of.right_codes(one, control_list) for one in rows) / len(rows) if rows else 1.0


def true_matches(of: Measured) -> list[Line]:
    """Return what is right today: named ("" as entry), on the right entry, right code."""
    lines: list[Line] = []
    for one in of.found:
        entries = [":".join(e) for e in one.row.entries if of.flagged(one, e)]
        entries += ["related:" + ":".join(e) for e in one.row.related if of.flagged(one, e)]
        entries += [f"{c}:code" for c in one.row.codes if of.right_codes(one, c)]
        place = (of.name, str(one.row.line), one.row.text)
        lines += [(*place, entry) for entry in (["", *entries] if one.near else [])]
    return lines


def locked(name: str) -> set[Line]:
    """Return the true matches of a document that were found when the lock was last written."""
    if not LOCK.is_file():
        return set()
    with LOCK.open(encoding="utf-8", newline="") as file:
        lines = {(r["document"], r["line"], r["text"], r["entry"]) for r in csv.DictReader(file)}
    return {line for line in lines if line[0] == name}


def write_lock(lines: Iterable[Line], path: Path = LOCK) -> None:
    """Write the lock file, sorted by document, line, text and entry."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["document", "line", "text", "entry"])
        ordered: list[Line] = sorted(set(lines), key=_by_line)
        writer.writerows(ordered)


def _by_line(line: Line) -> tuple[str, int, str, str]:
    return line[0], int(line[1]), line[2], line[3]
