"""Chinese technologies: stretches between function words and verbs that end in a technical noun."""

import re
from collections.abc import Iterator

import rjieba

from screener.extract.glosses import with_glosses
from screener.extract.heads_zh import BROAD_HEADS, STRONG_HEADS, WEAK_HEADS
from screener.extract.lists_zh import Item, Word, listed_items
from screener.extract.spans import Span
from screener.extract.view import HAN, View, has_han
from screener.extract.words_zh import (
    CUTS,
    GENERIC,
    MORE_VERBS,
    NOUN_VERBS,
    OPENING_NOUNS,
    PLAIN_TAILS,
)
from screener.model.mention import MentionKind

_STRETCH = re.compile(rf"[{HAN}A-Za-z0-9\-+/]{{2,400}}")
_LONGEST = 24  # characters; a longer stretch is a clause that the cuts did not part
_NUMBER = re.compile(r"[0-9一二三四五六七八九十百千万零两]+")
_COUNT = re.compile(
    r"(?:若干|多|数|[0-9一二三四五六七八九十百千万零两]+)?(?:台套?|套|件|个|种|项|批|架|艘|枚|颗|组|条|块|片|支)?"
)
_ENDS = CUTS | MORE_VERBS


def chinese_technologies(view: View) -> list[Span]:
    """Return Chinese wordings headed by a technical noun, with their glosses.

    What stands in a list of which most are such wordings is one as well, whatever its head:
    钨铜偏滤器、低温超导线材、氚增殖包层.
    """
    items = [_item(segment) for segment in _segments(view.text)]
    items = [item for item in items if item.words]
    spans = [_span(item, item.term, view.text) for item in items if item.term]
    spans += [_span(item, len(item.words), view.text) for item in listed_items(items, view.text)]
    return [with_glosses(span, view) for span in spans if span.length <= _LONGEST]


# "SiC MOSFET功率模块": the space parts Latin words of one term.
_LATIN_BEFORE = re.compile(rf"(?:^|[{HAN}，。、：；（])(?P<word>[A-Za-z][A-Za-z0-9\-]{{0,11}}) $")


def _span(item: Item, count: int, text: str) -> Span:
    start, end = item.words[0][1], item.words[count - 1][2]
    latin = _LATIN_BEFORE.search(text, 0, start) if text[start].isascii() else None
    start = latin.start("word") if latin else start
    return Span(start, end, MentionKind.TECHNOLOGY, "technology_zh")


def _segments(text: str) -> Iterator[list[Word]]:
    """Yield the words between function words, verbs and marks, with their places in the text."""
    for stretch in _STRETCH.finditer(text):
        if not has_han(stretch.group()):
            continue
        words = [
            (word, start + stretch.start(), end + stretch.start())
            for word, start, end in rjieba.tokenize(stretch.group(), "default", False)
        ]
        segment: list[Word] = []
        for index, word in enumerate(words):
            if word[0] in _ENDS and not _within_term(words, index, segment):
                yield segment
                segment = []
            else:
                segment.append(word)
        yield segment


def _within_term(words: list[Word], index: int, segment: list[Word]) -> bool:
    """Return whether a verb is part of a term: 电推进系统, 毁伤评估; 目标 in 目标识别."""
    word = words[index][0]
    follows = words[index + 1][0] if index + 1 < len(words) else ""
    if word in OPENING_NOUNS:
        return bool(follows) and (follows not in _ENDS or follows in NOUN_VERBS)
    if word == "能":
        return bool(segment) and segment[-1][0].endswith(_ENERGIES)
    if word in _OPENS_WITH:
        return follows.startswith(_OPENS_WITH[word])
    if word not in NOUN_VERBS or not segment or segment[-1][0] in GENERIC:
        return False
    return follows in WEAK_HEADS or follows in STRONG_HEADS or not follows or follows in _JOINERS


