"""Whether a control catalogue holds against the official text: codes, reasons, figures, words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.lists.verify_comparisons import comparisons
from screener.lists.verify_figures import SaidFigure, places_of
from screener.lists.verify_words import parameter_stands
from screener.model.lists import Comparison, ControlEntry, Paragraph, Release, Threshold
from screener.model.texts import OfficialEntry, OfficialParagraph, OfficialText
from screener.normalise.terms import term_words

# The longest run of common words between a title of ours and the official sentence. The longest
# that facts force is a chemical's name or a list of weapons ("missiles, bombs, torpedoes, depth
# charges, mines and grenades", 8 words); a sentence that is copied goes on.
_LONGEST_RUN = 8
_WORD = re.compile(r"[a-z0-9]+")
_SHOWN = 160  # characters of the official text beside a problem


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the catalogue that does not hold, and what the text says instead."""

    code: str
    what: str
    look: str = ""  # the words of the official text that a person compares

    def __str__(self) -> str:
        return f"{self.code}: {self.what}" + (f" | {self.look}" if self.look else "")


def text_problems(entries: Sequence[ControlEntry], text: OfficialText) -> list[Problem]:
    """Return what does not hold of a catalogue, by code; empty where all holds.

    Args:
        entries: The catalogue's entries.
        text: The official text; where it is not the whole of it, only the entries that are in it
            are compared.
    """
    found: list[Problem] = []
    known = {entry.code for entry in entries}
    if text.whole:
        found += [
            Problem(code, "is in the text and not in the catalogue", entry.heading[:_SHOWN])
            for code, entry in text.entries.items()
            if code not in known and _says(entry)
        ]
    for entry in entries:
        official = text.entries.get(entry.code)
        if official is not None:
            found += entry_problems(entry, official, text)
        elif text.whole and not _elsewhere(entry):
            found.append(Problem(entry.code, "is in the catalogue and not in the text"))
    return sorted(found, key=lambda problem: problem.code)


def _says(entry: OfficialEntry) -> bool:
    """Return whether an official entry has to be in the catalogue.

    The appendices of 10 CFR 110 spell out what its sections list, 110.8(i) points to the Department
    of Commerce, and 810.2(c) says what is not meant.
    """
    supporting = entry.code.startswith(("Appendix ", "110.8.i", "810.2.c"))
    return not entry.paragraphs[entry.code].reserved and not supporting


def _elsewhere(entry: ControlEntry) -> bool:
    """Return whether an entry says itself that it comes from a text of its own."""
    return "notice 20" in f"{entry.title} {' '.join(part.about for part in entry.paragraphs)}"


def entry_problems(
    entry: ControlEntry, official: OfficialEntry, text: OfficialText
) -> Iterator[Problem]:
    """Yield what does not hold of one entry."""
    if official.reasons and set(entry.reasons) != set(official.reasons):
        yield Problem(
            entry.code, f"reasons are {_listed(entry.reasons)}", _listed(official.reasons)
        )
    yield from _copied(entry.code, entry.title, official.heading)
    for part in entry.paragraphs:
        yield from _paragraph(part, official, text)
    if text.figures:
        for release in entry.releases:
            yield from _release(release, official, text)
    if text.figures and text.whole and not _names_itself(entry, official):
        yield Problem(
            entry.code, "no word of its title and terms stands in it", official.heading[:_SHOWN]
        )


def _listed(reasons: Sequence[str]) -> str:
    return " ".join(reasons) or "none"


def _place(
    code: str, official: OfficialEntry, text: OfficialText
) -> tuple[OfficialEntry, OfficialParagraph] | None:
    owner = official if code in official.paragraphs else text.entry_of(code)
    if owner is None or code not in owner.paragraphs:
        return None
    return owner, owner.paragraphs[code]


