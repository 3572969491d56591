"""The lists in use as one file, so that a second start reads them in a tenth of a second.

The file is named by what it was made from: every manifest at hand, the choice and the day, and the
code that reads lists. It names the data of the copies it holds by digest, and these are digested
anew at every start: a file whose data have changed, or which is not whole, is made again.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from screener import folders
from screener.formats.sections import Section, Sections, keep_file, opened, opened_file, packed
from screener.formats.stored import StoredRecords, StoredWhole
from screener.lists import entity_records
from screener.lists.folder import MANIFEST, data_digest
from screener.lists.parser import parser_version
from screener.model.lists import (
    ControlEntry,
    Knowledge,
    LexiconTerm,
    ListState,
    Relation,
    VocabularyTerm,
)

_KEPT = 6  # files: a day or two, and the choices of lists that one works with
_CONTROLS = TypeAdapter(dict[str, ControlEntry])
_RELATIONS = TypeAdapter(tuple[Relation, ...])
_VOCABULARY = TypeAdapter(tuple[VocabularyTerm, ...])
_LEXICON = TypeAdapter(tuple[LexiconTerm, ...])
_STATES = TypeAdapter(tuple[ListState, ...])


def key_of(
    roots: Sequence[Path], only: Sequence[str], without: Sequence[str], day: date, news: Path
) -> str:
    """Return what a compiled file is named by.

    Args:
        roots: Folders whose folders are copies of lists.
        only: Ids of the lists wanted.
        without: Ids of the lists left out.
        day: The day on which they are looked at.
        news: The folder of what updates have to say of lists.
    """
    # Of two snapshots of one file the one that today's adapters read is taken.
    made_by = [_code(), parser_version()]
    total = sha256(json.dumps([sorted(only), sorted(without), str(day), made_by]).encode())
    for root in roots:
        total.update(f"\0{root.resolve()}\0".encode("utf-8", "surrogateescape"))
        for folder in sorted(root.iterdir()) if root.is_dir() else ():
            manifest = folder / MANIFEST
            if folder.is_dir() and not folder.name.startswith("."):  # no copy that is being made
                content = manifest.read_bytes() if manifest.is_file() else b"none"
                total.update(folder.name.encode("utf-8", "surrogateescape") + b"\0" + content)
    for file in sorted(news.glob("*.update.json")):
        total.update(file.name.encode("utf-8", "surrogateescape") + b"\0" + file.read_bytes())
    return total.hexdigest()


def kept(key: str) -> Knowledge | None:
    """Return the knowledge of the compiled file; None where there is none that can be trusted."""
    sections = opened_file(_path(key), key)
    if sections is None:
        return None
    for folder, digest in json.loads(bytes(sections.content("copies"))):
        if not Path(folder).is_dir() or data_digest(Path(folder)) != digest:
            return None
    return _knowledge(sections)


def keep(key: str, knowledge: Knowledge, copies: Iterable[tuple[Path, str]]) -> Knowledge:
    """Write the compiled file, and return the knowledge as it is read from it.

    So that what a first start works with is what a second does. A folder that cannot be written to
    costs time at the next start, nothing else.

    Args:
        key: From ``key_of``.
        knowledge: The lists in use.
        copies: The folders that it was read from, and the digest of their data.
    """
    content = packed(key, _sections(knowledge, copies))
    keep_file(_path(key), content, most=_KEPT)
    sections = opened(content, key)
    assert sections is not None  # what was packed a moment ago
    return _knowledge(sections)


def _path(key: str) -> Path:
    return folders.cache() / f"lists-{key[:24]}.bin"


def _sections(knowledge: Knowledge, copies: Iterable[tuple[Path, str]]) -> dict[str, Section]:
    entities = {key: entity_records.encoded(one) for key, one in knowledge.entities.items()}
    digest = sha256()
    for record in entities.values():
        digest.update(record + b"\n")
    named = [[str(folder.resolve()), found] for folder, found in copies]
    return {
        "copies": json.dumps(named).encode(),
        "digests": json.dumps([knowledge.digest, digest.hexdigest()]).encode(),
        "states": _STATES.dump_json(knowledge.lists, by_alias=True),
        **StoredRecords.packed("entities", entities),
        "controls": _CONTROLS.dump_json(dict(knowledge.controls)),
        "relations": _RELATIONS.dump_json(knowledge.relations),
        "vocabulary": _VOCABULARY.dump_json(knowledge.vocabulary),
        "lexicon": _LEXICON.dump_json(knowledge.lexicon),
    }


def _knowledge(sections: Sections) -> Knowledge:
    digest, of_entities = json.loads(bytes(sections.content("digests")))
    return Knowledge(
        lists=_STATES.validate_json(bytes(sections.content("states"))),
        entities=StoredRecords(sections, "entities", entity_records.decoded, of_entities),
        controls=StoredWhole(lambda: _CONTROLS.validate_json(bytes(sections.content("controls")))),
        relations=_RELATIONS.validate_json(bytes(sections.content("relations"))),
        vocabulary=_VOCABULARY.validate_json(bytes(sections.content("vocabulary"))),
        digest=digest,
        lexicon=_LEXICON.validate_json(bytes(sections.content("lexicon"))),
    )


@cache
def _code() -> str:
    """Return a digest of the code that reads lists and makes records of them."""
    here = Path(__file__).parent
    files = [*here.glob("*.py"), *(here.parent / "model").glob("*.py")]
    files += [here.parent / "formats" / f"{name}.py" for name in ("sections", "stored")]
    total = sha256()
    for file in sorted(files):
        total.update(file.read_bytes())
    return total.hexdigest()
