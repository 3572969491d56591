"""From the catalogue to a page: whole without a script, searched with one."""

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path

from screener.model.lists import (
    ControlEntry,
    Knowledge,
    ListKind,
    ListState,
    Paragraph,
    TermSet,
)
from screener.report.files import whole_file

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_LIMITS = (
    "Titles and words are this project's own; the official text decides. A word that stands here"
    " is a reason to open the entry and no classification, and a word that does not stand here"
    " says nothing."
)


def write_glossary(knowledge: Knowledge, path: Path) -> None:
    """Write the page of all control lists that are in use.

    Raises:
        ReportError: The file cannot be written.
    """
    with whole_file(path) as work:
        work.write_text(glossary_page(knowledge), encoding="utf-8", newline="\n")


def glossary_page(knowledge: Knowledge) -> str:
    """Return the page: a section for each control list, an article for each entry."""
    states = [
        state
        for state in knowledge.lists
        if state.manifest.kind is ListKind.CONTROL and state.state == "used"
    ]
    by_list: dict[str, list[ControlEntry]] = defaultdict(list)
    for entry, control in knowledge.controls.items():
        by_list[entry.split("/", 1)[0]].append(control)
    shown = [state for state in states if by_list[state.manifest.id]]
    shown.sort(key=lambda state: -len(by_list[state.manifest.id]))
    slots = {
        "policy": _policy(),
        "style": _part("glossary.css"),
        "limits": escape(_LIMITS),
        "lists": "\n".join(_choice(state, by_list[state.manifest.id]) for state in shown),
        "body": "\n".join(_section(one, by_list[one.manifest.id], knowledge) for one in shown),
        "script": _part("glossary.js"),
    }
    return _SLOT.sub(lambda found: slots[found[1]], _part("glossary.html"))


def _policy() -> str:
    return (
        f"default-src 'none'; script-src {_hash('glossary.js')};"
        f" style-src {_hash('glossary.css')}; base-uri 'none'; form-action 'none'"
    )


def _choice(state: ListState, controls: Sequence[ControlEntry]) -> str:
    manifest = state.manifest
    return (
        f'<label><input type="checkbox" name="list" value="{escape(manifest.id)}" checked>'
        f"<span>{escape(manifest.id)}</span> <small>{len(controls)}</small></label>"
    )


def _section(state: ListState, controls: Sequence[ControlEntry], knowledge: Knowledge) -> str:
    manifest = state.manifest
    link = manifest.entry_link or manifest.source
    official = (
        f' · <a href="{escape(link)}" rel="noreferrer">official text</a>' if _is_web(link) else ""
    )
    entries = "\n".join(_article(manifest.id, one, knowledge) for one in _in_order(controls))
    return (
        f'<section data-list="{escape(manifest.id)}" aria-labelledby="list-{escape(manifest.id)}">'
        f'<h2 id="list-{escape(manifest.id)}">{escape(manifest.title)}</h2>'
        f'<p class="copy">{escape(manifest.authority)} · copy of {manifest.published}'
        f"{official}</p>\n{entries}</section>"
    )


def _in_order(controls: Iterable[ControlEntry]) -> list[ControlEntry]:
    """Return entries as a person counts: ML2 before ML10."""
    return sorted(
        controls,
        key=lambda one: [
            (0, int(part), "") if part.isdigit() else (1, 0, part)
            for part in re.split(r"(\d+)", one.code)
        ],
    )


def _article(list_id: str, control: ControlEntry, knowledge: Knowledge) -> str:
    anchor = escape(f"{list_id}/{control.code}")
    reasons = f'<span class="why">{escape(", ".join(control.reasons))}</span>'
    return "".join(
        [
            f'<article id="{anchor}"><h3><a href="#{anchor}">{escape(control.code)}</a>'
            f" {escape(control.title)}{reasons if control.reasons else ''}</h3>",
            *_words(control.terms),
            *_table(control.paragraphs),
            *_noted("Let go by a Note", [f"{r.paragraph}: {r.about}" for r in control.releases]),
            *_words(control.not_terms, "no"),
            *_elsewhere(control, knowledge.controls),
            *([f'<p class="ask">{escape(control.question)}</p>'] if control.question else []),
            "</article>",
        ]
    )


def _words(terms: TermSet, kind: str = "") -> Iterator[str]:
    for lang, words in (("en", terms.en), ("zh", terms.zh)):
        if words:
            label = '<span class="label">not:</span> ' if kind else ""
            said = " · ".join(map(escape, words))
            yield f'<p class="words {kind}" lang="{lang}">{label}{said}</p>'


def _table(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    if not paragraphs:
        return
    yield (
        '<table><thead><tr><th scope="col">Paragraph</th><th scope="col">About</th>'
        '<th scope="col">Figures</th><th scope="col">Words</th></tr></thead><tbody>'
    )
    for one in paragraphs:
        needed = ' <span class="label">all of:</span>' if one.need == "all" else ""
        figures = "".join(
            f"<li>{escape(limit.parameter)} {escape(limit.shown)}</li>" for limit in one.thresholds
        )
        figures = f"{needed if len(one.thresholds) > 1 else ''}<ul>{figures}</ul>"
        words = "".join(_words(one.terms))
        yield (
            f'<tr><th scope="row">{escape(one.paragraph)}</th><td>{escape(one.about)}</td>'
            f"<td>{figures if one.thresholds else ''}</td><td>{words}</td></tr>"
        )
    yield "</tbody></table>"


def _noted(label: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        said = " · ".join(map(escape, lines))
        yield f'<p class="note"><span class="label">{label}:</span> {said}</p>'


def _elsewhere(control: ControlEntry, controls: Mapping[str, ControlEntry]) -> Iterator[str]:
    found = []
    for other in control.equivalents:
        entry = f"{other.list}/{other.code}"
        shown = escape(f"{other.list} {other.code}")
        # A paragraph of an entry, or an entry of a list without a copy, has no article here.
        link = f'<a href="#{escape(entry)}">{shown}</a>' if entry in controls else shown
        found.append(link + (f" ({escape(other.difference)})" if other.difference else ""))
    if found:
        yield f'<p class="note"><span class="label">Compare:</span> {" · ".join(found)}</p>'


def _is_web(link: str) -> bool:
    return link.startswith(("https://", "http://"))


def _part(name: str) -> str:
    return (files("screener.report.glossary") / name).read_text(encoding="utf-8")


def _hash(name: str) -> str:
    return f"'sha256-{b64encode(sha256(_part(name).encode()).digest()).decode()}'"
