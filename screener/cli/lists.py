"""``screener lists``: what is known, how old it is, from where, and what an entry says."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from screener.cli import options
from screener.cli.lists_words import control_lines, entity_lines, search_lines
from screener.errors import Faults, ListNotAvailableError, ScreenerError, SettingError
from screener.lists import index
from screener.lists.compile import compile_list, read_source, stamp
from screener.lists.differences import changes
from screener.lists.kept_texts import keep_text
from screener.lists.load import Copy, choose, how_to_get, load_knowledge
from screener.lists.notice import notice
from screener.lists.own import OWN, own_manifest
from screener.lists.verify import verify, verify_against, verify_snapshot
from screener.lists.verify_text import Problem
from screener.model.lists import ListKind, ListState
from screener.report.glossary import write_glossary

_DOES_NOT_HOLD, _SOME_FAILED = 3, 11
_HEADINGS = (
    "list", "state", "published", "age", "entries", "title", "terms", "proven", "copies", "to do"
)  # fmt: skip
_OF_COPIES = ("list", "snapshot", "published", "retrieved", "entries", "parser", "source")

_list_id = click.option(
    "--as", "list_id", required=True, metavar="LIST_ID", help="Which list it is."
)
_published = options.day("--published", "The day of which the file is (of the file's edition).")
_file = click.argument("file", type=click.Path(exists=True, path_type=Path))
_accept_fall = click.option(
    "--accept-fall", default="", metavar="WHY", help="Take a file with far fewer entries."
)
_as_json = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def lists() -> None:
    """The entity and control lists: status, entries, checks, and copies of one's own."""


@lists.command()
@click.option("--copies", is_flag=True, help="Every snapshot that is held, a line each.")
@options.common(options.as_of, options.lists_folder)
@_as_json
def status(copies: bool, as_of: date | None, lists_folder: Path | None, as_json: bool) -> None:
    """Show every list: which copy is used, how old it is, or why there is none.

    \b
    Exit status:
      0   shown, also where lists are stale or missing
      3   a list does not hold
    """
    snapshots = _held()
    if copies:
        _print_copies(snapshots, as_json=as_json)
        return
    knowledge = load_knowledge(lists=lists_folder, as_of=as_of)
    held = Counter(one.list for one in snapshots)
    if as_json:
        told = [_told(state) | {"copies": held[state.manifest.id]} for state in knowledge.lists]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    _print_rows([_row(state, held[state.manifest.id]) for state in knowledge.lists])
    used = sum(state.state == "used" for state in knowledge.lists)
    stale = sum(state.stale for state in knowledge.lists)
    click.echo(f"{len(knowledge.lists)} lists: {used} used, {stale} of them stale", err=True)


def _held() -> tuple[index.Held, ...]:
    faults: list[ScreenerError] = []
    snapshots = index.held(faults)
    if faults:
        raise Faults(tuple(faults))
    return snapshots


def _print_copies(snapshots: Iterable[index.Held], *, as_json: bool) -> None:
    """Print the snapshots by list and day."""
    ordered = sorted(snapshots, key=lambda one: (one.list, one.published, one.folder))
    if as_json:
        told = [asdict(one) for one in ordered]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))
        return
    rows = [
        (one.list, one.folder[:12], str(one.published), str(one.retrieved or ""), str(one.entries),
         one.parser, one.source)
        for one in ordered
    ]  # fmt: skip
    _print_rows(rows, _OF_COPIES)


def _row(state: ListState, copies: int) -> tuple[str, ...]:
    manifest = state.manifest
    age = "" if state.age_days is None else f"{state.age_days} d{' stale' if state.stale else ''}"
    return (
        manifest.id,
        state.state,
        str(manifest.published or ""),
        age,
        str(state.entries) if state.state == "used" else "",
        manifest.title,
        manifest.licence,
        "yes" if manifest.proven else "no",
        str(copies),
        state.note if state.state == "used" else how_to_get(manifest),
    )


