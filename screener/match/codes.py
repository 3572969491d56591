"""From a control code as written to the entries that it may mean."""

import re
from collections.abc import Collection

_DUAL_USE = re.compile(r"(?<![0-9A-Za-z])([0-9][A-Ea-e][0-9]{3})((?:\.[A-Za-z0-9]{1,4})*)")
_MUNITIONS = re.compile(r"(?<![0-9A-Za-z])ML\s?([0-9]{1,2})((?:\.[A-Za-z0-9]{1,4})*)")
_USML = re.compile(
    r"(?:USML|U\.S\. Munitions List|Categor(?:y|ies)|Cat\.?)[\s,]{1,3}"
    r"(?:Categor(?:y|ies)\s|Cat\.?\s)?"
    r"(XXI|XX|XIX|XVIII|XVII|XVI|XV|XIV|XIII|XII|XI|X|IX|VIII|VII|VI|V|IV|III|II|I)"
    r"(?![A-Za-z])(?:\s?\(([a-z])\))?"
)
_TARIFF = re.compile(r"(?<![0-9])([0-9]{4})\.?([0-9]{2})(?:\.?[0-9]{2,4}){0,2}(?![0-9])")
# What stands beside a code and says which list it is from. A code without its list means nothing
# (domain.md section 5: Chinese codes look the same and mean something else).
_LISTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"ECCN|CCL|Commerce Control List|EAR\b", re.IGNORECASE), "us_ccl"),
    (re.compile(r"Annex I\b|2021/821|\bEU\b|欧盟", re.IGNORECASE), "eu_annex_i"),
    (re.compile(r"MOFCOM|商务部|两用物项|中国出口管制"), "cn_dual_use"),
)
_DUAL_USE_LISTS = ("us_ccl", "eu_annex_i", "cn_dual_use")


def coded_entries(text: str, known: Collection[str]) -> list[tuple[str, str, str]]:
    """Return what a code may mean: (entry, paragraph as written or "", note), in the lists' order.

    Args:
        text: A code with the words that stand beside it: "ECCN 3A090.a", "ML10.c", "8542.31".
        known: The entries that exist, such as "us_ccl/3A090".

    >>> coded_entries("ECCN 5A002.a", {"us_ccl/5A002", "eu_annex_i/5A002"})
    [('us_ccl/5A002', '5A002.a', '')]
    >>> coded_entries("USML Category VIII(h)", {"us_usml/VIII"})
    [('us_usml/VIII', 'VIII.h', '')]
    """
    found = [
        *_dual_use(text, known),
        *(
            (f"eu_military/ML{m[1]}", f"ML{m[1]}{m[2].lower()}" if m[2] else "", "")
            for m in _MUNITIONS.finditer(text)
        ),
        *((f"us_usml/{m[1]}", f"{m[1]}.{m[2]}" if m[2] else "", "") for m in _USML.finditer(text)),
    ]
    if not found:
        found = [(f"us_chpl_hs/{m[1]}.{m[2]}", "", "") for m in _TARIFF.finditer(text)]
    return [one for one in dict.fromkeys(found) if one[0] in known]


def _dual_use(text: str, known: Collection[str]) -> list[tuple[str, str, str]]:
    named = tuple(list_id for pattern, list_id in _LISTS if pattern.search(text))
    lists = named or _DUAL_USE_LISTS
    found = []
    for code, rest in _DUAL_USE.findall(text):
        entries = [f"{list_id}/{code.upper()}" for list_id in lists]
        several = sum(entry in known for entry in entries) > 1
        note = "the code is on several lists and the text does not say which" if several else ""
        paragraph = f"{code.upper()}{rest.lower()}" if rest else ""
        found += [(entry, paragraph, note) for entry in entries]
    return found
