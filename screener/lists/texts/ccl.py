"""The Commerce Control List (15 CFR Part 774, Supplement No. 1) out of the eCFR's XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import local
from screener.lists.texts.labels import labelled, spread
from screener.lists.texts.words import root_of, words
from screener.model.texts import OfficialEntry, OfficialParagraph, OfficialText, Requirement

_HEADING = re.compile(r"(?P<code>[0-9][A-E][0-9]{3})\b[\s.:—–-]*(?P<text>.*)", re.DOTALL)
# The sections of an entry; what stands before the first is its heading.
_SECTION = re.compile(
    r"(?P<name>License Requirements?(?: Notes?)?|Reasons? for Control|Reporting Requirements"
    r"|List[ -]Based License Exceptions|Special Conditions for STA|List of Items Controlled"
    r"|Related Controls?|Related Definitions?|Items"
    r"|LVS|GBS|STA|CIV|TSR|APP|ACE|NAC|HPC|AIA|TSU|IEC)"
    r"(?:\s*\([^)]*\))?\s*(?::|$|(?=\())\s*(?P<text>.*)",
    re.DOTALL,
)
_ITEMS_ALONE = re.compile(r"Items(?=\s+[a-z]\.\s)")  # 4D001 prints no colon
_REASON = re.compile(r"\b(AT|CB|CC|CW|EI|FC|MT|NP|NS|RS|SI|SL|SS|UN)[0-9]?\b")
_REASONS = ("Reason for Control", "Reasons for Control")
_RESERVED = re.compile(r"\W*\[?reserved\]?\W*", re.IGNORECASE)
_BLOCKS = frozenset({"P", "FP", "FP-1", "FP-2", "FP1-2"})


@dataclass
class _Draft:
    code: str
    paragraphs: dict[str, list[str]] = field(default_factory=dict)  # text, then notes
    sections: dict[str, str] = field(default_factory=dict)
    requirements: list[Requirement] = field(default_factory=list)
    section: str = ""
    at: str = ""  # the paragraph that notes belong to

    def say(self, code: str, text: str) -> None:
        """Take a paragraph; one that stands twice (after a note) goes on with its words."""
        if code in self.paragraphs:
            self.paragraphs[code][0] = f"{self.paragraphs[code][0]} {text}".strip()
        else:
            self.paragraphs[code] = [text]
        self.at = code

    def note(self, text: str) -> None:
        """Take a note under the paragraph that stands before it."""
        self.paragraphs[self.at].append(text)


def read_ccl(content: bytes) -> OfficialText:
    """Return the Commerce Control List as a tree.

    Headings of categories and product groups are no part of an entry. The labels of the text are
    written out ("a.6.b.1."), so a paragraph's place is in its label alone.

    Raises:
        ListError: No XML, or no entry in it.
    """
    root = root_of(content)
    drafts: list[_Draft] = []
    for block in _blocks(root):
        _take(block, drafts)
    if not drafts:
        raise ListError("the file has no entry of the Commerce Control List")
    return OfficialText("us_ccl", {draft.code: _entry(draft) for draft in drafts})


def _blocks(root: Element) -> Iterator[Element]:
    """Yield the blocks of the supplement in their order, also where the file is the whole part."""
    supplement = next(
        (
            one
            for one in root.iter()
            if local(one) == "DIV9" and one.get("N", "").startswith("Supplement No. 1 to Part 774")
        ),
        root,
    )
    yield from supplement


def _take(block: Element, drafts: list[_Draft]) -> None:
    name, text = local(block), words(block)
    heading = _heading(block, text)
    if heading:
        drafts.append(_Draft(heading["code"]))
        drafts[-1].say(heading["code"], heading["text"])
    elif name == "HD1" and _SECTION.fullmatch(text):  # 3A090 has two of its sections so
        drafts[-1].section = "" if text.startswith("List of Items") else text
    elif name in ("HD1", "HD3") or text.startswith("EAR99 "):
        if drafts:
            drafts[-1].section = "outside"  # what follows belongs to no entry
    elif name == "HD2":
        return  # "Acoustics": a heading within the items of 6D003 and 6E003
    elif drafts and drafts[-1].section != "outside":
        _take_part(name, block, text, drafts[-1])


def _heading(block: Element, text: str) -> re.Match[str] | None:
    bold = block.find("B")
    if local(block) not in ("FP-1", "FP-2") or bold is None or not words(bold)[:2]:
        return None
    match = _HEADING.fullmatch(text)
    return match if match and words(bold).startswith(match["code"]) else None


def _take_part(name: str, block: Element, text: str, draft: _Draft) -> None:
    if name == "DIV":
        if draft.section == "Items":
            draft.note(text)  # a table of figures within the items
        else:
            draft.requirements += _requirements(block)
    elif name == "NOTE" and draft.section in ("Items", ""):
        _take_note(block, draft)
    elif name in _BLOCKS:
        _take_words(name, text, draft)
    elif text:
        draft.sections[draft.section] = f"{draft.sections.get(draft.section, '')} {text}".strip()


def _take_words(name: str, text: str, draft: _Draft) -> None:
    section = _SECTION.fullmatch(text) if name != "P" or text.startswith("Items") else None
    alone = _ITEMS_ALONE.match(text)
    if section or alone:
        draft.section = section["name"] if section else "Items"
        text = section["text"] if section else text[len("Items") :].strip()
        if draft.section != "Items":
            draft.sections[draft.section] = text
            return
        draft.at = draft.code
    if not text:
        return
    # 5A001 has no word before its items; a paragraph with a label is one wherever it stands.
    label = labelled(text) if name == "P" and draft.section != "Items" else None
    if label and label.steps == ("a",):
        draft.section, draft.at = "Items", draft.code
    if draft.section == "Items":
        _take_item(text, draft)
    else:
        said = draft.sections.get(draft.section, "")
        draft.sections[draft.section] = f"{said} {text}".strip()


def _take_note(block: Element, draft: _Draft) -> None:
    """Take a note; the eCFR sets some paragraphs of the entry into the note before them.

    Notes are printed in italics and paragraphs are not, and that tells the two apart.
    """
    said: list[str] = []
    for part in block:
        upright = labelled((part.text or "").lstrip()) if local(part) == "P" else None
        if upright and not upright.steps[0].isdigit() and draft.section == "Items":
            if said:
                draft.note(" ".join(said))
            said = []
            _take_item(words(part), draft)
        else:
            said.append(words(part))
    if said:
        draft.note(" ".join(said))


def _take_item(text: str, draft: _Draft) -> None:
    label = labelled(text, lambda steps: ".".join([draft.code, *steps]) in draft.paragraphs)
    if label is None:
        if text.startswith("Accompanying Technical Information"):  # of the table of 2E003.f
            draft.section = "outside"
        if text.startswith("The list of items controlled is contained in the ECCN heading"):
            draft.at = draft.code
        else:
            draft.note(text)
        return
    for steps in spread(label.steps, label.to):
        # 7A101.a numbers what is below it with figures alone.
        base = _lettered(draft) if steps[0].isdigit() else draft.code
        draft.say(".".join([base, *steps]), label.text)


def _lettered(draft: _Draft) -> str:
    """Return the paragraph at hand without the figure it ends with."""
    head, _, last = draft.at.rpartition(".")
    return head if last.isdigit() and head else draft.at


def _requirements(block: Element) -> Iterator[Requirement]:
    for row in block.iter():
        if local(row) != "TR":
            continue
        cells = [words(cell) for cell in row if local(cell) == "TD"]
        if len(cells) >= 2 and cells[0]:
            yield Requirement(cells[0], " ".join(cells[1:]))


def _entry(draft: _Draft) -> OfficialEntry:
    said = next((draft.sections[one] for one in _REASONS if draft.sections.get(one)), "")
    # 2A001 prints it in the paragraph of the heading before it.
    said = said or draft.sections.get("License Requirements", "").partition("for Control:")[2]
    return OfficialEntry(
        code=draft.code,
        paragraphs={
            code: OfficialParagraph(
                code, parts[0], tuple(parts[1:]), bool(_RESERVED.fullmatch(parts[0]))
            )
            for code, parts in draft.paragraphs.items()
        },
        reasons=tuple(dict.fromkeys(_REASON.findall(said))),
        requirements=tuple(draft.requirements),
        sections=dict(draft.sections),
    )
