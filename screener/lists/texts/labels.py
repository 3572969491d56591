"""Labels of paragraphs that are written out in full: "a.6.b.1.", "y.2 through y.5."."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Letters and figures take turns ("a.6.b.1"), so that in "a.1.0.9 GPa" the label ends before 0.9.
_STEP = re.compile(
    r"(?P<dot>\s?\.\s?)?(?P<step>(?P<letter>[a-z])(?P=letter)?|[1-9][0-9]?)(?![A-Za-z0-9])"
)
_END = re.compile(r"\s?\.*\s*")
_RANGE = re.compile(
    r"(?:-|–|through\b|to\b)\s?\.?(?P<to>[a-z]{1,2}|[1-9][0-9]?|[a-z](?:\.[a-z0-9]{1,2})+)"
    r"\s?\.?(?=\s|$)\s*"
)
Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's label and what stands after it."""

    steps: Steps  # ("a", "6", "b")
    to: Steps  # the last of a range ("c.-d."), empty for none
    text: str


def labelled(text: str, known: Callable[[Steps], bool] = lambda _: True) -> Label | None:
    """Return the label at the beginning of a text, None where there is none.

    Args:
        text: A paragraph's words.
        known: Whether a paragraph of that label went before. A figure right after a label is its
            last step only where the one before it is known: "b.1.b.15 kN" is b.1.b, 15 kN.

    >>> labelled("a.6.b.2. Output power exceeding 2 kW;").steps
    ('a', '6', 'b', '2')
    >>> labelled("b.1 Being underwater").steps, labelled("c.-d. [Reserved]").to
    (('b', '1'), ('d',))
    >>> labelled("a laser") is None, labelled("a.1.0.9 GPa").text
    (True, '0.9 GPa')
    """
    ends = list(_steps(text))
    while ends and not _is_label(ends, text, known):
        ends.pop()
    if not ends:
        return None
    steps = tuple(step for step, _ in ends)
    end = _after(text, ends[-1][1])
    span = _RANGE.match(text, end)
    if span is None:
        return Label(steps, (), text[end:].strip())
    return Label(steps, tuple(span["to"].split(".")), text[span.end() :].strip())


def _steps(text: str) -> Iterator[tuple[str, int]]:
    """Yield the steps that stand at the beginning, each with where it ends."""
    at, before = 0, ""
    while match := _STEP.match(text, at):
        step = match["step"]
        if bool(before) != bool(match["dot"]) or (before and before.isdigit() == step.isdigit()):
            return
        yield step, match.end()
        at, before = match.end(), step


def _is_label(ends: list[tuple[str, int]], text: str, known: Callable[[Steps], bool]) -> bool:
    step, end = ends[-1]
    tail = text[end : end + 2]
    dotted = (tail[:1] == "." and not tail[1:].isdigit()) or tail == " ."
    if len(ends) == 1 and not dotted and not (tail[:1] == "." and not step.isdigit()):
        return False
    if step.isdigit() and not dotted and len(ends) > 1:
        if text[end : end + 3].strip().startswith(("×", "x 1")):
            return False
        before = (*(one for one, _ in ends[:-1]), str(int(step) - 1))
        return step == "1" or known(before)
    return True


def _after(text: str, end: int) -> int:
    match = _END.match(text, end)
    return match.end() if match else end


def spread(steps: Steps, to: Steps) -> Iterator[Steps]:
    """Yield the labels of a range, both ends included.

    >>> list(spread(("y", "2"), ("y", "4")))
    [('y', '2'), ('y', '3'), ('y', '4')]
    >>> list(spread(("c",), ("d",)))
    [('c',), ('d',)]
    """
    *stem, first = steps
    last = to[-1] if to else first
    if first.isdigit() and last.isdigit():
        yield from ((*stem, str(number)) for number in range(int(first), int(last) + 1))
    elif len(first) == len(last) == 1:
        yield from ((*stem, chr(letter)) for letter in range(ord(first), ord(last) + 1))
    else:
        yield from dict.fromkeys([steps, (*stem, last)])
