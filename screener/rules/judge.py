"""From cases and rules to flags."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from screener.model.document import Document
from screener.model.lists import Knowledge
from screener.model.match import Flag, Level, Match
from screener.model.mention import Mention, StatedRelation
from screener.model.ownership import Holding
from screener.model.run import Judgement, RuleFired, RulesState, Settings
from screener.rules.candidates import CaseIndex
from screener.rules.cases import REMOVED, Batch, cases, scope
from screener.rules.load import ReadyRule, RuleSet
from screener.rules.outcomes import Outcome, judged
from screener.rules.schema import UNVERIFIED, Law, status_on
from screener.rules.suppress import suppressed

_REMOVAL = "party.delisted"
_AFFILIATES_RULE = "us-bis-affiliates-rule"


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
        ruleset.phrases,
        _affiliates_rule(ruleset, settings.as_of),
    )
    found = {scope: CaseIndex(several, ruleset.phrases) for scope, several in cases(batch).items()}
    flags: list[Flag] = []
    silent: list[tuple[str, str]] = []
    for ready in ruleset.rules:
        waiting = _unasked_by_profile(ready, off) or dormant(ready, ruleset.law, settings.as_of)
        if waiting:
            silent.append((ready.rule.id, waiting))
            continue
        outcomes, unanswered = _judged(ready, found)
        if outcomes:
            flags += _flags(ready, outcomes, ruleset.law, batch)
        if unanswered:
            silent.append((ready.rule.id, f"facts are missing for {unanswered} case(s)"))
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


def _judged(ready: ReadyRule, found: Mapping[str, CaseIndex]) -> tuple[list[Outcome], int]:
    """Judge the cases of a rule: removed entries only for one that asks about the removal."""
    about = scope(ready.fields)
    indexes = [found[about]]
    if _REMOVAL in ready.fields and REMOVED + about in found:
        indexes.append(found[REMOVED + about])
    outcomes: list[Outcome] = []
    unanswered = 0
    for index in indexes:
        asked = index.candidates(ready)
        more, open_ones = judged(ready, asked.cases, asked.kinds)
        outcomes += more
        unanswered += open_ones
    return outcomes, unanswered


def _unasked_by_profile(ready: ReadyRule, off: Collection[str]) -> str:
    named = ready.rule.id in off or ready.rule.family in off
    return "the profile does not ask it" if named else ""


def _affiliates_rule(ruleset: RuleSet, day: date) -> str:
    measure = ruleset.law.get(_AFFILIATES_RULE)
    return status_on(measure, day) if measure else UNVERIFIED


def dormant(ready: ReadyRule, law: Mapping[str, Law], day: date) -> str:
    """Return why a rule says nothing on a day, "" if it is asked."""
    for measure in ready.rule.law:
        status = status_on(law[measure], day)
        if status not in ready.rule.asked_when:
            return f"{law[measure].title}: {status.replace('_', ' ')} on {day.isoformat()}"
    return ""


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What all flags of a rule have in common on a day."""

    asks: tuple[str, ...]  # about measures whose status is not verified
    cites: tuple[str, ...]
    law: tuple[tuple[str, str], ...]
    guidance: str


def _fixed(ready: ReadyRule, law: Mapping[str, Law], day: date) -> _Fixed:
    rule = ready.rule
    statuses = tuple((key, status_on(law[key], day)) for key in rule.law)
    return _Fixed(
        tuple(_status_question(law[key]) for key, status in statuses if status == UNVERIFIED),
        tuple(reference.shown for reference in rule.references),
        statuses,
        " ".join(rule.reviewer_guidance.split()),
    )


def _flags(
    ready: ReadyRule, outcomes: Iterable[Outcome], law: Mapping[str, Law], batch: Batch
) -> list[Flag]:
    groups: dict[tuple[str, str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.case.subject, outcome.case.entry, outcome.action].append(outcome)
    # A question for the unknown is not put beside a flag of the same rule on the same subject.
    answered = {key[:2] for key in groups if key[2] != "unknown"}
    fixed = _fixed(ready, law, batch.settings.as_of)
    return [
        _flag(ready, group, fixed, batch.words(group[0].case.mention))
        for key, group in groups.items()
        if key[2] != "unknown" or key[:2] not in answered
    ]


def _flag(ready: ReadyRule, group: Sequence[Outcome], fixed: _Fixed, words: str) -> Flag:
    rule, first = ready.rule, group[0]
    case = first.case
    identity = flag_id(ready, first)
    asks = (*first.asks, *fixed.asks) if fixed.asks else first.asks
    mentions = _distinct(one.case.mention for one in group)
    matches = case.matches
    if len(group) > 1:
        matches = _distinct(match for one in group for match in one.case.matches)
    return Flag(
        id=identity,
        basis=_hash(identity, str(rule.version), case.content),
        rule=rule.id,
        rule_version=rule.version,
        title=rule.title,
        family=rule.family,
        level=_highest(group),
        document=case.document,
        mention=case.mention,
        mentions=mentions,
        matches=matches,
        list=case.list,
        entry=case.entry,
        name=case.name,
        reason=_reason(group),
        asks=asks if len(asks) < 2 else tuple(dict.fromkeys(asks)),
        cites=fixed.cites,
        law=fixed.law,
        tags=first.tags,
        guidance=fixed.guidance,
        subject=_hash(case.subject),
        input=words,
        content=case.content,
    )


def _highest(group: Sequence[Outcome]) -> Level:
    if len(group) == 1:
        return group[0].level
    return max((one.level for one in group), key=lambda level: level.rank)


def flag_id(ready: ReadyRule, outcome: Outcome) -> str:
    """Return the question that a flag is: no position and no score (design.md)."""
    return _hash(ready.rule.id, outcome.action, outcome.case.subject, outcome.case.entry)


def _reason(group: Sequence[Outcome]) -> str:
    if len(group) == 1:
        return group[0].reason
    places = list(dict.fromkeys(outcome.case.place for outcome in group))
    more = f" Also at {len(places) - 1} more place(s)." if len(places) > 1 else ""
    return f"{group[0].reason}{more}"


def _status_question(measure: Law) -> str:
    until = "" if measure.unverified_after is None else f" after {measure.unverified_after}"
    return measure.question or f"{measure.title}: what is its status{until}? Not verified here."


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


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
