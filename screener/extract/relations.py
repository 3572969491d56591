"""Relations that a document states itself, read from the words between two mentions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.extract.spans import Span
from screener.extract.view import View, sentence_around
from screener.model.mention import MentionKind

_KIN = (
    r"(?:subsidiar(?:y|ies)|affiliates?|units?|divisions?|branch(?:es)?|arms?|departments?"
    r"|members?|laborator(?:y|ies)|institutes?|spin-?offs?)"
)
_MAKES = (
    r"(?:(?:now|also|currently|mainly|jointly|successfully)\s)?"
    r"(?:develop|manufactur|mak|produc|operat|design|build|market|suppl|assembl)(?:s|es|ed|e|ies|ing)?"
)
_MADE = r"(?:developed|made|manufactured|produced|designed|built|operated|owned|supplied|marketed)"
_ARTICLE = r"(?:(?:a|an|the|another|one of the|its)\s)?"
_SOME = r"(?:[\w\-]+\s){0,4}"
_OF = r"(?:of|under|belonging to|owned by|controlled by|affiliated with)\s(?:the\s|China['’]s\s)?"
# What stands between the subject and the object -> kind; the subject stands first.
_FORWARD: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"^,?\s?(?:(?:which|who|that)\s)?(?:(?:is|was|are|were)\s)?(?:(?:also|now)\s)?"
            rf"{_ARTICLE}{_SOME}{_KIN}\s{_OF}$"
        ),
        "subsidiary_of",
    ),
    (
        re.compile(rf"^,?\s(?:(?:is|was|are)\s)?{_SOME}(?:owned|controlled) by\s(?:the\s)?$"),
        "subsidiary_of",
    ),
    (
        re.compile(
            rf"^,?\s?(?:(?:which|that)\s)?(?:(?:is|was|are|were|has been|have been)\s)?"
            rf"(?:(?:a|an|the)\s(?:[\w\-]+\s){{1,5}})?(?:(?:originally|jointly|first|being)\s)?{_MADE}"
            rf"(?:\sand\s{_MADE})?\sby\s(?:(?:the|China['’]s)\s)?$"
        ),
        "made_by",
    ),
    (re.compile(r"^(?:隶属于|从属于|直属于|属于|归属于?|下属于)$"), "subsidiary_of"),
    (re.compile(r"^[，,]?(?:是|系|为)?由$"), "made_by_if"),
    (re.compile(r"^[，,]?(?:是|系|为)$"), "subsidiary_if"),
)
# The same with the object in front.
_BACKWARD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"^['’]s?\s{_SOME}{_KIN},?\s$"), "subsidiary_of"),
    (
        re.compile(
            rf"^\s(?:has|owns|controls|established|founded|set up)\s{_ARTICLE}{_SOME}{_KIN}"
            r"[,:]?\s(?:(?:named|called)\s)?$"
        ),
        "subsidiary_of",
    ),
    (
        re.compile(
            rf"^,?\s(?:(?:which|that|and|who)\s)?{_MAKES}(?:(?:,\s|,?\sand\s){_MAKES}){{0,3}}\s"
            rf"(?:(?:the|a|an|its|various|new|several|series|versions|of|own)\s){{0,4}}$"
        ),
        "made_by",
    ),
    (
        re.compile(
            r"^(?:的)?(?:下属|旗下|所属|直属|控股|全资)(?:的)?(?:全资|控股)?(?:子公司|企业|公司|单位|机构)?(?:的|——|—|：)?$"
        ),
        "subsidiary_of",
    ),
    (
        re.compile(
            r"^(?:自主|联合|成功|独立|公司|正在|主要|负责|已){0,3}(?:研制|研发|开发|生产|制造|设计|推出)"
            r"(?:、?(?:和|与|并)?(?:研制|研发|开发|生产|制造|销售))?(?:的|了|出)?(?:新一代|新型|国产)?$"
        ),
        "made_by",
    ),
)
_AFTER_KIN = re.compile(r"^的?(?:全资|控股|下属|直属)*(?:子公司|下属|所属|旗下|直属单位|成员单位)")
_AFTER_MADE = re.compile(r"^(?:等单位)?(?:自主|联合|独立|共同)?(?:研制|研发|开发|生产|制造|设计)")
_IN_BRACKET = re.compile(
    r"^(?:隶属于?|系|为|是)?(?P<owner>.{2,40}?)(?:下属|旗下|所属|子公司|控股)(?:的?(?:企业|公司|单位))?$"
)
_APPOSITION = re.compile(r"^,\s[^,;.。]{3,140},(?=\s)")
_FARTHEST = 200  # code points between two mentions of one relation
_MOST_BEHIND = 4  # mentions looked at behind each


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation between two spans of one block, with its sentence."""

    subject: Span
    object: Span
    kind: str
    sentence: str


