"""Nuclear parts of 10 CFR out of the eCFR's XML: Part 110 (NRC) and Part 810 (DOE)."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import local
from screener.lists.texts.outline import Labelled, parted
from screener.lists.texts.section import Draft, entry_of
from screener.lists.texts.words import root_of, words
from screener.model.texts import OfficialEntry, OfficialParagraph, OfficialText

_APPENDIX = re.compile(r"(?P<code>Appendix [A-Z]) to Part 110\s?[—–-]*\s?(?P<text>.*)", re.DOTALL)
_BLOCKS = ("P", "FP", "FP-1", "FP-2", "HD2", "HD3", "DIV", "SCOL2")
_SKIPPED = ("HEAD", "CITA", "SECAUTH", "EDNOTE", "EFFDNOT")


def read_nrc_110(content: bytes) -> OfficialText:
    """Return the lists of Part 110: "110.8.a" and "110.9.a" as entries, and the appendices.

    Appendices number their paragraphs in several ways; each is kept in one piece.

    Raises:
        ListError: No XML, or no section 110.8 in it.
    """
    root = root_of(content)
    entries: dict[str, OfficialEntry] = {}
    for number in ("110.8", "110.9"):
        entries |= _split(_section(root, number))
    for part in root.iter():
        match = _APPENDIX.match(part.get("N", "") + "—" + _head(part))
        if local(part) == "DIV9" and match:
            entries[match["code"]] = _whole(match["code"], part)
    return OfficialText("us_nrc_110", entries)


def read_doe_810(content: bytes) -> OfficialText:
    """Return the activities of 810.2(b), each an entry ("810.2.b.1"), and what 810.2(c) leaves out.

    Raises:
        ListError: No XML, or no section 810.2 in it.
    """
    whole = _section(root_of(content), "810.2")
    found = {}
    for code, paragraph in whole.paragraphs.items():
        if re.fullmatch(r"810\.2\.[bc]\.[0-9]+", code):
            found[code] = OfficialEntry(code, {code: paragraph})
    if not found:
        raise ListError("section 810.2 has no paragraph (b)")
    return OfficialText("us_doe_810", found)


def _head(part: Element) -> str:
    head = part.find("HEAD")
    return words(head) if head is not None else ""


def _section(root: Element, number: str) -> OfficialEntry:
    for part in root.iter():
        if local(part) == "DIV8" and part.get("N") == number:
            draft = Draft(number, _head(part))
            for block in _said_blocks(part):
                if local(block) == "NOTE":
                    draft.note(words(block))
                else:
                    for one in _several(words(block)):
                        draft.take(one)
            return entry_of(draft)
    raise ListError(f"the file has no section {number}")


def _said_blocks(part: Element) -> Iterator[Element]:
    return (block for block in part if local(block) not in _SKIPPED and words(block))


def _several(text: str) -> Iterator[Labelled]:
    """Yield the paragraphs of a block: "(b) Separation plants. (1) Gas centrifuges" has two."""
    first = parted(text)
    inner = re.match(r"(?P<title>[^.]{0,90}\.\s)(?P<rest>\(1\)\s.*)", first.text, re.DOTALL)
    if first.label and inner:
        yield Labelled(first.label, first.to, inner["title"].strip())
        yield parted(inner["rest"])
    else:
        yield first


def _split(section: OfficialEntry) -> dict[str, OfficialEntry]:
    """Return the first level of a section as entries, each with what stands below it."""
    tops = [code for code in section.paragraphs if code.count(".") == section.code.count(".") + 1]
    return {
        top: OfficialEntry(
            top,
            {top: section.paragraphs[top], **{one.code: one for one in section.below(top)}},
        )
        for top in tops
    }


def _whole(code: str, part: Element) -> OfficialEntry:
    blocks = [words(block) for block in _said_blocks(part) if local(block) in _BLOCKS]
    notes = tuple(words(block) for block in part if local(block) == "NOTE")
    text = " ".join([_head(part), *blocks])
    return OfficialEntry(code, {code: OfficialParagraph(code, text, notes)})
