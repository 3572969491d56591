"""Where a name ends in a run of text: names, short names in brackets, addresses."""

import re

from screener.model.lists import NameKind

_TAIL = re.compile(r"[\s;,:(]*(?:\b(?:and|or)\b)?[\s;,:]*$")
_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_SHORT_FORMS = frozenset("co ltd inc corp bhd pte pvt pty jr sr intl bros".split())
_FORM = r"(?:Ltd|Limited|LLC|Inc|GmbH|FZE|FZCO|FZC|Co)\b\.?"
# "Kelvo Inc 6600 21st Avenue", "Group. South Sudan": an address without a comma before it.
_GLUED = re.compile(
    rf"(?:(?<=\s)(?P<form>{_FORM})\s+(?=(?:No\.?\s?[A-Z]?\d|Room|Flat|Unit|Rm|Floor|Cargo City|\d))"
    r"|(?<=[a-zA-Z]{3})\.\s+(?=\d+\s+[A-Z])"
    r"|(?:(?<=\))|(?<=\w{3}))\.\s+(?=South Sudan|\w+ Province)"
    r"|\s+(?=Office\s+[A-Z]?-?\d))"
)
# A segment that begins like one of these is where an address begins.
_ADDRESS_START = re.compile(
    r"^(?:\#|\d|no\b|nos\b|room|rooms|rm\b|suite|flat|unit|units|floor|level|building|bldg|block|"
    r"p\.?\s?o\.?\s?box|po box|post box|office|shop|house|plot|apt|apartment|villa|street|str\b|"
    r"ul\b|ulitsa|d\.|g\.|km\b|lot|ground|second|first|third|fourth|fifth|ave\b|avenue|prospekt|pr\b|"
    r"po\b|postal|c/o|near|behind|opposite|opp\b|off\b|s/o|1st|\w{1,2}-?\d|south of|north of|"
    r"warehouse|zone|sector|phase|area|mezzanine|mah\b|via\b|calle|rue\b|al\b)",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"^(?:and\s+)?(?:co|ltd|limited|llc|l\.l\.c|inc|incorporated|corp|corporation|company|plc|gmbh|ag|"
    r"s\.?\s?a\.?(?:l|s|r\.?l)?|s\.?p\.?a|bv|b\.v|nv|oy|ab|as|pte|pvt|\(pvt\)|\(private\)|private|pty|"
    r"jsc|ojsc|ooo|oao|zao|pao|ao|kk|fze|fzco|fzc|fz-?llc|dmcc|sdn|bhd|d\.o\.o|lp|llp|kg|kft|s\.?r\.?o|"
    r"sarl|a\.?s|s\.?c|m\.?b\.?h|ltda|e\.?k|pjsc|cjsc|fzc|l\.?p|jr|sr|ii|iii|phd|group|holding|"
    r"(?:co|pte|pvt|pty|sdn|private|\(pvt\)|company|fz)[., ]+\s*(?:ltd|limited|bhd|llc|inc).*)"
    r"[.)\s]*(?:\([^)]*\))?\.?$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:institute|academy|university|department|ministry|corporation|center|centre|laboratory|"
    r"bureau|factory|group|division|college|school|company|branch|enterprise|plant|research|design|"
    r"technolog(?:y|ies)|trading|industries|industry|organization|agency|office|administration|"
    r"detachment|military unit|ltd|limited|inc|llc|ooo|association|directorate)\b",
    re.IGNORECASE,
)
_PLACE_WORD = re.compile(
    r"\b(?:road|rd|street|st|avenue|ave|district|province|town|city|building|tower|plaza|park|zone|"
    r"highway|lane|floor|oblast|region|square|centre, no|village|county|block|china|russia|iran|"
    r"pakistan|hong kong|u\.a\.e|dubai|india|turkey)\b",
    re.IGNORECASE,
)


def clean(name: str) -> str:
    """Return a name without the list's punctuation behind it; the full stop of "Ltd." stays.

    >>> clean("Katranji Labs; and"), clean("Taco LLC."), clean("NTS Co., Ltd.")
    ('Katranji Labs', 'Taco LLC', 'NTS Co., Ltd.')
    """
    text = _TAIL.sub("", name.strip()).strip()
    if text.endswith(".") and not _ends_in_short_form(text):
        text = text[:-1].rstrip()
    return text


def _ends_in_short_form(text: str) -> bool:
    *_, last = text[:-1].split() or [""]
    return ("." in last and last != "L.L.C") or last.casefold().strip("(),") in _SHORT_FORMS


def name_and_address(text: str) -> tuple[str, str]:
    """Split "NAME, ADDRESS" where the address seems to begin; a matter of judgement.

    >>> name_and_address("Smartcom (Hong Kong) Co., Limited, Sheung Wan, Hong Kong.")
    ('Smartcom (Hong Kong) Co., Limited', 'Sheung Wan, Hong Kong.')
    """
    marked = _GLUED.sub(lambda found: f"{found['form'] or ''}, ", _with_comma(text))
    parts = re.split(r"[,;]\s*", marked)
    take = 1
    while take < len(parts) and _belongs_to_name(parts, take):
        take += 1
    name = ", ".join(parts[:take])
    behind = (
        marked[len(name) :].lstrip(" ,;") if marked.startswith(name) else ", ".join(parts[take:])
    )
    return name, behind


