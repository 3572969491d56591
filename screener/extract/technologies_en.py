"""English technologies and products: noun phrases headed by a technical noun."""

from collections.abc import Iterator
from dataclasses import replace

from screener.extract.glosses import follows, is_abbreviation, parts_of, with_glosses
from screener.extract.heads_en import (
    MILD_HEADS,
    SYSTEM_NAMES,
    TECHNICAL_ACRONYMS,
    is_strong,
    is_weak,
)
from screener.extract.phrases_en import Phrase, phrases, without_lead
from screener.extract.spans import Span
from screener.extract.view import QUOTES, Token, View, has_han
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS, PLAIN_HEADS
from screener.extract.words_org import HEADS, LEGAL_FORMS
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

_HYPHENS = "-‐‑"


def english_technologies(view: View) -> list[Span]:
    """Return noun phrases that name a technology or a product, with glosses and full wordings."""
    spans: list[Span] = []
    found = list(phrases(view))
    for index, phrase in enumerate(found):
        kept = _kept(view, phrase)
        if kept:
            span = _span(view, kept)
            spans += _coordinated(view, found, index, span) if kept[-1] is phrase[-1] else [span]
        elif index and (joined := _with_complement(view, found[index - 1], phrase)):
            spans.append(joined)
    return [with_glosses(span, view) for span in spans]


def _kept(view: View, phrase: Phrase) -> Phrase:
    """Return the part of a phrase that is a term; nothing where none is.

    Plain nouns at its end are left off: "medical equipment realm", "AI age".
    """
    words = without_lead(phrase)
    if words and _glossed(view, words) and (technical(words) or _glossed_term(words)):
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
    if between not in (" for the ", " of the ", " for ", " of ") or not _glossed(view, complement):
        return None
    if not kept or not technical(kept):
        return None
    return Span(kept[0].start, complement[-1].end, MentionKind.TECHNOLOGY, "technology_en")


def technical(words: Phrase) -> bool:
    """Return whether a phrase names a technology by its last word and what says which."""
    head = words[-1].text
    if _bare_acronym(head) or head in SYSTEM_NAMES:
        return True
    if head.casefold() in MILD_HEADS:
        return any(is_strong(one.text) or _bare_acronym(one.text) for one in words[:-1])
    if len(words) > 1 and words[-2].text.casefold() in _MADE_SMART:
        return head.casefold() not in PLAIN_HEADS | _NEVER_SMART and len(head) > 2
    if is_strong(head):
        return len(words) > 1 or not _also_plain(head)
    return is_weak(head) and any(_says_which(word) for word in words[:-1])


# "smart buildings", "unmanned wharf": the word before makes a technology of any thing ...
_MADE_SMART = frozenset("smart intelligent unmanned autonomous driverless uncrewed".split())
# ... but not of these.
_NEVER_SMART = frozenset(
    """society economy development age era life people decision decisions choice region county
    prefecture republic community community-based state and or the way ways investor investors
    money power weapon-idea design use manner approach growth governance transformation industry
    industries entity entities body bodies agency service services government board""".split()
)


def _bare_acronym(head: str) -> bool:
    base = head[:-1] if head.endswith("s") else head
    return base in TECHNICAL_ACRONYMS and base not in _NO_TECHNOLOGY


# In the table of capitals so that no party is made of them; no technology either.
_NO_TECHNOLOGY = frozenset(
    """AM API EU UN HR FOB CIF ISO IEC IEEE CE EAR ITAR ECCN HS VAT PDF MOQ RFQ QTY NO ID SKU FAQ
    DC AC AD PM BC TBD US USA UK USD RMB GDP CEO CFO CTO PC TV PHD MBA SOE SOES IPR OEM QA
    URL STEM TEM OS
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


def _coordinated(view: View, phrases: list[Phrase], index: int, span: Span) -> Iterator[Span]:
    """Yield a phrase with what shares its head.

    "vehicle and ship engines" is one mention with both engines in ``also``; of a longer pair,
    "magnetorheological and ion beam polishing equipment", each half is a mention of its own.
    """
    phrase = phrases[index]
    tails = _shared_tails(phrase)
    lefts = _sharing(view, phrases, index) if tails else []
    if len(lefts) == 1 and len(lefts[0]) == 1 and len(phrase) == 2:
        said = view.text[phrase[0].start : phrase[-1].end]
        whole = replace(span, start=lefts[0][0].start, end=phrase[-1].end)
        yield whole.named(f"{lefts[0][0].text} {phrase[-1].text}", said)
        return
    yield span
    for left in lefts:
        said = view.text[left[0].start : left[-1].end]
        half = Span(left[0].start, left[-1].end, MentionKind.TECHNOLOGY, "technology_en")
        yield half.named(*(f"{said} {' '.join(t.text for t in tail)}" for tail in tails))


def _sharing(view: View, phrases: list[Phrase], index: int) -> list[Phrase]:
    """Return the phrases before one that lean on its head: joined by "and", then by commas."""
    found: list[Phrase] = []
    end = phrases[index][0].start
    for earlier in reversed(phrases[max(index - _MOST_SHARED, 0) : index]):
        between = view.text[earlier[-1].end : end].strip()
        if between not in (_COORDINATORS if found else _LAST_COORDINATORS):
            break
        if _kept(view, earlier) or not _shares_head(earlier):
            break
        found.append(earlier)
        end = earlier[0].start
    return found


_MOST_SHARED = 3
_LAST_COORDINATORS = frozenset(["and", "or", ", and", ", or", "and/or", "/", "&"])
_COORDINATORS = _LAST_COORDINATORS | {","}


def _shared_tails(phrase: Phrase) -> list[Phrase]:
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
    if is_weak(low) or low in MILD_HEADS or low in _SOFT or low.endswith("ly"):
        return False
    return len(words) <= _MOST_LEANING


_MOST_LEANING = 2  # words: "high-speed rail and aviation bearings"
# Said of any machine: "green, intelligent and flexible microchips" are not three things.
_SOFT = frozenset(
    """intelligent intelligentized informatized digitized digitised automated automatic flexible
    green smart efficient reliable accurate precise safe effective fast rapid stable simple theory
    processing experimentation""".split()
)
