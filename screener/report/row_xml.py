"""From rows to the rows of a worksheet part (ECMA-376-1, 18.3.1.4), as text that is joined.

openpyxl makes an object and a tree for each cell: five times the time of joining text, at five
million cells of a run with 100,000 flags (benchmarks/workbook_size.py).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

from screener.normalise.row_digest import shown_text
from screener.report.sheet import Linked, Value

# A program reads _x0041_ as the letter A (ECMA-376-1, 22.9.2.19); what a document says stays.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")


# A list's title, its effect and a rule's guidance come in thousands of rows: half of all texts.
@lru_cache(maxsize=4096)
def cell_text(text: str) -> str:
    """Return a text as it stands in a part, whatever a document has put there.

    It is always the text of a string and never a formula; control characters are shown as "�", and
    text too long for a cell ends in "…".

    >>> cell_text("=1<2 & _x0041_")
    '=1&lt;2 &amp; _x005F_x0041_'
    """
    shown = shown_text(text)
    if "\r" in shown:  # a parser of XML would turn it into a line's end
        shown = shown.replace("\r\n", "\n").replace("\r", "\n")
    if "_x" in shown:
        shown = _ESCAPE_LIKE.sub("_x005F_", shown)
    return escape(shown)


def row_xml(
    number: int,
    height: float,
    letters: Sequence[str],
    values: Sequence[Value],
    styles: Sequence[int],
) -> str:
    """Return a row.

    Args:
        number: The row's, from 1.
        height: In points.
        letters: Of the columns, as many as there are values.
        values: Texts and finite numbers.
        styles: Indexes into the workbook's cell formats.
    """
    cells = [
        f'<c r="{letter}{number}" s="{style}"/>'
        if value == ""
        else f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{cell_text(value)}</t></is></c>'
        if isinstance(value, str)
        else f'<c r="{letter}{number}" s="{style}"><v>{value!r}</v></c>'
        for letter, value, style in zip(letters, values, styles, strict=True)
    ]
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'


def links_of(
    number: int, leading: Sequence[tuple[int, str]], values: Sequence[Value]
) -> Iterator[tuple[str, str]]:
    """Yield cell and address of each link of a row.

    Args:
        number: The row's, from 1.
        leading: Place and letter of the columns that may have links.
        values: The row.
    """
    for at, letter in leading:
        value = values[at]
        if isinstance(value, Linked) and value.address:
            yield f"{letter}{number}", value.address
