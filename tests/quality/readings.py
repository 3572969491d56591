"""From a reading (what a person found in a document) and a run to what was found of it."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from screener.model.document import Block, Document
from screener.model.mention import Mention
from screener.model.run import ScreeningRun

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
PLAN = SHARED / "plans" / "tianjin-2018-mcf-intelligent-technology.md"
DOCUMENTS = {
    "plan": PLAN,
    "tender_zh": HERE / "tender_zh" / "document.txt",
    "brochure_en": HERE / "brochure_en" / "document.md",
}
# Of our own writing, to develop on: look at every miss. Mentions only; codes and entries are empty.
DEVELOPMENT = {
    "dev_plan_zh": HERE / "dev_plan_zh" / "document.txt",
    "dev_catalogue_zh": HERE / "dev_catalogue_zh" / "document.txt",
    "dev_tender_en": HERE / "dev_tender_en" / "document.txt",
    "dev_news_en": HERE / "dev_news_en" / "document.md",
    "dev_memo_en": HERE / "dev_memo_en" / "document.md",
}

_WORD = re.compile(r"[a-z0-9]+(?:\*[a-z0-9]+)?|[\u3400-\u9fff〇]")
_FOOTNOTE = re.compile(r"<sup>\d+</sup>")
_EMPHASIS = re.compile(r"(?<!\\)\*")
_ESCAPE = re.compile(r"\\([*$#_.\-])")
_NUMBER = re.compile(r"^\s*(?:\d+\.|[-#]+)\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that one line names."""

    line: int  # from 1
    kind: str  # entity, technology or product
    text: str  # verbatim, markup gone
    also: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]  # list id and primary name: to be flagged on
    related: tuple[tuple[str, str], ...]  # the same, through a maker or parent
    codes: dict[str, frozenset[str]]  # by control list; empty where none or too general
    uncontrolled: bool  # no list names it
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a reading and the mentions that name the same thing in the same line."""

    row: Row
    exact: tuple[Mention, ...]  # the same span of words
    near: tuple[Mention, ...]  # at least half of the words of each are in the other; holds exact


def rows_of(name: str) -> list[Row]:
    """Return the rows of one reading, in the order of its file."""
    with (HERE / name / "reading.csv").open(encoding="utf-8", newline="") as file:
        return [_row(raw) for raw in csv.DictReader(file)]


def found_in(run: ScreeningRun, key: str, rows: list[Row], source: str) -> list[Found]:
    """Return each row with its mentions in the document ``key``, whose file held ``source``."""
    document = next(one for one in run.documents if one.key == key)
    lines = source.splitlines()
    mentions = [one for one in run.mentions if one.document == key]
    return [_found(row, lines[row.line - 1], document, mentions) for row in rows]


def overlapping(run: ScreeningRun, key: str, rows: list[Row], source: str) -> float:
    """Return the share of mentions (codes aside) that touch a row of the reading, 0 to 1.

    What a reader did not write down may still be a mention; the share tells when noise grows.
    """
    document = next(one for one in run.documents if one.key == key)
    lines = source.splitlines()
    read = [span for row in rows for span in _spans(row, lines[row.line - 1], document)]
    asked = [one for one in run.mentions if one.document == key and one.kind != "control_code"]
    touching = [
        one
        for one in asked
        if any(one.block == b and one.start < end and start < one.end for b, start, end in read)
    ]
    return len(touching) / len(asked) if asked else 1.0


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text: Latin words without a plural s, single Han characters.

    >>> sorted(words_of("Fibre Lasers 光纤"))
    ['fibre', 'laser', '光', '纤']
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(
        word[:-1] if len(word) > 3 and word.endswith("s") else word
        for word in _WORD.findall(folded)
    )


def clean(line: str) -> str:
    """Return a line of Markdown as a reader sees it."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", _FOOTNOTE.sub("", line)))


def _row(raw: dict[str, str]) -> Row:
    entries = _parts(raw["entries"])
    codes: dict[str, frozenset[str]] = {}
    for code in _parts(raw["codes"]):
        if code != "none":
            control_list, _, number = code.partition(":")
            codes[control_list] = codes.get(control_list, frozenset()) | {number}
    return Row(
        line=int(raw["line"]),
        kind=raw["kind"],
        text=raw["text"],
        also=_parts(raw["also"]),
        entries=tuple(_entry(one) for one in entries if not one.startswith("related:")),
        related=tuple(_entry(one[8:]) for one in entries if one.startswith("related:")),
        codes=codes,
        uncontrolled=raw["codes"] == "none",
        note=raw["note"],
    )


def _entry(text: str) -> tuple[str, str]:
    list_id, _, name = text.partition(":")
    return list_id, name


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(" | ") if part)


def _found(row: Row, line: str, document: Document, mentions: list[Mention]) -> Found:
    spans = list(_spans(row, line, document))
    kinds = {"entity"} if row.kind == "entity" else {"technology", "product"}
    there = [
        one
        for one in mentions
        if one.kind in kinds
        and any(
            one.block == block and one.start < end and one.end > start
            for block, start, end in spans
        )
    ]
    near = tuple(one for one in there if _near(one.text, row.text))
    return Found(row, tuple(one for one in near if _same(one.text, row.text)), near)


def _spans(row: Row, line: str, document: Document) -> Iterator[tuple[int, int, int]]:
    """Yield block, start and end of each place where the line's blocks hold the row's text."""
    pattern = re.compile(r"\s+".join(map(re.escape, row.text.split())))
    for index, block in enumerate(document.blocks):
        if _holds(block, line):
            for hit in pattern.finditer(block.text):
                yield index, hit.start(), hit.end()


def _holds(block: Block, line: str) -> bool:
    """Say whether a block is this line, a part of it, or a paragraph that it stands in."""
    said, wanted = _squeezed(block.text), _squeezed(_NUMBER.sub("", clean(line)))
    return bool(said) and (said in _squeezed(clean(line)) or wanted in said)


@cache
def _squeezed(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


def _same(one: str, other: str) -> bool:
    return _squeezed(one).casefold() == _squeezed(other).casefold()


def _near(one: str, other: str) -> bool:
    a, b = words_of(one), words_of(other)
    return _same(one, other) or 2 * len(a & b) >= max(len(a), len(b), 1)
