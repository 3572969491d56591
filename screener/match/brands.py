"""From a mention to the relations that it names: brands, products, subsidiaries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from screener.model.lists import Relation
from screener.model.mention import Mention, MentionKind
from screener.normalise.chinese import HAN_RUN
from screener.normalise.names import name_key, words_of
from screener.normalise.word_forms import word_form

_SHORTEST_BRAND = 4  # letters; a shorter one ("CH", "CZ") begins a name only before a number


@dataclass(frozen=True, slots=True)
class RelationIndex:
    """Relations by the key of what is related, and by the words that such a name begins with."""

    by_key: dict[str, list[Relation]]
    by_words: dict[tuple[str, ...], list[Relation]]
    longest: int

    @classmethod
    def build(cls, relations: tuple[Relation, ...]) -> "RelationIndex":
        """Index relations."""
        by_key: dict[str, list[Relation]] = defaultdict(list)
        by_words: dict[tuple[str, ...], list[Relation]] = defaultdict(list)
        for relation in relations:
            for name in dict.fromkeys((relation.name, *relation.also)):
                by_key[_key(name)].append(relation)
                by_words[begin_words(name)].append(relation)
        by_key.pop("", None)
        by_words.pop((), None)
        return cls(dict(by_key), dict(by_words), max(map(len, by_words), default=0))

    def of(self, mention: Mention) -> Iterator[tuple[str, Relation]]:
        """Yield the relations that a mention names, with the words that name them."""
        for said in dict.fromkeys((mention.text, *mention.also)):
            for relation in self._named(said, mention.kind):
                yield said, relation

    def _named(self, said: str, kind: MentionKind) -> list[Relation]:
        found = list(self.by_key.get(_key(said), ()))
        if kind is MentionKind.PRODUCT and not found:
            words = begin_words(said)
            for many in range(min(len(words), self.longest), 0, -1):
                related = self.by_words.get(words[:many])
                if related and begins(words[:many], words):
                    return list(related)
        return found


def _key(name: str) -> str:
    return " ".join(sorted(word_form(word) for word in name_key(name).split()))


def begin_words(name: str) -> tuple[str, ...]:
    """Return the words of a product's name in their order; letters and digits apart.

    A Chinese character is a word, because nothing parts a brand from what follows it.

    >>> begin_words("FT2000"), begin_words("飞腾CPU")
    (('ft', '2000'), ('飞', '腾', 'cpu'))
    """
    words: list[str] = []
    for word in words_of(name):
        if HAN_RUN.fullmatch(word):
            words += word
            continue
        head = word.rstrip("0123456789")
        digits = word[len(head) :]
        words += [part for part in (word_form(head), digits) if part] if head.isalpha() else [word]
    return tuple(words)


def begins(brand: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether words that begin with a brand are a product of it."""
    if brand == words:
        return True
    text = "".join(brand)
    if HAN_RUN.match(text) or len(text) >= _SHORTEST_BRAND:
        return True
    return words[len(brand)][:1].isdigit()
