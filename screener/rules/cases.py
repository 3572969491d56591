"""From matches to cases: the facts that a rule is asked about, and what they are about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from screener.model.document import Document
from screener.model.lists import ControlEntry, Knowledge, ListEntity, Manifest
from screener.model.match import Match, Outcome, Target, ThresholdOutcome
from screener.model.mention import Mention, MentionKind
from screener.model.ownership import Holding, Reach
from screener.model.run import Settings
from screener.normalise.names import name_key
from screener.normalise.terms import term_key
from screener.rules.countries import countries, groups_of
from screener.rules.phrases import NO_PHRASES, Phrases, Text
from screener.rules.within import Mentions

Facts = Mapping[str, Mapping[str, Any]]

# A pair further apart than this says nothing; rules narrow it (3 paragraphs is usual).
_FURTHEST = 20
REMOVED = "removed "
_CONTEXTS = ("negated", "comparison", "import_substitution")


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of one match (or pair, or block) and what a flag on them points to."""

    facts: Facts
    document: str
    place: str
    subject: str  # which question: no position and no score
    mention: str  # "" for a block of text
    matches: tuple[str, ...]
    list: str
    entry: str
    name: str
    content: str  # of the list entry: what an answer rests on


@dataclass(frozen=True)
class Batch:
    """All that the cases of a run are made of."""

    documents: Mapping[str, Document]  # by key
    mentions: Mapping[str, Mention]  # by id
    matches: Sequence[Match]
    knowledge: Knowledge
    manifests: Mapping[str, Manifest]  # by list id
    settings: Settings
    holdings: Sequence[Holding] = ()
    phrases: Phrases = NO_PHRASES  # terms that rules look for
    affiliates: str = ""  # status of the BIS affiliates rule on the day
    _contents: dict[str, str] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)

    def said(self, mention: Mention) -> dict[str, Any]:
        """Return the facts about the block that a mention stands in."""
        return self.texts[mention.document][mention.block]

    def content(self, entry: str) -> str:
        """Return the digest of a list entry: an answer that rests on it lapses when it changes."""
        known = self._contents.get(entry)
        if known is None:
            entity = self.knowledge.entities.get(entry)
            told = (
                repr(entity)
                if entity
                else self.knowledge.controls[entry].model_dump_json(exclude_defaults=True)
            )
            known = self._contents[entry] = _digest(told)
        return known

    def words(self, mention: str) -> str:
        """Return the hash of the words of a mention, by its id; "" for a text without one."""
        if mention and mention not in self._words:
            self._words[mention] = words_of(self.mentions[mention])
        return self._words.get(mention, "")

    @cached_property
    def texts(self) -> dict[str, list[dict[str, Any]]]:
        """Return the facts about all blocks: each text with the terms that rules look for."""
        return {
            key: [
                {"block": Text.of(block.text, self.phrases), "document": key}
                for block in document.blocks
            ]
            for key, document in self.documents.items()
        }

    def in_row(self, mention: Mention) -> bool:
        """Return whether a mention stands in a row of a table."""
        return bool(self.documents[mention.document].blocks[mention.block].cells)

    @cached_property
    def profiles(self) -> dict[str, dict[str, Any]]:
        """Return for each document what kind of document it is."""
        named: dict[tuple[str, bool], set[str]] = defaultdict(set)
        for match in self.matches:
            if match.band.alerts and match.target is not Target.RELATED:
                entity = self.knowledge.entities.get(match.entry)
                if entity is not None and entity.is_delisted(self.settings.as_of):
                    continue
                control = match.target is Target.CONTROL
                named[self.mentions[match.mention].document, control].add(match.entry)
        return {
            key: {
                "listed_parties": len(named[key, False]),
                "technologies": len(named[key, True]),
                "blocks": len(document.blocks),
                "is_table": any(block.cells for block in document.blocks),
            }
            for key, document in self.documents.items()
        }

    @cached_property
    def run(self) -> dict[str, Any]:
        """Return what was asked for, and what the EAR's tables say of the destination."""
        country = countries().get(self.settings.destination)
        return {
            "destination": self.settings.destination or None,
            "destination_groups": list(country.groups) if country else None,
            "destination_chart": list(country.chart) if country else None,
            "destination_note": country.note if country else None,
        }


