"""Whether a few Chinese characters are the short form of a longer Chinese name: 南理工, 中国电科.

A short form takes the first characters of some parts of the name, in their order: 南(京)理工(大学),
中国电(子)科(技集团). It is a rule and no table: what it says is possible, never strong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from screener.match.forms import Form
from screener.normalise.chinese import HAN_RUN
from screener.normalise.org_lexicon import PLACES, OrgLexicon

_LEAST, _MOST = 2, 6  # characters of a short form
_WHOLE, _SOME = 84.0, 78.0  # every part that tells stands in it; some do
_PARTY = 88.0  # the lexicon knows that both are names of one party
_MOST_LEFT_OUT = 2  # fields and trades between those that are taken
# A body whose name goes before that of its institutes, and is left out: 中国科学院长春光机所.
_PARENT_ENDS = frozenset(("院", "集团", "公司"))
_LAST_SIGNS = frozenset("所院校厂局厅部会站")
_LIGHT = frozenset("研究 科学 职业 职业技术 技术 高等 专科 高等专科".split())
_MAY_GO = frozenset(("kind", "trade", "field", "country", "common"))
_TELLING = frozenset(("brand", "party", "field", *PLACES))


@dataclass(slots=True)
class _Taken:
    """What of a name has been taken so far."""

    parts: int = 0
    telling: int = 0
    shortened: int = 0
    left_out: int = 0


def short_score(a: Form, b: Form, lexicon: OrgLexicon) -> float:
    """Return how well one of two Chinese forms is short for the other; 0 where it is not."""
    if a.kind != "han" or b.kind != "han":
        return 0.0
    return max(_shortens(a, b, lexicon), _shortens(b, a, lexicon))


def is_short_form(form: Form, lexicon: OrgLexicon, least: int = _LEAST) -> bool:
    """Tell whether a form can be short for another name: a few characters, no known party."""
    text = str(form.key)
    if form.kind != "han" or not least <= len(text) <= _MOST or not HAN_RUN.fullmatch(text):
        return False
    known = lexicon.terms.get(text)
    return known is None or known.slot not in ("party", "country", *PLACES)


def _shortens(short: Form, full: Form, lexicon: OrgLexicon) -> float:
    text, whole = str(short.key), str(full.key)
    if not HAN_RUN.fullmatch(text) or len(whole) <= len(text):
        return 0.0
    if _is_party(text, lexicon):
        return _PARTY if _is_all_of(text, whole, lexicon) else 0.0
    if not is_short_form(short, lexicon):
        return 0.0
    best = 0.0
    for start in _starts(full):
        # A parent that is left out is not a part that is missing.
        tokens, slots = full.tokens[start:], full.slots[start:]
        for taken in _takings(text, tokens, slots, _Taken()):
            if _is_short_for(taken):
                best = max(best, _SOME if taken.left_out else _WHOLE)
    return best


def _is_party(text: str, lexicon: OrgLexicon) -> bool:
    known = lexicon.terms.get(text)
    return known is not None and known.slot == "party"


def _is_all_of(party: str, whole: str, lexicon: OrgLexicon) -> bool:
    """Tell whether a name is a known party and nothing more: 中石化, 中国石油化工集团."""
    parts = lexicon.han_parts(whole, fine=False)
    others = lexicon.near.get(party, frozenset())
    english = lexicon.english[party]
    same = [part for part in parts if part.zh in others or part.english == english]
    return len(same) == 1 and all(
        part.slot in ("kind", "country") for part in parts if part not in same
    )


def _starts(full: Form) -> Iterator[int]:
    yield 0
    for at, (token, slot) in enumerate(zip(full.tokens[:-2], full.slots, strict=False)):
        if slot == "kind" and token in _PARENT_ENDS:
            if full.slots[at + 1] in PLACES or full.slots[at + 1] == "field":
                yield at + 1
            return


def _is_short_for(taken: _Taken) -> bool:
    if taken.parts < 2 or taken.left_out > _MOST_LEFT_OUT:
        return False
    # 北京大学 is not short for 北京科技大学: where a part is left out, another is shortened.
    if taken.left_out and not taken.shortened:
        return False
    return taken.telling > 0 or taken.shortened > 1 or (not taken.left_out and taken.parts > 2)


def _takings(
    text: str, tokens: Sequence[str], slots: Sequence[str], taken: _Taken
) -> Iterator[_Taken]:
    """Yield what is taken in each way in which the parts give all the characters."""
    if not text:
        if all(slot in _MAY_GO for slot in slots):
            left = sum(s == "field" and t not in _LIGHT for t, s in zip(tokens, slots, strict=True))
            yield _Taken(taken.parts, taken.telling, taken.shortened, taken.left_out + left)
        return
    if not tokens:
        return
    token, slot = tokens[0], slots[0]
    telling = taken.telling + (slot in _TELLING)
    for piece in _pieces(token, slot):
        if text.startswith(piece):
            # 所 for 研究所 is no shortening that tells; 科 for 科技 is.
            cut = taken.shortened + (len(piece) < len(token) and slot != "kind")
            following = _Taken(taken.parts + 1, telling, cut, taken.left_out)
            yield from _takings(text[len(piece) :], tokens[1:], slots[1:], following)
    if taken.parts and slot in _MAY_GO:
        left = taken.left_out + (slot in ("field", "trade", "common") and token not in _LIGHT)
        following = _Taken(taken.parts, taken.telling, taken.shortened, left)
        yield from _takings(text, tokens[1:], slots[1:], following)


def _pieces(token: str, slot: str) -> Iterable[str]:
    if token[0] == "#":
        return (token[1:],)
    pieces = [token[:many] for many in range(1, len(token) + 1)]
    if slot == "kind" and token[-1] in _LAST_SIGNS:
        pieces.append(token[-1])
    return dict.fromkeys(pieces)


class ShortNames:
    """Chinese names by the characters with which a short form of them can begin."""

    def __init__(self, forms: Sequence[Form], lexicon: OrgLexicon) -> None:
        self.forms, self.lexicon = forms, lexicon

    @cached_property
    def by_sign(self) -> dict[str, list[Form]]:
        """Return the forms by first character, made when a short form is first asked for."""
        found: dict[str, list[Form]] = defaultdict(list)
        for form in self.forms:
            for sign in {form.tokens[start][0] for start in _starts(form)}:
                found[sign].append(form)
        return dict(found)

    def of(self, said: Form) -> Iterator[tuple[Form, float]]:
        """Yield the names for which a form is short, and how well.

        Two characters alone are short for too much: 南航 is a university and an airline.
        """
        if is_short_form(said, self.lexicon, least=3):
            for form in self.by_sign.get(str(said.key)[0], ()):
                score = _shortens(said, form, self.lexicon)
                if score:
                    yield form, score
