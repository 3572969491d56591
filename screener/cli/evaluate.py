"""``screener evaluate``: what matching makes of labelled cases."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from screener.api import Screener
from screener.cli import options
from screener.errors import SettingError
from screener.evaluate.cases import read_cases
from screener.evaluate.dossier import lines, write_dossier
from screener.evaluate.scoring import scored_pairs, scored_queries


@click.command()
@click.argument("cases_file", metavar="CASES.csv", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--seed", type=int, default=2026, show_default=True, help="Of the sample.")
@options.common(options.as_of, options.lists_folder, options.only, options.profile)
def evaluate(
    cases_file: Path,
    output: Path,
    seed: int,
    as_of: date | None,
    lists_folder: Path | None,
    only: tuple[str, ...],
    profile: Path | None,
) -> None:
    """Score labelled CASES and write a dossier (.xlsx): figures, sweep, sample, sign-off.

    CASES has the columns query, candidate, is_match for pairs of names; or query, entry for names
    that should find an entry of the lists in use (empty: nothing). A column category tells kinds
    apart.

    \b
    Exit status:
      0   evaluated, whatever the figures
      3   the cases, a list or a profile is at fault
    """
    if output.suffix.casefold() != ".xlsx":
        raise SettingError(f"{output.name}: the dossier is written as .xlsx")
    read = read_cases(cases_file)
    for fault in read.faults:
        click.echo(f"not a case: {fault}", err=True)
    if not read.cases:
        raise SettingError(f"{cases_file.name}: there is no case in it")
    if read.are_pairs:
        scored, against = scored_pairs(read.cases), "pairs of names, with generic weights"
    else:
        screener = Screener.load(lists=lists_folder, only=only, as_of=as_of, profile=profile)
        scored = scored_queries(read.cases, screener)
        against = f"lists {screener.knowledge.digest[:16]}, profile {screener.settings.profile}"
    digest = sha256(cases_file.read_bytes()).hexdigest()[:16]
    write_dossier(scored, output, source=f"{cases_file.name} {digest}; {against}", seed=seed)
    for line in lines(scored):
        click.echo(line)
    click.echo(f"{output}: {len(scored)} cases, {len(read.faults)} rows left out", err=True)
