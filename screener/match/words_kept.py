"""The words and features of wordings, kept on disk: they follow from the wording and the code."""

import json
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from screener import folders
from screener.match.features import features
from screener.normalise.terms import term_words

_MOST_KEPT = 2  # one for each state of the code


@dataclass(slots=True)
class KeptWords:
    """What wordings come to; a wording that is not kept is worked out, so nothing can be stale."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    is_new: bool = False

    @classmethod
    def load(cls) -> "KeptWords":
        """Return what is kept; nothing where there is no file or a broken one."""
        try:
            kept = json.loads(folders.kept(_path()) or b"")
            return cls(
                {text: tuple(words) for text, words in kept["words"].items()},
                {text: frozenset(parts) for text, parts in kept["parts"].items()},
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def words_of(self, text: str) -> tuple[str, ...]:
        """Return the words of a wording."""
        found = self.words.get(text)
        if found is None:
            self.is_new = True
            found = self.words[text] = tuple(term_words(text))
        return found

    def features_of(self, words: tuple[str, ...]) -> frozenset[str]:
        """Return what retrieval compares of words."""
        key = " ".join(words)
        found = self.parts.get(key)
        if found is None:
            self.is_new = True
            found = self.parts[key] = features(words)
        return found

    def save(self) -> None:
        """Keep what is new; a folder that cannot be written costs time at the next start."""
        if not self.is_new:
            return
        parts = {key: sorted(found) for key, found in self.parts.items()}
        content = json.dumps({"words": self.words, "parts": parts}, ensure_ascii=False)
        folders.keep(_path(), content.encode(), most=_MOST_KEPT)


def _path() -> Path:
    return folders.cache() / f"words-{_code()}.json"


@cache
def _code() -> str:
    here = Path(__file__).parent
    files = [here / "features.py", here / "generic_terms.py"]
    files += sorted((here.parent / "normalise").glob("*.py"))
    total = sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()[:24]
