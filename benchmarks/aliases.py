"""Is a listed Chinese party found by a name that the list does not have (held-out aliases)?

Run: python -m benchmarks.aliases [--report] [--list ID] [--misses]

An alias is the query; its entry is loaded without it, and without the same key under another kind.
At most _FOLDS aliases of an entry are drawn by seed, each in a table of its own. Found: the entry
is an alert. First: it is the first alert of that list. Chinese names come from lists and from
aliases_zh, and each is withheld in its turn; how many stand first with the table as it is, is
printed beside. Clean: organisations of ../shared/data/labelled-dev of which no name is on any list,
looked up in all lists; they say how many alert, and must not.
"""

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process, utils

from benchmarks.names import DEVELOP, LABELLED, REPORT, SEED, Share, half_of, table
from screener.lists.load import load_knowledge
from screener.match.entities import EntityMatcher
from screener.model.lists import Knowledge, ListEntity, ListName, NameKind
from screener.normalise.chinese import HAN_RUN
from screener.normalise.names import name_key

_LISTS = ("us_entity_list", "jp_meti_eul", "us_ns_cmic", "us_meu_list", "us_unverified_list")
_CHINESE = frozenset({"CN", "HK", "MO", "TW"})
_FOLDS = 3
_WRATIO = 90
_DAY = date(2026, 11, 25)
_CLEAN = 1_500


