"""One cell of an eCFR table of parties: name, other names and addresses out of a run of text."""

import re
from dataclasses import dataclass

from screener.model.lists import NameKind

_KNOWN_AS = re.compile(
    r"[,;]?\s*(?:and\s+)?\(?\b(?P<kind>[afn])\.?\s?k\.?\s?a[.,]*\)?[,:.]?\s*", re.IGNORECASE
)
# "a.k.a., the following three aliases:", also misspelt ("aliaes") and with the count in digits.
_FOLLOWING = re.compile(r"^(?:and\s+)?the\s+following\s+[^:—\n]{0,40}:?\s*", re.IGNORECASE)
_TAIL = re.compile(r"[\s;,:]*(?:\b(?:and|or)\b)?[\s;,:]*$")
_SEE = re.compile(
    r"\(?\s*See\s+(?:also\s+)?(?:the\s+)?alternate\s+address[^)]*\)?\.?", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_DASH = "—"
_KINDS = {"a": NameKind.ALIAS, "f": NameKind.FORMER, "n": NameKind.ALIAS}

# A segment that begins like one of these is where an address begins.
_ADDRESS_START = re.compile(
    r"^(?:\#|\d|no\b|nos\b|room|rooms|rm\b|suite|flat|unit|units|floor|level|building|bldg|block|"
    r"p\.?\s?o\.?\s?box|po box|post box|office|shop|house|plot|apt|apartment|villa|street|str\b|ul\b|"
    r"ulitsa|d\.|g\.|km\b|lot|ground|second|first|third|fourth|fifth|ave\b|avenue|prospekt|pr\b|"
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


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says. ``names`` has the primary name first."""

    names: tuple[tuple[str, NameKind], ...]
    addresses: tuple[str, ...]
    see: str  # "(See alternate addresses under Pakistan)"


def read_cell(text: str) -> Cell:
    """Return the names and addresses in a cell's text, where a line break stands for ``<br/>``.

    Splitting a name from an address where only a comma stands between them is a matter of
    judgement; the raw cell goes into ``ListEntity.source_row`` so that a reader can check.

    >>> read_cell("FYI, a.k.a., the following one alias:\\n—FY.\\n\\n1 Road, Paris, France.").names
    (('FYI', <NameKind.PRIMARY: 'primary'>), ('FY', <NameKind.ALIAS: 'alias'>))
    """
    see = " ".join(match.group(0) for match in _SEE.finditer(text))
    lines = [" ".join(line.split()) for line in _SEE.sub(" ", text).split("\n")]
    head, names, rest = _parts(lines)
    primary, behind = _name_and_address(head) if not names else (head, "")
    found = [(_clean(primary), NameKind.PRIMARY), *names]
    return Cell(_with_short_names(found), _addresses(" ".join([behind, *rest]).strip()), see)


def _parts(lines: list[str]) -> tuple[str, list[tuple[str, NameKind]], list[str]]:
    """Return the head, the other names, and the lines of addresses."""
    head, names, rest = "", [], []
    kind: NameKind | None = None
    closed = False
    for line in lines:
        if not line:
            closed = closed or bool(names)
            continue
        if line.startswith(_DASH) and kind is not None:
            texts, behind = _alias_line(line)
            names += [(text, kind) for text in texts]
            closed = False
            again = _KNOWN_AS.search(behind)
            kind = _KINDS[again["kind"].lower()] if again else kind
            if behind and not again:
                rest.append(behind)
            continue
        mark = _KNOWN_AS.search(line)
        if mark and (kind is None or _FOLLOWING.match(line[mark.end() :])):
            before = line[: mark.start()]
            head = f"{head} {before}".strip() if not names else head
            kind = _KINDS[mark["kind"].lower()]
            behind = line[mark.end() :]
            after = _FOLLOWING.sub("", behind) if _FOLLOWING.match(behind) else behind
            if after == behind and after:  # "NAME, a.k.a. OTHER, ADDRESS"
                inline, address = _name_and_address(after)
                names.append((_clean(inline), kind))
                rest.append(address)
            elif after.lstrip().startswith(_DASH):
                texts, behind = _alias_line(after.strip())
                names += [(text, kind) for text in texts]
                rest += [behind] if behind else []
            elif after:
                rest.append(after)
        elif kind is None and not rest:
            head = f"{head} {line}".strip()
        else:
            rest.append(line)
    return head, names, rest


def _alias_line(line: str) -> tuple[list[str], str]:
    """Return the names of a line that begins with a dash, and what follows the last one."""
    # An address may follow on the same line behind the full stop of the last name.
    texts = [
        part for part in re.split(r"(?:^|;\s*(?:and\s*)?|(?<=[.;])\s*)—\s*", line) if part.strip()
    ]
    last = texts[-1]
    behind = ""
    cut = re.search(r"\.\s+(?=(?:No\.|\d|Room|Building|P\.?O)\s?)", last)
    if cut and not re.search(r"\b(?:Co|No|St|Dr|Mr|Inc)$", last[: cut.start()]):
        last, behind = last[: cut.start()], last[cut.end() :]
    again = re.search(r";?\s*and\s+(?=[afn]\.k\.a)", last)
    if again:
        last, behind = last[: again.start()], last[again.end() :]
    return [_clean(text) for text in [*texts[:-1], last]], behind.strip()


def _clean(name: str) -> str:
    """Return a name without the list's punctuation behind it; the full stop of "Ltd." stays."""
    text = _TAIL.sub("", name.strip()).strip()
    if text.endswith(".") and not _ends_in_short_form(text):
        text = text[:-1].rstrip()
    return text


def _ends_in_short_form(text: str) -> bool:
    last = text[:-1].rsplit(maxsplit=1)[-1] if text[:-1].split() else ""
    return "." in last or last.casefold().strip("(),") in {
        *"co ltd inc corp bhd pte pvt pty jr sr gmbh llc fzc intl bros".split()
    }


def _name_and_address(text: str) -> tuple[str, str]:
    """Split "NAME, ADDRESS" where the address seems to begin."""
    parts = [part for part in re.split(r",\s*", text)]
    take = 1
    while take < len(parts) and _belongs_to_name(parts, take):
        take += 1
    return ", ".join(parts[:take]), ", ".join(parts[take:])


def _belongs_to_name(parts: list[str], index: int) -> bool:
    part = parts[index].strip()
    if not part:
        return False
    if _LEGAL.match(part):
        return True
    if _ADDRESS_START.match(part):
        return False
    # "Chinese Academy of Sciences, National Time Service Center": a body within a body.
    return (
        index <= 2
        and bool(_BODY.search(part))
        and bool(_BODY.search(parts[0]))
        and not _PLACE_WORD.search(part)
        and not re.search(r"\d", part)
    )


def _with_short_names(found: list[tuple[str, NameKind]]) -> tuple[tuple[str, NameKind], ...]:
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
    r"^(?:private|pvt|pte|hk|m|s|l|shanghai|beijing|shenzhen|china|hong kong|h\.?k\.?|group|holdings?|"
    r"international|asia|p|pty|fze|fzc|l\.?l\.?c|ltd|limited|co|inc|uk|uae|usa|thailand|cambodia|"
    r"singapore|malaysia|panama|israel|india|turkey|russia|mainland|overseas|pak|"
    r"a\.?k\.?a.*|f\.?k\.?a.*|see.*|also.*|including.*|excluding.*|formerly.*|the .*|for.*|or .*|and .*)"
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
    at_end = name.rstrip(" .,").endswith(")") and name.rstrip(" .,)").endswith(text)
    if re.fullmatch(r"[A-Z][A-Za-z0-9&./-]{1,11}", text) and sum(c.isupper() for c in text) >= 2:
        return NameKind.ACRONYM
    return NameKind.ALIAS if at_end and text[0].isupper() else None


def _addresses(text: str) -> tuple[str, ...]:
    parts = re.split(r";\s*(?:and\b\s*)?|(?<=[a-z.])\s+and\s+(?=(?:No\.|Room|\d))", text)
    cleaned = (_TAIL.sub("", part).strip().rstrip(".").strip(" ,;") for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part and part.casefold() != "and"))
