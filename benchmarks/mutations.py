"""How many listed names are still found when they are miswritten (R15)?

Run: python -m benchmarks.mutations [NAMES] [--misses]

Primary names of the Entity List with at least two words that are neither legal form nor generic,
drawn by seed; each is changed in one way at a time and looked up in that list at the default
profile. Found: its own entry is an alert. Beside it stand what brute-force WRatio at 90 over the
same names finds, on a sample, and the ratio of both.
"""

import random
import sys
from collections.abc import Callable
from datetime import date

from rapidfuzz import fuzz, process, utils

from screener.api import Screener
from screener.match.compare import bundled_terms
from screener.normalise.generic_words import COMMON, FIELD, KIND, PLACE, TRADE
from screener.normalise.names import words_of
from screener.normalise.org_lexicon import org_lexicon
from screener.normalise.word_forms import word_form

SEED = 20260720
GENERIC = COMMON | FIELD | KIND | PLACE | TRADE
LEXICON = org_lexicon(bundled_terms())
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SAMPLE = 150  # for WRatio, which takes a tenth of a second a name


def with_typos(name: str, count: int, rng: random.Random) -> str:
    """Change, swap, lose or add letters, each in another word of four letters and more."""
    words = name.split(" ")
    places = [at for at, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    for at in rng.sample(places, min(count, len(places))):
        words[at] = _typo(words[at], rng)
    return " ".join(words)


def _typo(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word))
    match rng.randrange(4):
        case 0:
            return word[:at] + rng.choice(LETTERS) + word[at + 1 :]
        case 1:
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 2:
            return word[:at] + word[at + 1 :]
        case _:
            return word[:at] + rng.choice(LETTERS) + word[at:]


def without_a_word(name: str, rng: random.Random) -> str:
    """Drop a word that is not the last distinctive one."""
    words = name.split(" ")
    telling = [at for at, word in enumerate(words) if _telling(word)]
    droppable = [at for at in range(len(words)) if telling != [at]]
    at = rng.choice(droppable)
    return " ".join(words[:at] + words[at + 1 :])


def with_words_joined(name: str, rng: random.Random) -> str:
    words = name.split(" ")
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def shuffled(name: str, rng: random.Random) -> str:
    words = name.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def _telling(word: str) -> bool:
    # Beside another word a legal form is dropped; a place or a trade tells no body by itself.
    own = [word_form(one) for one in words_of(f"kestrel {word}") if one != "kestrel"]
    telling = [one for one in own if one not in GENERIC and len(one) > 1]
    return any(LEXICON.slots.get(one, "brand") in ("brand", "party") for one in telling)


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "as printed": lambda name, _: name,
    "1 typo": lambda name, rng: with_typos(name, 1, rng),
    "2 typos": lambda name, rng: with_typos(name, 2, rng),
    "word dropped": without_a_word,
    "words joined": with_words_joined,
    "words shuffled": shuffled,
    "branch suffix": lambda name, rng: f"{name}, {rng.choice(['Shanghai', 'Dubai'])} Branch",
}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 2_000
    screener = Screener.load(only=["us_entity_list"], as_of=date(2026, 11, 25))
    entities = [e for e in screener.knowledge.entities.values() if e.kind.value != "address"]
    named = [e for e in entities if sum(_telling(w) for w in e.name.split(" ")) >= 2]
    drawn = random.Random(SEED).sample(named, min(count, len(named)))
    choices = [name.text for entity in entities for name in entity.names]
    owner = [entity.entry for entity in entities for _ in entity.names]
    prepared = [utils.default_process(text) for text in choices]
    for way, change in WAYS.items():
        rng = random.Random(f"{SEED} {way}")
        queries = [(entity, change(entity.name, rng)) for entity in drawn]
        found = alerts = wrong = 0
        for entity, query in queries:
            matches = screener.look_up(query)
            entries = [one.entry for one in matches]
            found += entity.entry in entries
            alerts += len(entries)
            wrong += (
                bool(entries)
                and entity.name not in [m.name for m in matches[:1]]
                and (matches[0].entry != entity.entry)
            )
            if "--misses" in sys.argv and entity.entry not in entries:
                print("   missed:", entity.name, "|", query)
        by_ratio = 0
        for entity, query in queries[:SAMPLE]:
            best = process.extract(
                utils.default_process(query),
                prepared,
                scorer=fuzz.WRatio,
                score_cutoff=90,
                limit=20,
            )
            by_ratio += any(owner[at] == entity.entry for _, _, at in best)
        share, other = found / len(queries), by_ratio / min(SAMPLE, len(queries))
        print(
            f"{way}: found {share:.1%} of {len(queries)}, alerts {alerts / len(queries):.2f},"
            f" wrong first {wrong / len(queries):.1%}; WRatio 90 {other:.1%},"
            f" ratio {share / other if other else 0:.2f}"
        )


if __name__ == "__main__":
    main()
