"""Screener: export-control relevance screening of documents, for a person to review."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screener.api import Screener, compare_names

__all__ = ["Screener", "compare_names"]


def __getattr__(name: str) -> object:
    # Only when asked for: the API brings pandas and every index with it, a record does not.
    if name in __all__:
        from screener import api

        return getattr(api, name)
    raise AttributeError(f"module 'screener' has no attribute {name!r}")
