"""From the readings to a page of figures: ``python -m tests.quality.report``.

python -m tests.quality.report                 figures of all; misses of the plan
python -m tests.quality.report --development   only the development documents, with their misses
python -m tests.quality.report --reveal NAME   also the misses of NAME (read README.md first)
python -m tests.quality.report --write-found   write found.csv, the true matches of today
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from screener import Screener
from tests.quality.alone import confusions, names_alone, screened_alone, sort_of
from tests.quality.measure import (
    Measured,
    coded,
    locked,
    measured,
    recall,
    share,
    true_matches,
    write_lock,
)
from tests.quality.readings import DEVELOPMENT, DOCUMENTS, Found, rows_of

CONTROL_LISTS = ("us_ccl", "eu_annex_i", "us_usml")


def figures(of: Measured) -> Iterator[str]:
    """Yield the figures of one document, a line each."""
    for kind, rows in (("parties", of.parties()), ("technologies and products", of.things())):
        yield f"{kind}: {len(rows)}, named {_percent(recall(rows))}" + (
            f" (exact span {_percent(recall(rows, exact=True))})"
        )
    yield f"mentions that touch a row: {_percent(of.overlap)}"
    if of.name in DEVELOPMENT:
        return
    asked = [(one, entry) for one in of.found for entry in one.row.entries]
    kin = [(one, entry) for one in of.found for entry in one.row.related]
    yield f"entries: {sum(of.flagged(*pair) for pair in asked)} of {len(asked)} flagged"
    yield f"related: {sum(of.flagged(*pair) for pair in kin)} of {len(kin)} flagged"
    for one in CONTROL_LISTS:
        yield f"right code on {one}: {_percent(share(of, one))} of {len(coded(of, one))} found"
    quiet = [one for one in of.found if one.row.uncontrolled]
    yield f"things on no list: {len(quiet)}, alarmed {sum(bool(of.alarmed(one)) for one in quiet)}"
    glossed = [one for one in of.found if one.row.also and one.near]
    yield f"glosses joined: {sum(map(_joined, glossed))} of {len(glossed)}"
    lost = locked(of.name) - set(true_matches(of))
    yield f"true matches: {len(set(true_matches(of)))}, lost since the lock: {len(lost)}"


def misses(of: Measured) -> Iterator[str]:
    """Yield each miss and each false alarm of one document, a line each."""
    for one in of.found:
        place = f"line {one.row.line} {one.row.kind} “{one.row.text}”"
        if not one.near:
            yield f"not named: {place}"
            continue
        for entry in (*one.row.entries, *one.row.related):
            if not of.flagged(one, entry):
                yield f"not flagged: {place} on {':'.join(entry)}"
        for control_list, codes in one.row.codes.items():
            if not of.right_codes(one, control_list):
                has = f"{sorted(codes)}, has {_codes(of, one)}"
                yield f"no right code: {place} {control_list} {has}"
        if one.row.uncontrolled and of.alarmed(one):
            yield f"false alarm: {place}: {', '.join(of.alarmed(one))}"
        if one.row.also and not _joined(one):
            yield f"gloss not joined: {place} {one.row.also}, has {one.near[0].also}"
    for line in sorted(locked(of.name) - set(true_matches(of))):
        yield f"lost: {line}"


def by_one_name(screener: Screener, name: str, *, reveal: bool) -> Iterator[str]:
    """Yield how the parties of one document fare when only one of their names is said."""
    wanted = names_alone(rows_of(name))
    pairs = confusions(name) if name == "plan" else []
    with TemporaryDirectory() as folder:
        said = [one for one, _ in wanted] + [pair.text for pair in pairs]
        alone = screened_alone(screener, said, Path(folder))
    for sort in ("English name", "Chinese name", "abbreviation"):
        these = [pair for pair in wanted if sort_of(pair[0]) == sort]
        missed = [(one, entry) for one, entry in these if not alone[one].flagged(entry)]
        yield f"from the {sort} alone: {len(these) - len(missed)} of {len(these)}"
        yield from (f"  missed: {one} on {':'.join(e)}" for one, e in missed if reveal)
    confused = [pair for pair in pairs if alone[pair.text].strongly(pair.entry)]
    yield f"other bodies matched strongly: {len(confused)} of {len(pairs)}"
    yield from (f"  {p.text} ~ {':'.join(p.entry)}: {p.why}" for p in confused)


def main() -> None:
    """Print the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reveal", action="append", default=["plan"], choices=list(DOCUMENTS))
    parser.add_argument("--write-found", action="store_true")
    parser.add_argument("--development", action="store_true")
    asked = parser.parse_args()
    screener = Screener.load()
    out = sys.stdout.write
    if asked.development:
        for name in DEVELOPMENT:
            of = measured(screener, name)
            missed = [line for line in misses(of) if line.startswith("not named")]
            out("\n".join([f"== {name}", *figures(of), *missed, ""]) + "\n")
        return
    kept = []
    for name, path in DOCUMENTS.items():
        if not path.is_file():
            out(f"{name}: not on this machine, its lock is kept\n")
            kept += list(locked(name))
            continue
        of = measured(screener, name)
        kept += true_matches(of)
        lines = [*figures(of), *by_one_name(screener, name, reveal=name in asked.reveal)]
        lines += misses(of) if name in asked.reveal else []
        out("\n".join([f"== {name}", *lines, ""]) + "\n")
    if asked.write_found:
        write_lock(kept)


def _joined(one: Found) -> bool:
    also = {other for mention in one.near for other in mention.also}
    return set(one.row.also) <= also


def _codes(of: Measured, one: Found) -> list[str]:
    return list(dict.fromkeys(m.code for m in of.matches(one) if m.code))[:4]


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"


if __name__ == "__main__":
    main()
