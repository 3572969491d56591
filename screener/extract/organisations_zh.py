"""Organisations by the shape of their Chinese name: from a cut on the left to a suffix."""

import re
from collections.abc import Iterator

import rjieba

from screener.extract.cuts import Cuts
from screener.extract.glosses import with_glosses
from screener.extract.roles_zh import in_roles, of_groups
from screener.extract.spans import Span
from screener.extract.view import HAN, View
from screener.extract.words_org import (
    HAN_NO_BODIES,
    HAN_PLACES,
    HAN_SHORT_NAMES,
    HAN_SUFFIXES,
)
from screener.extract.words_zh import CUTS
from screener.model.mention import MentionKind

# A stretch without marks; one bracket of Han or digits may stand inside:
# 北京大学（天津滨海）研究院.
_STRETCH = re.compile(
    rf"[{HAN}A-Za-z0-9·*\-]{{1,80}}(?:[（(](?:集团|[{HAN}]{{2,8}}(?<![属司所院团学]))[）)][{HAN}A-Za-z0-9·*\-]{{1,60}}){{0,2}}"
)
_SUFFIX = re.compile("|".join(HAN_SUFFIXES))
_NUMBERED = re.compile(
    rf"(?:[{HAN}]{{2,16}}?)?(?:第[一二三四五六七八九十百零〇0-9]{{1,6}}|[0-9]{{1,4}})"
    r"(?:研究所|研究院|设计所|设计院|厂|所|院|部队|医院)"
)
_UNIT = re.compile(r"(?:中国人民解放军|解放军)?第?[0-9]{5}(?:部队|厂)")
_SHORT = re.compile("|".join(map(re.escape, sorted(HAN_SHORT_NAMES, key=len, reverse=True))))
_NO_BODIES = frozenset(HAN_NO_BODIES)
# Words that end no name and start none: a name is cut behind them.
_LEFT_CUTS = CUTS - frozenset(
    """研究 开发 发展 科技 创新 管理 服务 工作 规划 计划 监督 组织 协调 合作 建设 制造出 生产 进口
    出口 中 上 下 外 内 和 与 及 研究开发 研发 制造 人 家 项目 方面 领域 公司 运输 安装 推广 设计
    综合 行动 政策 水平 能力 技术 供应 采购 销售 米 力争 检查 优化 分析 整合 要求 情况 问题 目标 以
    重点 主要 安全 国家 以下 时 要 会 能 可""".split()
) | frozenset(
    """隶属于 依托 委托 联合 会同 来自 位于 由 向 对 为 是 系 即 经 被 把 将 让 使 于 从 在 了 着
    的 所属 下属 旗下 直属 子公司 客户 买方 卖方 供应商 用户 最终用户 采购人 招标人 投标人 中标人
    代理机构 单位 名称 承担单位 主管 参与 支持 鼓励 推动 加强 通过 根据 按照 设立 成立 组建 建设
    建成 打造 发挥 引进 以及 包括 例如 如 等 该 本 各 其 此 我国 简称 又称 原 前身 前身为 更名
    更名为 称为 收购 控股 参股 投资 投资于 授权 邀请 访问 参观 指导 领导 批准 发布 印发 主办 承办
    协办 主持 认可 认证 升级 研制 研发 购自 供货 签约 共建 委派 责任 牵头 承担 代理 指定 选定 推荐
    走访 考察 接待 落户 入驻 进驻 服务于 面向 交付 交由 移交 中标 参加""".split()
)
_JOINERS = frozenset("和 与 及 暨 以及 或 、".split())
_FEWEST = 2  # characters before the suffix


def chinese_organisations(view: View) -> list[Span]:
    """Return organisations named in Chinese, with their glosses."""
    cuts = Cuts(view.text)
    spans = [_span(*match.span()) for match in _UNIT.finditer(view.text)]
    spans += [_span(*place) for place in (*of_groups(view.text), *in_roles(view.text))]
    spans += [
        _span(*match.span())
        for match in _SHORT.finditer(view.text)
        if not cuts.splits(*match.span())
    ]
    for stretch in _STRETCH.finditer(view.text):
        if _SUFFIX.search(stretch.group()) or _NUMBERED.search(stretch.group()):
            spans += _bodies(stretch.group(), stretch.start())
    return [with_glosses(span, view) for span in spans]


def _span(start: int, end: int) -> Span:
    return Span(start, end, MentionKind.ENTITY, "organisation_zh")


def _bodies(stretch: str, offset: int) -> Iterator[Span]:
    tokens = [(word, start, end) for word, start, end in rjieba.tokenize(stretch, "default", False)]
    begin = 0
    while begin < len(tokens):
        finish = _segment_end(tokens, begin)
        yield from _bodies_of_segment(stretch, tokens[begin:finish], offset)
        begin = finish + 1


