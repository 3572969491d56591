"""Organisations by the shape of their English name: capitalised words round a head word."""

import re
from collections.abc import Iterator

from screener.extract.glosses import with_glosses
from screener.extract.spans import Span
from screener.extract.view import Group, Token, View, has_han
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS
from screener.extract.words_org import (
    BRAND_NAMES,
    CONNECTORS,
    HEADS,
    LEADERS,
    LEGAL_FORMS,
    NO_BODIES,
    OPENING_HEADS,
    SHORT_NAMES,
    WEAK_HEADS,
)
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

_UNIT = re.compile(r"\b(?:PLA\s)?Unit\s(?:No\.?\s)?\d{5}\b")
_NUMBERED = re.compile(
    r"\b(?:CASC|CASIC|CETC|AVIC|CSIC|CSSC|CNNC|CAEP|AECC|NORINCO)['’]?s?\s"
    r"(?:No\.?\s?)?\d{1,4}(?:st|nd|rd|th)?\s(?:Research\s)?(?:Institute|Academy|Factory|Plant)\b"
)
_LOWER_HEADS = frozenset("government committee group university".split())
_LOWER_JOINERS = frozenset("municipal provincial district city county federal central".split())
_LEGAL_NEXT = re.compile(
    r"[,，]\s*(?:Co|Ltd|Limited|Inc|LLC|LLP|Corp|Incorporated|PLC|GmbH|S\.A|JSC|FZE|FZCO)\b"
)
_LONGEST_RUN = 26  # tokens: the longest listed names have about twenty words
_POSSESSIVE = re.compile(r"['’]s$")


def english_organisations(view: View) -> list[Span]:
    """Return organisations named in capitalised words, with their glosses."""
    spans = [
        Span(match.start(), match.end(), MentionKind.ENTITY, "organisation_en")
        for pattern in (_UNIT, _NUMBERED)
        for match in pattern.finditer(view.text)
    ]
    for run in _runs(view):
        for part in _split(run):
            trimmed = _trimmed(part)
            if trimmed and _names_body(trimmed):
                spans.append(_span(view, trimmed))
    spans += _short_names(view)
    return [with_glosses(span, view) for span in spans]


def _short_names(view: View) -> Iterator[Span]:
    for token in view.tokens:
        base = re.split(r"[-‑]", _POSSESSIVE.sub("", token.text))[0]
        if base in SHORT_NAMES or base in BRAND_NAMES:
            end = token.start + len(base)
            yield Span(token.start, end, MentionKind.ENTITY, "organisation_en")


def _runs(view: View) -> Iterator[list[Token]]:
    """Yield runs of capitalised words with the small words that join them."""
    run: list[Token] = []
    for token in view.tokens:
        if run and (len(run) >= _LONGEST_RUN or not _continues(run, token, view)):
            yield run
            run = []
        if run or _capitalised(token):
            run.append(token)
        if token.kind == "word" and _POSSESSIVE.search(token.text):
            # "China’s National University": the owner is no part of the name.
            yield run
            run = []
    if run:
        yield run


def _continues(run: list[Token], token: Token, view: View) -> bool:
    if _hard_break(view, run[-1], token):
        return False
    if token.kind == "word":
        low = token.text.casefold()
        if low in _LOWER_HEADS and not _capitalised(token):
            return _capitalised(run[-1]) or run[-1].text in _LOWER_JOINERS
        return _capitalised(token) or low in CONNECTORS or low in _LOWER_JOINERS
    if token.text == ".":
        return _base(run[-1]) in LEGAL_FORMS or run[-1].text in ("No", "Univ", "Inst", "St")
    if token.text in ",，":
        return _LEGAL_NEXT.match(view.text, token.start) is not None
    return token.text == "&"


def _hard_break(view: View, last: Token, token: Token) -> bool:
    between = view.text[last.end : token.start]
    if any(last.end <= group.start and group.end <= token.start for group in view.groups):
        # A name that has its gloss behind it is whole: "Ministry of ... (科技部) and the ...".
        return (
            _base(token) in CONNECTORS or not between.startswith(" ") or _glossed_whole(view, last)
        )
    return "\n\n" in between or (last.text == "." and _ends(last, view))


def _glossed_whole(view: View, last: Token) -> bool:
    line = view.text[max(last.end - 60, 0) : last.end]
    return any(word.casefold() in HEADS for word in re.findall(r"[A-Za-z]+", line))


def _ends(stop: Token, view: View) -> bool:
    # "Co., Ltd. The plant": a full stop after a legal form ends the name unless another follows.
    follows = view.text[stop.end : stop.end + 8].lstrip(" ,").casefold()
    return (
        not follows.startswith(tuple(LEGAL_FORMS))
        and view.text[max(stop.start - 2, 0) : stop.start].casefold() != "no"
    )


def _capitalised(token: Token) -> bool:
    return token.kind == "word" and (
        token.text[0].isupper()
        or (token.text[0].isdigit() and len(token.text) <= 6 and token.text[-1].isalnum())
        or any(letter.isupper() for letter in token.text[1:])
    )


def _base(token: Token) -> str:
    return _POSSESSIVE.sub("", token.text).casefold()


def _is_head(token: Token) -> bool:
    return _base(token) in HEADS and (_capitalised(token) or _base(token) in _LOWER_HEADS)


def _is_legal(token: Token) -> bool:
    return token.kind == "word" and _base(token) in LEGAL_FORMS and token.text[0].isupper()


