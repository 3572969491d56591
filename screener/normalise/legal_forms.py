"""Words that say in which legal form a party is set up, of some forty jurisdictions."""

import re

# Dropped wherever they stand. "as", "ab", "ag" and "sa" are also other words; a name that has
# nothing else keeps them.
WORDS = frozenset(
    # English-speaking
    "co company companies ltd limited inc incorporated corp corporation llc llp lp plc pllc lllp"
    " pte pty pvt private proprietary unlimited"
    # German, Dutch, Nordic, Baltic
    " gmbh mbh ag kg ug ohg gesmbh bv nv cv vof oy oyj ab asa aps as hf ehf uab sia ou"
    # Romance
    " sa sas sasu sarl srl spa snc scs eurl ltda lda eireli cia sl slu sau sapi rl"
    # Central and Eastern Europe
    " sro kft zrt nyrt rt doo dd ad ead ood eood sp zoo"
    # Russia, Ukraine, Belarus, Kazakhstan
    " ooo oao zao pao ao tov pat prat odo chao chup too fgup gup mup jsc ojsc pjsc cjsc zat vat"
    # Turkey, Middle East, South Asia
    " sti sirketi anonim fze fzco fzc fz dmcc wll saog saoc psc pjs kscc kscp sal sarlu"
    " est establishment"
    # East and South-East Asia
    " kk gk yk sdn bhd berhad sendirian pt tbk tnhh jsco coltd"
    # Russian in its own letters
    " ооо оао зао пао ао тов пат фгуп гуп муп ип нпо ооd".split()
)

# Words that are a legal form only together, in any order.
TOGETHER: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "limited liability company",
        "limited liability partnership",
        "public joint stock company",
        "open joint stock company",
        "closed joint stock company",
        "private joint stock company",
        "joint stock company",
        "limited partnership",
        "public limited company",
        "obshchestvo s ogranichennoi otvetstvennostyu",
        "obshchestvo s ogranichennoy otvetstvennostyu",
        "obshchestvo s ogranichennoi otvetstvennostiu",
        "publichnoe aktsionernoe obshchestvo",
        "otkrytoe aktsionernoe obshchestvo",
        "zakrytoe aktsionernoe obshchestvo",
        "aktsionernoe obshchestvo",
        "общество с ограниченной ответственностью",
        "публичное акционерное общество",
        "открытое акционерное общество",
        "закрытое акционерное общество",
        "акционерное общество",
        "gesellschaft mit beschrankter haftung",
        "societe anonyme",
        "societe a responsabilite limitee",
        "sociedad anonima",
        "sociedad de responsabilidad limitada",
        "societa per azioni",
        "sp z oo",
        "sp z o o",
        "d o o",
        "s r o",
    )
)

# By their longest word, which most names lack: asking after all thirty took half of a key's time.
_TOGETHER_BY_WORD: dict[str, list[frozenset[str]]] = {}
for _form in TOGETHER:
    _TOGETHER_BY_WORD.setdefault(max(sorted(_form), key=len), []).append(_form)

# "L.L.C." and "W.L.L" first, then "S. A.": so that "S.A. I" is not read as one.
_DOTTED = re.compile(r"(?<![^\W_])(?:[a-zа-я]\.){1,5}[a-zа-я](?![^\W_])\.?")
_DOTTED_APART = re.compile(r"(?<![^\W_])(?:[a-zа-я]\.\s){1,5}[a-zа-я](?![^\W_])\.?")
# Of a name that is nothing but legal forms these go first: "OOO SPA" is SPA.
_SUREST = frozenset("co company ltd limited inc incorporated corp corporation llc ooo gmbh".split())

# Longest first. 公司 by itself also inside: 中国石油公司研究院; a branch (分公司) is no legal form.
HAN = re.compile(
    "股份有限责任公司|股份有限公司|有限责任公司|责任有限公司|股份公司|有限总公司|有限公司|总公司"
    "|株式会社|有限会社|合同会社|有限合伙企业|有限合伙|合伙企业|(?<![分子])公司"
)
HANGUL = frozenset("주식회사 유한회사 유한책임회사".split())


def without_dots(text: str) -> str:
    """Return folded text with dotted legal forms written as one word.

    >>> without_dots("abensa fz l.l.c. of a.h. shamnad")
    'abensa fz llc  of a.h. shamnad'
    """
    if "." not in text:
        return text
    return _DOTTED_APART.sub(_closed, _DOTTED.sub(_closed, text))


def _closed(found: re.Match[str]) -> str:
    word = re.sub(r"[.\s]", "", found[0])
    return f"{word} " if word in WORDS else found[0]


def kept(words: list[str]) -> list[str]:
    """Return the words that are no legal form, in their order; all where nothing else is left."""
    here = set(words)
    drop: set[str] = set()
    for word in here & _TOGETHER_BY_WORD.keys():
        for form in _TOGETHER_BY_WORD[word]:
            if form <= here:
                drop |= form
    left = [word for word in words if word not in WORDS and word not in drop and word not in HANGUL]
    return left or [word for word in words if word not in _SUREST] or words
