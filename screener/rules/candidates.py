"""Which cases a rule has to look at: those that its necessary selections do not rule out.

A selection that the condition cannot do without makes it false wherever one of its questions is
false. So a rule about one list need not be asked about the matches of the others. A case whose fact
is missing is always looked at: unknown is not false.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from screener.rules.cases import Case
from screener.rules.load import ReadyRule
from screener.rules.phrases import Text

_EQUAL = frozenset({"is", "in", "any_of", "has_tag"})
_Positions = list[int]


class CaseIndex:
    """The cases of one scope, by the values of their facts; each index is made when first asked."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._cases = cases
        self._values: dict[str, dict[Any, _Positions]] = {}
        self._terms: dict[str, _Positions] | None = None

    def candidates(self, ready: ReadyRule) -> Sequence[Case]:
        """Return the cases, in their order, on which a rule's condition may not be false."""
        best: _Positions | None = None
        for field, operator, asked in _needed(ready):
            found = self._found(field, operator, asked)
            if found is not None and (best is None or len(found) < len(best)):
                best = found
        return self._cases if best is None else [self._cases[at] for at in best]

    def _found(self, field: str, operator: str, asked: Any) -> _Positions | None:
        if operator == "contains_term" and field == "text.block":
            return self._saying(asked)
        if operator == "missing":
            values = self._of(field)
            present = (at for value, places in values.items() if value is not None for at in places)
            return values.get(None, []) if asked else sorted(set(present))
        if operator not in _EQUAL:
            return None
        several = asked if isinstance(asked, list) else [asked]
        values = self._of(field)
        return sorted({at for value in (*several, None) for at in values.get(value, ())})

    def _of(self, field: str) -> dict[Any, _Positions]:
        if field not in self._values:
            space, _, name = field.partition(".")
            index: dict[Any, _Positions] = defaultdict(list)
            for at, case in enumerate(self._cases):
                fact = case.facts.get(space, {}).get(name)
                for value in dict.fromkeys(_many(fact)):
                    index[value].append(at)
            self._values[field] = index
        return self._values[field]

    def _saying(self, asked: Iterable[str]) -> _Positions | None:
        if self._terms is None:
            self._terms = defaultdict(list)
            for at, case in enumerate(self._cases):
                text = case.facts.get("text", {}).get("block")
                if not isinstance(text, Text):
                    return None  # facts that were given: every case is looked at
                for term in text.said:
                    self._terms[term].append(at)
        return sorted({at for term in asked for at in self._terms.get(term, ())})


def _needed(ready: ReadyRule) -> list[tuple[str, str, Any]]:
    return [
        question
        for selection in ready.selections
        if selection.name in ready.condition.needed
        for question in selection.questions
    ]


def _many(fact: Any) -> Sequence[Any]:
    return fact if isinstance(fact, list | tuple) else (fact,)
