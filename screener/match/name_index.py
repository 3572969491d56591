"""From forms of listed names to the few that a said form can reach: an index that loses none."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from screener.formats.sections import Sections, opened, packed
from screener.formats.stored import Groups, TextColumn
from screener.match.align import JOINED, NEAR
from screener.match.forms import Form
from screener.match.name_columns import KINDS, index_sections, joins
from screener.match.score import LEAST_BRANDLESS, WEAK, Scorer
from screener.match.spelling import Vocabulary
from screener.normalise.names import NameKey

_OWN = ("brand", "party")


class StoredForms(Sequence[Form]):
    """Forms of listed names, each made when it is asked for."""

    def __init__(self, sections: Sections, name: str, texts: Sequence[str]) -> None:
        self.texts, self.tokens = texts, TextColumn(sections, f"{name}.tokens")
        self.keys = TextColumn(sections, f"{name}.keys")
        self.slot_names = tuple(TextColumn(sections, f"{name}.slots"))
        self.kind = sections.array(f"{name}.forms.kind")
        self.text = sections.array(f"{name}.forms.text")
        self.key = sections.array(f"{name}.forms.key")
        self.token_rows = Groups(sections, f"{name}.forms.tokens")
        self.slots = sections.array(f"{name}.forms.slots")
        self._made: dict[int, Form] = {}

    def __len__(self) -> int:
        return len(self.text)

    @overload
    def __getitem__(self, row: int) -> Form: ...
    @overload
    def __getitem__(self, row: slice) -> list[Form]: ...
    def __getitem__(self, row: int | slice) -> Form | list[Form]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        made = self._made.get(row)
        if made is None:
            if not 0 <= row < len(self):
                raise IndexError(row)
            made = self._made[row] = self._make(row)
        return made

    def _make(self, row: int) -> Form:
        start, end = self.token_rows.span(row)
        return Form(
            KINDS[self.kind[row]],
            self.texts[int(self.text[row])],
            NameKey(self.keys[int(self.key[row])]),
            tuple(self.tokens[token] for token in self.token_rows.members[start:end].tolist()),
            tuple(self.slot_names[slot] for slot in self.slots[start:end].tolist()),
        )


class NameIndex:
    """Forms of one side ("han", or Latin letters) by token, with bounds on the score."""

    def __init__(self, sections: Sections, name: str, texts: Sequence[str], scorer: Scorer) -> None:
        self.forms = StoredForms(sections, name, texts)
        self.scorer = scorer
        self.tokens = self.forms.tokens
        self.totals = sections.array(f"{name}.forms.total")
        self.has_brand = sections.array(f"{name}.forms.branded")
        self.token_weights = sections.array(f"{name}.tokens.weight")
        self.is_brand = sections.array(f"{name}.tokens.brand")
        self.postings = Groups(sections, f"{name}.postings")
        self.runs = TextColumn(sections, f"{name}.joined.runs")
        self.joined = Groups(sections, f"{name}.joined")
        self.joined_weights = sections.array(f"{name}.joined.weights")
        self.vocabulary = Vocabulary(sections, f"{name}.vocabulary")
        self.partners: dict[str, list[tuple[int, float]]] = {}

    @classmethod
    def build(cls, forms: Sequence[Form], scorer: Scorer) -> "NameIndex":
        """Index forms."""
        texts = {form.text: None for form in forms}
        rows = {text: row for row, text in enumerate(texts)}
        sections = opened(packed("", index_sections("index", forms, scorer, rows)), "")
        assert sections is not None  # what was packed a moment ago
        return cls(sections, "index", list(texts), scorer)

    def candidates(self, said: Form, at_least: float = WEAK) -> list[int]:
        """Return the rows whose score with a form can reach a score, in order.

        The bound is the score of a row if each of its words were in a pair with each word of the
        form that it can be in a pair with; what caps a score only lowers it.
        """
        weigh = self.scorer.weigh
        weights = [weigh(t, s) for t, s in zip(said.tokens, said.slots, strict=True)]
        branded = np.zeros(len(self.totals), dtype=bool)  # a word in a pair may be a brand
        rows: list[NDArray[np.int32]] = []
        gains: list[NDArray[np.float64]] = []
        for found, gain, brand in self._reached(said, weights):
            if brand:
                branded[found] = True
            rows.append(found)
            gains.append(np.broadcast_to(np.asarray(gain, dtype=np.float64), found.shape))
        if not rows:
            return []
        gained = np.bincount(
            np.concatenate(rows), weights=np.concatenate(gains), minlength=len(self.totals)
        )
        bound = 100.0 * gained / (self.totals + sum(weights)) + 0.06
        # A score rests on a brand in a pair, or neither name has one; then it starts higher.
        reached = branded & (bound >= at_least)
        if not self._needs_brand(said):
            reached |= ~self.has_brand & (bound >= max(at_least, LEAST_BRANDLESS))
        found_rows: list[int] = np.flatnonzero(reached).tolist()
        return found_rows

    def _reached(
        self, said: Form, weights: Sequence[float]
    ) -> Iterator[tuple[NDArray[np.int32], float | NDArray[np.float64], bool]]:
        """Yield rows with a word that can be in a pair, what it adds, and if it is a brand."""
        for token, weight in zip(said.tokens, weights, strict=True):
            for other, alike in self._partners(token):
                gain = alike * (weight + float(self.token_weights[other]))
                yield self.postings.of(other), gain, bool(self.is_brand[other])
            run = self.runs.row(token)
            if run >= 0:
                start, end = self.joined.span(run)
                several = self.joined_weights[start:end]
                yield self.joined.members[start:end], JOINED * (weight + several), True
        for text, weight in joins(said.tokens, weights):
            other = self.tokens.row(text)
            if other >= 0:
                gain = JOINED * (weight + float(self.token_weights[other]))
                yield self.postings.of(other), gain, True

    def _needs_brand(self, said: Form) -> bool:
        """Tell whether a form has a brand that cannot be a misspelt word which is none."""
        return any(
            slot in _OWN and all(self.is_brand[other] for other, _ in self._partners(token))
            for token, slot in zip(said.tokens, said.slots, strict=True)
        )

    def _partners(self, token: str) -> list[tuple[int, float]]:
        """Return the tokens of the index that a token can be in a pair with, and how alike."""
        found = self.partners.get(token)
        if found is None:
            lexicon = self.scorer.lexicon
            row = self.tokens.row(token)
            found = [(row, 1.0)] if row >= 0 else []
            near = (self.tokens.row(other) for other in sorted(lexicon.near.get(token, ())))
            found += [(other, NEAR) for other in near if other >= 0]
            found += [
                (self.tokens.row(other), alike)
                for other, alike in self.vocabulary.alike(token)
                if self.scorer.may_differ(token, other)
            ]
            self.partners[token] = found
        return found
