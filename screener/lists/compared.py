"""What `lists diff` compares: a snapshot, the copy of a day, a compiled folder or a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screener.errors import ListNotAvailableError, ScreenerError, SettingError
from screener.lists import index
from screener.lists.compile import entities_of, read_source
from screener.lists.differences import Record, entity_records, records_of
from screener.lists.load import choose
from screener.lists.manifest import read_manifest
from screener.model.lists import Manifest

_PREFIX = re.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison."""

    list: str
    said: str  # in words: which copy
    records: Mapping[str, Record]


def compared(named: str, list_id: str, lists: Path | None) -> Compared:
    """Return what a word of the command line names.

    Args:
        named: LIST@YYYY-MM-DD, the beginning of a snapshot's SHA-256, a compiled folder or a
            publisher's file.
        list_id: Which list a file is of; "" where it was not said.
        lists: Another folder of lists.

    Raises:
        ListNotAvailableError: There is no such list, snapshot or copy of the day.
        SettingError: A word that is none of these, or a file without its list.
        ListError: What is there does not hold.
    """
    path = Path(named)
    if path.is_dir():
        return _folder(path)
    if path.is_file():
        return _file(path, list_id, lists)
    if "@" in named:
        return _of_day(named, lists)
    if _PREFIX.fullmatch(named):
        return _snapshot(named, lists)
    raise SettingError(
        f"{named!r} is no snapshot, day of a list, folder or file",
        hint="such as un_sc@2026-11-01, or six letters and more of an id that"
        " `screener lists status --copies` prints",
    )


def _folder(folder: Path) -> Compared:
    manifest = read_manifest(folder)
    return Compared(manifest.id, f"{folder} (of {manifest.published})", records_of(folder))


def _file(path: Path, list_id: str, lists: Path | None) -> Compared:
    if not list_id:
        raise SettingError(f"of which list is {path.name}?", hint="--as LIST_ID says it")
    manifest = _manifest(list_id, lists)
    entities = entities_of(read_source(path), manifest)
    return Compared(list_id, path.name, entity_records(entities))


def _manifest(list_id: str, lists: Path | None) -> Manifest:
    chosen = choose(lists, date.today())
    if list_id not in chosen:
        raise ListNotAvailableError(
            f"there is no list {list_id!r}", hint="screener lists status names them"
        )
    return chosen[list_id].manifest


def _of_day(named: str, lists: Path | None) -> Compared:
    list_id, _, said = named.partition("@")
    try:
        day = date.fromisoformat(said)
    except ValueError as problem:
        raise SettingError(
            f"{said!r} is not a day such as 2026-11-23", hint="LIST_ID@YYYY-MM-DD"
        ) from problem
    _manifest(list_id, lists)
    copy = choose(lists, day)[list_id]
    published = copy.manifest.published
    if not copy.manifest.copy_here or published is None or published > day:
        raise ListNotAvailableError(
            f"{list_id}: no copy for {day}",
            hint="screener lists status --copies names those that are held",
        )
    return Compared(list_id, f"{list_id} of {published} ({copy.origin})", records_of(copy.folder))


def _snapshot(prefix: str, lists: Path | None) -> Compared:
    faults: list[ScreenerError] = []
    found = {
        index.place_of(one): f"{one.list} of {one.published} (snapshot {one.folder[:12]})"
        for one in index.held(faults)
        if one.folder.startswith(prefix) or one.sha256.startswith(prefix)
    }
    for copy in choose(lists, date.today()).values():
        if copy.origin != "snapshot" and copy.manifest.sha256.startswith(prefix):
            said = f"{copy.manifest.id} of {copy.manifest.published} ({copy.origin})"
            found[copy.folder] = said
    if not found:
        raise ListNotAvailableError(
            f"no copy has an id that begins with {prefix}",
            hint="screener lists status --copies names those that are held",
        )
    if len(found) > 1:
        raise SettingError(
            f"{prefix} is the beginning of several: {'; '.join(sorted(found.values()))}",
            hint="give more of the id, or LIST_ID@DAY",
        )
    ((place, said),) = found.items()
    return Compared(read_manifest(place).id, said, records_of(place))
