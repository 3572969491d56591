"""Figures that stand beside a mention, set beside the thresholds of a control paragraph."""

import re
from collections.abc import Iterator, Sequence

from screener.model.lists import Comparison, ControlEntry, Paragraph, Threshold
from screener.model.match import Outcome, ThresholdOutcome
from screener.normalise.quantities import Figure, converted, figures, known_unit
from screener.normalise.terms import term_words

# Rows of figures that a reviewer can still read beside one match.
_MOST = 8
_SIGNS = {"gt": ">", "gte": "≥", "lt": "<", "lte": "≤", "eq": "="}
# Small words of a parameter's name that say nothing of which parameter it is.
_SMALL = frozenset(term_words("of the a an or and per at in to maximum minimum total rated any"))
# How far from a figure the words of its parameter may stand.
_NEAR = 60
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


def limit_text(limit: Threshold) -> str:
    """Return a threshold as a person reads it.

    >>> limit_text(Threshold(parameter="power", comparison="gt", value=200, unit="W"))
    '> 200 W'
    """
    tail = f" {limit.unit}" if limit.unit else ""
    note = f" ({limit.text})" if limit.text else ""
    if limit.comparison is Comparison.BETWEEN:
        return f"{limit.value:g} to {limit.upper or limit.value:g}{tail}{note}"
    return f"{_SIGNS[limit.comparison.value]} {limit.value:g}{tail}{note}"


def _chosen(paragraphs: Sequence[Paragraph], paragraph: str) -> Sequence[Paragraph]:
    exact = [part for part in paragraphs if paragraph and part.paragraph == paragraph]
    return exact or paragraphs


def _outcome(place: str, limit: Threshold, stated: Sequence[Figure], text: str) -> ThresholdOutcome:
    comparable = list(_comparable(limit, stated, text))
    named = [(figure, value) for figure, value in comparable if _names(limit, figure, text)]
    if not comparable:
        outcome, said = Outcome.NOT_STATED, ""
    elif not named:
        outcome, said = Outcome.NOT_COMPARABLE, comparable[0][0].text
    else:
        figure, value = named[0]
        outcome = Outcome.MEETS if _meets(limit, value) else Outcome.BELOW
        said = figure.text
    return ThresholdOutcome(place, limit.parameter, said, limit_text(limit), outcome)


def _comparable(
    limit: Threshold, stated: Sequence[Figure], text: str
) -> Iterator[tuple[Figure, float]]:
    if not known_unit(limit.unit):
        yield from _lettered(limit, text)
        return
    for figure in stated:
        value = converted(figure.value, figure.unit, limit.unit)
        if value is not None:
            yield figure, value


def _lettered(limit: Threshold, text: str) -> Iterator[tuple[Figure, float]]:
    letters = limit.unit or limit.parameter
    if not _LETTERS.match(letters):
        return
    number = r"([0-9][0-9,]*(?:\.[0-9]+)?)"
    pattern = rf"\b{letters}\b\s?(?:of|[:=≥>])?\s?{number}|{number}\s?{letters}\b"
    for match in re.finditer(pattern, text):
        value = float((match[1] or match[2]).rstrip(",").replace(",", ""))
        yield Figure(match[0], value, letters, match.start(), match.end()), value


def _names(limit: Threshold, figure: Figure, text: str) -> bool:
    if figure.unit == limit.unit and not known_unit(limit.unit):
        return True
    near = text[max(figure.start - _NEAR, 0) : figure.end + _NEAR]
    wanted = set(term_words(limit.parameter)) - _SMALL
    return bool(wanted & set(term_words(near)))


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
