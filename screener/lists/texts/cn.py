"""The Chinese dual-use list and MOFCOM's notices out of the JSON of a third party."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from screener.errors import ListError
from screener.model.texts import OfficialEntry, OfficialParagraph, OfficialText

_CODE = re.compile(r"[0-9][A-E][0-9]{3}")
# "（二）1C117.c．具有下述所有特性的固态钨："; an item ends where the next, or a section, begins.
_ITEM = re.compile(
    r"\s*（[一二三四五六七八九十]+）\s*(?P<code>[0-9][A-E][0-9]{3}(?:\.[a-z0-9]{1,2})*)[\s．.、]*(?P<text>.*)"
)
_SECTION = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|出口经营者|本公告|（[一二三四五六七八九十]+）)"
)


def read_cn(content: bytes) -> OfficialText:
    """Return the list, an entry a code, each in one piece.

    The reading of the list has lost its figures with the page numbers, and some texts begin like
    fragments: it proves which codes there are and which words stand by them, and no threshold.

    Raises:
        ListError: No JSON, or of another structure.
    """
    texts = _read(content, _listed)
    entries = {
        code: OfficialEntry(code, {code: OfficialParagraph(code, text)})
        for code, text in sorted(texts.items())
    }
    return OfficialText("cn_dual_use", entries, figures=False)


def read_cn_notices(content: bytes) -> OfficialText:
    """Return what notices of the Ministry of Commerce list under codes; not the whole list.

    Raises:
        ListError: No JSON, or of another structure.
    """
    found: dict[str, dict[str, OfficialParagraph]] = {}
    for code, text in _read(content, _noticed).items():
        stem = code[:5]
        entry = found.setdefault(stem, {stem: OfficialParagraph(stem, "")})
        entry[code] = OfficialParagraph(code, text)
    entries = {code: OfficialEntry(code, parts) for code, parts in sorted(found.items())}
    return OfficialText("cn_dual_use", entries, whole=False)


def _read(content: bytes, texts_of: Any) -> dict[str, str]:
    try:
        texts: dict[str, str] = texts_of(json.loads(content)["records"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ListError(f"the file is no JSON of the Chinese list ({problem!r:.80})") from problem
    if not texts:
        raise ListError("the file has no code of the Chinese list")
    return texts


def _listed(records: list[Mapping[str, Any]]) -> dict[str, str]:
    return {
        record["controlCode"]: " ".join(record["description"].split())
        for record in records
        if _CODE.fullmatch(record["controlCode"])
    }


def _noticed(records: list[Mapping[str, Any]]) -> dict[str, str]:
    """Return the words of each code; the first notice of the file, which is the newest, counts."""
    found: dict[str, str] = {}
    for record in records:
        for code, text in _items(record["contentText"]):
            found.setdefault(code, text)
    return found


def _items(content: str) -> Iterator[tuple[str, str]]:
    code, said = "", list[str]()
    for line in content.split("\n"):
        item = _ITEM.fullmatch(line)
        if item or _SECTION.match(line):
            if code:
                yield code, " ".join(said)
            code, said = (item["code"], [item["text"]]) if item else ("", [])
        elif code and line.strip():
            said.append(line.strip())
    if code:
        yield code, " ".join(said)