def _paragraph(part: Paragraph, official: OfficialEntry, text: OfficialText) -> Iterator[Problem]:
    place = _place(part.paragraph, official, text)
    if place is None:
        # A text that is read in one piece has no paragraphs to look for.
        if text.figures:
            yield Problem(part.paragraph, "the text has no such paragraph")
        return
    owner, paragraph = place
    if paragraph.reserved:
        yield Problem(part.paragraph, "is reserved or not used in the text", paragraph.text)
    yield from _copied(part.paragraph, part.about, paragraph.text)
    if not text.figures:
        return
    layers = _layers(owner, paragraph)
    said = " ".join(layers)
    for threshold in part.thresholds:
        yield from _threshold(part.paragraph, threshold, layers)
        if text.whole and not parameter_stands(threshold.parameter, threshold.unit, said):
            yield Problem(
                part.paragraph, f"{threshold.parameter}: no word of it stands there", said[:_SHOWN]
            )
    yield from _need(part, owner, paragraph)


# How a text lets something go; "when" and "unless" are conditions and do not.
_LETS_GO = re.compile(
    r"\bnot (?:\w+ )?(?:control|appl|includ|specif|cover|mean)|\bexclud|\bexcept|\bother than\b"
    r"|\bno controls?\b|\bonly appl|\bapplies only|不管制|不适用|不含|除外|非",
    re.IGNORECASE,
)


def _release(release: Release, official: OfficialEntry, text: OfficialText) -> Iterator[Problem]:
    """Yield a problem where a release names no place of the text, or none with such words."""
    place = _place(release.paragraph, official, text)
    if place is None:
        yield Problem(release.paragraph, "a release names it, and the text has no such place")
        return
    owner, paragraph = place
    # A Note stands under its paragraph, under the last of those below, at the entry, or under a
    # paragraph that follows, and names its own there.
    near = [paragraph, *owner.below(paragraph.code), *owner.above(paragraph.code)]
    notes = (note for one in owner.paragraphs.values() for note in one.notes)
    naming = [note for note in notes if paragraph.code in note]
    said = " ".join([_whole(near), *naming, *owner.sections.values()])
    if text.whole and not _LETS_GO.search(said):
        yield Problem(release.paragraph, f"nothing there lets go: {release.about}", said[:_SHOWN])


def _layers(owner: OfficialEntry, paragraph: OfficialParagraph) -> tuple[str, ...]:
    """Return the texts in which a figure of a paragraph may stand, the nearest first.

    Its own words with its notes, those below it, those above it that it goes on with, and the
    licence requirements (0A502 has its barrel lengths there).
    """
    above = [*owner.above(paragraph.code)]
    tables = (f"{row.covers} {row.chart}" for row in owner.requirements)
    return (
        _whole([paragraph]),
        _whole(list(owner.below(paragraph.code))),
        _whole(above),
        " ; ".join([*owner.sections.values(), *tables]),
    )


def _whole(paragraphs: Sequence[OfficialParagraph]) -> str:
    return " ; ".join(" ; ".join([one.text, *one.notes]) for one in paragraphs)


def _threshold(code: str, threshold: Threshold, layers: tuple[str, ...]) -> Iterator[Problem]:
    for value, allowed in _bounds(threshold):
        found = _found(value, threshold.unit, layers)
        said = f"{threshold.parameter} {threshold.comparison.value} {value:g} {threshold.unit}"
        if not found:
            yield Problem(code, f"{said.strip()}: the figure does not stand there", _near(layers))
        elif _contradicts(allowed, found):
            yield Problem(code, f"{said.strip()}: the text compares otherwise", _around(*found[0]))


def _bounds(threshold: Threshold) -> Iterator[tuple[float, frozenset[Comparison]]]:
    """Yield the figures of a threshold, each with the comparisons that the text may have for it."""
    if threshold.comparison is not Comparison.BETWEEN:
        yield threshold.value, frozenset({threshold.comparison})
        return
    yield threshold.value, frozenset({Comparison.GT, Comparison.GTE})
    if threshold.upper is not None:
        yield threshold.upper, frozenset({Comparison.LT, Comparison.LTE})


def _found(value: float, unit: str, layers: tuple[str, ...]) -> list[tuple[SaidFigure, str]]:
    """Return where a figure stands: in the paragraph and below it, else above, else elsewhere."""
    own, below, *others = layers
    found = [(one, text) for text in (own, below) for one in places_of(value, unit, text)]
    for text in others:
        found = found or [(one, text) for one in places_of(value, unit, text)]
    return found