# Cells of July 2026 in which nothing stands between name and address.
_NO_SEPARATOR = (
    "Valery Kosmachov",
    "IKCO Finance",
    "TNK Trade Limited",
    "BLC Havacilik Saglik Medikal Insaat Elektrik Ic ve Dis Ticaret",
    "China Aviation Ind. Std. Parts",
)


def _with_comma(text: str) -> str:
    for name in _NO_SEPARATOR:
        if text.startswith(name) and not text[len(name) :].startswith(","):
            return f"{name}, {text[len(name) :].lstrip(' .')}"
    return text


def _belongs_to_name(parts: list[str], index: int) -> bool:
    part, first = parts[index].strip(), parts[0].strip()
    if not part:
        return False
    if _LEGAL.match(part) or _LEGAL_AND_BODY.match(part) or re.match(r"^(?:NPO|OKB|KB) ", part):
        return True
    if re.match(r"^\d+ .*\b(?:Plant|Institute|Factory)\b", part) and "Corporation" in first:
        return True  # "Tactical Missile Corporation, 711 Aircraft Repair Plant"
    if _ADDRESS_START.match(part) or re.search(r"\([A-Z][\w-]+\)$", first):
        return False  # behind "(NSCC-GZ)" the name is complete
    # "Chinese Academy of Sciences, National Time Service Center": a body within a body.
    return (
        index <= 2
        and bool(_BODY.search(part))
        and bool(_WITHIN.search(first))
        and not _PLACE_WORD.search(part)
        and not re.search(r"\d", part)
    )


# "Huawei Technology Co., Ltd. Chengdu Research Institute"
_LEGAL_AND_BODY = re.compile(r"^(?:Ltd|Limited|Inc|LLC)\.?\s[^\d]*\b(?:Institute|Lab|Laboratory)$")
# Bodies whose parts are named behind a comma. A company's name ends at the comma.
_WITHIN = re.compile(
    r"\b(?:academy|university|ministry|department|institute|corporation|commission|agency|command|"
    r"forces|laboratory|bureau)\b",
    re.IGNORECASE,
)


def with_short_names(found: list[tuple[str, NameKind]]) -> tuple[tuple[str, NameKind], ...]:
    """Add the names in brackets behind the names as names of their own, without repeats."""
    names: dict[str, NameKind] = {}
    for text, kind in found:
        if text:
            names.setdefault(text, kind)
    for text, _ in found:
        for inside in _BRACKETS.findall(text):
            short = short_name(inside, text)
            if short:
                names.setdefault(inside.strip(), short)
    return tuple(names.items())


_NOT_A_NAME = re.compile(
    r"^(?:private|pvt|pte|hk|m|s|l|shanghai|beijing|shenzhen|china|hong kong|h\.?k\.?|group|"
    r"holdings?|international|asia|p|pty|fze|fzc|l\.?l\.?c|ltd|limited|co|inc|uk|uae|usa|thailand|cambodia|"
    r"singapore|malaysia|panama|israel|india|turkey|russia|mainland|overseas|pak|"
    r"a\.?k\.?a.*|f\.?k\.?a.*|see.*|also.*|including.*|excluding.*|formerly.*|the .*|for.*|or .*|"
    r"and .*)"
    r"\.?$",
    re.IGNORECASE,
)


def short_name(inside: str, name: str) -> NameKind | None:
    """Return the kind of name that stands in brackets within a name; None for a place or a form.

    >>> short_name("AASPT", "Academy of Aerospace Solid Propulsion Technology (AASPT)")
    <NameKind.ACRONYM: 'acronym'>
    >>> short_name("Shenzhen", "Semiconductor Manufacturing International (Shenzhen) Corporation")
    """
    text = inside.strip()
    if _NOT_A_NAME.match(text) or len(text) < 2 or text.isdigit():
        return None
    behind = name.partition(f"({inside})")[2]
    # "China Aerospace Science and Technology Corporation (CASC) 8th Academy" is not CASC.
    if any(not _LEGAL.match(word) for word in re.split(r"[\s,]+", behind.strip(" .,)")) if word):
        return None
    if re.fullmatch(r"[A-Z][A-Za-z0-9&./-]{1,11}", text) and sum(c.isupper() for c in text) >= 2:
        return NameKind.ACRONYM
    return NameKind.ALIAS if text[0].isupper() else None


def addresses_of(text: str) -> tuple[str, ...]:
    """Return the addresses in "ADDRESS; and ADDRESS.".

    >>> addresses_of("1 Road, Paris, France; and 2 Road, Lyon, France.")
    ('1 Road, Paris, France', '2 Road, Lyon, France')
    """
    parts = re.split(r";\s*(?:and\b\s*)?|(?<=[a-z.])\s+and\s+(?=(?:No\.|Room|\d))", text)
    cleaned = (_TAIL.sub("", part).strip().rstrip(".").strip(" ,;") for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part and part.casefold() != "and"))
