"""Where the bundled data and the user's own data stand."""

import os
from pathlib import Path

import platformdirs

HERE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return the folder of bundled data that is in use: ``lists`` or ``rules``.

    In a checkout (and in an editable install of one) that is the folder beside the package; in a
    wheel it stands inside the package as ``screener/_bundled``.
    """
    inside = HERE / "_bundled" / name
    return inside if inside.is_dir() else HERE.parent / name


def home() -> Path:
    """Return the folder of the user's snapshots, caches and answers (``SCREENER_HOME``)."""
    named = os.environ.get("SCREENER_HOME", "")
    return Path(named) if named else Path(platformdirs.user_data_dir("screener", appauthor=False))


def cache() -> Path:
    """Return the folder of files that may be deleted at any time."""
    return home() / "cache"
