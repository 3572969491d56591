"""Which cases a rule has to look at, and which of them are alike to it.

A selection that the condition cannot do without makes it false wherever one of its questions is
false. So a rule about one list need not be asked about the matches of the others. A case whose fact
is missing is always looked at: unknown is not false.

Cases are many and what they say of one field is little: a question is put to each value once, and a
rule to each combination of the values that it asks for.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from screener.rules.cases import Case
from screener.rules.load import ReadyRule
from screener.rules.operators import applied
from screener.rules.phrases import NO_PHRASES, Phrases, Text
from screener.rules.truth import Truth

_Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Cases of one rule, in their order."""

    cases: Sequence[Case]
    kinds: Sequence[Hashable]  # of one kind: alike in all that the rule asks for


@dataclass(frozen=True)
class _Column:
    """What all cases say of one field."""

    values: list[Any]  # each once, in the order of the cases
    codes: _Places  # for each case the position of its value

    def not_false(self, places: _Places, operator: str, asked: Any) -> _Places:
        """Return those of some cases, by position, for which a question may hold."""
        found, which = np.unique(self.codes[places], return_inverse=True)
        answers = [applied(operator, asked, self.values[at]) is not Truth.FALSE for at in found]
        return places[np.array(answers, dtype=np.bool_)[which]]


class CaseIndex:
    """The cases of one scope by the values of their fields; a field is looked at when asked for."""

    def __init__(self, cases: Sequence[Case], phrases: Phrases = NO_PHRASES) -> None:
        self._cases, self._looked_for = cases, phrases.terms
        self._columns: dict[tuple[str, bool], _Column] = {}

    def candidates(self, ready: ReadyRule) -> Candidates:
        """Return the cases on which a rule's condition may not be false."""
        if not self._cases:
            return Candidates((), ())
        places = np.arange(len(self._cases), dtype=np.intp)
        # Questions about a list or a band first: those about names are put to what they leave.
        for question in sorted(_needed(ready), key=lambda one: len(self._column(*one).values)):
            places = self._column(*question).not_false(places, *question[1:])
        columns = {
            id(column): column
            for selection in ready.selections
            for column in (self._column(*question) for question in selection.questions)
        }
        codes = [column.codes[places].tolist() for column in columns.values()]
        return Candidates(
            [self._cases[at] for at in places.tolist()], list(zip(*codes, strict=True))
        )

    def _column(self, field: str, operator: str, asked: Any) -> _Column:
        # Which terms a text says is less than the text: most texts say none.
        said = operator == "contains_term" and self._looked_for.issuperset(asked)
        column = self._columns.get((field, said))
        if column is None:
            column = self._columns[field, said] = self._read(field, said=said)
        return column

    def _read(self, field: str, *, said: bool) -> _Column:
        space, _, name = field.partition(".")
        places: dict[Hashable, int] = {}
        values: list[Any] = []
        codes: list[int] = []
        for case in self._cases:
            facts = case.facts.get(space)
            value = None if facts is None else facts.get(name)
            key = value if value.__class__ is str else _key(value, said=said)
            at = places.get(key)
            if at is None:
                at = places[key] = len(values)
                values.append(value)
            codes.append(at)
        return _Column(values, np.array(codes, dtype=np.intp))


def _key(value: Any, *, said: bool) -> Hashable:
    """Return what two values have in common only where every operator takes them as one."""
    if isinstance(value, Text):
        return (Text, value.said) if said else (Text, str(value))
    if isinstance(value, list | tuple):
        return (value.__class__, tuple(_key(one, said=said) for one in value))
    # 1, 1.0 and True are equal, and are not written alike.
    return (value.__class__, value)


def _needed(ready: ReadyRule) -> list[tuple[str, str, Any]]:
    return [
        question
        for selection in ready.selections
        if selection.name in ready.condition.needed
        for question in selection.questions
    ]
