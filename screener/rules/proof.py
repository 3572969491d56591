"""The proofs in a rule's own file: does it flag what it must, and nothing it must not?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from screener.model.run import Judgement
from screener.rules.cases import Case
from screener.rules.fields import ALIASES
from screener.rules.judge import dormant
from screener.rules.load import ReadyRule, RuleSet
from screener.rules.outcomes import Outcome, judged
from screener.rules.schema import Expect, RuleTest

# Runs a test's text through the whole way of the data, as of a day.
Screened = Callable[[RuleTest, date], Judgement]

_ASKING = ("ask", "unknown")


@dataclass(frozen=True, slots=True)
class Failure:
    """A proof that does not hold."""

    path: str
    rule: str
    test: str
    expected: str
    came: str

    def __str__(self) -> str:
        return f"{self.path}: {self.rule}, test “{self.test}”: {self.expected}, but {self.came}"


@dataclass(frozen=True, slots=True)
class Proven:
    """What came of the proofs of a rule set."""

    held: int
    to_do: int
    failures: tuple[Failure, ...]


def prove(rules: RuleSet, screened: Screened, day: date, only: Iterable[str] = ()) -> Proven:
    """Run the tests of rules.

    Args:
        rules: The rule set.
        screened: Screens a short text with these rules.
        day: The day for tests that name none.
        only: Ids of the rules to prove; empty for all.
    """
    wanted = set(only)
    held, to_do, failures = 0, 0, []
    for ready in rules.rules:
        if wanted and ready.rule.id not in wanted:
            continue
        for test in ready.rule.tests:
            if test.expect is Expect.TODO:
                to_do += 1
                continue
            came = outcome_of(ready, test, rules, screened, day)
            if came is test.expect:
                held += 1
            else:
                failures.append(_failure(ready, test, came))
    return Proven(held, to_do, tuple(failures))


def outcome_of(
    ready: ReadyRule, test: RuleTest, rules: RuleSet, screened: Screened, day: date
) -> Expect:
    """Return what a rule makes of a test: a flag, a question, or nothing."""
    on = test.as_of or day
    if test.text is not None:
        return _of_text(ready, screened(test, on))
    if dormant(ready, rules.law, on):
        return Expect.MUST_NOT_FLAG
    case = _case(test.given or {})
    return _of_outcomes(judged(ready, [case])[0])


def _of_text(ready: ReadyRule, judgement: Judgement) -> Expect:
    flags = [flag for flag in judgement.flags if flag.rule == ready.rule.id]
    if not flags:
        return Expect.MUST_NOT_FLAG
    asking = not any(action.flag for action in ready.rule.then)
    told = any(not asking and not flag.reason.startswith("Not established") for flag in flags)
    return Expect.MUST_FLAG if told else Expect.MUST_ASK


def _of_outcomes(outcomes: list[Outcome]) -> Expect:
    if any(outcome.action not in _ASKING for outcome in outcomes):
        return Expect.MUST_FLAG
    return Expect.MUST_ASK if outcomes else Expect.MUST_NOT_FLAG


def _case(given: Mapping[str, Mapping[str, Any]]) -> Case:
    facts = {ALIASES.get(space, space): values for space, values in given.items()}
    return Case(facts, "given", "given", "given", "", (), "", "", "", "")


def _failure(ready: ReadyRule, test: RuleTest, came: Expect) -> Failure:
    said = {
        Expect.MUST_FLAG: "it flagged",
        Expect.MUST_ASK: "it asked",
        Expect.MUST_NOT_FLAG: "it said nothing",
    }
    return Failure(ready.path, ready.rule.id, test.name, test.expect.value, said[came])
