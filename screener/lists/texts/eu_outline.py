"""EU Annex I out of a plain text that keeps the print's indentation (Norway's edition)."""

import re
from collections.abc import Iterator

from screener.errors import ListError
from screener.lists.texts.columns import Outline, Placed, entries_of
from screener.lists.texts.eu_json import repaired
from screener.model.texts import OfficialText

_HEADING = re.compile(r"(?P<code>[0-9][A-E][0-9]{3})\s{2,}(?P<text>\S.*)")
_GOES_ON = re.compile(r"[0-9][A-E][0-9]{3}[.a-z0-9]*\s+continued\b")
_APART = 3.0  # characters; the levels stand 6 to 8 apart
_LEFT = 8.0  # where the words behind a code begin
_LEAST = 300  # entries; the list has had more since 2009


def read_eu_outline(content: bytes) -> OfficialText:
    """Return Annex I as a tree; a code's place is in its label and in how far it stands in.

    Raises:
        ListError: No text, or one without the entries of the annex.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ListError("the file is no text of Annex I") from problem
    entries = entries_of(_outlines(text))
    if len(entries) < _LEAST:
        raise ListError(f"the file has {len(entries)} entries of Annex I")
    return OfficialText("eu_annex_i", entries)


def _outlines(text: str) -> Iterator[Outline]:
    outline: Outline | None = None
    for line in text.replace("\f", "\n").split("\n"):
        words = line.strip()
        if not words or _GOES_ON.match(words):
            continue
        heading = _HEADING.fullmatch(line.rstrip())
        if heading:
            if outline:
                yield outline
            outline = Outline(heading["code"], _LEFT, _APART, loose=True)
            outline.texts[outline.code] = repaired(heading["text"])
        elif outline:
            outline.take(Placed(float(len(line) - len(line.lstrip())), repaired(words)))
    if outline:
        yield outline
