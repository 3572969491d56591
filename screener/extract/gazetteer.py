"""From what is known to one automaton over all names and terms, and its hits in a text."""

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from screener.extract.cuts import Cuts
from screener.extract.folding import HARD, JOINED, Folded, folded
from screener.extract.kept import named_keys
from screener.extract.patterns import Pattern
from screener.extract.spans import Span
from screener.extract.view import has_han
from screener.extract.words_org import BRAND_NAMES
from screener.model.lists import Knowledge
from screener.model.mention import MentionKind


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All listed names, related names and technical terms, to be found in one pass over a text."""

    automaton: AhoCorasick
    patterns: tuple[tuple[Pattern, ...], ...]  # by index of the automaton
    digest: str = ""  # by which the keys are kept

    @classmethod
    def build(cls, knowledge: Knowledge) -> "Gazetteer":
        """Index the names and terms of what is known.

        Folding 80,000 names takes two seconds, so the folded keys are kept in the cache; the
        automaton itself is made anew each time (half a second).
        """
        digest, found = named_keys(knowledge)
        return cls(
            AhoCorasick(list(found) or ["\0"], implementation=Implementation.ContiguousNFA),
            tuple(found.values()) or ((),),
            digest,
        )

    def spans(self, text: str) -> list[Span]:
        """Return where names and terms stand in a text, longer ones and those within them alike.

        A hit starts and ends at a token of the text, never within a word of any script (R18).
        """
        form = folded(text)
        cuts = Cuts(text)
        found: dict[tuple[int, int, MentionKind], Span] = {}
        hits = self.automaton.find_matches_as_indexes(form.form, overlapping=True)
        for index, first, last in hits:
            place = _place(form, first, last)
            if place is None:
                continue
            start, end, gap = place
            end = _before_gloss(text, start, end)
            for pattern in self.patterns[index]:
                if (start, end, pattern.kind) not in found and _admits(
                    pattern, text, start, end, gap, cuts
                ):
                    span = Span(start, end, pattern.kind, "gazetteer")
                    found[(start, end, pattern.kind)] = span
        return list(found.values())


def _place(form: Folded, first: int, last: int) -> tuple[int, int, int] | None:
    """Return start, end and widest gap of a hit that covers whole tokens; None for others."""
    begin, finish = form.at.get(first), form.until.get(last)
    if begin is None or finish is None:
        return None
    gap = max(form.gaps[begin + 1 : finish + 1], default=JOINED)
    return form.starts[begin], form.ends[finish], gap


# "... University (NPU": lists print a short form behind a name; in a text it is the name's gloss.
_GLOSS_BEHIND = re.compile(r"\s?[(（](?P<gloss>[A-Za-z][A-Za-z&\-]{1,11})[)）]?$")


def _before_gloss(text: str, start: int, end: int) -> int:
    """Return where a hit ends without a short form in brackets at its end."""
    tail = _GLOSS_BEHIND.search(text, start, end)
    if tail is None or tail.start() == start or not tail["gloss"][1:2].isupper():
        return end if tail is None or tail["gloss"] not in BRAND_NAMES else tail.start()
    return tail.start()


def _admits(pattern: Pattern, text: str, start: int, end: int, gap: int, cuts: Cuts) -> bool:
    said = text[start:end]
    if gap == HARD or (pattern.rule == "term" and gap != JOINED):
        return False
    if has_han(said):
        return len(said) > _SHORT_HAN or not cuts.splits(start, end)
    return _printed_as(pattern, said)


# A Han name or term of up to this many characters must end where words end: 飞腾 in 飞腾跃进,
# 北方工业 in 北方工业大学.
_SHORT_HAN = 4


def _printed_as(pattern: Pattern, said: str) -> bool:
    match pattern.rule:
        case "acronym":
            return said.isupper() or (said[:-1].isupper() and said.endswith("s"))
        case "word":
            return said[0].isupper() or not said[0].isascii()
        case "person":
            return all(word[:1].isupper() or not word[:1].isalpha() for word in said.split())
        case "name":
            return not said[0].islower() or len(said.split()) >= _PLAIN_ENOUGH
        case _:
            return True


_PLAIN_ENOUGH = 4  # words: a listed name of four words is no accident in lower case either
