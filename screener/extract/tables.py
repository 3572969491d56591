"""From a table's row to mentions: the party it names, what it describes, the codes it states."""

import re

from screener.extract.spans import Span
from screener.extract.words_countries import COUNTRIES
from screener.model.document import Block, Cell, Role
from screener.model.mention import MentionKind

_NAMED = (Role.NAME, Role.NATIVE_NAME, Role.ALIASES)
_SEVERAL = re.compile(r"\s*[;；|\n]\s*")
_DUAL_USE = re.compile(
    r"[0-9][A-Ea-e][0-9]{3}(?:\.[A-Za-z0-9]{1,3})*|ML\s?[0-9]{1,2}(?:\.\w+)*|EAR99"
)
_TARIFF = re.compile(r"[0-9]{4}(?:\.?[0-9]{2}){1,3}")
# What such a column holds is said of the row and is not the thing: "new", "call in May".
_REMARKS = re.compile(r"remark|note|comment|memo|status|备注|備註|说明|備考", re.IGNORECASE)
_SHORT = 12  # words of a description that may be one technology as a whole
_SHORT_HAN = 30  # characters
_SENTENCE = re.compile(r"[.!?]\s|[。！？；]")


def party_spans(block: Block) -> list[Span]:
    """Return the parties that a row names, the first with the row's other names in ``also``.

    Columns such as Supplier and Manufacturer name two parties; a local name and aliases beside
    them are taken for the first one's.
    """
    for role in _NAMED:
        cells = [cell for cell in block.cells if cell.role is role and _filled(block, cell)]
        if cells:
            others = [
                name
                for other in _NAMED[_NAMED.index(role) + 1 :]
                for text in block.said(other)
                for name in _SEVERAL.split(text)
            ]
            first, *further = cells
            return [_party(block, first, others), *(_party(block, one, []) for one in further)]
    return []


def code_spans(block: Block) -> list[Span]:
    """Return the control codes and tariff numbers of a row's own columns."""
    found = []
    for cell in block.cells:
        pattern = {Role.ECCN: _DUAL_USE, Role.HS: _TARIFF}.get(cell.role or Role.ID)
        for match in pattern.finditer(block.text, cell.start, cell.end) if pattern else ():
            lead = "ECCN " if cell.role is Role.ECCN else "HS "
            span = Span(match.start(), match.end(), MentionKind.CONTROL_CODE, "table")
            found.append(span.named(lead + match.group()))
    return [span for span in found if block.text[span.start : span.end] != "EAR99"]


def described(block: Block, cell: Cell) -> Span | None:
    """Return a short description as one technology; None for a sentence, a long one, a remark."""
    text = block.text[cell.start : cell.end]
    if _REMARKS.search(cell.column):
        return None
    long = len(text.split()) > _SHORT or (" " not in text and len(text) > _SHORT_HAN)
    if long or not any(letter.isalpha() for letter in text) or _SENTENCE.search(text):
        return None
    return Span(cell.start, cell.end, MentionKind.TECHNOLOGY, "table")


def row_countries(block: Block) -> tuple[str, ...]:
    """Return the countries that a row states, as ISO 3166-1 alpha-2; unknown words are left out."""
    codes = []
    for text in block.said(Role.COUNTRY):
        for part in _SEVERAL.split(text):
            word = part.strip(" .").casefold()
            code = word.upper() if re.fullmatch("[a-z]{2}", word) else COUNTRIES.get(word, "")
            codes.append("GB" if code == "UK" else code)
    return tuple(dict.fromkeys(code for code in codes if code))


def _party(block: Block, cell: Cell, others: list[str]) -> Span:
    said = block.text[cell.start : cell.end]
    span = Span(cell.start, cell.end, MentionKind.ENTITY, "table")
    return span.named(*(name for name in others if name != said))


def _filled(block: Block, cell: Cell) -> bool:
    return bool(block.text[cell.start : cell.end].strip())
