"""Organisations by the shape of their English name: capitalised words round a head word."""

import re
from collections.abc import Iterator

from screener.extract.glosses import with_glosses
from screener.extract.name_words_en import LOWER_HEADS, POSSESSIVE, base, capitalised
from screener.extract.names_en import names_body, trimmed
from screener.extract.parted_en import split
from screener.extract.spans import Span
from screener.extract.view import Group, Token, View, has_han
from screener.extract.words_org import (
    BRAND_NAMES,
    CONNECTORS,
    HEADS,
    LEADING_FORMS,
    LEGAL_FORMS,
    LOWER_FORMS,
    OPENING_HEADS,
    SHORT_NAMES,
)
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

_UNIT = re.compile(r"\b(?:PLA\s)?Unit\s(?:No\.?\s)?\d{5}\b")
_NUMBERED = re.compile(
    r"\b(?:CASC|CASIC|CETC|AVIC|CSIC|CSSC|CNNC|CAEP|AECC|NORINCO)['’]?s?\s"
    r"(?:No\.?\s?)?\d{1,4}(?:st|nd|rd|th)?\s(?:Research\s)?(?:Institute|Academy|Factory|Plant)\b"
    r"|\b\d{1,4}(?:st|nd|rd|th)\s(?:Research\s)?(?:Institute|Academy|Factory|Plant|Bureau|Brigade)\b"
)
# OOO "Smartkor": the quotation marks part the form from the name.
_QUOTED = re.compile(
    rf"(?<![\w\-])(?:{'|'.join(sorted(LEADING_FORMS, key=len, reverse=True))})\s"
    r"[“\"«„‘'](?P<name>[^“”\"«»„‘’'\n]{2,60})[”\"»“’']"
)
# "Customer: X", "End user: X": who stands in a role is a party, whatever the name.
_ROLE = re.compile(
    r"\b(?:[Cc]ustomer|[Ee]nd[- ][Uu]ser|[Cc]onsignee|[Pp]urchaser|[Bb]uyer|[Ss]upplier|[Ss]eller"
    r"|[Mm]anufacturer|[Vv]endor|[Dd]istributor|[Ee]xporter|[Ii]mporter|[Ss]hipper|[Cc]arrier"
    r"|[Ff]reight forwarder|[Aa]pplicant|[Bb]idder|[Cc]ontractor|[Pp]artner|[Mm]aker)(?: name)?:\s+"
    r"(?P<name>[A-Z0-9][\w&.’'\-]*(?:\s(?:[A-Z0-9][\w&’'\-]*|&|of|and|de))*)"
)
# "U.S. Treasury Department", not "in the U.S. The Ministry".
_STATE_BODY = re.compile(r"\.\s(?!(?:The|A|An|In|On|At|It|This|But|And|For|By|As)\b)[A-Z]")
_NAMED_AFTER = re.compile(r"\s(?:named after|im\.)(?:\s[A-Z][\w.]*){1,4}(?<!\.)")

_LOWER_JOINERS = frozenset("municipal provincial district city county federal central".split())
_LEGAL_NEXT = re.compile(
    r"[,，]\s*(?:Co|Ltd|Limited|Inc|LLC|LLP|Corp|Incorporated|PLC|GmbH|S\.A|JSC|FZE|FZCO|S\.p\.A|S\.r\.l|B\.V|N\.V)\b",
    re.IGNORECASE,
)
# "Administration for Science, Technology and Industry": a comma within a name.
_SERIES = re.compile(r",\s(?:[A-Z][a-z]+\s){0,2}[A-Z][a-z]+,?\sand\s(?!the\b)[A-Z]")
_LONGEST_RUN = 26  # tokens: the longest listed names have about twenty words


