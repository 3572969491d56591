"""From the blocks of a section of the CFR to an entry: labels placed, notes beside them."""

import re
from dataclasses import dataclass, field

from screener.lists.texts.labels import spread
from screener.lists.texts.outline import Labelled, places
from screener.model.texts import OfficialEntry, OfficialParagraph

_RESERVED = re.compile(r"\W*reserved\W*", re.IGNORECASE)


@dataclass
class Draft:
    """An entry that is being read."""

    code: str
    heading: str
    parts: list[Labelled] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)  # after how many parts, and words

    def take(self, part: Labelled) -> None:
        """Take a paragraph; one without a label goes on with the one before."""
        self.parts.append(part)

    def note(self, text: str) -> None:
        """Take a note on what stands before it."""
        self.notes.append((len(self.parts), text))

    def is_noted(self, text: str) -> bool:
        """Return whether the words are those of the last note: its own paragraphs come again."""
        return (
            bool(self.notes)
            and self.notes[-1][0] == len(self.parts)
            and (text in self.notes[-1][1])
        )


def entry_of(draft: Draft) -> OfficialEntry:
    """Return the entry with each paragraph at its place."""
    texts: dict[str, list[str]] = {draft.code: [draft.heading]}
    at = [draft.code]  # by number of parts taken: where a note belongs
    for part, steps in zip(draft.parts, places(_labels(draft)), strict=True):
        here = at[-1]
        if not steps:
            texts[here][0] = f"{texts[here][0]} {part.text}".strip()
        else:
            # "(j)-(w) [Reserved]": each of them, and the list goes on after the last.
            first = (*steps[:-1], part.label)
            for each in spread(first, (part.to,) if part.to else ()):
                here = ".".join([draft.code, *each])
                texts.setdefault(here, [part.text])
        at.append(here)
    for count, note in draft.notes:
        texts[at[count]].append(note)
    return OfficialEntry(
        draft.code,
        {
            code: OfficialParagraph(
                code, parts[0], tuple(parts[1:]), bool(_RESERVED.fullmatch(parts[0]))
            )
            for code, parts in texts.items()
        },
    )


def _labels(draft: Draft) -> list[str]:
    """Return the labels as the list goes on after them: of a range, its last."""
    return [part.to or part.label for part in draft.parts]
