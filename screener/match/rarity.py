"""How much a word of a name weighs, by how rare it is on the loaded lists."""

import math
from collections import Counter
from collections.abc import Iterable

from screener.match.forms import WEIGHTS, Form
from screener.match.score import Weigh

# Only words that nobody curated are weighed by rarity; "technology" says little on any list.
_BY_RARITY = ("brand", "party")
# With 60,000 names: a word of one name weighs 8, of 10 names 6.3, of 100 names 4.7, of 1,000 3.
_LEAST = 2.0


def rarity(forms: Iterable[Form], names: int) -> Weigh:
    """Return the weight of a token in a slot, given the forms of all listed names."""
    carried: Counter[str] = Counter()
    for form in forms:
        carried.update({t for t, s in zip(form.tokens, form.slots, strict=True) if s in _BY_RARITY})
    most = math.log(max(names, 20_000) + 1)
    rare = {
        token: max(_LEAST, WEIGHTS["brand"] * (1 - math.log(count) / most))
        for token, count in carried.items()
    }

    def weigh(token: str, slot: str) -> float:
        return rare.get(token, WEIGHTS[slot]) if slot in _BY_RARITY else WEIGHTS[slot]

    return weigh
