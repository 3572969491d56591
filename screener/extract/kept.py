"""The folded keys of all names and terms, from the cache or made anew."""

import json
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from screener import folders
from screener.extract.folding import folded_words
from screener.extract.patterns import Pattern, all_patterns
from screener.extract.view import has_han
from screener.formats.stored import StoredRecords
from screener.model.lists import ControlEntry, Knowledge
from screener.model.mention import MentionKind

Keys = dict[str, tuple[Pattern, ...]]
# Keys, for each the row of its group, and the groups: a few dozen groups serve all keys.
_KEPT = TypeAdapter(tuple[list[str], list[int], list[list[tuple[MentionKind, str]]]])


def keys_of(knowledge: Knowledge) -> Keys:
    """Return the folded key of each name and term, with what a hit on it must look like.

    What was made is kept, under a name that is a digest of every name and term as written and of
    the code that folds them: a stale file is never met, for it could miss a listed party.
    """
    return named_keys(knowledge)[1]


def named_keys(knowledge: Knowledge) -> tuple[str, Keys]:
    """Return the same with the digest by which the keys are kept."""
    digest = _digest(knowledge)
    found = keys_named(digest)
    if found is None:
        found = _made(knowledge)
        folders.keep(_path(digest), _packed(found), most=_MOST_KEPT)
    return digest, found


def keys_named(digest: str) -> Keys | None:
    """Return the keys of a digest; None where they are not kept here (any more)."""
    return _unpacked(folders.kept(_path(digest)))


def _path(digest: str) -> Path:
    return folders.cache() / f"gazetteer-{digest}.json"


def _made(knowledge: Knowledge) -> Keys:
    asked: dict[str, dict[Pattern, None]] = {}
    for text, pattern in all_patterns(knowledge):
        asked.setdefault(text, {})[pattern] = None
    found: dict[str, dict[Pattern, None]] = {}
    for text, patterns in asked.items():  # lists share many names: each is folded once
        key = "".join(folded_words(text))
        if _long_enough(key):
            found.setdefault(key, {}).update(patterns)
    return {key: tuple(group) for key, group in found.items()}


def _long_enough(key: str) -> bool:
    return len(key) >= (2 if has_han(key) or not key.isalpha() else 3)


def _packed(keys: Keys) -> bytes:
    groups = {group: row for row, group in enumerate(dict.fromkeys(keys.values()))}
    rows = [groups[group] for group in keys.values()]
    told = [[(one.kind.value, one.rule) for one in group] for group in groups]
    content = [list(keys), rows, told]
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _unpacked(content: bytes | None) -> Keys | None:
    if content is None:
        return None
    try:
        keys, rows, told = _KEPT.validate_json(content)
        groups = [tuple(Pattern(kind, rule) for kind, rule in group) for group in told]
        return {key: groups[row] for key, row in zip(keys, rows, strict=True)}
    except (ValidationError, IndexError):
        return None


_MOST_KEPT = 8  # files of 2 MB: some choices of lists side by side, not every day's copy for ever


def _digest(knowledge: Knowledge) -> str:
    ground = sha256(_code_digest().encode())
    for line in _grounds(knowledge):
        ground.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return ground.hexdigest()


def _grounds(knowledge: Knowledge) -> Iterator[str]:
    """Yield all that the keys follow from; not ``knowledge.digest``, which knows no --as-of day."""
    yield knowledge.digest
    entities = knowledge.entities
    if isinstance(entities, StoredRecords):  # the same, without making an object of each entry
        yield entities.digest
    for entity in () if isinstance(entities, StoredRecords) else entities.values():
        yield f"{entity.kind.value}\t" + "\t".join(name.text for name in entity.names)
    for relation in knowledge.relations:
        yield "\t".join((relation.kind, relation.name, relation.party, *relation.also))
    for control in knowledge.controls.values():
        yield "\t".join(_terms_of(control))
    for word in knowledge.vocabulary:
        yield "\t".join((*word.en, "", *word.zh))


def _terms_of(control: ControlEntry) -> Iterator[str]:
    for terms in (control.terms, *(paragraph.terms for paragraph in control.paragraphs)):
        yield from (*terms.en, "", *terms.zh)


@cache
def _code_digest() -> str:
    """Return a digest of the modules and the libraries that decide on keys."""
    here = Path(__file__).resolve().parent
    ground = sha256(f"{sys.version_info} {unicodedata.unidata_version}".encode())
    for package in ("opencc", "pydantic"):
        ground.update(_version(package).encode())
    for folder in (here, here.parent / "normalise"):
        for path in sorted(folder.glob("*.py")):
            ground.update(path.name.encode() + path.read_bytes())
    return ground.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
