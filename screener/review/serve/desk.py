"""Where a run, the store of answers and the page meet: what is answered, and answers coming in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from screener.model.answer import Answer, Answers, Disposition
from screener.model.match import Flag
from screener.report.page import Live, Page
from screener.report.read_json import SavedRun
from screener.report.reasons import reason_codes
from screener.review.moves import LONGEST_DAYS, Proposed
from screener.review.store import Store
from screener.rules.earlier import with_earlier

SOURCE = "review serve"


class Asked(BaseModel):
    """An answer as a browser hands it in."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    flag: str = Field(max_length=100)
    based_on: int = Field(ge=0)  # number of the answer that was in view; 0 for none
    reviewer: str = Field(max_length=200)
    second: bool = False  # seconds the answer in view; the fields below are not read then
    disposition: Disposition = Disposition.IN_REVIEW
    reason: str = Field(default="", max_length=32)
    comment: str = Field(default="", max_length=10_000)
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an answer: why it was refused, and what the store now says of its flag."""

    kept: bool
    stale: bool  # somebody answered in the meantime
    why: str
    now: dict[str, Any] | None


class Desk:
    """A run that several reviewers answer at once; all of it may be called from any thread."""

    def __init__(self, run: SavedRun, run_sha256: str, store: Store, day: date | None) -> None:
        self._run = run
        self._sha256 = run_sha256
        self._store = store
        self._fixed = day
        self._flags = {flag.id: flag for flag in run.flags}
        self._page: Page | None = None
        self._lock = Lock()

    @property
    def _day(self) -> date:
        """The day of answers; a server may run past midnight."""
        return self._fixed or date.today()

    def page(self, csrf: str) -> str:
        """Return the page with all answers as they are now."""
        with self._lock:  # made once; five thousand flags take a second
            self._page = self._page or Page(self._run, live=True)
        newest, answers = self.answers(0)
        return self._page.text(
            Live(
                dispositions={one.value: one.closes for one in Disposition},
                reasons=reason_codes(),
                answers=answers,
                newest=newest,
                csrf=csrf,
                longest_days=LONGEST_DAYS,
            )
        )

    def answers(self, since: int) -> tuple[int, dict[str, Any]]:
        """Return the newest number, and by flag what is answered, where that is newer than since.

        An answer on a party and an entry holds for each of their flags, so all are looked at
        once anything is new.
        """
        kept = self._store.all()
        newest = kept[-1].number if kept else 0
        if newest <= since and since:
            return newest, {}
        return newest, self._told(self._flags.values(), kept)

    def keep(self, asked: Asked) -> Outcome:
        """Keep an answer, unless it is illegal or rests on what is no longer so (R54)."""
        flag = self._flags.get(asked.flag)
        if flag is None:
            return Outcome(False, False, "this run has no such flag", None)
        current = _current(flag, self._store.all())
        if asked.second and not asked.reviewer:
            return self._refused(flag, asked, "seconding an answer needs a name")
        proposed = self._proposed(asked, flag, current)
        if proposed is None:
            return self._refused(flag, asked, "there is no answer to second")
        done = self._store.keep(
            [proposed], source=SOURCE, source_sha256=self._sha256, today=self._day
        )
        if done.refused:
            return self._refused(flag, asked, done.refused[0][1])
        return Outcome(True, False, "", self._now(flag, self._store.all()))

    def _proposed(self, asked: Asked, flag: Flag, current: Answer | None) -> Proposed | None:
        place = f"page, flag {flag.id}"
        if not asked.second:
            return Proposed(
                place=place,
                ground=flag.ground,
                disposition=asked.disposition,
                reason=asked.reason.upper(),
                reviewer=asked.reviewer,
                on=self._day,
                comment=asked.comment,
                until=asked.until,
                approver="",
                approved_on=None,
                based_on=asked.based_on,
            )
        if current is None:
            return None
        return Proposed(
            place=place,
            ground=flag.ground,
            disposition=current.disposition,
            reason=current.reason,
            reviewer=current.reviewer,
            on=current.on,
            comment=current.comment,
            until=current.until,
            approver=asked.reviewer,
            approved_on=self._day,
            based_on=asked.based_on,
        )

    def _refused(self, flag: Flag, asked: Asked, why: str) -> Outcome:
        kept = self._store.all()
        current = _current(flag, kept)
        stale = asked.based_on != (current.number if current else 0)
        return Outcome(False, stale, why, self._now(flag, kept))

    def _now(self, flag: Flag, kept: list[Answer]) -> dict[str, Any] | None:
        told: dict[str, Any] | None = self._told([flag], kept).get(flag.id)
        return told

    def _told(self, flags: Iterable[Flag], kept: list[Answer]) -> dict[str, Any]:
        known = _by_flag(kept)
        shown = with_earlier(tuple(flags), Answers.of(kept), self._day)
        return {
            flag.id: _told(flag, known.get((flag.id, flag.basis)))
            for flag in shown
            if flag.previous
        }


def _by_flag(kept: Iterable[Answer]) -> dict[tuple[str, str], Answer]:
    """Return the newest answer to each flag on each ground."""
    return {(one.ground.flag, one.ground.basis): one for one in kept}


def _current(flag: Flag, kept: Iterable[Answer]) -> Answer | None:
    return _by_flag(kept).get((flag.id, flag.basis))


def _told(flag: Flag, own: Answer | None) -> dict[str, Any]:
    previous = flag.previous
    assert previous is not None
    answer = previous.answer
    return {
        "told": str(previous),
        "holds": previous.holds,
        "word": answer.disposition.value,
        "closes": answer.disposition.closes,
        "number": own.number if own else 0,  # of this very flag; what the next answer is based on
        "own": own is not None and own.number == answer.number,
        "reason": answer.reason,
        "reviewer": answer.reviewer,
        "comment": answer.comment,
        "until": "" if answer.until is None else answer.until.isoformat(),
        "second": answer.approver,
    }
