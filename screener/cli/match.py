"""``screener match``: look names up in the entity lists."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from screener.cli import options
from screener.cli.words import console, no_copy_line
from screener.lookup import NameSearch
from screener.model.lists import ListState
from screener.model.match import Match


@click.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--country", default="", metavar="CC", help="Country of the names (ISO 2).")
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")
@click.option("--top", type=click.IntRange(1), help="Most matches shown for a name.")
@options.common(
    options.as_of,
    options.lists_folder,
    options.only,
    options.at_least,
    options.profile,
    options.offline,
)
def match(
    names: tuple[str, ...],
    country: str,
    as_json: bool,
    top: int | None,
    as_of: date | None,
    lists_folder: Path | None,
    only: tuple[str, ...],
    at_least: float | None,
    profile: Path | None,
    offline: bool,
) -> None:
    """Look NAMES up in the entity lists, with the reason for each match.

    \b
    Exit status:
      0   the names were looked up, whether or not something was found
      2   the command was misused
      3   a list or a setting is at fault; nothing was looked up
    """
    del offline
    search = NameSearch.load(lists=lists_folder, only=only, as_of=as_of, profile=profile)
    found = [(name, search.look_up(name, country=country, at_least=at_least)) for name in names]
    states = {state.manifest.id: state for state in search.knowledge.lists}
    if as_json:
        records = [
            _record(query, name, matches, top, states)
            for query, (name, matches) in enumerate(found)
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        for name, matches in found:
            _show(name, matches, top, states)
            if at_least is None:
                every = search.look_up(name, country=country, at_least=0.0)
                _tell_weaker(len(every) - len(matches))
    click.echo(no_copy_line(search.knowledge.lists), err=True)


def _show(
    name: str, matches: Sequence[Match], top: int | None, states: dict[str, ListState]
) -> None:
    shown = matches[:top]
    if not shown:
        searched = sum(s.state == "used" and s.manifest.kind == "entity" for s in states.values())
        click.echo(f"{name}: no match in the {searched} entity lists with a copy here")
        return
    from rich import box  # only where a table is shown: --json starts sooner without
    from rich.table import Table

    total = "" if len(shown) == len(matches) else f" ({len(shown)} of {len(matches)} shown)"
    table = Table(title=f"{name}{total}", title_justify="left", box=box.SIMPLE_HEAD)
    for heading in ("score", "list", "listed name and entry", "because"):
        table.add_column(heading, overflow="fold")
    for one in shown:
        table.add_row(_scored(one), one.list, f"{one.name}\n{one.entry}", _because(one))
    console().print(table)
    for list_id in dict.fromkeys(one.list for one in shown):
        click.echo(f"  {list_id}: {states[list_id].manifest.effect}")
    click.echo()


def _tell_weaker(count: int) -> None:
    if count:
        click.echo(f"  {count} weaker likeness(es) not shown; --at-least 60 shows them\n")


def _scored(one: Match) -> str:
    return f"{one.score:.0f} {one.band.value}"


def _because(one: Match) -> str:
    best = one.evidence[0]
    origin = "" if best.name_origin in ("", "list") else f", from {best.name_origin}"
    lines = [f"{best.listed} ({best.name_kind or 'name'}{origin}; {best.method})"]
    lines += [best.note] if best.note else []
    lines += [f"differs in {text}" for text in one.differs]
    lines += [f"{field}: {outcome}" for field, outcome in one.qualifiers]
    return "\n".join(lines)


def _record(
    query: int,
    name: str,
    matches: Sequence[Match],
    top: int | None,
    states: dict[str, ListState],
) -> dict[str, object]:
    shown = matches[:top]
    return {
        "query": query,
        "name": name,
        "total": len(matches),
        "shown": len(shown),
        "matches": [_match_record(one, states) for one in shown],
        "not_screened": sorted(
            list_id
            for list_id, state in states.items()
            if state.state != "used" and state.manifest.kind == "entity"
        ),
    }


def _match_record(one: Match, states: dict[str, ListState]) -> dict[str, object]:
    return {
        "list": one.list,
        "entry": one.entry,
        "name": one.name,
        "score": one.score,
        "band": one.band.value,
        "effect": states[one.list].manifest.effect,
        "differs": list(one.differs),
        "qualifiers": dict(one.qualifiers),
        "evidence": [
            {
                "method": ground.method,
                "said": ground.said,
                "listed": ground.listed,
                "said_key": ground.said_key,
                "listed_key": ground.listed_key,
                "name_kind": ground.name_kind,
                "name_origin": ground.name_origin,
                "score": ground.score,
                "note": ground.note,
            }
            for ground in one.evidence
        ],
    }
