"""Options that mean the same in every command."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what was wrong."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-11-23", param, ctx)


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

as_of = click.option(
    "--as-of", type=Day(), help="The day for ages, law windows and editions.  [default: today]"
)
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