@dataclass(frozen=True, slots=True)
class Held:
    """A name that is withheld from its entry and asked for."""

    entity: ListEntity
    name: ListName

    @property
    def kind(self) -> str:
        """What sort of name it is."""
        if HAN_RUN.search(self.name.text):
            return "Chinese name"
        return "acronym" if self.name.kind is NameKind.ACRONYM else "alias"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one query."""

    held: Held
    found: bool
    first: bool
    alerts: int
    best: str
    by_ratio: bool  # WRatio at 90 over the same names finds the entry
    ratio_alerts: int


def held_names(knowledge: Knowledge, half: str) -> list[list[Held]]:
    """Return the aliases of Chinese parties, in folds with one alias of an entry each."""
    folds: list[list[Held]] = [[] for _ in range(_FOLDS)]
    for entry, entity in sorted(knowledge.entities.items()):
        if _CHINESE.isdisjoint(entity.countries) or half_of(entry) != half:
            continue
        asked = [
            name
            for name in entity.names[1:]
            if name.kind is not NameKind.WEAK and name_key(name.text) != name_key(entity.name)
        ]
        random.Random(f"{SEED} {entry}").shuffle(asked)
        for fold, name in zip(folds, asked, strict=False):
            fold.append(Held(entity, name))
    return folds


def without(knowledge: Knowledge, fold: Iterable[Held]) -> Knowledge:
    """Return knowledge in which the names of a fold are withheld."""
    entities = dict(knowledge.entities)
    for held in fold:
        key = name_key(held.name.text)
        kept = tuple(name for name in held.entity.names if name_key(name.text) != key)
        entities[held.entity.entry] = replace(held.entity, names=kept)
    return replace(knowledge, entities=entities, digest="")


def answers(knowledge: Knowledge, fold: Sequence[Held]) -> list[Answer]:
    """Ask for each name of a fold."""
    shorn = without(knowledge, fold)
    matcher = EntityMatcher.build(shorn)
    names = [(e.entry, n.text) for e in shorn.entities.values() for n in e.names]
    prepared = [utils.default_process(text) for _, text in names]
    out = []
    for held in fold:
        matches = matcher.look_up(held.name.text)
        entries = [match.entry for match in matches]
        near = process.extract(
            utils.default_process(held.name.text),
            prepared,
            scorer=fuzz.WRatio,
            score_cutoff=_WRATIO,
            limit=None,
        )
        by_ratio = {names[row][0] for _, _, row in near}
        own = held.entity.entry
        out.append(
            Answer(
                held,
                own in entries,
                entries[:1] == [own],
                len(entries),
                matches[0].name if matches else "",
                own in by_ratio,
                len(by_ratio),
            )
        )
    return out


def first_with_table(knowledge: Knowledge, folds: Iterable[Sequence[Held]]) -> Share:
    """Return for how many Chinese names the entry is first when nothing is withheld."""
    matcher = EntityMatcher.build(replace(knowledge, digest=""))
    asked = [held for fold in folds for held in fold if held.kind == "Chinese name"]
    firsts = sum(
        [match.entry for match in matcher.look_up(held.name.text)[:1]] == [held.entity.entry]
        for held in asked
    )
    return Share(firsts, len(asked))


def clean_names(knowledge: Knowledge, half: str) -> list[str]:
    """Return names of organisations on no list: no name of the record is a listed key."""
    listed = {
        key
        for entity in knowledge.entities.values()
        for name in entity.names
        for key in (name_key(name.text),)
    }
    records: dict[str, set[str]] = defaultdict(set)
    for path in sorted(LABELLED.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["is_match"] == "true" and "acronym" not in row["category"]:
                    records[row["notes"]] |= {row["query"], row["candidate"]}
                elif row["is_match"] == "true":
                    records[row["notes"]] |= {row["candidate"]}
    clean = [
        name
        for record, names in sorted(records.items())
        if half_of(record) == half and not any(name_key(name) in listed for name in names)
        for name in sorted(names)
    ]
    return random.Random(SEED).sample(clean, min(_CLEAN, len(clean)))


def main() -> None:
    """Print the figures of one half."""
    half = REPORT if "--report" in sys.argv else DEVELOP
    lists = (sys.argv[sys.argv.index("--list") + 1],) if "--list" in sys.argv else _LISTS
    rows = []
    for list_id in lists:
        knowledge = load_knowledge(only=[list_id], as_of=_DAY)
        folds = [fold for fold in held_names(knowledge, half) if fold]
        asked = [answer for fold in folds for answer in answers(knowledge, fold)]
        for kind in sorted({answer.held.kind for answer in asked}):
            rows.append(_row(list_id, kind, [a for a in asked if a.held.kind == kind]))
        if any(answer.held.kind == "Chinese name" for answer in asked):
            print(f"{list_id}: Chinese names first with the alias table, nothing withheld:",
                  first_with_table(knowledge, folds))  # fmt: skip
        if "--misses" in sys.argv and half == DEVELOP:
            _show(asked)
    head = ("list", "names", "found", "first", "alerts a query",
            f"WRatio {_WRATIO}: found", "alerts a query")  # fmt: skip
    print("\n" + table(head, rows) + "\n")
    _clean(half)


def _row(list_id: str, kind: str, asked: Sequence[Answer]) -> list[str]:
    many = len(asked)
    return [
        list_id,
        kind,
        str(Share(sum(a.found for a in asked), many)),
        str(Share(sum(a.first for a in asked), many)),
        f"{sum(a.alerts for a in asked) / many:.2f}",
        str(Share(sum(a.by_ratio for a in asked), many)),
        f"{sum(a.ratio_alerts for a in asked) / many:.2f}",
    ]


def _show(asked: Iterable[Answer]) -> None:
    for answer in asked:
        names = " | ".join(
            name.text for name in answer.held.entity.names if name != answer.held.name
        )
        if not answer.found:
            print(f"   missed: {answer.held.name.text}  OF  {names[:200]}")
        elif not answer.first:
            print(
                f"   not first: {answer.held.name.text}  OF  {names[:100]}  BEHIND  {answer.best}"
            )
        if answer.alerts > 5:
            print(f"   {answer.alerts} alerts: {answer.held.name.text}")


def _clean(half: str) -> None:
    if not LABELLED.is_dir():
        print("no ../shared/data/labelled-dev on this machine: no clean names to look up")
        return
    for list_id in ("", "us_entity_list"):
        knowledge = load_knowledge(only=[list_id] if list_id else [], as_of=_DAY)
        matcher = EntityMatcher.build(knowledge)
        names = clean_names(load_knowledge(as_of=_DAY), half)
        alerting = [(name, found) for name in names if (found := matcher.look_up(name))]
        said = list_id or "all lists"
        print(f"clean organisation names that alert on {said}:", Share(len(alerting), len(names)))
        if "--misses" in sys.argv and half == DEVELOP:
            for name, found in alerting:
                first = found[0]
                print(f"   {name} -> {first.list} {first.score} {first.evidence[0].listed}")


if __name__ == "__main__":
    main()
