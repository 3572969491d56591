"""Newer copies of lists: fetched, put through the gate, and taken whole or not at all."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screener import folders
from screener.errors import ListError, ListExpectationError, ScreenerError
from screener.lists import index
from screener.lists.compile import compile_list
from screener.lists.fetch import Fetched, Fetcher
from screener.lists.folder import read_entities
from screener.lists.load import Copy
from screener.lists.parser import parser_version
from screener.model.lists import Manifest

# A new file with so much fewer entries than the copy in use is a broken file until a person says
# that it is not.
LARGEST_FALL = 0.2
_STATE = "update.json"


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of one list."""

    list: str
    state: str  # "new", "unchanged", "failed" or "refused"
    said: str


def update(
    copies: Iterable[Copy],
    *,
    today: date,
    fetcher: Fetcher,
    addresses: dict[str, str] | None = None,
    accept_fall: str = "",
    announce: Callable[[str], object] = str,
) -> Iterator[Updated]:
    """Bring lists up to date, one after another; a failure of one stops none of the others.

    Args:
        copies: The copies in use of the lists wanted.
        today: The day of retrieval.
        fetcher: Fetches over the network.
        addresses: Other addresses by list id: a mirror's, say.
        accept_fall: Why a file with far fewer entries is right; "" to refuse it.
        announce: Is told each list before it is fetched.
    """
    fetched: dict[tuple[str, ...], Fetched] = {}  # three lists come in one file
    for copy in copies:
        manifest = copy.manifest
        address = (addresses or {}).get(manifest.id) or manifest.fetch
        if not address:
            continue
        announce(manifest.id)
        try:
            yield _updated(copy, address, fetched, today, fetcher, accept_fall)
        except ListExpectationError as fault:
            # Without its place and hint: reports name no folder of this machine.
            _remember(manifest.id, refused=f"{today}: {fault.args[0]}")
            yield Updated(manifest.id, "refused", str(fault))
        except ScreenerError as fault:
            yield Updated(manifest.id, "failed", str(fault))


def _updated(
    copy: Copy,
    address: str,
    fetched: dict[tuple[str, ...], Fetched],
    today: date,
    fetcher: Fetcher,
    accept_fall: str,
) -> Updated:
    manifest = copy.manifest
    etag, modified = _tags(manifest.id)
    asked = (address, etag, modified)
    if asked not in fetched:
        fetched[asked] = fetcher.get(address, etag=etag, last_modified=modified)
    answer = fetched[asked]
    if answer.unchanged:
        _remember(manifest.id, refused="")
        return Updated(manifest.id, "unchanged", "the publisher's file has not changed")
    try:
        compiled = take(
            answer.content, copy, published=answer.published or today, retrieved=today,
            accept_fall=accept_fall,
        )  # fmt: skip
    except ListExpectationError:
        raise
    except ListError as fault:
        # A renamed element is a file that must not take the old one's place.
        raise ListExpectationError(
            str(fault.args[0]), origin=fault.origin, hint=fault.hint
        ) from fault
    _remember(
        manifest.id,
        etag=answer.etag,
        last_modified=answer.last_modified,
        parser=parser_version(),
        sha256=compiled.sha256,
        refused="",
    )
    dated = "by the server" if answer.published else "by the day of retrieval"
    return Updated(manifest.id, "new", f"copy of {compiled.published} ({dated}) taken")


def take(
    content: bytes,
    copy: Copy,
    *,
    published: date,
    retrieved: date,
    accept_fall: str = "",
) -> Manifest:
    """Take a publisher's file as a snapshot, after the gate.

    Raises:
        ListError: It is not what the list's adapters read.
        ListExpectationError: It is implausible; the copy in use stays.
    """
    return compile_list(
        content,
        copy.manifest,
        index.root() / copy.manifest.id,
        published=published,
        retrieved=retrieved,
        snapshot=True,
        check=None if accept_fall else _no_sharp_fall(copy),
    )


def _no_sharp_fall(copy: Copy) -> Callable[[int], None]:
    def check(entries: int) -> None:
        if not copy.manifest.copy_here:
            return
        before = len(read_entities(copy.folder, copy.manifest.id))
        if entries < before * (1 - LARGEST_FALL):
            raise ListExpectationError(
                f"{copy.manifest.id}: {entries} entries, where the copy in use has {before}",
                hint='if the publisher did remove so many: --accept-fall "why"',
            )

    return check


def remembered(list_id: str) -> dict[str, str]:
    """Return what is remembered of earlier updates of a list: etag, last_modified, refused."""
    try:
        told = json.loads(_state_file(list_id).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}


def _tags(list_id: str) -> tuple[str, str]:
    """Return the tags of the file that is held; none where its snapshot is gone, or read anew."""
    known = remembered(list_id)
    held = {one.sha256 for one in index.held([]) if one.list == list_id}
    if known.get("sha256") not in held or known.get("parser") != parser_version():
        return "", ""
    return known.get("etag", ""), known.get("last_modified", "")


def _remember(list_id: str, **told: str) -> None:
    path = _state_file(list_id)
    with folders.whole_file(path, durable=True) as work:
        work.write_text(json.dumps(remembered(list_id) | told), encoding="utf-8")


def _state_file(list_id: str) -> Path:
    return folders.home() / "updates" / f"{list_id}.{_STATE}"
