"""From a run of capitalised words to the names in it: parted at commas, "and" and legal forms."""

from itertools import pairwise

from screener.extract.name_words_en import base, is_head, is_leading_form, is_legal, is_own
from screener.extract.view import Token
from screener.extract.words_org import (
    BRAND_NAMES,
    CONNECTORS,
    OPENING_HEADS,
    SHORT_NAMES,
    WEAK_HEADS,
)


def split(run: list[Token]) -> list[list[Token]]:
    """Return the names in a run: parted at commas, and at "and" between two whole names."""
    parts: list[list[Token]] = [[]]
    for index, token in enumerate(run):
        rest = run[index + 1 :]
        comma = token.text in ",，" and not (rest and is_legal(rest[0]) and not _opens(rest))
        # A name is over behind its last legal form.
        over = bool(parts[-1]) and _closed(parts[-1]) and token.kind == "word"
        over = over and not is_legal(token) and not _goes_on_in_form(token, rest)
        comma = comma and not _series(parts[-1], rest)
        if comma or (over and base(token) not in ("of",)) or _parts_names(parts[-1], token, rest):
            parts.append([] if comma or base(token) in CONNECTORS else [token])
        else:
            parts[-1].append(token)
    return parts


def _goes_on_in_form(token: Token, rest: list[Token]) -> bool:
    """Return whether a legal form goes on: "GmbH & Co. KG", "S.A. de C.V."."""
    follows = base(rest[0]) if rest else ""
    return (token.text == "&" and follows == "co") or (base(token) == "de" and follows in _DE)


_DE = ("c.v", "r.l")


def _series(before: list[Token], rest: list[Token]) -> bool:
    """Return whether a comma stands within a name: "Bureau of Science, Technology and Trade"."""
    words = [base(one) for one in before]
    opened = any(w in OPENING_HEADS and n in ("of", "for") for w, n in pairwise(words))
    until = next((i for i, one in enumerate(rest) if base(one) == "and"), 0)
    bodies = any(is_head(one) or is_legal(one) for one in rest[: until + 3])
    return opened and 0 < until <= _LONGEST_ITEM and not bodies


_LONGEST_ITEM = 4


def _opens(words: list[Token]) -> bool:
    """Return whether a legal form stands in front of the next name: ", LLC Aeroscan"."""
    follows = words[1] if len(words) > 1 else None
    return is_leading_form(words[0]) and follows is not None and is_own(follows)


def _closed(part: list[Token]) -> bool:
    words = [token for token in part if token.kind == "word"]
    return len(words) > 1 and is_legal(words[-1]) and base(words[-1]) != "co"


def _parts_names(before: list[Token], token: Token, rest: list[Token]) -> bool:
    if base(token) not in ("and", "in", "on", "under", "at", "&", "into"):
        return False
    if _goes_on_in_form(token, rest):
        return False
    named = any(is_head(one) or is_legal(one) or _known(one) for one in before)
    if rest and base(rest[0]) == "the" and before:
        named = True  # "TNO and the Korea Institute of ..."
    if not named and not (len(before) > 1 and base(before[-1]) in WEAK_HEADS):
        return False
    if base(token) in ("in", "on", "under", "at"):
        return True
    if base(token) == "into":
        return "for" not in [base(one) for one in before]
    after = [one for one in rest if one.kind == "word" and base(one) != "the"]
    if _goes_on_in_field(before, after):
        return False
    # "Bureau of Industry and Information Technology": no second body follows.
    until = next((i for i, one in enumerate(after) if base(one) in ("and", "for")), len(after))
    return any(is_head(one) or is_legal(one) or _known(one) for one in after[:until])


def _goes_on_in_field(before: list[Token], after: list[Token]) -> bool:
    """Return whether "and" stands within a company's field: "AECC Aero Science and Technology Co."

    Only the brand in front would make what stands before it a name of its own.
    """
    whole = any(is_head(one) or is_legal(one) for one in before) or _known(before[-1])
    field = len(after) > 1 and base(after[0]) in _FIELDS and is_legal(after[1])
    return field and not whole


# Words for what a company does, of which two are joined by "and" in its name.
_FIELDS = (
    frozenset(
        "technology technologies science sciences materials navigation control controls"
        " communication communications electronics equipment instruments engineering services trade"
        " trading logistics development research industry industries manufacturing investment"
        " automation testing consulting software machinery optics photonics energy power chemicals"
        " metals information security design telecommunications avionics mechanics aerospace"
        " aviation astronautics systems components devices tools import export commerce supply"
        " maintenance repair construction transportation shipping metallurgy".split()
    )
    | WEAK_HEADS
)


def _known(token: Token) -> bool:
    """Return whether a word alone names a body, or opens a name: "Huawei", "NPO"."""
    return token.text in BRAND_NAMES or token.text in SHORT_NAMES or is_leading_form(token)