# Small words that open a term before these: 近场测试, 可重复使用运载器.
_OPENS_WITH = {
    "近": ("场", "程", "海", "红外", "地", "炸"),
    "可": ("重复", "编程", "调谐", "穿戴", "充电", "控", "变", "见光", "燃冰", "降解", "展开"),
}
_ENERGIES = ("聚变", "裂变", "核", "太阳", "风", "氢", "热", "动", "光", "海洋", "地热")
_JOINERS = frozenset("和 与 及 或 以及 等".split())


def _item(segment: list[Word]) -> Item:
    kept = list(segment)
    while kept and (kept[0][0] in _LEADING or _counts(kept)):
        kept = kept[1:]
    for count in range(len(kept), 0, -1):
        if _technical(kept[:count]):
            return Item(tuple(kept), count)
    return Item(tuple(kept), 0)


def _counts(words: list[Word]) -> bool:
    """Return whether the first word says how many; 五 in 五轴机床 and 7 in 7纳米工艺 say which."""
    if not _COUNT.fullmatch(words[0][0]):
        return False
    follows = words[1][0] if len(words) > 1 else ""
    return not (_NUMBER.fullmatch(words[0][0]) and follows.startswith(_SAYING_WHICH))


_SAYING_WHICH = tuple(
    "轴 维 纳米 微米 毫米 英寸 寸 代 相 级 线 通道 频 波段 模 坐标 基 元 阶 路 位 核".split()
)
# Said of anything; what follows is the term.
_LEADING = frozenset(
    "先进 关键 核心 重大 重要 主要 国产 国产化 自主 相关 各类 各种 其他 其它 多种 一种 "
    "两种 一批 成套 配套 高端 新型 一流 领先 国内 国外 进口 本 该 类 等 型 级 化 性 我市 我省 "
    "全市 全省 全国 本市 重点 首台 首批 首颗 首个 首套 新 老 大批 部分 全部".split()
)


def _technical(words: list[Word]) -> bool:
    text = "".join(word for word, _, _ in words)
    if text.endswith(STRONG_HEADS) or _smart(words):
        return True
    weak = next((head for head in WEAK_HEADS if text.endswith(head)), "")
    if not weak or text == weak or words[-1][0] in PLAIN_TAILS:
        return False
    # Words of which none says which: 先进生产设备.
    said = [w for w, _, _ in words if w not in GENERIC and not _NUMBER.fullmatch(w)]
    own = [word for word in said if not _plain(word)]
    # 薄膜沉积设备, 封装测试: heads say which as well, of a broad head two are needed.
    before = [word for word in said if word != words[-1][0]]
    fewest = 2 if weak in BROAD_HEADS else 1
    return (bool(own) or len(before) >= fewest) and len(text) >= _SHORTEST_WEAK + (weak in _VAGUE)


_SHORTEST_WEAK = 3
# Heads of one character that need three before them: 自行车 and 电视台 are no terms.
_VAGUE = frozenset("车 船 网 膜 油 板 管 架 台 站 箱 柜 屏 机 卡 枪 材 钢 翼 丝 棒 胶 液".split())


def _smart(words: list[Word]) -> bool:
    """Return whether 智能 or its like makes a technology of a thing: 智能传感, 智慧养老."""
    last = words[-1][0]
    if len(words) > 1 and words[-2][0] in _MADE_SMART:
        return len(last) > 1 and last not in PLAIN_TAILS and last not in GENERIC
    rest = last[2:] if last[:2] in _MADE_SMART else ""
    return len(rest) > 1 and rest not in PLAIN_TAILS and rest not in GENERIC


_MADE_SMART = frozenset(["智能", "智慧", "无人"])


def _plain(word: str) -> bool:
    """Return whether a word is made of generic words only: 关键技术, 生产设备."""
    if word in WEAK_HEADS or word in GENERIC:
        return True
    return any(
        word[:cut] in GENERIC and (word[cut:] in GENERIC or word[cut:] in WEAK_HEADS)
        for cut in range(1, len(word))
    )
