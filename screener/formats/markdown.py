"""From Markdown to passages: what a reader sees, with the line on which each begins."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from screener.formats.html import html_passages
from screener.formats.marks import folded, raised, without_raised_marks
from screener.formats.prose import Kind, Passage

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# A footnote of the "[^3]" kind is brought to the "<sup>3</sup>" kind, so that both have one way.
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^[^\]\s]{1,40}\]")
# "C*Core and C*Core" has no emphasis in it, though CommonMark would find some.
_STAR_IN_WORD = re.compile(r"(?<=[A-Za-z0-9])(?<!\\)\*(?=[A-Za-z0-9])")
# CommonMark leaves the stars of "**“天津”**飞腾" where they stand.
_LEFT_OVER = re.compile(r"(?<![\d*\s])\*{2,3}|\*{2,3}(?![\d*\s])")
_BREAK = "\n"
_SPLIT = "\x1c"  # a line's end that the writer meant; no text holds it (see mend.py)
_NOTE = "\x1d"  # a note begins here
_LOOKS_MARKED = re.compile(
    r"^#{1,6} +\S|\*\*[^*\s][^*\n]*\*\*|\]\(\w+:|<sup>\d|\[\^\w+\]|\\[*_#]|^\|.+\|\s*$|<https?://",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[。！？；：]['”’）)]*$")


def looks_like_markdown(text: str) -> bool:
    """Return whether a plain text file is written in Markdown after all."""
    return _LOOKS_MARKED.search(text) is not None


def markdown_passages(text: str) -> tuple[Passage, ...]:
    """Return the paragraphs, headings, list items, table rows and notes of a Markdown text.

    >>> [(p.place, p.text) for p in markdown_passages("# A\\n\\nC\\\\*Core<sup>14</sup> *CPU*.")]
    [('line 1', 'A'), ('line 3', 'C*Core CPU.')]
    """
    text = _DEFINITION.sub(r"<sup>\1</sup> ", text)
    text = _REFERENCE.sub("<sup>1</sup>", text)
    text = _STAR_IN_WORD.sub(r"\\*", text)
    passages: list[Passage] = []
    interrupted = False
    tokens = _PARSER.parse(text)
    for index, token in enumerate(tokens):
        if token.type == "hr":
            interrupted = True
            continue
        made = list(_passages(tokens, index, token))
        if made and interrupted:
            made[0] = Passage(made[0].place, made[0].text, made[0].kind, interrupted=True)
            interrupted = False
        passages += made
    return tuple(passages)


def _passages(tokens: Sequence[Token], index: int, token: Token) -> Iterator[Passage]:
    if token.type == "inline" and tokens[index - 1].type not in ("th_open", "td_open"):
        kind = _kind(tokens, index)
        yield from _pieces(_inline(token.children or ()), _line(token), kind)
    elif token.type == "tr_open":
        yield from _table_row(tokens, index)
    elif token.type in ("fence", "code_block"):
        first = _line(token) + (token.type == "fence")
        yield from _pieces(_SPLIT.join(token.content.split("\n")), first, Kind.BODY)
    elif token.type == "html_block":
        for passage in html_passages(token.content):
            yield Passage(f"line {_line(token)}", passage.text, passage.kind)


def _kind(tokens: Sequence[Token], index: int) -> Kind:
    if tokens[index - 1].type == "heading_open":
        return Kind.HEADING
    # Only an item's first paragraph begins an item; the next may go on from it.
    first = index >= 2 and tokens[index - 2].type == "list_item_open"
    return Kind.ITEM if first else Kind.BODY


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _table_row(tokens: Sequence[Token], index: int) -> Iterator[Passage]:
    cells = []
    for token in tokens[index + 1 :]:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            shown = _inline(token.children or ()).replace(_SPLIT, " ").replace(_NOTE, "")
            cells.append(folded(shown))
    text = " | ".join(cell for cell in cells if cell)
    if text:
        yield Passage(f"line {_line(tokens[index])}", text, Kind.ROW)


def _pieces(shown: str, line: int, kind: Kind) -> Iterator[Passage]:
    """Yield the passages of one paragraph: one, unless the writer broke it or it holds notes."""
    for part in re.split(f"(?=[{_SPLIT}{_NOTE}])", shown):
        note = part.startswith(_NOTE)
        piece = part.strip(_SPLIT + _NOTE)
        text = folded(piece)
        if text:
            lead = len(piece) - len(piece.lstrip("\n"))
            start = line + part.startswith(_SPLIT) + lead
            yield Passage(f"line {start}", text, Kind.NOTE if note else kind)
        line += part.count("\n") + part.count(_SPLIT)


def _inline(children: Sequence[Token]) -> str:
    """Return the text of a paragraph, with "\\n" and _SPLIT where its lines end."""
    out = ""
    sup: int | None = None  # where a raised figure begins in ``out``
    for child in children:
        if child.type == "html_inline":
            out, sup = _tag(child.content, out, sup)
        elif child.type == "softbreak":
            out += _SPLIT if _SENTENCE_END.search(out) else _BREAK
        elif child.type == "hardbreak":
            out += _SPLIT
        elif child.type in ("text", "code_inline", "text_special", "image"):
            out += child.content
    return _cleaned(out)


def _cleaned(text: str) -> str:
    return without_raised_marks(_LEFT_OVER.sub("", text) if "**" in text else text)


def _tag(tag: str, out: str, sup: int | None) -> tuple[str, int | None]:
    name = tag.strip("</> ").split(" ")[0].casefold()
    if name == "br":
        return out + _SPLIT, sup
    if name != "sup":
        return out, sup
    if not tag.startswith("</"):
        return out, len(out)
    if sup is None:
        return out, None
    before, figure = out[:sup], out[sup:]
    shown = raised(before, figure)
    # At the beginning of a line a mark is that of the note itself.
    begins = not shown and (not before.strip() or before.endswith((_BREAK, _SPLIT)))
    return before + (_NOTE if begins else "") + shown, None
