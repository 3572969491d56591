"""R14: every name of every list finds its own entry, as printed and in other prints."""

import random
import re
from collections.abc import Iterator

import pytest

from screener.match.entities import EntityMatcher
from screener.model.lists import EntityKind, Knowledge, ListEntity, ListName
from screener.normalise.chinese import HAN_RUN
from screener.normalise.names import name_key

_NOT_A_LETTER = re.compile(r"[^\w\s]")


def other_prints(name: str) -> Iterator[str]:
    yield name
    yield name.upper()
    yield name.lower()
    yield _NOT_A_LETTER.sub(" ", name)
    yield " ".join(reversed(name.split()))
    words = name.split()
    yield " ".join([*words[1:], *words[:1]])
    if HAN_RUN.search(name):
        yield f"{name}有限公司"
    else:
        yield f"{name} Co., Ltd."
        yield f"{name}, LLC"
        yield f"OOO {name}"


def listed_names(knowledge: Knowledge) -> Iterator[tuple[ListEntity, ListName]]:
    for entity in knowledge.entities.values():
        if entity.kind is not EntityKind.ADDRESS:
            for name in entity.names:
                yield entity, name


def test_every_listed_name_finds_its_entry_in_any_print(
    knowledge: Knowledge, matcher: EntityMatcher
) -> None:
    # An equal key is a match whatever the scorer says; only other keys need the whole look-up.
    lost, asked = [], 0
    owners = {
        key: {o.entity.entry for text in texts for o in matcher.table.owners[text]}
        for key, texts in matcher.table.by_key.items()
    }
    for entity, name in listed_names(knowledge):
        for text in dict.fromkeys(other_prints(name.text)):
            if entity.entry in owners.get(name_key(text), ()):
                continue
            asked += 1
            if entity.entry not in {match.entry for match in matcher.look_up(text)}:
                lost.append((entity.entry, text))
    assert lost == []
    assert asked < 20_000  # more would mean that keys no longer stand what they should


@pytest.mark.parametrize("part", range(3))
def test_a_sample_of_listed_names_is_found_by_the_whole_look_up(
    knowledge: Knowledge, matcher: EntityMatcher, part: int
) -> None:
    sample = random.Random(part).sample(list(listed_names(knowledge)), 800)
    for entity, name in sample:
        found = {match.entry: match for match in matcher.look_up(name.text)}
        assert entity.entry in found, name.text
        assert found[entity.entry].band.alerts


def test_entries_that_share_a_name_are_all_found(
    knowledge: Knowledge, matcher: EntityMatcher
) -> None:
    by_text: dict[str, set[str]] = {}
    for entity, name in listed_names(knowledge):
        by_text.setdefault(name.text, set()).add(entity.entry)
    shared = [(text, entries) for text, entries in by_text.items() if len(entries) > 2][:150]
    assert len(shared) > 100
    for text, entries in shared:
        assert entries <= {match.entry for match in matcher.look_up(text)}
