"""From two forms of names to a score, and to what the names differ in."""

from collections.abc import Callable
from dataclasses import dataclass

from screener.match.align import Pair, align
from screener.match.forms import Form
from screener.model.match import Band
from screener.normalise.org_lexicon import PLACES, OrgLexicon
from screener.normalise.romanise import is_pinyin

STRONG, POSSIBLE, WEAK = 90.0, 76.0, 60.0
Weigh = Callable[[str, str], float]

# The most a pair can reach; each with the pair that set it.
_OTHER_NUMBER = 55.0  # 38th Research Institute / 14th Research Institute
_NUMBER_ONLY_HERE = 72.0  # CASC / CASC 8th Academy: parent and institute
_OTHER_BRAND = 58.0  # Tianjin Kylin / Tianjin Phytium Information Technology
_OTHER_PLACE = 66.0  # Nanjing University / Tianjin University
_OTHER_PLACE_ONE_BRAND = 82.0  # Beijing Huahang Radio / Shanghai Huahang Radio
_PLACE_ONLY_HERE = 74.0  # China Aerospace Science and Technology / Shaanxi Aerospace ...
_OTHER_FIELD = 70.0  # Academy of Military Sciences / Academy of Military Medical Sciences
_FIELD_ONLY_HERE = 75.0
_TRADE_ONLY_HERE = 75.0  # Shenzhen University / Shenzhen Technology University
_BODY_ONLY_HERE = 75.0  # People's Armed Police / People's Armed Police College
_EXTRA_BESIDE_FIELD = (
    80.0  # Xi'an Institute of Microelectronics / Xi'an Microelectronics Technology Institute
)
_BRAND_ONLY_HERE = 86.0  # Tianjin Huawei / Tianjin Huawei Xunda
_ONE_OF_TWO_BRANDS = 74.0  # Rainbow / Mushroom Rainbow
_RARE_ONE_OF_TWO = 80.0  # NucTech / Tongfang NucTech Technology: all that is said, and rare
_RARE_LETTERS = 5  # fewer letters are soon part of another name: Bina, Noor
_ONE_WORD = 86.0  # Rainbow / Rainbow General Trading Company
_BY_MEANING = 88.0  # 第三十八研究所 / 38th Research Institute
_SPELT = 89.0  # Huawie / Huawei: a short brand with a typo
_OTHER_KIND = 75.0  # 湖南科技大学 / 湖南科技学院
_OTHER_KIND_TRANSLATED = 84.0  # 学院: College, Institute, University
LEAST_BRANDLESS = 70.0  # below it, names without a brand share their trade and no more
_LIGHT_WORDS_DIFFER = (
    77.0  # Anwise Global / Beijing Anwise Technology: a rare brand, no other word of weight
)
_RARE_SIGNS = 3  # 寒武纪 / 中科寒武纪科技
_A_PART = 80.0  # 海康威视 / 杭州海康威视数字技术: all of a name within the other, with a rare brand
RARE = 6.0  # weight of a brand on at most a dozen entries
_BODIES = frozenset(
    "university college academy institute school hospital bureau ministry department laboratory"
    " center committee commission base factory"
    " 大学 学院 所 院 医院 局 部 厅 实验室 中心 委员会".split()
)
_SPELT_LETTERS = 5  # CASC / NASC: a word of four letters with a typo is no ground by itself
_CORROBORATED = 3  # pairs beside which it is one: Beijing Hauw Electronics
_BRANCH = frozenset("branch subsidiary office division 分公司 子公司 办事处 代表处 分院".split())
_OF_A_BRANCH = 84.0  # National University of Defense Technology, Shenzhen Branch
_NAMES_A_BODY = 4.5  # the least weight of a word on which a match may rest


@dataclass(frozen=True, slots=True)
class Scored:
    """How alike two forms are, and in what they differ."""

    score: float  # 0 to 100
    method: str
    differs: tuple[str, ...]


NOTHING = Scored(0.0, "", ())


def band_of(score: float) -> Band | None:
    """Return the band of a score short of equal keys; None below the lowest."""
    if score >= STRONG:
        return Band.STRONG
    if score >= POSSIBLE:
        return Band.POSSIBLE
    return Band.WEAK if score >= WEAK else None


