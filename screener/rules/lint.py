"""Faults of style and upkeep in rules that load: what a careful colleague would point out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from screener.normalise.terms import term_words
from screener.rules.fields import ALIASES, FIELDS
from screener.rules.load import ReadyRule, RuleSet
from screener.rules.schema import UNVERIFIED, Expect, Law, status_on

_FIELD = re.compile(r"\{([a-z_.]+)\}")
# A citation that nobody has read for a year may have moved.
_OLDEST_READING_DAYS = 366
# Words that stand in every document of the field: a rule on them alone flags everything.
_GENERIC = frozenset(
    term_words("technology system equipment product company research development plan project")
) | {"技术", "系统", "设备", "产品", "公司"}
# What no rule may say (contract.md, "Words").
_NEVER_SAID = re.compile(
    r"\b(cleared|compliant|approved|permitted|legal to export"
    r"|(no|a) licen[cs]e (is|was|will be|would be) (not )?(required|needed)|no licen[cs]e required"
    r"|licen[cs]e is not (required|needed))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend, and where; a warning is for a person to look into."""

    path: str
    text: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


def lint(rules: RuleSet, day: date) -> tuple[Remark, ...]:
    """Return everything to mend in a rule set, by file."""
    found = [Remark(ready.path, text) for ready in rules.rules for text in _of_rule(ready, day)]
    used = {measure for ready in rules.rules for measure in ready.rule.law}
    found += [
        Remark(f"rules/law/{law.id}.yaml", text)
        for law in rules.law.values()
        for text in _of_law(law, day, used=law.id in used)
    ]
    found += [
        Remark(
            f"rules/law/{law.id}.yaml",
            f"its status is not verified after {law.unverified_after}; a person looks it up and"
            f" puts it on record: screener rules confirm {law.id}",
            warning=True,
        )
        for law in rules.law.values()
        if status_on(law, day) == UNVERIFIED
    ]
    found += [
        Remark("suppressions", f"{one.id} expired on {one.expires}", warning=True)
        for one in rules.suppressions
        if day > one.expires
    ]
    return tuple(sorted(found, key=lambda remark: (remark.path, remark.text)))


def _of_rule(ready: ReadyRule, day: date) -> Iterator[str]:
    yield from _unreachable(ready)
    yield from _placeholders(ready)
    yield from _old_readings(ready, day)
    yield from _generic_terms(ready)
    yield from _unproven(ready)
    yield from _wording(ready)


def _unreachable(ready: ReadyRule) -> Iterator[str]:
    raising = {one.raise_.when for one in ready.rule.then if one.raise_}
    for selection in ready.selections:
        if selection.name not in ready.condition.names | raising:
            yield f"when.{selection.name}: neither the condition nor a raise names it"


def _placeholders(ready: ReadyRule) -> Iterator[str]:
    texts = [text for one in ready.rule.then for text in (one.message, one.ask or "")]
    texts += [ready.rule.unknown.ask] if ready.rule.unknown else []
    for text in texts:
        for field in _FIELD.findall(text):
            head, _, tail = field.partition(".")
            if f"{ALIASES.get(head, head)}.{tail}" not in FIELDS:
                yield f"{{{field}}}: there is no such field"


def _old_readings(ready: ReadyRule, day: date) -> Iterator[str]:
    for reference in ready.rule.references:
        if reference.read_on is None:
            continue  # reports say "to be read"; a stable rule cannot have it (load)
        age = (day - reference.read_on).days
        if age > _OLDEST_READING_DAYS:
            yield f"reference “{reference.cite}” was last read {age} days ago"
        if age < 0:
            yield f"reference “{reference.cite}” was read on a day to come"


def _generic_terms(ready: ReadyRule) -> Iterator[str]:
    for selection in ready.selections:
        for field, operator, asked in selection.questions:
            if operator == "contains_term" and all(_is_generic(term) for term in asked):
                yield f"when.{selection.name}.{field}: only generic words, which are everywhere"


def _is_generic(term: str) -> bool:
    return term in _GENERIC or set(term_words(term)) <= _GENERIC


def _unproven(ready: ReadyRule) -> Iterator[str]:
    texts = [test for test in ready.rule.tests if test.text is not None]
    if (
        texts
        and not ready.rule.no_text_test
        and not any(t.expect in (Expect.MUST_FLAG, Expect.MUST_ASK) for t in texts)
    ):
        yield "tests: no text that must flag or ask"
    names = [test.name for test in ready.rule.tests]
    if len(set(names)) < len(names):
        yield "tests: two tests share a name"


def _wording(ready: ReadyRule) -> Iterator[str]:
    rule = ready.rule
    texts = [rule.title, rule.reviewer_guidance, *(one.message for one in rule.then)]
    texts += [one.ask for one in rule.then if one.ask]
    texts += [rule.unknown.ask] if rule.unknown else []
    for text in texts:
        said = _NEVER_SAID.search(text)
        if said:
            yield f"“{said[0]}”: a rule asks and never says so"


def _of_law(law: Law, day: date, *, used: bool) -> Iterator[str]:
    if not used:
        yield "no rule refers to it"
    if law.windows[-1].to is not None and law.unverified_after is None:
        yield "the last window ends and there is no unverified_after"
    if (day - law.read_on).days > _OLDEST_READING_DAYS:
        yield f"was last read on {law.read_on}"
