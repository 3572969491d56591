"""Figures that stand beside a mention, set beside the thresholds of a control paragraph."""

import math
import re
from collections.abc import Iterator, Sequence

from screener.match.parameters import Naming, counted_unit, named
from screener.model.lists import Comparison, ControlEntry, Paragraph, Threshold
from screener.model.match import Outcome, ThresholdOutcome
from screener.normalise.quantities import Figure, converted, figures, known_unit

# Rows of figures that a reviewer can still read beside one match.
_MOST = 8
# Figures that are computed from others (APP, TPP) or counted have no unit of physics; they are
# compared when the same letters stand beside the number.
_LETTERS = re.compile(r"^[A-Z]{2,5}$")


def threshold_outcomes(
    control: ControlEntry, paragraph: str, text: str
) -> tuple[ThresholdOutcome, ...]:
    """Set the figures of a text beside the thresholds of an entry.

    ``not_stated``: no figure of that kind of unit stands there. ``not_comparable``: there is one,
    but nothing says that it is the figure the paragraph means, or its unit cannot be brought to
    the paragraph's. Neither is ever taken for "below".

    Args:
        control: The entry that was matched.
        paragraph: The paragraph that was matched, "" for the whole entry.
        text: What stands beside the mention.

    Returns:
        One outcome a threshold, those with a stated figure first; at most eight.
    """
    chosen = _chosen(control.paragraphs, paragraph)
    thresholds = [(part.paragraph, limit) for part in chosen for limit in part.thresholds]
    if not thresholds:
        return ()
    stated = figures(text)
    outcomes = [_outcome(place, limit, stated, text) for place, limit in thresholds]
    order = list(Outcome)
    return tuple(sorted(outcomes, key=lambda one: order.index(one.outcome))[:_MOST])


def _chosen(paragraphs: Sequence[Paragraph], paragraph: str) -> Sequence[Paragraph]:
    """Return the matched paragraph where it has thresholds, else those below it, else all."""
    exact = [part for part in paragraphs if paragraph and part.paragraph == paragraph]
    if any(part.thresholds for part in exact):
        return exact
    below = [part for part in paragraphs if part.paragraph.startswith(f"{paragraph}.")]
    return below or exact or paragraphs


def _outcome(place: str, limit: Threshold, stated: Sequence[Figure], text: str) -> ThresholdOutcome:
    comparable = list(_comparable(limit, stated, text))
    judged = [
        (_judged(limit, interval, named(limit, figure, stated, text)), figure)
        for figure, interval in comparable
    ]
    for outcome in (Outcome.MEETS, Outcome.BELOW, Outcome.NOT_COMPARABLE):
        for one, figure in judged:
            if one is outcome:
                return _told(place, limit, outcome, figure.text)
    return _told(place, limit, Outcome.NOT_STATED, "")


def _told(place: str, limit: Threshold, outcome: Outcome, said: str) -> ThresholdOutcome:
    return ThresholdOutcome(place, limit.parameter, said, limit.shown, outcome)


def _judged(limit: Threshold, interval: tuple[float, float], naming: Naming) -> Outcome:
    """Return what a figure proves; one that may be another figure never proves "below"."""
    if naming is Naming.NOT:
        return Outcome.NOT_COMPARABLE
    low, high = interval
    ends = [_meets(limit, low), _meets(limit, high)]
    if math.isinf(low) or math.isinf(high):
        sure = all(ends) or not (any(ends) or _within(limit, low, high))
    else:
        # Of a range that is offered ("1–2 kW") the end that reaches the limit decides.
        sure, ends = True, [any(ends) or _within(limit, low, high)]
    if any(ends) and sure:
        return Outcome.MEETS
    return Outcome.BELOW if sure and naming is Naming.SURE else Outcome.NOT_COMPARABLE


def _within(limit: Threshold, low: float, high: float) -> bool:
    """Return whether a figure that meets lies between two that do not: a span, or one value."""
    return low <= limit.value <= high and limit.comparison in (Comparison.BETWEEN, Comparison.EQ)


def _comparable(
    limit: Threshold, stated: Sequence[Figure], text: str
) -> Iterator[tuple[Figure, tuple[float, float]]]:
    unit = limit.unit or counted_unit(limit.parameter)
    if not known_unit(unit):
        for figure in _lettered(limit, text):
            yield figure, (figure.low, figure.high)
        return
    for figure in stated:
        low = converted(figure.low, figure.unit, unit)
        high = converted(figure.high, figure.unit, unit)
        if low is not None and high is not None:
            yield figure, (low, high)


def _lettered(limit: Threshold, text: str) -> Iterator[Figure]:
    letters = limit.unit or limit.parameter
    if not _LETTERS.match(letters):
        return
    number = r"([0-9][0-9,]*(?:\.[0-9]+)?)"
    pattern = rf"\b{letters}\b\s?(?:of|[:=≥>])?\s?{number}|{number}\s?{letters}\b"
    for match in re.finditer(pattern, text):
        value = float((match[1] or match[2]).rstrip(",").replace(",", ""))
        yield Figure(match[0], value, letters, match.start(), match.end(), value, value)


def _meets(limit: Threshold, value: float) -> bool:
    upper = limit.value if limit.upper is None else limit.upper
    return {
        Comparison.GT: value > limit.value,
        Comparison.GTE: value >= limit.value,
        Comparison.LT: value < limit.value,
        Comparison.LTE: value <= limit.value,
        Comparison.EQ: value == limit.value,
        Comparison.BETWEEN: limit.value <= value <= upper,
    }[limit.comparison]
