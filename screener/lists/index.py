"""Which snapshots are held: an index in SQLite that is made again from the files at any doubt.

A snapshot is a folder named by a digest, with its manifest. Years of daily copies are thousands of
manifests, and YAML is slow to read; a row of the index is taken only where its seal fits the bytes
of the manifest beside it, so an altered, stale or broken index costs time and tells nothing wrong.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from screener import folders
from screener.errors import ListError, ScreenerError
from screener.lists.folder import MANIFEST, read_entities
from screener.lists.manifest import read_manifest
from screener.model.lists import ListKind, Manifest

_WAIT_SECONDS = 10.0  # for another process to end its writing
_FORM = 1  # raise it when the meaning of a column changes
_TABLE = """CREATE TABLE IF NOT EXISTS snapshots (
    list TEXT, folder TEXT, sha256 TEXT, published TEXT, retrieved TEXT, parser TEXT,
    entries INTEGER, source TEXT, seal TEXT, PRIMARY KEY (list, folder)) WITHOUT ROWID"""


@dataclass(frozen=True, slots=True)
class Held:
    """A snapshot that is held."""

    list: str
    folder: str  # the digest that it is named by
    sha256: str  # of the publisher's file
    published: date
    retrieved: date | None
    parser: str  # version of the program's reading of it
    entries: int
    source: str


def root() -> Path:
    """Return the folder of all snapshots."""
    return folders.home() / "lists"


def place_of(one: Held) -> Path:
    """Return the folder of a snapshot."""
    return root() / one.list / one.folder


def held(faults: list[ScreenerError]) -> tuple[Held, ...]:
    """Return all snapshots by list and folder.

    Args:
        faults: Gets what is wrong with manifests; such a snapshot is left out.
    """
    manifests = _manifests()
    if not manifests:
        return ()
    known = _indexed()
    found: dict[tuple[str, str], tuple[Held, str]] = {}
    for key, content in manifests.items():
        row = known.get(key)
        if row is not None and row[1] == _seal(row[0], content):
            found[key] = row
            continue
        try:
            made = _told(*key)
        except ScreenerError as fault:
            faults.append(fault)
            continue
        found[key] = made, _seal(made, content)
    if found != known:
        _write(found)
    return tuple(one for one, _ in found.values())


def _manifests() -> dict[tuple[str, str], bytes]:
    """Return the bytes of every snapshot's manifest, by list and folder."""
    if not root().is_dir():
        return {}
    found = {}
    for place in sorted(root().glob("*/*")):
        if place.name.startswith(".") or not place.is_dir():
            continue  # a work folder; it gets its name when it is whole
        try:
            found[place.parent.name, place.name] = (place / MANIFEST).read_bytes()
        except OSError:
            found[place.parent.name, place.name] = b""
    return found


def _told(list_id: str, folder: str) -> Held:
    place = root() / list_id / folder
    manifest = read_manifest(place)
    if manifest.published is None:
        raise ListError(f"{place}: a snapshot without a day")
    return Held(
        list=manifest.id,
        folder=folder,
        sha256=manifest.sha256,
        published=manifest.published,
        retrieved=manifest.retrieved,
        parser=manifest.parser,
        entries=_count(manifest, place),
        source=manifest.source,
    )


def _count(manifest: Manifest, place: Path) -> int:
    if manifest.entries is not None or manifest.kind is not ListKind.ENTITY:
        return manifest.entries or 0
    return len(read_entities(place, manifest.id))  # a copy of before the count was kept


def _seal(row: Held, manifest: bytes) -> str:
    told = json.dumps([_FORM, asdict(row)], ensure_ascii=False, default=str)
    return sha256(manifest + b"\0" + told.encode()).hexdigest()


def _path() -> Path:
    return folders.home() / "snapshots.sqlite"


@contextlib.contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(_path(), timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(_TABLE)
        yield connection
    finally:
        connection.close()


def _indexed() -> dict[tuple[str, str], tuple[Held, str]]:
    """Return the rows of the index; none where it is missing or broken."""
    if not _path().is_file():
        return {}
    try:
        with _opened() as connection:
            rows = connection.execute("SELECT * FROM snapshots").fetchall()
        return {(row[0], row[1]): (_row(row), str(row[8])) for row in rows}
    except (sqlite3.Error, ValueError, TypeError, IndexError):
        return {}


def _row(row: Sequence[str | int | None]) -> Held:
    retrieved = row[4]
    return Held(
        list=str(row[0]),
        folder=str(row[1]),
        sha256=str(row[2]),
        published=date.fromisoformat(str(row[3])),
        retrieved=date.fromisoformat(str(retrieved)) if retrieved else None,
        parser=str(row[5]),
        entries=int(row[6] or 0),
        source=str(row[7]),
    )


def _write(found: Mapping[tuple[str, str], tuple[Held, str]]) -> None:
    """Replace the rows of the index; one that cannot be written costs time at the next start."""
    with contextlib.suppress(OSError, sqlite3.Error):
        try:
            _fill(found)
        except sqlite3.OperationalError:
            return  # another process is writing the same
        except sqlite3.DatabaseError:  # no database, or a broken one
            for end in ("", "-wal", "-shm"):
                _path().with_name(_path().name + end).unlink(missing_ok=True)
            _fill(found)


def _fill(found: Mapping[tuple[str, str], tuple[Held, str]]) -> None:
    with _opened() as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM snapshots")
        connection.executemany(
            "INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    one.list, one.folder, one.sha256, one.published.isoformat(),
                    one.retrieved.isoformat() if one.retrieved else None, one.parser, one.entries,
                    one.source, seal,
                )
                for one, seal in found.values()
            ],
        )  # fmt: skip
        connection.execute("COMMIT")
