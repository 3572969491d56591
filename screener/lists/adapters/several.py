"""Lists that come in several files: as one zip, which ``lists import FOLDER`` makes."""

import io
import struct
import zipfile
import zlib

from screener.errors import ListError

_MOST_FILES = 50
_MOST_BYTES = 400_000_000  # of all files together, unpacked
# What the library raises for a broken zip, by the place at which it is broken.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,  # and NotImplementedError: a password, a method that it does not know
    EOFError,
    OSError,
    ValueError,
    KeyError,
)


def files_of(content: bytes, hint: str) -> dict[str, bytes]:
    """Return the files of a zip by name, in the order of their names.

    Raises:
        ListError: It is no zip, is broken, or holds more than lists have; with the hint.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [one for one in archive.infolist() if not one.is_dir()]
            if len(inside) > _MOST_FILES or sum(one.file_size for one in inside) > _MOST_BYTES:
                raise ListError("the zip holds more than a list does", hint=hint)
            return {
                one.filename: archive.read(one)
                for one in sorted(inside, key=lambda one: one.filename)
            }
    except _BROKEN as problem:
        raise ListError("the file is no zip of the list's files", hint=hint) from problem
