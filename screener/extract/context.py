"""Tags that the words round a mention put on it: negated, compared with, in place of an import."""

import re

from screener.extract.view import sentence_around

_NEGATED = re.compile(
    r"\b(?:no|not|without|never|neither|nor|excluding|except(?: for)?|free of|lacks?|other than"
    r"|does not (?:contain|include|use)|don['’]t)"
    r"\s(?:(?!only\b|least\b)[\w’'\-]+[\s,]){0,4}[“\"'(]*$"
    r"|\bnon-$",
    re.IGNORECASE,
)
_NEGATED_BEHIND = re.compile(
    r"^[”\"')]*\s(?:is|are|was|were|does|do|did|will|shall|may|can)\s?(?:not|never)\s"
    r"(?:be\s)?(?:included|used|supplied|contained|involved|covered|offered|exported|part)",
    re.IGNORECASE,
)
_NEGATED_HAN = re.compile(
    r"(?:不含有?|不包括|不包含|不涉及|不属于|不使用|不采用|不提供|不得|不是|并非|非(?!常|线|晶|球|洲|接触|金属|制冷|对称|均|相干)"
    r"|未(?:使用|采用|包含|涉及|配备|安装|含)|没有|无(?!人|线|源|刷|缝|损|铅|锡|机|纺|尘|菌|轨|级|油|氧|接触|级变速|烟|声|限|论)"
    r"|禁止|除)[^，。；、]{0,5}$"
)
_COMPARED = re.compile(
    r"\b(?:comparable (?:to|with)|similar to|equivalent to|on a par with|on par with|akin to"
    r"|compar(?:ed?|ing) (?:to|with)|benchmark(?:ed|ing)?(?: against)?|rival(?:s|ing)?"
    r"|competes? with|competitor(?:s)? (?:of|to)|better than|superior to|unlike|as good as"
    r"|alternative(?:s)? to|compatible with|more [\w\-]+ than)\s(?:[\w’'.&\-]+,?\s){0,6}[“\"'(]*$",
    re.IGNORECASE,
)
_COMPARED_HAN = re.compile(
    r"(?:类似于?|相当于|对标|媲美|不亚于|优于|堪比|比肩|相比于?|对比|参照|仿照|接近于?|兼容)[^，。；]{0,10}$"
)
_COMPARED_HAN_BEHIND = re.compile(r"^[^，。；]{0,6}(?:相当|类似|相近|媲美|相比|相仿)")
_SUBSTITUTION = re.compile(
    r"\breplac(?:e|es|ed|ing|ement of)\s(?:the\s)?(?:[\w\-]+\s){0,2}(?:import|foreign)"
    r"|\bimport[- ](?:substitut|replac)|\bsubstitut\w+ (?:for )?(?:import|foreign)"
    r"|\bbreak\w*\s(?:(?:the|through|up|foreign|a)\s){0,3}(?:foreign\s)?monopol"
    r"|\bdomestic(?:ally[- ]produced)?\s(?:alternative|substitut|replacement)"
    r"|\b(?:locali[sz]ation|indigeni[sz]ation)\b|\bindependently controllable\b"
    r"|\bdependence on (?:import|foreign)|\bexport controls? preventing",
    re.IGNORECASE,
)
_SUBSTITUTION_HAN = re.compile(
    r"替代进口|进口替代|国产化|国产替代|替代国外|取代进口|打破[^。；]{0,14}(?:垄断|封锁|禁运|限制)|自主可控|卡脖子|依赖进口|填补国内空白"
)
_WINDOW = 80  # code points before a mention in which a negation or comparison may stand
_CLAUSE = re.compile(
    r"[;:!?。；！？]|[,，]?\s(?=(?:but|yet|whereas)\s(?!also\b))|[,，](?=\s(?:which|and then)\b)|但"
)


def context_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the tags of a mention: "negated", "comparison", "import_substitution" (R38).

    >>> text = "The unit contains no gyroscopes but lasers."
    >>> context_of(text, 21, 31), context_of(text, 36, 42)
    (('negated',), ())
    """
    before, behind = text[max(start - _WINDOW, 0) : start], text[end : end + _WINDOW]
    # Only the clause that the mention stands in speaks of it.
    before = _CLAUSE.split(before)[-1]
    tags = []
    if _NEGATED.search(before) or _NEGATED_HAN.search(before) or _NEGATED_BEHIND.search(behind):
        tags.append("negated")
    if (
        _COMPARED.search(before)
        or _COMPARED_HAN.search(before)
        or (_COMPARED_HAN_BEHIND.search(behind) and before.endswith(("与", "和", "跟", "同")))
    ):
        tags.append("comparison")
    first, last = sentence_around(text, start, end)
    sentence = text[max(first, start - 300) : min(last, end + 300)]
    if _SUBSTITUTION.search(sentence) or _SUBSTITUTION_HAN.search(sentence):
        tags.append("import_substitution")
    return tuple(tags)
