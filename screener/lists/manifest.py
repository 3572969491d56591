"""Reading the YAML of a list: manifests and control files, with the line of every fault."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from screener.errors import ListError, ListManifestError, Origin
from screener.lists.folder import MANIFEST
from screener.model.lists import Manifest

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Record = TypeVar("_Record", bound=BaseModel)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a list's folder.

    Raises:
        ListManifestError: None is there, or it does not say what it must; the first fault is named
            with its line, the others behind it.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise ListManifestError(
            f"the folder has no {MANIFEST}",
            origin=Origin(str(folder)),
            hint="it says who publishes the list, from where and of which day; copy one of lists/",
        )
    manifest = read_record(path, Manifest)
    if manifest.id != folder.name and len(folder.name) != 64:  # a snapshot's folder is a digest
        raise ListManifestError(
            f"the id is {manifest.id!r}, but the folder is {folder.name!r}",
            origin=Origin(str(path)),
        )
    if manifest.copy_here and manifest.published is None:
        raise ListManifestError(
            "a list with a copy needs 'published'",
            origin=Origin(str(path)),
            hint="the day of which this copy is; ages and --as-of rest on it",
        )
    return manifest


def read_record(path: Path, model: type[_Record]) -> _Record:
    """Return a YAML file as a record.

    Raises:
        ListManifestError: No YAML, or a field is missing, unknown or of the wrong kind.
    """
    text = _text(path)
    try:
        return model.model_validate(yaml.load(text, Loader=_Loader))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise ListManifestError("this is no YAML", origin=Origin(str(path), line)) from problem
    except ValidationError as problem:
        raise ListManifestError(
            "; ".join(
                f"{'.'.join(str(part) for part in fault['loc']) or 'the file'}: {fault['msg']}"
                for fault in problem.errors()[:5]
            ),
            origin=Origin(str(path), _line_of(text, problem.errors()[0]["loc"])),
            hint="the fields are those of contract.md, and no others",
        ) from problem


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ListError(f"cannot be read: {problem}", origin=Origin(str(path))) from problem


def _line_of(text: str, steps: tuple[int | str, ...]) -> int | None:
    """Return the line of the deepest part of ``steps`` that stands in the text."""
    node = yaml.compose(text, Loader=_Loader)
    if node is None:
        return None
    line = int(node.start_mark.line) + 1
    for step in steps:
        found = _child(node, step)
        if found is None:
            return line
        node, line = found
    return line


def _child(node: yaml.Node, step: int | str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark.line + 1
    return None
