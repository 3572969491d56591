"""Names looked up in the entity lists, and no more: without documents, rules or control lists.

``screener match NAME`` has to answer at once, so nothing is imported here that it does not need.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screener.lists.load import load_knowledge
from screener.match.delisted import marked
from screener.match.entities import EntityMatcher
from screener.match.profile import applied, load_profile
from screener.model.lists import Knowledge
from screener.model.match import Match
from screener.model.profile import Profile


@dataclass(frozen=True, slots=True)
class NameSearch:
    """The names of entity lists, ready to be looked up under a profile."""

    knowledge: Knowledge
    entities: EntityMatcher
    profile: Profile
    day: date  # on which entries are listed or removed

    @classmethod
    def load(
        cls,
        *,
        lists: Path | None = None,
        only: Sequence[str] = (),
        as_of: date | None = None,
        profile: Path | None = None,
    ) -> "NameSearch":
        """Load the lists in use.

        Args:
            lists: Another folder of lists; an id that stands in both is taken from it.
            only: Ids of the lists to use; empty for all, or for those of the profile.
            as_of: The day for ages and editions; None for today.
            profile: A profile file; None for the bundled one.

        Raises:
            ScreenerError: A list or a setting is at fault.
        """
        chosen = load_profile(profile)
        if profile is not None:  # what a profile of one's own switches off has to exist
            from screener.rules import check_profile, load_rules

            check_profile(chosen, load_rules(None))
        knowledge = load_knowledge(
            lists=lists,
            only=tuple(only) or chosen.lists.only,
            without=chosen.lists.without,
            as_of=as_of,
        )
        day = as_of or date.today()
        return cls(knowledge, EntityMatcher.build(knowledge), chosen, day)

    def look_up(
        self, name: str, *, country: str = "", at_least: float | None = None, top: int | None = None
    ) -> list[Match]:
        """Return the matches of one name, best first, with all their evidence.

        Args:
            name: The name of a party, in any script.
            country: ISO 3166-1 alpha-2 code, "" where unknown.
            at_least: Lowest score kept, 0 to 100; None for alerts only.
            top: Most matches returned; None for all.
        """
        countries = (country.upper(),) if country else ()
        every = self.entities.look_up(
            name, countries=countries, at_least=0.0 if at_least is None else at_least
        )
        told = marked(applied(every, self.profile, self.knowledge), self.knowledge, self.day)
        return [one for one in told if at_least is not None or one.band.alerts][:top]
