"""One cell of an eCFR table of parties: name, other names and addresses out of a run of text."""

import re
from dataclasses import dataclass, field

from screener.lists.adapters.ecfr_split import (
    addresses_of,
    clean,
    name_and_address,
    with_short_names,
)
from screener.model.lists import NameKind

# Full stops or none, but no blanks: "9/F Kai Wing" is an address.
_KNOWN_AS = re.compile(
    r"[,;]?\s*(?:and\s+)?(?<!\w)(?P<kind>[afn])(?:\.\s?k\.\s?a(?:\.,?|\s?,)|ka)(?!\w)[,:]*\s*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r",?\s*\((?P<inside>[afn]\.k\.a\.?,?\s*(?:[^()]|\([^()]*\))+)\)", re.IGNORECASE
)
_BETWEEN = re.compile(r";'?\s*(?:and\s+)?|,\s*(?=[afn]\.k\.a)", re.IGNORECASE)
_ADDRESS_MARK = re.compile(r"\s*\b(?:Alt\.?\s+)?Address:\s*")
_WITHOUT_AKA = re.compile(
    r"(?<!k\.a\.)(?<!k\.a\.,)(?<!k\.a,),?\s+(?:and\s+)?(the following \w+ alias\w*:)"
)
_PRECEDING = re.compile(r";?\s*\(all of preceding [^()]*\)")
_NUMBERS = "one two three four five six seven eight nine ten".split()
# "the following three aliases:", also misspelt ("aliaes"), and with the count in digits.
_FOLLOWING = re.compile(
    r"^(?:and\s+|including\s+)?(?:the\s+)?(?:\w+\s+)?following\s+[^:—\n]{0,90}[:,]?\s*",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"\(?\s*See\s+(?:also\s+)?(?:the\s+)?(?:alternate\s+)?address[^)]*\)?\.?", re.IGNORECASE
)
_INCLUDES = re.compile(
    r",?\s*(?:and\s+)?(?:to include )?the following (?!\w+ alias).*$", re.IGNORECASE
)
_MORE_TO_COME = re.compile(r"(?:;|\band)\s*$")
_FOR_WHOM = re.compile(r"^Addresses for [^:]+:\s*")
# Within the line of a name an address begins only where it cannot be anything else.
_ADDRESS_IN_NAME = re.compile(
    r",\s+(?=P\.?\s?O\.? Box|No\.? ?\d|\d+\s+\w|Apt\b)|(?<=[A-Z]\)),\s+(?!Ltd|Co|Inc|LLC)|;\s+"
    r"|(?<!\bCo)(?<!\bNo)(?<!\bInc)\.\s+(?=(?:No\.|\d|Room|Building|[A-Z]\d)[\w.-]*\s)"
    r"|(?:(?<=LLC)|(?<=Ltd)|(?<=LTD)|(?<=JSC)|(?<=OOO)|(?<=OAO)|(?<=FZC))\.\s+(?=[A-Z].*\d)"
)
# A further name in "a.k.a., ONE CENTER (OC), ANOTHER COUNCIL, P.O. Box 1".
_FURTHER = re.compile(
    r"^(?!.*\b(?:Trade|Business|Industrial)\b)[^\d]*\b(?:Cent(?:er|re)|Centre d'.*|Council)\b"
)
_TWO = re.compile(r"^((?:[A-Z]\S*\s?){2,4}) and ((?:[A-Z]\S*\s?){2,4})$")
_DASH = "—"
_KINDS = {"a": NameKind.ALIAS, "f": NameKind.FORMER, "n": NameKind.ALIAS}


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
    see = " ".join(" ".join(found[0].split()) for found in _SEE.finditer(text))
    reading = _Reading()
    plain = _PRECEDING.sub("", _ADDRESS_MARK.sub("; ", _SEE.sub(" ", text)))
    for line in _WITHOUT_AKA.sub(r", a.k.a., \1", plain).split("\n"):
        if line.strip():
            reading.take(" ".join(line.split()))
    primary, behind = (
        (reading.head, "") if reading.kind is not None else name_and_address(reading.head)
    )
    found = [(clean(primary), NameKind.PRIMARY), *reading.names]
    return Cell(with_short_names(found), addresses_of(" ".join([behind, *reading.rest])), see)


