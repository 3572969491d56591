"""Families of products: what one member is called, the others are too.

"Long March launch vehicles are referred to as CZ-5 and CZ-7": wherever the document names CZ-5, it
is a launch vehicle, though its name does not say so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from screener.extract.spans import distinct
from screener.model.mention import Mention, MentionKind

_NUMBER = r"[0-9]{1,4}[A-Za-z]{0,3}|[IVX]{1,4}"
_HAN_NUMBER = r"[0-9零一二三四五六七八九十]{1,4}[A-Za-z]{0,2}"
# brand, number where there is one, and what kind of thing it is.
_LATIN = re.compile(
    rf"(?P<brand>[A-Z][\w*’']*(?: [A-Z][\w*’']*){{0,3}}?)(?:[- ](?:No\.? ?)?(?:{_NUMBER}))?"
    r"(?: (?:series|family|class|type)(?: of)?)?"
    r"(?P<class> [a-z][\w-]*(?: [\w-]+){0,4}| [A-Z]{2,5}s?)?"
)
_HAN = re.compile(
    rf"(?P<brand>[一-鿿]{{2,4}}?)(?:[-－—]?{_HAN_NUMBER}(?:号|型)?)?(?:系列)?(?P<class>[一-鿿]{{2,10}})?"
)
_HAN_MEMBER = re.compile(
    rf"(?P<brand>[一-鿿]{{2,4}}?)(?:[-－—]?{_HAN_NUMBER}(?:号|型)?)[A-Za-z]{{0,2}}"
)
_SERIES = re.compile(rf"[-－—]?{_HAN_NUMBER}(?:号|型)?|系列")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a family is: "launch vehicles", joined to a member's name by ``joint``."""

    text: str
    joint: str


def with_families(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions; a product of a family gets its name with the family's kind in ``also``."""
    found = list(mentions)
    kinds = _kinds(found)
    for mention in found:
        kind = kinds.get(_member_of(mention.text)) if mention.kind is MentionKind.PRODUCT else None
        if kind is not None:
            named = f"{mention.text}{kind.joint}{kind.text}"
            mention = replace(mention, also=distinct((*mention.also, named)))
        yield mention


def _kinds(mentions: Iterable[Mention]) -> Mapping[str, _Kind]:
    """Return the kind of each family by its brand, gloss and short forms; the first told holds."""
    kinds: dict[str, _Kind] = {}
    for mention in mentions:
        if mention.kind is not MentionKind.PRODUCT:
            continue
        told = _told(mention.text)
        if told is None:
            continue
        brand, kind = told
        for name in (brand, *(other for other in mention.also if _is_bare(other))):
            kinds.setdefault(name, kind)
    return kinds


def _told(text: str) -> tuple[str, _Kind] | None:
    """Return brand and kind where a product's name tells both."""
    latin = _LATIN.fullmatch(text)
    if latin and latin["class"]:
        return latin["brand"], _Kind(latin["class"].strip(), " ")
    han = _HAN.fullmatch(text)
    if han and han["class"] and _SERIES.search(text):
        return han["brand"], _Kind(han["class"], "")
    return None


def _member_of(text: str) -> str:
    """Return the family that a bare designation is of: "CZ" of "CZ-5"; "" where none is told."""
    latin = _LATIN.fullmatch(text)
    if latin and not latin["class"]:
        return latin["brand"]
    han = _HAN_MEMBER.fullmatch(text)
    return han["brand"] if han else text


def _is_bare(name: str) -> bool:
    """Return whether another name is a brand or short form alone, and no full name."""
    return len(name) <= _LONGEST_BARE and not any(sign.isdigit() for sign in name)


_LONGEST_BARE = 16
