"""An official text of a control list as a tree of paragraphs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_CODE = re.compile(r"(?P<stem>.+)\.[^.]+")


def parent(code: str, entry: str) -> str:
    """Return the code of the paragraph above, the entry's own for its first level.

    >>> parent("6A005.a.6.b", "6A005"), parent("6A005.a", "6A005"), parent("6A005", "6A005")
    ('6A005.a.6', '6A005', '')
    """
    if code == entry:
        return ""
    match = _CODE.fullmatch(code)
    return match["stem"] if match and len(match["stem"]) >= len(entry) else entry


@dataclass(frozen=True, slots=True)
class OfficialParagraph:
    """One paragraph: its own words, and the notes that stand under it."""

    code: str  # "3A001.b.2.a"; of the entry itself "3A001"
    text: str  # verbatim, white space folded; raised figures as "10^3"
    notes: tuple[str, ...] = ()  # notes, technical notes, N.B., in their order
    reserved: bool = False  # "[Reserved]", "Not used"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A row of a licence table: what a reason covers, and the column of the country chart."""

    covers: str  # "NS applies to 6A003.a"
    chart: str  # "NS Column 2", or prose where no column is named


@dataclass(frozen=True)
class OfficialEntry:
    """An entry with its paragraphs in the order of the text; the first is its heading."""

    code: str
    paragraphs: Mapping[str, OfficialParagraph]
    reasons: tuple[str, ...] = ()  # reasons for control as the entry's line names them
    requirements: tuple[Requirement, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)  # "Related Controls": text

    @property
    def heading(self) -> str:
        """The words of the entry's heading."""
        return self.paragraphs[self.code].text

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for code in self.paragraphs:
            # Some texts number "z.1.a" without a "z": it hangs on the nearest that is there.
            up = next((one.code for one in self.above(code)), "")
            found.setdefault(up, []).append(code)
        return found

    def below(self, code: str) -> Iterator[OfficialParagraph]:
        """Yield all paragraphs under one, in the order of the text."""
        for child in self._children.get(code, ()):
            yield self.paragraphs[child]
            yield from self.below(child)

    def above(self, code: str) -> Iterator[OfficialParagraph]:
        """Yield the paragraphs whose words a paragraph continues, the nearest first."""
        up = parent(code, self.code)
        while up:
            if up in self.paragraphs:
                yield self.paragraphs[up]
            up = parent(up, self.code)

    def leaves(self) -> Iterator[OfficialParagraph]:
        """Yield the paragraphs without others below that say something."""
        for code, paragraph in self.paragraphs.items():
            if not self._children.get(code) and not paragraph.reserved:
                yield paragraph

    def inherited(self, code: str) -> str:
        """Return a paragraph's words after those of all above it, heading first."""
        chain = [one.text for one in self.above(code)][::-1]
        return " ".join([*chain, self.paragraphs[code].text])


@dataclass(frozen=True)
class OfficialText:
    """The whole text of a control list in one edition."""

    list: str
    entries: Mapping[str, OfficialEntry]  # by code, in the order of the text
    whole: bool = True  # False: an amendment or a notice, which has some of the entries only
    figures: bool = True  # False: a reading that has lost its figures proves no threshold

    def entry_of(self, paragraph: str) -> OfficialEntry | None:
        """Return the entry that a paragraph's code belongs to.

        A code that is longer than an entry's goes on with a dot: "810.2.b.1", "3A001.b".
        """
        code = paragraph
        while code:
            if code in self.entries:
                return self.entries[code]
            code = code.rpartition(".")[0]
        return None
