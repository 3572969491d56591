"""From a run to what the page shows: each thing once, others by their number."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from screener.model.answer import Previous
from screener.model.document import Block, Coverage, Document
from screener.model.match import Evidence, Flag, Match
from screener.model.mention import Mention
from screener.report.page.segments import Span, language, pieces, visible
from screener.report.plain_sheets import STATES
from screener.report.read_json import SavedRun
from screener.report.review import grouped
from screener.report.summary import STANDING, since_rows

# A page is read by eye: the strongest grounds and the nearest weak matches are shown, the page
# says how many more there are, and the JSON report has them all.
_MOST_GROUNDS = 6
_MOST_WEAK = 3
LIMITS = (
    STANDING,
    "A name on a list may belong to another party; a score is a likeness of names.",
    "Persons, vessels and aircraft are matched on the whole name only (any order).",
    "Figures are set beside thresholds as the document states them; the list's own text decides.",
)


def page_data(run: SavedRun) -> dict[str, Any]:
    """Return what the page shows, as plain values without a sign that hides text."""
    record = run.record
    matches = _Matches(run.matches, run.flags)
    at = {mention.id: number for number, mention in enumerate(run.mentions)}
    documents = {document.key: number for number, document in enumerate(run.documents)}
    rules = _Numbered()
    flags = [_flag(flag, at, matches, rules) for flag in grouped(run.flags)]
    data = {
        "run": {
            "id": run.id,
            "tool": run.tool_version,
            "as_of": run.settings.as_of.isoformat(),
            "settings": _settings(record["run"]["settings"]),
            "rules": f"{record['run']['rules']['count']} rules, {run.rules_hash[:16]}",
        },
        "limits": LIMITS,
        "lists": [_list(one) for one in run.lists],
        "law": record["run"]["rules"].get("law", []),
        "not_evaluable": record["run"]["rules"]["not_evaluable"],
        "skipped": record["skipped"],
        "since": since_rows(run.since),
        "documents": _documents(run.documents, run.mentions),
        "mentions": [_mention(one, documents[one.document], matches) for one in run.mentions],
        "matches": matches.told,
        "texts": matches.texts.told,
        "rules": rules.told,
        "flags": flags,
    }
    shown: dict[str, Any] = visible(data)
    return shown


class _Numbered:
    """Plain values that many refer to, each once."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self._known: dict[str, int] = {}

    def of(self, value: dict[str, Any]) -> int:
        key = json.dumps(value, ensure_ascii=False, sort_keys=True)
        if key not in self._known:
            self._known[key] = len(self.told)
            self.told.append(value)
        return self._known[key]


