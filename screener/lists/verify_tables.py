"""Whether the hand-kept tables hold: each alias and each relation against what it cites."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import opencc

from screener.lists.folder import rows_of
from screener.model.lists import ListEntity, NameKind
from screener.normalise.chinese import simplified
from screener.normalise.names import name_key

RELATION_KINDS = frozenset(
    "brand_of product_of laboratory_of subsidiary_of former_name_of part_of".split()
)
ALIAS_COLUMNS = ("entry", "listed_name", "name", "kind", "source", "record", "joined_by")
RELATION_COLUMNS = ("name", "also", "kind", "entry", "party", "source", "read_on")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ADDRESS = re.compile(r"https?://\S+|github [\w.-]+/[\w.-]+ \S+")
_LIST_ID = re.compile(r"[a-z]{2,5}_[a-z0-9_]+")
# Registries of organisations that a row may cite by the address of one record.
_REGISTRIES = {"ror": re.compile(r"https://ror\.org/0[a-z0-9]{6}[0-9]{2}")}
# OpenCC's "jp2t" takes these common characters for Japanese forms of rare ones.
_NOT_JAPANESE = str.maketrans("硏甁", "研瓶")
_PRINTED = re.compile(r"printed ([^,;]+), ")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
# Names of brands that are everyday words too: alone they would be found in any text.
_EVERYDAY = frozenset(
    "rainbow kylin galaxy ascend dawn dragon lancet orlan hawk eagle pterosaur sunway"
    " 彩虹 麒麟 银河 曙光 神威 飞腾 申威 天河 昇腾 鲲鹏 翼龙 长征 龙芯 海光 星光 北斗".split()
)


def alias_faults(list_id: str, folder: Path, entities: Mapping[str, ListEntity]) -> Iterator[str]:
    """Yield what does not hold of ``names.csv``, row by row.

    A row holds when its entry and its listed name exist, and when the record it cites (where that
    list is in use) has both names: the Chinese one, and an English one of the same key or one that
    ``joined_by`` quotes.
    """
    last, seen = ("", ""), set[tuple[str, str]]()
    for line, row in rows_of(folder / "names.csv", ALIAS_COLUMNS):
        where = f"{list_id}: names.csv:{line}"
        this = (row["entry"], row["name"])
        if this in seen:
            yield f"{where}: {row['entry']} has the name {row['name']} twice"
        elif this < last:
            yield f"{where}: the rows are not sorted by entry and name"
        seen.add(this)
        last = max(last, this)
        for fault in (*_alias_row(row, entities), *_cited(row, entities)):
            yield f"{where}: {fault}"


def _alias_row(row: Mapping[str, str], entities: Mapping[str, ListEntity]) -> Iterator[str]:
    if not _HAN.search(row["name"]):
        yield f"{row['name']!r} has no Chinese character"
    if row["kind"] not in set(NameKind):
        yield f"no kind of name: {row['kind']!r}"
    for column in ("source", "record", "joined_by"):
        if not row[column].strip():
            yield f"no {column}"
    entity = entities.get(row["entry"])
    if entity is None:
        yield f"there is no entry {row['entry']}"
    elif row["listed_name"] not in _own_names(entity):
        yield f"{row['listed_name']!r} is no name of {row['entry']}"


def _own_names(entity: ListEntity) -> frozenset[str]:
    """Return the names that the list itself prints, without those that tables add."""
    return frozenset(name.text for name in entity.names if name.origin == "list")


def _cited(row: Mapping[str, str], entities: Mapping[str, ListEntity]) -> Iterator[str]:
    """Look the record up where its list is in use, and see that both names stand in it."""
    source, record = row["source"], row["record"]
    in_use = {entity.list for entity in entities.values()}
    if source not in in_use:
        if record.partition("/")[0] in in_use:
            yield f"the record {record} is of another list than the source {source}"
        yield from _cited_elsewhere(row)
        return
    if not record.startswith(f"{source}/") or record not in entities:
        yield f"{source} has no record {record}"
        return
    names = _own_names(entities[record])
    printed = _PRINTED.search(row["joined_by"])
    said = printed[1] if printed else row["name"]
    if said not in names | {_nfkc(name) for name in names}:
        yield f"{record} does not print the name {said}"
    elif printed and _chinese_forms(said) != row["name"]:
        yield f"{said} folds to {_chinese_forms(said)}, not to {row['name']}"
    if not _same_party(row, names):
        yield f"no name of {record} has the key of {row['listed_name']!r}"


def _cited_elsewhere(row: Mapping[str, str]) -> Iterator[str]:
    """Look at the form of a citation whose record is not at hand, and at the folding it tells."""
    source = row["source"]
    if source in _REGISTRIES:
        if not _REGISTRIES[source].fullmatch(row["record"]):
            yield f"{row['record']!r} is no record of {source}"
    elif not _ADDRESS.fullmatch(source) and not _LIST_ID.fullmatch(source):
        yield f"the source is neither a list nor an address: {source!r}"
    printed = _PRINTED.search(row["joined_by"])
    if printed and row["name"] not in {simplified(printed[1]), _chinese_forms(printed[1])}:
        yield f"{printed[1]} folds to {simplified(printed[1])}, not to {row['name']}"


def _same_party(row: Mapping[str, str], names: frozenset[str]) -> bool:
    listed = row["listed_name"]
    if name_key(listed) in {name_key(name) for name in names}:
        return True
    # Quoted: the same but for an abbreviation in brackets, which one of the two does not print.
    quoted = [name for name in names if name in row["joined_by"] and not _HAN.search(name)]
    bare = name_key(_BRACKETS.sub(" ", listed))
    return any(name_key(_BRACKETS.sub(" ", name)) == bare for name in quoted)


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@cache
def _from_japanese() -> "opencc.OpenCC":
    return opencc.OpenCC("jp2t")


def _chinese_forms(printed: str) -> str:
    """Return a name in Japanese or traditional characters in simplified Chinese ones.

    >>> _chinese_forms("哈爾浜工業大学")
    '哈尔滨工业大学'
    """
    return simplified(str(_from_japanese().convert(printed))).translate(_NOT_JAPANESE)


def relation_faults(
    list_id: str, folder: Path, entities: Mapping[str, ListEntity]
) -> Iterator[str]:
    """Yield what does not hold of ``relations.csv``, row by row.

    A row holds when its entry exists and has the party's name, when its kind and its day are such,
    and when its source is an address or an entry that prints the name.
    """
    last, seen = ("", ""), set[tuple[str, str, str]]()
    for line, row in rows_of(folder / "relations.csv", RELATION_COLUMNS):
        where = f"{list_id}: relations.csv:{line}"
        this = (row["name"], row["kind"], row["entry"])
        if this in seen:
            yield f"{where}: {row['name']} stands twice as {row['kind']} {row['entry']}"
        seen.add(this)
        if (row["entry"], row["name"]) < last:
            yield f"{where}: the rows are not sorted by entry and name"
        last = max(last, (row["entry"], row["name"]))
        for fault in (*_relation_row(row, entities), *_relation_source(row, entities)):
            yield f"{where}: {fault}"


def _relation_row(row: Mapping[str, str], entities: Mapping[str, ListEntity]) -> Iterator[str]:
    names = [row["name"], *(part for part in row["also"].split(" | ") if part)]
    if not all(name_key(name) for name in names):
        yield "a name without a word in it"
    for name in names:
        if name.casefold() in _EVERYDAY:
            yield f"{name!r} alone is an everyday word; write the distinctive form"
    if row["kind"] not in RELATION_KINDS:
        yield f"no kind of relation: {row['kind']!r}"
    if not row["party"].strip():
        yield "no party"
    try:
        date.fromisoformat(row["read_on"])
    except ValueError:
        yield f"read_on is no day: {row['read_on']!r}"
    entity = entities.get(row["entry"])
    if row["entry"] and entity is None:
        yield f"there is no entry {row['entry']}"
    # Also a name of the alias table: the party is written in its own script then.
    if entity and name_key(row["party"]) not in {name_key(name.text) for name in entity.names}:
        yield f"{row['party']!r} is no name of {row['entry']}"


def _relation_source(row: Mapping[str, str], entities: Mapping[str, ListEntity]) -> Iterator[str]:
    source = row["source"]
    cited = entities.get(source)
    if cited is None:
        if not _ADDRESS.fullmatch(source):
            yield f"the source is neither an address nor an entry in use: {source!r}"
        return
    said = name_key(row["name"])
    texts = (*(name.text for name in cited.names), cited.remarks, cited.source_row)
    if said not in {name_key(text) for text in texts} and row["name"] not in " ".join(texts):
        yield f"{source} does not print the name {row['name']}"