def cases(batch: Batch) -> dict[str, list[Case]]:
    """Return the cases of a run by scope: "party", "technology", "pair", "ownership", "text".

    What is about a party that its list has removed stands apart, under REMOVED and the scope: a
    rule that says what a listing means must not say it of such a party.
    """
    every = [_party(batch, one) for one in _parties(batch)]
    parties = [one for one in every if one.facts["party"]["delisted"] is None]
    removed = [one for one in every if one.facts["party"]["delisted"] is not None]
    technologies = list(_technologies(batch))
    return {
        "party": parties,
        "technology": technologies,
        "pair": list(_pairs(batch, parties, technologies)),
        REMOVED + "party": removed,
        REMOVED + "pair": list(_pairs(batch, removed, technologies)),
        "ownership": list(_owned(batch)),
        "text": [
            case for document in batch.documents.values() for case in _blocks(document, batch)
        ],
    }


def scope(fields: Iterable[str]) -> str:
    """Return which cases a rule is asked about, from the fields that it names.

    >>> scope(["party.list", "technology.tags"])
    'pair'
    >>> scope(["text.block"])
    'text'
    """
    named = {field.partition(".")[0] for field in fields}
    if "ownership" in named:
        return "ownership"
    if "distance" in named or ("party" in named and named & {"technology", "threshold"}):
        return "pair"
    if "party" in named:
        return "party"
    return "technology" if named & {"technology", "threshold"} else "text"


def _parties(batch: Batch) -> list[Match]:
    """Return the alerts on parties, each once: not again for a name within the longer name."""
    found = [one for one in batch.matches if _is_party(one)]
    named = {(one.mention, one.entry, one.target) for one in found}
    asked = Mentions.of(batch.mentions[key] for key in dict.fromkeys(one.mention for one in found))
    return [
        one
        for one in found
        if not any(
            (outer, one.entry, one.target) in named
            for outer in asked.around(batch.mentions[one.mention])
        )
    ]


def _is_party(match: Match) -> bool:
    return match.band.alerts and match.target is not Target.CONTROL


def _party(batch: Batch, match: Match) -> Case:
    mention, entry = batch.mentions[match.mention], batch.knowledge.entities[match.entry]
    facts = {
        "party": _party_facts(
            match, mention, entry, batch.manifests[match.list], batch.settings.as_of
        ),
        "context": _context(mention),
        "text": batch.said(mention),
        "document": batch.profiles[mention.document],
        "run": batch.run,
    }
    return Case(
        facts=facts,
        document=mention.document,
        place=mention.place,
        subject=subject(mention, in_row=batch.in_row(mention)),
        mention=mention.id,
        matches=(match.id,),
        list=match.list,
        entry=match.entry,
        name=match.name,
        content=batch.content(match.entry),
    )


def _party_facts(
    match: Match, mention: Mention, entry: ListEntity, manifest: Manifest, day: date
) -> dict[str, Any]:
    best = match.evidence[0]
    return {
        "name": match.name,
        "said": mention.text,
        "matched": best.listed,
        "list": match.list,
        "entry": match.entry,
        "band": match.band.value,
        "score": match.score,
        "target": match.target.value,
        "kind": entry.kind.value,
        "footnotes": list(entry.footnotes),
        "requirement": entry.requirement_code or None,
        "policy": entry.policy_code or None,
        "programme": entry.programme or None,
        "countries": list(entry.countries) or None,
        "country_groups": groups_of(entry.countries),
        "name_kind": best.name_kind or None,
        "method": best.method,
        "differs": list(match.differs),
        "effect": manifest.effect,
        "next_step": manifest.next_step,
        "listed": entry.listed,
        "delisted": entry.delisted if entry.is_delisted(day) else None,
    }


def _technologies(batch: Batch) -> Iterator[Case]:
    groups: dict[str, list[Match]] = defaultdict(list)
    for match in batch.matches:
        if match.band.alerts and match.target is Target.CONTROL:
            groups[match.mention].append(match)
    asked = Mentions.of(batch.mentions[key] for key in groups)
    for mention, matches in groups.items():
        around = {m.entry for key in asked.around(batch.mentions[mention]) for m in groups[key]}
        # "underwater glider" within "Kestrel-3 underwater glider" is no second question.
        own = [match for match in matches if match.entry not in around]
        yield from _technology_group(batch, batch.mentions[mention], own)


