"""Official texts of control lists that were imported: kept whole, named by their digest."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screener import folders
from screener.errors import ListExpectationError, Origin
from screener.lists.texts import read_text
from screener.model.lists import Manifest
from screener.model.texts import OfficialText

# A newer text may have some entries more or fewer; one with so few is cut off or another file.
_LEAST_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class KeptText:
    """An imported text: the publisher's file as it came, and of which day it is."""

    path: Path
    sha256: str
    published: date
    retrieved: date

    def read(self, list_id: str) -> OfficialText:
        """Return the tree of the file.

        Raises:
            ListError: The file is not what it was when it was taken.
        """
        return read_text(self.path.read_bytes(), list_id)


def keep_text(content: bytes, manifest: Manifest, *, published: date, retrieved: date) -> KeptText:
    """Take a publisher's file of a control list's text, after the gate.

    Nothing is kept where the file is no text of the list, or lacks much of it.

    Raises:
        ListError: No reader for the list, or the file is none that it reads.
        ListExpectationError: It has too few entries, or a sentinel is missing.
    """
    _check(read_text(content, manifest.id), manifest)
    digest = hashlib.sha256(content).hexdigest()
    folder = _folder(manifest.id)
    kept = KeptText(folder / digest, digest, published, retrieved)
    with folders.whole_file(kept.path, durable=True) as work:
        work.write_bytes(content)
    # The note is written last: a file without one was not taken to its end.
    said = {"published": str(published), "retrieved": str(retrieved)}
    with folders.whole_file(folder / f"{digest}.json", durable=True) as work:
        work.write_text(json.dumps(said), encoding="utf-8")
    return kept


def kept_texts(list_id: str, *, day: date | None = None) -> list[KeptText]:
    """Return the texts that are kept of a list, published on or before a day; newest first."""
    found = []
    for note in sorted(_folder(list_id).glob("*.json")):
        try:
            said = json.loads(note.read_text(encoding="utf-8"))
            published, retrieved = (date.fromisoformat(said[k]) for k in ("published", "retrieved"))
        except (OSError, ValueError, KeyError, TypeError):
            continue  # cut off while it was written; the file is taken anew by another import
        path = note.with_suffix("")
        if path.is_file() and (day is None or published <= day):
            found.append(KeptText(path, note.stem, published, retrieved))
    return sorted(found, key=lambda text: (text.published, text.sha256), reverse=True)


def _check(text: OfficialText, manifest: Manifest) -> None:
    origin = Origin(manifest.id)
    least = int(manifest.expect.entries[0] * _LEAST_SHARE)
    if text.whole and len(text.entries) < least:
        raise ListExpectationError(
            f"{manifest.id}: the text has {len(text.entries)} entries, expected {least} at least",
            origin=origin,
            hint="the file is cut off, or is an amendment: the consolidated text is needed",
        )
    missing = [code for code in manifest.expect.sentinels if code not in text.entries]
    if text.whole and text.figures and missing:
        raise ListExpectationError(
            f"{manifest.id}: not in this text: {'; '.join(missing)}", origin=origin
        )


def _folder(list_id: str) -> Path:
    return folders.home() / "texts" / list_id
