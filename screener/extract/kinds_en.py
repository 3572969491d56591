"""What kind of thing an English phrase names: a technology, a product, or a body by its gloss."""

from screener.extract.glosses import follows, is_abbreviation, parts_of
from screener.extract.heads_en import SYSTEM_NAMES, is_strong, is_weak
from screener.extract.phrases_en import Phrase
from screener.extract.spans import Span
from screener.extract.view import QUOTES, Token, View
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS
from screener.extract.words_org import HEADS, LEGAL_FORMS
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

_HYPHENS = "-‐‑"


def glossed(view: View, words: Phrase) -> bool:
    """Return whether a gloss stands behind a phrase."""
    return any(
        follows(view, words[-1].end, group) and parts_of(group)
        for group in view.groups
        if 0 <= group.start - words[-1].end <= _NEAR
    )


_NEAR = 3  # a closing quotation mark and a space


def span_of(view: View, words: Phrase) -> Span:
    """Return a phrase as a technology, a product or, by its gloss, a body."""
    kind = MentionKind.PRODUCT if _is_product(view, words) else MentionKind.TECHNOLOGY
    if _glossed_as_body(view, words):
        kind = MentionKind.ENTITY
    return Span(words[0].start, words[-1].end, kind, "technology_en")


def _is_product(view: View, words: Phrase) -> bool:
    """Return whether a phrase holds a proper name: "Kylin operating system"."""
    if words[-1].text in SYSTEM_NAMES:
        return True
    capitals = all(word.text[0].isupper() for word in words)
    if capitals and len(words) > 1:
        # Title case makes no name, quotation marks or a number do: “Tianjin Cloud”, "Long March 5".
        quoted = view.text[: words[0].start][-1:] in tuple(QUOTES)
        named = quoted or words[-1].text.isupper() or words[-1].text[-1].isdigit()
        return named and (quoted or any(_proper(view, word, False) for word in words[:-1]))
    return any(_proper(view, word, index == 0) for index, word in enumerate(words[:-1])) or (
        len(words) == 1 and _proper(view, words[0], True) and _quoted_or_glossed(view, words[0])
    )


def _glossed_as_body(view: View, words: Phrase) -> bool:
    """Return whether the gloss is a body's name: "UAV data link lab (无人机数据链实验室)"."""
    return any(
        part.endswith(_BODIES)
        for group in view.groups
        if 0 <= group.start - words[-1].end <= _NEAR and len(words) > 1
        for part in parts_of(group)
    )


_BODIES = ("实验室", "研究院", "研究所", "公司", "大学", "学院", "委员会", "中心", "集团")


def _quoted_or_glossed(view: View, word: Token) -> bool:
    return glossed(view, [word]) and not is_abbreviation(word.text)


def _proper(view: View, word: Token, first: bool) -> bool:
    text = word.text
    if not text[0].isupper() or text.isupper() or len(text) < 3 or not text[0].isalpha():
        return False
    low = text.casefold()
    if low in PLACES or low in GENERIC_MODIFIERS or is_strong(low) or is_weak(low):
        return False
    if low in LEGAL_FORMS or low in HEADS or _hyphened_plain(low):
        return False
    if any(letter.isupper() for letter in text[1:]):
        return "-" not in text or len(text.split("-")[0]) > 2
    return not _opens_sentence(view, word) or not first


def _hyphened_plain(low: str) -> bool:
    parts = [part for mark in _HYPHENS for part in low.split(mark) if part]
    return len(parts) > 1 and any(
        part in GENERIC_MODIFIERS or part in FUNCTION_WORDS or is_weak(part) or is_strong(part)
        for part in parts
    )


def _opens_sentence(view: View, word: Token) -> bool:
    before = view.text[max(word.start - 3, 0) : word.start].rstrip(' "“‘*_(')
    return not before or before[-1] in ".!?:;•-–—|\n。：；"
