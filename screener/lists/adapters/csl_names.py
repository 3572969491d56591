"""Names that a name of the Consolidated Screening List contains beside itself."""

import re
from collections.abc import Iterable

from screener.lists.adapters.ecfr_split import short_name
from screener.model.lists import ListName, NameKind

_SUCCESSORS = re.compile(
    r"[,;]?\s*(?:and|,)\s+(?:its sub-units and successors|any successors?\b.*|successors\b.*)$",
    re.IGNORECASE,
)
_WHAT_IT_IS = re.compile(
    r"\s*[(\[](?:[\w .-]+ )?(?:entity|individual|national|person)[)\]]", re.IGNORECASE
)
# "-AKA-", "a/k/a", "[aka X, aka Y]", "; a.k.a": written with marks, never as part of a word.
_KNOWN_AS = re.compile(
    r"(?<=\S)[,;(\[\s-]*(?<!\w)(?:a\.k\.a\.?|a/k/a|AKAS?(?=[-:, ])|aka(?= ))[-:,\s]*"
)


_BRACKETS = re.compile(r"\(([^()]{2,60})\)")


def csl_names(printed: str, aliases: Iterable[str]) -> tuple[ListName, ...]:
    """Return the names of an entry: as printed, its aliases, and what either contains.

    >>> [one.text for one in csl_names("Blue Shipping (BS)", ["and Blue Co"])]
    ['Blue Shipping (BS)', 'Blue Co', 'BS']
    """
    name = printed.strip()
    names = {name: NameKind.PRIMARY}
    for other in aliases:
        # The CSL cuts lists of aliases at ";" and leaves the "and " of the last one.
        names.setdefault(re.sub(r"^and\s+", "", other.strip()).strip(), NameKind.ALIAS)
    for other in further_names(name):
        names.setdefault(other, NameKind.ALIAS)
    for inside in _BRACKETS.findall(name):
        kind = short_name(inside, name)
        if kind:
            names.setdefault(inside.strip(), kind)
    return tuple(ListName(text, kind, "list") for text, kind in names.items() if text)


def further_names(name: str) -> list[str]:
    """Return what else a party is called by a printed name; empty where the name is plain.

    A name within a person's name ("FERDIE (A.K.A. FERNANDO SERO) RESADA") is left as it is, and
    of several names a lone given name ("Elena; a.k.a. ...") is left out.

    >>> further_names("Blue Air (Russian entity); and any successor, or subsidiary thereof")
    ['Blue Air']
    >>> further_names("JIE LUO -AKA- IVY LUO")
    ['JIE LUO', 'IVY LUO']
    >>> further_names("Blue Ltd (BL)")
    []
    """
    text = _WHAT_IT_IS.sub("", _SUCCESSORS.sub("", name)).strip()
    within = re.search(r"\((?i:a\.k\.a\.?|a/k/a)[^)]*\)\s+\w", text)
    pieces = [text] if within else _KNOWN_AS.split(text)
    if "AKAS" in text:  # "COREZING -AKAS- COREZING TECH PTE LTD, CORE ZING"
        pieces = [one for piece in pieces for one in piece.split(", ")]
    found = [_ended(piece) for piece in pieces]
    if len(pieces) > 1:
        found = [each for each in found if " " in each or each.isupper()]
    plain = " ".join(name.split())
    return [each for each in dict.fromkeys(found) if len(each) > 2 and each != plain]


def _ended(piece: str) -> str:
    """Return a piece without the marks behind it; a bracket goes where none was opened."""
    text = " ".join(piece.split()).rstrip(" ,;]")
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip(" ,;]")
    return text
