"""Chinese technologies: stretches between function words and verbs that end in a technical noun."""

import re
from collections.abc import Iterator

import rjieba

from screener.extract.glosses import with_glosses
from screener.extract.spans import Span
from screener.extract.view import HAN, View
from screener.extract.words_zh import CUTS, GENERIC, STRONG_HEADS, WEAK_HEADS
from screener.model.mention import MentionKind

_STRETCH = re.compile(rf"[{HAN}A-Za-z0-9\-]{{2,400}}")
_HAS_HAN = re.compile(rf"[{HAN}]")
_LONGEST = 24  # characters; a longer stretch is a clause that the cuts did not part
_NUMBER = re.compile(r"[0-9一二三四五六七八九十百千万零两]+")
_COUNT = re.compile(
    r"(?:若干|多|数|[0-9一二三四五六七八九十百千万零两]+)?(?:台套?|套|件|个|种|项|批|架|艘|枚|颗|组|条|块|片|支)?"
)
_WORD = tuple[str, int, int]


def chinese_technologies(view: View) -> list[Span]:
    """Return Chinese wordings headed by a technical noun, with their glosses."""
    spans: list[Span] = []
    for stretch in _STRETCH.finditer(view.text):
        if _HAS_HAN.search(stretch.group()):
            words = rjieba.tokenize(stretch.group(), "default", False)
            for segment in _segments(words):
                spans += _spans(segment, stretch.start())
    return [with_glosses(span, view) for span in spans]


def _segments(words: list[_WORD]) -> Iterator[list[_WORD]]:
    segment: list[_WORD] = []
    for word in words:
        if word[0] in CUTS:
            yield segment
            segment = []
        else:
            segment.append(word)
    yield segment


def _spans(segment: list[_WORD], offset: int) -> Iterator[Span]:
    """Yield the longest wording of a segment that ends in a technical noun."""
    kept = list(segment)
    while kept and (kept[0][0] in _LEADING or _COUNT.fullmatch(kept[0][0])):
        kept = kept[1:]
    while kept:
        text = "".join(word for word, _, _ in kept)
        if _technical(text, kept):
            if len(text) <= _LONGEST:
                start, end = kept[0][1] + offset, kept[-1][2] + offset
                yield Span(start, end, MentionKind.TECHNOLOGY, "technology_zh")
            return
        kept = kept[:-1]


# Said of anything; what follows is the term.
_LEADING = frozenset(
    "先进 关键 核心 重大 重要 主要 国产 国产化 自主 相关 各类 各种 其他 其它 多种 一种 "
    "两种 一批 成套 配套 高端 新型 一流 领先 国内 国外 进口 本 该 类 等 型 级 化 性".split()
)


def _technical(text: str, words: list[_WORD]) -> bool:
    strong = next((head for head in STRONG_HEADS if text.endswith(head)), "")
    if strong:
        return True
    weak = next((head for head in WEAK_HEADS if text.endswith(head)), "")
    if not weak or text == weak:
        return False
    # Words of which none says which: 先进生产设备.
    own = [word for word, _, _ in words if word not in GENERIC and not _NUMBER.fullmatch(word)]
    own = [word for word in own if not _plain(word)]
    return bool(own) and len(text) > _SHORTEST_WEAK


def _plain(word: str) -> bool:
    """Return whether a word is made of generic words only: 关键技术, 生产设备."""
    if word in WEAK_HEADS or word in GENERIC:
        return True
    return any(
        word[:cut] in GENERIC and (word[cut:] in GENERIC or word[cut:] in WEAK_HEADS)
        for cut in range(1, len(word))
    )


_SHORTEST_WEAK = 3  # characters: 遥控器 is the shortest of its kind worth a look, 机器 is not
