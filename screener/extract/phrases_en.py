"""The runs of words in an English text that may be one term: between function words and verbs."""

import re
from collections.abc import Iterator

from screener.extract.glosses import parts_of
from screener.extract.heads_en import SYSTEM_NAMES, TECHNICAL_ACRONYMS
from screener.extract.view import QUOTES, Token, View
from screener.extract.words_en import FUNCTION_WORDS, VERBS
from screener.extract.words_places import PLACES

Phrase = list[Token]
_LONGEST_PHRASE = 10  # words; longer runs are headings or lists without commas
_TRIMMED = frozenset(
    """key core main major important chief new newer novel advanced various different multiple
    relevant related all kinds kind sorts sort domestic domestically foreign imported high-end
    cutting-edge state-of-the-art world-class leading modern existing current future latest
    next-generation best better good great series national such-as top overall independent
    independently controllable proprietary complete own several military-civilian dual-use
    military-civil civil-military bottom-to-top civilian first second third fourth fifth technical
    other special one two three four five six seven eight nine ten eleven twelve dozen dozens
    high-quality
    unique powerful reliable affordable popular famous proven""".split()
)


def phrases(view: View) -> Iterator[Phrase]:
    """Yield the runs of words between function words, verbs and marks."""
    phrase: Phrase = []
    last = ""
    for token in view.tokens:
        if phrase and not _goes_on(phrase, token, view):
            yield phrase
            phrase = []
        if token.kind == "word" and (not _stops(token) or _within_name(phrase, token)):
            if not phrase and _is_infinitive(token, last):
                last = token.text
                continue
            phrase.append(token)
            if token.text in SYSTEM_NAMES:
                yield phrase
                phrase = []
            elif token.text.endswith(("'s", "’s")) or token.text.isdigit():
                # An owner is no part of a term, nor is the number of a footnote.
                phrase = phrase if token.text.isdigit() and len(phrase) > 1 else []
        last = token.text
    if phrase:
        yield phrase


def _goes_on(phrase: Phrase, token: Token, view: View) -> bool:
    if token.kind == "mark" and token.text in QUOTES:
        # "countries’": an owner is no part of a term.
        return token.text not in "’'" or token.start > phrase[-1].end
    if token.kind != "word" or (_stops(token) and not _within_name(phrase, token)):
        return False
    between = view.text[phrase[-1].end : token.start]
    # A gloss inside a term is passed over: "tank (贮箱) welding technology".
    if between.strip('"“”‘’ \t\n') == "":
        return "\n\n" not in between
    groups = [g for g in view.groups if phrase[-1].end <= g.start and g.end <= token.start]
    return len(groups) == 1 and bool(parts_of(groups[0])) and view.text[token.start - 1] == " "


def _is_infinitive(token: Token, before: str) -> bool:
    """Return whether a word that is a noun elsewhere is a verb here: "to test civilian IoT"."""
    return before.casefold() in _BEFORE_VERBS and token.text in _ALSO_VERBS


_BEFORE_VERBS = frozenset("to will shall can must should may could would we they you i who".split())
_ALSO_VERBS = frozenset(
    """design test support process control launch market transfer form guide power feature supply
    advance target place land plan display search train release manage review work limit report
    share cover note list study function coordinate upgrade machine weld coat monitor track detect
    model lease ship fit mount program label package contact plate""".split()
)
_CODE = re.compile(r"[0-9][A-E][0-9]{3}(?![0-9])")  # of a control list: no part of a term


def _within_name(phrase: Phrase, token: Token) -> bool:
    return bool(phrase) and (phrase[-1].text.casefold(), token.text) == ("internet", "of")


def _stops(token: Token) -> bool:
    low = token.text.casefold()
    if _CODE.match(token.text):
        return True
    if low in FUNCTION_WORDS:
        # "INS", "AM" and "IT" are words in small letters only.
        return not (token.text.isupper() and token.text in TECHNICAL_ACRONYMS)
    return low in VERBS or low.split("'")[0].split("’")[0] in _PRONOUNS


_PRONOUNS = frozenset("it that there we they don doesn isn aren won can".split())


def without_lead(phrase: Phrase) -> Phrase:
    """Return a phrase without words that are said of anything, nor a number behind it."""
    words = list(phrase)
    while words and words[0].text.isdigit() and len(words) > 1:
        words = words[1:]
    while words and _leads(words):
        words = words[1:]
    while words and (words[-1].text.isdigit() and len(words) > 1 and not _model_number(words)):
        words = words[:-1]
    return words if len(words) <= _LONGEST_PHRASE else words[-_LONGEST_PHRASE:]


def _leads(words: Phrase) -> bool:
    """Return whether the first word says nothing of the thing: "advanced", "German lathes"."""
    low = words[0].text.casefold()
    if low in PLACES and len(words) > 1 and words[1].text[0].islower():
        return True
    return low in _TRIMMED and not _new_generation(words)


def _new_generation(words: Phrase) -> bool:
    return len(words) > 1 and words[1].text.casefold() == "generation"


def _model_number(words: Phrase) -> bool:
    """Return whether a number closes a name: "Long March 5"."""
    return words[-2].text[0].isupper() and len(words[-1].text) <= 4
