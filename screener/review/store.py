"""Answers in a database: SQLite for one person, PostgreSQL for a team, by the same statements."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from screener import folders
from screener.errors import SettingError
from screener.model.answer import Answer, Answers, Disposition, Ground
from screener.review.chain import FIRST, LogLine, first_broken, line_after
from screener.review.moves import LONGEST_DAYS, Proposed, why_refused
from screener.review.tables import ANSWERS, LOG, migrate

_WAIT_SECONDS = 60  # for another import to end


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of answers that were handed in."""

    new: int
    known: int  # handed in once more, and unchanged
    refused: tuple[tuple[str, str], ...]  # place and why


class Store:
    """The answers and their log."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, address: str | None = None) -> "Store":
        """Open the store, and make it where it is not there.

        Args:
            address: SQLAlchemy's address of a database; None for SCREENER_STORE, and without that
                the file review.sqlite under SCREENER_HOME.

        Raises:
            SettingError: It cannot be opened, or a newer version of the program wrote it.
        """
        named = address or os.environ.get("SCREENER_STORE", "")
        if not named:
            folders.home().mkdir(parents=True, exist_ok=True)
            named = f"sqlite:///{folders.home() / 'review.sqlite'}"
        try:
            engine = create_engine(named)
            if engine.dialect.name == "sqlite":
                _prepare_sqlite(engine)
        except (SQLAlchemyError, ImportError) as problem:
            raise SettingError(f"the store of answers cannot be opened: {problem}") from problem
        store = cls(engine)
        try:
            with store._writing() as connection:
                migrate(connection)
        except SettingError:
            store.close()
            raise
        except SQLAlchemyError as problem:
            store.close()
            raise SettingError(f"the store of answers cannot be opened: {problem}") from problem
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One writer at a time: whole or not at all."""
        with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(7440011)"))
            yield connection

    def keep(
        self, proposed: Sequence[Proposed], *, source: str, source_sha256: str, today: date
    ) -> Kept:
        """Keep answers that may be kept; all of them in one piece, with their lines in the log.

        Args:
            proposed: What a file hands in.
            source: The file's name.
            source_sha256: Its hash.
            today: No answer is given on a day to come.
        """
        new, known, refused = 0, 0, []
        with self._writing() as connection:
            for one in proposed:
                current = _newest(connection, one.ground)
                why = why_refused(one, current, today)
                if why:
                    refused.append((one.place, why))
                elif _is_known(connection, one, current):
                    known += 1
                else:
                    _add(connection, one, source, source_sha256)
                    new += 1
        return Kept(new, known, tuple(refused))

    def answers(self) -> Answers:
        """Return the newest answer to each flag, and to each pair of a party and an entry."""
        return Answers.of(self.all())

    def all(self) -> list[Answer]:
        """Return all answers in the order in which they came in."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(ANSWERS).order_by(ANSWERS.c.number)).mappings()
            return [_answer(dict(row)) for row in rows]

    def log(self) -> list[LogLine]:
        """Return the log."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(LOG).order_by(LOG.c.number)).mappings()
            return [LogLine(**dict(row)) for row in rows]

    def verify(self) -> str:
        """Return in words what is first found altered in the log or an answer, "" if nothing."""
        lines = self.log()
        broken = first_broken(lines)
        if broken:
            return broken
        told = [json.loads(line.told) for line in lines if line.what == "answer"]
        kept = {one.number: one for one in self.all()}
        for one in told:
            answer = kept.pop(one["number"], None)
            if answer is None:
                return f"answer {one['number']}, which the log tells of, is gone"
            if _row_hash(answer) != one["row_hash"]:
                return f"answer {one['number']} of {answer.reviewer} is not what the log tells"
        if kept:
            return f"answer {min(kept)} is not in the log"
        return ""


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # transactions are begun below, as writers
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute(f"PRAGMA busy_timeout={_WAIT_SECONDS * 1000}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _newest(connection: Connection, ground: Ground) -> Answer | None:
    """Return the newest answer to the same flag that still rests on the same ground."""
    rows = connection.execute(
        select(ANSWERS).where(ANSWERS.c.flag == ground.flag).order_by(ANSWERS.c.number.desc())
    ).mappings()
    same = (_answer(dict(row)) for row in rows)
    return next((one for one in same if one.ground.basis == ground.basis), None)


def _is_known(connection: Connection, one: Proposed, current: Answer | None) -> bool:
    if one.based_on is not None:  # a person may come back to an earlier answer
        return current is not None and _equal(current, one)
    rows = connection.execute(select(ANSWERS).where(ANSWERS.c.flag == one.ground.flag)).mappings()
    return any(_equal(_answer(dict(row)), one) for row in rows)


def _equal(answer: Answer, one: Proposed) -> bool:
    return (
        answer.ground.basis == one.ground.basis
        and (answer.disposition, answer.reason, answer.reviewer, answer.on, answer.comment)
        == (one.disposition, one.reason, one.reviewer, one.on, one.comment)
        and (answer.until, answer.approver) == (_until(one), one.approver)
    )


def _until(one: Proposed) -> date | None:
    if not one.disposition.closes:
        return None
    return one.until or one.on + timedelta(LONGEST_DAYS)


def _add(connection: Connection, one: Proposed, source: str, source_sha256: str) -> None:
    number = int(connection.execute(select(func.max(ANSWERS.c.number))).scalar() or 0) + 1
    answer = Answer(
        number=number,
        ground=replace(one.ground, known=0),
        disposition=one.disposition,
        reason=one.reason,
        reviewer=one.reviewer,
        on=one.on,
        comment=one.comment,
        until=_until(one),
        approver=one.approver,
        approved_on=one.approved_on or (one.on if one.approver else None),
    )
    row = _row(answer)
    connection.execute(ANSWERS.insert().values(**row))
    _log(
        connection,
        one.reviewer,
        "answer",
        {
            "number": number,
            "row_hash": row["row_hash"],
            "flag": one.ground.flag,
            "entry": one.ground.entry,
            "rule": f"{one.ground.rule} v{one.ground.rule_version}",
            "list_entry_content": one.ground.content,
            "disposition": one.disposition.value,
            "approver": one.approver,
            "file": source,
            "file_sha256": source_sha256,
            "place": one.place,
        },
    )


def _log(connection: Connection, who: str, what: str, told: dict[str, Any]) -> None:
    last = connection.execute(
        select(LOG.c.number, LOG.c.hash).order_by(LOG.c.number.desc()).limit(1)
    ).first()
    number, previous = (1, FIRST) if last is None else (last.number + 1, last.hash)
    # Whole seconds: databases keep parts of them in different ways.
    at = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    line = line_after(number, previous, at, who, what, told)
    connection.execute(
        LOG.insert().values(
            number=line.number,
            at=line.at,
            who=line.who,
            what=line.what,
            told=line.told,
            previous=line.previous,
            hash=line.hash,
        )
    )


def _row(answer: Answer) -> dict[str, Any]:
    return {
        "number": answer.number,
        "flag": answer.ground.flag,
        "subject": answer.ground.subject,
        "entry": answer.ground.entry,
        "ground": answer.ground.key,
        "disposition": answer.disposition.value,
        "reason": answer.reason,
        "reviewer": answer.reviewer,
        "decided_on": answer.on,
        "comment": answer.comment,
        "until": answer.until,
        "approver": answer.approver,
        "approved_on": answer.approved_on,
        "row_hash": _row_hash(answer),
    }


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(
        number=row["number"],
        ground=Ground.of(row["ground"]),
        disposition=Disposition(row["disposition"]),
        reason=row["reason"],
        reviewer=row["reviewer"],
        on=row["decided_on"],
        comment=row["comment"],
        until=row["until"],
        approver=row["approver"],
        approved_on=row["approved_on"],
    )


def _row_hash(answer: Answer) -> str:
    parts = [
        str(answer.number),
        answer.ground.key,
        answer.disposition.value,
        answer.reason,
        answer.reviewer,
        answer.on.isoformat(),
        answer.comment,
        str(answer.until),
        answer.approver,
        str(answer.approved_on),
    ]
    return sha256("\0".join(parts).encode()).hexdigest()