@dataclass(slots=True)
class _Reading:
    """What has been read of a cell, line by line."""

    head: str = ""
    names: list[tuple[str, NameKind]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    kind: NameKind | None = None  # of the names that follow; None before the first "a.k.a."
    awaits_name: bool = False

    def take(self, line: str) -> None:
        for group in _IN_BRACKETS.finditer(line):
            self._bracketed(group["inside"])
        line = re.sub(r"^-(?=[A-Z])", _DASH, _IN_BRACKETS.sub("", line))
        mark = _KNOWN_AS.search(line)
        if self.kind is not None and line.startswith(_DASH):
            self._names_in(line)
        elif mark:
            self._known_as(line[: mark.start()], mark["kind"].lower(), line[mark.end() :])
        elif self.kind is None:
            self.head = f"{self.head} {line.removeprefix(_DASH)}".strip()
        elif self.awaits_name and not re.match(r"\d", line):
            self._names_in(_DASH + line)
        else:
            self.rest.append(_FOR_WHOM.sub("", line))

    def _bracketed(self, inside: str) -> None:
        """Take "a.k.a. ONE; a.k.a. TWO; f.k.a. THREE"."""
        kind = NameKind.ALIAS
        for piece in _BETWEEN.split(inside):
            mark = _KNOWN_AS.match(piece)
            kind = _KINDS[mark["kind"].lower()] if mark else kind
            name = piece[mark.end() :] if mark else piece
            several = ";" not in inside and " and " in name and ", " in name
            each = re.split(r",\s+|\s+and\s+", name) if several else _one_or_two(name)
            self.names += [(clean(one), kind) for one in each]

    def _known_as(self, before: str, kind: str, behind: str) -> None:
        if self.kind is None:
            self.head = f"{self.head} {before}".strip()
        elif before.strip(" ;,"):
            self.rest.append(before)
        self.kind = _KINDS[kind]
        listed = _FOLLOWING.match(behind)
        if listed:
            self._list_begins(behind[listed.end() :], listed[0])
            return
        again = _KNOWN_AS.search(behind)
        if again:  # "NAME, a.k.a. ONE, a.k.a. TWO, ADDRESS"
            self.names.append((clean(behind[: again.start()]), self.kind))
            self._known_as("", again["kind"].lower(), behind[again.end() :])
            return
        name, address = name_and_address(behind)
        further, _, behind = address.partition(", ")
        while _FURTHER.match(further):
            self.names.append((clean(further), self.kind))
            address = behind
            further, _, behind = address.partition(", ")
        self.names += [(clean(one), self.kind) for one in _one_or_two(name)]
        self.rest.append(address)

    def _list_begins(self, behind: str, announced: str) -> None:
        self.awaits_name = not behind
        if behind.startswith((_DASH, "-")):
            self._names_in(re.sub(r"(^|;\s+(?:and\s+)?)-(?=[A-Z])", r"\1—", behind))
        elif behind:  # "the following two aliases: ONE; and TWO. ADDRESS"
            count = next((n for n, word in enumerate(_NUMBERS, 1) if f" {word} " in announced), 1)
            pieces = _BETWEEN.split(behind, maxsplit=count)
            last, *address = re.split(r"\.\s+(?=[A-Z])", pieces[count - 1 : count][0], maxsplit=1)
            self.names += [
                (clean(one), self.kind or NameKind.ALIAS) for one in [*pieces[: count - 1], last]
            ]
            self.rest += [*address, *pieces[count:]]

    def _names_in(self, line: str) -> None:
        """Take the names of a line that begins with a dash, and what follows the last one."""
        kind = self.kind or NameKind.ALIAS
        self.awaits_name = bool(_MORE_TO_COME.search(line))
        *others, last = [
            part for part in re.split(r"(?:^|(?<=[.;,])\s*)—\s*", line) if part.strip()
        ]
        self.names += [(clean(other), kind) for other in others]
        mark = _KNOWN_AS.search(last)
        if mark:
            self.names.append((clean(last[: mark.start()]), kind))
            self._known_as("", mark["kind"].lower(), last[mark.end() :])
            return
        ended = _MORE_TO_COME.sub("", _INCLUDES.sub("", last)).rstrip(" ;")
        name, *address = _ADDRESS_IN_NAME.split(ended, maxsplit=1)
        self.names.append((clean(name), kind))
        self.rest += address


def _one_or_two(name: str) -> list[str]:
    """Split "Mark Ong and Matti Chong", but no name that has an "and" of its own."""
    two = _TWO.match(clean(name))
    return [two[1].strip(), two[2].strip()] if two else [name]
