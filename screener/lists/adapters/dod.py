"""The Department of Defense's lists under sections 1260H and 1286: a name a line, as a PDF.

No copy was at hand. What is stated of it: each name stands on a line of its own, short names in
brackets behind it, names of affiliates are indented below their group; the list of institutions is
parted by countries.
"""

import re
from dataclasses import dataclass

from screener.errors import ListError, UnreadableDocumentError
from screener.formats.pdf import pdf_lines
from screener.formats.pdftable import joined
from screener.lists.adapters.countries import country_code
from screener.lists.adapters.ecfr_split import clean, with_short_names
from screener.model.lists import EntityKind, ListEntity, ListName, NameKind
from screener.normalise.keys import entry_key, twin_counted

# Words of the title that no other document has, and the country of names without a heading.
_TITLES = {
    "us_1260h": (re.compile(r"section\s+1260H", re.IGNORECASE), "CN"),
    "us_1286": (re.compile(r"section\s+1286", re.IGNORECASE), ""),
}
# Lines of the title, of the feet of pages, of headings of columns; a name begins with none of them.
_NO_NAME = re.compile(
    r"^(?:\d{1,3}|page \d+.*|.*\bsection\s+12(?:60H|86)\b.*|.*\b(?:public law|fiscal year|national"
    r" defense authorization act)\b.*|entities identified as\b.*|.*operating in the united states.*"
    r"|in accordance with.*|unclassified.*|cleared for.*|department of (?:defense|war).*|as of .*"
    r"|name(?: of (?:entity|institution))?|list of .*|appendix.*|table \d.*|\W*)$",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:\(?\d{1,3}[.)]|[•●▪o*–—-])\s+")
_KNOWN_AS = re.compile(
    r"\s*[,;(]?\s*\b(?P<kind>d\.?/?b\.?/?a\.?|a\.?/?k\.?/?a\.?|f\.?/?k\.?/?a\.?|also known as"
    r"|doing business as|formerly(?: known as)?)(?=[\s:,])[\s:,]*",
    re.IGNORECASE,
)
_INDENT = 9.0  # points; less is the jitter of a numbered line


@dataclass(slots=True)
class _Name:
    text: str
    left: float
    page: int
    country: str


def read_dod(content: bytes, list_id: str) -> tuple[ListEntity, ...]:
    """Return the entries; an indented name says in its remarks below which name it stands.

    Raises:
        ListError: No such PDF, a title of another document, or no names.
    """
    names = _lines(content, list_id)
    if not names:
        raise ListError("the PDF has no names")
    margin = min(name.left for name in names)
    parsed = [_names(name.text) for name in names]
    keys = twin_counted(
        [entry_key(name.country, each[0][0]) for name, each in zip(names, parsed, strict=True)]
    )
    entities, group = [], ""
    for key, name, each in zip(keys, names, parsed, strict=True):
        indented = name.left > margin + _INDENT
        group = group if indented else each[0][0]
        entities.append(
            ListEntity(
                entry=f"{list_id}/{key}",
                list=list_id,
                kind=EntityKind.ORGANISATION,
                names=tuple(ListName(text, kind, "list") for text, kind in each),
                countries=(name.country,) if name.country else (),
                remarks=f"Listed below {group}." if indented and group else "",
                source_row=f"page {name.page}: {name.text}",
            )
        )
    return tuple(entities)


def _lines(content: bytes, list_id: str) -> list[_Name]:
    try:
        pages = pdf_lines(content)
    except UnreadableDocumentError as problem:
        raise ListError(f"the file is no PDF of the list: {problem}") from problem
    title, country = _TITLES.get(list_id, (re.compile("$^"), ""))
    if not title.search(" ".join(line.text for page in pages[:2] for line in page)):
        raise ListError("the PDF does not bear the list's title", hint="is it another document?")
    names: list[_Name] = []
    widest = max((line.right for page in pages for line in page), default=0.0)
    end = 0.0  # where the line before ended
    for number, page in enumerate(pages, start=1):
        for line in page:
            text = _MARK.sub("", line.text.replace("\x02", "-").strip())
            if _NO_NAME.match(text):
                continue
            heading = country_code(text.strip(" :"))
            if heading:
                country = heading
            elif names and _goes_on(names[-1].text, text, end + line.first_word > widest):
                names[-1].text = joined(names[-1].text, text)
            else:
                names.append(_Name(text, line.left, number, country))
            end = line.right
    return names


def _goes_on(before: str, text: str, full: bool) -> bool:
    """Return whether a line goes on with the name before: brackets open, or room wanting."""
    is_open = before.count("(") > before.count(")")
    return is_open or full or text[:1] in "(,;" or text[:1].islower()


def _names(line: str) -> tuple[tuple[str, NameKind], ...]:
    """Return the names of a line.

    >>> [text for text, _ in _names("Blue Group Co., Ltd. (BGC) (a.k.a. Blau; f.k.a. Green)")]
    ['Blue Group Co., Ltd. (BGC)', 'Blau', 'Green', 'BGC']
    """
    parts = _KNOWN_AS.split(line)
    found = [(clean(parts[0]), NameKind.PRIMARY)]
    for kind, text in zip(parts[1::2], parts[2::2], strict=True):
        former = kind.casefold().startswith("f")
        for one in re.split(r";\s*(?:and\s+)?", text):
            plain = clean(one)
            plain = plain[:-1] if plain.count(")") > plain.count("(") else plain
            found.append((plain, NameKind.FORMER if former else NameKind.ALIAS))
    return with_short_names(found)
