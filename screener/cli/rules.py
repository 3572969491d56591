"""``screener rules``: why Screener flags, and the proofs that stand beside the rules."""

import sys
from datetime import date
from pathlib import Path

import click
from rich.table import Table

from screener.cli import options, rules_tools
from screener.cli.words import console
from screener.errors import SettingError
from screener.rules import RuleSet, load_rules
from screener.rules.lint import lint
from screener.rules.load import ReadyRule
from screener.rules.proof import prove
from screener.rules.schema import Law, status_on

_HOLDS, _DOES_NOT_HOLD = 0, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def rules() -> None:
    """The rules, the dated measures, and the proofs that stand beside them."""


@rules.command("list")
@options.common(options.rules_folder)
def list_rules(rules_folder: Path | None) -> None:
    """List the rules: id, version, status, family, level and title.

    \b
    Exit status:
      0   listed
      3   a rule or law file is at fault
    """
    table = Table(show_edge=False)
    for heading in ("rule", "version", "status", "family", "level", "title"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "rule")
    ruleset = load_rules(rules_folder)
    for ready in ruleset.rules:
        rule = ready.rule
        told = (str(rule.version), rule.status.value, rule.family, rule.level.value, rule.title)
        table.add_row(rule.id, *told)
    console().print(table)
    click.echo(f"{len(ruleset.rules)} rules, hash {ruleset.hash}", err=True)


@rules.command("show")
@click.argument("ids", nargs=-1)
@options.common(options.as_of, options.rules_folder)
def show(ids: tuple[str, ...], as_of: date | None, rules_folder: Path | None) -> None:
    """Show rules or measures whole; without ID, a line each with the status on the day.

    \b
    Exit status:
      0   shown
      3   a file is at fault, or there is no such rule or measure
    """
    day = as_of or date.today()
    ruleset = load_rules(rules_folder)
    known = {ready.rule.id: ready for ready in ruleset.rules}
    unknown = [one for one in ids if one not in known and one not in ruleset.law]
    if unknown:
        hint = "screener rules list names all rules"
        raise SettingError(f"there is no rule or measure {', '.join(unknown)}", hint=hint)
    for one in ids:
        if one in known:
            _show_rule(known[one], ruleset, day)
        else:
            _show_law(ruleset.law[one], day)
    if not ids:
        for ready in ruleset.rules:
            click.echo(f"{ready.rule.id}  {_status(ready, ruleset, day)}  {ready.rule.title}")
        for law in ruleset.law.values():
            click.echo(f"{law.id}  {status_on(law, day)}  {law.title}")


@rules.command("test")
@click.argument("ids", nargs=-1)
@options.common(options.as_of, options.rules_folder, options.lists_folder)
def test(
    ids: tuple[str, ...], as_of: date | None, rules_folder: Path | None, lists_folder: Path | None
) -> None:
    """Run the proofs of rules: facts given, and short texts through the whole way of the data.

    \b
    Exit status:
      0   every proof holds
      3   a proof does not hold, or a file is at fault; each is named
    """
    # Only here: a text needs the lists and every index, which the other commands do without.
    from screener.api import Screener

    day = as_of or date.today()
    screener = Screener.load(lists=lists_folder, rules=rules_folder, as_of=day)
    proven = prove(screener.prepared.rules, screener.judged, day, ids)
    for failure in proven.failures:
        click.echo(str(failure), err=True)
    to_do = f", {proven.to_do} to do" if proven.to_do else ""
    click.echo(f"{proven.held} proofs hold, {len(proven.failures)} do not{to_do}", err=True)
    sys.exit(_DOES_NOT_HOLD if proven.failures else _HOLDS)


@rules.command("lint")
@click.option("--current", is_flag=True, help="End with 3 while a measure is not verified.")
@options.common(options.as_of, options.rules_folder)
def lint_rules(current: bool, as_of: date | None, rules_folder: Path | None) -> None:
    """Point out what to mend in rule and law files, and measures whose status is not verified.

    \b
    Exit status:
      0   nothing to mend; warnings may be there
      3   something to mend, or a file is at fault; each is named with its file; with --current
          also while the status of a measure is not verified
    """
    remarks = lint(load_rules(rules_folder), as_of or date.today())
    for remark in remarks:
        click.echo(f"{'warning: ' if remark.warning else ''}{remark}", err=True)
    faults = [one for one in remarks if not one.warning]
    click.echo(f"{len(faults)} to mend, {len(remarks) - len(faults)} warnings", err=True)
    sys.exit(_DOES_NOT_HOLD if (remarks if current else faults) else _HOLDS)


rules.add_command(rules_tools.facts)
rules.add_command(rules_tools.write_schemas)
rules.add_command(rules_tools.confirm)
rules.add_command(rules_tools.explain)
rules.add_command(rules_tools.coverage)
rules.add_command(rules_tools.compare)


def _show_rule(ready: ReadyRule, ruleset: RuleSet, day: date) -> None:
    rule = ready.rule
    click.echo(f"{rule.id}, version {rule.version}, {rule.status.value}, level {rule.level.value}")
    click.echo(f"  {rule.title}")
    click.echo(f"  file: {ready.path}; on {day}: {_status(ready, ruleset, day)}")
    for selection in ready.selections:
        for field, operator, asked in selection.questions:
            click.echo(f"  {selection.name}: {field} {operator} {asked}")
    click.echo(f"  condition: {rule.when['condition']}")
    for action in rule.then:
        click.echo(f"  then: {action.message or action.ask or action.tag or action.raise_}")
    if rule.unknown:
        click.echo(f"  unknown: {rule.unknown.ask}")
    for reference in rule.references:
        click.echo(f"  cites: {reference.cite} (read on {reference.read_on or '—'})")
    click.echo(f"  guidance: {' '.join(rule.reviewer_guidance.split())}")
    click.echo(f"  false alarms: {'; '.join(rule.false_positives)}")
    click.echo(f"  tests: {len(rule.tests)}")


def _show_law(law: Law, day: date) -> None:
    click.echo(f"{law.id}: {law.title}")
    click.echo(f"  on {day}: {status_on(law, day)}")
    for window in law.windows:
        click.echo(f"  {window.from_} to {window.to or '…'}: {window.status} ({window.source})")
    if law.unverified_after:
        click.echo(f"  not verified after {law.unverified_after}")
    for word in law.confirmed:
        click.echo(f"  {word.status} from {word.from_}: {word.by}, {word.on} ({word.source})")


def _status(ready: ReadyRule, ruleset: RuleSet, day: date) -> str:
    told = [f"{key}: {status_on(ruleset.law[key], day)}" for key in ready.rule.law]
    return "; ".join([ready.rule.status.value, *told])
