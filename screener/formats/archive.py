"""From the bytes of an office file to its parts; sizes are bounded before anything is unpacked."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from screener.errors import UnreadableDocumentError

_MOST_MEMBERS = 20_000
_MOST_UNPACKED = 1_500_000_000  # all members together; a sheet of a million rows has 300 MB
_MOST_TREE = 80_000_000  # one part that becomes a tree, of about ten times the size
# A sheet that repeats one word a million times packs 60:1, an archive made to harm 1000:1.
_MOST_RATIO, _RATIO_FROM = 200, 30_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a packing method that Python does not know
    RuntimeError,  # a member with a password
    OSError,
    ValueError,
    KeyError,
    IndexError,
)


class Archive:
    """An office file's parts by name. Links between them are names, and are not followed out."""

    def __init__(self, content: bytes, kind: str) -> None:
        """Open an archive.

        Args:
            content: The bytes.
            kind: What it should be, for the fault: ".docx".

        Raises:
            UnreadableDocumentError: It is none, is encrypted, broken, or larger than it may be.
        """
        if content.startswith(_OLE):
            raise _locked_or_old(content, kind)
        if not content.startswith(b"PK"):
            raise UnreadableDocumentError(f"it is not a {kind} file, whatever its name says")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            members = self._zip.infolist()
        except _BROKEN as problem:
            raise _broken(kind) from problem
        self._kind = kind
        self._left = _MOST_UNPACKED
        _check(members)
        self._members = {member.filename: member for member in members}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the archive's order."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raises UnreadableDocumentError if it is broken or missing."""
        member = self._members.get(name)
        if member is None:
            raise UnreadableDocumentError(f"the {self._kind} file lacks its part {name}")
        if member.flag_bits & 1:
            raise UnreadableDocumentError("it is protected with a password", hint=_SAVE_OPEN)
        try:
            with self._zip.open(member) as part:
                data = _all_of(part, min(member.file_size, self._left))
        except _BROKEN as problem:
            raise _broken(self._kind) from problem
        self._left -= len(data)
        return data

    def tree(self, name: str) -> Element | None:
        """Return a part as a tree, or None if there is no such part.

        Document types and entities are refused, so that nothing in it can grow or be fetched.
        """
        if name not in self._members:
            return None
        if self._members[name].file_size > _MOST_TREE:
            raise UnreadableDocumentError(f"its part {name} is too large", hint="split the file")
        try:
            root: Element = fromstring(self.read(name), forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as problem:
            raise _broken(self._kind) from problem
        return root


_SAVE_OPEN = "open it, remove the password, and save a copy"


def _all_of(part: IO[bytes], most: int) -> bytes:
    data = part.read(most + 1)
    if len(data) > most:
        raise UnreadableDocumentError("it unpacks to more than it says; it may be a zip bomb")
    return data


def _check(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    bomb = unpacked > _RATIO_FROM and unpacked / packed > _MOST_RATIO
    if bomb or unpacked > _MOST_UNPACKED or len(members) > _MOST_MEMBERS:
        raise UnreadableDocumentError(
            f"it unpacks to {unpacked // 1_000_000:,} MB in {len(members)} parts and may be a zip"
            " bomb; it was not opened",
            hint="if it is a real document, save it in smaller parts",
        )


def _locked_or_old(content: bytes, kind: str) -> UnreadableDocumentError:
    if _ENCRYPTED in content:
        return UnreadableDocumentError("it is protected with a password", hint=_SAVE_OPEN)
    return UnreadableDocumentError(
        "it is in the old format of Office (.doc, .xls, .ppt)", hint=f"save it as {kind}"
    )


def _broken(kind: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"the {kind} file is broken", hint="open it in its own program and save it anew"
    )
