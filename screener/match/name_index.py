"""From forms of listed names to the few that a said form can reach: an index that loses none."""

from collections.abc import Sequence
from typing import overload

import numpy as np

from screener.formats.sections import Sections, opened, packed
from screener.formats.stored import Groups, TextColumn
from screener.match.align import JOINED, NEAR
from screener.match.forms import Form
from screener.match.name_columns import KINDS, index_sections, join_places
from screener.match.reach import IndexArrays, Plan, Reach, Rows, fewest, plain_reach
from screener.match.score import LEAST_BRANDLESS, WEAK, Scorer
from screener.match.spelling import Vocabulary
from screener.normalise.names import NameKey

_OWN = ("brand", "party")
_MANY = 300  # names after which importing numba (half a second) and its kernels pays
_MOST_PARTNERS = 200_000  # said words whose partners are kept: some 60 MB


def compiled_reach(arrays: IndexArrays) -> Reach | None:
    """Return the compiled way to compute bounds; None where numba is not installed."""
    try:
        from screener.match.kernels import CompiledReach
    except ImportError:
        return None
    return CompiledReach(arrays)


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
        # Row of each of the vocabulary's words among the tokens.
        self.vocabulary_rows: Rows | list[int] = sections.array(f"{name}.vocabulary.tokens")
        self.partners: dict[str, list[tuple[int, float]]] = {}
        self.arrays = IndexArrays(
            self.postings.ends,
            self.postings.members,
            self.is_brand,
            self.forms.token_rows.ends,
            self.forms.token_rows.members,
            sections.array(f"{name}.forms.weights"),
            self.totals,
            self.has_brand,
            self.joined.members,
            self.joined_weights,
        )
        self._asked = 0
        self._reach: Reach = plain_reach

    @classmethod
    def build(cls, forms: Sequence[Form], scorer: Scorer) -> "NameIndex":
        """Index forms."""
        texts = {form.text: None for form in forms}
        rows = {text: row for row, text in enumerate(texts)}
        sections = opened(packed("", index_sections("index", forms, scorer, rows)), "")
        assert sections is not None  # what was packed a moment ago
        return cls(sections, "index", list(texts), scorer)

    def candidates(self, said: Form) -> list[int]:
        """Return the rows whose score with a form can reach ``WEAK``, in order."""
        plan = self._plan(said)
        if plan is None:
            return []
        self._asked += 1
        if self._asked == _MANY:
            self._reach = compiled_reach(self.arrays) or plain_reach
            self.vocabulary_rows = [
                int(row) for row in self.vocabulary_rows
            ]  # read faster one by one
        found: list[int] = self._reach(plan, self.arrays, JOINED).tolist()
        return found

    def _plan(self, said: Form) -> Plan | None:
        """Return what to look for; None where no listed form has a word of it."""
        weigh = self.scorer.weigh
        weights = [weigh(t, s) for t, s in zip(said.tokens, said.slots, strict=True)]
        pairs = [
            (at, other, alike, bool(self.is_brand[other]))
            for at, token in enumerate(said.tokens)
            for other, alike in self._partners(token)
        ]
        joined = [False] * len(weights)
        for at, many, text in join_places(said.tokens):
            other = self.tokens.row(text)
            for one in range(at, at + many) if other >= 0 else ():
                pairs.append((one, other, JOINED, True))
                joined[one] = True
        runs = []
        for at, token in enumerate(said.tokens):
            run = self.runs.row(token)
            if run >= 0:
                runs.append((at, *self.joined.span(run)))
                joined[at] = True
        if not pairs and not runs:
            return None
        needs_brand = self._needs_brand(said)
        walks = self._walks(pairs, weights, joined, needs_brand)
        return Plan(
            np.array(weights),
            np.array([pair[0] for pair in pairs], dtype=np.int32),
            np.array([pair[1] for pair in pairs], dtype=np.int32),
            np.array([pair[2] for pair in pairs]),
            np.array([pair[3] for pair in pairs], dtype=bool),
            np.array([run[0] for run in runs], dtype=np.int32),
            np.array([run[1] for run in runs], dtype=np.int64),
            np.array([run[2] for run in runs], dtype=np.int64),
            np.array([walk[0] for walk in walks], dtype=np.int64),
            np.array([walk[1] for walk in walks], dtype=np.int64),
            needs_brand,
            WEAK,
            max(WEAK, LEAST_BRANDLESS),
        )

    def _walks(
        self,
        pairs: Sequence[tuple[int, int, float, bool]],
        weights: Sequence[float],
        joined: Sequence[bool],
        needs_brand: bool,
    ) -> list[tuple[int, int]]:
        """Return the spans of postings with every form that can be found, the shorter of two ways.

        A form that can be found shares one of the words without which the weight is too little;
        where the name said has a brand, it shares a word that may be a brand as well.
        """
        spans = [self.postings.span(pair[1]) for pair in pairs]
        volumes, heaviest = [0] * len(weights), [0.0] * len(weights)
        for (at, other, _, _), (start, end) in zip(pairs, spans, strict=True):
            volumes[at] += end - start
            heaviest[at] = max(heaviest[at], float(self.token_weights[other]))
        needed = fewest(weights, heaviest, volumes, joined, WEAK)
        by_weight = {span for pair, span in zip(pairs, spans, strict=True) if needed[pair[0]]}
        ways = [by_weight]
        if needs_brand:
            ways.append({span for pair, span in zip(pairs, spans, strict=True) if pair[3]})
        return sorted(min(ways, key=lambda way: sum(end - start for start, end in way)))

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
            if len(self.partners) >= _MOST_PARTNERS:
                self.partners.clear()
            lexicon = self.scorer.lexicon
            row = self.tokens.row(token)
            found = [(row, 1.0)] if row >= 0 else []
            near = (self.tokens.row(other) for other in sorted(lexicon.near.get(token, ())))
            found += [(other, NEAR) for other in near if other >= 0]
            known = token in lexicon.slots
            found += [
                (row, alike)
                for at, alike in self.vocabulary.rows_alike(token)
                for row in (self.vocabulary_rows[at],)
                if not known or self.scorer.may_differ(token, self.tokens[row])
            ]
            self.partners[token] = found
        return found
