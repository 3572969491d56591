"""English technologies and products: noun phrases headed by a technical noun."""

from collections.abc import Iterator

from screener.extract.glosses import follows, is_abbreviation, parts_of, with_glosses
from screener.extract.heads_en import TECHNICAL_ACRONYMS, is_strong, is_weak
from screener.extract.spans import Span
from screener.extract.view import QUOTES, Token, View, has_han
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS, PLAIN_HEADS, VERBS
from screener.extract.words_org import HEADS, LEGAL_FORMS
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

Phrase = list[Token]
_LONGEST_PHRASE = 10  # words; longer runs are headings or lists without commas
_TRIMMED = frozenset(
    """key core main major important chief new newer novel advanced various different multiple
    relevant related all kinds kind sorts sort domestic domestically foreign imported high-end
    cutting-edge state-of-the-art world-class leading modern existing current future latest
    next-generation best better good great series national existing such-as top overall
    independent independently controllable proprietary complete own relevant several first second
    third fourth fifth third-generation second-generation technical key other special""".split()
) - {"overall", "independent"}
_HYPHENS = "-‐‑"


def english_technologies(view: View) -> list[Span]:
    """Return noun phrases that name a technology or a product, with glosses and full wordings."""
    spans: list[Span] = []
    phrases = list(_phrases(view))
    for index, phrase in enumerate(phrases):
        kept = _trimmed(phrase)
        if not kept:
            continue
        glossed = _glossed(view, kept)
        if _technical(kept) or (glossed and _glossed_term(kept)):
            spans.append(_span(view, kept))
            spans += _coordinated(view, phrases, index)
    return [with_glosses(span, view) for span in spans]


def _phrases(view: View) -> Iterator[Phrase]:
    """Yield the runs of words between function words, verbs and marks."""
    phrase: Phrase = []
    for token in view.tokens:
        if phrase and not _goes_on(phrase, token, view):
            yield phrase
            phrase = []
        if token.kind == "word" and not _stops(token):
            phrase.append(token)
            if token.text.endswith(("'s", "’s")) or token.text.isdigit():
                # An owner is no part of a term, nor is the number of a footnote.
                phrase = phrase if token.text.isdigit() and len(phrase) > 1 else []
    if phrase:
        yield phrase


def _goes_on(phrase: Phrase, token: Token, view: View) -> bool:
    if token.kind == "mark" and token.text in QUOTES:
        return token.text not in "”’" or True
    if token.kind != "word" or _stops(token):
        return False
    between = view.text[phrase[-1].end : token.start]
    # A gloss inside a term is passed over: "tank (贮箱) welding technology".
    if between.strip('"“”‘’ \t\n') == "":
        return "\n\n" not in between
    groups = [g for g in view.groups if phrase[-1].end <= g.start and g.end <= token.start]
    return len(groups) == 1 and bool(parts_of(groups[0])) and view.text[token.start - 1] == " "


def _stops(token: Token) -> bool:
    low = token.text.casefold()
    if low in FUNCTION_WORDS:
        # "INS", "AM" and "IT" are words in small letters only.
        return not (token.text.isupper() and token.text in TECHNICAL_ACRONYMS)
    return low in VERBS or low.split("'")[0].split("’")[0] in _PRONOUNS


_PRONOUNS = frozenset("it that there we they don doesn isn aren won can".split())


def _trimmed(phrase: Phrase) -> Phrase:
    words = list(phrase)
    while words and words[0].text.casefold() in _TRIMMED:
        words = words[1:]
    while words and (words[-1].text.isdigit() and len(words) > 1 and not _model_number(words)):
        words = words[:-1]
    return words if len(words) <= _LONGEST_PHRASE else words[-_LONGEST_PHRASE:]


def _model_number(words: Phrase) -> bool:
    """Return whether a number closes a name: "Long March 5"."""
    return words[-2].text[0].isupper() and len(words[-1].text) <= 4


def _technical(words: Phrase) -> bool:
    head = words[-1].text
    if _bare_acronym(head):
        return True
    if is_strong(head):
        return len(words) > 1 or not _also_plain(head)
    return is_weak(head) and any(_says_which(word) for word in words[:-1])


def _bare_acronym(head: str) -> bool:
    base = head[:-1] if head.endswith("s") else head
    return base in TECHNICAL_ACRONYMS and base not in _NO_TECHNOLOGY


