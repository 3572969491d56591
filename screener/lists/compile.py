"""From a publisher's file to a folder of a compiled list."""

import hashlib
import io
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from screener import folders
from screener.errors import ListError, ListExpectationError, Origin, UnreadableDocumentError
from screener.formats.packed import unpacked
from screener.lists.adapters import ADAPTERS
from screener.lists.folder import MANIFEST, data_digest, write_entities
from screener.lists.gate import check_content, check_expectation
from screener.lists.manifest import read_manifest
from screener.lists.parser import parser_version
from screener.model.lists import ListEntity, Manifest


def compile_list(
    content: bytes,
    manifest: Manifest,
    folder: Path,
    *,
    published: date | None = None,
    retrieved: date | None = None,
    snapshot: bool = False,
    check: Callable[[int], None] | None = None,
) -> Manifest:
    """Write the compiled list into ``folder``, with the manifest of this copy beside it.

    Nothing is written where the copy is implausible.

    Args:
        content: The publisher's file.
        manifest: What is said of the list; its digests and days are replaced.
        folder: Where the files go; made where it is not there.
        published: The day of which the copy is; the manifest's where not given.
        retrieved: The day on which it was fetched; the manifest's where not given.
        snapshot: Write into a folder below that is named by the file's digest.
        check: Is given the number of entries, and raises where it is implausible.

    Raises:
        ListError: No adapter, or the file is not what the adapter reads.
        ListExpectationError: The content is outside what the manifest expects.
    """
    read_as, entities = _read(content, manifest)
    names = {name.text for entity in entities for name in entity.names}
    check_expectation(manifest, len(entities), names, folder)
    # Another format in which the list comes has other columns, and its adapter knows them.
    columns = manifest.expect.columns if read_as == manifest.format else ()
    check_content(manifest.id, columns, entities, content, folder)
    if check is not None:
        check(len(entities))
    digest = hashlib.sha256(content).hexdigest()
    target = snapshot_folder(folder, digest) if snapshot else folder
    if snapshot and _holds(target):
        return read_manifest(target)  # the same bytes are the same copy
    compiled = manifest.model_copy(
        update={
            "published": published or manifest.published,
            "retrieved": retrieved or manifest.retrieved,
            "sha256": digest,
            "copy_here": True,
            "why_no_copy": "",
            **({"parser": parser_version(), "entries": len(entities)} if snapshot else {}),
        }
    )
    if not snapshot:
        return _written(entities, compiled, folder)
    with folders.whole_folder(target) as work:  # nobody ever reads half a copy
        _written(entities, compiled, work)
    return read_manifest(target)


def snapshot_folder(folder: Path, digest: str) -> Path:
    """Return where the snapshot of a file stands: by its digest, or by that and the parser's.

    The second only where an earlier version of the program has read the same file: snapshots
    are never changed, and a mended adapter must not be kept from its work.
    """
    plain = folder / digest
    if not plain.is_dir() or read_manifest(plain).parser == parser_version():
        return plain
    return folder / hashlib.sha256(f"{digest} {parser_version()}".encode()).hexdigest()


def _holds(snapshot: Path) -> bool:
    """Return whether a snapshot is there and whole; a damaged one is put aside."""
    if not snapshot.is_dir():
        return False
    if read_manifest(snapshot).data_sha256 == data_digest(snapshot):
        return True
    snapshot.rename(snapshot.with_name(f".damaged-{snapshot.name[:16]}-{time.time_ns()}"))
    return False


def _written(entities: tuple[ListEntity, ...], manifest: Manifest, folder: Path) -> Manifest:
    write_entities(entities, folder)
    stamped = manifest.model_copy(update={"data_sha256": data_digest(folder)})
    write_manifest(stamped, folder)
    return stamped


def entities_of(content: bytes, manifest: Manifest) -> tuple[ListEntity, ...]:
    """Return what the manifest's adapter makes of a file.

    Raises:
        ListError: No adapter of that name, an empty file, or one that is not what it reads.
    """
    return _read(content, manifest)[1]


def _read(content: bytes, manifest: Manifest) -> tuple[str, tuple[ListEntity, ...]]:
    """Return the format that a file is of, and what its adapter makes of it."""
    formats = [one for one in (manifest.format, *manifest.also_read) if one in ADAPTERS]
    if not formats:
        raise ListError(
            f"{manifest.id}: no adapter for the format {manifest.format!r}",
            hint=f"formats that can be read: {', '.join(sorted(ADAPTERS))}",
        )
    try:
        content = unpacked(content)
    except UnreadableDocumentError as problem:
        raise ListError(f"{manifest.id}: {problem}") from problem
    if not content:
        raise ListExpectationError(f"{manifest.id}: the file is empty")
    faults = []
    for name in formats:
        try:
            return name, ADAPTERS[name](content, manifest.id)
        except ListError as fault:
            faults.append(f"not {name}: {fault.args[0]}")
    raise ListError(f"{manifest.id}: the file is none that its adapters read; {'; '.join(faults)}")


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write ``manifest.yaml``; fields that say nothing are left out."""
    said = manifest.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    said["kind"] = manifest.kind.value
    expect = {key: list(value) for key, value in said["expect"].items()}
    text = yaml.safe_dump(said | {"expect": expect}, allow_unicode=True, sort_keys=False, width=100)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_source(path: Path) -> bytes:
    """Return a publisher's file; of a folder, its files as the adapters take several.

    CSV files or PDFs become one zip, texts one text with a form feed between two.

    Raises:
        ListError: It cannot be read.
    """
    try:
        if path.is_dir():
            for suffix in (".csv", ".pdf"):
                several = [one for one in path.iterdir() if one.suffix.casefold() == suffix]
                if several:
                    return _zipped(sorted(several))
            texts = sorted(path.rglob("*.md")) + sorted(path.rglob("*.txt"))
            return b"\f".join(text.read_bytes() for text in texts)
        return path.read_bytes()
    except OSError as problem:
        raise ListError(
            f"cannot be read: {problem.strerror}", origin=Origin(str(path))
        ) from problem


def _zipped(paths: list[Path]) -> bytes:
    """Return files as a zip that is the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.writestr(zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0)), path.read_bytes())
    return out.getvalue()


def stamp(folder: Path) -> Manifest:
    """Write the digest of a folder's data files into its manifest; for lists kept by hand.

    Raises:
        ListManifestError: The folder has no manifest that holds.
    """
    stamped = read_manifest(folder).model_copy(update={"data_sha256": data_digest(folder)})
    write_manifest(stamped, folder)
    return stamped
