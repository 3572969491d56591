"""All listed names, once each, with their owners, keys and forms."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screener.match.acronyms import initials
from screener.match.compare import bundled_terms
from screener.match.forms import Form, FormMaker
from screener.match.misspelt import Misspelt
from screener.match.name_index import NameIndex
from screener.match.name_store import Made, store, stored
from screener.match.rarity import carried_by, rarity
from screener.match.score import Scorer
from screener.match.variants import variants
from screener.model.lists import EntityKind, Knowledge, ListEntity, ListName, NameKind
from screener.normalise.names import NameKey, name_key, words_of
from screener.normalise.org_lexicon import org_lexicon

_SIGN = re.compile(r"[^\w\s]")
# Of three letters there are a dozen names for each; of more than eight nobody speaks.
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 4, 8
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

    owners: dict[str, list[Owner]]  # by text
    by_key: dict[NameKey, list[str]]
    by_compact: Mapping[str, list[str]]  # words written together, sorted and as printed
    by_acronym: Mapping[str, list[str]]  # acronyms that no list prints, made of initials
    maker: FormMaker
    scorer: Scorer
    han: NameIndex
    latin: NameIndex
    misspelt: Misspelt


def name_table(knowledge: Knowledge) -> NameTable:
    """Return the names of all entries, indexed."""
    maker = FormMaker(org_lexicon(knowledge.lexicon or bundled_terms()))
    owners: dict[str, list[Owner]] = defaultdict(list)
    for entity in knowledge.entities.values():
        if entity.kind is not EntityKind.ADDRESS:
            for text, owner in _names_of(entity):
                owners[text].append(owner)
    made = stored(knowledge.digest) if knowledge.digest else None
    if made is None or made.keys.keys() != owners.keys():
        made = _made(owners, maker)
        if knowledge.digest:
            store(knowledge.digest, made)
    by_key: dict[NameKey, list[str]] = defaultdict(list)
    for text, keys in made.keys.items():
        for key in keys:
            by_key[key].append(text)
    by_key.pop(NameKey(""), None)
    forms = [form for several in made.forms.values() for form in several]
    carried = carried_by(
        (owner.entity.entry, made.forms[text]) for text in made.forms for owner in owners[text]
    )
    scorer = Scorer(maker.lexicon, rarity(carried, len(owners)))
    scored = [form for form in forms if not form.is_generic and not is_short(form.key)]
    return NameTable(
        owners=dict(owners),
        by_key=dict(by_key),
        by_compact=made.compacts,
        by_acronym=made.acronyms,
        maker=maker,
        scorer=scorer,
        han=NameIndex([form for form in scored if form.kind == "han"], scorer),
        latin=NameIndex([form for form in scored if form.kind != "han"], scorer),
        misspelt=Misspelt(owners.keys(), maker.lexicon.slots),
    )


def _made(owners: Mapping[str, Sequence[Owner]], maker: FormMaker) -> Made:
    scored = [text for text, own in owners.items() if any(_is_scored(owner) for owner in own)]
    by_text = {text: maker.make(text) for text in scored}
    forms = [form for several in by_text.values() for form in several]
    keys = {text: keys_of(text) for text in owners}
    return Made(keys, by_text, _compacts(forms), _acronyms(forms))


def keys_of(text: str) -> tuple[NameKey, ...]:
    """Return the keys of a listed name: as printed, and with a space for each sign.

    "Xi'an" is Xian and, where a table has lost its signs, "Xi an"; "S.A." is "S A" there.
    """
    return tuple(dict.fromkeys((name_key(text), name_key(_SIGN.sub(" ", text)))))


def is_short(key: str) -> bool:
    """Tell whether a key is too short for anything but its equal: three letters, or one sign."""
    letters = key.replace(" ", "")
    return len(letters) <= (3 if letters.isascii() or letters[:1] < "㐀" else 1)


def _names_of(entity: ListEntity) -> Iterator[tuple[str, Owner]]:
    for name in entity.names:
        yield name.text, Owner(entity, name, "")
        if entity.kind not in WHOLE_KEY_ONLY:
            for text, how in variants(name.text):
                yield text, Owner(entity, name, how)


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
