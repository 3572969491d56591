"""Things of their own within a longer wording, or in the brackets behind it."""

import re
from collections.abc import Iterator, Sequence

from screener.extract.glosses import follows, is_abbreviation, parts_of, with_glosses
from screener.extract.heads_en import TECHNICAL_ACRONYMS, is_strong, is_weak
from screener.extract.spans import Span
from screener.extract.terms_en import technical
from screener.extract.view import Group, Token, View, has_han, tokens_of
from screener.extract.words_en import GENERIC_MODIFIERS
from screener.model.mention import MentionKind

_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|able|ible|ed|ary|ized|ised|-use)$")
_MODEL = re.compile(
    r"(?=[^()]*(?:[0-9]|[a-z][A-Z]|\s[A-Z]$))[A-Z][\w.\-/]*(?:\s[A-Z0-9][\w.\-/]*){0,3}"
)


def nested(view: View, spans: Sequence[Span]) -> list[Span]:
    """Return what stands within technologies and products, marked as nested.

    - the words before a gloss: "computer numerical control" (数控; CNC) polishing equipment;
    - a term behind it: "tank bottom (贮箱箱底) friction stir welding";
    - the brand or designation that opens a product: "Orion" of "Orion reconnaissance drone";
    - a model in the brackets behind a thing: "signal generator (SMA100B)".
    """
    found: list[Span] = []
    for span in spans:
        if span.kind in (MentionKind.TECHNOLOGY, MentionKind.PRODUCT):
            found += _round_glosses(view, span)
            found += _model_behind(view, span)
        if span.kind is MentionKind.PRODUCT:
            found += _designation(view, span)
    return [with_glosses(span, view) for span in found]


def _round_glosses(view: View, span: Span) -> Iterator[Span]:
    within = [g for g in view.groups if span.start < g.start and g.end < span.end and parts_of(g)]
    for group in within[:1]:
        before = list(tokens_of(view.text, span.start, group.start))
        if _stands_alone(before, span, group):
            yield _nested(before, span.kind)
    for group in within[-1:]:
        behind = list(tokens_of(view.text, group.end, span.end))
        if len(behind) > 1 and technical(behind):
            yield _nested(behind, MentionKind.TECHNOLOGY)


def _stands_alone(before: list[Token], span: Span, group: Group) -> bool:
    """Return whether words before a gloss name a thing; a plain noun alone does not.

    "tank (贮箱) welding technology": a tank of its own would be held to be a battle tank.
    """
    if not before or has_han(before[-1].text):
        return False
    last = before[-1].text
    low = last.casefold()
    if low in GENERIC_MODIFIERS or _ADJECTIVE.search(low):
        return False
    if len(before) == 1:
        brand = span.kind is MentionKind.PRODUCT and last[0].isupper()
        return brand or (low.endswith("ing") and has_han(group.text))
    return True


def _model_behind(view: View, span: Span) -> Iterator[Span]:
    for group in view.groups:
        if span.end <= group.start <= span.end + 1 and follows(view, span.end, group):
            said = group.text.strip()
            letters_only = is_abbreviation(said) and not any(c.isdigit() for c in said)
            if _MODEL.fullmatch(said) and not letters_only and said not in TECHNICAL_ACRONYMS:
                start = group.start + 1 + group.text.index(said)
                yield Span(start, start + len(said), MentionKind.PRODUCT, "nested", nested=True)


def _designation(view: View, span: Span) -> Iterator[Span]:
    words = list(tokens_of(view.text, span.start, span.end))
    count = next((i for i, word in enumerate(words) if not _named(word)), len(words))
    if count == len(words) and count > 1 and _is_noun(words[-1]):
        count -= 1
    if not 0 < count < len(words) or any(word.kind == "han" for word in words):
        return
    yield _nested(words[:count], MentionKind.PRODUCT)
    rest = words[count:]
    if len(rest) > 1 and all(word.kind == "word" for word in rest) and technical(rest):
        yield _nested(rest, MentionKind.TECHNOLOGY)


def _named(word: Token) -> bool:
    return word.kind == "word" and (word.text[0].isupper() or word.text[0].isdigit())


def _is_noun(word: Token) -> bool:
    base = word.text.removesuffix("s")
    return base in TECHNICAL_ACRONYMS or is_strong(word.text) or is_weak(word.text)


def _nested(words: list[Token], kind: MentionKind) -> Span:
    return Span(words[0].start, words[-1].end, kind, "nested", nested=True)
