"""``screener classify``: look technologies and products up in the control lists."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from rich import box
from rich.table import Table

from screener.api import Screener
from screener.cli import options
from screener.cli.words import console, no_copy_line
from screener.model.match import Match


@click.command()
@click.argument("texts", nargs=-1, required=True)
@click.option(
    "--top", type=click.IntRange(1), default=10, show_default=True, help="Most rows for a text."
)
@click.option(
    "--list", "lists", multiple=True, metavar="LIST_ID", help="Look in this list; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")
@options.common(options.as_of, options.lists_folder, options.only, options.profile, options.offline)
def classify(
    texts: tuple[str, ...],
    top: int,
    lists: tuple[str, ...],
    as_json: bool,
    as_of: date | None,
    lists_folder: Path | None,
    only: tuple[str, ...],
    profile: Path | None,
    offline: bool,
) -> None:
    """Look TEXTS (technologies, products or control codes) up in the control lists.

    What comes back are entries to open and read, best first; never a classification.

    \b
    Exit status:
      0   the texts were looked up, whether or not something was found
      2   the command was misused
      3   a list or a setting is at fault; nothing was looked up
    """
    del offline
    screener = Screener.load(lists=lists_folder, only=(*only, *lists), as_of=as_of, profile=profile)
    matcher = screener.prepared.controls
    found = [(text, matcher.classify(text, lists=lists)) for text in texts]
    if as_json:
        records = [_record(query, *pair, top) for query, pair in enumerate(found)]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True))
    else:
        for text, matches in found:
            _show(text, matches, top)
    click.echo(no_copy_line(screener.knowledge.lists), err=True)


def _show(text: str, matches: Sequence[Match], top: int) -> None:
    shown = matches[:top]
    if not shown:
        click.echo(f"{text}: no term of the control lists is near this wording")
        return
    title = f"{text} ({len(shown)} of {len(matches)} shown)"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for heading in ("list", "code", "about (our words)", "because", "score"):
        table.add_column(heading, overflow="fold")
    for one in shown:
        best = one.evidence[0]
        code = one.paragraph or one.code
        because = f"{best.listed} ({best.method})" + (f"\n{best.note}" if best.note else "")
        table.add_row(one.list, code, one.name, because, f"{one.score:.0f} {one.band.value}")
    console().print(table)


def _record(query: int, text: str, matches: Sequence[Match], top: int) -> dict[str, object]:
    shown = matches[:top]
    return {
        "query": query,
        "text": text,
        "total": len(matches),
        "shown": len(shown),
        "matches": [
            {
                "list": one.list,
                "code": one.code,
                "paragraph": one.paragraph,
                "title": one.name,
                "reasons": list(one.reasons),
                "score": one.score,
                "band": one.band.value,
                "terms": list(dict.fromkeys(ground.listed for ground in one.evidence)),
                "thresholds": [
                    {
                        "paragraph": outcome.paragraph,
                        "parameter": outcome.parameter,
                        "stated": outcome.stated,
                        "limit": outcome.limit,
                        "outcome": outcome.outcome.value,
                    }
                    for outcome in one.thresholds
                ],
            }
            for one in shown
        ],
    }
