"""Products by their designation: families with a number, model codes beside a technical noun."""

import re
from collections.abc import Iterator

from screener.extract.glosses import with_glosses
from screener.extract.heads_en import TECHNICAL_ACRONYMS, is_strong, is_weak
from screener.extract.heads_zh import STRONG_HEADS, WEAK_HEADS
from screener.extract.spans import Span
from screener.extract.view import HAN, View, sentence_around
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS
from screener.extract.words_org import LEADERS
from screener.extract.words_places import PLACES
from screener.model.mention import MentionKind

# Families of launchers, missiles, aircraft, satellites and processors that are known by name and
# number (public designations; one word or two, then a number).
_FAMILIES = re.compile(
    r"(?<![A-Za-z0-9])(?:Long March|Chang Zheng|Kuaizhou|Jielong|Hyperbola|Ceres|Zhuque|Tianlong"
    r"|Rainbow"
    r"|Cai Hong|Wing Loong|Pterodactyl|Dong ?Feng|Hong ?Qi|Hong ?Niao|Ju ?Lang|Ying ?Ji"
    r"|Shenzhou|Tianzhou|Tiangong|Chang['’]e|Tianwen|Fengyun|Gaofen|Yaogan|Shijian|Ziyuan|Haiyang"
    r"|BeiDou|Jilin|Kunpeng|Ascend|Kirin|Loongson|Godson|Phytium|Sunway|ShenWei|Hygon"
    r"|Zhaoxin|Feiteng|Fei Teng|Tianhe|Taihu|Nebulae|Shahed|Mohajer|Fateh|Shahab|Sejjil|Qiam"
    r"|Hwasong|Pukguksong|Iskander|Kalibr|Zircon|Kinzhal|Orlan|Lancet|Forpost|Bayraktar|Elbrus"
    r"|Baikal|Soyuz|Proton|Angara|Falcon|Starlink|Ariane|Vega|Tomahawk|Patriot|Javelin|Stinger)"
    r"(?:[- ](?:No\.? ?)?[0-9]{1,4}[A-Za-z]{0,3}(?:[/-][0-9]?[A-Z]{1,2})?)(?![A-Za-z0-9])"
)
_PREFIXES = (
    "CZ CH DF HQ HN JL YJ KJ HY PL TL LY CM CX SY BP JF FC WZ BZK ASN GJ WJ TB SW FT GF YG FY SJ "
    "ZY KZ JH WS RD AL Su MiG Tu Il An Mi Ka Tor Kh RQ MQ AIM AGM MIM BGM UGM RIM SM SS SA AK "
    "RPG Mk MK AN AGV UH CH AH Hy ZTZ ZBD PLZ PHL HJ FN QW DZJ BM Loong"
).split()
_KNOWN_CODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(set(_PREFIXES), key=len, reverse=True))})"
    r"-[0-9]{1,4}[A-Z]{0,3}(?![A-Za-z0-9])"
    # Aircraft, tanks and howitzers: J-20, T-72, KF-21; one letter needs two digits.
    r"|(?<![A-Za-z0-9\-])(?:[JQZYHFTK]-[0-9]{2,3}|(?:FA|KF|KN|MD)-[0-9]{2,3})[A-Z]{0,2}(?![A-Za-z0-9\-])"
)
# A name and a number in one word, "Garpiya-A1"; or a maker's name and a model, "Limbach L550".
_NAMED = re.compile(
    r"(?<![A-Za-z0-9\-])[A-Z][a-z]{3,}-(?:[A-Z]?[0-9]{1,4}[A-Z]{0,2}|[MS])(?![A-Za-z0-9\-])"
)
_BRANDED = re.compile(
    r"(?<![A-Za-z0-9\-])(?P<brand>[A-Z][A-Za-z]{2,}(?:\s[A-Z][A-Za-z]{2,})?)\s"
    r"(?P<code>(?:[A-Z]{1,5}-?[A-Z]{0,3}[0-9]{2,5}|[0-9]{3,4})[A-Za-z0-9]{0,3}(?:-[A-Z0-9]{1,5})?)"
    r"(?![A-Za-z0-9%°]|-[A-Za-z0-9]|\s(?:mm|cm|nm|km|kg|MHz|GHz|kW|MW|MPa|units|pieces)\b)"
)
_NO_BRANDS = frozenset(
    """lot section article category room unit phase chapter table figure annex part page line item
    order invoice contract model type serial series version number no level class tier grade step
    stage group team building floor suite flat box road street highway route flight gate line
    regulation directive resolution decision law act rule standard form note issue volume edition
    covid sars iso iec gb din astm mil ip usb january february march april may june july august
    september october november december version windows office tel fax phone mobile email since
    before after about over under around page year fiscal""".split()
)
_CODE = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{1,6}[a-z]{0,3}-?[0-9]{2,5}(?:[A-Z]{1,4}|-[A-Z0-9]{1,5}){0,3}(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])[A-Z]{2,6}-[0-9]{1,5}[A-Z0-9]{0,4}(?![A-Za-z0-9])"
)
_NO_PRODUCT = re.compile(
    r"^(?:ISO|IEC|GB|GBT|GJB|EN|DIN|ASTM|MIL|STD|COVID|SARS|RFC|FR|CFR|HS|PO|RMB|USD|EUR|CNY|TEL|FAX|"
    r"NO|ZIP|USC|EC|EU|UN|ECCN|ML|PT|FIG|FY|Q|H|V|P|C|Y|IP|AS|BS|JIS|SAE|NAS|AMS|QC|AQ|SN|PN|LOT"
    r"|ROOM|RM|UNIT|PAGE|REV|VER|SEC|APP|ANNEX|TABLE|PART|CAT|NACE|CAS|IMO|ICAO|TIN|OGRN|INN"
    r"|USCI|UTC|GMT|G|T|A|B|M|S)-?[0-9]"
)
_HAN_FAMILIES = (
    "长征 快舟 捷龙 谷神星 朱雀 天龙 双曲线 彩虹 翼龙 攻击 无侦 东风 红旗 红鸟 巨浪 鹰击 霹雳 "
    "神舟 天舟 天宫 嫦娥 天问 风云 高分 遥感 实践 资源 海洋 北斗 吉林 鲲鹏 昇腾 麒麟 龙芯 飞腾 "
    "申威 海光 兆芯 天河 神威 曙光 歼 轰 运 直 空警 武直 鹘鹰 鲲龙 玉兔 墨子 悟空 祝融 蛟龙 "
    "奋斗者 海斗 潜龙 海燕 海翼"
).split()
_HAN_CODE = re.compile(
    rf"(?:{'|'.join(sorted(_HAN_FAMILIES, key=len, reverse=True))})"
    r"(?:[-－]?[0-9]{1,4}[A-Z]{0,2}|[一二三四五六七八九十]{1,3}(?=号|系列|型))(?:号|系列|型)?[A-Z甲乙丙丁]?"
)
_HAN_MODEL = re.compile(
    rf"[A-Z]{{1,6}}-?[0-9]{{1,5}}[A-Z0-9\-]{{0,6}}(?:型|系列|型号)[{HAN}]{{0,12}}"
)
_REACH = 60  # code points from a model code to the technical noun beside it
_WORDS = re.compile(r"[A-Za-z][A-Za-z\-]+")


