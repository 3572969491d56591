"""XML without entities, network or document types; elements by their local names."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

_MOST_BYTES = 400_000_000  # the largest list, SDN_ADVANCED.XML, has about 120 MB


def xml_root(content: bytes) -> Element:
    """Return the root of an XML file.

    Raises:
        ValueError: It is no XML, is too large, or declares entities or a document type.
    """
    if len(content) > _MOST_BYTES:
        raise ValueError("the file is larger than any list")
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError) as problem:
        raise ValueError(f"the file is no XML that is read here: {problem!r}") from problem
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a local name."""
    return (one for one in element if local(one) == name)


def said(element: Element, name: str) -> str:
    """Return the text of the first child of a local name, white space folded; "" for none."""
    found = next(children(element, name), None)
    return " ".join((found.text or "").split()) if found is not None else ""
