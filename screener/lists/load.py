"""From folders of lists to the knowledge that the other stages are given."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screener import folders
from screener.errors import (
    Faults,
    ListChecksumError,
    ListError,
    ListNotAvailableError,
    Origin,
    ScreenerError,
)
from screener.lists import compiled, index
from screener.lists.controls import read_controls, resolved_terms
from screener.lists.folder import data_digest, data_files, read_entities
from screener.lists.gate import check_expectation
from screener.lists.index import Held
from screener.lists.manifest import read_manifest
from screener.lists.parser import parser_version
from screener.lists.tables import join_aliases, read_lexicon, read_relations, read_vocabulary
from screener.model.lists import (
    REFUSED,
    ControlEntry,
    Knowledge,
    LexiconTerm,
    ListEntity,
    ListKind,
    ListState,
    Manifest,
    Relation,
    VocabularyTerm,
)

_SCREENED = (ListKind.ENTITY, ListKind.CONTROL)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a list: where it stands and what it says of itself."""

    folder: Path
    manifest: Manifest
    origin: str  # "bundled", "snapshot" or "file"


def load_knowledge(
    *,
    lists: Path | None = None,
    only: Sequence[str] = (),
    without: Sequence[str] = (),
    as_of: date | None = None,
) -> Knowledge:
    """Return all lists that are in use.

    Args:
        lists: A further folder of lists; an id that stands in both is taken from it.
        only: Ids of the entity and control lists wanted; all where empty. Aliases, relations and
            vocabularies are always read.
        without: Ids of the entity and control lists left out.
        as_of: The day: the newest copy published on or before it is taken. Default today.

    Raises:
        Faults: Manifests or data that do not hold, all of them together.
        ListNotAvailableError: A list of ``only`` is unknown or has no copy here.
    """
    day = as_of or date.today()
    roots = _roots(lists)
    key = compiled.key_of(roots, only, without, day, folders.home() / "updates")
    known = compiled.kept(key)
    if known is not None:
        return known
    loading = _Loading(day)
    knowledge = _loaded(loading, lists, only, without, day)
    return compiled.keep(key, knowledge, loading.copies)


def _roots(lists: Path | None) -> list[Path]:
    """Return the folders whose folders are copies: bundled, each list's snapshots, one's own."""
    snapshots = folders.home() / "lists"
    own = sorted(snapshots.iterdir()) if snapshots.is_dir() else []
    return [folders.bundled("lists"), *own, *([lists] if lists is not None else [])]


def _loaded(
    loading: "_Loading",
    lists: Path | None,
    only: Sequence[str],
    without: Sequence[str],
    day: date,
) -> Knowledge:
    chosen = choose(lists, day)
    _check_only(only, chosen)
    for list_id in without:
        if list_id not in chosen:
            raise ListNotAvailableError(f"there is no list {list_id!r} to leave out")
    wanted = [
        copy
        for copy in chosen.values()
        if (not only or _is_wanted(copy, only)) and copy.manifest.id not in without
    ]
    lending = [
        copy
        for copy in chosen.values()
        if copy not in wanted and copy.manifest.kind is ListKind.CONTROL and _in_use(copy, day)
    ]
    return loading.run(wanted, lending)


def choose(lists: Path | None, day: date) -> dict[str, Copy]:
    """Return for each list id the copy to use on a day; where all are later, the earliest.

    Raises:
        Faults: A folder without a manifest, or a manifest that does not hold.
    """
    faults: list[ScreenerError] = []
    chosen: dict[str, Copy] = {}
    for copy in [
        *_copies(folders.bundled("lists"), "bundled", faults),
        *_snapshots(day, faults),
    ]:
        other = chosen.get(copy.manifest.id)
        if other is None or _rank(copy, day) > _rank(other, day):
            chosen[copy.manifest.id] = copy
    if lists is not None:
        chosen |= {copy.manifest.id: copy for copy in _copies(lists, "file", faults)}
    if faults:
        raise Faults(tuple(faults))
    return dict(sorted(chosen.items()))


def _rank(copy: Copy, day: date) -> tuple[bool, bool, int, bool]:
    """Order copies: one that is there, not later than the day, newest; then the snapshot."""
    timely, newest = _newest(copy.manifest.published or date.min, day)
    return copy.manifest.copy_here, timely, newest, copy.origin == "snapshot"


