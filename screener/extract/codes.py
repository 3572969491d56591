"""Control codes where a text names them, and not room or part numbers of the same shape."""

import re
from collections.abc import Iterator

from screener.extract.spans import Span
from screener.extract.view import View
from screener.model.mention import MentionKind

_SUB = r"(?:\.[A-Za-z0-9]{1,3}){0,8}"
_LEAD = r"(?:(?:ECCNs?|CCL|ECN)(?:\s(?:No\.?|number|code|entry))?[\s:：#]{0,3})?"
_DUAL_USE = re.compile(
    rf"(?<![A-Za-z0-9.\-/]){_LEAD}(?P<code>[0-9][A-E][0-9]{{3}}){_SUB}(?![A-Za-z0-9\-])"
)
_MUNITIONS = re.compile(rf"(?<![A-Za-z0-9.\-])ML\s?(?:[1-9]|1[0-9]|2[0-2]){_SUB}(?![A-Za-z0-9\-])")
_ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X)|XX)"
_USML = re.compile(
    rf"(?:(?:USML|U\.S\. Munitions List)[\s,]{{1,3}})?(?:Category|Cat\.?)\s?{_ROMAN}(?![A-Za-z])"
    r"(?:\s?\([a-z]\)(?:\([0-9]{1,2}\))?)?"
    rf"|USML[\s,]{{1,3}}{_ROMAN}(?![A-Za-z])(?:\s?\([a-z]\)(?:\([0-9]{{1,2}}\))?)?"
)
_TARIFF = re.compile(
    r"(?:HTSUS|HTS|HS|海关编码|商品编号|商品编码|税则号列?|税号)(?:\s?(?:code|编码|No\.?))?[\s:：#]{0,3}"
    r"(?P<code>[0-9]{4}(?:\.?[0-9]{2}){1,3})(?![0-9])",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"ECCN|CCL\b|USML|ITAR|\bEAR\b|Annex\s?I\b|2021/821|dual[- ]use|export[- ]control"
    r"|controlled under"
    r"|classif|licen[cs]e|Wassenaar|Munitions List|Commerce Control|出口管制|两用物项|管制|许可",
    re.IGNORECASE,
)
_NO_CODE = re.compile(
    r"(?:\b(?:room|rm|suite|flat|building|bldg|block|gate|hall|booth|stand|part|p/n|pn|s/n|sn|serial"
    r"|item|order|invoice|lot|batch|model|sku|ref|drawing|desk|seat|bay|floor|flight|locker)\b"
    r"[\s.:#]{0,3}(?:no|number|nr)?[\s.:#]{0,3}|房间?|室|号楼|货号|型号|批号|图号|座|栋|车位)$",
    re.IGNORECASE,
)
_AROUND = 80  # code points in which words tell that a code is meant


def control_codes(view: View) -> list[Span]:
    """Return the codes of control lists in a text: 3A090, ECCN 5A002.a, ML10.c, HS 8542.31.

    The words that stand right before a code and tell its list belong to the span.
    """
    return list(_spans(view.text))


def _spans(text: str) -> Iterator[Span]:
    for match in _DUAL_USE.finditer(text):
        if _is_code(text, match):
            yield _span(match)
    for match in _MUNITIONS.finditer(text):
        if " " not in match.group() or _CONTEXT.search(_around(text, match)):
            yield _span(match)
    for match in _USML.finditer(text):
        if match.group().startswith(("USML", "U.S.")) or _CONTEXT.search(_around(text, match)):
            yield _span(match)
    for match in _TARIFF.finditer(text):
        yield _span(match)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end(), MentionKind.CONTROL_CODE, "code")


def _is_code(text: str, match: re.Match[str]) -> bool:
    if match.start("code") > match.start():
        return True  # "ECCN" stands before it
    if _NO_CODE.search(text[max(match.start() - 24, 0) : match.start()]):
        return False
    sub_paragraph = "." in match.group()
    return sub_paragraph or _CONTEXT.search(_around(text, match)) is not None


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
