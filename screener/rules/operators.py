"""The operators of selections: a fact and what the rule asks of it, to one of four truth values."""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from screener.errors import RuleError
from screener.model.match import Band
from screener.rules.phrases import Text, phrase_key
from screener.rules.truth import Truth, truth

# A pattern that people write must be short and anchored: it runs over every document.
_LONGEST_PATTERN = 120


class Disagreeing(tuple[Any, ...]):
    """Values of one fact that sources do not agree on."""

    __slots__ = ()


def applied(operator: str, asked: Any, fact: Any) -> Truth:
    """Apply one operator.

    Args:
        operator: A key of ``OPERATORS``.
        asked: What the rule writes behind it.
        fact: The fact; None where it is missing.

    Returns:
        Unknown for a missing fact (except for ``missing`` itself); ambiguous where sources
        disagree and the operator comes out differently for them.
    """
    if operator == "missing":
        return truth((fact is None) == bool(asked))
    if fact is None:
        return Truth.UNKNOWN
    if isinstance(fact, Disagreeing):
        outcomes = {OPERATORS[operator](one, asked) for one in fact}
        return truth(outcomes.pop()) if len(outcomes) == 1 else Truth.AMBIGUOUS
    return truth(OPERATORS[operator](fact, asked))


def fault_of(operator: str, asked: Any) -> str:
    """Return what is wrong with how a rule uses an operator, "" if nothing is."""
    if operator not in OPERATORS and operator != "missing":
        return f"there is no operator {operator!r}; there are {', '.join(sorted(OPERATORS))}"
    if operator in ("in", "any_of", "contains_term") and not (isinstance(asked, list) and asked):
        return f"{operator!r} needs a list"
    if operator == "between" and not (isinstance(asked, list) and len(asked) == 2):
        return "'between' needs two figures"
    if operator == "at_least_band" and asked not in set(Band):
        return f"{asked!r} is no band; there are {', '.join(Band)}"
    return _pattern_fault(asked) if operator == "re" else ""


def _pattern_fault(asked: Any) -> str:
    if not isinstance(asked, str) or len(asked) > _LONGEST_PATTERN or not asked.startswith("^"):
        return f"'re' needs a pattern that begins with ^ and has at most {_LONGEST_PATTERN} signs"
    try:
        re.compile(asked)
    except re.error as problem:
        return f"'re': {problem}"
    return ""


def _many(fact: Any) -> Collection[Any]:
    return fact if isinstance(fact, list | tuple | set | frozenset) else (fact,)


def _contains_term(fact: Any, asked: list[str]) -> bool:
    if isinstance(fact, Text) and (answer := fact.says_any(asked)) is not None:
        return answer
    return any(said_terms(str(text), asked) for text in _many(fact))


def said_terms(text: str, terms: Collection[str]) -> list[str]:
    """Return the terms that a text says, compared as technology terms are.

    >>> said_terms("军民融合创新示范区", ["军民融合"])
    ['军民融合']
    >>> said_terms("Military end-users abroad", ["military end user"])
    ['military end user']
    >>> said_terms("a paramilitary", ["military"])
    []
    """
    said = phrase_key(text)
    return [term for term in terms if (key := phrase_key(term)) and key in said]


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError) as problem:
        raise RuleError(f"{value!r} is not a figure") from problem


def _day(value: Any) -> date:
    return date.fromisoformat(str(value))


_RANKS = {band.value: band.rank for band in Band}
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    # Most facts are one word, and most questions are these two.
    "is": lambda fact, asked: fact == asked if fact.__class__ is str else asked in _many(fact),
    "in": lambda fact, asked: (
        fact in asked if fact.__class__ is str else any(one in asked for one in _many(fact))
    ),
    "contains": lambda fact, asked: asked in fact,
    "any_of": lambda fact, asked: any(one in asked for one in _many(fact)),
    "contains_term": _contains_term,
    "starts_with": lambda fact, asked: any(str(one).startswith(asked) for one in _many(fact)),
    "gte": lambda fact, asked: _number(fact) >= _number(asked),
    "lte": lambda fact, asked: _number(fact) <= _number(asked),
    "between": lambda fact, asked: _number(asked[0]) <= _number(fact) <= _number(asked[1]),
    "at_least_band": lambda fact, asked: _RANKS[fact] >= _RANKS[asked],
    "has_tag": lambda fact, asked: asked in _many(fact),
    "before": lambda fact, asked: _day(fact) < _day(asked),
    "after": lambda fact, asked: _day(fact) > _day(asked),
    "re": lambda fact, asked: any(re.search(asked, str(one)) for one in _many(fact)),
}
