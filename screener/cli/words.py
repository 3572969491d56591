"""How several commands speak: the console, and sentences that they share."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from screener.model.lists import ListKind, ListState

if TYPE_CHECKING:
    from rich.console import Console

_NO_COPY = ("no_copy", "no_copy_for_day", "refused")


def no_copy_line(lists: Iterable[ListState]) -> str:
    """Return one line that names the lists that were not screened, "" where none is missing."""
    missing = [
        state.manifest.id
        for state in lists
        if state.state in _NO_COPY and state.manifest.kind in (ListKind.ENTITY, ListKind.CONTROL)
    ]
    if not missing:
        return ""
    return (
        f"Not screened, no copy here: {', '.join(missing)}."
        " `screener lists status` says how to get each."
    )


def console() -> "Console":
    """Return where tables are printed; a pipe, which has no width, is given a wide one."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _PIPED)


_PIPED = 160  # columns: an entry, its name and the ground beside each other
