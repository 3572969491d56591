"""Whether an English phrase names a technology: by its last word, and what says which."""

from screener.extract.heads_en import (
    MILD_HEADS,
    SYSTEM_NAMES,
    TECHNICAL_ACRONYMS,
    is_device,
    is_strong,
    is_weak,
)
from screener.extract.phrases_en import Phrase
from screener.extract.view import Token
from screener.extract.words_en import GENERIC_MODIFIERS, PLAIN_HEADS
from screener.extract.words_org import HEADS
from screener.extract.words_places import PLACES


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
    return (is_weak(head) or is_device(head)) and any(_says_which(word) for word in words[:-1])


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