class Scorer:
    """Scores pairs of forms with the weights of one collection of names."""

    def __init__(self, lexicon: OrgLexicon, weigh: Weigh) -> None:
        self.lexicon = lexicon
        self.weigh = weigh

    def score(self, said: Form, listed: Form) -> Scored:
        """Return how alike two forms are; the same both ways round, but for the words of differs.

        The score is the share of weight that stands in pairs, of both names together; what two
        names differ in caps it.
        """
        if said.is_generic or listed.is_generic:
            return NOTHING
        view = _View(said, listed, self)
        if not view.has_ground():
            return NOTHING
        score, differs = view.capped()
        return Scored(round(score, 1), view.method(), differs)

    def near(self, a: str, b: str) -> bool:
        """Tell whether two words can mean the same."""
        return b in self.lexicon.near.get(a, ())

    def may_differ(self, a: str, b: str) -> bool:
        """Tell whether two words may be one word in two spellings.

        Two words of the lexicon are two words: Nanjing and Nanning, Shanxi and Shaanxi.
        """
        return a not in self.lexicon.slots or b not in self.lexicon.slots


class _View:
    """Two forms side by side."""

    def __init__(self, said: Form, listed: Form, scorer: Scorer) -> None:
        self.said, self.listed, self.scorer = said, listed, scorer
        self.pairs = align(said.tokens, listed.tokens, scorer.near, scorer.may_differ)
        weigh = scorer.weigh
        self.said_weights = [weigh(t, s) for t, s in zip(said.tokens, said.slots, strict=True)]
        self.listed_weights = [
            weigh(t, s) for t, s in zip(listed.tokens, listed.slots, strict=True)
        ]
        paired_said = {i for pair in self.pairs for i in pair.said}
        paired_listed = {j for pair in self.pairs for j in pair.listed}
        self.only_said = [i for i in range(len(said.tokens)) if i not in paired_said]
        self.only_listed = [j for j in range(len(listed.tokens)) if j not in paired_listed]

    def weight(self, pair: Pair) -> float:
        """Return the weight of a pair on its lighter side, times how alike it is."""
        said = sum(self.said_weights[i] for i in pair.said)
        listed = sum(self.listed_weights[j] for j in pair.listed)
        return min(said, listed) * pair.alike

    def has_ground(self) -> bool:
        """Tell whether the pairs say which party is meant: a brand, or all that the names have."""
        if any(self.names_a_body(pair) for pair in self.pairs):
            return True
        if any(self._of(("brand", "party"))):
            return False
        telling = [p for p in self.pairs if self.slot(p) in ("field", "number", *PLACES)]
        # Deep Net Vision / Deep Network Vision: two everyday words, and nothing of weight beside.
        common = [pair for pair in self.pairs if self.slot(pair) == "common"]
        if len(common) > 1 and not any(self._of(("common", "field"))):
            return True
        return bool(telling) and len(self.pairs) > 1

    def names_a_body(self, pair: Pair) -> bool:
        """Tell whether a pair by itself points to one party."""
        if self.slot(pair) not in ("brand", "party"):
            return False
        short = pair.how == "spelling" and self._letters(pair) < _SPELT_LETTERS
        if short and len(self.pairs) < _CORROBORATED:
            return False
        return self.weight(pair) >= _NAMES_A_BODY * pair.alike

    def _letters(self, pair: Pair) -> int:
        said, listed = self.said.tokens[pair.said[0]], self.listed.tokens[pair.listed[0]]
        return min(len(said), len(listed))

    def slot(self, pair: Pair) -> str:
        return self.listed.slots[pair.listed[0]] if pair.how != "joined" else "brand"

    def brands(self, rows: list[int], form: Form) -> list[int]:
        return [row for row in rows if form.slots[row] in ("brand", "party")]

    def base(self) -> float:
        """Return the share of weight that stands in pairs, 0 to 100."""
        total = sum(self.said_weights) + sum(self.listed_weights)
        paired = sum(
            pair.alike
            * (
                sum(self.said_weights[i] for i in pair.said)
                + sum(self.listed_weights[j] for j in pair.listed)
            )
            for pair in self.pairs
        )
        return 100.0 * paired / total if total else 0.0

    def method(self) -> str:
        """Return the word for how most of the ground was found."""
        if "meaning" in (self.said.kind, self.listed.kind):
            by_sound = any(self._is_sound(pair) for pair in self.pairs)
            return "pinyin" if by_sound else "meaning"
        return "spelling" if any(pair.how == "spelling" for pair in self.pairs) else "words"

    def _is_sound(self, pair: Pair) -> bool:
        han = self.said if self.said.kind == "meaning" else self.listed
        rows = pair.said if han is self.said else pair.listed
        return any(han.slots[row] == "brand" for row in rows)

    def capped(self) -> tuple[float, tuple[str, ...]]:
        """Return the score, and the words for what the names differ in.

        Under a cap what is more alike stays in front: a cap takes off a seventh of what lacks.
        """
        caps: list[float] = [99.0]
        differs: list[str] = []
        for cap, words in (
            self._numbers(),
            self._places(),
            self._brands(),
            self._fields(),
            self._kinds(),
            self._evidence(),
        ):
            caps.append(cap)
            differs += words
        base = self.base()
        if base >= WEAK and self._is_part():
            base = max(base, _A_PART + (base - WEAK) / 10)
        elif base >= WEAK and self._differs_lightly():
            base = max(base, _LIGHT_WORDS_DIFFER + (base - WEAK) / 10)
        score = min(base, min(caps) - 0.15 * (99.0 - base))
        if score < LEAST_BRANDLESS and not self._has_brand_pair():
            return 0.0, ()
        return score, tuple(differs)

    def _is_part(self) -> bool:
        """Tell whether one name is within the other, and a rare brand is what they share."""
        if self.only_said and self.only_listed:
            return False
        return self._shares_rare_brand()

    def _shares_rare_brand(self) -> bool:
        return any(
            self.names_a_body(pair) and pair.how in ("same", "joined") and self.weight(pair) >= RARE
            for pair in self.pairs
        )

    def _differs_lightly(self) -> bool:
        """Tell whether a rare brand is shared, and all that is not shared says little."""
        said, listed = self._of(PLACES)
        if said and listed:
            return False
        light = ("trade", "kind", "letter", "country", *PLACES)
        heavy = len(self.only_said) + len(self.only_listed) - sum(map(len, self._of(light)))
        return not heavy and self._shares_rare_brand()

    def _has_brand_pair(self) -> bool:
        return any(self.names_a_body(pair) for pair in self.pairs)

    def _of(self, slots: tuple[str, ...]) -> tuple[list[str], list[str]]:
        said = [self.said.tokens[i] for i in self.only_said if self.said.slots[i] in slots]
        listed = [self.listed.tokens[j] for j in self.only_listed if self.listed.slots[j] in slots]
        return said, listed

    def _numbers(self) -> tuple[float, list[str]]:
        said, listed = self._of(("number",))
        if said and listed:
            return _OTHER_NUMBER, [f"number: {_shown(said)} / {_shown(listed)}"]
        if said or listed:
            return _NUMBER_ONLY_HERE, [f"number: {_shown(said)} / {_shown(listed)}"]
        return 100.0, []

    def _places(self) -> tuple[float, list[str]]:
        here, there = self._of(("country",))
        if here and there:  # Aviation Industry of China, Iran Aircraft Industries
            words = [f"place: {_shown(here)} / {_shown(there)}"]
            return (_OTHER_PLACE_ONE_BRAND if self._has_brand_pair() else _OTHER_PLACE), words
        said, listed = self._of(PLACES)
        if not said and not listed:
            return 100.0, []
        words = [f"place: {_shown(said)} / {_shown(listed)}"]
        one_brand = self._has_brand_pair()
        if said and listed and not self._lie_together(said, listed):
            return (_OTHER_PLACE_ONE_BRAND if one_brand else _OTHER_PLACE), words
        if one_brand or (said and listed):
            return 100.0, words if said and listed else []
        if self._is_told_twice():  # Institute of Precision Medicine, Guangzhou: also where it is
            return _EXTRA_BESIDE_FIELD, words
        return (_OF_A_BRANCH if self._is_branch() else _PLACE_ONLY_HERE), words

    def _is_branch(self) -> bool:
        said, listed = self._of(("kind",))
        return not _BRANCH.isdisjoint([*said, *listed])

    def _lie_together(self, said: list[str], listed: list[str]) -> bool:
        place = self.scorer.lexicon.place_of
        return any(a in place(b) or b in place(a) for a in said for b in listed)

    def _brands(self) -> tuple[float, list[str]]:
        said, listed = self._of(("brand", "party"))
        if not said and not listed:
            return 100.0, []
        words = [f"extra: {_shown(said)} / {_shown(listed)}"]
        if said and listed:
            return _OTHER_BRAND, words
        if min(len(self.said.tokens), len(self.listed.tokens)) > 1:
            return _BRAND_ONLY_HERE, words
        # Who says one rare word asks for all that bear it; who says two has said another name.
        only = self.said.tokens[0] if len(self.said.tokens) == 1 else ""
        long = len(only) >= (_RARE_LETTERS if only < "㐀" else _RARE_SIGNS)
        rare = long and self._shares_rare_brand()
        return (_RARE_ONE_OF_TWO if rare else _ONE_OF_TWO_BRANDS), words

    def _fields(self) -> tuple[float, list[str]]:
        said, listed = self._of(("field", "common"))
        trades_said, trades_listed = self._of(("trade",))
        if self._has_brand_pair():
            words = [f"extra: {_shown(said)} / {_shown(listed)}"] if said or listed else []
            return (_OTHER_PLACE_ONE_BRAND if said and listed else 100.0), words
        if not said and not listed:
            if not trades_said and not trades_listed:
                return 100.0, []
            words = [f"extra: {_shown(trades_said)} / {_shown(trades_listed)}"]
            if trades_said and trades_listed:
                return _OTHER_FIELD, words
            shared = any(self.slot(pair) == "trade" for pair in self.pairs)
            research = {"research", "研究"}.issuperset([*trades_said, *trades_listed])
            if shared or research:
                return 100.0, []
            return (_EXTRA_BESIDE_FIELD if self._is_told_twice() else _TRADE_ONLY_HERE), words
        words = [f"extra: {_shown(said)} / {_shown(listed)}"]
        return (_OTHER_FIELD if said and listed else _FIELD_ONLY_HERE), words

    def _is_told_twice(self) -> bool:
        """Tell whether both a field and a place or a number stand in pairs."""
        slots = {self.slot(pair) for pair in self.pairs}
        return "field" in slots and not slots.isdisjoint(("number", *PLACES))

    def _kinds(self) -> tuple[float, list[str]]:
        # CETC 45 / China Electronics Technology Group 45th Research Institute: the number tells.
        if self._has_brand_pair() or any(self.slot(pair) == "number" for pair in self.pairs):
            return 100.0, []
        across = self.said.kind != self.listed.kind
        said, listed = self._of(("kind",))
        near = [
            (self.said.tokens[pair.said[0]], self.listed.tokens[pair.listed[0]])
            for pair in self.pairs
            if pair.how == "near" and self.slot(pair) == "kind"
        ]
        said += [a for a, b in near if {a, b} & {"university", "大学"}]
        listed += [b for a, b in near if {a, b} & {"university", "大学"}]
        bodies = _BODIES.intersection(said), _BODIES.intersection(listed)
        if not any(bodies):
            return 100.0, []
        words = [f"kind: {_shown(said)} / {_shown(listed)}"]
        if all(bodies):
            return (_OTHER_KIND_TRANSLATED if across else _OTHER_KIND), words
        spare = any(self.slot(pair) == "kind" for pair in self.pairs)
        return (100.0 if spare and across else _BODY_ONLY_HERE), words

    def _evidence(self) -> tuple[float, list[str]]:
        brands = [pair for pair in self.pairs if self.names_a_body(pair)]
        caps = [100.0]
        one_word = min(len(self.said.tokens), len(self.listed.tokens)) == 1
        # "Hua Wei" is one word in two pieces, and Huawei France only one of its bearers.
        if one_word or (len(self.pairs) == 1 and (self.only_said or self.only_listed)):
            caps.append(_ONE_WORD)
        if "meaning" in (self.said.kind, self.listed.kind) and not brands:
            caps.append(_BY_MEANING)
        if brands and all(self._is_doubtful(pair) for pair in brands):
            caps.append(_SPELT)
        return min(caps), []

    def _is_doubtful(self, pair: Pair) -> bool:
        if pair.how != "spelling":
            return False
        a, b = self.said.tokens[pair.said[0]], self.listed.tokens[pair.listed[0]]
        return min(len(a), len(b)) < 8 or (is_pinyin(a) and is_pinyin(b))


def _shown(tokens: list[str]) -> str:
    return " ".join(token.lstrip("#") for token in tokens) or "–"
