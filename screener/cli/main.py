"""The program ``screener``: its commands, and how faults reach a person."""

import contextlib
import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from screener.errors import ScreenerError

# Each stands in a module of its own, which is imported when the command is asked for: `match` has
# to answer at once, and what the others need takes a second to import.
COMMANDS = {
    "screen": "screen",
    "match": "match",
    "classify": "classify",
    "lists": "lists",
    "rules": "rules",
    "review": "review",
    "audit": "review",
    "evidence": "evidence",
    "evaluate": "evaluate",
}


class Program(click.Group):
    """The group of all commands; a user's mistake ends in a sentence, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command out of its module; None where there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"screener.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and say a fault in words."""
        try:
            return super().invoke(ctx)
        except ScreenerError as fault:
            click.echo(f"screener: {fault}", err=True)
            sys.exit(fault.exit_code)
        except BrokenPipeError:
            # The reader of our output (``head``, say) has gone; nothing is left to tell it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


@click.group(
    cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="screener")
def main() -> None:
    """Screen documents for export-control relevance, for a person to review.

    Screener flags what a person must look at. It is an aid to human review and no determination
    of any licence requirement.
    """
    # A command makes a million lasting objects and ends; looking through them for cyclic garbage
    # again and again took a third of its time.
    gc.set_threshold(5_000_000, 50, 1_000)
    # Names are Chinese as often as not; a console in another code page would stop on them.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def run() -> None:
    """Run the program, and leave as soon as it has said everything.

    Python would take a million objects apart one by one before it ends, which took a second of ten;
    the system takes them all at once.
    """
    try:
        main()
    except SystemExit as done:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(done.code if isinstance(done.code, int) else int(done.code is not None))
