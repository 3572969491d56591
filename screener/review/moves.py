"""Which answers may follow which (R54), and what an answer must hold."""

from dataclasses import dataclass
from datetime import date, timedelta

from screener.model.answer import Answer, Disposition, Ground
from screener.report.reasons import reason_codes

# An answer holds for a year at most; then somebody looks again (R53).
LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Proposed:
    """An answer that somebody hands in, before it is kept."""

    place: str  # sheet and row, as a person would say it
    ground: Ground
    disposition: Disposition
    reason: str
    reviewer: str
    on: date
    comment: str
    until: date | None
    approver: str
    approved_on: date | None
    # Number of the answer that the reviewer had in view, 0 for none; None where only the ground
    # tells what a copy knew of, and the same person may think again without having seen it.
    based_on: int | None = None


def why_refused(one: Proposed, current: Answer | None, today: date) -> str:
    """Return why an answer cannot be kept, "" if it can.

    Args:
        one: What is handed in.
        current: The newest answer to the same flag on the same ground; None where there is none.
        today: No answer is given on a day to come.
    """
    return _incomplete(one, today) or _illegal(one, current) or _conflict(one, current)


def _incomplete(one: Proposed, today: date) -> str:
    if not one.reviewer:
        return "an answer needs its reviewer"
    if one.on > today or (one.approved_on is not None and one.approved_on > today):
        return "the date is a day to come"
    if one.reason and one.reason not in reason_codes():
        return f"there is no reason code {one.reason!r}; there are {', '.join(reason_codes())}"
    if one.disposition.closes and not one.reason:
        return f"“{one.disposition.value}” needs a reason code"
    if one.reason == "OTHER" and not one.comment:
        return "the reason OTHER needs a comment"
    if one.until is not None and not one.on < one.until <= one.on + timedelta(LONGEST_DAYS):
        return f"“valid until” lies within {LONGEST_DAYS} days after the answer"
    return ""


def _illegal(one: Proposed, current: Answer | None) -> str:
    if one.approver:
        if one.approver.casefold() == one.reviewer.casefold():
            return "the second reviewer is the reviewer; another person has to be it"
        if not one.disposition.closes:
            return f"“{one.disposition.value}” cannot be seconded; only an answer that closes can"
        if one.approved_on is not None and one.approved_on < one.on:
            return "it was seconded before it was answered"
    handed_in_again = current is not None and one.based_on is None and _same(one, current)
    if current is not None and current.approver and not handed_in_again:
        return (
            f"the answer of {current.reviewer} was seconded by {current.approver} and holds;"
            " it opens again when the entry, the input or its term changes"
        )
    return ""


def _conflict(one: Proposed, current: Answer | None) -> str:
    """Return whose other answer the copy did not know of."""
    if one.based_on is not None:
        return _stale(one.based_on, current)
    if current is None or current.number == one.ground.known or _same(one, current):
        return ""
    if current.reviewer.casefold() == one.reviewer.casefold() and one.on >= current.on:
        return ""  # a person may think again
    if current.disposition is one.disposition and current.reviewer == one.reviewer:
        return ""
    return (
        f"conflict: {current.reviewer} answered “{current.disposition.value}” on {current.on},"
        " which this copy did not know; screen again and answer in the new copy"
    )


def _stale(based_on: int, current: Answer | None) -> str:
    if based_on == (current.number if current else 0):
        return ""
    if current is None:
        return (
            "stale: the answer in view rests on other words or another entry; load the page again"
        )
    return (
        f"stale: {current.reviewer} answered “{current.disposition.value}” on {current.on} in the"
        " meantime; look at that answer, and answer again if yours is another"
    )


def _same(one: Proposed, current: Answer) -> bool:
    return (one.disposition, one.reviewer, one.on) == (
        current.disposition,
        current.reviewer,
        current.on,
    )
