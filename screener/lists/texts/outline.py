"""Where a paragraph stands whose label gives its own step only: "(a)", "(1)", "(i)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?:\*\s*)?\((?P<label>[A-Za-z]{1,8}|[0-9]{1,3})\)"
    r"(?:\s*(?:-|–|through)\s*\((?P<to>[A-Za-z]{1,2}|[0-9]{1,3})\))?\s*(?P<text>.*)",
    re.DOTALL,
)
_ROMAN = dict(zip("ivxlc", (1, 5, 10, 50, 100), strict=True))
# The order in which the CFR nests its labels.
_STYLES = ("lower", "digit", "roman", "upper")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph of a section with its own step, "" where it has none."""

    label: str
    to: str
    text: str


def parted(text: str) -> Labelled:
    """Return a paragraph's label and its words; the label is "" where none is in front.

    >>> parted("* (a) Firearms using caseless ammunition.").label
    'a'
    >>> parted("(j)-(w) [Reserved]").to
    'w'
    """
    match = _LABEL.match(text)
    if match is None or not _styles(match["label"]):
        return Labelled("", "", text)
    return Labelled(match["label"], match["to"] or "", match["text"])


def roman(label: str) -> int:
    """Return the value of a small roman figure, 0 where it is none.

    >>> roman("xiv"), roman("b"), roman("iiii")
    (14, 0, 0)
    """
    if not label or any(letter not in _ROMAN for letter in label):
        return 0
    values = [_ROMAN[letter] for letter in label]
    total = sum(
        -value if any(later > value for later in values[at + 1 :]) else value
        for at, value in enumerate(values)
    )
    return total if roman_text(total) == label else 0


def roman_text(value: int) -> str:
    """Return a number in small roman figures."""
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
    said = ""
    for size, sign in (*signs, (4, "iv"), (1, "i")):
        while value >= size:
            said, value = said + sign, value - size
    return said


def _styles(label: str) -> list[str]:
    """Return as what a label can be read; nothing for what is none."""
    if not label:
        return []
    if label.isdigit():
        return ["digit"]
    found = ["roman"] if roman(label) else []
    if len(label) == 1 or (label == label[0] * len(label) and len(label) == 2):
        found.insert(0, "lower" if label.islower() else "upper")
    return found


def _ordinal(label: str, style: str) -> int:
    if style == "digit":
        return int(label)
    if style == "roman":
        return roman(label)
    base = ord(label[0].casefold()) - ord("a") + 1
    return base if len(label) == 1 else base + 26


def places(labels: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield for each label the steps that lead to it; () for one that is "".

    A label goes on with the deepest list that it continues, else it begins a new one below.
    "(i)" after "(h)(2)" is the letter or the roman figure: what comes next tells.

    >>> list(places(["a", "1", "i", "ii", "2", "b"]))[-3:]
    [('a', '1', 'ii'), ('a', '2'), ('b',)]
    >>> list(places(["h", "1", "i", "j"]))[-2:]
    [('i',), ('j',)]
    """
    stack: list[tuple[str, str]] = []  # label and style, the outermost first
    for at, label in enumerate(labels):
        if not label:
            yield ()
            continue
        following = next((one for one in labels[at + 1 :] if one), "")
        depth, style = _place(stack, label, following)
        stack[depth:] = [(label, style)]
        yield tuple(one for one, _ in stack)


def _place(stack: list[tuple[str, str]], label: str, following: str) -> tuple[int, str]:
    continued = [
        (depth, style)
        for depth, (last, style) in reversed(list(enumerate(stack)))
        if style in _styles(label) and _ordinal(label, style) == _ordinal(last, style) + 1
    ]
    begun = [
        (len(stack), style)
        for style in _styles(label)
        if _ordinal(label, style) == 1 and style not in [one for _, one in stack]
    ]
    if continued and begun:
        goes_on = any(
            style in _styles(following) and _ordinal(following, style) == 2 for _, style in begun
        )
        return begun[0] if goes_on else continued[0]
    if continued or begun:
        return (continued or begun)[0]
    # A label is skipped ("(f)" after "(d)"): the list of its style, the deepest first.
    same = [d for d, (_, style) in reversed(list(enumerate(stack))) if style in _styles(label)]
    if same:
        return same[0], stack[same[0]][1]
    return len(stack), (_styles(label) or list(_STYLES))[0]
