"""Words of technology that say "thing" and not which thing."""

from collections.abc import Iterable, Sequence, Set

from screener.normalise.terms import is_han, term_words
from screener.normalise.wording import PREPOSITIONS

# "laser equipment" is a laser, 激光设备 is 激光.
_GENERIC_TEXTS = (
    "equipment technology technologies system device product products apparatus module unit kit"
    " component part assembly solution platform series instrument application manufacture"
    " manufacturing production process processing industry research development design project the"
    " a an and high new advanced type large small precision performance level grade use based"
    " smart intelligent automatic appliance software kit set stock bar"
    " billet rod sheet drum bulk sample"
)
_GENERIC_HAN = (
    "设备 技术 系统 装置 产品 器件 部件 组件 模块 单元 仪器 仪 类 型 用 的 及 和 高 新 大 小"
    " 型号 产业 工艺 研发 制造 生产 项目 智能 自动 材料 机器 棒材 板材 型材 坯料 软件"
)
GENERIC_WORDS = frozenset(
    word for text in _GENERIC_TEXTS.split() for word in term_words(text)
) | frozenset(["型", "类", "用", "的", "及", "和", "高", "新", "大", "小"])
GENERIC_RUNS = tuple(sorted((tuple(run) for run in _GENERIC_HAN.split()), key=len, reverse=True))
_RUNS_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _run in GENERIC_RUNS:
    _RUNS_BY_FIRST.setdefault(_run[0], []).append(_run)
# What makes "lithium battery production equipment" another thing than a lithium battery.
_MAKING = frozenset(
    {*term_words("production manufacture manufacturing technology software development"),
     *"生产 制造 技术 软件 研发 工艺".split()}
)  # fmt: skip
_GENERIC_FEATURES = frozenset({*GENERIC_WORDS, *map("".join, GENERIC_RUNS)})
_GENERIC_WEIGHT = 0.15  # of a word's: "equipment" may tip a balance, never carry a match


def generic_run(words: Sequence[str], position: int) -> int:
    """Return how many words at a position are generic together: 2 for 设备, 0 for a real word."""
    word = words[position]
    for run in _RUNS_BY_FIRST.get(word, ()):
        if tuple(words[position : position + len(run)]) == run:
            return len(run)
    return int(word in GENERIC_WORDS)


def word_weight(word: str, rarity: float) -> float:
    """Return what a word says of which thing is meant, from its rarity among the terms."""
    if word in GENERIC_WORDS or word in PREPOSITIONS or word.isdigit():
        return rarity * _GENERIC_WEIGHT
    # A Han character is about half a word.
    return rarity * 0.5 if is_han(word) else rarity


def feature_weight(feature: str, rarity: float) -> float:
    """Return what it says that two wordings share a word, or a pair of Han characters.

    A pair overlaps with its neighbours, so that each says about half of a word.
    """
    if feature in _GENERIC_FEATURES:
        return rarity * _GENERIC_WEIGHT
    return word_weight(feature, rarity)


def real_features(features: Iterable[str]) -> set[str]:
    """Return the features that are no generic words or numbers."""
    return {f for f in features if f not in _GENERIC_FEATURES and not f.isdigit()}


def is_only_about(said: Set[str], listed: Set[str]) -> bool:
    """Return whether a term names the making of a thing where the phrase names the thing."""
    return not _MAKING.isdisjoint(listed - said)


def several_words(words: Sequence[str]) -> bool:
    """Return whether a term is more than one word; 智能手机 is one and 光纤陀螺 is two."""
    length, row = 0.0, 0
    while row < len(words):
        skip = generic_run(words, row)
        length += 0.0 if skip else 0.5 if is_han(words[row]) else 1.0
        row += skip or 1
    return length >= 2
