"""Options that mean the same in every command."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def day(name: str, said: str) -> Decorator:
    """Return an option that takes a day as YYYY-MM-DD."""
    return click.option(name, callback=_day, metavar="YYYY-MM-DD", help=said)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError as problem:
        raise click.BadParameter(
            f"{value!r} is not a day such as 2026-11-23", ctx=ctx, param=param
        ) from problem


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

as_of = day("--as-of", "The day for ages, law windows and editions.  [default: today]")
lists_folder = click.option(
    "--lists", "lists_folder", type=_FOLDER, help="Another folder of lists, beside the bundled."
)
rules_folder = click.option(
    "--rules", "rules_folder", type=_FOLDER, help="Another folder of rules, beside the bundled."
)
only = click.option(
    "--only", multiple=True, metavar="LIST_ID", help="Use this list only; may be repeated."
)
at_least = click.option(
    "--at-least",
    type=click.FloatRange(0, 100),
    help="Lowest score kept.  [default: the bands decide]",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes; the result is the same for any number.",
)
profile = click.option(
    "--profile",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Profile: lists, scores and families of rules.  [default: the bundled one]",
)
offline = click.option(
    "--offline",
    is_flag=True,
    help="Stay off the network; this command never uses it, with or without the option.",
)


def common(*options: Decorator) -> Decorator:
    """Put several options on a command, in the order given."""

    def put(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return put
