"""From passages to blocks: sentences joined over what interrupts them, notes after them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from screener.formats.marks import folded
from screener.formats.prose import Kind, Passage
from screener.model.document import Block

_ENDS = re.compile(r"[.!?。！？…:：;；][\"'”’»」』)）\]】]*$")
_BEGINS_LOW = re.compile(r"[\"'“‘«(（\[]*[a-zß-öø-ÿа-я]")
_HAN = r"[㐀-鿿]"
_HAN_END = re.compile(rf"(?:{_HAN}|[，、（《“])$")
# A word that ends no sentence, so that a name in capitals goes on from it.
_BREAKS_OFF = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|into|its|of|on|or|such|that|the|their|to|with))$"
)
_HAN_COMMA = re.compile(r"[，、]$")
_HAN_BEGIN = re.compile(rf"[《“（]?{_HAN}")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、，]|第[一二三四五六七八九十\d]+|[（(][一二三四五六七八九十\d]+[)）]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# A shorter line without a full stop is a heading, a label or a row of an address.
_SHORTEST = 40
_SHORTEST_HAN = 20


def blocks_of(passages: Iterable[Passage]) -> tuple[Block, ...]:
    """Return the blocks of a text.

    A paragraph that breaks off within a sentence is joined with the one that goes on from it, over
    footnotes and a page's end; its place is where it begins. The footnotes follow it.
    """
    out: list[Passage] = []
    open_at = -1  # the passage in ``out`` that may still go on; -1 for none
    for passage in _with_notes_told(passages):
        if passage.kind in (Kind.NOTE, Kind.FURNITURE):
            out.append(passage)
        elif open_at >= 0 and goes_on(out[open_at], passage, apart=open_at < len(out) - 1):
            text = folded(f"{out[open_at].text}\n{passage.text}")
            out[open_at] = replace(out[open_at], text=text, full=passage.full)
        else:
            out.append(passage)
            open_at = len(out) - 1
    return tuple(Block(passage.place, passage.text) for passage in out if passage.text)


def goes_on(before: Passage, after: Passage, *, apart: bool = False) -> bool:
    """Return whether a passage goes on with the sentence in which another broke off.

    Args:
        before: The earlier passage.
        after: The later one, the next but for notes.
        apart: Notes stand between the two.
    """
    if after.kind is not Kind.BODY or before.kind not in (Kind.BODY, Kind.ITEM):
        return False
    if _ENDS.search(before.text) or _ADDRESS.match(after.text):
        return False
    cut = apart or after.interrupted
    if _BEGINS_LOW.match(after.text):
        return _breaks_off(before.text) and (cut or _closes(after.text))
    if cut and (_BREAKS_OFF.search(before.text) or (after.interrupted and before.full)):
        return True
    if not _HAN_BEGIN.match(after.text) or _NUMBERED.match(after.text):
        return False
    wanted = _HAN_END if cut else _HAN_COMMA
    return len(before.text) >= _SHORTEST_HAN and wanted.search(before.text) is not None


def _breaks_off(text: str) -> bool:
    return len(text) >= _SHORTEST and not _ADDRESS.search(text[-200:].split()[-1])


def _closes(text: str) -> bool:
    """Return whether a text is the rest of a paragraph, not a line of a list in small letters."""
    return len(text) >= _SHORTEST and _ENDS.search(text) is not None


def _with_notes_told(passages: Iterable[Passage]) -> Iterable[Passage]:
    """Yield the passages; an address that stands alone behind a note belongs to the note."""
    kind = Kind.BODY
    for passage in passages:
        lone = kind is Kind.NOTE and _ADDRESS.fullmatch(passage.text)
        told = replace(passage, kind=Kind.NOTE) if lone else passage
        kind = told.kind
        yield told