def _print_rows(rows: Sequence[tuple[str, ...]], headings: tuple[str, ...] = _HEADINGS) -> None:
    """Print a table on a terminal, and a line a row with tabs between where it is piped."""
    console = Console()
    if not console.is_terminal:
        for row in (headings, *rows):
            click.echo("\t".join(row))
        return
    table = Table(show_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading in headings[:3])
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _told(state: ListState) -> dict[str, object]:
    manifest = state.manifest
    return {
        "id": manifest.id,
        "kind": manifest.kind.value,
        "title": manifest.title,
        "state": state.state,
        "origin": state.origin,
        "published": str(manifest.published or ""),
        "retrieved": str(manifest.retrieved or ""),
        "age_days": state.age_days,
        "stale": state.stale,
        "stale_after_days": manifest.stale_after_days,
        "entries": state.entries,
        "sha256": manifest.sha256,
        "licence": manifest.licence,
        "source": manifest.source,
        "effect": manifest.effect,
        "proven": manifest.proven,
        "note": state.note,
        "how_to_get": "" if state.state == "used" else how_to_get(manifest),
    }


@lists.command()
@click.argument("entry")
@options.common(options.as_of, options.lists_folder)
def show(entry: str, as_of: date | None, lists_folder: Path | None) -> None:
    """Show an entry (LIST_ID/KEY or LIST_ID/CODE): facts, names with their origin, citations.

    \b
    Exit status:
      0   shown
      3   there is no such entry, or a list does not hold
    """
    knowledge = load_knowledge(lists=lists_folder, as_of=as_of)
    states = {state.manifest.id: state for state in knowledge.lists}
    state = states.get(entry.partition("/")[0])
    if state and entry in knowledge.entities:
        click.echo("\n".join(entity_lines(knowledge.entities[entry], state)))
    elif state and entry in knowledge.controls:
        click.echo("\n".join(control_lines(entry, knowledge.controls[entry], state)))
    else:
        raise ListNotAvailableError(
            f"there is no entry {entry!r} in the lists in use",
            hint="screener lists search TEXT finds entries by name, code or term",
        )


@lists.command()
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--top", type=click.IntRange(1), default=50, show_default=True, help="At most so many."
)
@options.common(options.only, options.as_of, options.lists_folder)
def search(
    text: tuple[str, ...],
    top: int,
    only: tuple[str, ...],
    as_of: date | None,
    lists_folder: Path | None,
) -> None:
    """Find entries whose name, code, title or term contains TEXT, letter by letter.

    For names that are written differently use `screener match`.

    \b
    Exit status:
      0   searched, also where nothing was found
      3   a list does not hold
    """
    knowledge = load_knowledge(lists=lists_folder, only=only, as_of=as_of)
    found = list(search_lines(" ".join(text), knowledge, as_of or date.today()))
    for line in found[:top]:
        click.echo(line)
    more = f", the first {top} shown" if len(found) > top else ""
    click.echo(f"{len(found)} entries in these copies{more}", err=True)


@lists.command("verify")
@click.argument("list_id", required=False)
@click.option(
    "--against",
    type=click.Path(exists=True, path_type=Path),
    help="The publisher's file of LIST_ID; of a control list its official text.",
)
@options.common(options.as_of, options.lists_folder)
def verify_lists(
    list_id: str | None, against: Path | None, as_of: date | None, lists_folder: Path | None
) -> None:
    """Check copies: digests, counts, sentinels, keys, and what the tables of names rest on.

    A control list is compared with its official text code by code: which entries and paragraphs
    there are, reasons for control, and whether each threshold's figure, unit and comparison stand
    in the paragraph that it cites. With a text imported before, what has changed is shown too.

    \b
    Exit status:
      0   all holds
      2   --against without LIST_ID
      3   something does not hold; each fault is named on stdout
    """
    if against and not list_id:
        raise click.UsageError("--against needs the LIST_ID of which FILE is a copy")
    chosen = choose(lists_folder, as_of or date.today())
    copies = [_copy(chosen, list_id)] if list_id else list(chosen.values())
    needed = any(copy.manifest.kind in (ListKind.ALIASES, ListKind.RELATIONS) for copy in copies)
    entities = load_knowledge(lists=lists_folder, as_of=as_of).entities if needed else {}
    faults = [fault for copy in copies for fault in verify(copy, entities)]
    ids = {copy.manifest.id for copy in copies}
    faults += [fault for one in _held() if one.list in ids for fault in verify_snapshot(one)]
    for fault in faults:
        click.echo(fault)
    if against:
        problems = verify_against(copies[0], against)
        _print_problems(problems)
        faults += [str(problem) for problem in problems]
    here = sum(copy.manifest.copy_here for copy in copies)
    click.echo(f"{here} copies checked, {len(faults)} faults", err=True)
    sys.exit(_DOES_NOT_HOLD if faults else 0)


