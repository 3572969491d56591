"""The columns of the name table, made once for a state of the lists and kept on disk."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from screener import folders
from screener.formats.sections import Section, Sections, keep_file, opened, opened_file, packed
from screener.formats.stored import StoredRecords
from screener.model.lists import Knowledge
from screener.normalise.org_lexicon import OrgLexicon

_KEPT = 4  # states of the lists: bundled, one's own beside them, and a day or two
# What else keys and forms follow from.
_LIBRARIES = ("anyascii", "ftfy", "opencc", "pypinyin")


def stored(knowledge: Knowledge, make: Callable[[], dict[str, Section]]) -> Sections:
    """Return the columns made for a state of the lists, out of the cache where they are kept."""
    entities = knowledge.entities
    if not isinstance(entities, StoredRecords):  # made by hand: nothing says what is in them
        return _opened(packed("", make()), "")
    grounds = [knowledge.digest, entities.digest, _code(), *map(_version, _LIBRARIES)]
    key = sha256(json.dumps(grounds).encode()).hexdigest()
    path = folders.cache() / f"names-{key[:24]}.bin"
    found = opened_file(path, key)
    if found is not None:
        return found
    content = packed(key, make())
    keep_file(path, content, most=_KEPT)
    return _opened(content, key)


def _opened(content: bytes, key: str) -> Sections:
    sections = opened(content, key)
    assert sections is not None  # what was packed a moment ago
    return sections


def lexicon_sections(lexicon: OrgLexicon) -> dict[str, Section]:
    """Return a lexicon that was made ready, field by field."""
    found: dict[str, Section] = {}
    for name, adapter, paired in _lexicon_fields():
        value = getattr(lexicon, name)
        found[f"lexicon.{name}"] = adapter.dump_json(list(value.items()) if paired else value)
    return found


def stored_lexicon(sections: Sections) -> OrgLexicon:
    """Return the lexicon of ``lexicon_sections``: making it anew takes pinyin and half a second."""
    made: dict[str, Any] = {}
    for name, adapter, paired in _lexicon_fields():
        value = adapter.validate_json(bytes(sections.content(f"lexicon.{name}")))
        made[name] = dict(value) if paired else value
    return OrgLexicon(**made)


@cache
def _lexicon_fields() -> tuple[tuple[str, TypeAdapter[Any], bool], ...]:
    """Return name, form and whether it is kept as pairs, of each field; a key may be a tuple."""
    hints: Mapping[str, Any] = get_type_hints(OrgLexicon)
    found = []
    for field in fields(OrgLexicon):
        hint = hints[field.name]
        paired = get_origin(hint) is dict
        kept: Any = list[tuple[get_args(hint)]] if paired else hint  # type: ignore[misc]
        found.append((field.name, TypeAdapter(kept), paired))
    return tuple(found)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def _code() -> str:
    """Return a digest of the code that makes keys and forms: a change of it makes them anew."""
    here = Path(__file__).parent
    files = [*here.glob("*.py"), *(here.parent / "normalise").glob("*.py")]
    files += [*(here.parent / "model").glob("*.py"), *(here.parent / "formats").glob("s*.py")]
    total = sha256()
    for file in sorted(files):
        total.update(file.read_bytes())
    return total.hexdigest()
