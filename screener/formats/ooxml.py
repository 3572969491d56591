"""What Word and PowerPoint files share: names without namespaces, parts linked by relations."""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from screener.formats.archive import Archive


def local(node: Element) -> str:
    """Return a node's name without its namespace, which differs between editions of the format."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: Element, name: str) -> str:
    """Return an attribute by its name without namespace; "" if it has none."""
    return next((v for k, v in node.attrib.items() if k.rpartition("}")[2] == name), "")


def child(node: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of names, or None."""
    for name in path:
        node = next((one for one in node or () if local(one) == name), None)
    return node


def descendants(node: Element, name: str) -> Iterator[Element]:
    """Yield the nodes of one name below a node, in the order of the text."""
    return (one for one in node.iter() if local(one) == name)


def related(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """Return the parts that a part is linked to, by the link's id; links out of the file are not.

    Args:
        archive: The file.
        part: The part whose links are meant; "" for the file's own.
        kind: The end of the relation's type: "/footnotes".
    """
    folder, name = posixpath.split(part)
    root = archive.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for link in root if root is not None else ():
        inside = link.get("TargetMode", "") != "External"
        if inside and link.get("Type", "").endswith(kind):
            target = link.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[link.get("Id", "")] = posixpath.normpath(path)
    return {key: path for key, path in found.items() if path in archive.names}