def _newest(published: date, day: date) -> tuple[bool, int]:
    timely = published <= day
    return timely, published.toordinal() if timely else -published.toordinal()


def _copies(root: Path, origin: str, faults: list[ScreenerError]) -> list[Copy]:
    if not root.is_dir():
        faults.append(ListError("there is no such folder of lists", origin=Origin(str(root))))
        return []
    found = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.name.startswith((".", "_")):
            continue
        try:
            found.append(Copy(folder, read_manifest(folder), origin))
        except ListError as fault:
            faults.append(fault)
    return found


def _snapshots(day: date, faults: list[ScreenerError]) -> list[Copy]:
    """Return of each list the snapshot to use on a day; only those manifests are read."""

    def rank(one: Held) -> tuple[bool, int, date, bool]:
        # Of two files of one day the one that was fetched last, read by the newest adapter.
        fetched = one.retrieved or date.min
        return *_newest(one.published, day), fetched, one.parser == parser_version()

    best: dict[str, Held] = {}
    for one in index.held(faults):
        other = best.get(one.list)
        if other is None or rank(one) > rank(other):
            best[one.list] = one
    places = [index.place_of(one) for one in best.values()]
    return [Copy(place, read_manifest(place), "snapshot") for place in places]


def _in_use(copy: Copy, day: date) -> bool:
    published = copy.manifest.published
    return copy.manifest.copy_here and published is not None and published <= day


def _is_wanted(copy: Copy, only: Sequence[str]) -> bool:
    return copy.manifest.kind not in _SCREENED or copy.manifest.id in only


def _check_only(only: Sequence[str], chosen: dict[str, Copy]) -> None:
    for list_id in only:
        copy = chosen.get(list_id)
        if copy is None:
            raise ListNotAvailableError(
                f"there is no list {list_id!r}",
                hint="screener lists status names them; one of your own comes with --lists DIR",
            )
        if not copy.manifest.copy_here:
            raise ListNotAvailableError(
                f"{list_id}: no copy here ({copy.manifest.why_no_copy})",
                hint=how_to_get(copy.manifest),
            )
        if copy.manifest.kind not in _SCREENED:
            raise ListNotAvailableError(f"{list_id} is no entity or control list")


def how_to_get(manifest: Manifest) -> str:
    """Return the words that tell how to come by a copy of a list."""
    if manifest.kind is not ListKind.ENTITY:
        return "its entries have to be written first"
    command = f"screener lists import FILE --as {manifest.id} --published YYYY-MM-DD"
    if manifest.format == "contract_csv":
        return (
            f"get it from {manifest.source}, bring it into a CSV with the columns key and name"
            f" (and aliases, countries, addresses), and run: {command}"
        )
    return f"download it from {manifest.source} and run: {command}"


