"""EU Annex I out of the JSON of a third party: a line a provision, each with its whole code."""

import json
import re
from collections.abc import Mapping
from typing import Any

from screener.errors import ListError
from screener.lists.texts.words import folded
from screener.model.texts import OfficialEntry, OfficialParagraph, OfficialText

_LINE = re.compile(
    r"(?P<code>[0-9][A-E][0-9]{3}(?:\.[a-z0-9]{1,2})*)\.?\s+"
    r"(?P<text>(?P<note>(?:Technical )?Notes?\b|N\.B\.|Nota Bene)?.*)",
    re.DOTALL,
)
_NOT_USED = re.compile(r"\W*not used\b.*", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<=[0-9]),(?=[0-9])")
# The JSON has lost that figures were raised: "5 × 103 Gy", "10-4", "7,62 x 104 m".
_POWER = re.compile(r"(?<![0-9.])10(?P<sign>\s?[-−–])?(?P<power>[0-9]{1,2})(?![0-9.])")
_TIMES = re.compile(r"(?<=[0-9])\s?[x×]\s?10(?P<power>[-−–]?[0-9]{1,2})(?![0-9])")


def repaired(text: str) -> str:
    """Return a text of the EU's with decimal points and powers of ten as they are calculated.

    >>> repaired("a dose of 5 × 103 Gy, 1,5 J, less than 10-4 torr, 100 kHz")
    'a dose of 5 × 10^3 Gy, 1.5 J, less than 10^-4 torr, 100 kHz'
    """
    text = _DECIMAL.sub(".", folded(text))
    text = _TIMES.sub(lambda match: f" × 10^{_minus(match['power'])}", text)
    return _POWER.sub(_raised, text)


def _raised(match: re.Match[str]) -> str:
    return f"10^-{match['power']}" if match["sign"] and " " not in match["sign"] else match[0]


def _minus(power: str) -> str:
    return power.replace("−", "-").replace("–", "-")


def read_eu_json(content: bytes) -> OfficialText:
    """Return Annex I as a tree.

    Raises:
        ListError: No JSON, or not of this structure.
    """
    try:
        rows = json.loads(content)["entries"]
        entries = {str(row["entry_code"]): _entry(row) for row in rows}
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise ListError(f"the file is no JSON of Annex I ({problem!r:.80})") from problem
    return OfficialText("eu_annex_i", entries)


def _entry(row: Mapping[str, Any]) -> OfficialEntry:
    code = row["entry_code"]
    texts: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    at = code
    for line in str(row["verbatim_text"]).split("\n"):
        match = _LINE.fullmatch(line)
        if match is None or not match["code"].startswith(code):
            notes.setdefault(at, []).append(repaired(line))
            continue
        at, text = match["code"], repaired(match["text"])
        if match["note"]:
            notes.setdefault(at, []).append(text)
        else:
            texts[at] = f"{texts[at]} {text}" if at in texts else text
    texts.setdefault(code, "")
    return OfficialEntry(
        code,
        {
            place: OfficialParagraph(
                place, text, tuple(notes.get(place, ())), bool(_NOT_USED.fullmatch(text))
            )
            for place, text in sorted(texts.items(), key=lambda one: one[0] != code)
        },
        sections={"notes": " ".join(n for at in notes if at not in texts for n in notes[at])},
    )
