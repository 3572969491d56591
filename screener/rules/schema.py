"""What a rule file and a law file say: records that people write."""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from screener.model.match import Level


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


class Law(_Written):
    """A dated measure (R7)."""

    schema_: str = Field(alias="schema", pattern=r"^law/1$")
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    windows: tuple[Window, ...] = Field(min_length=1)
    unverified_after: date | None = None
    question: str = ""
    read_on: date
    confirmed: tuple[Confirmation, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> "Law":
        for earlier, later in zip(self.windows, self.windows[1:], strict=False):
            if earlier.to is None or earlier.to >= later.from_:
                raise ValueError("windows must follow one another without overlap")
        return self


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
    for window in law.windows:
        if window.from_ <= day and (window.to is None or day <= window.to):
            return window.status
    return NOT_YET if day < law.windows[0].from_ else UNVERIFIED
