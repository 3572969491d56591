"""All listed names, once each, with their owners, keys and forms."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import TypeVar

import numpy as np

from screener.formats.sections import Section, Sections
from screener.formats.stored import Groups, TextColumn, by_row
from screener.match.acronyms import initials
from screener.match.address_columns import address_sections
from screener.match.compare import bundled_terms
from screener.match.forms import Form, FormMaker
from screener.match.misspelt import Misspelt, word_sections
from screener.match.name_columns import counts, index_sections, text_groups
from screener.match.name_index import NameIndex
from screener.match.name_store import lexicon_sections, stored, stored_lexicon
from screener.match.rarity import carried_by, rarity
from screener.match.score import Scorer
from screener.match.short_names import ShortNames
from screener.match.variants import variants
from screener.model.lists import EntityKind, Knowledge, ListEntity, ListName, NameKind
from screener.normalise.chinese import HAN_RUN
from screener.normalise.names import NameKey, name_key, words_of
from screener.normalise.org_lexicon import org_lexicon

_SIGN = re.compile(r"[^\w\s]")
# Of three letters there are a dozen names for each; of more than eight nobody speaks.
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 4, 8
_MOST_TURNED = 4  # words of which every order is kept
# Until the person profile exists these are found by their whole key only.
WHOLE_KEY_ONLY = (EntityKind.PERSON, EntityKind.VESSEL, EntityKind.AIRCRAFT)


@dataclass(frozen=True, slots=True)
class Owner:
    """An entry that carries a name, and how the name stands there."""

    entity: ListEntity
    name: ListName
    how: str  # "" as printed; else a word of ``variants``


@dataclass(frozen=True, slots=True)
class NameTable:
    """Listed names by text; forms in two indexes, one for Chinese parts and one for the rest."""

    owners: Mapping[str, list[Owner]]  # by text
    by_key: Mapping[str, list[str]]
    by_compact: Mapping[str, list[str]]  # words written together, sorted and as printed
    by_acronym: Mapping[str, list[str]]  # acronyms that no list prints, made of initials
    maker: FormMaker
    scorer: Scorer
    han: NameIndex
    latin: NameIndex
    misspelt: Misspelt
    sections: Sections
    shorts: ShortNames  # Chinese names by what may be short for them


_Held = TypeVar("_Held")


class _ByText(Mapping[str, list[_Held]]):
    """What stands under a text; each is made when it is asked for."""

    def __init__(self, texts: TextColumn) -> None:
        self._texts = texts
        self._made: dict[int, list[_Held]] = {}

    def _of(self, row: int) -> list[_Held]:
        raise NotImplementedError

    def __getitem__(self, text: str) -> list[_Held]:
        row = self._texts.row(text)
        if row < 0:
            raise KeyError(text)
        made = self._made.get(row)
        if made is None:
            made = self._made[row] = self._of(row)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class _Texts(_ByText[str]):
    """Listed names by what they have in common."""

    def __init__(self, sections: Sections, name: str, listed: TextColumn) -> None:
        super().__init__(TextColumn(sections, f"{name}.keys"))
        self._groups, self._listed = Groups(sections, f"{name}.texts"), listed

    def _of(self, row: int) -> list[str]:
        return [self._listed[text] for text in self._groups.of(row).tolist()]


class _Owners(_ByText[Owner]):
    """Who bears a listed name."""

    def __init__(self, sections: Sections, texts: TextColumn, knowledge: Knowledge) -> None:
        super().__init__(texts)
        self._groups = Groups(sections, "owners")
        self._names, self._hows = sections.array("owners.name"), sections.array("owners.how")
        self._how = tuple(TextColumn(sections, "owners.hows"))
        self._entity = by_row(knowledge.entities)

    def _of(self, row: int) -> list[Owner]:
        start, end = self._groups.span(row)
        return [self._owner(at) for at in range(start, end)]

    def _owner(self, at: int) -> Owner:
        entity = self._entity(int(self._groups.members[at]))
        return Owner(entity, entity.names[self._names[at]], self._how[self._hows[at]])


def name_table(knowledge: Knowledge) -> NameTable:
    """Return the names of all entries, indexed; what was made of them before is not made again."""
    sections = stored(knowledge, lambda: _sections(knowledge))
    texts = TextColumn(sections, "texts")
    maker = FormMaker(stored_lexicon(sections))
    carried = dict(
        zip(TextColumn(sections, "carried"), sections.array("carried.counts").tolist(), strict=True)
    )
    scorer = Scorer(maker.lexicon, rarity(carried, len(texts)))
    han = NameIndex(sections, "han", texts, scorer)
    return NameTable(
        owners=_Owners(sections, texts, knowledge),
        by_key=_Texts(sections, "keys", texts),
        by_compact=_Texts(sections, "compacts", texts),
        by_acronym=_Texts(sections, "acronyms", texts),
        maker=maker,
        scorer=scorer,
        han=han,
        latin=NameIndex(sections, "latin", texts, scorer),
        misspelt=Misspelt(sections),
        sections=sections,
        shorts=ShortNames(han.forms, maker.lexicon),
    )


def _sections(knowledge: Knowledge) -> dict[str, Section]:
    """Return all columns of the names of all entries."""
    maker = FormMaker(org_lexicon(knowledge.lexicon or bundled_terms()))
    owners: dict[str, list[tuple[int, int, Owner]]] = defaultdict(list)
    for row, entity in enumerate(knowledge.entities.values()):
        if entity.kind is not EntityKind.ADDRESS:
            for at, text, owner in _names_of(entity):
                owners[text].append((row, at, owner))
    scored = [text for text, own in owners.items() if any(_is_scored(one[2]) for one in own)]
    by_text = {text: maker.make(text) for text in scored}
    made = [form for several in by_text.values() for form in several]
    carried = carried_by(
        (owner.entity.entry, by_text[text]) for text in by_text for _, _, owner in owners[text]
    )
    scorer = Scorer(maker.lexicon, rarity(carried, len(owners)))
    telling = [form for form in made if not form.is_generic and not is_short(form.key)]
    by_key: dict[str, list[str]] = defaultdict(list)
    for text in owners:
        for key in keys_of(text):
            by_key[key].append(text)
    by_key.pop("", None)
    rows = {text: row for row, text in enumerate(owners)}
    return {
        **TextColumn.packed("texts", owners),
        **_owner_sections(owners),
        **text_groups("keys", by_key, rows),
        **text_groups("compacts", _compacts(made), rows),
        **text_groups("acronyms", _acronyms(made), rows),
        **counts("carried", carried),
        **index_sections("han", [one for one in telling if one.kind == "han"], scorer, rows),
        **index_sections("latin", [one for one in telling if one.kind != "han"], scorer, rows),
        **word_sections(owners, maker.lexicon.slots),
        **lexicon_sections(maker.lexicon),
        **address_sections(knowledge),
    }


def _owner_sections(owners: Mapping[str, list[tuple[int, int, Owner]]]) -> dict[str, Section]:
    several = [one for own in owners.values() for one in own]
    hows = {how: row for row, how in enumerate(dict.fromkeys(one[2].how for one in several))}
    return {
        **Groups.packed("owners", [[row for row, _, _ in own] for own in owners.values()]),
        "owners.name": np.array([at for _, at, _ in several], dtype=np.int32),
        "owners.how": np.array([hows[owner.how] for _, _, owner in several], dtype=np.uint8),
        **TextColumn.packed("owners.hows", hows),
    }


def keys_of(text: str) -> tuple[NameKey, ...]:
    """Return the keys of a listed name: as printed, and with a space for each sign.

    "Xi'an" is Xian and, where a table has lost its signs, "Xi an"; "S.A." is "S A" there.
    """
    return tuple(dict.fromkeys(map(name_key, (text, _SIGN.sub(" ", text), *_turned(text)))))


def _turned(text: str) -> Iterator[str]:
    """Yield a name of several Chinese or Japanese words in other orders of its words.

    In a key such words are one, so 株式会社第 140 修理工場 turned round would have another key.
    """
    words = text.split()
    if len(words) > 1 and sum(bool(HAN_RUN.search(word)) for word in words) > 1:
        if len(words) <= _MOST_TURNED:
            yield from map(" ".join, permutations(words))
        yield " ".join(reversed(words))
        yield " ".join([*words[1:], *words[:1]])


def is_short(key: str) -> bool:
    """Tell whether a key is too short for anything but its equal: three letters, or one sign."""
    letters = key.replace(" ", "")
    return len(letters) <= (3 if letters.isascii() or letters[:1] < "㐀" else 1)


def _names_of(entity: ListEntity) -> Iterator[tuple[int, str, Owner]]:
    """Yield the place of a name in its entry, the text, and who bears it."""
    for at, name in enumerate(entity.names):
        yield at, name.text, Owner(entity, name, "")
        if entity.kind not in WHOLE_KEY_ONLY:
            for text, how in variants(name.text):
                yield at, text, Owner(entity, name, how)


def _is_scored(owner: Owner) -> bool:
    return (
        owner.entity.kind not in WHOLE_KEY_ONLY
        and owner.name.kind not in (NameKind.WEAK, NameKind.ACRONYM)
        and owner.how != "acronym"
    )


def _compacts(forms: list[Form]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if form.kind == "words" and not form.is_generic and not is_short(form.key):
            for text in dict.fromkeys((form.compact, form.key.replace(" ", ""))):
                if form.text not in found[text]:
                    found[text].append(form.text)
    return dict(found)


def _acronyms(forms: list[Form]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        words = words_of(form.text) if form.kind == "words" and len(form.tokens) > 2 else []
        for acronym in sorted(initials(tuple(words))):
            if _SHORTEST_ACRONYM <= len(acronym) <= _LONGEST_ACRONYM:
                found[acronym].append(form.text)
    return dict(found)
