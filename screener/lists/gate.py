"""The gate: what no plausible copy of a list lacks (R3)."""

from collections.abc import Set as AbstractSet
from pathlib import Path

from screener.errors import ListExpectationError, Origin
from screener.lists.folder import MANIFEST
from screener.model.lists import Manifest


def check_expectation(
    manifest: Manifest, entries: int, names: AbstractSet[str], folder: Path
) -> None:
    """Compare a copy with what its manifest expects.

    Args:
        manifest: Says least and most entries, and the sentinels.
        entries: How many were read.
        names: Every name, or code of a control list, that was read.
        folder: Where the copy stands, for the words of the fault.

    Raises:
        ListExpectationError: The count is out of range, or a sentinel is missing.
    """
    origin = Origin(str(folder / MANIFEST))
    hint = "keep the earlier copy; a new one that lacks names must not take its place"
    least, most = manifest.expect.entries
    if not least <= entries <= most:
        raise ListExpectationError(
            f"{manifest.id}: {entries} entries, expected {least} to {most}",
            origin=origin,
            hint=hint,
        )
    missing = [name for name in manifest.expect.sentinels if name not in names]
    if missing:
        raise ListExpectationError(
            f"{manifest.id}: not in this copy: {'; '.join(missing)}", origin=origin, hint=hint
        )
