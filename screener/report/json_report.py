"""From a run to the JSON of contract.md: the same bytes for the same inputs."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from screener.model.answer import Previous
from screener.model.document import Block, Document
from screener.model.lists import ListState
from screener.model.match import Flag, Match
from screener.model.mention import Mention, StatedRelation
from screener.model.run import ScreeningRun, Since
from screener.report.files import whole_file
from screener.report.plain_sheets import how_to_get

SCHEMA = "screener.run/1"
STANDING_SENTENCE = (
    "An aid to a person's review. It is not a licence determination, and the absence of a match"
    " says only that nothing was found in the copies of the lists named here."
)


def write_json(run: ScreeningRun, path: Path) -> None:
    """Write the run as JSON: keys sorted, UTF-8, a line a value.

    Raises:
        ReportError: The file cannot be written.
    """
    text = json.dumps(run_record(run), ensure_ascii=False, sort_keys=True, indent=1)
    with whole_file(path) as work:
        work.write_text(text + "\n", encoding="utf-8", newline="\n")


def run_record(run: ScreeningRun) -> dict[str, Any]:
    """Return the run as plain values, in the shape of contract.md ("JSON of a run")."""
    return {
        "schema": SCHEMA,
        "notice": STANDING_SENTENCE,
        "run": _run(run),
        "documents": [_document(document) for document in run.documents],
        "skipped": [
            {"key": one.key, "place": one.place, "reason": one.reason} for one in run.skipped
        ],
        "mentions": [_mention(mention) for mention in run.mentions],
        "relations": [_relation(relation) for relation in run.relations],
        "matches": [_match(match) for match in run.matches],
        "flags": [_flag(flag) for flag in run.flags],
    }


def _run(run: ScreeningRun) -> dict[str, Any]:
    settings = run.settings
    return {
        "id": run.id,
        "tool_version": run.tool_version,
        "as_of": settings.as_of.isoformat(),
        "grounds": asdict(run.grounds),
        **({"since": _since(run.since)} if run.since else {}),
        "inputs": [{"key": one.key, "sha256": one.sha256} for one in run.documents],
        "settings": {
            "as_of": settings.as_of.isoformat(),
            "affiliates": settings.affiliates,
            "at_least": settings.at_least,
            "destination": settings.destination,
            "lists": settings.lists_folder,
            "only": list(settings.only),
            "ownership": settings.ownership,
            "profile": settings.profile,
            "profile_hash": settings.profile_hash,
            "profile_leaves_out": list(settings.leaves_out),
            "rules": settings.rules_folder,
        },
        "lists": [_list(state) for state in run.lists],
        "catalogue": [asdict(one) for one in run.catalogue],
        "rules": {
            "hash": run.rules.hash,
            "count": run.rules.count,
            "ran": list(run.rules.ran),
            "fired": [
                {"rule": one.rule, "version": one.version, "times": one.times}
                for one in run.rules.fired
            ],
            "not_evaluable": [{"rule": rule, "why": why} for rule, why in run.rules.not_evaluable],
            "law": [
                {"measure": measure, "title": title, "status": status}
                for measure, title, status in run.rules.law
            ],
            "suppressions": [
                {
                    "id": one.id,
                    "state": one.state,
                    "expires": one.expires.isoformat(),
                    "times": one.times,
                }
                for one in run.rules.suppressions
            ],
        },
    }


def _since(since: Since) -> dict[str, Any]:
    return {
        "run": since.run,
        "kept": list(since.kept),
        "compared": list(since.compared),
        "again": [{"document": key, "why": why} for key, why in since.again],
        "why": since.why,
    }


def _list(state: ListState) -> dict[str, Any]:
    manifest = state.manifest
    return {
        "id": manifest.id,
        "title": manifest.title,
        "kind": manifest.kind.value,
        "state": state.state,
        "published": _day(manifest.published),
        "retrieved": _day(manifest.retrieved),
        "sha256": manifest.sha256,
        "entries": state.entries,
        "origin": state.origin,
        "stale": state.stale,
        "age_days": state.age_days,
        "effect": manifest.effect,
        "note": state.note,
        "next_step": manifest.next_step,
        "link": manifest.entry_link or manifest.source,
        "how_to_get": how_to_get(state),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _document(document: Document) -> dict[str, Any]:
    coverage = document.coverage
    return {
        "key": document.key,
        "sha256": document.sha256,
        "media": document.media,
        "blocks": [_block(block) for block in document.blocks],
        "coverage": {
            "parts": coverage.parts,
            "parts_without_text": coverage.parts_without_text,
            "encoding": coverage.encoding,
            "repaired": coverage.repaired,
            "truncated": coverage.truncated,
            "languages": list(coverage.languages),
        },
        "tables": [
            {
                "table": guess.table,
                "by": guess.by,
                "rows": guess.rows,
                "columns": [
                    {"header": header, "role": None if role is None else role.value}
                    for header, role in guess.roles
                ],
            }
            for guess in document.tables
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {"place": block.place, "text": block.text}
    if not block.cells:
        return told
    cells = [[one.column, one.role and one.role.value, one.start, one.end] for one in block.cells]
    return told | {"cells": cells}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "document": mention.document,
        "block": mention.block,
        "place": mention.place,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "also": list(mention.also),
        "kind": mention.kind.value,
        "context": list(mention.context),
        "script": mention.script,
        "countries": list(mention.countries),
        "address": mention.address,
        "ids": list(mention.ids),
        "found_by": mention.found_by,
    }


def _relation(relation: StatedRelation) -> dict[str, Any]:
    return {
        "subject": relation.subject,
        "object": relation.object,
        "kind": relation.kind,
        "sentence": relation.sentence,
        "document": relation.document,
        "block": relation.block,
        "subject_mention": relation.subject_mention,
        "object_mention": relation.object_mention,
    }


def _match(match: Match) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": match.id,
        "mention": match.mention,
        "list": match.list,
        "entry": match.entry,
        "name": match.name,
        "target": match.target.value,
        "score": match.score,
        "band": match.band.value,
        "differs": list(match.differs),
        "qualifiers": dict(match.qualifiers),
        "evidence": [
            {
                "method": one.method,
                "said": one.said,
                "listed": one.listed,
                "said_key": one.said_key,
                "listed_key": one.listed_key,
                "score": one.score,
                "name_kind": one.name_kind,
                "name_origin": one.name_origin,
                "note": one.note,
            }
            for one in match.evidence
        ],
    }
    return record | (_control(match) if match.code else {})


def _control(match: Match) -> dict[str, Any]:
    return {
        "code": match.code,
        "paragraph": match.paragraph,
        "reasons": list(match.reasons),
        "thresholds": [
            {
                "paragraph": one.paragraph,
                "parameter": one.parameter,
                "stated": one.stated,
                "limit": one.limit,
                "outcome": one.outcome.value,
            }
            for one in match.thresholds
        ],
    }


def _previous(one: Previous) -> dict[str, Any]:
    answer = one.answer
    return {
        "number": answer.number,
        "disposition": answer.disposition.value,
        "state": answer.state,
        "reason": answer.reason,
        "reviewer": answer.reviewer,
        "on": answer.on.isoformat(),
        "comment": answer.comment,
        "until": _day(answer.until),
        "approver": answer.approver,
        "approved_on": _day(answer.approved_on),
        "ground": answer.ground.key,
        "holds": one.holds,
        "why": one.why,
    }


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "id": flag.id,
        "basis": flag.basis,
        "rule": flag.rule,
        "rule_version": flag.rule_version,
        "title": flag.title,
        "family": flag.family,
        "level": flag.level.value,
        "document": flag.document,
        "mention": flag.mention,
        "mentions": list(flag.mentions),
        "matches": list(flag.matches),
        "list": flag.list,
        "entry": flag.entry,
        "name": flag.name,
        "reason": flag.reason,
        "asks": list(flag.asks),
        "cites": list(flag.cites),
        "law": [{"measure": measure, "status": status} for measure, status in flag.law],
        "tags": list(flag.tags),
        "guidance": flag.guidance,
        "suppressed": flag.suppressed or None,
        "ground": flag.ground.key,
        "previous": None if flag.previous is None else _previous(flag.previous),
    }
