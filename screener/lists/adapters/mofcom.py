"""China's control list (管控名单), attention list (关注名单) and unreliable entity list.

The ministry publishes notices and no machine-readable file. The first two are read from a third
party's registry of the notices (JSON), the third from the texts of the notices themselves, because
that registry cuts names of its running text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from screener.errors import ListError
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

_REGISTRY = {
    "cn_mofcom_control": "cn-export-control-watchlist",
    "cn_mofcom_watch": "cn-attention-list",
}
_HAN = re.compile(r"[\u3400-\u9fff]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
# The registry's "country" is the list's. Where the parties are at home is in the notices' titles.
_COUNTRY_OF_DAY = {
    "2025-01-02": "US",
    "2025-03-04": "US",
    "2025-04-04": "US",
    "2025-04-09": "US",
    "2025-07-09": "TW",
    "2025-09-25": "US",
    "2026-02-24": "JP",
}
_COUNTRY_IN_ADDRESS = (("日本", "JP"), ("Belgium", "BE"), ("Czech", "CZ"), ("Germany", "DE"))
# What the ministry's spokesperson said of whole notices on 2025-05-14, 2025-08-12 and 2025-11-05
# (www.mofcom.gov.cn); for the control list read in press reports of those days.
CONTROL_REMARKS = {
    "2025-03-04": "Notice 2025 no. 13: measures stopped from 2025-11-10 (MOFCOM, 2025-11-05).",
    "2025-04-04": "Notice 2025 no. 21: measures suspended from 2025-11-10 for one year (MOFCOM,"
    " 2025-11-05); what holds after that is not established.",
    "2025-04-09": "Notice 2025 no. 22: measures stopped from 2025-08-12 (MOFCOM, 2025-08-12).",
}
_UNRELIABLE_REMARKS = {
    "〔2025〕5号": "Notice [2025] no. 5: measures stopped from 2025-11-10 (MOFCOM, 2025-11-05).",
    "〔2025〕6号": "Notice [2025] no. 6: measures stopped from 2025-11-10 (MOFCOM, 2025-11-05).",
    "〔2025〕7号": "Notice [2025] no. 7: measures suspended from 2025-11-10 for one year (MOFCOM,"
    " 2025-11-05); what holds after that is not established.",
    "〔2025〕8号": "Notice [2025] no. 8: measures stopped from 2025-08-12 (MOFCOM, 2025-08-12).",
}


@dataclass(frozen=True, slots=True)
class Party:
    """A party as a notice names it."""

    names: tuple[tuple[str, NameKind], ...]
    country: str
    listed: date | None
    citation: str
    address: tuple[str, ...] = ()
    remarks: str = ""
    row: str = ""


def read_registry(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the parties of the control list or of the attention list.

    Raises:
        ListError: Not this JSON.
    """
    try:
        records = [
            record for record in json.loads(content) if record["list_id"] == _REGISTRY[list_id]
        ]
        return entities_of_parties(list_id, [_of_record(record, list_id) for record in records])
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, ValueError) as problem:
        raise ListError(f"the file is no such registry: {problem!r}") from problem


def _of_record(record: dict[str, object], list_id: str) -> Party:
    name, day = plain_name(str(record["entity_name"])), str(record["date_added"])
    aliases, addresses = record["aliases"], record["addresses"]
    if not isinstance(aliases, list) or not isinstance(addresses, list):
        raise TypeError(f"{record['id']}: aliases and addresses are lists")
    others = [(plain_name(str(other)), NameKind.NATIVE_SCRIPT) for other in aliases]
    where = " ".join(str(address) for address in addresses)
    named = next((code for word, code in _COUNTRY_IN_ADDRESS if word in where), "")
    return Party(
        names=((name, NameKind.PRIMARY), *others),
        country=named or _COUNTRY_OF_DAY.get(day, ""),
        listed=date.fromisoformat(day),
        citation=str(record["source_url"]),
        address=tuple(str(address) for address in addresses),
        remarks=CONTROL_REMARKS.get(day, "") if list_id == "cn_mofcom_control" else "",
        row=str(record["id"]),
    )