def _print_problems(problems: list[Problem]) -> None:
    """Print a table on a terminal; piped, a line a problem, the words to look at behind a tab."""
    console = Console()
    if not console.is_terminal:
        for problem in problems:
            click.echo(f"{problem.code}: {problem.what}\t{problem.look}".rstrip("\t"))
    elif problems:
        table = Table("code", "what does not hold", "look at")
        for problem in problems:
            table.add_row(*(escape(cell) for cell in (problem.code, problem.what, problem.look)))
        console.print(table)


def _copy(chosen: dict[str, Copy], list_id: str) -> Copy:
    if list_id not in chosen:
        raise ListNotAvailableError(
            f"there is no list {list_id!r}", hint="screener lists status names them"
        )
    return chosen[list_id]


@lists.command("compile")
@_file
@_list_id
@click.option("--into", required=True, type=click.Path(path_type=Path), help="Folder to write to.")
@_published
@options.day("--retrieved", "The day on which the file was fetched.")
def compile_file(
    file: Path, list_id: str, into: Path, published: date | None, retrieved: date | None
) -> None:
    """Compile a publisher's FILE into a folder of a list.

    Nothing is written where the file is not what the list's adapter reads, or is implausible.

    \b
    Exit status:
      0   written
      3   the file, or the list, is at fault; nothing was written
    """
    manifest = _copy(choose(None, date.today()), list_id).manifest
    compiled = compile_list(
        read_source(file), manifest, into, published=published, retrieved=retrieved
    )
    click.echo(f"{into}: {compiled.id} of {compiled.published}", err=True)


@lists.command("update")
@click.option(
    "--url",
    "addresses",
    multiple=True,
    metavar="LIST_ID=URL",
    help="Fetch a list from another address, a mirror's; may be repeated.",
)
@_accept_fall
@click.option("--no-progress", is_flag=True, help="No line before each list.")
@options.common(options.only, options.offline)
def update_lists(
    addresses: tuple[str, ...],
    accept_fall: str,
    no_progress: bool,
    only: tuple[str, ...],
    offline: bool,
) -> None:
    """Fetch newer copies of the lists whose publishers give a file; the only command that goes out.

    A file that is implausible is refused: the copy in use stays, and every report says so.

    \b
    Exit status:
      0   all lists that can be fetched are up to date
      2   the command was misused
      3   a list is unknown, or --offline was given
      11  a source failed or its file was refused; the others were done
    """
    if offline:
        raise SettingError(
            "lists update goes to the network, and --offline forbids it",
            hint="screener lists import FILE --as LIST_ID takes a file from elsewhere",
        )
    told = dict(one.partition("=")[::2] for one in addresses)
    chosen = choose(None, date.today())
    wanted = [_copy(chosen, list_id) for list_id in only or sorted(chosen)]
    from screener.lists.fetch import Fetcher
    from screener.lists.update import update

    fetcher = Fetcher()
    states = []
    fetchable = [one for one in wanted if one.manifest.fetch or one.manifest.id in told]
    for one in wanted:
        if only and one not in fetchable:
            click.echo(f"{one.manifest.id}: no address to fetch from; {how_to_get(one.manifest)}")
    announce = (lambda _: None) if no_progress else (lambda name: click.echo(f"{name} …", err=True))
    for done in update(
        fetchable,
        today=date.today(),
        fetcher=fetcher,
        addresses=told,
        accept_fall=accept_fall,
        announce=announce,
    ):
        states.append(done.state)
        click.echo(f"{done.list}: {done.state}: {done.said}")
    fetcher.close()
    sys.exit(_SOME_FAILED if {"failed", "refused"} & set(states) else 0)


@lists.command("import")
@_file
@_list_id
@_published
@_accept_fall
@click.option("--effect", default="", help="Of a list of your own: what being on it means.")
def import_file(
    file: Path, list_id: str, published: date | None, accept_fall: str, effect: str
) -> None:
    """Take a publisher's FILE into SCREENER_HOME, where it outranks an older bundled copy.

    A LIST_ID that begins with local_ is a list of your own: internal denials, a watch list, letters
    that you got. It is confidential; evidence packs leave it out unless asked.

    A list that no adapter reads is taken from a CSV with the columns key and name.

    Of a control list the official text is kept, for `lists verify LIST_ID --against FILE` of the
    next one; the catalogue stays the bundled one.

    \b
    Exit status:
      0   taken
      3   the file, or the list, is at fault; the earlier copy stays in use
    """
    chosen = choose(None, date.today())
    own = list_id.startswith(OWN) and list_id not in chosen
    copy = Copy(file, own_manifest(list_id, effect), "file") if own else _copy(chosen, list_id)
    if published is None:
        raise SettingError(
            "--published is needed",
            hint="the day of which the file is; ages and --as-of rest on it",
        )
    if copy.manifest.kind is ListKind.CONTROL:
        keep_text(read_source(file), copy.manifest, published=published, retrieved=date.today())
        click.echo(f"{list_id}: official text of {published} kept", err=True)
        return
    from screener.lists.update import take

    compiled = take(
        read_source(file),
        copy,
        published=published,
        retrieved=date.today(),
        accept_fall=accept_fall,
    )
    click.echo(f"{list_id}: copy of {compiled.published} taken", err=True)


