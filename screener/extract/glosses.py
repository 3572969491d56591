"""What brackets say of the words before them: the name in the other language, an abbreviation."""

import re

from screener.extract.heads_en import is_strong, is_weak
from screener.extract.spans import Span, distinct
from screener.extract.view import Group, View, has_han
from screener.model.mention import MentionKind

_PARTS = re.compile(r"[;；/|、]|(?<!Co)[,，](?!\s*(?:Ltd|Limited|Inc|LLC|Co\b))|\bor\b|或")
_LEAD = re.compile(
    r"^(?:以下)?(?:简称|又称|亦称|也称|又名|原名|曾用名|英文名?(?:称|为)?|英文缩写|缩写|全称|中文)?(?:为|是)?[:：]?\s*"
    r"|^(?:also|formerly|hereinafter|hereafter)?\s*(?:known as|called|referred to as"
    r"|abbreviated(?: as| to)?|abbr\.?|a\.?k\.?a\.?|f\.?k\.?a\.?|short for|in Chinese|Chinese)"
    r"[:：]?\s*(?:the\s)?",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9]*(?:[-&./][A-Za-z0-9]+)*")
_EXAMPLES = re.compile(
    r"^(?:e\.?g|i\.?e|such as|including|see\b|如|例如|包括|含|即|见)", re.IGNORECASE
)
# Words that tell of an owner and give no other name: （航天科技集团六院下属）.
_OWNED = re.compile(r"(?:下属|旗下|所属|直属|控股|子公司)(?:的?(?:企业|公司|单位|机构))?$")
_NUMBERS = re.compile(r"[\d\s.,%$¥€:：\-–~～/年月日元万亿台套个]+")
_QUOTES = " \t\n\"“”„‘’'「」『』《》〈〉"
_LONGEST_PART = 60  # code points: longer is a remark
_MOST_WORDS = 12
_SENTENCE = re.compile(r"[。！？!?，]|\.\s")


def parts_of(group: Group) -> tuple[str, ...]:
    """Return the other names that a bracket gives; none where it holds a remark or an example.

    >>> from screener.extract.view import view_of
    >>> parts_of(view_of("Phytium (飞腾; Fei Teng; FT)").groups[0])
    ('飞腾', 'Fei Teng', 'FT')
    """
    if _EXAMPLES.match(group.text.strip(_QUOTES)) or _OWNED.search(group.text):
        return ()
    inner = group.text if has_han(group.text) and "（" in group.text else None
    raw = [group.text] if inner else _PARTS.split(group.text)
    parts = [_LEAD.sub("", part.strip(_QUOTES)).strip(_QUOTES) for part in raw]
    names = [part for part in parts if part]
    if not names or not all(_is_name(name, names) for name in names):
        return ()
    return distinct(names)


def is_abbreviation(text: str) -> bool:
    """Return whether a text looks like a short form: CASC, UAVs, MEMS, HKUST(GZ)."""
    capitals = sum(letter.isupper() for letter in text)
    return bool(_ABBREVIATION.fullmatch(text)) and 2 <= len(text) <= 12 and capitals >= 2


def with_glosses(span: Span, view: View) -> Span:
    """Return a span with the names that the document gives it in brackets.

    Brackets right behind the span belong to it. Brackets within it are left out of one more name
    that is added ("tank (贮箱) welding technology" is also "tank welding technology").
    """
    names: list[str] = []
    within = [g for g in view.groups if span.start < g.start and g.end <= span.end]
    if within:
        names.append(_without(view.text, span, within))
        names += [p for g in within if _speaks_for(span, g, view) for p in parts_of(g)]
    for group in view.groups:
        if group.end > span.end and follows(view, span.end, group):
            parts = parts_of(group)
            several = len(parts) > 1
            names += [p for p in parts if several or _other_script_or_short(p, span, view.text)]
    said = view.text[span.start : span.end]
    return span.named(*(name for name in names if name != said))


def _speaks_for(span: Span, group: Group, view: View) -> bool:
    """Return whether a bracket within a span names the whole: only a plain noun stands behind it.

    "brain-computer interaction (脑机交互) technologies", not "tank (贮箱) welding technology".
    A brand's gloss speaks for the product: "Rainbow (彩虹) series UAVs".
    """
    if span.kind is not MentionKind.TECHNOLOGY:
        return span.kind is MentionKind.PRODUCT
    before = view.text[span.start : group.start].split()
    behind = view.text[group.end : span.end].split()
    noun = len(before) > 1 or (bool(before) and (is_weak(before[0]) or is_strong(before[0])))
    return noun and len(behind) == 1 and (is_weak(behind[0]) or is_strong(behind[0]))


def follows(view: View, end: int, group: Group) -> bool:
    """Return whether a bracket stands behind a place with nothing but quotes or brackets between.

    "A Institute (Tianjin) [天津研究院]": the second bracket stands behind the name as well.
    """
    if group.start < end:
        return False
    between = view.text[end : group.start]
    for other in view.groups:
        if end <= other.start and other.end <= group.start:
            between = between.replace(view.text[other.start : other.end], "", 1)
    return not between.strip(_QUOTES + ".,")


def _other_script_or_short(part: str, span: Span, text: str) -> bool:
    host_han = has_han(text[span.start : span.end])
    return has_han(part) != host_han or is_abbreviation(part) or part[0].isupper() or host_han


def _without(text: str, span: Span, groups: list[Group]) -> str:
    said = text[span.start : span.end]
    for group in reversed(groups):
        said = said[: group.start - span.start] + said[group.end - span.start :]
    return re.sub(r"\s+", " ", said).strip(_QUOTES)


def _is_name(part: str, names: list[str]) -> bool:
    if len(part) > _LONGEST_PART * (1 if has_han(part) else 2) or _NUMBERS.fullmatch(part):
        return False
    if has_han(part):
        return _SENTENCE.search(part) is None
    words = part.split()
    return len(words) <= _MOST_WORDS and (is_abbreviation(part) or _is_latin_name(words, names))


def _is_latin_name(words: list[str], names: list[str]) -> bool:
    # "Fei Teng", "China Academy of Space Technology"; "molybdenum sulfide" beside 二硫化钼 only,
    # for in small letters most brackets are remarks: "in Chinese".
    return words[0][:1].isupper() or (len(words) <= 2 and any(has_han(name) for name in names))
