"""From cases and rules to flags."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from screener.model.document import Document
from screener.model.lists import Knowledge
from screener.model.match import Flag, Level, Match
from screener.model.mention import Mention, StatedRelation
from screener.model.ownership import Holding
from screener.model.run import Judgement, RuleFired, RulesState, Settings
from screener.rules.cases import Batch, Case, cases, scope
from screener.rules.load import ReadyRule, RuleSet
from screener.rules.operators import applied
from screener.rules.schema import UNVERIFIED, Law, status_on
from screener.rules.suppress import suppressed
from screener.rules.truth import Truth, all_of

_FIELD = re.compile(r"\{([a-z_.]+)\}")
_AFFILIATES_RULE = "us-bis-affiliates-rule"
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


def judge(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    relations: Sequence[StatedRelation],
    matches: Sequence[Match],
    knowledge: Knowledge,
    ruleset: RuleSet,
    settings: Settings,
    holdings: Sequence[Holding] = (),
    off: Collection[str] = (),
) -> Judgement:
    """Ask every rule about every case that it is about.

    Rules only add: a flag, a question, a higher level, a tag. Nothing here removes a match.

    Args:
        documents: What was read.
        mentions: What they name.
        relations: What they say of it themselves.
        matches: What it may be.
        knowledge: The lists.
        ruleset: The rules, measures and suppressions.
        settings: What was asked for.
        holdings: What listed parties own of others.
        off: Rules and families of rules that a profile does not ask; reports name them.

    Returns:
        Flags by level (gravest first), document, place and rule; one flag for all mentions of one
        subject with one entry.
    """
    del relations  # they have become matches already; a rule asks about party.target
    batch = Batch(
        {document.key: document for document in documents},
        {mention.id: mention for mention in mentions},
        matches,
        knowledge,
        {state.manifest.id: state.manifest for state in knowledge.lists},
        settings,
        holdings,
        _affiliates_rule(ruleset, settings.as_of),
    )
    found = cases(batch)
    flags: list[Flag] = []
    silent: list[tuple[str, str]] = []
    for ready in ruleset.rules:
        waiting = _unasked_by_profile(ready, off) or dormant(ready, ruleset.law, settings.as_of)
        if waiting:
            silent.append((ready.rule.id, waiting))
            continue
        verdicts = [(case, judged(ready, case.facts)) for case in found[scope(ready.fields)]]
        outcomes = [o for case, verdict in verdicts for o in outcomes_of(ready, case, verdict)]
        flags += _flags(ready, outcomes, ruleset.law, settings.as_of)
        silent += _unasked(ready, [verdict for _, verdict in verdicts])
    place = {mention.id: position for position, mention in enumerate(mentions)}
    order = {document.key: position for position, document in enumerate(documents)}
    flags, acted = suppressed(flags, ruleset.suppressions, batch.mentions, settings.as_of)
    flags.sort(
        key=lambda f: (
            bool(f.suppressed),
            -f.level.rank,
            order[f.document],
            place.get(f.mention, -1),
            f.rule,
            f.entry,
        )
    )
    state = _state(ruleset, flags, silent, settings.as_of)
    return Judgement(tuple(flags), replace(state, suppressions=acted))


def _unasked_by_profile(ready: ReadyRule, off: Collection[str]) -> str:
    named = ready.rule.id in off or ready.rule.family in off
    return "the profile does not ask it" if named else ""


def _affiliates_rule(ruleset: RuleSet, day: date) -> str:
    measure = ruleset.law.get(_AFFILIATES_RULE)
    return status_on(measure, day) if measure else UNVERIFIED


def outcomes_of(ready: ReadyRule, case: Case, verdict: Truth) -> list[Outcome]:
    """Return what a rule makes of a case: nothing, flags, or its question for the unknown."""
    if verdict is Truth.TRUE:
        return _acted(ready, case)
    if verdict.open and ready.rule.unknown is not None:
        reason = f"Not established ({verdict.value}): {ready.rule.title}."
        asks = (filled(ready.rule.unknown.ask, case.facts),)
        return [Outcome(case, _below(ready.rule.level), "unknown", reason, asks, ())]
    return []


def judged(ready: ReadyRule, facts: Mapping[str, Mapping[str, Any]]) -> Truth:
    """Return what a rule's condition comes to on facts."""
    return ready.condition.judge(Selected(ready, facts))


