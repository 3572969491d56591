"""What one rule makes of a case: nothing, flags, or its question for the unknown."""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from screener.model.match import Level
from screener.rules.cases import Case
from screener.rules.load import ReadyRule
from screener.rules.operators import applied
from screener.rules.truth import Truth, all_of

_FIELD = re.compile(r"\{([a-z_.]+)\}")
# Words quoted in a reason; a paragraph of them would hide the reason.
_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule makes of one case."""

    case: Case
    level: Level
    action: str  # the slug of the flag, "ask" for a question, "unknown" for an open one
    reason: str
    asks: tuple[str, ...]
    tags: tuple[str, ...]


class Selected(dict[str, Truth]):
    """What each selection of a rule comes to on facts, worked out when it is asked for.

    Most cases fail the first selection of a condition, and the others are never looked at.
    """

    def __init__(self, ready: ReadyRule, facts: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__()
        self._questions, self._facts = ready.questions, facts

    def __missing__(self, name: str) -> Truth:
        """Work out a selection and keep it."""
        facts = self._facts
        answers = []
        for space, field, operator, asked in self._questions[name]:
            fact = facts[space].get(field) if space in facts else None
            answers.append(applied(operator, asked, fact))
            if answers[-1] is Truth.FALSE:
                break
        came = self[name] = answers[0] if len(answers) == 1 else all_of(answers)
        return came


def judged(
    ready: ReadyRule, cases: Sequence[Case], kinds: Sequence[Hashable] = ()
) -> tuple[list[Outcome], int]:
    """Return what a rule makes of cases.

    Args:
        ready: The rule.
        cases: The cases, whose order the outcomes keep.
        kinds: For each case, what it has in common with all that the rule takes as alike; without
            them every case is judged by itself.

    Returns:
        The outcomes, and the number of cases whose facts are missing and for which the rule has no
        question.
    """
    outcomes: list[Outcome] = []
    unanswered = 0
    known: dict[Hashable, tuple[Selected, Truth]] = {}
    for case, kind in zip(cases, kinds or range(len(cases)), strict=True):
        if kind not in known:
            selected = Selected(ready, case.facts)
            known[kind] = selected, ready.condition.judge(selected)
        values, verdict = known[kind]
        if verdict is Truth.FALSE:
            continue
        if verdict.open and ready.rule.unknown is None:
            unanswered += 1
        outcomes += outcomes_of(ready, case, values, verdict)
    return outcomes, unanswered


def outcomes_of(
    ready: ReadyRule, case: Case, values: Mapping[str, Truth], verdict: Truth
) -> list[Outcome]:
    """Return what a rule makes of a case on which its condition came to a verdict."""
    if verdict is Truth.TRUE:
        return _acted(ready, case, values)
    if verdict.open and ready.rule.unknown is not None:
        reason = f"Not established ({verdict.value}): {ready.rule.title}."
        asks = (filled(ready.rule.unknown.ask, case.facts),)
        return [Outcome(case, _below(ready.rule.level), "unknown", reason, asks, ())]
    return []


def filled(message: str, facts: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a message with the facts it names put in; a missing fact is "?"."""
    if "{" not in message:
        return message
    # Words and names of facts by turns.
    parts = [
        part if isinstance(part, str) else _shown(facts.get(part[0], {}).get(part[1]))
        for part in _parts(message)
    ]
    return "".join(parts)


@lru_cache(maxsize=4_096)
def _parts(message: str) -> tuple[str | tuple[str, str], ...]:
    split = _FIELD.split(message)
    named = (tuple(field.split(".", 1)) for field in split[1::2])
    fields = [(one[0], one[1] if len(one) > 1 else "") for one in named]
    return (split[0], *(part for pair in zip(fields, split[2::2], strict=True) for part in pair))


def _shown(value: Any) -> str:
    if value is None:
        return "?"
    if isinstance(value, str) and len(value) <= _LONGEST_QUOTE and value.isprintable():
        return value if "  " not in value else " ".join(value.split())
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _acted(ready: ReadyRule, case: Case, values: Mapping[str, Truth]) -> list[Outcome]:
    acts, facts = ready.acts, case.facts
    level = _level(ready, values)
    asks, tags = tuple([filled(ask, facts) for ask in acts.asks]), acts.tags
    flagged = [
        Outcome(case, level, slug, filled(message, facts), asks, tags)
        for slug, message in acts.flags
    ]
    if flagged or not asks:
        return flagged
    return [Outcome(case, level, "ask", filled(ready.rule.title, case.facts), asks, tags)]


def _level(ready: ReadyRule, values: Mapping[str, Truth]) -> Level:
    level = ready.rule.level
    for to, when in ready.acts.raises:
        if to.rank > level.rank and (when is None or values[when] is Truth.TRUE):
            level = to
    return level


def _below(level: Level) -> Level:
    # Less is known than the rule needs: one level lower, and never high.
    return list(Level)[max(level.rank - 1, 0)]
