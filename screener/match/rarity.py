"""How much a word of a name weighs, by how rare it is on the loaded lists."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from screener.match.forms import WEIGHTS, Form
from screener.match.score import Weigh

# Only words that nobody curated are weighed by rarity; "technology" says little on any list.
_BY_RARITY = ("brand", "party")
# With 60,000 names: a word of one entry weighs 8, of 10 6.3, of 100 4.7, of 1,000 3. A party of the
# lexicon stays one, however many of its subsidiaries are listed: Huawei has 150.
_LEAST = 2.0
_LEAST_PARTY = 6.0


def rarity(carried: Mapping[str, int], names: int) -> Weigh:
    """Return the weight of a token in a slot.

    Args:
        carried: How many entries have a name with a token; only tokens that nobody curated.
        names: How many names there are.
    """
    most = math.log(max(names, 20_000) + 1)
    rare = {
        token: max(_LEAST, WEIGHTS["brand"] * (1 - math.log(count) / most))
        for token, count in carried.items()
    }

    def weigh(token: str, slot: str) -> float:
        if slot == "brand":
            return rare.get(token, WEIGHTS[slot])
        if slot == "party":
            return max(_LEAST_PARTY, rare.get(token, WEIGHTS[slot]))
        return WEIGHTS[slot]

    return weigh


def carried_by(forms: Iterable[tuple[str, Iterable[Form]]]) -> Counter[str]:
    """Return how many entries carry each word that nobody curated, given forms by entry."""
    by_token: dict[str, set[str]] = {}
    for entry, several in forms:
        for form in several:
            for token, slot in zip(form.tokens, form.slots, strict=True):
                if slot in _BY_RARITY:
                    by_token.setdefault(token, set()).add(entry)
    return Counter({token: len(entries) for token, entries in by_token.items()})
