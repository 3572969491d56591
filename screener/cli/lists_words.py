"""How entries of lists are told on a terminal."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from screener.model.lists import ControlEntry, Knowledge, ListEntity, ListState, TermSet


def entity_lines(entity: ListEntity, state: ListState) -> Iterator[str]:
    """Yield the lines that tell an entry of an entity list."""
    manifest = state.manifest
    yield entity.name
    yield from _said("entry", entity.entry)
    yield from _said(
        "list", f"{manifest.title}, copy of {manifest.published}, {state.age_days} days old"
    )
    yield from _said("effect", manifest.effect)
    yield from _said("next step", manifest.next_step)
    yield from _said("kind", entity.kind.value)
    yield from _said("countries", ", ".join(entity.countries))
    for name in entity.names:
        origin = "" if name.origin == "list" else f", from {name.origin}: {name.source}"
        yield from _said("name", f"{name.text} ({name.kind.value}{origin})")
    for address in entity.addresses:
        yield from _said("address", address)
    yield from _said("programme", entity.programme)
    yield from _said("requirement", _coded(entity.requirement, entity.requirement_code))
    yield from _said("policy", _coded(entity.policy, entity.policy_code))
    yield from _said("footnotes", ", ".join(str(note) for note in entity.footnotes))
    for citation in entity.citations:
        yield from _said("citation", f"{citation}  {_link_of(citation)}".rstrip())
    yield from _said("listed", str(entity.listed or ""))
    yield from _said("delisted", _delisted(entity))
    yield from _said("remarks", entity.remarks)
    yield from _said("source row", entity.source_row)
    yield from _said("official list", manifest.entry_link)


def control_lines(entry: str, control: ControlEntry, state: ListState) -> Iterator[str]:
    """Yield the lines that tell an entry of a control list."""
    manifest = state.manifest
    yield f"{control.code}  {control.title}"
    yield from _said("entry", entry)
    yield from _said(
        "list", f"{manifest.title}, copy of {manifest.published}, {state.age_days} days old"
    )
    yield from _said("effect", manifest.effect)
    yield from _said("next step", manifest.next_step)
    yield from _said("reasons", ", ".join(control.reasons))
    yield from _said("points to", control.pointer_to)
    yield from _said("terms", _terms(control.terms))
    yield from _said("not", _terms(control.not_terms))
    for paragraph in control.paragraphs:
        yield from _said(paragraph.paragraph, paragraph.about)
        for limit in paragraph.thresholds:
            yield from _said("", f"{limit.parameter} {limit.shown}")
    for release in control.releases:
        yield from _said("released", f"{release.paragraph}: {release.about}")
    for other in control.equivalents:
        difference = f" ({other.difference})" if other.difference else ""
        yield from _said("see also", f"{other.list}/{other.code}{difference}")
    yield from _said("question", control.question)
    yield from _said("official list", manifest.entry_link)


def _said(label: str, text: str) -> Iterator[str]:
    if text:
        yield f"  {label:<14}{text}"


def _delisted(entity: ListEntity) -> str:
    if entity.delisted is None:
        return ""
    return f"{entity.delisted}; from that day on it is no listing, and it stays findable"


def _link_of(citation: str) -> str:
    """Return the address of a Federal Register citation; "" of any other.

    >>> _link_of("86 FR 18438, 4/9/21")
    'https://www.federalregister.gov/citation/86-FR-18438'
    """
    found = re.match(r"(\d+) FR (\d+)", citation)
    if found is None:
        return ""
    return f"https://www.federalregister.gov/citation/{found[1]}-FR-{found[2]}"


def _coded(text: str, code: str) -> str:
    return f"{text} [{code}]" if code else text


def _terms(terms: TermSet) -> str:
    return ", ".join([*terms.en, *terms.zh])


def search_lines(text: str, knowledge: Knowledge, day: date) -> Iterator[str]:
    """Yield a line for every entry that has the text in a name, code, title or term."""
    wanted = _folded(text)
    for entry, entity in knowledge.entities.items():
        hit = next((name.text for name in entity.names if wanted in _folded(name.text)), "")
        if hit or wanted in entry.casefold():
            gone = f"\tdelisted since {entity.delisted}" if entity.is_delisted(day) else ""
            yield _line(entry, entity.name, hit) + gone
    for entry, control in knowledge.controls.items():
        words = (control.code, control.title, *control.terms.en, *control.terms.zh)
        hit = next((word for word in words if wanted in _folded(word)), "")
        if hit:
            yield _line(entry, control.title, hit)


def _line(entry: str, name: str, hit: str) -> str:
    return f"{entry}\t{name}" + (f"\t{hit}" if hit not in ("", name) else "")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
