"""From a country and a name to the key of a list entry (contract.md, "KEY")."""

import re
import unicodedata

from anyascii import anyascii

# Dropped wherever they stand, so that "Co., Ltd" and "Company Limited" make one key. Part of the
# contract: a word added here renames entries, and answers that rest on them would lapse.
_LEGAL = frozenset(
    "co ltd limited llc inc incorporated corp corporation company plc gmbh ag sa srl spa bv nv oy"
    " ab as pte pvt pty jsc ojsc pjsc cjsc ooo oao zao pao ao kk fze fzco fzc dmcc sdn bhd doo lp"
    " llp kg kft sro sarl".split()
)
_WORD = re.compile(r"[^\W_]+")
# Long enough for every pair of listed names to stay apart, short enough for a cell and a file name.
_LONGEST = 96


def entry_key(country: str, name: str) -> str:
    """Return the key of an entry whose publisher gives no lasting id.

    Args:
        country: ISO 3166-1 alpha-2 of the entry's first country, any case; "" where unknown.
        name: The primary name as the list prints it; any script.

    Returns:
        Lower-case ASCII words joined by "-", in the order of the name, legal forms dropped unless
        nothing else is left. Twins get a counter from ``twin_counted``, not here.

    >>> entry_key("CN", "Tianjin Phytium Information Technology Co., Ltd.")
    'cn-tianjin-phytium-information-technology'
    >>> entry_key("", "Co Ltd")
    'xx-co-ltd'
    """
    folded = unicodedata.normalize("NFKC", name).replace("'", "").replace("’", "")
    words = _WORD.findall(anyascii(folded).casefold())
    kept = [word for word in words if word not in _LEGAL] or words
    slug = "-".join([country.strip().casefold() or "xx", *kept])
    return slug[:_LONGEST].rstrip("-")


def twin_counted(keys: list[str]) -> list[str]:
    """Return the keys with "-2", "-3" behind those that were there before, in the file's order.

    >>> twin_counted(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    seen: dict[str, int] = {}
    counted = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        counted.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return counted
