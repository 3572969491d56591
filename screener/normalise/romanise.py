"""From Chinese and other scripts to Latin letters."""

import re
from functools import cache, lru_cache
from itertools import product
from types import ModuleType

# Readings that the library's tables do not give: districts, surnames and brands.
_PHRASES = {
    "朝阳区": [["cháo"], ["yáng"], ["qū"]],
    "朝阳": [["cháo"], ["yáng"]],
    "单县": [["shàn"], ["xiàn"]],
    "番禺": [["pān"], ["yú"]],
    "亳州": [["bó"], ["zhōu"]],
    "六安": [["lù"], ["ān"]],
    "台州": [["tāi"], ["zhōu"]],
    "丽水": [["lí"], ["shuǐ"]],
    "长安": [["cháng"], ["ān"]],
    "长城": [["cháng"], ["chéng"]],
    "长虹": [["cháng"], ["hóng"]],
    "长飞": [["cháng"], ["fēi"]],
    "长征": [["cháng"], ["zhēng"]],
    "重工": [["zhòng"], ["gōng"]],
    "兴业": [["xīng"], ["yè"]],
    "乐山": [["lè"], ["shān"]],
    "中兴": [["zhōng"], ["xīng"]],
}
# Characters of brands with two living readings; rarer readings only make noise.
_TWO = {
    "长": ("chang", "zhang"), "重": ("chong", "zhong"), "乐": ("le", "yue"),
    "行": ("xing", "hang"), "朝": ("chao", "zhao"), "曾": ("zeng", "ceng"),
    "单": ("dan", "shan"), "仇": ("qiu", "chou"), "藏": ("zang", "cang"),
    "调": ("diao", "tiao"), "厦": ("xia", "sha"), "都": ("du", "dou"), "会": ("hui", "kuai"),
    "石": ("shi", "dan"), "车": ("che", "ju"), "解": ("jie", "xie"), "盛": ("sheng", "cheng"),
    "传": ("chuan", "zhuan"), "率": ("lv", "shuai"), "朴": ("pu", "piao"), "绿": ("lv", "lu"),
    "大": ("da", "dai"), "尉": ("wei", "yu"), "覃": ("qin", "tan"), "区": ("qu", "ou"),
}  # fmt: skip
_UMLAUT = re.compile("ü|u:|v(?=$|[^aeiou])")
# The syllables of Mandarin, from initials and finals; some that do not exist do no harm.
_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu"
    "|ou|ua|ue|ui|un|uo|ve|vn|a|e|i|o|u|v)"
)
_ALL_SYLLABLES = re.compile(f"(?:{_SYLLABLE.pattern})+")


@cache
def _pypinyin() -> ModuleType:
    import pypinyin  # 0.2 s, and only Chinese needs it

    pypinyin.load_phrases_dict(_PHRASES)
    return pypinyin


@lru_cache(maxsize=65_536)
def pinyin_of(han: str) -> str:
    """Return the pinyin of a Chinese word without spaces or tones; "ü" as "u".

    >>> pinyin_of("飞腾"), pinyin_of("重庆"), pinyin_of("绿地")
    ('feiteng', 'chongqing', 'ludi')
    """
    library = _pypinyin()
    syllables = library.lazy_pinyin(han, style=library.Style.NORMAL, v_to_u=True)
    return _UMLAUT.sub("u", "".join(syllables))


@lru_cache(maxsize=16_384)
def pinyin_readings(han: str, most: int = 4) -> tuple[str, ...]:
    """Return the pinyin of a Chinese word in all likely readings, the likeliest first."""
    library = _pypinyin()
    first = [one[0] for one in library.pinyin(han, style=library.Style.NORMAL, v_to_u=True)]
    if len(first) != len(han):
        return (pinyin_of(han),)
    choices = [
        (said, *(other for other in _TWO.get(sign, ()) if other != said))
        for sign, said in zip(han, first, strict=True)
    ]
    readings = ["".join(parts) for parts in product(*choices)][:most]
    return tuple(dict.fromkeys(_UMLAUT.sub("u", reading) for reading in readings))


@lru_cache(maxsize=65_536)
def is_pinyin(word: str) -> bool:
    """Tell whether a Latin word can be read as one or more syllables of Mandarin.

    >>> is_pinyin("feiteng"), is_pinyin("phytium")
    (True, False)
    """
    return bool(_ALL_SYLLABLES.fullmatch(word))


def latin_of(text: str) -> str:
    """Return text of another script in Latin letters.

    >>> latin_of("рособоронэкспорт")
    'rosoboroneksport'
    """
    from anyascii import anyascii  # only for other scripts

    return anyascii(text).casefold()
