"""English technologies and products: noun phrases headed by a technical noun."""

from screener.extract.coordinated_en import coordinated
from screener.extract.glosses import with_glosses
from screener.extract.kinds_en import glossed, span_of
from screener.extract.phrases_en import Phrase, phrases, without_lead
from screener.extract.spans import Span
from screener.extract.terms_en import technical
from screener.extract.view import View
from screener.extract.words_en import GENERIC_MODIFIERS, PLAIN_HEADS
from screener.extract.words_org import HEADS
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind


def english_technologies(view: View) -> list[Span]:
    """Return noun phrases that name a technology or a product, with glosses and full wordings."""
    spans: list[Span] = []
    found = list(phrases(view))

    def is_term(phrase: Phrase) -> bool:
        return bool(_kept(view, phrase))

    for index, phrase in enumerate(found):
        kept = _kept(view, phrase)
        if kept:
            span = span_of(view, kept)
            spans += (
                coordinated(view, found, index, span, is_term) if kept[-1] is phrase[-1] else [span]
            )
        elif index and (joined := _with_complement(view, found[index - 1], phrase)):
            spans.append(joined)
    return [with_glosses(span, view) for span in spans]


def _kept(view: View, phrase: Phrase) -> Phrase:
    """Return the part of a phrase that is a term; nothing where none is.

    Plain nouns at its end are left off: "medical equipment realm", "AI age".
    """
    words = without_lead(phrase)
    if words and glossed(view, words) and (technical(words) or _glossed_term(words)):
        return words
    for _ in range(_MOST_DROPPED):
        if not words or technical(words):
            return words
        words = without_lead(words[:-1])
    return words if words and technical(words) else []


_MOST_DROPPED = 3


def _with_complement(view: View, head: Phrase, complement: Phrase) -> Span | None:
    """Return "wheelchairs for the disabled (...)" whole where the gloss follows the complement."""
    between = view.text[head[-1].end : complement[0].start]
    kept = without_lead(head)
    if between not in (" for the ", " of the ", " for ", " of ") or not glossed(view, complement):
        return None
    if not kept or not technical(kept):
        return None
    return Span(kept[0].start, complement[-1].end, MentionKind.TECHNOLOGY, "technology_en")


def _glossed_term(words: Phrase) -> bool:
    """Return whether a phrase with a gloss is a term though its head is not a technical noun.

    Who gives a word's original gives it for terms; plans, zones and firms are glossed as well.
    """
    head = words[-1].text.casefold()
    if head in PLAIN_HEADS or head.rstrip("s") in PLAIN_HEADS or head in HEADS:
        return False
    if head in PLACES or head in GENERIC_MODIFIERS or head.endswith(("ly", "ed")):
        return False
    named = [word for word in words if word.text[0].isupper()]
    return len(words) > 1 or bool(named)
