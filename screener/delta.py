"""What of an earlier run still stands, so that only what has changed is screened (R5).

What is found in a document follows from its blocks, from the keys of all names and terms, and from
the code. What is matched follows besides from the lists as a whole: the weight of a word rests on
all names, so one new entry moves the scores of others. So where the lists are others, names are
compared anew, all of them; a document is only searched anew where a changed key stands in it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from screener.extract import Changed
from screener.model.document import Document
from screener.model.lists import Knowledge
from screener.model.match import Match, Target
from screener.model.mention import Extraction, Mention, StatedRelation
from screener.model.run import Grounds, Settings, Since
from screener.report.read_json import SavedRun

# Libraries whose version can change what is found or how it is compared.
_LIBRARIES = ("rapidfuzz", "opencc", "pypinyin", "ahocorasick-rs", "numpy", "jieba")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier run, by document."""

    run: str
    grounds: Grounds
    settings: Settings
    documents: Mapping[str, Document]
    extractions: Mapping[str, Extraction]
    matches: Mapping[str, tuple[Match, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What of an earlier run stands: extractions, and matches beside them, by document."""

    since: Since
    extractions: Mapping[str, Extraction]
    matches: Mapping[str, tuple[Match, ...]]


@cache
def code_digest() -> str:
    """Return a digest of the program and of the libraries that decide on a result."""
    here = Path(__file__).resolve().parent
    total = sha256("\n".join(_version(name) for name in _LIBRARIES).encode())
    for file in sorted(here.rglob("*.py")):
        total.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def standing(
    documents: Sequence[Document],
    earlier: Earlier,
    grounds: Grounds,
    settings: Settings,
    knowledge: Knowledge,
    changed: Changed,
) -> Standing:
    """Return what of an earlier run stands for the documents of this one.

    Args:
        documents: What was read now.
        earlier: The earlier run.
        grounds: What this run rests on.
        settings: What this run is asked for.
        knowledge: The lists of this run.
        changed: Which keys of names and terms are other ones than in the earlier run.
    """
    if grounds.code != earlier.grounds.code:
        why = "the program is another version, so everything was screened"
        return Standing(
            Since(earlier.run, (), (), tuple((d.key, why) for d in documents), why), {}, {}
        )
    compare = _why_compared(earlier, grounds, settings)
    kept: list[str] = []
    names_only: list[str] = []
    again: list[tuple[str, str]] = []
    for document in documents:
        why = _why_searched(document, earlier, changed)
        if why:
            again.append((document.key, why))
        elif compare or _turns_on_the_day(earlier, document.key, settings, knowledge):
            names_only.append(document.key)
        else:
            kept.append(document.key)
    since = Since(earlier.run, tuple(kept), tuple(names_only), tuple(again), compare)
    return Standing(
        since,
        {key: earlier.extractions[key] for key in (*kept, *names_only)},
        {key: earlier.matches.get(key, ()) for key in kept},
    )


def _why_compared(earlier: Earlier, grounds: Grounds, settings: Settings) -> str:
    """Return why names are compared with the lists anew, "" if they need not be."""
    if grounds.lists != earlier.grounds.lists:
        return (
            "the lists are others than in that run, and the weight of a word rests on all names,"
            " so every name was compared anew"
        )
    before = earlier.settings
    if (settings.profile_hash, settings.at_least) != (before.profile_hash, before.at_least):
        return "another profile or lowest score was asked for, so every name was compared anew"
    return ""


def _why_searched(document: Document, earlier: Earlier, changed: Changed) -> str:
    """Return why a document is searched anew, "" if it need not be."""
    before = earlier.documents.get(document.key)
    if before is None:
        return "new"
    if before.sha256 != document.sha256:
        return "its content has changed"
    if before.blocks != document.blocks:
        return "it was read in another way"
    if not changed.is_known:
        return "which names have changed since is not known here any more"
    return "a name or term that has changed stands in it" if changed.stands_in(document) else ""


def _turns_on_the_day(earlier: Earlier, key: str, settings: Settings, knowledge: Knowledge) -> bool:
    """Return whether a match may be marked otherwise on another day: its entry was removed."""
    if settings.as_of == earlier.settings.as_of:
        return False
    return any(
        match.target is not Target.CONTROL and knowledge.entities[match.entry].delisted is not None
        for match in earlier.matches.get(key, ())
    )


def earlier_of(saved: SavedRun) -> Earlier:
    """Return a run that was read from its report, by document."""
    document_of = {one.id: one.document for one in saved.mentions}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    relations: dict[str, list[StatedRelation]] = defaultdict(list)
    matches: dict[str, list[Match]] = defaultdict(list)
    for mention in saved.mentions:
        mentions[mention.document].append(mention)
    for relation in saved.relations:
        relations[relation.document].append(relation)
    for match in saved.matches:
        matches[document_of[match.mention]].append(match)
    return Earlier(
        run=saved.id,
        grounds=saved.grounds,
        settings=saved.settings,
        documents={one.key: one for one in saved.documents},
        extractions={
            one.key: Extraction(tuple(mentions[one.key]), tuple(relations[one.key]))
            for one in saved.documents
        },
        matches={key: tuple(several) for key, several in matches.items()},
    )
