"""From a YAML file that people keep to a checked record, with the line of each fault."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from screener.errors import Origin, ScreenerError

_Model = TypeVar("_Model", bound=BaseModel)
# A rule or a manifest is a page of text; a file beyond this is something else.
_MOST_BYTES = 4_000_000
# The C loader where libyaml is there: ten times faster, the same result.
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL = "tag:yaml.org,2002:bool"


class _Loader(_BASE):  # type: ignore[misc]
    """YAML as people mean it: "on" is a word (approved: {on: ...}) and "no" may be Norway."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in known if tag != _BOOL or sign in "tTfF"]
    for sign, known in _BASE.yaml_implicit_resolvers.items()
}
_LOADER: Any = _Loader


def read_record(
    path: Path, model: type[_Model], fault: type[ScreenerError], *, name: str = ""
) -> tuple[_Model | None, tuple[ScreenerError, ...]]:
    """Read one YAML file as a record.

    Args:
        path: The file.
        model: What it must be.
        fault: The kind of error that its faults are.
        name: How the file is named in faults; its path where not given.

    Returns:
        The record and no fault, or None and every fault found, each with its line.
    """
    shown = name or path.as_posix()
    try:
        content = path.read_bytes()
    except OSError as problem:
        return None, (fault(f"cannot be read: {problem.strerror}", origin=Origin(shown)),)
    if len(content) > _MOST_BYTES:
        return None, (fault("is too large for a file kept by hand", origin=Origin(shown)),)
    try:
        data = yaml.load(content, Loader=_LOADER)
        tree = yaml.compose(content, Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as problem:
        return None, (_not_yaml(problem, shown, fault),)
    try:
        return model.model_validate(data), ()
    except ValidationError as problem:
        return None, tuple(_fault(error, tree, shown, fault) for error in problem.errors())


def _not_yaml(problem: Exception, shown: str, fault: type[ScreenerError]) -> ScreenerError:
    mark = getattr(problem, "problem_mark", None)
    said = getattr(problem, "problem", None) or "the text is not UTF-8"
    line = None if mark is None else mark.line + 1
    hint = "quote text that holds a colon or begins with a sign"
    return fault(f"is not YAML: {said}", origin=Origin(shown, line), hint=hint)


def _fault(error: Any, tree: Any, shown: str, fault: type[ScreenerError]) -> ScreenerError:
    place = [part for part in error["loc"] if isinstance(part, str | int)]
    field = ".".join(str(part) for part in place) or "the file"
    if error["type"] == "extra_forbidden":
        said, hint = f"{field}: there is no such field", "check the spelling of the field's name"
    elif error["type"] == "missing":
        said, hint = f"{field}: is required and not there", ""
    else:
        said, hint = f"{field}: {error['msg']}", ""
    return fault(said, origin=Origin(shown, _line(tree, place)), hint=hint)


def _line(node: Any, place: Sequence[str | int]) -> int | None:
    """Return the line of the deepest part of ``place`` that the file has."""
    line = None if node is None else node.start_mark.line + 1
    for part in place:
        child = _child(node, part)
        if child is None:
            break
        line, node = child
    return line


def _child(node: Any, part: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return None
