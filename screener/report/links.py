"""From a citation to the address of the official text, where the publisher has one by number."""

import re
from collections.abc import Callable, Sequence

_EAR = range(730, 775)  # parts of title 15 in subtitle B, chapter VII, subchapter C
_CFR = re.compile(r"\b(\d{1,2}) CFR (?:Part )?(\d{1,4})(?:\.(\d{1,4}))?")
_SUPPLEMENT = re.compile(r"\bSupplement No\. (\d{1,2}) to (?:15 CFR )?Part (7\d\d)\b")
_REGISTER = re.compile(r"\b(\d{2}) FR (\d{1,6})\b")
_EU = re.compile(r"\bRegulation \((EU|EC)\) (?:No )?(\d{4})/(\d{1,4})\b")
_PUBLIC_LAW = re.compile(r"\bPublic Law (\d{2,3})-(\d{1,4})\b")
# Letters, digits and marks that an address may have (RFC 3986); no quote, space or control sign.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]*)?"
)
_LONGEST = 2_079  # characters of an address that Excel follows


def safe_address(text: str) -> str:
    """Return an address that a program may follow, "" for any other text.

    >>> safe_address("https://example.org/a?b=1"), safe_address("javascript:alert(1)")
    ('https://example.org/a?b=1', '')
    """
    return text if len(text) <= _LONGEST and _ADDRESS.fullmatch(text) else ""


def citation_address(cites: Sequence[str]) -> str:
    """Return the address of the first citation that has one, "" where none has.

    Only numbers are taken over from a citation; the rest is the publisher's own form of address.

    >>> citation_address(["OFAC", "15 CFR 744.11(a)"])
    'https://www.ecfr.gov/current/title-15/section-744.11'
    """
    found = (form(cite) for cite in cites for form in _FORMS)
    return next((address for address in found if address), "")


def _supplement(cite: str) -> str:
    found = _SUPPLEMENT.search(cite)
    if found is None or int(found[2]) not in _EAR:
        return ""
    part = f"title-15/subtitle-B/chapter-VII/subchapter-C/part-{found[2]}"
    appendix = f"Supplement%20No.%20{found[1]}%20to%20Part%20{found[2]}"
    return f"https://www.ecfr.gov/current/{part}/appendix-{appendix}"


def _cfr(cite: str) -> str:
    found = _CFR.search(cite)
    if found is None:
        return ""
    place = f"section-{found[2]}.{found[3]}" if found[3] else f"part-{found[2]}"
    return f"https://www.ecfr.gov/current/title-{found[1]}/{place}"


def _register(cite: str) -> str:
    found = _REGISTER.search(cite)
    return f"https://www.federalregister.gov/citation/{found[1]}-FR-{found[2]}" if found else ""


def _eu(cite: str) -> str:
    found = _EU.search(cite)
    return f"https://eur-lex.europa.eu/eli/reg/{found[2]}/{found[3]}" if found else ""


def _public_law(cite: str) -> str:
    found = _PUBLIC_LAW.search(cite)
    return f"https://www.govinfo.gov/link/plaw/{found[1]}/public/{found[2]}" if found else ""


_FORMS: tuple[Callable[[str], str], ...] = (_supplement, _cfr, _register, _eu, _public_law)
