"""From one said name to grounds for entries: the same key first, then what is alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from screener.match.forms import Form
from screener.match.name_table import WHOLE_KEY_ONLY, NameTable, Owner, is_short
from screener.match.score import WEAK, band_of
from screener.match.variants import MOST_WITHIN, WITHIN, variants
from screener.model.lists import ListEntity, NameKind
from screener.model.match import Band, Evidence
from screener.normalise.names import name_key, words_of

# CASC, which the list gives with its 13th Research Institute.
OF_PARENT = "acronym of a body that this is a part of"
_SAME = 100.0
_WHOLE_KEY = 88.0  # what a match is worth whose whole key is equal and says little
_OTHER_ORDER = 96.0  # of a person's names
_ACRONYM = 62.0  # initials that no list prints
_PUT_RIGHT, _MOST_PUT_RIGHT = 5.0, 92.0  # a misspelt everyday word was read otherwise
_WRITTEN_TOGETHER = 97.0  # Phy tium / Phytium


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground for an entry."""

    entity: ListEntity
    evidence: Evidence
    score: float  # of a match that rests on it, 0 to 100
    band: Band
    differs: tuple[str, ...] = ()


def grounds(text: str, table: NameTable) -> list[Ground]:
    """Return all grounds that a said name gives, the strongest for each listed name."""
    best: dict[tuple[str, str], Ground] = {}
    for said, how in ((text, ""), *variants(text)):
        for ground in _grounds(said, how, table):
            place = (ground.entity.entry, ground.evidence.listed)
            if place not in best or ground.score > best[place].score:
                best[place] = ground
    corrected = table.misspelt.corrected(text)
    for ground in _grounds(corrected, "", table) if corrected else ():
        place = (ground.entity.entry, ground.evidence.listed)
        lowered = _read_as(ground, text, corrected)
        if lowered is not None and (place not in best or lowered.score > best[place].score):
            best[place] = lowered
    return list(best.values())


def _read_as(ground: Ground, text: str, corrected: str) -> Ground | None:
    """Return a ground that rests on words put right: worth less, never exact, and saying so."""
    score = min(ground.score - _PUT_RIGHT, _MOST_PUT_RIGHT)
    band = band_of(score)
    if band is None:
        return None
    if ground.band is Band.POSSIBLE or ground.band is Band.WEAK:
        band = min(band, ground.band, key=lambda one: one.rank)
    note = "; ".join(part for part in (ground.evidence.note, f"read as “{corrected}”") if part)
    evidence = replace(ground.evidence, said=text, score=score, method="spelling", note=note)
    return replace(ground, evidence=evidence, score=score, band=band)


def _grounds(said: str, how: str, table: NameTable) -> Iterator[Ground]:
    key = name_key(said)
    if not key:
        return
    for text in table.by_key.get(key, ()):
        for owner in table.owners[text]:
            # Two parents may each have an institute of physics.
            if not how == owner.how == WITHIN:
                yield _same_key(said, how, text, owner, table)
    if is_short(key) or how == "acronym":
        return
    if said.isupper() and said.isascii():
        yield from _made_acronym(said, key, table)
    forms = table.maker.forms(said)
    for form in forms:
        yield from _written_together(form, table)
        yield from _alike(form, how, table)
        yield from _short_form(form, table)


def _same_key(said: str, how: str, text: str, owner: Owner, table: NameTable) -> Ground:
    key = name_key(said)
    note, score, band = "", _SAME, Band.EXACT
    forms = table.maker.forms(said)
    if owner.name.kind is NameKind.WEAK:
        note = "weak alias"
    elif owner.entity.kind in WHOLE_KEY_ONLY:
        if words_of(said) != words_of(text):
            score, band = _OTHER_ORDER, Band.STRONG
    elif is_short(key):
        note = "short"
    elif all(form.is_generic for form in forms):
        note = "generic"
    elif _is_acronym(owner) and _of_parent(said, owner.entity):
        note = OF_PARENT
    elif _is_acronym(owner) and not said.isupper():
        note = "acronym, not printed in capitals"
    if note or WITHIN in (how, owner.how):
        score, band = _WHOLE_KEY, Band.POSSIBLE
    note = "; ".join(part for part in (note, how, owner.how) if part)
    return Ground(
        owner.entity, _evidence("same key", said, key, key, owner, _SAME, note), score, band
    )


def _is_acronym(owner: Owner) -> bool:
    return owner.name.kind is NameKind.ACRONYM or owner.how == "acronym"


def _made_acronym(said: str, key: str, table: NameTable) -> Iterator[Ground]:
    """Yield weak grounds for names whose initials are the capitals said (R21)."""
    for text in table.by_acronym.get(key, ()):
        for owner in _scored_owners(table, text):
            note = "an acronym of our making; look for its words in the document"
            evidence = _evidence("acronym", said, key, name_key(text), owner, _ACRONYM, note)
            yield Ground(owner.entity, evidence, _ACRONYM, Band.WEAK)


def _of_parent(acronym: str, entity: ListEntity) -> bool:
    return any(
        how == "acronym for parent" and acronym in text.split()
        for name in entity.names
        for text, how in variants(name.text)
    )


def _written_together(form: Form, table: NameTable) -> Iterator[Ground]:
    if form.kind != "words" or form.is_generic:
        return
    for compact in dict.fromkeys((form.compact, form.key.replace(" ", ""))):
        for text in table.by_compact.get(compact, ()):
            if name_key(text) == form.key:
                continue
            for owner in _scored_owners(table, text):
                evidence = _evidence(
                    "words", form.text, form.key, name_key(text), owner, _WRITTEN_TOGETHER, ""
                )
                yield Ground(owner.entity, evidence, _WRITTEN_TOGETHER, Band.STRONG)


def _short_form(form: Form, table: NameTable) -> Iterator[Ground]:
    """Yield grounds for the Chinese names that a form is short for: 南理工."""
    for listed, score in table.shorts.of(form):
        for owner in _scored_owners(table, listed.text):
            evidence = _evidence("short form", form.text, form.key, listed.key, owner, score, "")
            yield Ground(owner.entity, evidence, score, Band.POSSIBLE)


def _alike(form: Form, how: str, table: NameTable) -> Iterator[Ground]:
    if form.is_generic:
        return
    index = table.han if form.kind == "han" else table.latin
    for row in index.candidates(form):
        listed = index.forms[row]
        if listed.key == form.key:
            continue  # said by the key already
        scored = table.scorer.score(form, listed)
        keys = " ".join(form.tokens), " ".join(listed.tokens)
        for owner in _scored_owners(table, listed.text):
            if how == owner.how == WITHIN:
                continue
            score = min(scored.score, MOST_WITHIN if WITHIN in (how, owner.how) else _SAME)
            band = band_of(score)
            if band is not None:
                evidence = _evidence(scored.method, form.text, *keys, owner, score, "")
                yield Ground(owner.entity, evidence, score, band, scored.differs)


def _scored_owners(table: NameTable, text: str) -> Iterator[Owner]:
    for owner in table.owners[text]:
        if owner.entity.kind not in WHOLE_KEY_ONLY and owner.name.kind is not NameKind.WEAK:
            yield owner


def _evidence(
    method: str, said: str, said_key: str, listed_key: str, owner: Owner, score: float, note: str
) -> Evidence:
    return Evidence(
        method=method,
        said=said,
        listed=owner.name.text,
        said_key=said_key,
        listed_key=listed_key,
        score=score,
        name_kind=owner.name.kind.value,
        name_origin=owner.name.origin,
        note=note,
    )


__all__ = ["OF_PARENT", "WEAK", "Ground", "grounds"]
