"""The index in front of the scorer loses nothing: compared with scoring every name."""

import random

from screener.match.compare import comparable
from screener.match.entities import EntityMatcher
from screener.match.forms import Form
from screener.match.name_index import NameIndex
from screener.match.score import WEAK


def noisy(text: str, draw: random.Random) -> str:
    """Return a name with a letter lost or put twice, a word lost, or words joined."""
    words = text.split()
    at = draw.randrange(len(words))
    kind = draw.choice(("letter", "twice", "drop", "join", "swap"))
    word = words[at]
    if kind == "letter" and len(word) > 4:
        cut = draw.randrange(1, len(word))
        words[at] = word[:cut] + word[cut + 1 :]
    elif kind == "twice" and word:
        cut = draw.randrange(len(word))
        words[at] = word[:cut] + word[cut] + word[cut:]
    elif kind == "drop" and len(words) > 1:
        del words[at]
    elif kind == "join" and at + 1 < len(words):
        words[at : at + 2] = [words[at] + words[at + 1]]
    else:
        draw.shuffle(words)
    return " ".join(words)


def test_the_index_finds_what_scoring_every_name_finds(matcher: EntityMatcher) -> None:
    draw, table = random.Random(4), matcher.table
    latin: list[Form] = draw.sample(list(table.latin.forms), 1500)
    han: list[Form] = list(table.han.forms)[:500]
    indexes = {
        "han": NameIndex.build(han, table.scorer),
        "latin": NameIndex.build(latin, table.scorer),
    }
    said = [noisy(form.text, draw) for form in draw.sample([*latin, *latin, *han], 90)]
    said += ["国防科技大学", "Guofang Keji Daxue", "CETC 38", "航天科技", "Huawie", "Gazprom Bank"]
    kept = 0
    for text in said:
        for form in table.maker.forms(text):
            index = indexes["han" if form.kind == "han" else "latin"]
            plain = {
                row
                for row, listed in enumerate(index.forms)
                if comparable(form, listed) and table.scorer.score(form, listed).score >= WEAK
            }
            kept += len(plain)
            if not form.is_generic:
                assert plain <= set(index.candidates(form)), text
    assert kept > 80
