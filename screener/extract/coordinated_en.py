"""English phrases that share a head: "vehicle and ship engines"."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from screener.extract.heads_en import MILD_HEADS, is_weak
from screener.extract.phrases_en import Phrase
from screener.extract.spans import Span
from screener.extract.view import View, has_han
from screener.extract.words_en import GENERIC_MODIFIERS, PLAIN_HEADS
from screener.extract.words_org import HEADS
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind


def coordinated(
    view: View, found: list[Phrase], index: int, span: Span, is_term: Callable[[Phrase], bool]
) -> Iterator[Span]:
    """Yield a phrase with what shares its head.

    "vehicle and ship engines" is one mention with both engines in ``also``; of a longer pair,
    "magnetorheological and ion beam polishing equipment", each half is a mention of its own.

    Args:
        view: The text.
        found: Its phrases.
        index: Of the phrase whose head may be shared.
        span: That phrase as a mention.
        is_term: Whether a phrase before it needs no head from it.
    """
    phrase = found[index]
    tails = _shared_tails(phrase)
    lefts = _sharing(view, found, index, is_term) if tails else []
    if len(lefts) == 1 and len(lefts[0]) == 1 and len(phrase) == 2:
        said = view.text[phrase[0].start : phrase[-1].end]
        whole = replace(span, start=lefts[0][0].start, end=phrase[-1].end)
        yield whole.named(f"{lefts[0][0].text} {phrase[-1].text}", said)
        return
    yield span
    for left in lefts:
        said = view.text[left[0].start : left[-1].end]
        half = Span(left[0].start, left[-1].end, MentionKind.TECHNOLOGY, "technology_en")
        yield half.named(*(f"{said} {' '.join(t.text for t in tail)}" for tail in tails))


def _sharing(
    view: View, phrases: list[Phrase], index: int, is_term: Callable[[Phrase], bool]
) -> list[Phrase]:
    """Return the phrases before one that lean on its head: joined by "and", then by commas."""
    found: list[Phrase] = []
    end = phrases[index][0].start
    for earlier in reversed(phrases[max(index - _MOST_SHARED, 0) : index]):
        between = view.text[earlier[-1].end : end].strip()
        if between not in (_COORDINATORS if found else _LAST_COORDINATORS):
            break
        if is_term(earlier) or not _shares_head(earlier):
            break
        found.append(earlier)
        end = earlier[0].start
    return found


_MOST_SHARED = 3
_LAST_COORDINATORS = frozenset(["and", "or", ", and", ", or", "and/or", "/", "&"])
_COORDINATORS = _LAST_COORDINATORS | {","}


def _shared_tails(phrase: Phrase) -> list[Phrase]:
    """Return the ends of a phrase that others before it may share, the longer first."""
    if len(phrase) < 2 or has_han(phrase[-1].text):
        return []
    tails = [phrase[-1:]]
    if len(phrase) > 2 and phrase[-2].text.casefold().endswith("ing"):
        tails.insert(0, phrase[-2:])
    return tails


def _shares_head(words: Phrase) -> bool:
    """Return whether words before "and" can lean on the head behind it."""
    low = words[-1].text.casefold()
    if low in PLAIN_HEADS or low in HEADS or low in PLACES or low in GENERIC_MODIFIERS:
        return False
    if is_weak(low) or low in MILD_HEADS or low in _SOFT or low.endswith("ly"):
        return False
    return len(words) <= _MOST_LEANING


_MOST_LEANING = 2  # words: "high-speed rail and aviation bearings"
# Said of any machine: "green, intelligent and flexible microchips" are not three things.
_SOFT = frozenset(
    """intelligent intelligentized informatized digitized digitised automated automatic flexible
    green smart efficient reliable accurate precise safe effective fast rapid stable simple theory
    processing experimentation""".split()
)
