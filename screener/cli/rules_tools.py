"""``screener rules``: facts, confirm, explain, coverage and compare."""

from collections import Counter
from datetime import date
from pathlib import Path

import click
import yaml

from screener import folders
from screener.api import Screener
from screener.cli import options
from screener.errors import SettingError
from screener.lists.load import load_knowledge
from screener.model.run import ScreeningRun
from screener.report.read_json import SavedRun, read_run
from screener.rules import load_rules
from screener.rules.cases import Batch
from screener.rules.compare import moved
from screener.rules.explain import Explanation, explained, unused_facts
from screener.rules.fields import FIELDS, reference
from screener.rules.schema import ConfirmationFile, published_schemas

_STATUSES = ("in_force", "suspended", "scheduled", "withdrawn")


@click.command()
def facts() -> None:
    """Print the table of facts that a rule may ask about (docs/facts.md).

    \b
    Exit status:
      0   printed
    """
    click.echo(reference(), nl=False)


@click.command("schema")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def write_schemas(folder: Path) -> None:
    """Write the JSON Schemas of rule, law, profile and suppression files into FOLDER.

    An editor that is pointed to them completes fields and marks slips while a person types.

    \b
    Exit status:
      0   written
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in published_schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(f"{folder / name}", err=True)


@click.command()
@click.argument("measure")
@click.option("--status", required=True, type=click.Choice(_STATUSES), help="What holds.")
@options.day("--from", "From which day it holds.")
@click.option("--by", required=True, help="Who looked it up.")
@click.option("--source", required=True, help="Where: citation, address, date of the page.")
@options.day("--on", "The day on which it was looked up.  [default: today]")
@options.common(options.rules_folder)
def confirm(
    measure: str,
    status: str,
    by: str,
    source: str,
    rules_folder: Path | None,
    **days: date | None,
) -> None:
    """Put on record what the status of a MEASURE is, where the bundled windows do not say.

    The word goes into a file of its own, in --rules DIR or else under SCREENER_HOME; earlier ones
    stay, and the newest day counts.

    \b
    Exit status:
      0   written
      2   the command was misused
      3   there is no such measure, or the words do not hold
    """
    law = load_rules(rules_folder).law
    if measure not in law:
        hint = "screener rules show names all measures"
        raise SettingError(f"there is no measure {measure!r}", hint=hint)
    since, looked_up = days["from"], days["on"] or date.today()
    if since is None:
        raise click.UsageError("--from is needed: the day from which the status holds")
    if not by.strip() or not source.strip():
        raise SettingError("a confirmation names who looked it up, and the source")
    told = ConfirmationFile.model_validate(
        {
            "schema": "confirmation/1",
            "measure": measure,
            "status": status,
            "from": since,
            "by": by.strip(),
            "on": looked_up,
            "source": source.strip(),
        }
    )
    folder = (rules_folder or folders.home() / "rules") / "confirmations"
    path = _written(folder, f"{measure}-{looked_up}", told)
    click.echo(f"{path}: {measure} is {status} from {since}, by {by} on {looked_up}", err=True)


def _written(folder: Path, stem: str, told: ConfirmationFile) -> Path:
    """Write a file that is not there yet; no word of anybody is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(
        told.model_dump(by_alias=True, mode="python"), allow_unicode=True, sort_keys=False
    )
    for number in range(1, 1000):
        path = folder / (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise SettingError(f"{folder}: a thousand confirmations of one day are too many")


@click.command()
@click.argument("run_file", metavar="RUN", type=click.Path(exists=True, path_type=Path))
@click.argument("flag_id", metavar="FLAG")
@options.common(options.lists_folder, options.rules_folder)
def explain(
    run_file: Path, flag_id: str, lists_folder: Path | None, rules_folder: Path | None
) -> None:
    """Show what a FLAG of a RUN (its JSON report) rests on, down to file, row and list copy.

    \b
    Exit status:
      0   shown
      3   there is no such run or flag, or a list or rule is at fault
    """
    saved = read_run(run_file)
    flag = next((one for one in saved.flags if one.id.startswith(flag_id)), None)
    if flag is None:
        raise SettingError(f"{run_file.name}: there is no flag {flag_id!r}")
    knowledge = load_knowledge(lists=lists_folder, as_of=saved.settings.as_of)
    batch = Batch(
        {document.key: document for document in saved.documents},
        {mention.id: mention for mention in saved.mentions},
        saved.matches,
        knowledge,
        {state.manifest.id: state.manifest for state in knowledge.lists},
        saved.settings,
    )
    told = explained(flag, batch, load_rules(rules_folder))
    click.echo(f"{flag.level.value}: {flag.reason}")
    click.echo("\n".join([*_ground(saved, flag.mention, flag.matches), *_rule_lines(told)]))
    entity = knowledge.entities.get(flag.entry)
    if entity is not None and entity.source_row:
        click.echo(f"entry {flag.entry}: {entity.source_row} of the publisher's file")


def _ground(saved: SavedRun, mention_id: str, matches: tuple[str, ...]) -> list[str]:
    mention = next((one for one in saved.mentions if one.id == mention_id), None)
    if mention is None:
        return ["about a text, not a mention"]
    document = next(one for one in saved.documents if one.key == mention.document)
    lines = [
        f"said “{mention.text}” in {mention.document} ({document.sha256[:16]}), {mention.place},"
        f" characters {mention.start} to {mention.end}, found by {mention.found_by}"
    ]
    lists = {one["id"]: one for one in saved.lists}
    for match in (one for one in saved.matches if one.id in matches):
        copy = lists.get(match.list, {})
        lines.append(
            f"match {match.id}: {match.entry} {match.name}, {match.band.value} {match.score:g};"
            f" copy of {copy.get('published')}, {str(copy.get('sha256'))[:16]}"
        )
        lines += [
            f"  {one.method}: “{one.said}” ({one.said_key}) / “{one.listed}” ({one.listed_key}),"
            f" {one.score:g}, {one.name_kind or 'term'} {one.name_origin} {one.note}".rstrip()
            for one in match.evidence
        ]
    return lines


def _rule_lines(told: Explanation) -> list[str]:
    rule = told.rule.rule
    lines = [f"rule {rule.id} version {rule.version} ({told.rule.path}): {told.condition}"]
    lines += [
        f"  {one.selection} is {one.came}: {one.field} {one.operator} {one.asked!r};"
        f" the fact is {_shortened(one.fact)}"
        for one in told.seen
    ]
    return lines + [f"  measure {measure}: {status}" for measure, status in told.law]


def _shortened(fact: object) -> str:
    text = repr(fact)
    return text if len(text) <= 120 else f"{text[:117]}..."


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.common(options.as_of, options.lists_folder, options.rules_folder, options.profile)
def coverage(
    inputs: tuple[Path, ...],
    as_of: date | None,
    lists_folder: Path | None,
    rules_folder: Path | None,
    profile: Path | None,
) -> None:
    """Show which rules fire on INPUTS, which never do, and which facts no rule asks about.

    \b
    Exit status:
      0   shown
      3   a list, rule or profile is at fault
    """
    screener = Screener.load(lists=lists_folder, rules=rules_folder, as_of=as_of, profile=profile)
    run = screener.screen(inputs)
    by_rule = Counter(flag.rule for flag in run.flags)
    silent = dict(run.rules.not_evaluable)
    for ready in screener.prepared.rules.rules:
        key = ready.rule.id
        documents = {flag.document for flag in run.flags if flag.rule == key}
        told = f"in {', '.join(sorted(documents))}" if documents else silent.get(key, "never")
        click.echo(f"{by_rule[key]}\t{key}\t{told}")
    unused = unused_facts(screener.prepared.rules.rules, FIELDS)
    click.echo(f"facts that no rule asks about: {', '.join(unused) or 'none'}")
    fired = sum(bool(by_rule[ready.rule.id]) for ready in screener.prepared.rules.rules)
    click.echo(
        f"{fired} of {len(screener.prepared.rules.rules)} rules fired, {len(run.flags)} flags",
        err=True,
    )


@click.command()
@click.argument("before", type=click.Path(exists=True, path_type=Path))
@click.argument("after", type=click.Path(exists=True, path_type=Path))
@click.argument("inputs", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.common(options.as_of)
def compare(before: Path, after: Path, inputs: tuple[Path, ...], as_of: date | None) -> None:
    """Show which flags INPUTS gain, lose or move between two sets of choices, before adoption.

    BEFORE and AFTER are two folders of rules, two folders of lists, or two profiles.

    \b
    Exit status:
      0   compared, whether or not something changed
      3   a list, rule or profile is at fault
    """
    old, new = _run_with(before, inputs, as_of), _run_with(after, inputs, as_of)
    changes = moved(old.flags, new.flags)
    for one in changes:
        flag = one.flag
        level = f"{one.before or '-'} -> {one.after or '-'}"
        click.echo(
            f"{one.what}\t{level}\t{flag.rule}\t{flag.document}\t{flag.entry}\t{flag.reason}"
        )
    counted = Counter(one.what for one in changes)
    click.echo(
        f"{len(old.flags)} flags before, {len(new.flags)} after:"
        f" {counted['gained']} gained, {counted['lost']} lost, {counted['moved']} moved",
        err=True,
    )


def _run_with(choice: Path, inputs: tuple[Path, ...], as_of: date | None) -> ScreeningRun:
    if choice.is_file():
        return Screener.load(profile=choice, as_of=as_of).screen(inputs)
    if any(path.is_file() for path in choice.glob("*/manifest.yaml")):
        return Screener.load(lists=choice, as_of=as_of).screen(inputs)
    return Screener.load(rules=choice, as_of=as_of).screen(inputs)
