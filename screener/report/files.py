"""Files that are whole or not there."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from screener.errors import ReportError


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a work file beside ``path`` that takes its place when the block ends without a fault.

    Raises:
        ReportError: The folder or the file cannot be written; an open workbook is such a file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as problem:
        raise ReportError(f"cannot write {path}: {problem.strerror}") from problem
    work = Path(name)
    try:
        yield work
        # A file of mkstemp is its owner's alone; a report is as readable as any other new file.
        work.chmod(0o666 & ~_umask())
        work.replace(path)
    except OSError as problem:
        raise ReportError(
            f"cannot write {path}: {problem.strerror}",
            hint="if the report is open in a spreadsheet program, close it there and run again",
        ) from problem
    finally:
        work.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
