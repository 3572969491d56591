"""Keys and forms of listed names, made once for a state of the lists and kept on disk."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from screener import folders
from screener.match.forms import Form
from screener.normalise.names import NameKey

_KEPT = 4  # states of the lists: bundled, one's own beside them, and a day or two


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of the names: keys of every text, forms of those that are scored."""

    keys: Mapping[str, tuple[NameKey, ...]]
    forms: Mapping[str, tuple[Form, ...]]
    compacts: Mapping[str, list[str]]  # letters without spaces -> texts
    acronyms: Mapping[str, list[str]]  # initials -> texts


def stored(digest: str) -> Made | None:
    """Return what was made for a state of the lists; None where nothing is kept, or is broken."""
    try:
        kept = json.loads(folders.kept(_path(digest)) or b"")
        return Made(
            {text: tuple(NameKey(key) for key in keys) for text, keys in kept["keys"].items()},
            {
                text: tuple(
                    Form(kind, text, NameKey(key), tuple(tokens), tuple(slots))
                    for kind, key, tokens, slots in forms
                )
                for text, forms in kept["forms"].items()
            },
            dict(kept["compacts"]),
            dict(kept["acronyms"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def store(digest: str, made: Made) -> None:
    """Keep what was made; a folder that cannot be written only costs time at the next start."""
    forms = {
        text: [(form.kind, form.key, form.tokens, form.slots) for form in several]
        for text, several in made.forms.items()
    }
    kept = {
        "keys": dict(made.keys),
        "forms": forms,
        "compacts": dict(made.compacts),
        "acronyms": dict(made.acronyms),
    }
    content = json.dumps(kept, ensure_ascii=False)
    folders.keep(_path(digest), content.encode(), most=_KEPT)


def _path(digest: str) -> Path:
    return folders.cache() / f"names-{sha256((digest + _code()).encode()).hexdigest()[:24]}.json"


@cache
def _code() -> str:
    """Return a digest of the code that makes keys and forms: a change of it makes them anew."""
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in ("forms", "variants", "name_table", "acronyms")]
    files += sorted((here.parent / "normalise").glob("*.py"))
    total = sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()
