"""What the adapters of publishers' files share: clean text, names without doubles, facts, days."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from screener.errors import ListError
from screener.model.lists import ListName, NameKind

# Half of a pair of UTF-16, and NUL: JSON can hold them, a text file of ours cannot.
_UNWRITABLE = re.compile("[\ud800-\udfff\x00]")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u02af\u1d00-\u1dbf\u1e00-\u1eff\ua720-\ua7ff\uff21-\uff5a]")
_MODIFIER = re.compile(r"[\u02b0-\u02ff]")  # the marks of transliterated Arabic: neither script
_SEVERAL = re.compile(r"\s*\|\s*")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_BY_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_BY_MONTH = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[a-z]*\.?,?[- ](\d{4})(?!\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SHOWN = 5  # bad records that a fault names; the others are counted


def clean(text: object) -> str:
    """Return a value as text on one line, white space folded; "" for None.

    >>> clean("  Blue\\n Ltd\\xa0")
    'Blue Ltd'
    """
    return "" if text is None else " ".join(_UNWRITABLE.sub("", str(text)).split())


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that say something, each once, in their order."""
    return tuple(dict.fromkeys(text for text in map(clean, texts) if text))


def joined(texts: Iterable[str]) -> str:
    """Return several values for a cell: " | " between them."""
    return " | ".join(unique(part for text in texts for part in _SEVERAL.split(clean(text))))


def citations_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return citations; a bar in one would part it in a cell of ours, and becomes a slash."""
    return unique(_SEVERAL.sub(" / ", clean(text)) for text in texts)


def is_native(name: str) -> bool:
    """Return whether a name is written in another script than Latin, for the most part.

    >>> [is_native(one) for one in ("Завод", "Abdul ʿAli", "ООО Blue Sky Holding", "7")]
    [True, False, False, False]
    """
    letters = _LETTER.findall(_MODIFIER.sub("", name))
    return sum(1 for letter in letters if not _LATIN.match(letter)) * 2 > len(letters)


def names_of(named: Iterable[tuple[str, NameKind]]) -> tuple[ListName, ...]:
    """Return names for an entry, the primary one first; empty where there is none.

    Each text stands once: what is a weak alias in one place and a good one in another is a good
    one. An alias in another script than Latin is NATIVE_SCRIPT. Where nothing is said to be the
    primary name it is the first that is not weak.

    >>> names = names_of([("B", NameKind.ALIAS), ("蓝", NameKind.ALIAS)])
    >>> [(one.text, str(one.kind)) for one in names]
    [('B', 'primary'), ('蓝', 'native_script')]
    """
    kinds: dict[str, NameKind] = {}
    for said, kind in named:
        text = clean(said)
        if text and (text not in kinds or kinds[text] is NameKind.WEAK):
            kinds[text] = kind
    primary = _primary(kinds)
    others = (ListName(text, _kind(text, kind), "list") for text, kind in kinds.items())
    if primary is None:
        return ()
    first = ListName(primary, NameKind.PRIMARY, "list")
    return (first, *(name for name in others if name.text != primary))


def _primary(kinds: dict[str, NameKind]) -> str | None:
    for wanted in (NameKind.PRIMARY, NameKind.ALIAS, NameKind.NATIVE_SCRIPT, NameKind.FORMER):
        for text, kind in kinds.items():
            if kind is wanted:
                return text
    return next(iter(kinds), None)


def _kind(text: str, kind: NameKind) -> NameKind:
    if kind in (NameKind.PRIMARY, NameKind.ALIAS):
        return NameKind.NATIVE_SCRIPT if is_native(text) else NameKind.ALIAS
    return kind


def remarks_of(*facts: tuple[str, Iterable[str]]) -> str:
    """Return facts that have no column of their own: "label: value, value; label: value".

    >>> remarks_of(("", ["A bank."]), ("born", ["1970"]), ("IMO", []))
    'A bank.; born: 1970'
    """
    parts = []
    for label, values in facts:
        # Prose without a label ends in its own full stop.
        said = (", " if label else "; ").join(unique(values))
        if said:
            parts.append(f"{label}: {said}" if label else said)
    return "; ".join(parts)


def imo(number: str) -> str:
    """Return an IMO number with its prefix: some publishers print it and some do not.

    >>> imo("9826902"), imo("IMO 9826902"), imo("")
    ('IMO9826902', 'IMO9826902', '')
    """
    plain = re.sub(r"(?i)^imo[\s:]*", "", clean(number))
    return f"IMO{plain}" if plain else ""


def day(text: str) -> date | None:
    """Return the day that a text begins with; None where it is none, or a year or month only.

    >>> [str(day(one)) for one in ("2001-01-25T00:00", "31/07/2024", "08-Oct-2026", "dd/mm/1962")]
    ['2001-01-25', '2024-07-31', '2026-10-08', 'None']
    """
    said = clean(text)
    try:
        if found := _ISO.match(said):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _BY_DAY.match(said):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _BY_MONTH.match(said)) and found[2].casefold() in _MONTHS:
            return date(int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None
    return None


def refuse_if(bad: Iterable[str], what: str) -> None:
    """Raise where records are not as they must be: counted, the first of them named.

    Raises:
        ListError: There are any.
    """
    found = list(bad)
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise ListError(
            f"{len(found)} {what}: {'; '.join(found[:_SHOWN])}{more}",
            hint="the publisher may have changed the file's form; the copy in use keeps serving",
        )


def refuse_unknown(found: Iterable[str], known: Iterable[str], what: str) -> None:
    """Raise where a file has elements or columns that this form of it does not have.

    Raises:
        ListError: There are any; they are named.
    """
    strange = sorted(set(found) - set(known))
    if strange:
        raise ListError(
            f"{what} that are not known: {', '.join(strange[:_SHOWN])}",
            hint="the publisher may have renamed them; to skip them would lose facts",
        )


def refuse_missing(needed: Iterable[str], found: Iterable[str], what: str) -> None:
    """Raise where a file lacks elements or columns that every copy of it has.

    Raises:
        ListError: There are any; they are named.
    """
    there = set(found)
    missing = [name for name in needed if name not in there]
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        raise ListError(f"{what} that are missing: {', '.join(missing[:_SHOWN])}{more}")


def codes(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the alpha-2 codes among texts that should be such codes, each once."""
    return tuple(dict.fromkeys(_codes(texts)))


def _codes(texts: Iterable[str]) -> Iterator[str]:
    for text in map(clean, texts):
        if re.fullmatch(r"[A-Za-z]{2}", text):
            yield text.upper()
