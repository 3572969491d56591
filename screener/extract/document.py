"""From a Document to its mentions and stated relations: every extractor, then one merge."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from screener.extract import tables
from screener.extract.codes import control_codes
from screener.extract.context import context_of
from screener.extract.families import with_families
from screener.extract.gazetteer import Gazetteer
from screener.extract.glosses import follows, parts_of, with_glosses
from screener.extract.listed import listed
from screener.extract.nested import nested
from screener.extract.organisations_en import english_organisations
from screener.extract.organisations_zh import chinese_organisations
from screener.extract.products import products
from screener.extract.relations import Stated, stated_relations
from screener.extract.scripts import script_of
from screener.extract.shortforms import ShortForm, ShortForms, collected, defined_in, with_aliases
from screener.extract.spans import Span, merged
from screener.extract.technologies_en import english_technologies
from screener.extract.technologies_zh import chinese_technologies
from screener.extract.view import View, has_han, view_of
from screener.model.document import Block, Document, Role
from screener.model.mention import Extraction, Mention, MentionKind, StatedRelation

Extractor = Callable[[View, Gazetteer], list[Span]]


def _gazetteer(view: View, gazetteer: Gazetteer) -> list[Span]:
    return [with_glosses(span, view) for span in gazetteer.spans(view.text)]


def _alone(extractor: Callable[[View], list[Span]]) -> Extractor:
    return lambda view, _: extractor(view)


EXTRACTORS: dict[str, Extractor] = {
    "gazetteer": _gazetteer,
    "organisation_en": _alone(english_organisations),
    "organisation_zh": _alone(chinese_organisations),
    "product": _alone(products),
    "technology_en": _alone(english_technologies),
    "technology_zh": _alone(chinese_technologies),
    "code": _alone(control_codes),
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a block that is searched as one text: a section of prose, or a cell."""

    block: int
    offset: int
    view: View
    spans: tuple[Span, ...]


