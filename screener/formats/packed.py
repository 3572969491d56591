"""From the bytes of a .gz file to those it holds; the size is bounded while it is unpacked."""

import zlib

from screener.errors import UnreadableDocumentError

_MARK = b"\x1f\x8b"
_MOST = 400_000_000  # unpacked; as large as any list that is read
_CHUNK = 1_000_000
# Text of much repetition packs 30:1, zeros 1000:1.
_MOST_RATIO, _RATIO_FROM = 200, 30_000_000


def unpacked(content: bytes) -> bytes:
    """Return what a .gz file holds; any other bytes as they are.

    Raises:
        UnreadableDocumentError: It is cut off or broken, or unpacks to more than it may.
    """
    if not content.startswith(_MARK):
        return content
    parts: list[bytes] = []
    size, rest = 0, content
    try:
        while rest:  # a .gz file may be several, one behind the other
            one = zlib.decompressobj(wbits=31)
            data = one.decompress(rest, _CHUNK)
            while data:
                size += len(data)
                if size > _MOST or (size > _RATIO_FROM and size / len(content) > _MOST_RATIO):
                    raise UnreadableDocumentError(
                        f"the .gz file unpacks to more than {size // 1_000_000:,} MB and may be a"
                        " bomb; it was not opened"
                    )
                parts.append(data)
                data = one.decompress(one.unconsumed_tail, _CHUNK)
            if not one.eof:
                raise UnreadableDocumentError("the .gz file is cut off", hint="fetch it again")
            rest = one.unused_data.lstrip(b"\0")
            if not rest.startswith(_MARK):
                break  # padding
    except zlib.error as problem:
        raise UnreadableDocumentError("the .gz file is broken", hint="fetch it again") from problem
    return b"".join(parts)