def products(view: View) -> list[Span]:
    """Return products named by family and number, or by a model code near a technical noun."""
    text = view.text
    spans = [*_families(text), *_named(text), *_model_codes(text), *_han_models(text)]
    return [with_glosses(span, view) for span in spans]


def _product(start: int, end: int) -> Span:
    return Span(start, end, MentionKind.PRODUCT, "product")


def _families(text: str) -> Iterator[Span]:
    for pattern in (_FAMILIES, _KNOWN_CODE, _HAN_CODE):
        for match in pattern.finditer(text):
            yield _product(match.start(), match.end())


def _named(text: str) -> Iterator[Span]:
    for match in _NAMED.finditer(text):
        if not _plain(match.group().split("-")[0]):
            yield _product(match.start(), match.end())
    for match in _BRANDED.finditer(text):
        words = match["brand"].split()
        # "Lot 560" and "The L550" have no brand; of "In Zeiss Sigma 560" the last two words are.
        own = [word for word in words if not _plain(word)]
        known = not match["code"].isdigit() or len(own) > 1 or _camel(match["brand"])
        if own and own[-1] == words[-1] and known and not _NO_PRODUCT.match(match["code"]):
            yield _product(match.end() - len(f"{' '.join(own)} {match['code']}"), match.end())


def _camel(brand: str) -> bool:
    return any(letter.isupper() for letter in brand.split()[-1][1:])


def _plain(word: str) -> bool:
    low = word.casefold()
    if low in _NO_BRANDS or low in FUNCTION_WORDS or low in PLACES or low in LEADERS:
        return True
    return is_strong(low) or is_weak(low) or low in GENERIC_MODIFIERS or word in TECHNICAL_ACRONYMS


def _model_codes(text: str) -> Iterator[Span]:
    for match in _CODE.finditer(text):
        code = match.group()
        if _NO_PRODUCT.match(code) or code.rstrip("0123456789-") in TECHNICAL_ACRONYMS:
            continue
        if _noun_beside(text, match.start(), match.end()):
            yield _product(match.start(), match.end())


def _noun_beside(text: str, start: int, end: int) -> bool:
    """Return whether a technical noun stands within the same sentence, close by."""
    first, last = sentence_around(text, start, end)
    before, after = text[max(first, start - _REACH) : start], text[end : min(last, end + _REACH)]
    near = [*_WORDS.findall(before)[-4:], *_WORDS.findall(after)[:4]]
    if any(is_strong(word) or is_weak(word) for word in near):
        return True
    return any(head in before[-8:] + after[:12] for head in (*STRONG_HEADS, *_FIRM_HEADS))


_FIRM_HEADS = tuple(head for head in WEAK_HEADS if len(head) > 1)


def _han_models(text: str) -> Iterator[Span]:
    for match in _HAN_MODEL.finditer(text):
        rest = match.group()
        head = next((h for h in (*STRONG_HEADS, *_FIRM_HEADS) if h in rest), "")
        if head:
            yield _product(match.start(), match.start() + rest.index(head) + len(head))