def stated_relations(view: View, spans: Sequence[Span]) -> list[Stated]:
    """Return the relations between entities, and of products with their makers, in one block."""
    named = [s for s in spans if s.kind in (MentionKind.ENTITY, MentionKind.PRODUCT)]
    found: dict[tuple[int, int, str], Stated] = {}
    for index, first in enumerate(named):
        for second in named[index + 1 : index + 1 + _MOST_BEHIND]:
            if second.start < first.end or second.start - first.end > _FARTHEST:
                continue
            stated = _between(view, first, second)
            if stated:
                found.setdefault((stated.subject.start, stated.object.start, stated.kind), stated)
    for stated in _bracketed(view, named):
        found.setdefault((stated.subject.start, stated.object.start, stated.kind), stated)
    return list(found.values())


def _between(view: View, first: Span, second: Span) -> Stated | None:
    bridge = _plain(view, first.end, second.start)
    behind = view.text[second.end : second.end + 12]
    for words in dict.fromkeys((bridge, _APPOSITION.sub("", bridge))):
        for pattern, kind in _FORWARD:
            if _is_item(words, view, second):
                continue
            if pattern.match(words) and (told := _forward_kind(kind, behind, first, second)):
                return _stated(view, first, second, told)
        for pattern, kind in _BACKWARD:
            if words.startswith(",") and _is_apposed(view, first):
                continue  # "A, a subsidiary of B, makes C": the maker is A
            if pattern.match(words) and _fits(kind, second, first):
                return _stated(view, second, first, kind)
    return None


def _is_item(words: str, view: View, second: Span) -> bool:
    """Return whether "a branch of B" is an item of a list and says nothing of what stands before.

    "Three bodies came: A, a branch of B and the C Institute".
    """
    if not _ITEM.match(words):
        return False
    behind = view.text[second.end :]
    for group in view.groups:
        if group.start - second.end in (0, 1):
            behind = view.text[group.end :]
    return re.match(r",?\s(?:and|as well as)\s(?:the\s)?[A-Z]", behind) is not None


# A subsidiary is an owner's; a branch or laboratory of another body is a body beside the first.
_ITEM = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]+\s){0,2}(?:branch|unit|division|department|laboratory|institute)\sof"
)


def _is_apposed(view: View, span: Span) -> bool:
    """Return whether a name closes an apposition: ", another subsidiary of CASC"."""
    before = view.text[max(span.start - 80, 0) : span.start]
    return re.search(rf",\s[^,.;]{{0,60}}{_KIN}\s{_OF}$", before) is not None


def _forward_kind(kind: str, behind: str, subject: Span, owner: Span) -> str:
    if kind == "made_by_if":
        kind = "made_by" if _AFTER_MADE.match(behind) else ""
    elif kind == "subsidiary_if":
        kind = "subsidiary_of" if _AFTER_KIN.match(behind) else ""
    return kind if kind and _fits(kind, subject, owner) else ""


def _fits(kind: str, subject: Span, owner: Span) -> bool:
    if owner.kind is not MentionKind.ENTITY:
        return False
    made = subject.kind is MentionKind.PRODUCT
    return made or kind == "subsidiary_of"


def _stated(view: View, subject: Span, owner: Span, kind: str) -> Stated:
    first, last = sentence_around(
        view.text, min(subject.start, owner.start), max(subject.end, owner.end)
    )
    return Stated(subject, owner, kind, view.text[first:last].strip())


def _plain(view: View, start: int, end: int) -> str:
    """Return the words between two places without what stands in brackets."""
    parts, position = [], start
    for group in view.groups:
        if start <= group.start and group.end <= end:
            parts.append(view.text[position : group.start].rstrip())
            position = group.end
    parts.append(view.text[position:end])
    bridge = "".join(parts).lstrip('”"’' if parts[0][:2] != "’s" else "")
    # An adverb or a dateline before the object: "of the Beijing-based".
    return re.sub(r"\s+", " ", re.sub(r"[“\"]$", "", bridge))


def _bracketed(view: View, named: Sequence[Span]) -> Iterator[Stated]:
    """Yield X（Y下属）: the owner stands in the bracket behind its subsidiary."""
    for group in view.groups:
        told = _IN_BRACKET.match(group.text)
        if told is None:
            continue
        inside = [s for s in named if group.start < s.start and s.end < group.end]
        before = [s for s in named if s.end <= group.start and not view.text[s.end : group.start]]
        if inside and before:
            yield _stated(view, before[-1], inside[0], "subsidiary_of")
