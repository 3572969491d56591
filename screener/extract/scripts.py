"""In which script a mention is written."""

import re

from screener.extract.view import HAN

_SCRIPTS = {
    "han": re.compile(rf"[{HAN}]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile(r"[\u0400-\u052f]"),
}


def script_of(text: str) -> str:
    """Return "latin", "han", "cyrillic", "mixed" for several of them, or "other".

    >>> script_of("Phytium 飞腾"), script_of("Алмаз-Антей"), script_of("123")
    ('mixed', 'cyrillic', 'other')
    """
    found = [name for name, pattern in _SCRIPTS.items() if pattern.search(text)]
    return "mixed" if len(found) > 1 else found[0] if found else "other"
