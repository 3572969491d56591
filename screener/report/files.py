"""Files that are whole or not there."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from screener import folders
from screener.errors import ReportError


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a work file beside ``path`` that takes its place when the block ends without a fault.

    Raises:
        ReportError: The folder or the file cannot be written; an open workbook is such a file.
    """
    try:
        with folders.whole_file(path) as work:
            yield work
            # A work file is its owner's alone; a report is as readable as any other new file.
            work.chmod(0o666 & ~_umask())
    except OSError as problem:
        raise ReportError(
            f"cannot write {path}: {problem.strerror}",
            hint="if the report is open in a spreadsheet program, close it there and run again",
        ) from problem


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
