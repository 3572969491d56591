"""From named arrays and bytes to one file, and back without reading what nobody asks for.

A cache that was cut short or altered must never be taken for a whole one, so the file says in its
head what it is, how long it is and which checksum each section has; all are checked when it is
opened (3 GB a second), and a file that fails is as good as none.

Layout: 8 signs that name the format, length and checksum of the directory (4 bytes each, little
endian), the directory as JSON, then the sections, each filled up to a multiple of 64 bytes.
"""

import contextlib
import json
import mmap
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screener import folders

_MAGIC = b"SCREENR1"
_HEAD = len(_MAGIC) + 8
_ALIGNED = 64

Section = bytes | NDArray[Any]


class Sections:
    """An opened file of sections; arrays and bytes are views of it and cannot be changed."""

    def __init__(self, content: memoryview, directory: Mapping[str, list[Any]]) -> None:
        self._content, self._directory = content, directory

    def array(self, name: str) -> NDArray[Any]:
        """Return a section that was written as an array; of one dimension.

        Raises:
            KeyError: There is no such section.
        """
        start, length, _, dtype = self._directory[name]
        return np.frombuffer(self._content[start : start + length], dtype=np.dtype(dtype))

    def content(self, name: str) -> memoryview:
        """Return the bytes of a section.

        Raises:
            KeyError: There is no such section.
        """
        start, length = self._directory[name][:2]
        return self._content[start : start + length]


def packed(key: str, sections: Mapping[str, Section]) -> bytes:
    """Return the bytes of a file of sections; ``key`` says what it was made from and by what."""
    directory: dict[str, list[Any]] = {}
    bodies: list[bytes] = []
    at = 0
    for name, section in sections.items():
        dtype = "" if isinstance(section, bytes) else section.dtype.str
        body = section if isinstance(section, bytes) else np.ascontiguousarray(section).tobytes()
        padded = body + bytes(-len(body) % _ALIGNED)
        directory[name] = [at, len(body), zlib.crc32(padded), dtype]
        bodies.append(padded)
        at += len(padded)
    told = json.dumps({"key": key, "size": at, "sections": directory}).encode()
    told += b" " * (-(len(told) + _HEAD) % _ALIGNED)
    head = _MAGIC + len(told).to_bytes(4, "little") + zlib.crc32(told).to_bytes(4, "little")
    return b"".join([head, told, *bodies])


def opened(content: bytes | mmap.mmap, key: str) -> Sections | None:
    """Return the sections of bytes; None where they are not whole, or not of this key."""
    view = memoryview(content)
    if len(view) < _HEAD or bytes(view[:8]) != _MAGIC:
        return None
    length = int.from_bytes(view[8:12], "little")
    told = bytes(view[_HEAD : _HEAD + length])
    if len(told) != length or zlib.crc32(told) != int.from_bytes(view[12:16], "little"):
        return None
    directory = json.loads(told)
    start = _HEAD + length
    if directory["key"] != key or len(view) != start + directory["size"]:
        return None
    bodies = view[start:]
    for at, size, checksum, _ in directory["sections"].values():
        if zlib.crc32(bodies[at : at + size + -size % _ALIGNED]) != checksum:
            return None
    return Sections(bodies, directory["sections"])


def opened_file(path: Path, key: str) -> Sections | None:
    """Return the sections of a file, mapped into memory; None where it is no whole file of ``key``.

    The mapping outlives a newer file that is renamed to the same path.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # no such file, or an empty one
        return None
    found = opened(mapped, key)
    if found is not None:
        with contextlib.suppress(OSError):
            os.utime(path)  # pruned is what was not used for longest
    return found


def keep_file(path: Path, content: bytes, *, most: int) -> None:
    """Write a cache file of sections; a folder that cannot be written to costs time only.

    Args:
        path: Named PREFIX-WHATEVER.SUFFIX, where WHATEVER is a digest of all that it follows from.
        content: From ``packed``.
        most: How many files of this prefix and suffix stay, those last used.
    """
    with contextlib.suppress(OSError):
        with folders.whole_file(path) as work:
            work.write_bytes(content)
        folders.prune(path, most=most)
