"""The NOTICE of this project: whom the bundled lists are owed to."""

from collections.abc import Iterable

from screener.model.lists import Manifest

_HEAD = """Screener
This product contains facts from public lists. Each list's folder has a manifest.yaml that says
where the copy comes from, of which day it is, and under which terms.
"""


def notice(manifests: Iterable[Manifest]) -> str:
    """Return the text of NOTICE: lists with a copy here, by the credit that their source asks for.

    Args:
        manifests: Manifests of the bundled lists; those without a copy or a credit are left out.
    """
    credited: dict[tuple[str, str], list[str]] = {}
    for manifest in sorted(manifests, key=lambda manifest: manifest.id):
        if manifest.copy_here and manifest.credit:
            said = (manifest.credit, manifest.licence)
            credited.setdefault(said, []).append(manifest.id)
    parts = [
        f"{', '.join(ids)}\n  {credit}\n  Terms: {licence}\n"
        for (credit, licence), ids in credited.items()
    ]
    return "\n".join([_HEAD, *parts])
