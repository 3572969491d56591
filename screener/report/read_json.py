"""From the JSON of a run back to its records, for the tools that look at a run again."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from screener.errors import ReportError
from screener.model.answer import Answer, Disposition, Ground, Previous
from screener.model.document import Block, Cell, Coverage, Document, Role
from screener.model.match import (
    Band,
    Evidence,
    Flag,
    Level,
    Match,
    Outcome,
    Target,
    ThresholdOutcome,
)
from screener.model.mention import Mention, MentionKind, StatedRelation
from screener.model.run import Grounds, Settings, Since
from screener.report.json_report import SCHEMA

_ORDER = ("country", "address", "identifier")  # of qualifiers, as they are made


@dataclass(frozen=True, slots=True)
class SavedRun:
    """What a JSON report tells of a run."""

    id: str
    tool_version: str
    settings: Settings
    lists: tuple[dict[str, Any], ...]  # as the report prints them
    rules_hash: str
    documents: tuple[Document, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[StatedRelation, ...]
    matches: tuple[Match, ...]
    flags: tuple[Flag, ...]
    grounds: Grounds
    since: Since | None
    record: dict[str, Any]  # the whole of it


def read_run(path: Path) -> SavedRun:
    """Return a run as its JSON report tells it.

    Raises:
        ReportError: The file is no JSON report of a run, or of a schema that is not known here.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ReportError(f"{path.name}: no JSON report of a run: {problem}") from problem
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise ReportError(
            f"{path.name}: no report of the schema {SCHEMA}",
            hint="screener screen INPUT -o report.json writes one",
        )
    try:
        return run_of(record)
    except (KeyError, TypeError, ValueError, IndexError) as problem:
        raise ReportError(f"{path.name}: the report is incomplete: {problem!r}") from problem


def run_of(record: dict[str, Any]) -> SavedRun:
    """Return the records that a report's JSON was made from."""
    run = record["run"]
    return SavedRun(
        id=run["id"],
        tool_version=run["tool_version"],
        settings=_settings(run["settings"]),
        lists=tuple(run["lists"]),
        rules_hash=run["rules"]["hash"],
        documents=tuple(_document(one) for one in record["documents"]),
        mentions=tuple(_mention(one) for one in record["mentions"]),
        relations=tuple(StatedRelation(**one) for one in record["relations"]),
        matches=tuple(_match(one) for one in record["matches"]),
        flags=tuple(_flag(one) for one in record["flags"]),
        grounds=Grounds(**run.get("grounds", {})),  # a report of an older version has none
        since=_since(run["since"]) if run.get("since") else None,
        record=record,
    )


def _since(told: dict[str, Any]) -> Since:
    return Since(
        run=told["run"],
        kept=tuple(told["kept"]),
        compared=tuple(told["compared"]),
        again=tuple((one["document"], one["why"]) for one in told["again"]),
        why=told["why"],
    )


def _settings(told: dict[str, Any]) -> Settings:
    return Settings(
        as_of=date.fromisoformat(told["as_of"]),
        only=tuple(told["only"]),
        at_least=told["at_least"],
        destination=told["destination"],
        lists_folder=told["lists"],
        rules_folder=told["rules"],
        profile=told["profile"],
        leaves_out=tuple(told["profile_leaves_out"]),
        profile_hash=told["profile_hash"],
        affiliates=told["affiliates"],
        ownership=told["ownership"],
    )


def _document(told: dict[str, Any]) -> Document:
    coverage = told["coverage"] | {"languages": tuple(told["coverage"]["languages"])}
    blocks = tuple(_block(one) for one in told["blocks"])
    return Document(told["key"], told["sha256"], told["media"], blocks, Coverage(**coverage))


def _block(told: dict[str, Any]) -> Block:
    cells = tuple(
        Cell(column, None if role is None else Role(role), start, end)
        for column, role, start, end in told.get("cells", ())
    )
    return Block(told["place"], told["text"], cells)


def _mention(told: dict[str, Any]) -> Mention:
    several = ("also", "context", "countries", "ids")
    return Mention(
        **told | {name: tuple(told[name]) for name in several} | {"kind": MentionKind(told["kind"])}
    )


def _match(told: dict[str, Any]) -> Match:
    return Match(
        id=told["id"],
        mention=told["mention"],
        list=told["list"],
        entry=told["entry"],
        name=told["name"],
        target=Target(told["target"]),
        score=told["score"],
        band=Band(told["band"]),
        evidence=tuple(Evidence(**one) for one in told["evidence"]),
        differs=tuple(told["differs"]),
        qualifiers=tuple(
            (one, told["qualifiers"][one]) for one in _ORDER if one in told["qualifiers"]
        ),
        code=told.get("code", ""),
        paragraph=told.get("paragraph", ""),
        thresholds=tuple(
            ThresholdOutcome(**one | {"outcome": Outcome(one["outcome"])})
            for one in told.get("thresholds", ())
        ),
        reasons=tuple(told.get("reasons", ())),
    )


def _previous(told: dict[str, Any]) -> Previous:
    def day(name: str) -> date | None:
        return date.fromisoformat(told[name]) if told[name] else None

    answer = Answer(
        number=told["number"],
        ground=Ground.of(told["ground"]),
        disposition=Disposition(told["disposition"]),
        reason=told["reason"],
        reviewer=told["reviewer"],
        on=date.fromisoformat(told["on"]),
        comment=told["comment"],
        until=day("until"),
        approver=told["approver"],
        approved_on=day("approved_on"),
    )
    return Previous(answer, told["holds"], told["why"])


def _ground(key: str) -> dict[str, str]:
    ground = Ground.of(key)
    return {"subject": ground.subject, "input": ground.input, "content": ground.content}


def _flag(told: dict[str, Any]) -> Flag:
    several = ("mentions", "matches", "asks", "cites", "tags")
    plain = {name: told[name] for name in Flag.__dataclass_fields__ if name in told}
    return Flag(
        **plain
        | {name: tuple(told[name]) for name in several}
        | {
            "level": Level(told["level"]),
            "law": tuple((one["measure"], one["status"]) for one in told["law"]),
            "suppressed": told.get("suppressed") or "",
            "previous": _previous(told["previous"]) if told.get("previous") else None,
            **_ground(told["ground"]),
        }
    )
