"""The names that one printed name holds: without its acronym in brackets, each script by itself."""

import re
from functools import lru_cache

from screener.normalise.chinese import HAN_RUN
from screener.normalise.names import words_of

_BRACKETS = re.compile(r"\s*[(（\[【]\s*([^()（）\[\]【】]{2,60}?)\s*[)）\]】]\s*")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.-]{1,9}")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
_LEAST_REST = 5  # characters that still say which body is meant
_CHINESE_NAME = 4  # characters that make a name of their own beside a Latin one


@lru_cache(maxsize=65_536)
def variants(text: str) -> tuple[tuple[str, str], ...]:
    """Return further names that a printed name holds, each with the word for how.

    The words are "without acronym", "acronym", "acronym for parent", "one script", "without the
    words in front" and ``WITHIN``. The name itself is not among them.

    >>> variants("National University of Defense Technology (NUDT)")
    (('National University of Defense Technology', 'without acronym'), ('NUDT', 'acronym'))
    >>> variants("National Supercomputing Center Tianjin (NSCC-TJ)")
    (('National Supercomputing Center Tianjin', 'without acronym'),)
    """
    found: list[tuple[str, str]] = []
    for bracket in _BRACKETS.finditer(text):
        head, inside, tail = text[: bracket.start()], bracket[1], text[bracket.end() :]
        if _ACRONYM.fullmatch(inside) and _stands_for(inside, head):
            found.append((f"{head} {tail}".strip(" ,."), "without acronym"))
            begin = _expansion_start(inside, head)
            if begin == 0 and not tail.strip(" .,"):
                found.append((inside, "acronym"))
            else:
                found.append((f"{head[:begin]} {inside} {tail}".strip(" ,."), "acronym for parent"))
        elif _ACRONYM.fullmatch(inside) and _hints_at(inside, head):
            found.append((f"{head} {tail}".strip(" ,."), "without acronym"))
    found += _by_script(text)
    found += _without_host(text)
    found += _without_parent(text)
    return tuple(dict.fromkeys(found))


def _by_script(text: str) -> list[tuple[str, str]]:
    runs = HAN_RUN.findall(text)
    if sum(map(len, runs)) < _CHINESE_NAME or not _LATIN_WORD.search(text):
        return []
    latin = HAN_RUN.sub(" ", text).strip(" ()（）[]【】,，;；、")
    if len(words_of(latin)) < 2 or not _BRACKETS.search(text):
        return []
    return [("".join(runs), "one script"), (latin, "one script")]


# What stands before the whole name of a body and is often left out.
_HOSTS = re.compile(
    "^(?:中国人民解放军|中國人民解放軍|中华人民共和国|中華人民共和國|财团法人|財團法人|社团法人|社團法人|国立|國立|私立)"
)


def _without_host(text: str) -> list[tuple[str, str]]:
    """Return 海军大连舰艇学院 of 中国人民解放军海军大连舰艇学院."""
    host = _HOSTS.match(text)
    rest = text[host.end() :] if host else ""
    return [(rest, "without the words in front")] if len(rest) >= _LEAST_REST else []