def _contradicts(allowed: frozenset[Comparison], found: Sequence[tuple[SaidFigure, str]]) -> bool:
    """Return whether the words say another comparison, and none of them one that is allowed."""
    judged = [said for figure, text in found if (said := comparisons(figure, text))]
    return bool(judged) and not any(allowed & said for said in judged)


def _near(layers: tuple[str, ...]) -> str:
    return next((text[:_SHOWN] for text in layers if re.search("[0-9]", text)), layers[0][:_SHOWN])


def _around(figure: SaidFigure, text: str) -> str:
    return text[max(0, figure.start - _SHOWN // 2) : figure.end + _SHOWN // 2]


_ALL = re.compile(r"\b(?:all|both) (?:of )?(?:the )?(?:following|these)?[^:;]{0,50}[:;]?\s*$")


def _need(part: Paragraph, owner: OfficialEntry, paragraph: OfficialParagraph) -> Iterator[Problem]:
    """Yield a problem where one figure of several decides here, and all have to in the text.

    Looked at are figures that stand in different paragraphs right below one that says "all of the
    following". The other way round a paragraph may well need all: its own figure and one below.
    """
    if part.need == "all" or len(part.thresholds) < 2 or not _ALL.search(paragraph.text):
        return
    places = [_child(limit, owner, paragraph) for limit in part.thresholds]
    if len({place for place in places if place}) > 1 and "" not in places:
        yield Problem(
            part.paragraph, "needs any of its figures, the text all", paragraph.text[-_SHOWN:]
        )


def _child(limit: Threshold, owner: OfficialEntry, paragraph: OfficialParagraph) -> str:
    """Return the one paragraph right below that holds a figure, "" where there are several."""
    holding = [
        child.code
        for child in owner.below(paragraph.code)
        if child.code.count(".") == paragraph.code.count(".") + 1
        and places_of(limit.value, limit.unit, _whole([child, *owner.below(child.code)]))
    ]
    return holding[0] if len(holding) == 1 else ""


def _copied(code: str, ours: str, theirs: str) -> Iterator[Problem]:
    run = longest_run(_words(ours), _words(theirs))
    if len(run) > _LONGEST_RUN:
        yield Problem(code, f"repeats the official sentence: {' '.join(run)}", theirs[:_SHOWN])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def longest_run(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the longest run of words that stands in both.

    >>> longest_run("robots for paint booths".split(), "control robots for paint".split())
    ['robots', 'for', 'paint']
    """
    best, end = 0, 0
    before = [0] * (len(other) + 1)
    for at, word in enumerate(one):
        row = [0] * (len(other) + 1)
        for column, listed in enumerate(other):
            if word == listed:
                row[column + 1] = before[column] + 1
                if row[column + 1] > best:
                    best, end = row[column + 1], at + 1
        before = row
    return list(one[end - best : end])


def _names_itself(entry: ControlEntry, official: OfficialEntry) -> bool:
    """Return whether a word of the title or of a term stands in the entry's text.

    An entry that shares no word with its text stands under the wrong code.
    """
    wording = " ".join([entry.title, *entry.terms.en])
    parts = " ".join(" ".join(part.terms.en) for part in entry.paragraphs)
    said = set(term_words(_whole(list(official.paragraphs.values()))))
    if official.paragraphs[official.code].reserved:
        return True
    return not said or bool(said & set(term_words(f"{wording} {parts}")))


def changed_paragraphs(
    entries: Sequence[ControlEntry], before: OfficialText, after: OfficialText
) -> list[Problem]:
    """Return the places of a catalogue whose official words are other in a newer text.

    Looked at are entries' own words and what stands under each paragraph that the catalogue names.
    """
    found = []
    for entry in entries:
        old, new = before.entries.get(entry.code), after.entries.get(entry.code)
        if old is None or new is None:
            continue
        for code in dict.fromkeys([entry.code, *(part.paragraph for part in entry.paragraphs)]):
            was, now = _wording(old, code), _wording(new, code)
            if was != now and code in old.paragraphs:
                found.append(Problem(code, "its words have changed: look again", now[:_SHOWN]))
    return found


def _wording(entry: OfficialEntry, code: str) -> str:
    if code not in entry.paragraphs:
        return ""
    below = [] if code == entry.code else list(entry.below(code))
    return _whole([entry.paragraphs[code], *below])
