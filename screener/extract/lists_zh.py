"""Chinese technologies by the company they keep: what stands in a list of such is one as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screener.extract.view import has_han
from screener.extract.words_zh import GENERIC, NOUN_VERBS, PLAIN_TAILS

Word = tuple[str, int, int]  # and its start and end in the text


@dataclass(frozen=True, slots=True)
class Item:
    """A segment without what leads it, and how much of it is a term."""

    words: tuple[Word, ...]  # places in the text
    term: int  # words from the first that are a term; 0 where none are

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.words[0][1]

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1][2]


def listed_items(items: list[Item], text: str) -> Iterator[Item]:
    """Yield the items without a technical head that stand in a list of technologies."""
    for group in _lists(items, text):
        technical = [item for item in group if item.term == len(item.words)]
        if len(technical) < _FEWEST_LISTED or 2 * len(technical) < len(group):
            continue
        yield from (item for item in group if _goes_on(item) and _nameable(item))


def _goes_on(item: Item) -> bool:
    """Return whether an item is more than the term in it: 氚增殖包层, not 运载器研究."""
    return item.term < len(item.words) and (not item.term or item.words[-1][0] not in NOUN_VERBS)


_FEWEST_LISTED = 2


def _lists(items: list[Item], text: str) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in items:
        if group and not _JOINING.fullmatch(_without_brackets(text[group[-1].end : item.start])):
            yield group
            group = []
        group.append(item)
    yield group


_JOINING = re.compile(r"\s?(?:、|，?(?:以及|和|与|及|或)|；)\s?(?:新型|先进|高端|国产|相关)?")
_BRACKETS = re.compile(r"[（(][^（）()]{1,40}[）)]")


def _without_brackets(between: str) -> str:
    return _BRACKETS.sub("", between)


def _nameable(item: Item) -> bool:
    """Return whether an item can be a term by its company alone."""
    text = "".join(word for word, _, _ in item.words)
    last = item.words[-1][0]
    if not _FEWEST_CHARACTERS <= len(text) <= _MOST_CHARACTERS or not has_han(last):
        return False
    if last in PLAIN_TAILS or text.endswith(_PLAIN_ENDINGS):
        return False
    return any(word not in GENERIC and word not in PLAIN_TAILS for word, _, _ in item.words)


_FEWEST_CHARACTERS, _MOST_CHARACTERS = 2, 14
_PLAIN_ENDINGS = tuple(tail for tail in PLAIN_TAILS if len(tail) > 1)
