"""Lists whose labels give one step only: levels are told by how far in the lines stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from screener.model.texts import OfficialEntry, OfficialParagraph

_LABEL = re.compile(r"(?P<label>[a-z]|[0-9]{1,2})\.(?:\s+(?P<text>.*)|$)", re.DOTALL)
_NOTE = re.compile(r"(?:Note|Technical Notes?|N\.B\.?|NB)\b")
_NOT_USED = re.compile(r"\W*(?:not used|reserved)\b.{0,20}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where it begins, in points or characters from the left."""

    left: float
    text: str


@dataclass(slots=True)
class _Level:
    label: str
    left: float


@dataclass
class Outline:
    """An entry that is being read line by line."""

    code: str
    left: float  # of the heading's words
    apart: float  # what two levels differ by at least
    loose: bool = False  # levels wander from page to page: outside notes order tells alone
    texts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    _stack: list[_Level] = field(default_factory=list)
    _note: float | None = None  # where the note at hand begins; None outside notes

    def take(self, line: Placed) -> None:
        """Take a line: a note, a paragraph with a label, or more words of the one before."""
        match = _LABEL.fullmatch(line.text)
        if _NOTE.match(line.text):
            self._note = line.left
            self.notes.setdefault(self.at, []).append(line.text)
        elif match and self._goes_on(match["label"], line.left):
            self._note = None
            self.texts[self.at] = match["text"] or ""
        elif self._note is not None:
            notes = self.notes[self.at]
            notes[-1] = f"{notes[-1]} {line.text}"
        else:
            self.texts[self.at] = f"{self.texts.get(self.at, '')} {line.text}".strip()

    @property
    def at(self) -> str:
        """The code of the paragraph at hand."""
        return ".".join([self.code, *(level.label for level in self._stack)])

    def _goes_on(self, label: str, left: float) -> bool:
        """Return whether a label is one of the entry's own, and go to its place.

        A list within a note stands further in than the note and begins anew; it is none.
        """
        depths = [d for d, one in enumerate(self._stack) if label == _next(one.label)][::-1]
        for depth in depths:
            if abs(self._stack[depth].left - left) < self.apart:
                self._stack[depth:] = [_Level(label, left)]
                return True
        # A few labels of the print stand out to the left of the page: their order tells alone.
        stands_out = left < self._stack[0].left - self.apart if self._stack else False
        if depths and (stands_out or (self.loose and self._note is None)):
            depth = depths[0]
            self._stack[depth:] = [_Level(label, self._stack[depth].left)]
            return True
        outer = self._stack[-1].left if self._stack else self.left - self.apart
        # Letters and figures take turns; an entry begins with either (1C350 with figures).
        first = {"1"} if self._stack and self._stack[-1].label.isalpha() else {"a"}
        if not self._stack and self._note is None:
            first = {"a", "1"}
        begins = label in first and left >= outer + self.apart
        # After a note the first label of a list may come that the paragraph promised.
        promised = self.texts.get(self.at, "").rstrip().endswith(":")
        within = self._note is not None and not (promised and left < self._note + self.apart)
        if begins and not within:
            self._stack.append(_Level(label, left))
        return begins and not within


def _next(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)


def entries_of(outlines: Iterable[Outline]) -> dict[str, OfficialEntry]:
    """Return the entries by code; of one that was begun twice, the longer."""
    found: dict[str, Outline] = {}
    for outline in outlines:
        other = found.get(outline.code)
        if other is None or len(outline.texts) > len(other.texts):
            found[outline.code] = outline
    return {code: _entry(outline) for code, outline in found.items()}


def _entry(outline: Outline) -> OfficialEntry:
    return OfficialEntry(
        outline.code,
        {
            code: OfficialParagraph(
                code,
                text,
                tuple(outline.notes.get(code, ())),
                bool(_NOT_USED.fullmatch(text)),
            )
            for code, text in outline.texts.items()
        },
    )
