"""Reading the entries of a control list, and lending terms from one entry to another."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from screener import folders
from screener.errors import Faults, ListError, ListManifestError, Origin, ScreenerError
from screener.lists.folder import data_files
from screener.lists.manifest import read_record
from screener.model.lists import ControlEntry, ControlFile, Paragraph, TermSet

_ENTRIES = TypeAdapter(tuple[ControlEntry, ...])
# Part of the cache's name: raise it when a field of ControlEntry changes its meaning.
_FORM = 2
_MOST_KEPT = 30  # ten control lists, each of a few states


def read_controls(folder: Path, list_id: str, digest: str) -> tuple[ControlEntry, ...]:
    """Return the entries of a control list by code.

    YAML is slow to read, so what was read is kept as JSON in the cache, named by ``digest``.

    Raises:
        Faults: Files that do not say what they must, or a code that stands twice.
    """
    kept = folders.cache() / f"controls-{_FORM}-{digest}.json"
    found = _unpacked(folders.kept(kept))
    if found is None:
        found = _from_yaml(folder, list_id)
        folders.keep(kept, _ENTRIES.dump_json(found), most=_MOST_KEPT)
    return found


def _unpacked(content: bytes | None) -> tuple[ControlEntry, ...] | None:
    if content is None:
        return None
    try:
        return _ENTRIES.validate_json(content)
    except ValidationError:
        return None


def _from_yaml(folder: Path, list_id: str) -> tuple[ControlEntry, ...]:
    faults: list[ScreenerError] = []
    entries: dict[str, ControlEntry] = {}
    for path in data_files(folder):
        try:
            file = read_record(path, ControlFile)
        except ListError as fault:
            faults.append(fault)
            continue
        if file.list != list_id:
            faults.append(
                ListManifestError(
                    f"'list' is {file.list!r} in a folder of {list_id}", origin=Origin(str(path))
                )
            )
        for entry in file.entries:
            if entry.code in entries:
                faults.append(
                    ListManifestError(f"{entry.code} stands twice", origin=Origin(str(path)))
                )
            entries[entry.code] = entry
    if faults:
        raise Faults(tuple(faults))
    return tuple(entries[code] for code in sorted(entries))


def resolved_terms(
    controls: Mapping[str, ControlEntry], lenders: Mapping[str, ControlEntry]
) -> dict[str, ControlEntry]:
    """Return the entries with what ``terms_from`` lends them added, one step deep.

    Terms of a paragraph go to the paragraph of the same number, so that a hit on a list that
    borrows its words still names its paragraph; where there is none, to the entry. What a lender
    excludes or releases is no hit on the borrower either. An entry lends what is written at it,
    not what it has borrowed, so that a circle ends.
    """
    return {code: _with_lent(entry, lenders) for code, entry in controls.items()}


def _with_lent(entry: ControlEntry, lenders: Mapping[str, ControlEntry]) -> ControlEntry:
    lent = [lenders[other] for other in entry.terms_from if other in lenders]
    if not lent:
        return entry
    own = {part.paragraph for part in entry.paragraphs}
    parts = [part for each in lent for part in each.paragraphs]
    elsewhere = [part.terms for part in parts if part.paragraph not in own]
    releases = [release.terms for each in lent for release in each.releases]
    return entry.model_copy(
        update={
            "terms": _joined(entry.terms, *(each.terms for each in lent), *elsewhere),
            "wide_terms": _joined(entry.wide_terms, *(each.wide_terms for each in lent)),
            "not_terms": _joined(entry.not_terms, *(each.not_terms for each in lent), *releases),
            "paragraphs": tuple(_with_terms(part, parts) for part in entry.paragraphs),
        }
    )


def _with_terms(part: Paragraph, lent: Sequence[Paragraph]) -> Paragraph:
    same = [other.terms for other in lent if other.paragraph == part.paragraph]
    return part.model_copy(update={"terms": _joined(part.terms, *same)}) if same else part


def _joined(*terms: TermSet) -> TermSet:
    return TermSet(
        en=tuple(dict.fromkeys(text for each in terms for text in each.en)),
        zh=tuple(dict.fromkeys(text for each in terms for text in each.zh)),
    )
