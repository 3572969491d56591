"""A run of any size made by hand: a customer table of many parties, half of them flagged twice."""

import random
from dataclasses import replace

from screener.model.document import Block, Cell, Coverage, Document, Role
from screener.model.match import Band, Evidence, Flag, Level, Match, Target
from screener.model.mention import Mention, MentionKind
from screener.model.run import ScreeningRun
from tests.report.made import made_run

_PARTS = (
    "Harbour Eagle North Tianjin Precision Optical Marine Aviation Dynamics Institute Research"
    " Technology Electronics Materials Machinery Instruments Systems Industry Trading Laboratory"
).split()
_CHINESE = ("海洋", "精密", "光学", "航空", "电子", "材料", "机械", "研究所", "科技", "天津")
_LEVELS = (Level.HIGH, Level.MEDIUM, Level.MEDIUM, Level.LOW, Level.LOW, Level.INFO)
_LISTS = ("us_entity_list", "us_ofac_sdn", "jp_meti_eul", "us_meu_list", "us_ns_cmic")


def many(flags: int) -> ScreeningRun:
    """Return a run with so many flags: two on each party of a table, three grounds a match."""
    base = made_run()
    chance = random.Random(5)
    parties = [_party(number, chance) for number in range(-(-flags // 2))]
    blocks = [_row(number, *names) for number, names in enumerate(parties)]
    key = "customers-of-many-years.csv"
    document = Document(key, "d" * 64, "csv", tuple(blocks), Coverage(1, encoding="utf-8"))
    mentions = [_mention(number, block, key) for number, block in enumerate(blocks)]
    made = [
        _flag(base.flags[0], number, mentions[number // 2], parties[number // 2])
        for number in range(flags)
    ]
    return replace(
        base,
        documents=(document,),
        mentions=tuple(mentions),
        matches=tuple(match for match, _ in made),
        flags=tuple(sorted((flag for _, flag in made), key=lambda one: -one.level.rank)),
    )


def _party(number: int, chance: random.Random) -> tuple[str, str]:
    latin = " ".join(chance.sample(_PARTS, 4))
    return f"{latin} {number} Co., Ltd.", f"{''.join(chance.sample(_CHINESE, 3))}有限公司"


def _row(number: int, latin: str, chinese: str) -> Block:
    values = [
        f"C{number:06}",
        latin,
        chinese,
        "CN",
        f"{number} Harbour Road, Tianjin",
        "2026-03-02",
    ]
    columns = [("No.", Role.ID), ("Company", Role.NAME), ("Local name", Role.NATIVE_NAME)]
    columns += [("Country", Role.COUNTRY), ("Address", Role.ADDRESS)]
    named: list[tuple[str, Role | None]] = [*columns, ("Last order", None)]
    cells, at = [], 0
    for (name, role), value in zip(named, values, strict=True):
        cells.append(Cell(name, role, at, at + len(value)))
        at += len(value) + 3
    return Block(f"row {number + 2}", " | ".join(values), tuple(cells))


def _mention(number: int, block: Block, document: str) -> Mention:
    name = block.cells[1]
    return Mention(
        id=f"m{number}",
        document=document,
        block=number,
        place=block.place,
        start=name.start,
        end=name.end,
        text=block.text[name.start : name.end],
        also=(block.text[block.cells[2].start : block.cells[2].end],),
        kind=MentionKind.ENTITY,
        context=(),
        script="latin",
        countries=("CN",),
        found_by="table",
    )


def _flag(like: Flag, number: int, mention: Mention, names: tuple[str, str]) -> tuple[Match, Flag]:
    latin, chinese = names
    key = latin.casefold().replace(" co., ltd.", "")
    grounds = (
        Evidence("words", latin, f"{latin[:-10]}Group", key, f"{key} group", 91.0, "alias", "list"),
        Evidence("same key", chinese, chinese, chinese, chinese, 88.0, "native_script", "list"),
        Evidence("meaning", chinese, latin, "marine precision optical", key, 71.0, "primary"),
    )
    entry = f"{_LISTS[number % 5]}/cn-{key.replace(' ', '-')}-group"
    match = Match(
        f"x{number}", mention.id, entry.split("/")[0], entry, f"{latin[:-10]}Group Corporation",
        Target.ENTITY, 91.0, Band.STRONG, grounds, ("place: Tianjin / Beijing",),
        (("country", "MATCH"),),
    )  # fmt: skip
    flag = replace(
        like,
        id=f"f{number}",
        basis=f"b{number}",
        level=_LEVELS[number % 6],
        document=mention.document,
        mention=mention.id,
        mentions=(mention.id,),
        matches=(match.id,),
        list=match.list,
        entry=entry,
        name=match.name,
        subject=f"s{number // 2}",
        reason=f"“{latin}” may be {match.name} on a list. The entry's licence requirement reads as"
        " ALL_EAR, its review policy as PRESUMPTION_DENIAL.",
    )
    return match, flag
