"""Damaged copies of a file: cut, doubled, and with the signs that formats trip over."""

import random
from collections.abc import Iterator

_SIGNS = (
    b'"', b"<", b">", b";", b",", b"|", b" | ", b"\xc2\xb2", b"null", b"[]", b"{}", b"1", b"\n",
    b"\x00", b"\\ud800", b"&#133;", b"-", b"00", b"\xef\xbc\x91",
)  # fmt: skip


def damaged(content: bytes, times: int) -> Iterator[bytes]:
    """Yield so many copies with one to three damages each; the same for the same content."""
    choose = random.Random(7)
    for _ in range(times):
        copy = content
        for _ in range(choose.randint(1, 3)):
            at = choose.randrange(len(copy))
            put = choose.choice(_SIGNS) if choose.random() < 0.7 else b""
            copy = copy[:at] + put + copy[at + choose.choice((0, 0, 1, 3, 12)) :]
        yield copy