class _Texts:
    """Texts that stand in many places, each once: a name is said, compared and listed."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    @property
    def told(self) -> list[str]:
        return list(self._known)

    def of(self, text: str) -> int:
        return self._known.setdefault(text, len(self._known))


class _Matches:
    """The matches that the page shows: those under a flag, all alerts, and the nearest weak."""

    def __init__(self, matches: Sequence[Match], flags: Sequence[Flag]) -> None:
        numbered = _Numbered()
        self.texts = _Texts()
        flagged = {key for flag in flags for key in flag.matches}
        of_mention: dict[str, list[Match]] = defaultdict(list)
        for match in matches:
            of_mention[match.mention].append(match)
        self.number: dict[str, int] = {}
        self.of_mention: dict[str, list[int]] = {}
        self.left_out: dict[str, int] = {}
        for mention, found in of_mention.items():
            kept = _kept(found, flagged)
            self.left_out[mention] = len(found) - len(kept)
            self.of_mention[mention] = []
            for match in kept:
                self.number[match.id] = numbered.of(_match(match, self.texts))
                self.of_mention[mention].append(self.number[match.id])
        self.told = numbered.told

    def numbers(self, keys: Iterable[str]) -> list[int]:
        found = (self.number[key] for key in keys if key in self.number)
        return list(dict.fromkeys(found))


def _kept(matches: Sequence[Match], flagged: set[str]) -> list[Match]:
    best = sorted(matches, key=lambda one: (-one.band.rank, -one.score, one.entry))
    kept = [one for one in best if one.band.alerts or one.id in flagged]
    weak = [one for one in best if not one.band.alerts and one.id not in flagged]
    return [*kept, *weak[:_MOST_WEAK]]


def _match(match: Match, texts: _Texts) -> dict[str, Any]:
    told: dict[str, Any] = {
        "list": match.list,
        "target": match.target.value,
        "score": match.score,
        "band": match.band.value,
        "grounds": [_ground(one, texts) for one in match.evidence[:_MOST_GROUNDS]],
        "more_grounds": max(len(match.evidence) - _MOST_GROUNDS, 0),
        "differs": match.differs,
        "qualifiers": match.qualifiers,
        "code": match.paragraph or match.code,
        "reasons": match.reasons,
        "thresholds": [
            [one.paragraph, one.parameter, one.stated, one.limit, one.outcome.value]
            for one in match.thresholds
        ],
    }
    return _said(told) | {"entry": texts.of(match.entry), "name": texts.of(match.name)}


def _ground(one: Evidence, texts: _Texts) -> list[float]:
    """Return the score and the numbers of method, words, keys, kind of name and note."""
    kind = " ".join(part.replace("_", " ") for part in (one.name_kind, _origin(one)) if part)
    told = (one.method, one.said, one.listed, one.said_key, one.listed_key, kind, one.note)
    return [one.score, *(texts.of(text) for text in told)]


def _origin(one: Evidence) -> str:
    return "" if one.name_origin in ("", "list") else f"from {one.name_origin}"


def _mention(one: Mention, document: int, matches: _Matches) -> dict[str, Any]:
    told = {
        "place": one.place,
        "text": one.text,
        "also": one.also,
        "kind": one.kind.value,
        "context": one.context,
        "countries": one.countries,
        "address": one.address,
        "matches": matches.of_mention.get(one.id, []),
        "left_out": matches.left_out.get(one.id, 0),
    }
    return _said(told) | {"document": document, "block": one.block}


def _flag(flag: Flag, at: Mapping[str, int], matches: _Matches, rules: _Numbered) -> dict[str, Any]:
    rule = {
        "id": flag.rule,
        "version": flag.rule_version,
        "title": flag.title,
        "family": flag.family,
        "cites": list(flag.cites),
        "law": list(flag.law),
        "guidance": flag.guidance,
    }
    told = {
        "id": flag.id,
        "level": flag.level.value,
        # A flag with mentions stands in their document.
        "document": "" if flag.mentions else flag.document,
        "mentions": [at[key] for key in flag.mentions if key in at],
        "matches": matches.numbers(flag.matches),
        "list": flag.list,
        "reason": flag.reason,
        "asks": flag.asks,
        "suppressed": flag.suppressed,
        "answer": _previous(flag.previous) if flag.previous else None,
    }
    texts = matches.texts
    return _said(told) | {
        "rule": rules.of(rule),
        "entry": texts.of(flag.entry),
        "name": texts.of(flag.name),
    }


def _previous(one: Previous) -> dict[str, Any]:
    return {"told": str(one), "holds": one.holds, "word": one.answer.disposition.value}


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """Return only what says something: thousands of empty fields are megabytes."""
    return {name: value for name, value in told.items() if value not in ("", 0, None, (), [])}


def _list(one: Mapping[str, Any]) -> dict[str, Any]:
    names = ("id", "title", "kind", "entries", "published", "age_days", "stale", "origin")
    told = {name: one.get(name) for name in names}
    link = str(one.get("link") or "")
    return told | {
        "used": one["state"] == "used",
        "state": STATES.get(one["state"], one["state"]),
        "effect": one.get("effect", ""),
        "next_step": one.get("next_step", ""),
        # An address comes from the list's manifest, never from a document.
        "link": link if link.startswith("https://") else "",
        "note": one.get("how_to_get") or one.get("note", ""),
    }


def _settings(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    at_least = settings["at_least"]
    return [
        ("lists", settings["lists"]),
        ("rules", settings["rules"]),
        ("only these lists", ", ".join(settings["only"]) or "all"),
        ("lowest score kept", "the bands decide" if at_least is None else f"{at_least:g}"),
        ("destination", settings["destination"] or "not given"),
        ("owners", settings["ownership"] or "no table of owners was given"),
        ("profile", f"{settings['profile']} {settings['profile_hash']}".strip()),
        *(("left out by the profile", told) for told in settings["profile_leaves_out"]),
    ]


def _documents(documents: Sequence[Document], mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    spans: dict[tuple[str, int], list[Span]] = defaultdict(list)
    for number, one in enumerate(mentions):
        spans[one.document, one.block].append((one.start, one.end, number))
    return [_document(one, spans) for one in documents]


def _document(one: Document, spans: Mapping[tuple[str, int], list[Span]]) -> dict[str, Any]:
    named = dict.fromkeys(cell.column for block in one.blocks for cell in block.cells)
    columns = {name: number for number, name in enumerate(named)}
    return {
        "key": one.key,
        "sha256": one.sha256,
        "coverage": _coverage(one.coverage, len(one.blocks)),
        "columns": list(columns),
        "blocks": [
            _block(block, spans.get((one.key, number), ()), columns)
            for number, block in enumerate(one.blocks)
        ],
    }


def _block(block: Block, spans: Sequence[Span], columns: Mapping[str, int]) -> list[Any]:
    """Return place, language and pieces; for a row of a table, pieces by column's number."""
    if not block.cells:
        return [block.place, language(block.text), pieces(block.text, spans)]
    cells = [
        [columns[cell.column], pieces(block.text, spans, cell.start, cell.end)]
        for cell in block.cells
    ]
    return [block.place, "", None, cells]


def _coverage(coverage: Coverage, blocks: int) -> str:
    told = [f"{blocks} paragraphs or rows in {coverage.parts} part(s)"]
    told += [f"{coverage.parts_without_text} without text"] if coverage.parts_without_text else []
    told += [f"languages {', '.join(coverage.languages)}"] if coverage.languages else []
    told += [coverage.encoding] if coverage.encoding else []
    told += [f"{coverage.repaired} sign(s) mended"] if coverage.repaired else []
    told += ["CUT SHORT"] if coverage.truncated else []
    return "; ".join(told)
