"""The United States Munitions List (22 CFR 121.1) out of the eCFR's XML."""

import re

from screener.errors import ListError
from screener.formats.xmlfile import local
from screener.lists.texts.outline import parted
from screener.lists.texts.section import Draft, entry_of
from screener.lists.texts.words import root_of, words
from screener.model.texts import OfficialText

_CATEGORY = re.compile(r"Category (?P<code>[IVX]+)\s?[—–-]\s?(?P<text>.*)", re.DOTALL)


def read_usml(content: bytes) -> OfficialText:
    """Return the USML as a tree: an entry a category, "IV", and its paragraphs, "IV.a.1".

    Raises:
        ListError: No XML, or no category in it.
    """
    drafts: list[Draft] = []
    for section in root_of(content).iter():
        if local(section) == "DIV8" and section.get("N") == "121.1":
            for block in section.iter():
                if local(block) not in ("HD1", "P", "FP-2") and local(block) != "NOTE":
                    continue
                text = words(block)
                category = _CATEGORY.fullmatch(text) if local(block) == "HD1" else None
                if category:
                    drafts.append(Draft(category["code"], category["text"]))
                elif drafts and local(block) == "NOTE":
                    drafts[-1].note(text)
                elif drafts and not drafts[-1].is_noted(text):
                    drafts[-1].take(parted(text))
    if not drafts:
        raise ListError("the file has no category of the United States Munitions List")
    return OfficialText("us_usml", {draft.code: entry_of(draft) for draft in drafts})