class Selected(dict[str, Truth]):
    """What each selection of a rule comes to on facts, worked out when it is asked for.

    Most cases fail the first selection of a condition, and the others are never looked at.
    """

    def __init__(self, ready: ReadyRule, facts: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__()
        self._ready, self._facts = ready, facts

    def __missing__(self, name: str) -> Truth:
        """Work out a selection and keep it."""
        selection = next(one for one in self._ready.selections if one.name == name)
        self[name] = all_of(
            applied(operator, asked, _fact(self._facts, field))
            for field, operator, asked in selection.questions
        )
        return self[name]


def dormant(ready: ReadyRule, law: Mapping[str, Law], day: date) -> str:
    """Return why a rule says nothing on a day, "" if it is asked."""
    for measure in ready.rule.law:
        status = status_on(law[measure], day)
        if status not in ready.rule.asked_when:
            return f"{law[measure].title}: {status.replace('_', ' ')} on {day.isoformat()}"
    return ""


def filled(message: str, facts: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a message with the facts it names put in; a missing fact is "?"."""
    return _FIELD.sub(lambda match: _shown(_fact(facts, match[1])), message)


def _fact(facts: Mapping[str, Mapping[str, Any]], field: str) -> Any:
    space, _, name = field.partition(".")
    return facts.get(space, {}).get(name)


def _shown(value: Any) -> str:
    if value is None:
        return "?"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _acted(ready: ReadyRule, case: Case) -> list[Outcome]:
    actions = ready.rule.then
    level = _level(ready, case.facts)
    asks = tuple(filled(action.ask, case.facts) for action in actions if action.ask)
    tags = tuple(action.tag for action in actions if action.tag)
    flagged = [
        Outcome(case, level, action.flag, filled(action.message, case.facts), asks, tags)
        for action in actions
        if action.flag
    ]
    if flagged or not asks:
        return flagged
    return [Outcome(case, level, "ask", filled(ready.rule.title, case.facts), asks, tags)]


def _level(ready: ReadyRule, facts: Mapping[str, Mapping[str, Any]]) -> Level:
    values = Selected(ready, facts)
    raised = [
        one.raise_.to
        for one in ready.rule.then
        if one.raise_ and (one.raise_.when is None or values[one.raise_.when] is Truth.TRUE)
    ]
    return max([ready.rule.level, *raised], key=lambda level: level.rank)


def _below(level: Level) -> Level:
    # Less is known than the rule needs: one level lower, and never high.
    return list(Level)[max(level.rank - 1, 0)]


def _flags(
    ready: ReadyRule, outcomes: Iterable[Outcome], law: Mapping[str, Law], day: date
) -> list[Flag]:
    groups: dict[tuple[str, str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.case.subject, outcome.case.entry, outcome.action].append(outcome)
    # A question for the unknown is not put beside a flag of the same rule on the same subject.
    answered = {key[:2] for key in groups if key[2] != "unknown"}
    return [
        _flag(ready, group, law, day)
        for key, group in groups.items()
        if key[2] != "unknown" or key[:2] not in answered
    ]


def _flag(ready: ReadyRule, group: Sequence[Outcome], law: Mapping[str, Law], day: date) -> Flag:
    rule, first = ready.rule, group[0]
    case = first.case
    identity = flag_id(ready, first)
    open_law = [law[key] for key in rule.law if status_on(law[key], day) == UNVERIFIED]
    asks = (*first.asks, *(_status_question(measure) for measure in open_law))
    return Flag(
        id=identity,
        basis=_hash(identity, str(rule.version), case.content),
        rule=rule.id,
        rule_version=rule.version,
        title=rule.title,
        family=rule.family,
        level=max((one.level for one in group), key=lambda level: level.rank),
        document=case.document,
        mention=case.mention,
        mentions=_distinct(one.case.mention for one in group),
        matches=_distinct(match for one in group for match in one.case.matches),
        list=case.list,
        entry=case.entry,
        name=case.name,
        reason=_reason(group),
        asks=tuple(dict.fromkeys(asks)),
        cites=tuple(reference.shown for reference in rule.references),
        law=tuple((key, status_on(law[key], day)) for key in rule.law),
        tags=first.tags,
        guidance=" ".join(rule.reviewer_guidance.split()),
    )


def flag_id(ready: ReadyRule, outcome: Outcome) -> str:
    """Return the question that a flag is: no position and no score (design.md)."""
    return _hash(ready.rule.id, outcome.action, outcome.case.subject, outcome.case.entry)


def _reason(group: Sequence[Outcome]) -> str:
    places = list(dict.fromkeys(outcome.case.place for outcome in group))
    more = f" Also at {len(places) - 1} more place(s)." if len(places) > 1 else ""
    return f"{group[0].reason}{more}"


def _status_question(measure: Law) -> str:
    until = "" if measure.unverified_after is None else f" after {measure.unverified_after}"
    return measure.question or f"{measure.title}: what is its status{until}? Not verified here."


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _unasked(ready: ReadyRule, verdicts: Sequence[Truth]) -> list[tuple[str, str]]:
    """Return a row where facts were missing and the rule has no question for that."""
    if ready.rule.unknown is not None:
        return []
    open_cases = sum(verdict.open for verdict in verdicts)
    return [(ready.rule.id, f"facts are missing for {open_cases} case(s)")] if open_cases else []


def _state(
    ruleset: RuleSet, flags: Sequence[Flag], silent: Sequence[tuple[str, str]], day: date
) -> RulesState:
    times: dict[str, int] = defaultdict(int)
    for flag in flags:
        times[flag.rule] += 1
    dormant_ids = {rule for rule, why in silent if not why.startswith("facts")}
    return RulesState(
        hash=ruleset.hash,
        count=len(ruleset.rules),
        ran=tuple(r.rule.id for r in ruleset.rules if r.rule.id not in dormant_ids),
        fired=tuple(_fired(r, times[r.rule.id]) for r in ruleset.rules if times[r.rule.id]),
        not_evaluable=tuple(silent),
        law=tuple((key, law.title, status_on(law, day)) for key, law in ruleset.law.items()),
    )


def _fired(ready: ReadyRule, times: int) -> RuleFired:
    rule = ready.rule
    return RuleFired(rule.id, rule.version, rule.title, rule.status.value, times)


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:16]