# In the table of capitals so that no party is made of them; no technology either.
_NO_TECHNOLOGY = frozenset(
    """AM API EU UN HR FOB CIF ISO IEC IEEE CE EAR ITAR ECCN HS VAT PDF MOQ RFQ QTY NO ID SKU FAQ DC AC
    AD PM BC TBD US USA UK USD RMB GDP CEO CFO CTO PC TV PHD MBA SOE SOES IPR OEM QA URL STEM TEM OS
    IT CRM ERP MOC HD UI KW MW DB XML STEM PET AT AR IO IC_ BOM PV ADS CT IP FC""".split()
) - {"CT", "PV", "PET", "AR"}


def _also_plain(head: str) -> bool:
    # Technical as heads, everyday alone: "the ship", "a display", "the mine".
    return head.casefold().rstrip("s") in _PLAIN_ALONE


_PLAIN_ALONE = frozenset(
    """ship display mine shell tank lens mask memory circuit connector tube seeker tracker radio
    pump bomb valve insulation coating vessel compass crane casting powder composite component
    battery generator transformer virus robot_ electronics signal hull connector sail
    insulation diamond_ steel furnace magnet computer computing positioning imaging steel
    weapon aircraft rifle resin fuse shaft coupling display bearing ceramic optics lubricant
    pigment polymer wafer_ chip_ engine neutron tracker adhesive host tracker machining ai iot
    vaccine""".split()
) - {"weapon", "aircraft", "engine", "steel", "machining", "ai", "iot"}


def _says_which(word: Token) -> bool:
    low = word.text.casefold()
    if low in GENERIC_MODIFIERS or low in PLACES or low in PLAIN_HEADS or low.isdigit():
        return False
    return low not in HEADS and len(low) > 1


def _glossed(view: View, words: Phrase) -> bool:
    return any(
        follows(view, words[-1].end, group) and parts_of(group)
        for group in view.groups
        if 0 <= group.start - words[-1].end <= _NEAR
    )


_NEAR = 3  # a closing quotation mark and a space


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


def _span(view: View, words: Phrase) -> Span:
    kind = MentionKind.PRODUCT if _is_product(view, words) else MentionKind.TECHNOLOGY
    return Span(words[0].start, words[-1].end, kind, "technology_en")


def _is_product(view: View, words: Phrase) -> bool:
    """Return whether a phrase holds a proper name: "Kylin operating system"."""
    return any(_proper(view, word, index == 0) for index, word in enumerate(words[:-1])) or (
        len(words) == 1 and _proper(view, words[0], True) and _quoted_or_glossed(view, words[0])
    )


def _quoted_or_glossed(view: View, word: Token) -> bool:
    return _glossed(view, [word]) and not is_abbreviation(word.text)


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
        return "-" not in text or text.split("-")[0].isalpha()
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


def _coordinated(view: View, phrases: list[Phrase], index: int) -> Iterator[Span]:
    """Yield what shares the head of a phrase: "magnetorheological and ion beam polishing ..."."""
    phrase = phrases[index]
    tail = _shared_tail(phrase)
    end = phrase[0].start
    for earlier in reversed(phrases[max(index - _MOST_SHARED, 0) : index]):
        between = view.text[earlier[-1].end : end].strip()
        if between not in _COORDINATORS or not tail:
            return
        if _technical(_trimmed(earlier) or earlier) or not _shares_head(earlier):
            return
        said = view.text[earlier[0].start : earlier[-1].end]
        span = Span(earlier[0].start, earlier[-1].end, MentionKind.TECHNOLOGY, "technology_en")
        yield span.named(*(f"{said} {' '.join(t.text for t in part)}" for part in tail))
        end = earlier[0].start


_MOST_SHARED = 3
_COORDINATORS = frozenset(["and", "or", ",", ", and", ", or", "and/or", "/", "&"])


def _shared_tail(phrase: Phrase) -> list[Phrase]:
    """Return the ends of a phrase that others before it may share, the longer first."""
    if len(phrase) < 2 or has_han(phrase[-1].text):
        return []
    tails = [phrase[-1:]]
    if len(phrase) > 2 and phrase[-2].text.casefold().endswith("ing"):
        tails.insert(0, phrase[-2:])
    return tails


def _shares_head(words: Phrase) -> bool:
    """Return whether words before "and" can lean on the head behind it."""
    low = words[-1].text.casefold()
    if low in PLAIN_HEADS or low in HEADS or low in PLACES or low in GENERIC_MODIFIERS:
        return False
    return len(words) <= 3 and not low.endswith("ly")
