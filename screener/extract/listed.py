"""Parties and technologies by the company they keep: what stands in a list of such is one as well.

"IRISL, Hyundai Rotem and LIG Nex1 Co., Ltd.": the second has no head word, the list tells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.extract.heads_en import is_weak
from screener.extract.phrases_en import Phrase, phrases, without_lead
from screener.extract.spans import Span
from screener.extract.view import View, has_han
from screener.extract.words_countries import COUNTRIES
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS, PLAIN_HEADS, VERBS
from screener.extract.words_org import HEADS, LEADERS
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

_JOINING = re.compile(
    r"\s?(?:\([^()]{1,80}\))?\s?(?:,|;|,?\s(?:and|or|as well as)|&)\s"
    r"(?:(?:its|their|two|three|four|five|six|several|other|[0-9]{1,3})\s)?"
    r"|\s(?:and|or|as well as)\s(?:a|an|the)\s"
)
_MOST_WORDS = 6
_ALL_IN_ONE = 3  # members from which a list without "and" is one


@dataclass(frozen=True, slots=True)
class _Member:
    """A mention, or a phrase that is none yet."""

    start: int
    end: int
    span: Span | None
    words: tuple[str, ...] = ()


def listed(view: View, spans: Sequence[Span]) -> list[Span]:
    """Return the phrases that stand in a list of which at least half are parties or things."""
    outer = [span for span in spans if not any(o is not span and o.holds(span) for o in spans)]
    members = [_Member(span.start, span.end, span) for span in outer]
    members += [
        _Member(words[0].start, words[-1].end, None, tuple(word.text for word in words))
        for words in _unclaimed(view, outer)
    ]
    members.sort(key=lambda member: member.start)
    return [span for group in _groups(view, members) for span in _taken(view, group)]


def _unclaimed(view: View, spans: Sequence[Span]) -> Iterator[Phrase]:
    taken = sorted((span.start, span.end) for span in spans)
    for phrase in phrases(view):
        words = without_lead(phrase)
        if words and not any(s < words[-1].end and words[0].start < e for s, e in taken):
            yield words


def _groups(view: View, members: Sequence[_Member]) -> Iterator[list[_Member]]:
    group: list[_Member] = []
    for member in members:
        if group and not _JOINING.fullmatch(view.text, group[-1].end, member.start):
            yield group
            group = []
        group.append(member)
    yield group


def _taken(view: View, group: list[_Member]) -> Iterator[Span]:
    known = [member.span.kind for member in group if member.span]
    if not known or len(known) == len(group) or 2 * len(known) < len(group) - (len(known) > 1):
        return
    joined = view.text[group[-2].end : group[-1].start]
    if len(group) < _ALL_IN_ONE and not re.search(r"\b(?:and|or)\b|&", joined):
        return
    parties = known.count(MentionKind.ENTITY)
    for member in group:
        if member.span is None and parties == len(known) and _party(member, group, joined):
            yield Span(member.start, member.end, MentionKind.ENTITY, "listed")
        elif member.span is None and not parties and len(known) > 1 and _thing(member):
            yield Span(member.start, member.end, MentionKind.TECHNOLOGY, "listed")


def _party(member: _Member, group: list[_Member], joined: str) -> bool:
    """Return whether words can be a party's name: "Norinco, Beijing" gives a seat, no party."""
    if member is group[-1] and "and" not in joined:
        return False
    low = [word.casefold() for word in member.words]
    named = all(word[0].isupper() or word[0].isdigit() for word in member.words)
    plain = all(
        w in PLACES or w in COUNTRIES or w in GENERIC_MODIFIERS or w in LEADERS for w in low
    )
    place = " ".join(low) in COUNTRIES
    return named and not plain and not place and len(low) <= _MOST_WORDS and len(group) > 2


_NO_PARTY = PLACES | frozenset(COUNTRIES) | GENERIC_MODIFIERS | LEADERS


def _thing(member: _Member) -> bool:
    low = [word.casefold() for word in member.words]
    last = low[-1]
    if last in PLAIN_HEADS or last in HEADS or last in PLACES or last in _NO_THINGS:
        return False
    if has_han(last) or not last.isascii() or last.endswith("ly") or len(low) > _MOST_WORDS:
        return False
    if member.words[0][0].isupper() and len(low) > 1 and member.words[-1][0].isupper():
        return False
    if not any(letter.isalpha() for letter in last) or len(last) < 3:
        return False
    if len(low) == 1:
        return len(last) >= _SHORTEST and not is_weak(last) and last not in VERBS
    return any(w not in GENERIC_MODIFIERS and w not in FUNCTION_WORDS for w in low[:-1])


_SHORTEST = 5


# They stand in lists of technologies and are none.
_NO_THINGS = frozenset(
    """services service training support consulting sales maintenance delivery installation
    commissioning documentation furniture catering cars coffee travel spare rest others more price
    quality time cost costs performance efficiency reliability accuracy safety security health
    environment culture customers suppliers partners staff engineers students scientists
    researchers countries ports schools hospitals houses offices hotels certificates warranty
    invoices letters licences licenses lab labs panel panels experimentation tesla watts volts
    metres meters permits visas money banks loans taxes""".split()
)
