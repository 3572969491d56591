"""China's control list and attention list out of the Ministry of Commerce's own notices.

A notice says how many parties it puts on which list, and names them in its annex; the ministry
prints no list of all that hold.
"""

import re
from collections.abc import Iterator
from datetime import date

from screener.errors import ListError
from screener.lists.adapters.mofcom import CONTROL_REMARKS, Party, entities_of_parties, plain_name
from screener.model.lists import ListEntity, NameKind

_LISTS = {"cn_mofcom_control": "管控名单", "cn_mofcom_watch": "关注名单"}
_NUMBER = re.compile(r"商务部公告\s*(\d{4})\s*年第\s*(\d+)\s*号")
_DECIDED = re.compile(
    r"决定将.{0,120}?(?P<count>\d+)家(?P<where>美国|日本|台湾地区|欧盟)?[^，。]{0,20}?实体"
    r"列入(?:出口管制)?(?P<list>管控名单|关注名单)"
)
_COUNTRIES = {"美国": "US", "日本": "JP", "台湾地区": "TW"}
_DAY = re.compile(r"[（(](\d{4})年(\d{1,2})月(\d{1,2})日[）)]")
_ANNEX = re.compile(r"^[\s　]*附件[\s　]*$", re.MULTILINE)
_ITEM = re.compile(r"^[\s　]*(?P<number>\d+)\s*[.．、]\s*(?P<name>\S.*?)[\s　]*$", re.MULTILINE)
_TWO_NAMES = re.compile(r"^(?P<zh>[^（(]+)[（(](?P<en>.+)[）)]$")


def read_control_notices(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the parties that notices put on the control list, or on the attention list.

    Args:
        content: The texts of the notices, one behind the other, a form feed between two.
        list_id: Which of the two lists.

    Raises:
        ListError: No UTF-8, no notice of that list, or an annex that has not as many parties as
            its notice says.
    """
    try:
        texts = content.decode("utf-8").split("\f")
    except UnicodeDecodeError as problem:
        raise ListError(f"the notices are no UTF-8: {problem}") from problem
    parties = [party for text in texts for party in _parties(text, _LISTS.get(list_id, ""))]
    if not parties:
        raise ListError("no notice in the file puts a party on this list")
    return entities_of_parties(list_id, parties)


def _parties(text: str, wanted: str) -> Iterator[Party]:
    number, decided = _NUMBER.search(text), _DECIDED.search("".join(text.split()))
    if number is None or decided is None or decided["list"] != wanted:
        return
    notice = f"商务部公告{number[1]}年第{number[2]}号"
    *_, annex = _ANNEX.split(text)
    named = [item["name"] for item in _ITEM.finditer(annex)]
    if len(named) != int(decided["count"]):
        raise ListError(f"{notice} names {len(named)} parties, and says {decided['count']}")
    dated = _DAY.search(annex)
    address = re.search(r"https?://\S+", text)
    for place, name in enumerate(named, start=1):
        yield Party(
            names=_names(name),
            country=_COUNTRIES.get(decided["where"] or "", ""),
            listed=day_of(dated),
            citation=f"{notice} {address[0]}" if address else notice,
            remarks=CONTROL_REMARKS.get(str(day_of(dated)), ""),
            row=f"{notice}, {place}",
        )


def day_of(found: re.Match[str] | None) -> date | None:
    """Return the day in "（2025年1月2日）"; None for none, or for one that is no day."""
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def _names(item: str) -> tuple[tuple[str, NameKind], ...]:
    two = _TWO_NAMES.match(plain_name(item))
    if two is None:
        return ((plain_name(item), NameKind.PRIMARY),)
    return (
        (plain_name(two["en"]), NameKind.PRIMARY),
        (plain_name(two["zh"]), NameKind.NATIVE_SCRIPT),
    )
