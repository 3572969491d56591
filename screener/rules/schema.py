"""What a rule file and a law file say: records that people write."""

import json
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from screener.model.match import Level
from screener.model.profile import Profile

# The policy's maximum: after a year somebody looks again.
LONGEST_SUPPRESSION_DAYS = 366


MeasureStatus = Literal[
    "in_force", "suspended", "scheduled", "withdrawn", "not_yet", "status_unverified"
]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Status(StrEnum):
    """How far a rule has come; deprecated rules do not run."""

    DRAFT = "draft"
    EXPERIMENTAL = "experimental"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Expect(StrEnum):
    """What a rule must make of a test."""

    MUST_FLAG = "must_flag"
    MUST_NOT_FLAG = "must_not_flag"
    MUST_ASK = "must_ask"
    TODO = "todo"


class Reference(_Written):
    """A citation, and the day on which somebody read it; None where nobody has, for this rule."""

    cite: str
    title: str = ""
    read_on: date | None = None

    @property
    def shown(self) -> str:
        """The citation as reports print it; one that nobody read says so."""
        return self.cite if self.read_on else f"{self.cite} (to be read)"


class Approval(_Written):
    """Who put a rule in force."""

    by: str
    on: date


class RuleTest(_Written):
    """A proof that stands beside its rule: facts, or a short text for the real pipeline."""

    name: str
    given: dict[str, dict[str, Any]] | None = None
    text: str | None = None
    as_of: date | None = None
    owners: tuple[tuple[str, float | None, str], ...] = ()  # owner, percent, owned; with a text
    affiliates: str = "prudent"  # how the BIS rule is read; with a text
    destination: str = ""  # ISO 3166-1 alpha-2; with a text
    expect: Expect

    @model_validator(mode="after")
    def _one_of_two(self) -> "RuleTest":
        if (self.given is None) == (self.text is None):
            raise ValueError("a test has either 'given' facts or a 'text'")
        return self


class Raise(_Written):
    """Bring a flag to at least a level; ``when`` names a selection that must hold for it."""

    to: Level
    when: str | None = None


class Action(_Written):
    """What a rule does; there is no action that lowers or removes."""

    flag: str | None = None  # a slug that tells the rule's flags apart
    message: str = ""
    ask: str | None = None
    raise_: Raise | None = Field(default=None, alias="raise")
    tag: str | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "Action":
        done = [self.flag, self.ask, self.raise_, self.tag]
        if sum(one is not None for one in done) != 1:
            raise ValueError("an action is one of flag, ask, raise, tag")
        if self.flag is not None and not self.message:
            raise ValueError("a flag needs a message")
        return self


class Unknown(_Written):
    """What to ask where a fact is missing or sources disagree."""

    ask: str


class Rule(_Written):
    """One rule, one file: why to look, on what ground, and what to ask."""

    schema_: str = Field(alias="schema", pattern=r"^rule/1$")
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    version: int = Field(ge=1)
    status: Status
    title: str
    family: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    level: Level
    owner: str
    approved: Approval | None = None
    references: tuple[Reference, ...] = Field(min_length=1)
    law: tuple[str, ...] = ()
    # Statuses of its measures on which the rule is asked; on others it says nothing.
    asked_when: tuple[MeasureStatus, ...] = ("in_force", "status_unverified")
    when: dict[str, Any]
    unknown: Unknown | None = None
    then: tuple[Action, ...] = Field(min_length=1)
    reviewer_guidance: str = Field(min_length=1)
    false_positives: tuple[str, ...] = Field(min_length=1)
    no_text_test: str = ""  # why no text can prove the rule here: its list has no copy, say
    tests: tuple[RuleTest, ...] = Field(min_length=1)


class Window(_Written):
    """A stretch of days, both ends included, in which a measure has one status."""

    from_: date = Field(alias="from")
    to: date | None = None
    status: str = Field(pattern="^(in_force|suspended|scheduled|withdrawn)$")
    source: str


