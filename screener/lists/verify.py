"""Whether the copies of lists hold: digests, counts, sentinels, keys, and what aliases rest on."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from screener.errors import Faults, ListError
from screener.lists.compile import entities_of, read_source
from screener.lists.controls import read_controls
from screener.lists.folder import NAME_COLUMNS, data_digest, read_entities, rows_of
from screener.lists.gate import check_expectation
from screener.lists.index import Held, place_of
from screener.lists.kept_texts import kept_texts
from screener.lists.load import Copy
from screener.lists.manifest import read_manifest
from screener.lists.texts import read_text
from screener.lists.verify_tables import alias_faults, relation_faults
from screener.lists.verify_text import Problem, changed_paragraphs, text_problems
from screener.model.lists import ListEntity, ListKind


def verify(copy: Copy, entities: Mapping[str, ListEntity]) -> list[str]:
    """Return what does not hold of a copy, a sentence each; empty where all holds.

    Args:
        copy: The copy; one without data ("no copy here") always holds.
        entities: All entries in use by entry, for the tables that point to them.
    """
    if not copy.manifest.copy_here:
        return []
    try:
        return list(_faults(copy, entities))
    except Faults as several:
        return [str(fault) for fault in several.faults]
    except (ListError, ValueError) as fault:
        return [str(fault)]


def verify_snapshot(one: Held) -> list[str]:
    """Return what does not hold of a snapshot, in use or not: its data are those it was made of."""
    place = place_of(one)
    if data_digest(place) == read_manifest(place).data_sha256:
        return []
    return [
        f"{one.list}: the snapshot {one.folder[:12]} of {one.published} was altered;"
        " import its file again, and it is put aside"
    ]


def _faults(copy: Copy, entities: Mapping[str, ListEntity]) -> Iterator[str]:
    manifest = copy.manifest
    if manifest.data_sha256 and data_digest(copy.folder) != manifest.data_sha256:
        yield f"{manifest.id}: the data files are not those that the manifest was written for"
    match manifest.kind:
        case ListKind.ENTITY:
            yield from _entity_faults(copy)
        case ListKind.CONTROL:
            found = read_controls(copy.folder, manifest.id, data_digest(copy.folder))
            names = frozenset(entry.code for entry in found)
            check_expectation(manifest, len(found), names, copy.folder)
        case ListKind.ALIASES:
            yield from alias_faults(manifest.id, copy.folder, entities)
        case ListKind.RELATIONS:
            yield from relation_faults(manifest.id, copy.folder, entities)
        case _:
            return


def _entity_faults(copy: Copy) -> Iterator[str]:
    list_id = copy.manifest.id
    entities = read_entities(copy.folder, list_id)
    names = frozenset(name.text for entity in entities for name in entity.names)
    check_expectation(copy.manifest, len(entities), names, copy.folder)
    entries = [entity.entry for entity in entities]
    known = frozenset(entry.partition("/")[2] for entry in entries)
    if len(known) != len(entries):
        yield f"{list_id}: {len(entries) - len(known)} keys stand twice"
    if not list_id.startswith("local_") and entries != sorted(entries):
        yield f"{list_id}: the entries are not sorted by key"
    for name in ("names.csv", "addresses.csv"):
        for line, row in rows_of(copy.folder / name, NAME_COLUMNS[:1], needed=False):
            if row["key"] not in known:
                yield f"{list_id}: {name}:{line}: no entry has the key {row['key']!r}"


def verify_against(copy: Copy, file: Path) -> list[Problem]:
    """Compare a copy with a publisher's file.

    Of an entity list the file is compiled anew and compared entry by entry; of a control list its
    text is read, and codes, reasons, figures and words of the catalogue are looked up in it.

    Raises:
        ListError: The file is none that is read for this list.
    """
    if copy.manifest.kind is ListKind.CONTROL:
        return _against_text(copy, file)
    content = read_source(file)
    faults = []
    if copy.manifest.sha256 and hashlib.sha256(content).hexdigest() != copy.manifest.sha256:
        faults.append(Problem(copy.manifest.id, f"{file.name} is not the file of the copy"))
    anew = {entity.entry: entity for entity in entities_of(content, copy.manifest)}
    here = {entity.entry: entity for entity in read_entities(copy.folder, copy.manifest.id)}
    faults += [Problem(entry, "only in the file") for entry in sorted(anew.keys() - here.keys())]
    faults += [Problem(entry, "only in the copy") for entry in sorted(here.keys() - anew.keys())]
    both = sorted(anew.keys() & here.keys())
    return faults + [Problem(entry, "differs") for entry in both if anew[entry] != here[entry]]


def _against_text(copy: Copy, file: Path) -> list[Problem]:
    content = read_source(file)
    list_id = copy.manifest.id
    entries = read_controls(copy.folder, list_id, data_digest(copy.folder))
    text = read_text(content, list_id)
    problems = text_problems(entries, text)
    digest = hashlib.sha256(content).hexdigest()
    # What the catalogue was last compared with: the newest text that was imported before.
    earlier = next((one for one in kept_texts(list_id) if one.sha256 != digest), None)
    if earlier is not None:
        problems += changed_paragraphs(entries, earlier.read(list_id), text)
    return problems
