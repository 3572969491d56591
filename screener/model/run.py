"""A run of the screener: the object behind every report."""

from dataclasses import dataclass
from datetime import date

from screener.model.document import Document, Skipped
from screener.model.lists import ListState
from screener.model.match import Flag, Match
from screener.model.mention import Mention, StatedRelation


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was asked to do, beside its inputs."""

    as_of: date
    only: tuple[str, ...] = ()  # list ids; empty: all
    at_least: float | None = None  # lowest score kept; None: the bands decide
    destination: str = ""  # ISO 2
    lists_folder: str = ""  # how the folder is named on reports: "bundled", or as given
    rules_folder: str = ""
    profile: str = "default"  # id and version
    leaves_out: tuple[str, ...] = ()  # what the profile leaves out, in words
    profile_hash: str = ""  # of the scores that make the bands
    affiliates: str = "prudent"  # how the BIS 50 percent rule is read: or listed_only, in_force
    ownership: str = ""  # names and hash of the tables of owners; "" where none is given


@dataclass(frozen=True, slots=True)
class RuleFired:
    """A rule and how often it flagged."""

    rule: str
    version: int
    title: str
    status: str
    times: int


@dataclass(frozen=True, slots=True)
class SuppressionState:
    """A suppression, whether it acts on the day, and on how many flags it did."""

    id: str
    state: str  # "in force", "expired" or "not yet"
    expires: date
    times: int


@dataclass(frozen=True, slots=True)
class RulesState:
    """Which rules ran, which fired, and which could not be evaluated (R49)."""

    hash: str
    count: int
    ran: tuple[str, ...]
    fired: tuple[RuleFired, ...]
    not_evaluable: tuple[tuple[str, str], ...]  # rule and why
    law: tuple[tuple[str, str, str], ...] = ()  # measure, title, status on the day
    suppressions: tuple[SuppressionState, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules made of the matches."""

    flags: tuple[Flag, ...]  # gravest first, then by document and place
    rules: RulesState


@dataclass(frozen=True, slots=True)
class CatalogueCoverage:
    """How deep our catalogue goes on one control list (R68)."""

    list: str
    entries: int
    modelled: int  # terms and at least one paragraph of its own
    partial: int  # terms only
    title_only: int  # code and title: found by shared words or by the code itself
    pointer_only: int  # the entry only points elsewhere


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a run rests on beside its inputs, as digests; a later run compares them with its own."""

    code: str = ""  # of the program and its libraries
    lists: str = ""  # of all lists in use
    keys: str = ""  # of the keys of all names and terms


@dataclass(frozen=True, slots=True)
class Since:
    """What was not looked at again, because an earlier run had (R5); the result is the same."""

    run: str  # id of the earlier run
    kept: tuple[str, ...]  # documents: mentions and matches are those of that run
    compared: tuple[str, ...]  # documents: not searched again, their names compared anew
    again: tuple[tuple[str, str], ...]  # documents screened anew, and why
    why: str  # why names were compared anew, or everything was screened; "" if neither


@dataclass(frozen=True, slots=True)
class ScreeningRun:
    """All that follows from the inputs; no clock, machine or absolute path is in it."""

    id: str
    tool_version: str
    settings: Settings
    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[StatedRelation, ...]
    matches: tuple[Match, ...]
    flags: tuple[Flag, ...]
    lists: tuple[ListState, ...]
    rules: RulesState
    catalogue: tuple[CatalogueCoverage, ...] = ()
    grounds: Grounds = Grounds()
    since: Since | None = None  # None: all of it was screened
