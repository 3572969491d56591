"""Who owns whom: stakes that a user states, and what follows from them for a party."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Stake:
    """One share of one party in another, as a table of the user's states it."""

    owner: str
    owned: str
    percent: float | None  # 0 to 100; None where the table does not say
    since: date | None = None  # not before this day; None where the table does not say
    place: str = ""  # "row 4", as a person would say it


@dataclass(frozen=True, slots=True)
class Listing:
    """A list entry that an owner is taken to be."""

    entry: str  # LIST_ID/KEY
    list: str
    name: str  # the entry's primary name
    requirement: str = ""  # code of the licence requirement
    policy: str = ""  # code of the licence review policy


class Regime(StrEnum):
    """Whose arithmetic: the two are kept apart."""

    OFAC = "ofac"  # 31 CFR: property of persons owned 50 percent or more by blocked persons
    BIS = "bis"  # 15 CFR 744.11(a)(1), 744.21(a)(3), 744.8: the affiliates rule


class Reach(StrEnum):
    """Whether the 50 percent line is reached."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"  # a share that would decide is not stated


@dataclass(frozen=True, slots=True)
class Holding:
    """What listed parties own of one party under one regime's arithmetic."""

    owned: str  # as the table names the party
    regime: Regime
    reach: Reach
    percent: float  # held for certain by listed parties or parties they reach, 0 to 100
    at_most: float  # the same if every share not stated were as large as it can be
    owners: tuple[Listing, ...]  # all listed owners up the chains, strictest first
    chains: tuple[str, ...]  # "Listed A owns 60 % of B; B owns 60 % of C"
    product: float | None  # the largest product of shares along one chain; None if one is unknown
    cycle: bool  # the party stands in a circle of shares

    @property
    def strictest(self) -> Listing:
        """The owner whose requirement counts where several are listed."""
        return self.owners[0]