@lists.command("diff")
@click.argument("before")
@click.argument("after")
@click.option("--as", "list_id", default="", metavar="LIST_ID", help="Of which list a FILE is.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the changes: .xlsx or .json; may be repeated.",
)
@options.common(options.lists_folder)
@_as_json
def diff(
    before: str,
    after: str,
    list_id: str,
    outputs: tuple[Path, ...],
    lists_folder: Path | None,
    as_json: bool,
) -> None:
    """Show what changed from BEFORE to AFTER, by entry and field, never by row.

    Each is LIST_ID@YYYY-MM-DD (the copy of that day), the beginning of a snapshot's id (`lists
    status --copies` prints them), a compiled folder, or a publisher's file with --as LIST_ID.

    An entry that is gone and one that has come and bears one of its names are shown as likely the
    same party; they are never merged.

    \b
    Exit status:
      0   compared, whether or not something changed
      3   there is no such copy, it does not hold, or the two are of different lists
    """
    from screener.lists.compared import compared

    old = compared(before, list_id, lists_folder)
    new = compared(after, list_id or old.list, lists_folder)
    if old.list != new.list:
        raise SettingError(
            f"{old.said} and {new.said} are of different lists", hint="two copies of one list"
        )
    rows = [asdict(change) for change in changes(old.records, new.records)]
    for path in outputs:
        from screener.report.changes import write_changes

        write_changes(old.list, old.said, new.said, rows, path)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif not outputs:
        for row in rows:
            click.echo(_change_line(row))
    counts = Counter(row["what"] for row in rows)
    likely = sum(bool(row["perhaps"]) and row["what"] == "added" for row in rows)
    click.echo(
        f"{old.said} to {new.said}: {len(rows)} changes ({counts['added']} added,"
        f" {counts['removed']} removed, {likely} of them likely renamings,"
        f" {counts['changed']} fields changed)",
        err=True,
    )


def _change_line(row: dict[str, str]) -> str:
    detail = f" {row['field']}: {row['before']!r} -> {row['after']!r}" if row["field"] else ""
    perhaps = f" (perhaps the same party as {row['perhaps']})" if row["perhaps"] else ""
    return f"{row['what']} {row['entry']} {row['name']}{detail}{perhaps}"


@lists.command("stamp")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def stamp_folder(folder: Path) -> None:
    """Write the digest of FOLDER's data files into its manifest, after a change by hand.

    \b
    Exit status:
      0   written
      3   the folder has no manifest that holds
    """
    click.echo(f"{folder}: {stamp(folder).data_sha256}", err=True)


@lists.command("glossary")
@click.option(
    "-o", "--output", "path", required=True, type=click.Path(path_type=Path), help="An .html file."
)
@options.common(options.as_of, options.lists_folder)
def glossary(path: Path, as_of: date | None, lists_folder: Path | None) -> None:
    """Write the control catalogue as one page: codes, words in two languages, figures, questions.

    \b
    Exit status:
      0   written
      3   a list does not hold, or the file cannot be written
    """
    if path.suffix.casefold() not in (".html", ".htm"):
        raise SettingError(
            f"{path.name} is no name of a page", hint="give a name that ends in .html"
        )
    knowledge = load_knowledge(lists=lists_folder, as_of=as_of)
    write_glossary(knowledge, path)
    click.echo(f"{path}: {len(knowledge.controls):,} entries", err=True)


@lists.command("notice")
def print_notice() -> None:
    """Print the credits that the sources of the bundled lists ask for (the file NOTICE).

    \b
    Exit status:
      0   printed
      3   a manifest does not hold
    """
    bundled = choose(None, date.today()).values()
    click.echo(notice(copy.manifest for copy in bundled if copy.origin == "bundled"), nl=False)
