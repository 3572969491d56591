"""Which words of a capitalised run are the name of an organisation, and whether it is one."""

from screener.extract.heads_en import is_strong, is_weak
from screener.extract.name_words_en import (
    base,
    capitalised,
    is_head,
    is_leading_form,
    is_legal,
    is_own,
)
from screener.extract.view import Token
from screener.extract.words_en import FUNCTION_WORDS, GENERIC_MODIFIERS
from screener.extract.words_org import (
    CONNECTORS,
    FOREIGN_HEADS,
    HEADING_ADJECTIVES,
    HEADS,
    LEADERS,
    LEGAL_FORMS,
    NO_BODIES,
    OPENING_HEADS,
    WEAK_HEADS,
)
from screener.extract.words_places import PLACES

_FARTHEST = 4  # words: a person's name is no longer


def trimmed(part: list[Token]) -> list[Token]:
    """Return a name from its first own word to its head, or to what follows "of"."""
    start = 0
    while start < len(part) and _leads(part[start]) and not _numbered(part[start:]):
        start += 1
    words = _behind_person(part[start:])
    end = _end(words)
    words = words[:end]
    while words and words[-1].kind == "word" and base(words[-1]) in CONNECTORS:
        words = words[:-1]
    while words and words[-1].kind == "mark" and words[-1].text in ",，&":
        words = words[:-1]
    return words


def _behind_person(words: list[Token]) -> list[Token]:
    """Return a name without the person before it: "Li of the Department of Physics"."""
    low = [base(word) for word in words]
    for index in range(1, min(len(low) - 2, _FARTHEST)):
        first = index + 2 if low[index + 1] == "the" else index + 1
        heads = any(is_head(one) for one in words[:index])
        if low[index] == "of" and not heads and low[first] in OPENING_HEADS:
            return words[first:]
    return words


def _numbered(words: list[Token]) -> bool:
    """Return whether a name begins with its number: "No. 54 Research Institute"."""
    return words[0].text == "No" and any(word.text.isdigit() for word in words[1:3])


def _leads(token: Token) -> bool:
    low = base(token)
    return (
        token.kind != "word"
        or low in LEADERS
        or low.endswith("-based")
        or (low in FUNCTION_WORDS and low not in HEADS and token.text != "US")
    )


def _end(words: list[Token]) -> int:
    last = _behind_form(words)
    for index, token in enumerate(words):
        if token.kind != "word":
            continue
        if is_legal(token) and index:
            last = max(last, index + 1)
            if words[last : last + 1] and words[last].text == ".":
                last += 1
        elif is_head(token) or (base(token) in WEAK_HEADS and token is words[-1]):
            opening = base(token) in OPENING_HEADS
            last = max(last, _after_of(words, index) if opening else index + 1)
    return last


def _behind_form(words: list[Token]) -> int:
    """Return where a name ends that a legal form or a foreign head opens: "NPO Energomash"."""
    low = " ".join(base(word) for word in words[:5])
    spelt = next((form for form in _SPELT_FORMS if low.startswith(form + " ")), "")
    foreign = bool(words) and base(words[0]) in FOREIGN_HEADS
    if len(words) < 2 or not (is_leading_form(words[0]) or foreign or spelt):
        return 0
    joins = CONNECTORS - {"and", "&"} if foreign else frozenset()
    end = len(spelt.split()) or 1
    while end < len(words) and (is_own(words[end]) or base(words[end]) in joins):
        end += 1
    return end if end > 1 else 0


# Forms that stand in front, in full: "Joint Stock Company Plant Elecon".
_SPELT_FORMS = (
    "joint stock company", "open joint stock company", "public joint stock company",
    "limited liability company", "federal state unitary enterprise", "state unitary enterprise",
    "joint-stock company", "open joint-stock company",
)  # fmt: skip


def _after_of(words: list[Token], index: int) -> int:
    """Return where a name that goes on after its head ends: "Ministry of ...", "Base for ..."."""
    following = words[index + 1 : index + 3]
    if following and base(following[0]) in ("of", "for"):
        return len(words)
    numbered = len(following) == 2 and following[0].text == "No"
    if following and (numbered or following[0].text.isdigit()):
        return index + (4 if numbered else 2)
    return index + 1


def names_body(words: list[Token]) -> bool:
    """Return whether what was trimmed is the name of a body, and not a heading or a plain noun."""
    names = [token for token in words if token.kind == "word"]
    if not names or base(names[-1]) in NO_BODIES:
        return False
    heads = [one for one in names if is_head(one) or is_legal(one)]
    own = [one for one in names if _says_which(one, len(names) > _FEW)]
    if is_leading_form(names[0]) or base(names[0]) in FOREIGN_HEADS:
        return len(names) > 1
    if heads:
        of_body = len(names) > 1 and base(names[0]) in OPENING_HEADS and base(names[1]) == "of"
        # "Defence Agency" may be any; "Defence Research and Development Organisation" is one.
        plain = len(own) == 1 and base(own[0]) in _SAYS_LITTLE and len(names) <= _FEW
        return (bool(own) and not plain) or (of_body and len(names) > 2)
    if len(names) > _FEW and base(names[0]) in PLACES and base(names[-1]) in _NATIONAL:
        return True
    odd = [one for one in own if base(one) not in GENERIC_MODIFIERS | PLACES | WEAK_HEADS]
    odd = [one for one in odd if not is_strong(one.text) and not is_weak(one.text)]
    odd = [one for one in odd if one.text.isupper() or base(one) not in HEADING_ADJECTIVES]
    if any(base(one) in CONNECTORS for one in names):
        return False
    return base(names[-1]) in WEAK_HEADS and len(odd) >= 1 and len(names) <= _SHORT_WEAK


_FEW = 2
_NATIONAL = frozenset("industries airlines shipbuilding".split())  # "Korea Aerospace Industries"
_SHORT_WEAK = 4  # words: "Raytheon Technologies", not a heading in capitals


_SAYS_LITTLE = (GENERIC_MODIFIERS - PLACES) | {"intelligent", "smart", "digital", "information"}


def _says_which(token: Token, long: bool) -> bool:
    """Return whether a word is a name's own; in a long name a field is: "Materials Research"."""
    low = base(token)
    return (
        capitalised(token)
        and low not in HEADS
        and low not in LEGAL_FORMS
        and low not in CONNECTORS
        and (long or low not in WEAK_HEADS)
        and low not in _SAYS_NOTHING
    )


_SAYS_NOTHING = frozenset(
    "research development joint new state national central municipal provincial local party"
    " executive steering standing main general first second third supplier customer working".split()
)
