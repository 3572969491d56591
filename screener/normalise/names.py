"""From the name of a party to the key under which it is compared."""

import re
from functools import lru_cache
from typing import NewType

from screener.normalise import legal_forms
from screener.normalise.chinese import HAN_RUN, simplified
from screener.normalise.unicode import folded

NameKey = NewType("NameKey", str)

_WORD = re.compile(r"[^\W_]+")
# Left out of every key: they come and go between two prints of one name ("Bureau of the ...").
_SMALL = frozenset({"the", "and", "и"})


@lru_cache(maxsize=131_072)
def name_key(name: str) -> NameKey:
    """Return the key under which an organisation's name is compared.

    Width, case, accents, punctuation, word order, "the", "and" and legal forms are dropped;
    script is kept, so a Chinese name and its romanisation have different keys. Chinese is
    simplified and makes one word.

    Returns:
        Words in code-point order, one space apart; a key's key is itself. Empty if the name
        has no word in it, and an empty key matches nothing.

    >>> name_key("ＡＢＣ Precision Co., Ltd.")
    'abc precision'
    >>> name_key("華為技術有限公司")
    '华为技术'
    """
    key = " ".join(sorted(words_of(name)))
    # Parts that come to stand side by side may be a legal form, or a word of Taiwan's, again.
    for _ in range(4):
        again = " ".join(sorted(words_of(key)))
        if again == key:
            break
        key = again
    return NameKey(key)


def words_of(name: str) -> list[str]:
    """Return a name's words in its own order, without legal forms unless it has nothing else.

    All Chinese of a name is one word, where its first character stands.

    >>> words_of("The Bank of X & Y, S.A.")
    ['bank', 'of', 'x', 'y']
    """
    text = legal_forms.without_dots(folded(name))
    words = _words(text) if text.isascii() else _mixed_words(text)
    significant = [word for word in words if word not in _SMALL] or words
    return legal_forms.kept(significant)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _mixed_words(text: str) -> list[str]:
    runs = HAN_RUN.findall(text)
    if not runs:
        return _words(text)
    han = simplified("".join(runs))
    first = HAN_RUN.search(text)
    assert first is not None
    head = _words(text[: first.start()])
    tail = _words(HAN_RUN.sub(" ", text[first.start() :]))
    bare = legal_forms.HAN.sub("", han)
    if not bare and not head and not tail:
        return [han]
    return [*head, *([bare] if bare else []), *tail]