def extract(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Return what a document names and the relations it states.

    Args:
        document: Any document; blocks of tables are read by the roles of their cells.
        gazetteer: The names and terms that are known.

    Returns:
        Mentions by block, start, end and kind, at exact offsets; the same place is never named
        twice under one kind.
    """
    parts = [
        part
        for index, block in enumerate(document.blocks)
        for part in _parts(index, block, gazetteer)
    ]
    forms = collected(pair for part in parts for pair in defined_in(part.view, part.spans))
    parts = [_branded(part, forms) for part in parts]
    forms = collected(pair for part in parts for pair in defined_in(part.view, part.spans))
    finder = ShortForms(forms)
    mentions: list[Mention] = []
    relations: list[StatedRelation] = []
    for part in parts:
        spans = _settled(part, finder)
        made = {span: _mention(document, part, span) for span in spans}
        mentions += made.values()
        relations += _relations(document, part, spans, made)
    return Extraction(
        _sorted(with_families(_sharing_names(_rows(document, mentions)))),
        tuple(dict.fromkeys(relations)),
    )


def _branded(part: _Part, forms: dict[str, ShortForm]) -> _Part:
    """Return a part in which what begins with a known brand is a product: "Rainbow UAVs"."""
    spans = tuple(
        replace(span, kind=MentionKind.PRODUCT) if _begins_branded(part, span, forms) else span
        for span in part.spans
    )
    return replace(part, spans=spans)


def _begins_branded(part: _Part, span: Span, forms: dict[str, ShortForm]) -> bool:
    said = part.view.text[span.start : span.end].split()
    form = forms.get(said[0]) if len(said) > 1 else None
    branded = form is not None and form.kind is MentionKind.PRODUCT
    return branded and span.kind is MentionKind.TECHNOLOGY


def _parts(index: int, block: Block, gazetteer: Gazetteer) -> Iterator[_Part]:
    if not block.cells:
        for offset, text in _sections(block.text):
            view = view_of(text)
            yield _Part(index, offset, view, tuple(_found(view, gazetteer)))
        return
    row = [*tables.party_spans(block), *tables.code_spans(block)]
    yield _Part(index, 0, View(block.text, (), ()), tuple(row))
    for cell in block.cells:
        if cell.role is Role.DESCRIPTION:
            view = view_of(block.text[cell.start : cell.end])
            found = _found(view, gazetteer)
            whole = tables.described(block, cell) if not found else None
            if whole:
                found = [replace(whole, start=0, end=cell.end - cell.start)]
            yield _Part(index, cell.start, view, tuple(found))


def texts_searched(document: Document) -> Iterator[str]:
    """Yield the texts of a document in which known names and terms are looked for."""
    for block in document.blocks:
        if not block.cells:
            yield from (view_of(text).text for _, text in _sections(block.text))
        for cell in block.cells:
            if cell.role is Role.DESCRIPTION:
                yield view_of(block.text[cell.start : cell.end]).text


# Longer texts without a line break are cut at a sentence, so that work stays in proportion.
_LONGEST_SECTION = 6_000


def _sections(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > _LONGEST_SECTION:
        window = text[start : start + _LONGEST_SECTION]
        cut = max(window.rfind(mark) + len(mark) for mark in (". ", "。", "\n"))
        cut = cut if cut > _LONGEST_SECTION // 2 else window.rfind(" ") + 1 or _LONGEST_SECTION
        yield start, text[start : start + cut]
        start += cut
    yield start, text[start:]


def _found(view: View, gazetteer: Gazetteer) -> list[Span]:
    spans = [span for find in EXTRACTORS.values() for span in find(view, gazetteer)]
    spans = merged(_promoted(view, _outside_glosses(view, spans)))
    spans += _inside_remarks(view, spans)
    spans += [with_glosses(span, view) for span in listed(view, spans)]
    spans = merged(spans)
    return merged(with_aliases(view, [*spans, *nested(view, spans)]))


def _promoted(view: View, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans; a technology that begins with a designation is that product.

    "XJ-2000 spectrometer" and 彩虹-4无人机 are one product each, also under the bare designation.
    """
    found = list(spans)
    coded = {
        span.start: span for span in found if span.found_by == "product" and len(span.also) < 2
    }
    for span in found:
        code = coded.get(span.start)
        if code and span.kind is MentionKind.TECHNOLOGY and span.length > code.length:
            span = replace(span, kind=MentionKind.PRODUCT)
            span = span.named(view.text[code.start : code.end])
        yield span


def _outside_glosses(view: View, spans: list[Span]) -> Iterator[Span]:
    """Yield the spans without those that only repeat, in brackets, the name before them."""
    taken = [
        (group.start, group.end, span)
        for group in view.groups
        if parts_of(group)
        for span in spans
        if (follows(view, span.end, group) and span.also)
        or (span.start < group.start and group.end < span.end)
    ]
    for span in spans:
        hosts = [host for start, end, host in taken if start <= span.start and span.end <= end]
        if span.nested or not hosts or all(_names_another(span, host) for host in hosts):
            yield span


def _names_another(span: Span, host: Span) -> bool:
    """Return whether words in brackets name something else: a maker behind its product."""
    body = span.kind is MentionKind.ENTITY and span.found_by.startswith("organisation")
    return body and host.kind is not MentionKind.ENTITY and span.length > _SHORTEST_BODY


_SHORTEST_BODY = 5


def _inside_remarks(view: View, spans: list[Span]) -> Iterator[Span]:
    """Yield what English brackets name that hold a remark and no gloss."""
    for group in view.groups:
        used = any(follows(view, span.end, group) and span.also for span in spans)
        within = any(span.start < group.start and group.end <= span.end for span in spans)
        if used or within or (has_han(group.text) and parts_of(group)):
            continue
        inner = view_of(group.text)
        for find in (english_organisations, english_technologies):
            for span in find(inner):
                shift = group.start + 1
                yield replace(span, start=span.start + shift, end=span.end + shift)


def _settled(part: _Part, finder: ShortForms) -> list[Span]:
    text = part.view.text
    short = [] if not part.view.tokens else finder.spans(text)
    short = list(_outside_glosses(part.view, [*part.spans, *short])) if short else list(part.spans)
    return [replace(span, context=context_of(text, span.start, span.end)) for span in merged(short)]


def _mention(document: Document, part: _Part, span: Span) -> Mention:
    start, end = span.start + part.offset, span.end + part.offset
    text = document.blocks[part.block].text[start:end]
    ground = f"{document.key}|{part.block}|{start}|{end}|{span.kind.value}"
    return Mention(
        id=sha256(ground.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        document=document.key,
        block=part.block,
        place=document.blocks[part.block].place,
        start=start,
        end=end,
        text=text,
        also=tuple(name for name in span.also if name != text),
        kind=span.kind,
        context=span.context,
        script=script_of(text),
        found_by=span.found_by,
    )


def _relations(
    document: Document, part: _Part, spans: list[Span], made: dict[Span, Mention]
) -> Iterator[StatedRelation]:
    for stated in stated_relations(part.view, spans):
        yield _relation(document, part, stated, made)


def _relation(
    document: Document, part: _Part, stated: Stated, made: dict[Span, Mention]
) -> StatedRelation:
    subject, owner = made[stated.subject], made[stated.object]
    return StatedRelation(
        subject=subject.text,
        object=owner.text,
        kind=stated.kind,
        sentence=stated.sentence,
        document=document.key,
        block=part.block,
        subject_mention=subject.id,
        object_mention=owner.id,
    )


def _rows(document: Document, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions with what their table's row states of the party."""
    for mention in mentions:
        block = document.blocks[mention.block]
        if block.cells and mention.found_by == "table" and mention.kind is MentionKind.ENTITY:
            mention = replace(
                mention,
                countries=tables.row_countries(block),
                address=" ".join(block.said(Role.ADDRESS)),
                ids=block.said(Role.ID),
            )
        yield mention


def _sharing_names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions; a party that is glossed once has its names wherever it stands as written."""
    found = list(mentions)
    known: dict[str, tuple[str, ...]] = {}
    for mention in found:
        if mention.kind is MentionKind.ENTITY and mention.also and mention.found_by != "table":
            known.setdefault(mention.text, mention.also)
    for mention in found:
        bare = mention.kind is MentionKind.ENTITY and not mention.also
        if bare and mention.found_by != "table" and mention.text in known:
            mention = replace(mention, also=known[mention.text])
        yield mention


def _sorted(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.block, m.start, m.end, m.kind.value)))
