"""The screener from Python: load once, screen many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from screener.delta import earlier_of
from screener.lists.load import load_knowledge
from screener.lookup import NameSearch
from screener.match.compare import Comparison, compare_names
from screener.match.many_names import all_of
from screener.match.profile import load_profile, profile_hash
from screener.model.answer import Answers
from screener.model.lists import Knowledge
from screener.model.match import Match
from screener.model.ownership import Stake
from screener.model.run import Judgement, ScreeningRun, Settings
from screener.pipeline import NO_ANSWERS, Prepared, Track, screen
from screener.read import Mapping, StakesRead, TextInput, read_stakes
from screener.report.read_json import read_run
from screener.rules import check_profile, load_rules
from screener.rules.schema import RuleTest

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Comparison", "Screener", "compare_names"]

_NAME_COLUMNS = ["query", "list", "entry", "name", "matched", "score", "band", "method"]
_CONTROL_COLUMNS = ["query", "list", "code", "paragraph", "score", "band", "terms"]


class Screener:
    """All lists and rules, ready to screen; see ``Screener.load``."""

    def __init__(self, prepared: Prepared, settings: Settings) -> None:
        self.prepared = prepared
        self.settings = settings

    @classmethod
    def load(
        cls,
        *,
        lists: Path | str | None = None,
        rules: Path | str | None = None,
        only: Sequence[str] = (),
        as_of: date | None = None,
        at_least: float | None = None,
        destination: str = "",
        affiliates: str = "prudent",
        profile: Path | str | None = None,
    ) -> Screener:
        """Load the bundled lists and rules, newer snapshots where there are some.

        Args:
            lists: Another folder of lists; an id that stands in both is taken from it.
            rules: Another folder of rules; likewise.
            only: Ids of the lists to use; empty for all.
            as_of: The day for ages, law windows and editions; None for today.
            at_least: Lowest score kept, 0 to 100; None leaves it to the bands.
            destination: ISO 3166-1 alpha-2 code of where the items go; "" if unknown.
            affiliates: How the BIS 50 percent rule is read: prudent, in_force or listed_only.
            profile: A profile file: lists, scores and families of rules; None for the bundled one.

        Raises:
            ScreenerError: A list, a rule or a setting is at fault.
        """
        day = as_of or date.today()
        chosen = load_profile(_folder(profile))
        wanted = tuple(only) or chosen.lists.only
        knowledge = load_knowledge(
            lists=_folder(lists), only=wanted, without=chosen.lists.without, as_of=day
        )
        settings = Settings(
            as_of=day,
            only=wanted,
            at_least=at_least,
            destination=destination.upper(),
            affiliates=affiliates,
            lists_folder=_named(lists),
            rules_folder=_named(rules),
            profile=chosen.id,
            leaves_out=chosen.leaves_out,
            profile_hash=profile_hash(chosen),
        )
        ruleset = load_rules(_folder(rules))
        check_profile(chosen, ruleset)
        return cls(Prepared(knowledge, ruleset, chosen), settings)

    @property
    def knowledge(self) -> Knowledge:
        """The lists in use, and those without a copy."""
        return self.prepared.knowledge

    def screen(
        self,
        inputs: Sequence[Path | str | TextInput],
        *,
        mapping: Mapping | None = None,
        ownership: Sequence[Path] = (),
        answers: Answers = NO_ANSWERS,
        jobs: int = 1,
        track: Track = iter,
        since: Path | None = None,
    ) -> ScreeningRun:
        """Screen files, folders and texts; the result is the object behind every report.

        Args:
            inputs: Paths, or texts with a key of their own.
            mapping: Which columns of tables are what; None to guess.
            ownership: Tables of owner, owned, percent and date, or GLEIF's files.
            answers: What reviewers answered earlier; the command line takes it from the store.
            jobs: Processes among which documents are shared; the result is the same.
            track: Passes documents on while it shows progress.
            since: JSON report of an earlier run: what has not changed since is not screened again,
                and the result is the same. What stands, and why the rest does not, is told.

        Raises:
            ReportError: ``since`` is no report of a run.
        """
        asked = [Path(one) if isinstance(one, str) else one for one in inputs]
        stakes = read_stakes(ownership) if ownership else None
        settings = replace(self.settings, ownership=_hashed(ownership))
        return screen(
            asked,
            self.prepared,
            settings,
            mapping=mapping,
            stakes=stakes,
            answers=answers,
            jobs=jobs,
            track=track,
            earlier=earlier_of(read_run(since)) if since else None,
        )

    def judged(self, test: RuleTest, day: date) -> Judgement:
        """Screen the text of a rule's test as of a day; the proofs of rules are run with this."""
        settings = replace(
            self.settings, as_of=day, affiliates=test.affiliates, destination=test.destination
        )
        stakes = tuple(Stake(owner, owned, share) for owner, share, owned in test.owners)
        run = screen(
            [TextInput("text", (test.text or "").encode())],
            self.prepared,
            settings,
            stakes=StakesRead(stakes, ()) if stakes else None,
        )
        return Judgement(run.flags, run.rules)

    def match_names(
        self,
        names: Sequence[str],
        *,
        countries: Sequence[str] | None = None,
        at_least: float | None = None,
        top: int | None = None,
        jobs: int = 1,
    ) -> pd.DataFrame:
        """Look names up in the entity lists.

        Args:
            names: Names of parties, in any script.
            countries: ISO 3166-1 alpha-2 code of each name, "" where unknown; None for none.
            at_least: Lowest score kept, 0 to 100; None for alerts only.
            top: Most rows for a name; None for all.
            jobs: Processes that share the names, some thousands or more; the result is the same.

        Returns:
            Columns query (row number of the name), list, entry, name, matched (the listed name
            that was hit), score, band, method (and since when its list has removed the entry);
            by query, then best first.
        """
        import pandas as pd  # only here: the command line does without, and starts sooner

        known = countries or [""] * len(names)
        if len(known) != len(names):
            raise ValueError('there must be a country, or "", for each name')

        def look(query: int) -> list[tuple[object, ...]]:
            found = self.look_up(names[query], country=known[query], at_least=at_least, top=top)
            return [(query, *self._row(match)) for match in found]

        rows = [row for several in all_of(names, look, jobs=jobs) for row in several]
        return pd.DataFrame(rows, columns=_NAME_COLUMNS)

    def _row(self, match: Match) -> tuple[object, ...]:
        listed = match.evidence[0].listed
        band, method = match.band.value, self._method(match)
        return match.list, match.entry, match.name, listed, match.score, band, method

    def _method(self, match: Match) -> str:
        entity, day = self.knowledge.entities[match.entry], self.settings.as_of
        gone = f" (delisted since {entity.delisted})" if entity.is_delisted(day) else ""
        return match.evidence[0].method + gone

    def look_up(
        self, name: str, *, country: str = "", at_least: float | None = None, top: int | None = None
    ) -> list[Match]:
        """Return the matches of one name, best first, with all their evidence."""
        prepared = self.prepared
        day = self.settings.as_of
        search = NameSearch(prepared.knowledge, prepared.entities, prepared.profile, day)
        return search.look_up(name, country=country, at_least=at_least, top=top)

    def classify(
        self, texts: Sequence[str], *, lists: Sequence[str] | None = None, top: int = 10
    ) -> pd.DataFrame:
        """Look technologies and products up in the control lists.

        Args:
            texts: Wordings, or control codes.
            lists: Ids of the lists to look in; None for all.
            top: Most rows for a text.

        Returns:
            Columns query (row number of the text), list, code, paragraph ("" for the whole
            entry), score, band, terms (the catalogue's terms that were hit, joined by " | ");
            by query, then best first.
        """
        import pandas as pd

        rows = [
            (query, m.list, m.code, m.paragraph, m.score, m.band.value, _terms(m))
            for query, text in enumerate(texts)
            for m in self.prepared.controls.classify(text, lists=lists or (), top=top)
        ]
        return pd.DataFrame(rows, columns=_CONTROL_COLUMNS)


def _terms(match: Match) -> str:
    return " | ".join(dict.fromkeys(evidence.listed for evidence in match.evidence))


def _hashed(paths: Sequence[Path]) -> str:
    return "; ".join(f"{path.name} {sha256(path.read_bytes()).hexdigest()[:16]}" for path in paths)


def _folder(path: Path | str | None) -> Path | None:
    return None if path is None else Path(path)


def _named(path: Path | str | None) -> str:
    # The folder's own name only: no machine's path stands on a report.
    return "bundled" if path is None else f"bundled and {Path(path).name}"
