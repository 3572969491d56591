"""A digest of what a row says, the same before and after a spreadsheet program has saved it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

# What a cell cannot hold, as a spreadsheet file counts it.
_ILLEGAL = re.compile(r"[\000-\010]|[\013-\014]|[\016-\037]|[\ufffe\uffff]|[\ud800-\udfff]")
_LONGEST = 32_767
# A cell that begins with one of these is taken for a formula by one program or another; ＝ is what
# a Chinese input method gives for =.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

_GUARDED = (*FORMULA_STARTS, "\n")


def shown_text(text: str) -> str:
    """Return a text as a cell can show it: control characters as "�", and no longer than a cell.

    >>> shown_text("a" + chr(0) + "b")
    'a�b'
    """
    return cut_text(legal_text(text), _LONGEST)


def legal_text(text: str) -> str:
    """Return a text of any length with "�" for what no file of tables can hold.

    >>> legal_text("a" + chr(7))
    'a�'
    """
    return _ILLEGAL.sub("�", text)


def cut_text(text: str, longest: int) -> str:
    """Return a text that ends in "…" if it has more than so many units of UTF-16.

    A spreadsheet file counts in these, and an emoji is two of them.

    >>> cut_text("🚢🚢🚢", 5), cut_text("🚢🚢", 4)
    ('🚢🚢…', '🚢🚢')
    """
    if len(text) * 2 <= longest:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= longest * 2:
        return text
    return units[: (longest - 1) * 2].decode("utf-16-le", "ignore") + "…"


def row_digest(cells: Iterable[str]) -> str:
    """Return the digest of a row's cells; white space, and a quote before a formula, do not count.

    >>> row_digest(["a  b", "=1"]) == row_digest(["a\\nb", "'=1"])
    True
    """
    return sha256("\0".join(_plain(cell) for cell in cells).encode()).hexdigest()[:16]


# What a list means and what to do next are the same in thousands of rows.
@lru_cache(maxsize=4096)
def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFC", shown_text(cell))
    # A quote is put before a formula in CSV; the line's end that a program made of "\r" counts too.
    if text.startswith("'") and (not text[1:].strip() or text[1:].startswith(_GUARDED)):
        text = text[1:]
    return " ".join(text.split())
