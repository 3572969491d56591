"""The words of English names of organisations: heads, legal forms, forms in front."""

import re

from screener.extract.view import Token
from screener.extract.words_org import CONNECTORS, HEADS, LEADING_FORMS, LEGAL_FORMS, LOWER_FORMS

LOWER_HEADS = frozenset("government committee group university".split())
POSSESSIVE = re.compile(r"['’]s$")


def capitalised(token: Token) -> bool:
    """Return whether a word is written as names are: with a capital or a digit."""
    return token.kind == "word" and (
        token.text[0].isupper()
        or (token.text[0].isdigit() and len(token.text) <= 6 and token.text[-1].isalnum())
        or any(letter.isupper() for letter in token.text[1:])
    )


def base(token: Token) -> str:
    """Return a word in small letters, without a possessive ending."""
    return POSSESSIVE.sub("", token.text).casefold()


def is_head(token: Token) -> bool:
    """Return whether a word heads the name of a body."""
    return base(token) in HEADS and (capitalised(token) or base(token) in LOWER_HEADS)


def is_legal(token: Token) -> bool:
    """Return whether a word is a legal form: "Ltd", "S.p.A", "plc"."""
    low = base(token)
    # "AS" and "SE" are forms in capitals only; "plc" and "a.s" in small letters as well.
    capitals = token.text.isupper() if len(low) == 2 and low not in _MIXED else True
    written = (token.text[0].isupper() and capitals) or low in LOWER_FORMS
    return token.kind == "word" and low in LEGAL_FORMS and written


_MIXED = frozenset("co oy kg kk".split())


def is_leading_form(token: Token) -> bool:
    """Return whether a word is a legal form or kind of body that stands in front: "NPO", "OOO"."""
    return token.text in LEADING_FORMS


def is_own(token: Token) -> bool:
    """Return whether a word is a name's own, no form and no small word."""
    return capitalised(token) and not is_legal(token) and base(token) not in CONNECTORS
