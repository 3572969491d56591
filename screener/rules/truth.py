"""Four truth values: a missing fact is unknown, disagreeing ones ambiguous, neither is false."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """What a selection or a condition comes to."""

    FALSE = "false"
    UNKNOWN = "unknown"  # a fact is missing
    AMBIGUOUS = "ambiguous"  # sources disagree
    TRUE = "true"

    def __invert__(self) -> "Truth":
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(self, self)

    @property
    def open(self) -> bool:
        """Whether a person must be asked."""
        return self in (Truth.UNKNOWN, Truth.AMBIGUOUS)


def truth(value: bool) -> Truth:
    """Return a plain yes or no as one of the four values."""
    return Truth.TRUE if value else Truth.FALSE


def all_of(values: Iterable[Truth]) -> Truth:
    """Return "and": one false makes it false, else one open makes it open.

    >>> all_of([Truth.TRUE, Truth.UNKNOWN]).value, all_of([Truth.UNKNOWN, Truth.FALSE]).value
    ('unknown', 'false')
    """
    return _decided(values, Truth.FALSE, Truth.TRUE)


def any_of(values: Iterable[Truth]) -> Truth:
    """Return "or": one true makes it true, else one open makes it open.

    >>> any_of([Truth.FALSE, Truth.UNKNOWN]).value, any_of([Truth.UNKNOWN, Truth.TRUE]).value
    ('unknown', 'true')
    """
    return _decided(values, Truth.TRUE, Truth.FALSE)


def some_of(count: int, values: Iterable[Truth]) -> Truth:
    """Return "n of": true when so many are true, false when so many can no longer be.

    >>> some_of(2, [Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]).value
    'unknown'
    """
    known = list(values)
    sure = sum(value is Truth.TRUE for value in known)
    possible = sure + sum(value.open for value in known)
    if sure >= count:
        return Truth.TRUE
    if possible < count:
        return Truth.FALSE
    return Truth.AMBIGUOUS if Truth.AMBIGUOUS in known else Truth.UNKNOWN


def _decided(values: Iterable[Truth], decides: Truth, otherwise: Truth) -> Truth:
    """Return ``decides`` at its first value, and look no further; else the gravest open value."""
    found = otherwise
    for value in values:
        if value is decides:
            return decides
        if value is Truth.AMBIGUOUS or (value is Truth.UNKNOWN and found is otherwise):
            found = value
    return found
