"""From HTML to passages."""

from screener.formats.prose import Passage


def html_passages(_text: str) -> tuple[Passage, ...]:
    """Return the passages of a page."""
    return ()