def _segment_end(tokens: list[tuple[str, int, int]], begin: int) -> int:
    for index in range(begin, len(tokens)):
        if tokens[index][0] in _LEFT_CUTS and not _within_name(tokens, begin, index):
            return index
    return len(tokens)


def _within_name(tokens: list[tuple[str, int, int]], begin: int, index: int) -> bool:
    """Return whether a verb is part of a firm's name: 产业投资控股（集团）有限公司."""
    follows = tokens[index + 1][0] if index + 1 < len(tokens) else ""
    if index > begin and follows.startswith(("有限", "股份")) and len(tokens[index][0]) > 1:
        return True  # 国际招标有限公司: a legal form has a name before it
    return tokens[index][0] in _FIRM_VERBS and index > begin and follows.startswith(_FIRM_ENDS)


_FIRM_VERBS = frozenset(
    "控股 参股 投资 联合 融合 利用 服务 保障 探索 突破 引进 拓展 组织 建设".split()
)
_FIRM_ENDS = (
    "（",
    "(",
    "投资",
    "集团",
    "银行",
    "委员会",
    "局",
    "厅",
    "股份",
    "有限",
    "总公司",
    "公司",
    "科技",
    "发展",
    "控股",
    "管理",
)


def _bodies_of_segment(
    stretch: str, tokens: list[tuple[str, int, int]], offset: int
) -> Iterator[Span]:
    """Yield the names in a stretch without verbs: parted at 和 and 与 behind a whole name."""
    if not tokens:
        return
    start, last = tokens[0][1], 0
    for index, (word, first, end) in enumerate(tokens):
        following = stretch[end : tokens[-1][2]]
        if _ends_body(stretch[start:end]) or _ends_number(stretch[start:end]):
            last = end
        if word in _JOINERS and last == first and _SUFFIX.search(following):
            yield from _named(stretch, start, last, offset)
            start, last = end, 0
        elif word in _JOINERS and not last and index == 0:
            start = end
    yield from _named(stretch, start, last, offset)


def _named(stretch: str, start: int, end: int, offset: int) -> Iterator[Span]:
    name = stretch[start:end]
    lead = re.match(r"[和与及、\-·*]+", name)
    if lead:
        start += lead.end()
        name = stretch[start:end]
    opened = max(name.rfind(mark) for mark in "（(")
    if opened > max(name.rfind(mark) for mark in "）)"):
        # 国家国防科技工业局（国防科工局）举办: the bracket is a gloss.
        end, name = start + opened, name[:opened]
    if end and _says_which(name):
        yield _span(offset + start, offset + end)


def _ends_body(text: str) -> bool:
    return text.endswith(HAN_SUFFIXES)


def _ends_number(text: str) -> bool:
    return any(match.end() == len(text) for match in _NUMBERED.finditer(text[-24:]))


def _says_which(name: str) -> bool:
    if name in _NO_BODIES or name in HAN_PLACES:
        return False
    if _NUMBERED.fullmatch(name):
        return True
    suffix = next((one for one in HAN_SUFFIXES if name.endswith(one)), "")
    own = name.removesuffix(suffix)
    if name.endswith(_MACHINES) or _SEVERAL.match(name):
        return False
    return (
        len(own) >= _FEWEST
        and any(name[i:] not in _NO_BODIES for i in (0,))
        and not (
            suffix
            in ("部", "局", "厂", "旅", "中心", "基地", "公司", "集团", "平台", "部队", "基金")
            and own in _PLAIN
        )
    )


# 五轴联动加工中心 is a machine tool.
_MACHINES = ("加工中心", "车削中心", "铣削中心", "车铣中心", "镗铣中心", "磨削中心")
# 多家研究所: how many, not which.
_SEVERAL = re.compile(r"(?:多|各|数|几|若干|一|两|三|十余)(?:家|所|个|座|批)")
# What stands before a suffix and names no body by itself.
_PLAIN = frozenset(
    "生产 制造 研发 创新 产业 科研 数据 计算 控制 指挥 加工 五轴加工 立式加工 卧式加工 "
    "数控加工 车铣 试验 测试 示范 培训 实训 教育 服务 管理 民营 国有 上市 股份 有限 科技 "
    "高新技术 龙头 骨干 大型 中小 外资 外国 国外 国内 合资 相关 有关 主管 职能 工业 "
    "产业化 投资 政府 引导 专项 社会 作战 保障 军队 地方 一线 东南 西南 东北 西北 零 各 "
    "本 重点 优势 应用 孵化 转化 技术 工程 工程技术 检测 检验 认证 采购 物流 运营 客服 "
    "营销 设计 建设 发展 国家 省 市 区 县".split()
)
