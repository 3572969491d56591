"""From what the user named, files, folders and texts, to the files to read and their keys."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from screener.model.document import Skipped


@dataclass(frozen=True, slots=True)
class TextInput:
    """A text or a file's content that does not stand on a disk."""

    key: str
    content: bytes


Input = Path | TextInput


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to read under its own key."""

    key: str
    source: Input


# Files that systems and programs leave beside the user's own; in a folder they are no input. One
# that is named itself is read or skipped like any other.
_LEFT_BY_PROGRAMS = ("thumbs.db", "desktop.ini")


def asked_of(inputs: Sequence[Input]) -> tuple[list[Asked], list[Skipped]]:
    """Return every file to read, folders walked in the order of their paths.

    Hidden files and folders (".DS_Store", ".git"), office programs' locks ("~$plan.docx") and files
    of the system ("Thumbs.db") are left out where a folder is given. A link within a folder is not
    followed, and is named as skipped. Two files with one key get "#2", "#3".
    """
    found: list[Asked] = []
    skipped: list[Skipped] = []
    for one in inputs:
        if isinstance(one, Path) and one.is_dir():
            for path, reason in _walked(one):
                key = path.relative_to(one).as_posix()
                if reason:
                    skipped.append(Skipped(key, "", reason))
                else:
                    found.append(Asked(key, path))
        else:
            found.append(Asked(one.key if isinstance(one, TextInput) else one.name, one))
    return _apart(found), skipped


def _walked(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files below a folder, each with "" or the reason why it is not read."""
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as problem:
        yield folder, f"the folder cannot be opened: {problem.strerror}"
        return
    for path in inside:
        if path.name.startswith((".", "~$")) or path.name.casefold() in _LEFT_BY_PROGRAMS:
            continue
        if path.is_symlink():
            yield path, "a link; links within a folder are not followed: name its target itself"
        elif path.is_dir():
            yield from _walked(path)
        else:
            yield path, ""


def _apart(found: Sequence[Asked]) -> list[Asked]:
    seen: Counter[str] = Counter()
    taken = {one.key for one in found}
    out = []
    for one in found:
        seen[one.key] += 1
        key = one.key if seen[one.key] == 1 else f"{one.key}#{seen[one.key]}"
        while key != one.key and key in taken:  # a file may be called "a#2" itself
            seen[one.key] += 1
            key = f"{one.key}#{seen[one.key]}"
        taken.add(key)
        out.append(Asked(key, one.source))
    return out
