"""What reviewers answer, and what an answer rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Disposition(StrEnum):
    """The states of R54 that a person sets; a flag without an answer is new."""

    IN_REVIEW = "in review"
    NEEDS_INFORMATION = "needs information"
    TRUE_MATCH = "true match"
    FALSE_MATCH = "false match"
    NOT_RELEVANT = "not relevant"
    ESCALATED = "escalated"

    @property
    def closes(self) -> bool:
        """Whether the question is answered, so that it can be approved."""
        return self in (Disposition.TRUE_MATCH, Disposition.FALSE_MATCH, Disposition.NOT_RELEVANT)

    @property
    def about_pair(self) -> bool:
        """Whether it is about the party and the entry, so that it holds under every rule."""
        return self in (Disposition.TRUE_MATCH, Disposition.FALSE_MATCH)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a flag is and rests on; the hidden key of its row in a workbook."""

    flag: str  # id: the question
    basis: str
    subject: str  # hash of who or what is asked about
    input: str  # hash of the words
    content: str  # hash of the list entry
    rule: str
    rule_version: int
    entry: str
    known: int = 0  # number of the earlier answer that the workbook showed; 0 for none

    @property
    def key(self) -> str:
        """Return it as one text."""
        return "|".join(
            [
                self.flag,
                self.basis,
                self.subject,
                self.input,
                self.content,
                self.rule,
                str(self.rule_version),
                str(self.known),
                self.entry,
            ]
        )

    @classmethod
    def of(cls, key: str) -> "Ground":
        """Read a key again.

        Raises:
            ValueError: The text is no key.
        """
        parts = key.split("|", 8)
        if len(parts) != 9 or not all(parts[:3]):
            raise ValueError("the row's key is missing or was changed")
        flag, basis, subject, said, content, rule, version, known, entry = parts
        return cls(flag, basis, subject, said, content, rule, int(version), entry, int(known))


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer as it is kept."""

    number: int  # in the order in which answers came in, from 1
    ground: Ground
    disposition: Disposition
    reason: str  # a reason code, "" where the disposition needs none
    reviewer: str
    on: date
    comment: str = ""
    until: date | None = None  # the last day on which it holds
    approver: str = ""
    approved_on: date | None = None

    @property
    def state(self) -> str:
        """Return the state of R54."""
        return "approved" if self.approver else self.disposition.value


@dataclass(frozen=True, slots=True)
class Previous:
    """An earlier answer as a report shows it: it still holds, or it has lapsed and why."""

    answer: Answer
    holds: bool
    why: str = ""  # why it has lapsed

    def __str__(self) -> str:
        one = self.answer
        said = f"{one.state}: {one.disposition.value}" if one.approver else one.disposition.value
        who = f"{one.reviewer}, {one.on}" + (
            f"; seconded by {one.approver}" if one.approver else ""
        )
        end = f"; holds until {one.until}" if self.holds and one.until else ""
        lapsed = "" if self.holds else f"; LAPSED: {self.why}"
        return f"{said}{f' ({one.reason})' if one.reason else ''} by {who}{end}{lapsed}"


@dataclass(frozen=True, slots=True)
class Answers:
    """The newest answer to each question, and to each pair of a party and an entry."""

    by_flag: Mapping[str, Answer] = field(default_factory=dict)
    by_pair: Mapping[tuple[str, str], Answer] = field(default_factory=dict)  # subject, entry

    @classmethod
    def of(cls, kept: Iterable[Answer]) -> "Answers":
        """Return the newest of answers that are in the order in which they came in."""
        by_flag: dict[str, Answer] = {}
        by_pair: dict[tuple[str, str], Answer] = {}
        for one in kept:
            by_flag[one.ground.flag] = one
            if one.disposition.about_pair and one.ground.entry:
                by_pair[one.ground.subject, one.ground.entry] = one
        return cls(by_flag, by_pair)
