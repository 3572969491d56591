"""From plain text to passages: lines, or paragraphs where a program has wrapped the lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from screener.formats.marks import folded, without_raised_marks
from screener.formats.prose import Kind, Passage

# Narrower lines are lists of names or verses, wider ones an editor's that wraps on the screen.
_NARROWEST, _WIDEST = 50, 130
# Of the lines that do not end a paragraph, how many a wrapping program fills: nearly all.
_FILLED = 0.8
_RULE = re.compile(r"\s*([-=_*~#—])(?:\s*\1){2,}\s*")
ITEM = re.compile(
    r"\s*(?:[-*•·●○▪◆■]\s|\(?\d{1,3}[.)、．]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节条包项])"
)
_BULLET = re.compile(r"^\s*[-*•●○▪◆■]\s+")


def plain_passages(text: str) -> tuple[Passage, ...]:
    """Return the lines of a text, joined to paragraphs where the lines are wrapped.

    >>> [(p.place, p.text) for p in plain_passages("华为\\n\\nZTE")]
    [('line 1', '华为'), ('line 3', 'ZTE')]
    """
    lines = text.split("\n")
    width = _wrapped_at(lines)
    return tuple(_passages(lines, width))


def _passages(lines: Sequence[str], width: int) -> Iterator[Passage]:
    first, held, interrupted = 0, "", False
    for number, line in enumerate([*lines, ""], start=1):
        goes_on = width and held and line.strip() and not ITEM.match(line)
        if goes_on and _fills(lines[number - 2], line, width):
            held = _joined(held, line)
            continue
        if held:
            yield _passage(first, held, interrupted)
            interrupted = False
        rule = _RULE.fullmatch(line) is not None
        interrupted = interrupted or rule
        first, held = number, "" if rule else line.strip()


def _passage(first: int, held: str, interrupted: bool) -> Passage:
    kind = Kind.ITEM if ITEM.match(held) else Kind.BODY
    text = without_raised_marks(folded(_BULLET.sub("", held)))
    return Passage(f"line {first}", text, kind, interrupted)


def _joined(held: str, line: str) -> str:
    # "semi-" / "conductor": the hyphen may be the word's own, so it stays: "military-" / "civil".
    glue = "" if held.endswith("-") and line.strip()[:1].islower() else "\n"
    return held + glue + line.strip()


def _wrapped_at(lines: Sequence[str]) -> int:
    """Return the width at which a program wrapped the lines; 0 where none did."""
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if line.strip() and after.strip() and not ITEM.match(after)
    ]
    widths = [columns(line) for line in lines if line.strip()]
    width = max(widths, default=0)
    if len(pairs) < 3 or not _NARROWEST <= width <= _WIDEST:
        return 0
    filled = sum(_fills(line, after, width) for line, after in pairs)
    return width if filled >= _FILLED * len(pairs) else 0


def _fills(line: str, after: str, width: int) -> bool:
    """Return whether a line is full: the first word of the next had no room in it."""
    word = re.match(r"\s*([\x21-\x7e\u00a1-\u024f]+|\S)", after)
    # A tenth of the width, for programs that count otherwise than we do.
    return columns(line.rstrip()) + columns(word.group(1) if word else "") + 1 >= width * 0.95


def columns(text: str) -> int:
    """Return the width of a text in columns; a Chinese character takes two.

    >>> columns("AI 飞腾")
    7
    """
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)