# Of a name without its parent: Institute of Physics, of the Chinese Academy of Sciences.
WITHIN = "without the body that it is part of"
MOST_WITHIN = 86.0  # what it is worth: another parent may have its like
_PARENTS = (
    "(?:the )?(?:Chinese Academy of Sciences|Chinese Academy of (?:Agricultural|Medical|Fishery"
    "|Forestry|Social|Geological|Tropical Agricultural) Sciences|Academia Sinica|CAS(?![A-Za-z])"
    "|Aviation Industry Corporation of China(?:,? Ltd\\.?)?|AVIC(?: Corporation)?"
    "|China Academy of Engineering Physics|CAEP"
    "|China Aerospace Science and (?:Technology|Industry) Corporation"
    "|China (?:State )?Shipbuilding (?:Industry )?Corporation|China National Nuclear Corporation"
    "|Ministry of Education|PLA|Chinese People's Liberation Army|People's Liberation Army"
    "|Russian Academy of Sciences)"
)
_IN_FRONT = re.compile(f"^{_PARENTS}(?:\\s*\\([A-Z]{{2,6}}\\))?(?:'s)?[\\s,:–-]+(?=[A-Z])")
_BEHIND = re.compile(f"(?:,| of| under| affiliated to)\\s+{_PARENTS}(?:\\s*\\([A-Z]{{2,6}}\\))?$")
_HAN_PARENTS = re.compile(
    "^(?:中国科学院|中國科學院|中科院|中央研究院|中国农业科学院|中国农科院|中国医学科学院|中国水产科学研究院"
    "|中国林业科学研究院|中国工程物理研究院|中物院|中国航空工业集团(?:有限)?(?:公司)?|中航工业"
    "|中国航天科[技工]集团(?:有限)?(?:公司)?|中国船舶(?:重工|工业)?集团(?:有限)?(?:公司)?"
    "|中国兵器(?:工业|装备)集团(?:有限)?(?:公司)?|中国核工业集团(?:有限)?(?:公司)?"
    "|中国电子科技集团(?:有限)?(?:公司)?|中华人民共和国|教育部)"
)
_LATIN_BODY = re.compile(
    r"\b(?:Institute|Center|Centre|Laborator(?:y|ies)|Observatory|College|School|Academy|Factory)\b"
)
_HAN_BODY = re.compile("(?:所|院|中心|实验室|實驗室|天文台|学院|厂|站)$")
_LEAST_WITHIN = 5  # characters of a Chinese body by itself
# 第三十八研究所 and 703所 are every parent's.
_COUNTED = re.compile(
    "第|[0-9一二三四五六七八九十]+(?:所|院|厂|研究)|(?:No\\.? ?)?[0-9]|Institute No"
)
_ORDINAL_WORD = re.compile(
    r"(?i)^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+(?:teenth|tieth))\b"
)


def _without_parent(text: str) -> list[tuple[str, str]]:
    """Return the Institute of Physics of "Institute of Physics, Chinese Academy of Sciences"."""
    for pattern in (_IN_FRONT, _BEHIND):
        rest = pattern.sub("", text, count=1).strip(" ,")
        counted = _COUNTED.match(rest) or _ORDINAL_WORD.match(rest)
        if rest != text and not counted and len(rest.split()) > 2 and _LATIN_BODY.search(rest):
            return [(rest, WITHIN)]
    rest = _HAN_PARENTS.sub("", text, count=1)
    if rest != text and len(rest) >= _LEAST_WITHIN and _HAN_BODY.search(rest):
        return [] if _COUNTED.match(rest) else [(rest, WITHIN)]
    return []


def _stands_for(acronym: str, head: str) -> bool:
    """Tell whether most letters of an acronym are initials of the words before it, in order."""
    hits, letters = _initials_of(acronym, head)
    return hits >= max(2, letters - 1)


def _hints_at(acronym: str, head: str) -> bool:
    """Tell whether enough letters are initials to say that the bracket is no other name.

    NSCC-TJ, National Supercomputing Center Tianjin: four letters of six.
    """
    hits, letters = _initials_of(acronym, head)
    return hits >= 3 and hits >= 0.6 * letters


def _initials_of(acronym: str, head: str) -> tuple[int, int]:
    """Return how many letters are initials of the words in order, and of how many letters."""
    initials = [word[0] for word in words_of(head)]
    letters = [letter for letter in acronym.casefold() if letter.isalpha()]
    at = hits = 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            hits += 1
    return (hits if len(initials) > 1 else 0), len(letters)


def _expansion_start(acronym: str, head: str) -> int:
    """Return where the words begin that an acronym stands for."""
    words = list(re.finditer(r"\S+", head))
    wanted = [letter for letter in acronym.casefold() if letter.isalpha()]
    for start in range(len(words) - 1, -1, -1):
        if words[start][0][0].casefold() == wanted[0] and _stands_for(
            acronym, head[words[start].start() :]
        ):
            rest = len(words) - start
            if rest >= len(wanted) - 1:
                return words[start].start()
    return 0
