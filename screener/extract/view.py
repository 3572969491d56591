"""From a block's text to tokens and bracket groups, with their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HAN = "㐀-䶿一-鿿々〇"
_LETTER = rf"[^\W_{HAN}]"
# A Latin word keeps what stands within it: "C*Core", "R&D", "CZ-5", "China’s", "U.S", "I/O".
_TOKEN = re.compile(
    rf"(?P<han>[{HAN}]+)|(?P<word>{_LETTER}+(?:[-‐‑'’*&.+/]{_LETTER}+)*)|(?P<mark>[^\s])"
)
_HAN_CHARACTER = re.compile(rf"[{HAN}]")
_OPENERS = {"(": ")", "（": ")", "[": "]", "【": "]", "［": "]", "《": ">", "〈": ">"}
_CLOSERS = {")": ")", "）": ")", "]": "]", "】": "]", "］": "]", "》": ">", "〉": ">"}
QUOTES = frozenset("\"“”„‘’'「」『』")
# Longer than any gloss; a bracket round a whole paragraph is prose.
_LONGEST_GROUP = 240
# A full stop after these ends no sentence.
_SHORT_FORMS = frozenset(
    "co ltd inc corp no st dr mr ms prof vol fig approx dept univ inst".split()
)
_SENTENCE_MARKS = frozenset("。！？；!?;")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of Han characters or a mark, with its place in the text."""

    start: int
    end: int
    text: str
    kind: str  # "word", "han" or "mark"


@dataclass(frozen=True, slots=True)
class Group:
    """A pair of brackets and what it holds."""

    start: int  # of the opening bracket
    end: int  # after the closing bracket
    text: str  # what stands between them
    opener: str
    before: int  # index of the last word or Han token before it in the main stream, or -1


@dataclass(frozen=True, slots=True)
class View:
    """A block's text with its main stream of tokens; what brackets hold stands in ``groups``."""

    text: str
    tokens: tuple[Token, ...]  # outside all brackets
    groups: tuple[Group, ...]  # outermost pairs only, by start

    def groups_after(self, index: int) -> list[Group]:
        """Return the bracket groups that stand right behind a token of the main stream."""
        return [group for group in self.groups if group.before == index]


def has_han(text: str) -> bool:
    """Return whether a text has a Han character in it."""
    return _HAN_CHARACTER.search(text) is not None


def view_of(text: str) -> View:
    """Return a text's main stream of tokens and its outermost bracket groups.

    >>> [token.text for token in view_of("Phytium (飞腾; FT) microchips").tokens]
    ['Phytium', 'microchips']
    """
    pairs = _outer_pairs(text)
    tokens: list[Token] = []
    groups: list[Group] = []
    position = 0
    for start, end in pairs:
        tokens += tokens_of(text, position, start)
        before = _last_word(tokens, text, start)
        groups.append(Group(start, end, text[start + 1 : end - 1], text[start], before))
        position = end
    tokens += tokens_of(text, position, len(text))
    return View(text, tuple(tokens), tuple(groups))


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a part of a text, with their offsets in the whole."""
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.start(), match.end(), match.group(), match.lastgroup or "mark")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence that holds a span.

    >>> text = "Abc Co., Ltd. makes lasers. It sells lamps."
    >>> text[slice(*sentence_around(text, 20, 26))]
    'Abc Co., Ltd. makes lasers.'
    """
    first = next((i + 1 for i in range(start - 1, -1, -1) if _ends_sentence(text, i)), 0)
    last = next((i + 1 for i in range(end, len(text)) if _ends_sentence(text, i)), len(text))
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _ends_sentence(text: str, index: int) -> bool:
    mark = text[index]
    if mark in _SENTENCE_MARKS:
        # A semicolon within brackets parts names: "(中国航天科技集团公司; CASC)".
        return mark not in "；;" or not _within_brackets(text, index)
    if mark != "." or not text[index + 1 : index + 2].isspace():
        return False
    word = re.search(r"[^\W\d_]*$", text[max(index - 12, 0) : index])
    follows = text[index + 1 : index + 12].lstrip()[:1]
    short = word is not None and (word.group().casefold() in _SHORT_FORMS or len(word.group()) == 1)
    return not short or (follows.isupper() and word is not None and word.group() in ("Ltd", "Inc"))


def _within_brackets(text: str, index: int) -> bool:
    before = text[max(index - _LONGEST_GROUP, 0) : index]
    opened = max(before.rfind(mark) for mark in "(（[【")
    return opened > max(before.rfind(mark) for mark in ")）]】")


def _last_word(tokens: list[Token], text: str, start: int) -> int:
    """Return the index of the token that a bracket follows, over quotation marks; -1 for none."""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind != "mark":
            return index
        if token.text in _CLOSERS or (token.text not in QUOTES and not _joins(token, text, start)):
            return -1
    return -1


def _joins(token: Token, text: str, start: int) -> bool:
    # The full stop of "Co., Ltd." stands between the name and its gloss; so may a comma that
    # American style puts within the quotation marks.
    return token.text in ".," and not text[token.end : start].strip('”’" ')


def _outer_pairs(text: str) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    for match in re.finditer(r"[()（）\[\]【】［］《》〈〉]", text):
        mark, at = match.group(), match.start()
        if mark in _OPENERS:
            opened.append((at, _OPENERS[mark]))
        elif opened and opened[-1][1] == _CLOSERS[mark]:
            start, _ = opened.pop()
            pairs.append((start, at + 1))
    pairs = [pair for pair in pairs if pair[1] - pair[0] <= _LONGEST_GROUP]
    return _outermost(sorted(pairs))


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for start, end in pairs:
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return outer
