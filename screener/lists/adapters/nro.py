"""Canada's Named Research Organizations as the page of Innovation, Science and Economic
Development: a list item each, with its country in brackets, and a paragraph of aliases."""

import re

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.html import html_prose
from screener.formats.prose import Kind, Passage
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.facts import clean, names_of, refuse_if
from screener.model.lists import EntityKind, ListEntity, NameKind
from screener.normalise.keys import entry_key, twin_counted

_HEADING = "Named Research Organizations List"
_ORGANISATION = re.compile(r"(?P<name>.+?)\s*\((?P<country>[^()]+)\)\s*$")
_ALIASES = re.compile(r"\s*Known alias\w*(?:\(es\))?\s*:\s*", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Za-z/&-]{1,9}")


def read_nro(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the organisations of the English page.

    Raises:
        ListError: Not this page, or an item of the list without a country.
    """
    drafts = _drafts(_listed(content))
    if not drafts:
        raise ListError("the page has no list items of the form NAME (COUNTRY)")
    keys = twin_counted([entry_key(code, name) for name, code, _ in drafts])
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=names_of(
                [(name, NameKind.PRIMARY), *((alias, _alias_kind(alias)) for alias in aliases)]
            ),
            countries=(code,),
            source_row=f"item {number}",
        )
        for number, (key, (name, code, aliases)) in enumerate(
            zip(keys, drafts, strict=True), start=1
        )
    )


def _listed(content: bytes) -> list[Passage]:
    try:
        passages = html_prose(content).passages
    except (UnreadableDocumentError, RecursionError) as problem:
        raise ListError(f"the file is no such page: {problem}") from problem
    start = [at for at, one in enumerate(passages) if clean(one.text) == _HEADING]
    if not start:
        raise ListError(f"the page has no heading {_HEADING!r}")
    return list(passages[start[0] + 1 :])


def _drafts(passages: list[Passage]) -> list[tuple[str, str, list[str]]]:
    """Return name, country's code and aliases of each organisation.

    The page's foot has list items too, of other matters and without a country: the list ends with
    the last item that has one.
    """
    drafts: list[tuple[str, str, list[str]]] = []
    without: list[str] = []
    pending: list[str] = []
    for passage in passages:
        text = clean(passage.text)
        head, *more = re.split(r"(?=Known alias)", text, maxsplit=1)
        found = _ORGANISATION.match(head)
        code = country_code(found["country"]) if found else ""
        if passage.kind is Kind.ITEM and found and code:
            drafts.append((found["name"], code, []))
            without += pending
            pending = []
        elif passage.kind is Kind.ITEM:
            pending.append(repr(text[:60]))
        for one in more or ([text] if _ALIASES.match(text) else []):
            if drafts:
                drafts[-1][2].extend(_ALIASES.sub("", one).split(";"))
    refuse_if(without, "items of the list without a country that is known")
    return drafts


def _alias_kind(alias: str) -> NameKind:
    return (
        NameKind.ACRONYM if _ACRONYM.fullmatch(clean(alias)) and alias.isupper() else NameKind.ALIAS
    )