class Confirmation(_Written):
    """A person's word that the status after ``unverified_after`` was looked up."""

    status: str = Field(pattern="^(in_force|suspended|scheduled|withdrawn)$")
    from_: date = Field(alias="from")
    by: str
    on: date
    source: str


class ConfirmationFile(Confirmation):
    """A confirmation in a file of its own, which a later one may follow and none replaces."""

    schema_: str = Field(alias="schema", pattern=r"^confirmation/1$")
    measure: str


class Scope(_Written):
    """What a suppression is about: one flag, or what all of these agree on."""

    flag: str = ""  # a flag's id
    rule: str = ""
    list: str = ""
    entry: str = ""  # LIST_ID/KEY
    said: str = ""  # the words in the document, compared by name key
    document: str = ""

    @model_validator(mode="after")
    def _narrow(self) -> "Scope":
        named = [self.rule, self.list, self.entry, self.said, self.document]
        if not self.flag and sum(map(bool, named)) < 2:
            raise ValueError("a scope names a flag, or at least two of rule, list, entry, said")
        return self


class Suppression(_Written):
    """A person's decision to see a flag last, for a time; it never removes the flag (R48)."""

    schema_: str = Field(alias="schema", pattern=r"^suppression/1$")
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    scope: Scope
    reason: str = Field(min_length=10)
    requested_by: str = Field(min_length=1)
    approved_by: str = Field(min_length=1)
    approved_on: date
    expires: date

    @model_validator(mode="after")
    def _bounded(self) -> "Suppression":
        if self.approved_by.casefold() == self.requested_by.casefold():
            raise ValueError("approved_by is the person who asked for it; a second one approves")
        days = (self.expires - self.approved_on).days
        if not 0 < days <= LONGEST_SUPPRESSION_DAYS:
            raise ValueError(
                f"expires must be 1 to {LONGEST_SUPPRESSION_DAYS} days after approved_on"
            )
        return self


class Law(_Written):
    """A dated measure (R7)."""

    schema_: str = Field(alias="schema", pattern=r"^law/1$")
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    windows: tuple[Window, ...] = Field(min_length=1)
    unverified_after: date | None = None
    verified_from: date | None = None  # of days before it no source was read; None: from the first
    question: str = ""
    read_on: date
    confirmed: tuple[Confirmation, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> "Law":
        for earlier, later in zip(self.windows, self.windows[1:], strict=False):
            if earlier.to is None or earlier.to >= later.from_:
                raise ValueError("windows must follow one another without overlap")
        return self


def published_schemas() -> dict[str, str]:
    """Return the JSON Schemas of the files that people write, by file name."""
    records: dict[str, type[BaseModel]] = {
        "rule.schema.json": Rule,
        "law.schema.json": Law,
        "confirmation.schema.json": ConfirmationFile,
        "suppression.schema.json": Suppression,
        "profile.schema.json": Profile,
    }
    return {
        name: json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema"}
            | record.model_json_schema(by_alias=True),
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
        for name, record in records.items()
    }


UNVERIFIED = "status_unverified"
NOT_YET = "not_yet"


def status_on(law: Law, day: date) -> str:
    """Return the status of a measure on a day; past ``unverified_after`` nothing is guessed.

    Returns:
        in_force, suspended, scheduled, withdrawn, ``status_unverified``, or ``not_yet`` for a day
        before the first window.
    """
    for word in reversed(law.confirmed):
        if day >= word.from_:
            return word.status
    if law.unverified_after is not None and day > law.unverified_after:
        return UNVERIFIED
    if law.verified_from is not None and day < law.verified_from:
        return UNVERIFIED
    for window in law.windows:
        if window.from_ <= day and (window.to is None or day <= window.to):
            return window.status
    return NOT_YET if day < law.windows[0].from_ else UNVERIFIED
