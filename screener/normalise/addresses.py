"""From an address as printed to what must agree: its numbers, and its names."""

import re
from dataclasses import dataclass

from screener.normalise.unicode import folded

_WORD = re.compile(r"[0-9]+[a-z]{0,2}(?![a-z0-9])|[^\W_]+")
_FLOOR = re.compile(
    r"(?<![0-9a-z])([0-9]{1,3})(?:st|nd|rd|th)?\s*(?:/\s*f|f|flr|floor|fl)(?![a-z])"
)
_RANGE = re.compile(r"(?<=[0-9])\s*[-–~]\s*(?=[0-9])")
_POSTCODE = re.compile(r"[0-9]{5,6}")
# What stands for a part of a building or a way, and says nothing by itself.
_SIGNS = frozenset(
    "room rm flat unit office suite shop no number nos floor fl flr block blk tower building bldg"
    " house centre center ctr road rd street st str avenue ave lane ln main mah mahallesi sokak sk"
    " cad caddesi sok apt apartment plaza mansion commercial com comm industrial ind the of and"
    " district dist city town province road kapi ic po box f nt new territories".split()
)
# Names of places so wide that sharing them is no ground.
_WIDE = frozenset(
    "hong kong hk hongkong kowloon kln china prc turkey turkiye istanbul wan chai wanchai mong kok"
    " mongkok tsim sha tsui tst central sheung admiralty russia moscow dubai uae united arab"
    " emirates iran tehran taiwan taipei singapore beijing shanghai shenzhen guangzhou".split()
)


@dataclass(frozen=True, slots=True)
class AddressKey:
    """What two prints of one address have in common."""

    numbers: frozenset[str]  # of room, house and box, in any order; without floor and postcode
    floor: str  # "" where none is told
    names: str  # names of ways and buildings, written together in code-point order
    printed: str  # the same in the order of the print: "Fayuen" and "Fa Yuen" meet here
    words: frozenset[str]


def address_key(text: str) -> AddressKey:
    """Return the key of an address.

    >>> a = address_key("Rm. 1605A, Ho King Commercial Center, 2-16 Fa Yuen Street, Hong Kong")
    >>> sorted(a.numbers), a.names
    (['16', '1605a', '2'], 'fahokingyuen')
    """
    plain = _RANGE.sub(" - ", folded(text))
    floor = _FLOOR.search(plain)
    words = _WORD.findall(_FLOOR.sub(" ", plain))
    numbers = {_number(word) for word in words if word[0].isdigit()}
    names = sorted({w for w in words if not w[0].isdigit() and len(w) > 1} - _SIGNS - _WIDE)
    printed = [w for w in words if w in names]
    lone = {w for w in words if len(w) == 1 and w.isalpha()}  # "Unit D", "Room B"
    return AddressKey(
        frozenset(number for number in numbers if number) | lone - {"f", "t", "n"},
        floor[1].lstrip("0") if floor else "",
        "".join(names),
        "".join(dict.fromkeys(printed)),
        frozenset(names),
    )


def _number(word: str) -> str:
    return "" if _POSTCODE.fullmatch(word) else word.lstrip("0")
