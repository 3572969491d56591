"""The order of the stages, and nothing else."""

import json
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Map
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version

from screener.delta import Earlier, Standing, code_digest, standing
from screener.extract import Changed, Gazetteer, extract_all
from screener.match.controls import ControlMatcher
from screener.match.coverage import coverage
from screener.match.delisted import marked
from screener.match.entities import EntityMatcher
from screener.match.profile import applied, load_profile
from screener.match.vocabularies import Vocabularies
from screener.model.answer import Answers
from screener.model.document import Document, Skipped
from screener.model.lists import Knowledge
from screener.model.match import Band, Match
from screener.model.mention import Extraction, Mention, StatedRelation
from screener.model.ownership import Holding, Listing, Regime
from screener.model.profile import Profile
from screener.model.run import CatalogueCoverage, Grounds, ScreeningRun, Settings, Since
from screener.read import Input, Mapping, StakesRead, read_all
from screener.rules import RuleSet, holdings, judge, with_earlier

TOOL_VERSION = version("screener")

NO_ANSWERS = Answers()
_CLOSE = (Band.EXACT, Band.STRONG)
Track = Callable[[Sequence[Document]], Iterable[Document]]


@dataclass(frozen=True)
class Prepared:
    """What is known, made ready for searching; each index is built when it is first asked for."""

    knowledge: Knowledge
    rules: RuleSet
    profile: Profile = field(default_factory=load_profile)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All names and terms, to be found in a text."""
        return Gazetteer.build(self.knowledge)

    @cached_property
    def grounds(self) -> Grounds:
        """What a run rests on beside its inputs."""
        return Grounds(code_digest(), self.knowledge.digest, self.gazetteer.digest)

    @cached_property
    def entities(self) -> EntityMatcher:
        """The names of entity lists and of what is related to their entries."""
        return EntityMatcher.build(self.knowledge)

    @cached_property
    def catalogue(self) -> tuple[CatalogueCoverage, ...]:
        """How deep the catalogue goes."""
        return coverage(self.knowledge.controls)

    @cached_property
    def controls(self) -> ControlMatcher:
        """The control catalogue."""
        return ControlMatcher.build(self.knowledge)

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """The policy vocabularies."""
        return Vocabularies.build(self.knowledge.vocabulary)


def screen(
    inputs: Sequence[Input],
    prepared: Prepared,
    settings: Settings,
    *,
    mapping: Mapping | None = None,
    stakes: StakesRead | None = None,
    answers: Answers = NO_ANSWERS,
    jobs: int = 1,
    track: Track = iter,
    earlier: Earlier | None = None,
) -> ScreeningRun:
    """Screen inputs against all that is known.

    Args:
        inputs: Files, folders and texts, in the order of the report.
        prepared: The lists and rules.
        settings: What was asked for.
        mapping: Which columns of tables are what; None to guess.
        stakes: Who owns whom, as tables of the user's state it; None where there is none.
        answers: What reviewers answered earlier.
        jobs: Processes among which documents are shared; the result is the same for any number.
        track: Passes documents on while it shows progress.
        earlier: A run after which only what has changed is screened; the result is the same.

    Returns:
        The run. What could not be read stands in ``skipped``; nothing is raised for it.
    """
    documents, skipped = read_all(inputs, mapping)
    stands = _standing(documents, earlier, prepared, settings) if earlier else _NOTHING
    fresh = [one for one in documents if one.key not in stands.extractions]
    made = extract_all(fresh, prepared.gazetteer, jobs=jobs, track=track)
    found = dict(stands.extractions)
    found.update((document.key, one) for document, one in zip(fresh, made, strict=True))
    mentions, relations = _joined(found[one.key] for one in documents)
    mentions = tuple(prepared.vocabularies.tagged(mentions))
    matches = _matched(mentions, relations, documents, prepared, settings, stands.matches)
    owned = _holdings(stakes, prepared, settings.as_of) if stakes else ()
    judgement = judge(
        documents,
        mentions,
        relations,
        matches,
        prepared.knowledge,
        prepared.rules,
        settings,
        owned,
        off=(*prepared.profile.families_off, *prepared.profile.rules_off),
    )
    skipped = [*skipped, *(stakes.skipped if stakes else ())]
    return ScreeningRun(
        id=_run_id(documents, skipped, prepared, settings, mapping),
        tool_version=TOOL_VERSION,
        settings=settings,
        documents=tuple(documents),
        skipped=(*skipped, *(part for document in documents for part in document.skipped)),
        mentions=mentions,
        relations=relations,
        matches=matches,
        flags=with_earlier(judgement.flags, answers, settings.as_of),
        lists=prepared.knowledge.lists,
        rules=judgement.rules,
        catalogue=prepared.catalogue,
        grounds=prepared.grounds,
        since=stands.since if earlier else None,
    )


_NOTHING = Standing(Since("", (), (), (), ""), {}, {})


def _standing(
    documents: Sequence[Document], earlier: Earlier, prepared: Prepared, settings: Settings
) -> Standing:
    changed = Changed.since(earlier.grounds.keys, prepared.gazetteer)
    return standing(documents, earlier, prepared.grounds, settings, prepared.knowledge, changed)


def _joined(
    extractions: Iterable[Extraction],
) -> tuple[tuple[Mention, ...], tuple[StatedRelation, ...]]:
    found = list(extractions)
    mentions = tuple(mention for one in found for mention in one.mentions)
    return mentions, tuple(relation for one in found for relation in one.relations)


def _matched(
    mentions: Sequence[Mention],
    relations: Sequence[StatedRelation],
    documents: Sequence[Document],
    prepared: Prepared,
    settings: Settings,
    standing: Map[str, Sequence[Match]],
) -> tuple[Match, ...]:
    """Return the matches of all mentions; those of documents that stand are taken as they are."""
    place = {mention.id: position for position, mention in enumerate(mentions)}
    fresh = [mention for mention in mentions if mention.document not in standing]
    matches: list[Match] = []
    if fresh:
        stated = [relation for relation in relations if relation.document not in standing]
        matches += prepared.entities.match(fresh, stated)
        matches += prepared.controls.match(fresh, documents)
    least = settings.at_least or 0.0
    kept = [match for match in matches if match.score >= least]
    kept = applied(kept, prepared.profile, prepared.knowledge)
    kept = marked(kept, prepared.knowledge, settings.as_of)
    kept += [match for several in standing.values() for match in several]
    # By mention, then list, then best first; the id only where all else is equal.
    kept.sort(key=lambda m: (place[m.mention], m.list, -m.score, m.entry, m.id))
    return tuple(kept)


def _holdings(stakes: StakesRead, prepared: Prepared, day: date) -> tuple[Holding, ...]:
    """Return what listed parties own, under each regime's arithmetic."""
    owners = dict.fromkeys(stake.owner for stake in stakes.stakes)
    listed = {name: _listings(name, prepared, day) for name in owners}
    return tuple(
        one for regime in Regime for one in holdings(stakes.stakes, listed, regime).values()
    )


def _listings(name: str, prepared: Prepared, day: date) -> tuple[Listing, ...]:
    """Return the standing entries that an owner is taken to be: close names, not likenesses."""
    found = [one for one in prepared.entities.look_up(name) if one.band in _CLOSE]
    entries = (prepared.knowledge.entities[one.entry] for one in found)
    entries = (entity for entity in entries if not entity.is_delisted(day))
    return tuple(
        Listing(e.entry, e.list, e.name, e.requirement_code or "", e.policy_code or "")
        for e in entries
    )


def _run_id(
    documents: Sequence[Document],
    skipped: Sequence[Skipped],
    prepared: Prepared,
    settings: Settings,
    mapping: Mapping | None,
) -> str:
    grounds = [
        TOOL_VERSION,
        [(document.key, document.sha256) for document in documents],
        [(one.key, one.place, one.reason) for one in skipped],
        prepared.knowledge.digest,
        prepared.rules.hash,
        asdict(settings),
        None if mapping is None else mapping.record(),
    ]
    return sha256(json.dumps(grounds, ensure_ascii=False, default=str).encode()).hexdigest()[:16]
