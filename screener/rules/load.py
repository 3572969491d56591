"""From folders of rule and law files to a rule set; every fault of a folder is shown together."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from screener.errors import Faults, Origin, RuleError, ScreenerError, SettingError
from screener.folders import bundled, home
from screener.formats.yamlfile import read_record
from screener.model.match import Level
from screener.model.profile import Profile
from screener.rules.condition import Condition, parsed
from screener.rules.fields import ALIASES, FIELDS, kind_fault
from screener.rules.operators import fault_of
from screener.rules.phrases import Phrases
from screener.rules.schema import (
    Confirmation,
    ConfirmationFile,
    Expect,
    Law,
    Rule,
    Status,
    Suppression,
)

_LAW = "law"
# Folders of a rules folder that hold other records than rules.
_OTHER = frozenset({_LAW, "profiles", "suppressions", "confirmations", "schema"})


@dataclass(frozen=True, slots=True)
class Selection:
    """A named part of a rule's ``when``: all of its questions must hold."""

    name: str
    questions: tuple[tuple[str, str, Any], ...]  # field, operator, what is asked


@dataclass(frozen=True, slots=True)
class Acts:
    """The actions of a rule by kind."""

    flags: tuple[tuple[str, str], ...]  # slug and message
    asks: tuple[str, ...]
    tags: tuple[str, ...]
    raises: tuple[tuple[Level, str | None], ...]  # to which level, and where a selection holds


