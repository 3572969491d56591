"""From names to the columns of which the name table and its indexes are views."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from screener.formats.sections import Section
from screener.formats.stored import Groups, TextColumn
from screener.match.forms import Form
from screener.match.score import Scorer
from screener.match.spelling import vocabulary_sections, vocabulary_words

_LONGEST_RUN = 3  # words of a name that another print joins: "hua li chuang"
_LONGEST_JOINED = 24  # letters
KINDS = ("words", "han", "meaning")


def text_groups(
    name: str, groups: Mapping[str, Sequence[str]], texts: Mapping[str, int]
) -> dict[str, Section]:
    """Return the sections of texts by text; ``texts`` has the row of each that is grouped."""
    rows = ([texts[text] for text in several] for several in groups.values())
    return {**TextColumn.packed(f"{name}.keys", groups), **Groups.packed(f"{name}.texts", rows)}


def counts(name: str, counted: Mapping[str, int]) -> dict[str, Section]:
    """Return the sections of a number for each text."""
    return {
        **TextColumn.packed(name, counted),
        f"{name}.counts": np.array(list(counted.values()), dtype=np.int32),
    }


def index_sections(
    name: str, forms: Sequence[Form], scorer: Scorer, texts: Mapping[str, int]
) -> dict[str, Section]:
    """Return the sections of an index of forms: the forms, and who has which word.

    Args:
        name: The index's name, in front of its sections' names.
        forms: The forms of listed names.
        scorer: Gives the weights.
        texts: Row of each form's text in the table.
    """
    tokens: dict[str, int] = {}
    slots: dict[str, int] = {}
    form_tokens = [[tokens.setdefault(t, len(tokens)) for t in form.tokens] for form in forms]
    form_slots = [[slots.setdefault(s, len(slots)) for s in form.slots] for form in forms]
    weights = [
        [scorer.weigh(t, s) for t, s in zip(form.tokens, form.slots, strict=True)] for form in forms
    ]
    brands = np.zeros(len(tokens), dtype=bool)
    for form, rows in zip(forms, form_tokens, strict=True):
        for row, slot in zip(rows, form.slots, strict=True):
            if slot in ("brand", "party"):
                brands[row] = True
    # A token out of a Chinese brand is a brand whatever the lexicon says of the word.
    heaviest = [
        max(scorer.weigh(token, scorer.lexicon.slot(token)), scorer.weigh(token, "brand"))
        for token in tokens
    ]
    keys = {form.key: None for form in forms}
    key_rows = {key: row for row, key in enumerate(keys)}
    return {
        **TextColumn.packed(f"{name}.tokens", tokens),
        **TextColumn.packed(f"{name}.slots", slots),
        **TextColumn.packed(f"{name}.keys", keys),
        f"{name}.forms.kind": np.array([KINDS.index(form.kind) for form in forms], dtype=np.uint8),
        f"{name}.forms.text": np.array([texts[form.text] for form in forms], dtype=np.int32),
        f"{name}.forms.key": np.array([key_rows[form.key] for form in forms], dtype=np.int32),
        **Groups.packed(f"{name}.forms.tokens", form_tokens),
        f"{name}.forms.slots": _flat(form_slots, np.uint8),
        f"{name}.forms.weights": _flat(weights, np.float64),
        f"{name}.forms.total": np.array([sum(each) for each in weights]),
        f"{name}.forms.branded": np.array([form.has_brand for form in forms], dtype=bool),
        f"{name}.tokens.weight": np.array(heaviest, dtype=np.float64),
        f"{name}.tokens.brand": brands,
        **_postings(f"{name}.postings", form_tokens, len(tokens)),
        **_joined(f"{name}.joined", forms, weights),
        **vocabulary_sections(f"{name}.vocabulary", tokens),
        f"{name}.vocabulary.tokens": np.array(
            [tokens[word] for word in vocabulary_words(tokens)], dtype=np.int32
        ),
    }


def _flat(groups: Iterable[Sequence[float]], dtype: type) -> NDArray[np.generic]:
    return np.array([member for group in groups for member in group], dtype=dtype)


def _postings(name: str, form_tokens: Sequence[Sequence[int]], many: int) -> dict[str, Section]:
    """Return for each token the forms that have it, in order."""
    tokens = np.array([t for each in form_tokens for t in dict.fromkeys(each)], dtype=np.int32)
    forms = np.repeat(
        np.arange(len(form_tokens), dtype=np.int32),
        [len(set(each)) for each in form_tokens] if form_tokens else 0,
    )
    order = np.argsort(tokens, kind="stable")
    return {
        f"{name}.ends": np.cumsum(np.bincount(tokens, minlength=many), dtype=np.int64),
        f"{name}.members": forms[order],
    }


def _joined(
    name: str, forms: Sequence[Form], weights: Sequence[Sequence[float]]
) -> dict[str, Section]:
    joined: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, (form, each) in enumerate(zip(forms, weights, strict=True)):
        for text, weight in joins(form.tokens, each):
            joined[text].append((row, weight))
    return {
        **TextColumn.packed(f"{name}.runs", joined),
        **Groups.packed(name, [[row for row, _ in found] for found in joined.values()]),
        f"{name}.weights": np.array(
            [w for found in joined.values() for _, w in found], dtype=float
        ),
    }


def joins(tokens: Sequence[str], weights: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Yield neighbouring words of a name written together, with their weight."""
    for at, many, text in join_places(tokens):
        yield text, sum(weights[at : at + many])


def join_places(tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where neighbouring words begin that may be written together, how many, and how."""
    for many in range(2, _LONGEST_RUN + 1):
        for at in range(len(tokens) - many + 1):
            text = "".join(tokens[at : at + many])
            if "#" not in text and len(text) <= _LONGEST_JOINED:
                yield at, many, text
