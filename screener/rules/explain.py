"""Why a flag stands: every selection of its rule with the fact it saw (R67)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screener.errors import SettingError
from screener.model.match import Flag
from screener.model.run import Settings
from screener.rules.cases import Batch, Case, cases, scope
from screener.rules.judge import flag_id
from screener.rules.load import ReadyRule, RuleSet
from screener.rules.outcomes import Selected, outcomes_of
from screener.rules.schema import status_on


@dataclass(frozen=True, slots=True)
class Seen:
    """One question of a selection, the fact it was asked of, and what it came to."""

    selection: str
    field: str
    operator: str
    asked: object
    fact: object
    came: str  # of the whole selection: true, false, unknown, ambiguous


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a flag rests on in its rule."""

    rule: ReadyRule
    case: Case
    seen: tuple[Seen, ...]
    condition: str
    law: tuple[tuple[str, str], ...]


def explained(flag: Flag, batch: Batch, rules: RuleSet) -> Explanation:
    """Return how a rule came to a flag, by judging the same facts again.

    Raises:
        SettingError: The rule is gone, or on these facts it says nothing any more.
    """
    ready = next((one for one in rules.rules if one.rule.id == flag.rule), None)
    if ready is None:
        raise SettingError(f"there is no rule {flag.rule} in the rules in use")
    for case in cases(batch)[scope(ready.fields)]:
        selected = Selected(ready, case.facts)
        verdict = ready.condition.judge(selected)
        for outcome in outcomes_of(ready, case, selected, verdict):
            if flag_id(ready, outcome) == flag.id:
                return _explanation(ready, case, selected, rules, batch.settings)
    raise SettingError(
        f"on these facts the rule {flag.rule} (version {ready.rule.version}) says nothing now",
        hint=f"the run used version {flag.rule_version} of it; screen again to see what changed",
    )


def _explanation(
    ready: ReadyRule, case: Case, selected: Selected, rules: RuleSet, settings: Settings
) -> Explanation:
    return Explanation(
        rule=ready,
        case=case,
        seen=tuple(_seen(ready, case, selected)),
        condition=str(ready.rule.when["condition"]),
        law=tuple((key, status_on(rules.law[key], settings.as_of)) for key in ready.rule.law),
    )


def _seen(ready: ReadyRule, case: Case, selected: Selected) -> Iterator[Seen]:
    for selection in ready.selections:
        for field, operator, asked in selection.questions:
            space, _, name = field.partition(".")
            fact = case.facts.get(space, {}).get(name)
            yield Seen(selection.name, field, operator, asked, fact, selected[selection.name].value)


def unused_facts(rules: Sequence[ReadyRule], known: Mapping[str, object]) -> list[str]:
    """Return the facts that no rule asks about."""
    used = {field for ready in rules for field in ready.fields}
    return [name for name in known if name not in used]