@dataclass(frozen=True)
class ReadyRule:
    """A rule with its condition parsed."""

    rule: Rule
    selections: tuple[Selection, ...]
    condition: Condition
    path: str  # below the folder of rules: "list_hit/us-entity-list.yaml"

    @cached_property
    def questions(self) -> dict[str, tuple[tuple[str, str, str, Any], ...]]:
        """The questions by selection: namespace, name, operator and what is asked."""
        return {
            one.name: tuple((*field.split(".", 1), *rest) for field, *rest in one.questions)
            for one in self.selections
        }

    @cached_property
    def acts(self) -> Acts:
        """What the rule does, by kind of action."""
        then = self.rule.then
        return Acts(
            flags=tuple((one.flag, one.message) for one in then if one.flag),
            asks=tuple(one.ask for one in then if one.ask),
            tags=tuple(one.tag for one in then if one.tag),
            raises=tuple((one.raise_.to, one.raise_.when) for one in then if one.raise_),
        )

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the rule asks about."""
        return frozenset(field for one in self.selections for field, _, _ in one.questions)


@dataclass(frozen=True)
class RuleSet:
    """The rules in force, the law they refer to, and the hash that reports print."""

    rules: tuple[ReadyRule, ...]  # by id; deprecated ones left out
    law: Mapping[str, Law]
    hash: str
    suppressions: tuple[Suppression, ...] = ()

    @cached_property
    def phrases(self) -> Phrases:
        """All terms that the rules look for in texts."""
        return Phrases(
            term
            for ready in self.rules
            for selection in ready.selections
            for field, operator, asked in selection.questions
            if field == "text.block" and operator == "contains_term"
            for term in asked
        )


def load_rules(folder: Path | None = None) -> RuleSet:
    """Load the bundled rules, those under SCREENER_HOME, and those of another folder beside them.

    Args:
        folder: Another folder of rules; an id that stands in both is taken from it.

    Raises:
        Faults: What does not hold in the files, all together, each with its line.
    """
    own = home() / "rules"
    folders = [bundled("rules"), *([own] if own.is_dir() else []), *([folder] if folder else [])]
    faults: list[ScreenerError] = []
    law: dict[str, Law] = {}
    rules: dict[str, ReadyRule] = {}
    for place in folders:
        law.update(_law_files(place, faults))
        rules.update(_rule_files(place, faults))
    _confirm(law, folders, faults)
    suppressions = [one for place in folders for one in _suppressions(place, faults)]
    faults += [fault for ready in rules.values() for fault in _dangling(ready, law)]
    if faults:
        raise Faults(tuple(faults))
    active = tuple(
        rules[key] for key in sorted(rules) if rules[key].rule.status is not Status.DEPRECATED
    )
    return RuleSet(active, law, _hash(active, law, suppressions), tuple(suppressions))


def check_profile(profile: Profile, rules: RuleSet) -> None:
    """Refuse a profile that switches off what is not there: a slip of the pen would hide a rule.

    Raises:
        SettingError: A family or a rule that the profile names does not exist.
    """
    families = {ready.rule.family for ready in rules.rules}
    known = {ready.rule.id for ready in rules.rules}
    for said, there, what in (
        (profile.families_off, families, "family of rules"),
        (profile.rules_off, known, "rule"),
    ):
        for name in said:
            if name not in there:
                raise SettingError(
                    f"profile {profile.id}: there is no {what} {name!r}{_meant(name, there)}"
                )


def _confirm(law: dict[str, Law], folders: Iterable[Path], faults: list[ScreenerError]) -> None:
    """Add the confirmations of all folders to their measures, in the order of their days."""
    found: list[tuple[date, str, ConfirmationFile]] = []
    for folder in folders:
        for path in sorted((folder / "confirmations").glob("*.yaml")):
            shown = _shown(path, folder)
            record, problems = read_record(path, ConfirmationFile, RuleError, name=shown)
            faults += problems
            if record is not None and record.measure not in law:
                said = f"measure: there is no {record.measure}"
                faults.append(RuleError(said, origin=Origin(shown)))
            elif record is not None:
                found.append((record.on, shown, record))
    # Of one day the later file counts: "x-2.yaml" after "x.yaml".
    for _, _, record in sorted(found, key=lambda one: (one[0], len(one[1]), one[1])):
        measure = law[record.measure]
        told = Confirmation.model_validate(
            record.model_dump(by_alias=True, exclude={"schema_", "measure"})
        )
        confirmed = (*measure.confirmed, told)
        law[record.measure] = measure.model_copy(update={"confirmed": confirmed})


def _suppressions(folder: Path, faults: list[ScreenerError]) -> Iterator[Suppression]:
    for path in sorted((folder / "suppressions").glob("*.yaml")):
        record, problems = read_record(path, Suppression, RuleError, name=_shown(path, folder))
        faults += problems
        if record is not None:
            yield record


def _law_files(folder: Path, faults: list[ScreenerError]) -> dict[str, Law]:
    found: dict[str, Law] = {}
    for path in sorted((folder / _LAW).glob("*.yaml")):
        record, problems = read_record(path, Law, RuleError, name=_shown(path, folder))
        faults += problems
        if record is not None:
            faults += _twice(record.id, found, path, folder)
            found[record.id] = record
    return found


def _rule_files(folder: Path, faults: list[ScreenerError]) -> dict[str, ReadyRule]:
    found: dict[str, ReadyRule] = {}
    for path in sorted(folder.rglob("*.yaml")):
        if path.parent.name in _OTHER or path.name.startswith("."):
            continue
        record, problems = read_record(path, Rule, RuleError, name=_shown(path, folder))
        faults += problems
        if record is None:
            continue
        faults += _twice(record.id, found, path, folder)
        ready, problems = _ready(record, _shown(path, folder))
        faults += problems
        if ready is not None:
            found[record.id] = ready
    return found


def _shown(path: Path, folder: Path) -> str:
    return f"rules/{path.relative_to(folder).as_posix()}"


def _twice(
    key: str, found: Mapping[str, object], path: Path, folder: Path
) -> Iterator[ScreenerError]:
    if key in found:
        yield RuleError(f"the id {key} stands twice", origin=Origin(_shown(path, folder)))


def _ready(rule: Rule, path: str) -> tuple[ReadyRule | None, tuple[ScreenerError, ...]]:
    selections = tuple(_selections(rule.when))
    said = [
        *_when_faults(rule.when, selections),
        *_raise_faults(rule, selections),
        *_proof_faults(rule),
    ]
    try:
        condition = parsed(str(rule.when.get("condition", "")), [one.name for one in selections])
    except RuleError as problem:
        said.append(str(problem))
    if said:
        return None, tuple(RuleError(text, origin=Origin(path)) for text in said)
    return ReadyRule(rule, selections, condition, path), ()


def _selections(when: Mapping[str, Any]) -> Iterator[Selection]:
    for name, fields in when.items():
        if name != "condition" and isinstance(fields, dict):
            yield Selection(name, tuple(_questions(fields)))


def _questions(fields: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for field, asked in fields.items():
        head, _, tail = str(field).partition(".")
        full = f"{ALIASES.get(head, head)}.{tail}"
        for operator, value in asked.items() if isinstance(asked, dict) else (("?", asked),):
            yield full, str(operator), value


def _when_faults(when: Mapping[str, Any], selections: Iterable[Selection]) -> Iterator[str]:
    if "condition" not in when:
        yield "when: there is no condition"
    for name, fields in when.items():
        if name != "condition" and not (isinstance(fields, dict) and fields):
            yield f"when.{name}: a selection is a field with an operator"
    for one in selections:
        for field, operator, asked in one.questions:
            if field not in FIELDS:
                yield f"when.{one.name}: there is no field {field!r}{_meant(field, FIELDS)}"
            fault = fault_of(operator, asked)
            if not fault and field in FIELDS:
                fault = kind_fault(field, operator)
            if fault:
                yield f"when.{one.name}.{field}: {fault}"


def _meant(said: str, known: Iterable[str]) -> str:
    near = get_close_matches(said, list(known), n=1, cutoff=0.75)
    return f"; did you mean {near[0]!r}?" if near else ""


def _raise_faults(rule: Rule, selections: Iterable[Selection]) -> Iterator[str]:
    known = {one.name for one in selections}
    for action in rule.then:
        named = action.raise_.when if action.raise_ else None
        if named is not None and named not in known:
            yield f"then.raise.when: there is no selection {named!r}"


def _proof_faults(rule: Rule) -> Iterator[str]:
    expected = {test.expect for test in rule.tests}
    proven = expected & {Expect.MUST_FLAG, Expect.MUST_ASK} and Expect.MUST_NOT_FLAG in expected
    if not proven:
        yield "tests need at least one that must flag (or ask) and one that must_not_flag"
    if rule.status is Status.STABLE and Expect.TODO in expected:
        yield "a stable rule has no test to do"
    if rule.status is Status.STABLE and any(one.read_on is None for one in rule.references):
        yield "a stable rule's references have all been read, each with its day"
    if not rule.no_text_test and not any(test.text is not None for test in rule.tests):
        yield "tests need at least one 'text' that the whole way of the data is run on"


def _dangling(ready: ReadyRule, law: Mapping[str, Law]) -> Iterator[ScreenerError]:
    for measure in ready.rule.law:
        if measure not in law:
            hint = "a measure is a file rules/law/<id>.yaml"
            yield RuleError(f"law: there is no {measure}", origin=Origin(ready.path), hint=hint)


def _hash(
    rules: Iterable[ReadyRule], law: Mapping[str, Law], suppressions: Iterable[Suppression]
) -> str:
    content = {
        "suppressions": [one.model_dump(mode="json", by_alias=True) for one in suppressions],
        "rules": [ready.rule.model_dump(mode="json", by_alias=True) for ready in rules],
        "law": [law[key].model_dump(mode="json", by_alias=True) for key in sorted(law)],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()
