"""Japan's export bans: designated entities of Russia, Belarus and third countries, as three PDFs.

Each file is a notice of the Ministry of Foreign Affairs. An item has a number, the name in
Japanese, the name in English with its aliases, and an address (所在地).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.pdf import pdf_lines
from screener.formats.pdflines import Line
from screener.formats.pdftable import joined
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ecfr_split import addresses_of, clean, with_short_names
from screener.lists.adapters.several import files_of
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

# Number of the notice, as its first lines print it -> what it covers, and the country of its items;
# "" where the address of each tells it.
_NOTICES = {
    "令和四年外務省告示第八十二号": ("export ban: Russia", "RU"),
    "令和四年外務省告示第百四号": ("export ban: Belarus", "BY"),
    "令和五年外務省告示第四百四十七号": ("export ban: third countries", ""),
}
_AT_LEFT = 4.0  # points; items stand at the margin, what belongs to them 15 and more to its right
_NUMBER = re.compile(r"^(\d{1,4})[\s　]+(?=\S)")
_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_ALIAS = re.compile(r"^[-–—−‐―]\s*(?=\S)")
_ADDRESS = re.compile(r"^所\s*在\s*地\s*[:：]\s*")
_ALSO = re.compile(r"^(?:別称|旧称)\s*[:：]\s*")
_KNOWN_AS = re.compile(
    r"[,;]?\s*(?:\b[afn]\.k\.a\.?,?\s*)?(?:the\s+)?follow(?:ing)?\s+[\w-]+\s+ali\w*\s*:?\s*$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"follow(?:ing)?\s+(\w+)\s+ali", re.IGNORECASE)
_COUNTS = {
    word: count
    for count, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(),
        start=1,
    )
}
_ENDED = re.compile(r"(?:[;.,]|\band)\s*$")
_INLINE = re.compile(r",?\s*\b[afn]\.k\.a\.?,?\s+", re.IGNORECASE)
_END_OF_ALIAS = re.compile(r"\s*;?\s*(?:\band)?\s*$")
_ALSO_JAPANESE = re.compile(r"[（(]\s*(?:別称|旧称|通称)\s*[、,:：]?(?P<names>.*)[）)]\s*$")
_CHINESE = re.compile(r"[（(](?P<names>[\u3400-\u9fff][\u3400-\u9fff（）()・、]{3,})[）)]\s*$")
_SHORT_BEHIND = re.compile(r"^([^()（）]+)[(（]([^()（）]{2,})[)）]$")
_BETWEEN = re.compile(r"[、;；,]\s*(?![^（(]*[）)])|及び")


@dataclass(slots=True)
class _Item:
    """An item of a notice, line by line joined."""

    number: int
    page: int
    japanese: str
    english: str = ""
    aliases: list[str] = field(default_factory=list)
    also: str = ""  # behind 別称：, in both scripts
    address: str = ""
    part: str = "japanese"

    def take(self, text: str) -> None:
        """Take a line: one that begins a part of the item, or one that goes on with the last."""
        address, also = _ADDRESS.match(text), _ALSO.match(text)
        if address:
            self.part, self.address = "address", text[address.end() :]
        elif also:
            self.part = "also"
            self.also = f"{self.also}; {text[also.end() :]}" if self.also else text[also.end() :]
        elif self.part == "address":
            self.address = joined(self.address, text)
        elif self.part == "also":
            # The names in the other script follow on a line of their own.
            self.also = self.also + ("; " if not _KANA.search(text) else "") + text
        elif self.part == "japanese" and (_is_open(self.japanese) or _is_japanese(text)):
            self.japanese = joined(self.japanese, text)
        elif self.english and _ALIAS.match(text):
            self.part = "aliases"
            self.aliases.append(_ALIAS.sub("", text))
        elif self.part == "aliases":
            self.aliases[-1] = joined(self.aliases[-1], text)
        else:
            self.part = "english"
            self.english = joined(self.english, text) if self.english else text


def _is_japanese(text: str) -> bool:
    """Return whether a line is Japanese; an English name may have a Chinese one behind it."""
    before_bracket = re.split(r"[（(]", text, maxsplit=1)[0]
    return _KANA.search(before_bracket or text) is not None


def _is_open(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def read_jp_russia(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries of the three notices; the primary name is the English one.

    Args:
        content: A zip of the three PDFs, as ``screener lists import FOLDER`` makes it.
        list_id: The id of the list.

    Raises:
        ListError: A notice is missing or stands twice, the numbers of its items have a gap, or an
            item has no English name or no country.
    """
    drafts: list[tuple[str, str, str, _Item]] = []
    seen: set[str] = set()
    for name, pdf in _files(content):
        notice, items = _notice(name, pdf)
        if notice in seen:
            raise ListError(f"{name}: the notice {notice} stands in two files")
        seen.add(notice)
        programme, home = _NOTICES[notice]
        drafts += [(notice, programme, home, item) for item in items]
    missing = [notice for notice in _NOTICES if notice not in seen]
    if missing:
        raise ListError(
            f"of Japan's three notices these are missing: {', '.join(missing)}",
            hint="put the PDFs for Russia, Belarus and third countries in a folder, and name that",
        )
    named = [(_countries(item, home), _names(item)) for _, _, home, item in drafts]
    keys = twin_counted([entry_key(countries[0], names[0][0]) for countries, names in named])
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=tuple(ListName(text, kind, "list") for text, kind in names),
            countries=countries,
            addresses=addresses_of(item.address),
            programme=programme,
            citations=(notice,),
            source_row=f"no. {item.number}, page {item.page}",
        )
        for key, (countries, names), (notice, programme, _, item) in zip(
            keys, named, drafts, strict=True
        )
    )


