"""``screener evidence``: what was screened, against what, and why, in one file to keep."""

import sys
from pathlib import Path

import click

from screener.cli import options
from screener.cli.screen import earlier_answers

_DOES_NOT_HOLD = 3


class _RunOrCheck(click.Group):
    """``evidence RUN`` packs; ``evidence check PACK`` checks."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take anything that is no command for a run."""
        if args and args[0] not in self.commands:
            return "pack", self.commands["pack"], args
        return super().resolve_command(ctx, args)


@click.group(cls=_RunOrCheck, context_settings={"help_option_names": ["-h", "--help"]})
def evidence() -> None:
    """Evidence packs: screener evidence RUN -o PACK.zip, and screener evidence check PACK.

    RUN is the JSON report of a run.
    """


@evidence.command("pack", hidden=True)
@click.argument("run_file", metavar="RUN", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--input",
    "inputs",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A file that was screened, in the order of the run; repeatable. Without: hashes only.",
)
@click.option(
    "--regime",
    type=click.Choice(["ear", "ofac"]),
    default="ofac",
    show_default=True,
    help="Whose rule on keeping records counts: five years (EAR) or ten (OFAC).",
)
@click.option("--confidential", is_flag=True, help="Put confidential lists into the pack too.")
@options.common(options.lists_folder, options.rules_folder)
def pack_run(
    run_file: Path,
    output: Path,
    inputs: tuple[Path, ...],
    regime: str,
    confidential: bool,
    lists_folder: Path | None,
    rules_folder: Path | None,
) -> None:
    """Pack a RUN: its JSON, workbook, page, inputs or hashes, lists, rules and a manifest.

    \b
    Exit status:
      0   written
      3   the run cannot be read, or its inputs do not give it again
    """
    from screener.review.evidence import pack

    packed = pack(
        run_file,
        output,
        inputs=inputs,
        regime=regime,
        lists=lists_folder,
        rules=rules_folder,
        answers=earlier_answers(),
        confidential=confidential,
    )
    for one in packed.left_out:
        click.echo(f"left out: {one}", err=True)
    click.echo(f"{output}: {packed.files} files, {packed.inputs} of them inputs", err=True)


@evidence.command("check")
@click.argument("pack_file", metavar="PACK", type=click.Path(exists=True, path_type=Path))
def check_pack(pack_file: Path) -> None:
    """Compare every file of a PACK with its manifest, and screen its inputs again.

    \b
    Exit status:
      0   all of it holds
      3   something was altered or is missing, or the result differs; each is named
    """
    from screener.review.evidence import check

    faults = check(pack_file)
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(faults)} faults", err=True)
    sys.exit(_DOES_NOT_HOLD if faults else 0)