def english_organisations(view: View) -> list[Span]:
    """Return organisations named in capitalised words, with their glosses."""
    spans = [
        Span(match.start(), match.end(), MentionKind.ENTITY, "organisation_en")
        for pattern in (_UNIT, _NUMBERED, _QUOTED)
        for match in pattern.finditer(view.text)
    ]
    spans += [
        Span(match.start("name"), match.end("name"), MentionKind.ENTITY, "organisation_en")
        for match in _ROLE.finditer(view.text)
        if match["name"].casefold() not in PLACES
    ]
    for run in _runs(view):
        for part in split(run):
            words = trimmed(part)
            if words and names_body(words):
                spans.append(_span(view, words))
    spans += _short_names(view)
    return [with_glosses(span, view) for span in spans]


def _short_names(view: View) -> Iterator[Span]:
    for token in view.tokens:
        base = re.split(r"[-‑]", POSSESSIVE.sub("", token.text))[0]
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
        if run or capitalised(token):
            run.append(token)
        if token.kind == "word" and POSSESSIVE.search(token.text):
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
        if low in LOWER_HEADS and not capitalised(token):
            return capitalised(run[-1]) or run[-1].text in _LOWER_JOINERS
        return capitalised(token) or low in CONNECTORS | _LOWER_JOINERS | LOWER_FORMS
    if token.text == "." and run[-1].text in ("U.S", "U.K"):
        return _STATE_BODY.match(view.text, token.start) is not None
    if token.text == ".":
        return base(run[-1]) in LEGAL_FORMS or run[-1].text in ("No", "Univ", "Inst", "St", "Sp")
    if token.text in ",，":
        opened = any(base(one) in OPENING_HEADS for one in run)
        series = opened and _SERIES.match(view.text, token.start) is not None
        return series or _LEGAL_NEXT.match(view.text, token.start) is not None
    return token.text == "&"


def _hard_break(view: View, last: Token, token: Token) -> bool:
    between = view.text[last.end : token.start]
    if any(last.end <= group.start and group.end <= token.start for group in view.groups):
        # A name that has its gloss behind it is whole: "Ministry of ... (科技部) and the ...".
        return (
            base(token) in CONNECTORS or not between.startswith(" ") or _glossed_whole(view, last)
        )
    return "\n\n" in between or (last.text == "." and _ends(last, view))


def _glossed_whole(view: View, last: Token) -> bool:
    line = view.text[max(last.end - 60, 0) : last.end]
    return any(word.casefold() in HEADS for word in re.findall(r"[A-Za-z]+", line))


def _ends(stop: Token, view: View) -> bool:
    # "Co., Ltd. The plant": a full stop after a legal form ends the name unless another follows.
    follows = view.text[stop.end : stop.end + 8].lstrip(" ,").casefold()
    return (
        not follows.startswith((*LEGAL_FORMS, "de c.v", "de r.l"))
        and view.text[max(stop.start - 2, 0) : stop.start].casefold() != "no"
        and view.text[max(stop.start - 3, 0) : stop.start] not in ("U.S", "U.K")
    )


def _span(view: View, words: list[Token]) -> Span:
    start, end = words[0].start, words[-1].end
    if words[-1].kind == "word" and POSSESSIVE.search(words[-1].text):
        end -= 2
    named = _NAMED_AFTER.match(view.text, end)
    end = named.end() if named else end
    for group in view.groups:
        if _is_branch(group, end, view.text):
            end = group.end
    return Span(start, end, MentionKind.ENTITY, "organisation_en")


def _is_branch(group: Group, end: int, text: str) -> bool:
    """Return whether a bracket is part of the name: "(Tianjin Binhai)", "(Laboratory)"."""
    words = group.text.split()
    return (
        group.opener == "("
        and group.text not in BRAND_NAMES
        and text[end : group.start] == " "
        and 1 <= len(words) <= 3
        and not has_han(group.text)
        and all(word[0].isupper() and word[1:].islower() and word.isalpha() for word in words)
        and "\n" not in text[end : group.start]
        and not group.text.isupper()
    )