class _Loading:
    """One pass over the chosen copies; collects faults so that all are shown together."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.states: dict[str, ListState] = {}
        self.entities: dict[str, ListEntity] = {}
        self.controls: dict[str, ControlEntry] = {}
        self.relations: list[Relation] = []
        self.vocabulary: list[VocabularyTerm] = []
        self.lexicon: list[LexiconTerm] = []
        self.faults: list[ScreenerError] = []
        self.digest = hashlib.sha256()
        self.copies: list[tuple[Path, str]] = []  # folders read, and the digest of their data

    def run(self, copies: Sequence[Copy], lending: Sequence[Copy]) -> Knowledge:
        """Read the copies; ``lending`` are control lists that only lend their terms."""
        # Aliases and relations point to entries, so they come last.
        late = {ListKind.ALIASES, ListKind.RELATIONS}
        for copy in sorted(copies, key=lambda copy: copy.manifest.kind in late):
            try:
                self._take(copy)
            except Faults as several:
                self.faults += several.faults
            except ListError as fault:
                self.faults.append(fault)
        if self.faults:
            raise Faults(tuple(self.faults))
        lenders = dict(self.controls)
        for copy in lending:
            digest = data_digest(copy.folder)
            self.copies.append((copy.folder, digest))
            self.digest.update(f"{copy.manifest.id} lends {digest}\n".encode())
            entries = read_controls(copy.folder, copy.manifest.id, digest)
            lenders |= {f"{copy.manifest.id}/{entry.code}": entry for entry in entries}
        return Knowledge(
            lists=tuple(self.states[key] for key in sorted(self.states)),
            entities=self.entities,
            controls=resolved_terms(self.controls, lenders),
            relations=tuple(self.relations),
            vocabulary=tuple(self.vocabulary),
            digest=self.digest.hexdigest(),
            lexicon=tuple(self.lexicon),
        )

    def _take(self, copy: Copy) -> None:
        manifest = copy.manifest
        if not manifest.copy_here:
            self._state(copy, "no_copy", 0, manifest.why_no_copy)
            return
        # Our words of names are how names are compared, not what stood on a list on a day.
        dated = manifest.kind is not ListKind.LEXICON
        if dated and manifest.published is not None and manifest.published > self.day:
            self._state(copy, "no_copy_for_day", 0, f"the earliest copy is of {manifest.published}")
            return
        found = data_digest(copy.folder)
        self.copies.append((copy.folder, found))
        if manifest.expect.entries[0] == 0 and not data_files(copy.folder):
            self._state(copy, "no_copy", 0, "its entries are not written yet")
            return
        if manifest.data_sha256 and found != manifest.data_sha256:
            raise ListChecksumError(
                "the data files are not those that the manifest was written for",
                origin=Origin(str(copy.folder)),
                hint="screener lists verify names what differs; compile the list anew",
            )
        before = len(self.entities)
        entries, names, note = self._read(copy, found)
        self.digest.update(f"{manifest.id} {found} {len(self.entities) - before}\n".encode())
        check_expectation(manifest, entries, names, copy.folder)
        self._state(copy, "used", entries, note)

    def _read(self, copy: Copy, digest: str) -> tuple[int, frozenset[str], str]:
        """Read a copy's data; return the count, the names for the gate, and a remark."""
        list_id = copy.manifest.id
        match copy.manifest.kind:
            case ListKind.ENTITY:
                entities = read_entities(copy.folder, list_id)
                own = copy.manifest.format == "hand"
                self.entities |= {each.entry: each for each in entities if self._live(each, own)}
                names = frozenset(name.text for entity in entities for name in entity.names)
                return len(entities), names, ""
            case ListKind.CONTROL:
                controls = read_controls(copy.folder, list_id, digest)
                self.controls |= {f"{list_id}/{entry.code}": entry for entry in controls}
                return len(controls), frozenset(entry.code for entry in controls), ""
            case ListKind.ALIASES:
                self.entities, count, note = join_aliases(copy.folder, list_id, self.entities)
                return count, frozenset(), note
            case ListKind.RELATIONS:
                relations, count, note = read_relations(copy.folder, self.entities)
                self.relations += relations
                return count, frozenset(relation.name for relation in relations), note
            case ListKind.VOCABULARY:
                terms = read_vocabulary(copy.folder, list_id)
                self.vocabulary += terms
                return len(terms), frozenset(term.key for term in terms), ""
            case ListKind.LEXICON:
                words = read_lexicon(copy.folder)
                self.lexicon += words
                return len(words), frozenset(word.en for word in words), ""

    def _live(self, entity: ListEntity, own: bool) -> bool:
        """Tell whether an entry counts on the day; one that was removed does, and is marked.

        A publisher's copy is not later than the day, so an entry in it that seems to be is a
        misprinted date; in a list of one's own it is an entry that is to come.
        """
        return not own or entity.listed is None or entity.listed <= self.day

    def _state(self, copy: Copy, state: str, entries: int, note: str) -> None:
        manifest = copy.manifest
        age = (self.day - manifest.published).days if manifest.published else None
        self.states[manifest.id] = ListState(
            manifest=manifest,
            state=state,
            entries=entries,
            origin=copy.origin,
            stale=state == "used" and age is not None and age > manifest.stale_after_days,
            age_days=age,
            note=_warned(manifest.id, note),
        )


def _warned(list_id: str, note: str) -> str:
    """Return a remark with the news that a newer file was refused: every report shows it (R3)."""
    path = folders.home() / "updates" / f"{list_id}.update.json"
    if not path.is_file():
        return note
    try:
        refused = json.loads(path.read_text(encoding="utf-8")).get("refused", "")
    except (OSError, ValueError, AttributeError):
        return note
    warning = f"{REFUSED}, this copy keeps serving ({refused})" if refused else ""
    return "; ".join(part for part in (warning, note) if part)
