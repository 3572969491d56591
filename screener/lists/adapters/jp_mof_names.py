"""Names in the cells of Japan's asset-freeze workbook: two scripts, several names, many marks."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from screener.lists.adapters.ecfr_split import with_short_names
from screener.model.lists import EntityKind, NameKind

_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
_ORIGINAL = re.compile(
    r"[（(](?P<before>[^()（）:：]+)[:：]\s*original\s+script[)）]|"
    r"[（(]?\s*original\s+sc\w+\s*[:：]\s*(?P<behind>[^()（）;\n]*)[)）]?(?:[（(][^)）]*語[)）])?",
    re.IGNORECASE,
)
# (a), （ｂ）: marks of a list, and no names.
_LETTERED = re.compile(r"[(（]\s*[a-zａ-ｚ]\s*[)）]|(?<![\w(（])[(（][A-Z][)）]")
_WRAPPED = re.compile(r"\n(?=・)")  # a Japanese name that goes on in the next line
_MARK = re.compile(
    r"^[(（]?\s*(?:(?P<former>f\.\s?k\.\s?a\.?|旧称)|a\.\s?k\.\s?a\.?|also known as|別称|別名)"
    r"\s*(?:[)）:：、,]|(?=[\s“\"A-Z])|$)\s*",
    re.IGNORECASE,
)
_INNER_MARK = re.compile(
    r"\s*[(（]?(?=[af]\.\s?k\.\s?a\.)|(?<=[、,])\s*(?=(?:旧称|別称)[、:：])", re.IGNORECASE
)
# "生まれ", "旅券": told of a person, and no name; "に指定した団体": is also on another sheet.
_NOT_A_NAME = re.compile(
    r"指定した|生まれ|旅券|有効期限|発行日|\d{4}年|^不明$|^上記|アラビア語|良く知られ"
    r"|^(?:旧称|別称)?\W*$|^the following|\b(?:DOB|POB|passport number)\b"
)
_ALSO_ON_LIST = re.compile(r"[（(](?:[^()（）]|[（(][^()（）]*[)）])*指定した[^()（）]*[)）]")
_TOLD_OF = re.compile(
    r"[,;]?\s*[(（]?(?:born (?:in|on|\d)|DOB\b|son of\b.*passport|false identity|Afghan passport)"
    r".*$"
)
_GLOSS = re.compile(r"[（(]((?:[^()（）]|[（(][^()（）]*[)）])*)[)）]")
_TWO_SCRIPTS = re.compile(
    r"^([^A-Za-z]*[\u3040-\u30ff\u3400-\u9fff][^A-Za-z]*?)[\s]+([“\"‘'A-Z].{2,})$"
)
_JAPANESE_COMMA = re.compile(r"、(?![^（(]*[)）])")
_LATIN_COMMA = re.compile(r",\s+(?!(?:Co|Ltd|LTD|Inc|INC|LLC|JSC|Corp|S\.A|PLC|plc)\b)")
_VARIANTS = re.compile(r"\s*[(（]([^()（）]+)[)）]")
_BRACKETS = str.maketrans("（）", "()")
_MOST_VARIANTS = 32  # of a name; the workbook of March 2026 has at most 10


def entry_names(
    english: str, japanese: str, columns: Iterable[tuple[str, NameKind]], kind: EntityKind
) -> tuple[tuple[str, NameKind], ...]:
    """Return the names of a row, the primary one first: the English where there is one.

    Args:
        english: Cell of the English name; may have the original script in brackets.
        japanese: Cell of the Japanese rendering.
        columns: Cells of further names, each with the kind that its column's head says.
        kind: Of a person "Petr (Pyotr) ZIMA" is two spellings; of a body brackets are short names.

    >>> [text for text, _ in entry_names("Petr(Pyotr) ZIMA", "ジマ", [], EntityKind.PERSON)]
    ['Petr(Pyotr) ZIMA', 'Petr ZIMA', 'Pyotr ZIMA', 'ジマ']
    """
    found: list[tuple[str, NameKind]] = []
    native = [_plain(one) for one in _originals(english)]
    printed, *marked = _INNER_MARK.split(" ".join(_ORIGINAL.sub("", english).split()))
    for text in _names_in(printed):
        found.append((text, NameKind.ALIAS if found else NameKind.PRIMARY))
        if kind is EntityKind.PERSON:
            found += [(one, NameKind.ALIAS) for one in spellings(text)]
    found += [(one, NameKind.NATIVE_SCRIPT) for one in native if one and one != "不明"]
    for text in _names_in("".join(japanese.split("\n"))):
        found.append((text, NameKind.TRANSLATED if found else NameKind.PRIMARY))
    for cell, column in (*((one, NameKind.ALIAS) for one in marked), *columns):
        found += _further(cell, column)
    if kind is EntityKind.PERSON:  # what stands in brackets is a spelling of one of the words
        first: dict[str, NameKind] = {}
        for text, kind_of in found:
            if text:
                first.setdefault(text, kind_of)
        return tuple(first.items())
    return with_short_names(found)


def spellings(name: str) -> list[str]:
    """Return the spellings in "Evgenii (Evgeny) ILJENKO (ILYENKO)"; none for a name without.

    >>> spellings("Kazbek Taysaev (Taisaev, Taisayev)")
    ['Kazbek Taysaev', 'Kazbek Taisaev', 'Kazbek Taisayev']
    """
    name = name.translate(_BRACKETS)
    if not _VARIANTS.search(name):
        return []
    choices: list[list[str]] = []
    at = 0
    for group in _VARIANTS.finditer(name):
        before = name[at : group.start()].split()
        choices += [[word] for word in before]
        if choices:
            choices[-1] = [*choices[-1], *(_plain(one) for one in re.split(r"[/,、]", group[1]))]
        at = group.end()
    choices += [[word] for word in name[at:].split()]
    whole = [" ".join(words) for words in product(*choices)]
    return list(dict.fromkeys(whole))[:_MOST_VARIANTS]


def _originals(cell: str) -> list[str]:
    return [found["before"] or found["behind"] for found in _ORIGINAL.finditer(cell)]


def _names_in(cell: str) -> Iterator[str]:
    for part in _JAPANESE_COMMA.split(cell):
        text = _plain(part)
        if text and not _NOT_A_NAME.search(text):
            yield text


def _further(cell: str, column: NameKind) -> Iterator[tuple[str, NameKind]]:
    """Yield the names of a cell of further names, with their kind."""
    for original in _originals(cell):
        yield _plain(original), NameKind.NATIVE_SCRIPT if column is NameKind.ALIAS else column
    text = _WRAPPED.sub("", _ALSO_ON_LIST.sub("", _ORIGINAL.sub("", cell)))
    # In "(a)Ahmad, Abu (b)Ahmed" commas belong to the names; elsewhere they part them.
    lettered = _LETTERED.search(text) is not None
    kind, japanese = column, 0
    for piece in _pieces(_LETTERED.sub("\n", text)):
        piece, kind, marked = _marked(piece, kind, column)
        for part in [piece] if lettered else _parted(piece, marked=marked):
            for name in _both_scripts(part):
                if _NOT_A_NAME.search(name):
                    continue
                if _KANA.search(name):
                    japanese += 1
                    yield name, NameKind.TRANSLATED if kind is NameKind.ALIAS else kind
                    continue
                # A line of Latin names with as many commas as there are Japanese names.
                several = [] if lettered else _LATIN_COMMA.split(name)
                exact = len(several) > 1 and len(several) == japanese
                yield from ((_plain(one), kind) for one in (several if exact else [name]))


def _pieces(text: str) -> Iterator[str]:
    for line in re.split(r"[;；\n]", text):
        yield from (one for one in _INNER_MARK.split(line) if one.strip())


def _marked(piece: str, kind: NameKind, column: NameKind) -> tuple[str, NameKind, bool]:
    """Take "a.k.a.:", "（旧称、" and their like off; they say what follows until the next."""
    text, marked = piece.strip(), False
    while found := _MARK.match(text):
        marked = True
        if column is not NameKind.WEAK:
            kind = NameKind.FORMER if found["former"] else NameKind.ALIAS
        text = text[found.end() :]
    return _plain(text), kind, marked


def _parted(piece: str, *, marked: bool) -> list[str]:
    if not _KANA.search(piece):
        return [piece]
    parts = _JAPANESE_COMMA.split(piece)
    return [one for part in parts for one in (part.split("及び") if marked else [part])]


def _both_scripts(piece: str) -> Iterator[str]:
    """Yield the names in "日本語（Latin）（SHORT）" or "日本語 Latin"."""
    if _KANA.search(piece):
        glosses = [one for one in _GLOSS.findall(piece) if _LATIN.search(one)]
        own = _GLOSS.sub(lambda one: "" if _LATIN.search(one[1]) else one[0], piece)
        two = _TWO_SCRIPTS.match(_plain(own))
        yield from (_plain(one) for one in (two.groups() if two else (own,)))
        # A gloss that is itself Japanese with a word of Latin in it is a note.
        yield from (_plain(one) for one in glosses if not _KANA.search(one))
    else:
        yield _plain(piece)


def _plain(text: str) -> str:
    """Return a name without marks at its ends; brackets that are not in pairs go."""
    plain = _TOLD_OF.sub("", " ".join(text.replace("\u3000", " ").split())).strip(" ;；,、:：。")
    plain = plain.lstrip("-–— ")
    if plain.count("（") != plain.count("）"):
        plain = plain.translate(_BRACKETS)
    for opening, closing in ("()", "（）"):
        if plain.count(closing) > plain.count(opening) and plain[-1:] in ")）":
            plain = plain[:-1].rstrip(" ;,")
        if plain.count(opening) > plain.count(closing):
            head, _, tail = plain.rpartition(opening)
            plain = (head if _NOT_A_NAME.search(tail) else plain.replace(opening, "", 1)).strip()
    whole = re.fullmatch(r"[(（]([^()（）]*)[)）]", plain)
    return (whole[1] if whole else plain).strip(' ;；,、“”"「」')