def _files(content: bytes) -> Iterator[tuple[str, bytes]]:
    if content[:5] == b"%PDF-":
        yield "the file", content
    else:
        yield from files_of(
            content, "Japan's export bans come as three PDFs: put them in a folder, and name that"
        ).items()


def _notice(name: str, pdf: bytes) -> tuple[str, list[_Item]]:
    try:
        pages = pdf_lines(pdf)
    except UnreadableDocumentError as problem:
        raise ListError(f"{name}: {problem}") from problem
    lines = [(at, line) for at, page in enumerate(pages, start=1) for line in page]
    head = "".join(line.text for _, line in lines[:8]).replace(" ", "")
    notice = next((one for one in _NOTICES if one in head), None)
    if notice is None:
        raise ListError(f"{name}: none of the notices {', '.join(_NOTICES)}")
    return notice, _items(name, lines)


def _items(name: str, lines: list[tuple[int, Line]]) -> list[_Item]:
    items: list[_Item] = []
    margin = 0.0
    for page, line in lines:
        # Full-width digits and marks in numbers and addresses; names keep what they have.
        text = line.text.replace("\x02", "-").strip()
        number = _NUMBER.match(unicodedata.normalize("NFKC", text))
        at_margin = not items or abs(line.left - margin) < _AT_LEFT
        if number and at_margin and int(number[1]) == len(items) + 1:
            margin = margin or line.left
            items.append(_Item(len(items) + 1, page, text[number.end() :].strip()))
        elif number and items and at_margin:
            raise ListError(f"{name}: where item {len(items) + 1} is expected stands {text[:40]!r}")
        elif items:
            items[-1].take(text)
    if not items:
        raise ListError(f"{name}: the notice has no numbered items")
    for item in items:
        if not item.english:
            raise ListError(f"{name}: item {item.number} has no English name")
    return items


def _countries(item: _Item, home: str) -> tuple[str, ...]:
    """Return the notice's country; for third countries those of the addresses, in their order."""
    found = [home] if home else [_country(one) for one in addresses_of(item.address)]
    codes = tuple(dict.fromkeys(code for code in found if code))
    if not codes:
        raise ListError(f"item {item.number} ({item.english}): no address in a known country")
    return codes


def _country(address: str) -> str:
    # METI writes "Hong Kong, China", and Hong Kong is what its own lists call it.
    if "hong kong" in address.casefold():
        return "HK"
    parts = reversed(re.split(r"[,，]", address))
    return next((code for part in parts if (code := country_code(part.strip(" .")))), "")


def _names(item: _Item) -> tuple[tuple[str, NameKind], ...]:
    head, chinese = _without_chinese(item.english)
    primary, *inline = _INLINE.split(_KNOWN_AS.sub("", head))
    found = [(clean(primary), NameKind.PRIMARY)]
    if ", including " in primary:  # "The Ministry of Defence of ..., including the Armed Forces"
        found.append((primary.partition(", including ")[0], NameKind.ALIAS))
    others = [*inline, *(_END_OF_ALIAS.sub("", one) for one in _aliases(item))]
    found += [(clean(one), NameKind.ALIAS) for one in others]
    also = _ALSO_JAPANESE.search(item.japanese)
    japanese, more = _without_chinese(item.japanese[: also.start()] if also else item.japanese)
    found += [(one, NameKind.NATIVE_SCRIPT) for one in (*chinese, *more)]
    renderings = [japanese, *_BETWEEN.split(also["names"] if also else "")]
    for text in (one.strip(" 　.。") for one in (*renderings, *_BETWEEN.split(item.also))):
        found.append((text, NameKind.TRANSLATED if _KANA.search(text) else NameKind.ALIAS))
    return with_short_names(found)


def _without_chinese(name: str) -> tuple[str, list[str]]:
    """Return a name without the Chinese ones in brackets behind it, and these."""
    chinese = _CHINESE.search(name)
    if chinese is None:
        return name, []
    found: list[str] = []
    for one in chinese["names"].split("、"):
        short = _SHORT_BEHIND.match(one)  # "长光卫星技术股份有限公司(长光卫星)"
        found += short.groups() if short else [one]
    return name[: chinese.start()].rstrip(), found


def _aliases(item: _Item) -> list[str]:
    """Return the aliases, as many as are announced.

    A line that begins with a hyphen may also go on with a name: "Institute of Solid", "-State
    Physics"; the name before it then has no mark at its end.
    """
    announced = _ANNOUNCED.search(item.english)
    count = _COUNTS.get(announced[1].casefold(), 0) if announced else 0
    kept: list[str] = []
    spare = len(item.aliases) - count if count else 0
    for alias in item.aliases:
        if spare > 0 and kept and not _ENDED.search(kept[-1]):
            kept[-1] += f"-{alias}"
            spare -= 1
        else:
            kept.append(alias)
    return kept
