"""The program ``screener``: its commands, and how faults reach a person."""

import contextlib
import gc
import os
import sys
from typing import Any

import click

from screener.cli.classify import classify
from screener.cli.evaluate import evaluate
from screener.cli.evidence import evidence
from screener.cli.lists import lists
from screener.cli.match import match
from screener.cli.review import audit, review
from screener.cli.rules import rules
from screener.cli.screen import screen
from screener.errors import ScreenerError


class Program(click.Group):
    """The group of all commands; a user's mistake ends in a sentence, never a traceback."""

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


main.add_command(screen)
main.add_command(match)
main.add_command(classify)
main.add_command(lists)
main.add_command(rules)
main.add_command(review)
main.add_command(audit)
main.add_command(evidence)
main.add_command(evaluate)


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
