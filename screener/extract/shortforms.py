"""Short forms that a document defines, and where it uses them afterwards."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screener.extract.glosses import is_abbreviation
from screener.extract.heads_en import TECHNICAL_ACRONYMS, is_strong, is_weak
from screener.extract.spans import Span, distinct
from screener.extract.view import HAN, View, has_han
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS
from screener.extract.words_org import HEADS, LEGAL_FORMS
from screener.extract.words_org import WEAK_HEADS as WEAK_NAMES
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

_ALSO_KNOWN = re.compile(
    r"\s(?:is|are|was|were)\s(?:also\s|formerly\s|better\s)?(?:known|called|referred to"
    r"|abbreviated)"
    r"(?:\sin\s[A-Z]\w+)?\sas\s(?P<names>[^.;:。；()（）]{2,120})"
)
_ALSO_KNOWN_HAN = re.compile(
    rf"^[，,（(]?\s?(?:以下)?(?:又称|又名|亦称|也称|简称|原名|曾用名|英文名为?)[为作：:]?[“\"「『]?"
    rf"(?P<names>[{HAN}A-Za-z0-9\- ]{{2,24}}?)[”\"」』，。；、）),;]"
)
_NAME = re.compile(r"[A-Z][\w\-*]*(?:\s[A-Z][\w\-*]*){0,4}")
_MOST_DEFINED = 2_000  # short forms a document may define
_SHORTEST_BRAND = 4


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form, what kind of thing it names, and its other names in the document."""

    kind: MentionKind
    also: tuple[str, ...]


def with_aliases(view: View, spans: Iterable[Span]) -> list[Span]:
    """Return spans with the aliases that their sentence states: "also known as ...", 简称 ..."""
    return [span.named(*_stated_names(view, span)) for span in spans]


def defined_in(view: View, spans: Iterable[Span]) -> Iterator[tuple[str, ShortForm]]:
    """Yield the short forms that a block defines, with what they stand for."""
    for span in spans:
        said = view.text[span.start : span.end]
        full = distinct((said, *span.also))
        for name in _short_names(span, said):
            yield name, ShortForm(span.kind, tuple(one for one in full if one != name))


def collected(defined: Iterable[tuple[str, ShortForm]]) -> dict[str, ShortForm]:
    """Return the short forms of a document; the first definition of a short form holds."""
    forms: dict[str, ShortForm] = {}
    for name, form in defined:
        if len(forms) < _MOST_DEFINED:
            forms.setdefault(name, form)
    return forms


class ShortForms:
    """Finds the short forms of one document in its blocks."""

    def __init__(self, forms: dict[str, ShortForm]) -> None:
        self._forms = forms
        latin = sorted((name for name in forms if not has_han(name)), key=len, reverse=True)
        han = sorted((name for name in forms if has_han(name)), key=len, reverse=True)
        self._latin = self._pattern(
            [rf"(?<![\w\-*])(?:{'|'.join(map(re.escape, latin))})(?![\w*]|-\w)"], latin
        )
        self._han = self._pattern(["|".join(map(re.escape, han))], han)

    @staticmethod
    def _pattern(parts: list[str], names: list[str]) -> re.Pattern[str] | None:
        return re.compile(parts[0]) if names else None

    def spans(self, text: str) -> list[Span]:
        """Return where defined short forms stand, with what the document says they are."""
        found = []
        for pattern in (self._latin, self._han):
            for match in pattern.finditer(text) if pattern else ():
                form = self._forms[match.group()]
                found.append(Span(match.start(), match.end(), form.kind, "short_form", form.also))
        return found


def _stated_names(view: View, span: Span) -> list[str]:
    behind = view.text[span.end : span.end + 200]
    for group in view.groups:
        if group.start >= span.end and group.start - span.end <= 1:
            behind = view.text[group.end : group.end + 200]
    told = _ALSO_KNOWN.match(behind)
    if told:
        # A number closes a designation that stands as an example: "CZ-5, CZ-7, etc."
        names = _NAME.findall(told["names"].split(" referred to")[0])
        return [name for name in names if name.casefold() not in PLACES]
    told = _ALSO_KNOWN_HAN.match(behind)
    return [told["names"].strip()] if told else []


def _short_names(span: Span, said: str) -> Iterator[str]:
    for name in span.also:
        if (
            is_abbreviation(name) and name not in TECHNICAL_ACRONYMS and not name.endswith("s")
        ) or (span.kind is not MentionKind.TECHNOLOGY and _short_and_proper(name)):
            yield name
    if span.kind is MentionKind.ENTITY and span.found_by != "gazetteer":
        yield from _company_short(said)
    if span.kind is MentionKind.PRODUCT:
        if span.also and " " in said and all(word[:1].isupper() for word in said.split()):
            yield said
        yield from _brands(said)


def _short_and_proper(name: str) -> bool:
    words = name.split()
    if has_han(name):
        return 2 <= len(name) <= 6 and len(words) == 1
    return (
        len(words) <= 3
        and all(w[:1].isupper() for w in words)
        and (len(words) > 1 or not _plain(words[0]))
    )


def _company_short(said: str) -> Iterator[str]:
    """Yield the short names of a firm: "Tianjin Kylin" of "Tianjin Kylin Information ... Ltd."."""
    words = [word.strip(".,") for word in said.split("(")[0].split()]
    if len(words) < 4 or words[-1].casefold() not in LEGAL_FORMS:
        return
    if words[0].casefold() in PLACES and words[1][:1].isupper():
        if words[1].casefold() not in LEGAL_FORMS | HEADS:
            yield f"{words[0]} {words[1]}"
        if not _plain(words[1]):
            yield words[1]
    elif not _plain(words[0]):
        yield words[0]


def _brands(said: str) -> Iterator[str]:
    for word in said.split("(")[0].split():
        if word[:1].isupper() and not word.isupper() and word.isalpha() and not _plain(word):
            yield word


def _plain(word: str) -> bool:
    low = word.casefold()
    return (
        len(low) < _SHORTEST_BRAND
        or low in PLACES
        or low in GENERIC_MODIFIERS
        or low in FUNCTION_WORDS
        or low in HEADS
        or low in LEGAL_FORMS
        or low in WEAK_NAMES
        or low in _EVERYDAY
        or is_strong(low)
        or is_weak(low)
    )


_EVERYDAY = frozenset(
    """aerospace aviation space long march great wall east west red flag star sun golden
    silver united first general precision digital smart intelligent advanced new
    high technology information
    electronic electronics optical power energy marine ocean sky cloud data future global
    international national pacific central asia green blue white black dragon eagle
    hardware software internet bluetooth things""".split()
)
