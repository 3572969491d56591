"""From the text of a condition to a tree, and from a tree to one of four truth values.

The grammar has names of selections, ``and``, ``or``, ``not``, brackets, ``any of x_*``,
``all of x_*`` and ``2 of (a, b, c)``; nothing else, and no code.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from screener.errors import RuleError
from screener.rules.truth import Truth, all_of, any_of, some_of

_WORD = re.compile(r"\s*(?:([A-Za-z_][A-Za-z0-9_]*\*?)|([0-9]+)|([(),]))")
_KEYWORDS = frozenset({"and", "or", "not", "of", "any", "all"})

Values = Mapping[str, Truth]
# How a part is judged, and the selections without which it is false.
_Part = tuple[Callable[[Values], Truth], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that can be judged, and the selections that it names."""

    judge: Callable[[Values], Truth]
    names: frozenset[str]
    needed: frozenset[str]  # where one of these is false, the condition is false


def parsed(text: str, selections: Sequence[str]) -> Condition:
    """Read a condition.

    Args:
        text: Such as "party and (tech_named or any of cue_*) and not civil_only".
        selections: The names that the rule's ``when`` has.

    Raises:
        RuleError: The text is no condition, or names a selection that is not there.
    """
    reader = _Reader(list(_words(text)), tuple(selections))
    judge, needed = reader.alternatives()
    if reader.rest:
        raise RuleError(f"condition: nothing was expected before {reader.rest[0]!r}")
    return Condition(judge, frozenset(reader.named), needed)


def _words(text: str) -> Iterator[str]:
    position = 0
    while text[position:].strip():
        match = _WORD.match(text, position)
        if match is None:
            raise RuleError(f"condition: {text[position:].strip()[:12]!r} is not understood")
        yield match[1] or match[2] or match[3]
        position = match.end()


class _Reader:
    """Reads words from left to right; ``or`` binds weakest, ``not`` strongest."""

    def __init__(self, words: list[str], selections: tuple[str, ...]) -> None:
        self.rest = words
        self.selections = selections
        self.named: set[str] = set()

    def alternatives(self) -> _Part:
        parts = [self._series()]
        while self._takes("or"):
            parts.append(self._series())
        judges = [judge for judge, _ in parts]
        needed = frozenset.intersection(*(names for _, names in parts))
        return (lambda values: any_of(judge(values) for judge in judges)), needed

    def _series(self) -> _Part:
        parts = [self._single()]
        while self._takes("and"):
            parts.append(self._single())
        judges = [judge for judge, _ in parts]
        needed = frozenset().union(*(names for _, names in parts))
        return (lambda values: all_of(judge(values) for judge in judges)), needed

    def _single(self) -> _Part:
        if self._takes("not"):
            denied, _ = self._single()
            return (lambda values: ~denied(values)), frozenset()
        if self._takes("("):
            inner = self.alternatives()
            self._must(")")
            return inner
        if self._takes("any"):
            return self._group(any_of)
        if self._takes("all"):
            return self._group(all_of)
        word = self._next()
        if word.isdigit():
            count = int(word)
            return self._group(lambda values: some_of(count, values))
        name = self._known(word)[0]
        return (lambda values: values[name]), frozenset({name})

    def _group(self, joined: Callable[[Iterable[Truth]], Truth]) -> _Part:
        self._must("of")
        bracketed = self._takes("(")
        names = self._known(self._next())
        while bracketed and self._takes(","):
            names += self._known(self._next())
        if bracketed:
            self._must(")")
        needed = frozenset(names if joined is all_of else ())
        return (lambda values: joined(values[name] for name in names)), needed

    def _known(self, word: str) -> list[str]:
        prefix = word.removesuffix("*")
        starred = prefix != word
        found = [s for s in self.selections if s == word or (starred and s.startswith(prefix))]
        if not found or word in _KEYWORDS:
            raise RuleError(f"condition: there is no selection {word!r}")
        self.named.update(found)
        return found

    def _takes(self, word: str) -> bool:
        if self.rest and self.rest[0] == word:
            self.rest.pop(0)
            return True
        return False

    def _must(self, word: str) -> None:
        if not self._takes(word):
            raise RuleError(f"condition: {word!r} is missing")

    def _next(self) -> str:
        if not self.rest:
            raise RuleError("condition: it ends too early")
        return self.rest.pop(0)
