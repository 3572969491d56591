"""Chinese bodies without a suffix of their own: by their group and number, or by their role."""

import re
from collections.abc import Iterator

from screener.extract.view import HAN

# Institutes and plants by the short form of their group: 电科14所, 中航工业沈阳所, 航天科工二院.
_COUNT = r"第?[一二三四五六七八九十百零〇0-9]{1,5}"
_OF_GROUP = re.compile(
    r"(?:中国)?(?:航天科技|航天科工|航天|中电科|电科|电子科技|兵器工业|兵器|兵装|中船重工|中船|船舶|中核|核工业"
    r"|航空工业|中航工业|中航|航发|中物院)(?:集团)?(?:有限)?(?:公司)?"
    rf"(?:{_COUNT}研?究?院)?(?:{_COUNT}(?:研究院|研究所|院|所|厂)|[{HAN}]{{2}}所)"
)
_NEXT_OF_GROUP = re.compile(
    rf"[、和与及](?P<name>{_COUNT}(?:研究院|研究所|院|所|厂))(?![{HAN}]{{0,2}}学)"
)
# 制造商：德国通快（TRUMPF）公司: who stands in a role is a party, whatever the name.
_ROLE = re.compile(
    r"(?:采购人|采购单位|采购方|招标人|招标单位|招标代理机构|代理机构|中标人|中标单位|中标供应商|成交供应商|投标人|供应商|制造商"
    r"|生产商|生产厂家|生产厂商|生产企业|最终用户|用户单位|使用单位|收货人|收货单位|发货人|买方|卖方|甲方|乙方|需方|供方|委托方|受托方"
    r"|委托单位|承担单位|责任单位|牵头单位|合作单位|承制单位|研制单位|代理商|客户名称|客户|单位名称|企业名称)[:：]\s*"
    rf"(?P<names>[{HAN}A-Za-z·&]{{2,30}}(?:[（(][{HAN}A-Za-z\s.&]{{1,24}}[）)][{HAN}]{{0,12}})?"
    rf"(?:、[{HAN}A-Za-z·&]{{2,30}}(?:[（(][{HAN}A-Za-z\s.&]{{1,24}}[）)][{HAN}]{{0,12}})?)*)"
)
_NO_NAMES = re.compile(
    r"详见|^见|^无|另行|如下|未定|待定|^同上|^按|^由|^应|^须|^指|要求|负责|^各|以下|人民币"
)
# 中科院微电子所: an institute of the academy by its short form.
_ACADEMY = re.compile(
    rf"(?:中国科学院|中科院|中国工程物理研究院|中物院)[{HAN}]{{2,14}}?(?<!研究)所"
)


def of_groups(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of bodies that are named by their group and a number or a place."""
    yield from (match.span() for match in _ACADEMY.finditer(text))
    for match in _OF_GROUP.finditer(text):
        yield match.span()
        follows = _NEXT_OF_GROUP.match(text, match.end())
        while follows:
            yield follows.span("name")
            follows = _NEXT_OF_GROUP.match(text, follows.end())


def in_roles(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands behind a role: 采购人：X."""
    for match in _ROLE.finditer(text):
        start = match.start("names")
        for name in match["names"].split("、"):
            if name and not _NO_NAMES.search(name):
                yield start, start + len(name)
            start += len(name) + 1