def _technology_group(batch: Batch, mention: Mention, matches: list[Match]) -> Iterator[Case]:
    rank: dict[str, int] = defaultdict(int)
    ours = {match.code for match in matches if match.list == "us_ccl"}
    first = {match.list: match for match in sorted(matches, key=lambda m: m.score)}
    codes = [f"{one.list} {one.paragraph or one.code}" for _, one in sorted(first.items())]
    for match in sorted(matches, key=lambda m: (m.list, -m.score, m.entry)):
        rank[match.list] += 1
        control = batch.knowledge.controls[match.entry]
        told = _technology_facts(match, mention, control) | {
            "rank": rank[match.list],
            "codes": codes,
            "mirrored": match.list != "us_ccl" and bool(ours),
        }
        yield Case(
            facts={
                "technology": told,
                "threshold": _threshold(match, control),
                "context": _context(mention),
                "text": batch.said(mention),
                "document": batch.profiles[mention.document],
                "run": batch.run,
            },
            document=mention.document,
            place=mention.place,
            subject=subject(mention, in_row=batch.in_row(mention)),
            mention=mention.id,
            matches=(match.id,),
            list=match.list,
            entry=match.entry,
            name=match.name,
            content=batch.content(match.entry),
        )


def _technology_facts(match: Match, mention: Mention, control: ControlEntry) -> dict[str, Any]:
    return {
        "term": mention.text,
        "list": match.list,
        "entry": match.entry,
        "code": match.code,
        "paragraph": match.paragraph or match.code,
        "title": control.title,
        "band": match.band.value,
        "score": match.score,
        "tags": list(control.tags),
        "reasons": list(match.reasons),
        "group": control.group or None,
        "question": control.question or f"Which characteristics that {match.code} names has it?",
        "method": match.evidence[0].method,
    }


def _threshold(match: Match, control: ControlEntry) -> dict[str, Any]:
    """Return the best figure; "meets" only where all that its paragraph needs is met."""
    stated = [one for one in match.thresholds if one.outcome is not Outcome.NOT_STATED]
    stated = [
        one for one in stated if one.outcome is not Outcome.MEETS or _decides(one, match, control)
    ]
    order = (Outcome.MEETS, Outcome.NOT_COMPARABLE, Outcome.BELOW)
    best = min(stated, key=lambda one: order.index(one.outcome), default=None)
    if best is None:
        return {"outcome": None, "stated": None, "limit": None, "parameter": None}
    return {
        "outcome": best.outcome.value,
        "stated": best.stated,
        "limit": best.limit,
        "parameter": best.parameter,
    }


def _decides(met: ThresholdOutcome, match: Match, control: ControlEntry) -> bool:
    """Return whether a figure that is met settles its paragraph.

    Five axes alone do not: 2B001.b.2 needs the repeatability as well.
    """
    needs = {paragraph.paragraph: paragraph.need for paragraph in control.paragraphs}
    beside = [one for one in match.thresholds if one.paragraph == met.paragraph]
    return needs.get(met.paragraph) != "all" or all(one.outcome is Outcome.MEETS for one in beside)


def _pairs(batch: Batch, parties: list[Case], technologies: list[Case]) -> Iterator[Case]:
    near: dict[tuple[str, int], list[Case]] = defaultdict(list)
    for case in technologies:
        near[case.document, batch.mentions[case.mention].block].append(case)
    for party in parties:
        mention = batch.mentions[party.mention]
        # Rows of a table are different customers or items: only one row is one context.
        in_row = batch.in_row(mention)
        reach = 0 if in_row else _FURTHEST
        blocks = range(mention.block - reach, mention.block + reach + 1)
        for block in sorted(blocks, key=lambda one: abs(one - mention.block)):
            for technology in near.get((party.document, block), ()):
                yield _pair(
                    party, technology, abs(block - mention.block), batch.phrases, in_row=in_row
                )