def read_notices(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the parties that notices put on the unreliable entity list.

    Args:
        content: The texts of the notices, one behind the other, a form feed between two.
        list_id: The id of the list.

    Raises:
        ListError: No UTF-8, or no notice that names a party.
    """
    try:
        texts = content.decode("utf-8").split("\f")
    except UnicodeDecodeError as problem:
        raise ListError(f"the notices are no UTF-8: {problem}") from problem
    parties: dict[str, Party] = {}
    for party in (party for text in texts for party in _of_notice(text)):
        key = entry_key("", party.names[0][0])
        parties[key] = _merged(parties[key], party) if key in parties else party
    if not parties:
        raise ListError("no notice in the file names a party")
    return entities_of_parties(list_id, list(parties.values()))


def _merged(first: Party, second: Party) -> Party:
    """Return one party out of two notices that name it."""
    remarks = " ".join(dict.fromkeys(part for part in (first.remarks, second.remarks) if part))
    citation = " | ".join(dict.fromkeys([first.citation, second.citation]))
    return replace(first, citation=citation, remarks=remarks)


_NUMBER = re.compile(r"〔\d{4}〕\d+号")
_DAY = re.compile(r"【发文日期】(\d{4})年(\d\d)月(\d\d)日")
_ITEM = re.compile(
    r"^[\s　]*\d+\.\s*(?P<zh>[^（(]+?)\s*[（(](?P<en>.+?)[）)][^）)]*$", re.MULTILINE
)
_BRANCH = re.compile(r"^\s+-(?P<en>[A-Z].*\S)\s*$", re.MULTILINE)
_DECIDED = re.compile(r"决定(?:于[\d年月日]+)?将(?P<named>.+?)列入不可靠实体清单")
_PAIR = re.compile(r"(?P<zh>[^（）]+)（(?P<en>[^（）]+)）")
_LEAD = re.compile(r"^(?:[、和]|等\d*家?实体)*(?:参与对台湾地区军售的)?(?:美国)?")
_BODY = re.compile(r".*(?:公司|集团)$")


def _of_notice(text: str) -> Iterator[Party]:
    number, day, decided = _NUMBER.search(text), _DAY.search(text), _DECIDED.search(text)
    if number is None or decided is None:
        return  # an investigation, or words of the spokesperson: nobody is put on the list
    listed = date(*(int(part) for part in day.groups())) if day else None
    address = re.search(r"https?://\S+", text)
    citation = f"不可靠实体清单工作机制公告{number[0]}"
    annex = text[text.rfind("附") :] if re.search(r"^[\s　]*1\.", text, re.MULTILINE) else ""
    for names in _annex(annex) if annex else _running(decided["named"]):
        yield Party(
            names=names,
            country="US" if "美国" in text[:400] else "",
            listed=listed,
            citation=f"{citation} {address[0]}" if address else citation,
            remarks=_UNRELIABLE_REMARKS.get(number[0], ""),
            row=f"{number[0]}: {names[-1][0]}",
        )


def _annex(text: str) -> Iterator[tuple[tuple[str, NameKind], ...]]:
    for item in _ITEM.finditer(text):
        yield _named(item["zh"], item["en"])
    for branch in _BRANCH.finditer(text):
        yield ((plain_name(branch["en"]), NameKind.PRIMARY),)


def _running(text: str) -> Iterator[tuple[tuple[str, NameKind], ...]]:
    """Yield the names in "甲公司（A）、乙公司（B）"; a name may also stand without a bracket."""
    for pair in _PAIR.finditer(text.replace("(", "（").replace(")", "）")):
        *alone, chinese = _split(_LEAD.sub("", pair["zh"].strip()))
        for name in alone:
            yield ((name, NameKind.PRIMARY),)
        yield _named(_LEAD.sub("", chinese), pair["en"])


def _split(text: str) -> list[str]:
    """Split at "、" only behind a word that ends a name: 波音防务、空间与安全集团 is one."""
    parts: list[str] = []
    for piece in text.split("、"):
        if parts and not _BODY.match(parts[-1]):
            parts[-1] += f"、{piece}"
        else:
            parts.append(piece)
    return parts


def _named(chinese: str, latin: str) -> tuple[tuple[str, NameKind], ...]:
    return ((plain_name(latin), NameKind.PRIMARY), (plain_name(chinese), NameKind.NATIVE_SCRIPT))


def plain_name(text: str) -> str:
    """Return a name without characters that are not seen, and with single blanks."""
    return " ".join(_INVISIBLE.sub("", text).split())


def entities_of_parties(list_id: str, parties: list[Party]) -> tuple[ListEntity, ...]:
    """Return parties as entries of a list, keyed by country and name."""
    keys = twin_counted([entry_key(party.country, party.names[0][0]) for party in parties])
    return tuple(
        ListEntity(
            entry=f"{list_id}/{key}",
            list=list_id,
            kind=EntityKind.ORGANISATION,
            names=tuple(ListName(text, kind, "list") for text, kind in party.names),
            countries=(party.country,) if party.country else (),
            addresses=party.address,
            citations=tuple(party.citation.split(" | ")),
            listed=party.listed,
            remarks=party.remarks,
            source_row=party.row,
        )
        for key, party in zip(keys, parties, strict=True)
    )
