"""Updates and caches of processes that are killed: no copy is lost, none is half, none is forged.

CI kills a few; ``make soak`` kills two hundred (SCREENER_SOAK says how many).
"""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from screener import folders
from screener.errors import ScreenerError
from screener.extract import Gazetteer
from screener.lists import index
from screener.lists.fetch import Fetched
from screener.lists.folder import data_digest
from screener.lists.load import choose, load_knowledge
from screener.lists.manifest import read_manifest
from screener.lists.update import update
from screener.match.entities import EntityMatcher
from screener.model.lists import Knowledge

FIRST = date(2026, 1, 1)
TODAY = date(2026, 11, 25)
COUNT = 300
MANIFEST = """schema: list/1
id: eu_fsf
kind: entity
title: A list
authority: Somebody
jurisdiction: XX
effect: None.
licence: none
source: none
fetch: https://example.invalid/list.csv
published: 2025-12-31
format: contract_csv
proven: no
stale_after_days: 7
expect: {entries: [1, 900]}
"""
FORK = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))
    place = tmp_path / "bundled" / "eu_fsf"
    place.mkdir(parents=True)
    (place / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (place / "entities.csv").write_text(file_of(0).decode(), encoding="utf-8")
    monkeypatch.setattr(folders, "bundled", lambda _: tmp_path / "bundled")


def file_of(version: int) -> bytes:
    """Return a publisher's file: a name tells of which version it is."""
    rows = [f"{number:03},Kestrel{number:03} Harbour {version:05}" for number in range(COUNT)]
    return ("key,name\n" + "\n".join(rows) + "\n").encode()


class Publisher:
    """Gives one version of the file."""

    def __init__(self, version: int) -> None:
        self.version = version

    def get(self, _: str, **tags: str) -> Fetched:
        del tags  # whatever one has already
        day = FIRST + timedelta(self.version)
        return Fetched(file_of(self.version), False, f'"{self.version}"', "", day)


def take(version: int) -> None:
    publisher: Any = Publisher(version)
    (one,) = update([choose(None, TODAY)["eu_fsf"]], today=TODAY, fetcher=publisher)
    assert one.state == "new", one.said


def use() -> Knowledge:
    """Load the lists, and make every cache that is made of them."""
    knowledge = load_knowledge(as_of=TODAY)
    Gazetteer.build(knowledge)
    EntityMatcher.build(knowledge)
    return knowledge


def versions(knowledge: Knowledge) -> set[int]:
    assert len(knowledge.entities) == COUNT
    return {int(entity.name.split()[-1]) for entity in knowledge.entities.values()}


def working(log: Path, first: int) -> None:
    """Take one version after another, and write down each that was taken."""
    version = first
    while True:
        take(version)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{version}\n")
        use()
        version += 1


def taken(log: Path) -> set[int]:
    return {int(line) for line in log.read_text("utf-8").split()} if log.is_file() else set()


def check_home(log: Path) -> None:
    """Whatever was taken is there, whole and as it was; the newest is in use."""
    faults: list[ScreenerError] = []
    held = index.held(faults)
    assert faults == []
    for one in held:
        place = index.place_of(one)
        assert read_manifest(place).data_sha256 == data_digest(place)
        assert one.entries == COUNT
    days = {(one.published - FIRST).days for one in held}
    assert taken(log) <= days, "a copy that was taken is gone"
    (newest,) = versions(use())
    assert newest == max(days, default=0)


def kills() -> int:
    return int(os.environ.get("SCREENER_SOAK") or 6)


def test_no_moment_of_being_killed_loses_a_copy(tmp_path: Path) -> None:
    log = tmp_path / "taken.txt"
    chance = random.Random(20261125)
    use()  # what is made once a process is made before the first is killed
    started = time.monotonic()
    take(1)
    use()
    longest = time.monotonic() - started
    log.write_text("1\n", encoding="utf-8")
    for _ in range(kills()):
        following = max(taken(log)) + 1
        child = FORK.Process(target=working, args=(log, following))
        child.start()
        time.sleep(chance.uniform(0, 2 * longest))
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        assert child.exitcode == -signal.SIGKILL, "it ended by itself"
        check_home(log)


def seen() -> tuple[object, ...]:
    """Return what a text and a name find, with whatever caches there are."""
    knowledge = use()
    spans = Gazetteer.build(knowledge).spans("The pumps go to Kestrel007 Harbour 00000.")
    matches = EntityMatcher.build(knowledge).look_up("Kestrel007 Harbour 00000")
    assert spans
    assert matches
    return spans, matches, versions(knowledge)


def test_caches_that_were_cut_or_altered_anywhere_are_made_anew() -> None:
    cold = seen()
    chance = random.Random(1)
    files = sorted(folders.cache().iterdir())
    assert len(files) >= 2
    for path in files:
        whole = path.read_bytes()
        turned = bytearray(whole)
        turned[chance.randrange(len(whole))] ^= 1
        cuts = (b"", whole[: chance.randrange(len(whole))], whole[:-1])
        for broken in (*cuts, bytes(turned)):
            path.write_bytes(broken)
            assert seen() == cold


def reading(until: float, said: Path) -> None:
    """Screen again and again, and write down what is no whole list."""
    looked = 0
    while time.monotonic() < until:
        found = versions(use())
        if len(found) != 1:
            said.write_text(f"a mixture: {sorted(found)}", encoding="utf-8")
        looked += 1
    with said.with_suffix(".count").open("a", encoding="utf-8") as file:
        file.write(f"{looked}\n")


def updating(until: float, first: int) -> None:
    version = first
    while time.monotonic() < until:
        take(version)
        version += 2


def joined(*work: tuple[Callable[..., None], tuple[Any, ...]]) -> list[int | None]:
    running = [FORK.Process(target=target, args=args) for target, args in work]
    for one in running:
        one.start()
    for one in running:
        one.join()
    return [one.exitcode for one in running]


def test_two_that_update_and_two_that_screen_never_see_half_a_list(tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    use()
    until = time.monotonic() + 3 + kills() / 10
    ended = joined(
        (updating, (until, 1)), (updating, (until, 2)), (reading, (until, said)),
        (reading, (until, said)),
    )  # fmt: skip
    assert ended == [0, 0, 0, 0]
    assert not said.exists(), said.read_text("utf-8")
    assert all(int(line) > 0 for line in said.with_suffix(".count").read_text("utf-8").split())
    assert len(index.held([])) > 2