def _pair(party: Case, technology: Case, distance: int, phrases: Phrases, *, in_row: bool) -> Case:
    facts = {
        **technology.facts,
        "party": party.facts["party"],
        "context": {
            name: party.facts["context"][name] or technology.facts["context"][name]
            for name in _CONTEXTS
        },
        "distance": {"paragraphs": distance, "same_row": in_row},
        "text": {
            "block": Text.joined(
                (party.facts["text"]["block"], technology.facts["text"]["block"]), phrases
            ),
            "document": party.document,
        },
    }
    return Case(
        facts=facts,
        document=party.document,
        place=party.place,
        subject=party.subject,
        mention=party.mention,
        matches=(*party.matches, *technology.matches),
        list=party.list,
        entry=party.entry,
        name=party.name,
        content=party.content,
    )


def _owned(batch: Batch) -> Iterator[Case]:
    """Yield a case for each party of a document that the table of owners names."""
    by_key: dict[str, list[Holding]] = defaultdict(list)
    for holding in batch.holdings:
        by_key[name_key(holding.owned)].append(holding)
    for mention in batch.mentions.values() if by_key else ():
        if mention.kind is not MentionKind.ENTITY:
            continue
        keys = dict.fromkeys(name_key(name) for name in (mention.text, *mention.also))
        for holding in (one for key in keys for one in by_key.get(key, ())):
            yield _holding_case(batch, mention, holding)


def _holding_case(batch: Batch, mention: Mention, holding: Holding) -> Case:
    owner = holding.strictest
    facts = {
        "ownership": {
            "owned": holding.owned,
            "regime": holding.regime.value,
            "reach": None if holding.reach is Reach.UNKNOWN else holding.reach.value,
            "percent": holding.percent,
            "at_most": holding.at_most,
            "owners": [one.name for one in holding.owners],
            "strictest": owner.name,
            "list": owner.list,
            "requirement": owner.requirement or None,
            "policy": owner.policy or None,
            "chain": " / ".join(holding.chains),
            "cycle": holding.cycle,
            "mode": batch.settings.affiliates,
            "measure": batch.affiliates,
        },
        "context": _context(mention),
        "text": batch.said(mention),
        "document": batch.profiles[mention.document],
        "run": batch.run,
    }
    return Case(
        facts=facts,
        document=mention.document,
        place=mention.place,
        subject=subject(mention, in_row=batch.in_row(mention)),
        mention=mention.id,
        matches=(),
        list=owner.list,
        entry=owner.entry,
        name=owner.name,
        content=_digest(repr(holding)),
    )


def _blocks(document: Document, batch: Batch) -> Iterator[Case]:
    for block, text in zip(document.blocks, batch.texts[document.key], strict=True):
        yield Case(
            facts={
                "text": text,
                "document": batch.profiles[document.key],
                "run": batch.run,
            },
            document=document.key,
            place=block.place,
            subject=document.key,
            mention="",
            matches=(),
            list="",
            entry="",
            name="",
            content="",
        )


def subject(mention: Mention, *, in_row: bool) -> str:
    """Return which party or thing a question is about; stable when text moves (design.md).

    In prose: the document and the key of the words. In a row: the party's own id, else its name,
    country and address; never the file's name or the row's number.
    """
    entity = mention.kind is MentionKind.ENTITY
    # CETC 14 is the same question as the name that the document defines it by.
    short = entity and mention.found_by == "short_form" and mention.also
    said = mention.also[0] if short else mention.text
    key = str(name_key(said)) if entity else term_key(said)
    key = key or mention.text
    if not in_row:
        return f"{mention.document}|{key}"
    if entity and mention.ids:
        return "id|" + "|".join(mention.ids)
    return "|".join(
        ["row", key, *mention.countries, (term_key(mention.address) if mention.address else "")]
    )


def words_of(mention: Mention) -> str:
    """Return the hash of the names under which a party or thing stands there."""
    keys = sorted({str(name_key(name)) or name for name in (mention.text, *mention.also)})
    return _digest(
        "|".join(
            [*keys, *mention.countries, (term_key(mention.address) if mention.address else "")]
        )
    )


def _context(mention: Mention) -> Mapping[str, Any]:
    return _told_of_context(mention.context, mention.kind)


@lru_cache(maxsize=1_024)
def _told_of_context(context: tuple[str, ...], kind: MentionKind) -> Mapping[str, Any]:
    told: dict[str, Any] = {name: name in context for name in _CONTEXTS}
    return told | {"kind": kind.value}


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
