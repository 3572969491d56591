"""The words of an element of the eCFR, with raised figures kept apart from what they follow."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.errors import ListError
from screener.formats.xmlfile import local, xml_root

# Types of <E> that set text as a raised figure; 52 to 54 are lowered ("CO2").
_RAISED_TYPES = frozenset({"51"})
# Minus and figure may be raised one by one: "10^−^8".
_RAISED = re.compile(r"\s*\^\s*(?:(?P<minus>[-−–])\s*\^\s*)?")
_SPACES = str.maketrans({"\xa0": " ", "\u2009": " ", "\u202f": " "})


def root_of(content: bytes) -> Element:
    """Return the root of a publisher's XML file.

    Raises:
        ListError: It is no XML.
    """
    try:
        return xml_root(content)
    except ValueError as problem:
        raise ListError(str(problem)) from problem


def words(element: Element) -> str:
    """Return an element's text with white space folded; raised figures as "10^3".

    The eCFR breaks the line before a raised figure, which would read "10 3".
    """
    return folded("".join(_parts(element)))


def folded(text: str) -> str:
    """Return a text with white space folded and none left before a raised figure."""
    flat = " ".join(text.translate(_SPACES).split())
    return _RAISED.sub(lambda match: f"^{match['minus'] or ''}", flat)


def _parts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        inner = "".join(_parts(child))
        raised = name == "SU" or (name == "E" and child.get("T") in _RAISED_TYPES)
        fraction = name == "FR"
        yield f"^{inner}" if raised else f" {inner}" if fraction else inner
        # Cells and blocks are apart though no space stands between them.
        if name in ("TD", "TH", "TR", "P", "FP", "HED", "br", "FP-1"):
            yield " "
        yield child.tail or ""
