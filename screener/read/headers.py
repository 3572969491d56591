"""From a column's header to what the column says: the many spellings people use."""

import re
import unicodedata

from screener.model.document import Role
from screener.read.words_headers import ROLES

_JOINTS = re.compile(r"[\s_\-./:：()（）\[\]#*\"'“”‘’、,]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HAN_OR_KANA = re.compile(r"[぀-ヿ㐀-鿿]")


def plain_header(header: str) -> str:
    """Return a header in the form in which headers are compared.

    >>> [plain_header(one) for one in ("Customer_Name *", "companyName", "公司名称（中文）")]
    ['customer name', 'company name', '公司名称 中文']
    """
    spaced = _CAMEL.sub(" ", unicodedata.normalize("NFKC", header))
    return _JOINTS.sub(" ", spaced.casefold()).strip()


def header_role(header: str) -> Role | None:
    """Return what a column with this header says, or None.

    >>> header_role("Customer No."), header_role("客户名称"), header_role("Name / 名称")
    (<Role.ID: 'id'>, <Role.NAME: 'name'>, <Role.NAME: 'name'>)
    """
    plain = plain_header(header)
    return ROLES.get(plain) or _bilingual(plain) or _within(plain)


def _bilingual(plain: str) -> Role | None:
    """Return the role of a header that stands in two languages: "公司名称 company name"."""
    han = " ".join(word for word in plain.split() if _HAN_OR_KANA.search(word))
    latin = " ".join(word for word in plain.split() if not _HAN_OR_KANA.search(word))
    if not han or not latin:
        return None
    return ROLES.get(latin) or ROLES.get(han)


# What a header holds that is none of the known ones: "name of the final consignee", "supplier
# country", "HS code (6 digits)". Tried in this order.
_PARTS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"\beccn\b|export control class"), Role.ECCN),
    (re.compile(r"\b(?:hs|hts) ?(?:code|no|number)\b|tariff (?:code|no)|海关.*编[码号]"), Role.HS),
    (re.compile(r"\bcountry\b|国家|国别|國家|所在国"), Role.COUNTRY),
    (re.compile(r"\baddress\b|地址|住所"), Role.ADDRESS),
    (
        re.compile(r"\b(?:aka|alias(?:es)?|other names?|former names?)\b|别名|別名|简称|曾用名"),
        Role.ALIASES,
    ),
    (
        re.compile(
            r"\b(?:chinese|native|local|original|japanese) .*name\b|中文名|中文全称"
            r"|\bname .*\b(?:chinese|native|local|original|japanese)\b"
        ),
        Role.NATIVE_NAME,
    ),
    # Of the party: a row's, part's or order's number would be another one next month.
    (
        re.compile(
            r"^(?!.*\b(?:part|item|article|material|product|model|row|line|order|invoice|serial|batch"
            r"|lot|drawing|phone|fax)\b)(?!.*[料货件品图型批序单项]).+\b(?:id|no|nr|code|number|#)$"
            r"|^(?!.*[料货件品图型批序单项]).*(?:编号|編號|代码|コード|番号)$"
        ),
        Role.ID,
    ),
    (
        re.compile(r"\b(?:description|desc|specification|end use)\b|描述|品名|用途|规格|仕様"),
        Role.DESCRIPTION,
    ),
    (
        re.compile(r"\b(?:product|item|goods|equipment|part|material|project) name\b"),
        Role.DESCRIPTION,
    ),
    (
        re.compile(r"(?:产品|產品|货物|商品|设备|物料|项目|技术|製品|商品|部品).*名"),
        Role.DESCRIPTION,
    ),
    (
        re.compile(
            r"\b(?:name of|full legal name|(?:company|customer|supplier|vendor|entity|legal|party"
            r"|user|consignee|manufacturer|organi[sz]ation|partner|client) .*name)\b"
            r"|(?:公司|企业|企業|单位|机构|客户|客戶|供应商|厂商|用户|会社|取引先"
            r"|組織|機関).*(?:名|全称)"
        ),
        Role.NAME,
    ),
)


def _within(plain: str) -> Role | None:
    if len(plain) > 60:  # a sentence, not a header
        return None
    return next((role for pattern, role in _PARTS if pattern.search(plain)), None)