def _split(run: list[Token]) -> list[list[Token]]:
    """Return the names in a run: parted at commas, and at "and" between two whole names."""
    parts: list[list[Token]] = [[]]
    for index, token in enumerate(run):
        rest = run[index + 1 :]
        comma = token.text in ",，" and not (rest and _is_legal(rest[0]))
        # A name is over behind its last legal form.
        over = bool(parts[-1]) and _closed(parts[-1]) and token.kind == "word"
        over = over and not _is_legal(token)
        if comma or (over and _base(token) not in ("of",)) or _parts_names(parts[-1], token, rest):
            parts.append([] if comma or _base(token) in CONNECTORS else [token])
        else:
            parts[-1].append(token)
    return parts


def _closed(part: list[Token]) -> bool:
    words = [token for token in part if token.kind == "word"]
    return bool(words) and _is_legal(words[-1]) and _base(words[-1]) != "co"


def _parts_names(before: list[Token], token: Token, rest: list[Token]) -> bool:
    if _base(token) not in ("and", "in", "on", "under", "at", "&", "into"):
        return False
    named = any(_is_head(one) or _is_legal(one) for one in before)
    if not named and not (len(before) > 1 and _base(before[-1]) in WEAK_HEADS):
        return False
    if _base(token) in ("in", "on", "under", "at"):
        return True
    if _base(token) == "into":
        return "for" not in [_base(one) for one in before]
    after = [one for one in rest if one.kind == "word" and _base(one) != "the"]
    # "Bureau of Industry and Information Technology": no second body follows.
    until = next((i for i, one in enumerate(after) if _base(one) in ("and", "for")), len(after))
    return any(_is_head(one) or _is_legal(one) for one in after[:until])


def _trimmed(part: list[Token]) -> list[Token]:
    """Return a name from its first own word to its head, or to what follows "of"."""
    start = 0
    while start < len(part) and _leads(part[start]) and not _numbered(part[start:]):
        start += 1
    words = part[start:]
    end = _end(words)
    words = words[:end]
    while words and words[-1].kind == "word" and _base(words[-1]) in CONNECTORS:
        words = words[:-1]
    while words and words[-1].kind == "mark" and words[-1].text in ",，&":
        words = words[:-1]
    return words


def _numbered(words: list[Token]) -> bool:
    """Return whether a name begins with its number: "No. 54 Research Institute"."""
    return words[0].text == "No" and any(word.text.isdigit() for word in words[1:3])


def _leads(token: Token) -> bool:
    low = _base(token)
    return (
        token.kind != "word"
        or low in LEADERS
        or low.endswith("-based")
        or (low in FUNCTION_WORDS and low not in HEADS)
    )


def _end(words: list[Token]) -> int:
    last = 0
    for index, token in enumerate(words):
        if token.kind != "word":
            continue
        if _is_legal(token) and index:
            last = index + 1
            if words[last : last + 1] and words[last].text == ".":
                last += 1
        elif _is_head(token) or (_base(token) in WEAK_HEADS and token is words[-1]):
            last = _after_of(words, index) if _base(token) in OPENING_HEADS else index + 1
    return last


def _after_of(words: list[Token], index: int) -> int:
    """Return where a name that goes on after its head ends: "Ministry of ...", "Base for ..."."""
    following = words[index + 1 : index + 3]
    if following and _base(following[0]) in ("of", "for"):
        return len(words)
    numbered = len(following) == 2 and following[0].text == "No"
    if following and (numbered or following[0].text.isdigit()):
        return index + (4 if numbered else 2)
    return index + 1


def _names_body(words: list[Token]) -> bool:
    names = [token for token in words if token.kind == "word"]
    if not names or _base(names[-1]) in NO_BODIES:
        return False
    heads = [one for one in names if _is_head(one) or _is_legal(one)]
    own = [one for one in names if _says_which(one)]
    if heads:
        of_body = len(names) > 1 and _base(names[0]) in OPENING_HEADS and _base(names[1]) == "of"
        plain = len(own) == 1 and _base(own[0]) in _SAYS_LITTLE
        return (bool(own) and not plain) or (of_body and len(names) > 2)
    odd = [one for one in own if _base(one) not in GENERIC_MODIFIERS | PLACES]
    if any(_base(one) in CONNECTORS for one in names):
        return False
    return _base(names[-1]) in WEAK_HEADS and len(odd) >= 1 and len(names) <= _SHORT_WEAK


_SHORT_WEAK = 4  # words: "Raytheon Technologies", not a heading in capitals


_SAYS_LITTLE = (GENERIC_MODIFIERS - PLACES) | {"intelligent", "smart", "digital", "information"}


def _says_which(token: Token) -> bool:
    low = _base(token)
    return (
        _capitalised(token)
        and low not in HEADS
        and low not in LEGAL_FORMS
        and low not in CONNECTORS
        and low not in WEAK_HEADS
        and low not in _SAYS_NOTHING
    )


_SAYS_NOTHING = frozenset(
    "research development joint new state national central municipal provincial local party"
    " executive steering standing main general first second third supplier customer working".split()
)


def _span(view: View, words: list[Token]) -> Span:
    start, end = words[0].start, words[-1].end
    if words[-1].kind == "word" and _POSSESSIVE.search(words[-1].text):
        end -= 2
    for group in view.groups:
        if _is_branch(group, end, view.text):
            end = group.end
    return Span(start, end, MentionKind.ENTITY, "organisation_en")


def _is_branch(group: Group, end: int, text: str) -> bool:
    """Return whether a bracket is part of the name: "(Tianjin Binhai)", "(Laboratory)"."""
    words = group.text.split()
    return (
        group.opener == "("
        and text[end : group.start] == " "
        and 1 <= len(words) <= 3
        and not has_han(group.text)
        and all(word[0].isupper() and word[1:].islower() and word.isalpha() for word in words)
        and "\n" not in text[end : group.start]
        and not group.text.isupper()
    )
