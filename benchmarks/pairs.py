"""How well are two names of one body told from two names of two (issue on name matching)?

Run: python -m benchmarks.pairs [--report] [--misses KIND]

Pairs: the CSV files of ../shared/data/labelled-dev where that folder is, and the bundled
tests/quality/name_pairs.csv, and persons of the SDN list with an alias and with their nearest
neighbour. A record is in the develop half or the report half by seed; the
report half is read with --report only, and each reading is noted in tests/quality/README.md.
Beside ours stand rapidfuzz's WRatio at 90 and, where it is installed, nomenklatura's logic-v2 at
0.70, on the same pairs in the same run.
"""

import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.names import DEVELOP, LABELLED, REPORT, SEED, half_of, logic_v2, ratio, table
from screener.evaluate.cases import Case
from screener.evaluate.figures import Scored, figures
from screener.lists.load import load_knowledge
from screener.match.compare import compare_names
from screener.model.lists import EntityKind

BUNDLED = Path(__file__).resolve().parent.parent / "tests" / "quality" / "name_pairs.csv"
_WRATIO, _LOGIC = 90.0, 70.0
_KIN = 70.0  # likeness from which an alias of a person is a form of the name
_YES = frozenset({"true", "1", "yes"})


@dataclass(frozen=True, slots=True)
class NamePair:
    """A labelled pair of names."""

    case: Case
    schema: str
    record: str


def pairs_of(paths: Iterable[Path]) -> list[NamePair]:
    """Return the labelled pairs of CSV files."""
    found = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                kind = row["category"].removeprefix("neg ")
                is_match = row["is_match"].casefold() in _YES
                case = Case(number, row["query"], row["candidate"], is_match, kind)
                record = row.get("notes") or row["query"]
                found.append(NamePair(case, row.get("schema", "Organization"), record))
    return found


def person_pairs(many: int = 300) -> list[NamePair]:
    """Return names of listed persons with an alias, and with the nearest name of another.

    Aliases that share no word with the name (a nom de guerre) are left out.
    """
    persons = [
        entity
        for _, entity in sorted(load_knowledge(only=["us_ofac_sdn"]).entities.items())
        if entity.kind is EntityKind.PERSON
    ]
    names = [entity.name for entity in persons]
    drawn = random.Random(SEED).sample(range(len(persons)), many)
    found = []
    for row in drawn:
        entity = persons[row]
        others = [one.text for one in entity.names[1:] if ratio(entity.name, one.text) >= _KIN]
        near = process.extract(entity.name, names, scorer=fuzz.WRatio, limit=4)
        other = next((name for name, _, at in near if at != row and name != entity.name), "")
        for text, is_match in [*((text, True) for text in others[:1]), (other, False)]:
            case = Case(0, entity.name, text, is_match, "person")
            found.append(NamePair(case, "Person", entity.entry))
    return found


def ours(pair: NamePair) -> tuple[float, bool]:
    """Return our score, and whether it would be an alert."""
    found = compare_names(pair.case.query, pair.case.candidate)
    return found.score, found.band in ("exact", "strong", "possible")


PairScorer = Callable[[NamePair], tuple[float, bool]]


def scorers() -> dict[str, PairScorer]:
    """Return the scorers that can be run here, by name."""

    def by_ratio(pair: NamePair) -> tuple[float, bool]:
        score = ratio(pair.case.query, pair.case.candidate)
        return score, score >= _WRATIO

    found: dict[str, PairScorer] = {"ours": ours, "WRatio 90": by_ratio}
    logic = logic_v2()
    if logic is None:
        print("nomenklatura is not installed here: its column is left out")
        return found
    scored = logic

    def by_logic(pair: NamePair) -> tuple[float, bool]:
        score = scored(pair.case.query, pair.case.candidate, pair.schema)
        return score, score >= _LOGIC

    return {**found, "logic-v2 0.70": by_logic}


def main() -> None:
    """Print the figures of one half."""
    half = REPORT if "--report" in sys.argv else DEVELOP
    paths = sorted(LABELLED.glob("*.csv")) if LABELLED.is_dir() else []
    if not paths:
        print("no ../shared/data/labelled-dev on this machine: the bundled pairs only")
    every = [*pairs_of([*paths, BUNDLED]), *person_pairs()]
    pairs = [one for one in every if half_of(one.record) == half]
    print(f"{half} half: {len(pairs)} pairs, {len({one.record for one in pairs})} records\n")
    told = sys.argv[sys.argv.index("--misses") + 1] if "--misses" in sys.argv else ""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for name, scorer in scorers().items():
        started = time.perf_counter()
        scored = [Scored(one.case, *scorer(one)) for one in pairs]
        spent = time.perf_counter() - started
        for kind in sorted({one.case.kind for one in pairs}):
            rows[kind].append(_row(kind, name, [one for one in scored if one.case.kind == kind]))
        print(f"{name}: {len(pairs) / spent:,.0f} pairs a second")
        if name == "ours" and told and half == DEVELOP:
            _show([one for one in scored if one.case.kind == told])
    head = ("kind", "scorer", "pairs", "recall", "precision", "F1", "area")
    print("\n" + table(head, [row for several in rows.values() for row in several]))


def _row(kind: str, name: str, scored: Sequence[Scored]) -> list[str]:
    one = figures(kind, scored)
    shares = (one.recall, one.precision, one.f1, one.area)
    return [kind, name, str(one.cases), *("–" if x is None else f"{x:.3f}" for x in shares)]


def _show(scored: Sequence[Scored]) -> None:
    for one in sorted(scored, key=lambda each: each.score):
        if one.alert is not one.case.is_match:
            said = "missed" if one.case.is_match else "false"
            print(f"   {said} {one.score:.0f}: {one.case.query} | {one.case.candidate}")


if __name__ == "__main__":
    main()
