"""The page as a file: one piece of HTML that fetches nothing and runs only what we wrote."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from screener.model.run import ScreeningRun
from screener.report.files import whole_file
from screener.report.json_report import run_record
from screener.report.page.data import page_data
from screener.report.page.plain import plain_page
from screener.report.read_json import SavedRun, run_of

# Joined in this order into one script, so that one hash names it.
_SCRIPTS = (
    "base.js",
    "filter.js",
    "evidence.js",
    "details.js",
    "document.js",
    "table.js",
    "map.js",
    "about.js",
    "print.js",
)
_LIVE, _LAST = "answers.js", "start.js"
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_ANSWERS = "\x00answers\x00"  # where they go


@dataclass(frozen=True, slots=True)
class Live:
    """What the served page has beside the file: answers that can be given."""

    dispositions: Mapping[str, bool]  # each with whether it closes the question
    reasons: Mapping[str, str]  # code and what it says
    answers: Mapping[str, Any]  # what is answered already, by flag id
    newest: int  # number of the newest answer in the store
    csrf: str
    longest_days: int


def write_page(run: ScreeningRun, path: Path) -> None:
    """Write the run as one HTML page; all text of documents stays text.

    Raises:
        ReportError: The file cannot be written.
    """
    text = page_text(run_of(run_record(run)))
    with whole_file(path) as work:
        work.write_text(text, encoding="utf-8", newline="\n")


def page_text(run: SavedRun) -> str:
    """Return the page of a run, to be kept as a file."""
    return Page(run, live=False).text(None)


class Page:
    """A run's page, ready but for the answers; what is served again and again is made once."""

    def __init__(self, run: SavedRun, *, live: bool) -> None:
        """Make the page; ``live`` for one with fields for answers."""
        data = page_data(run)
        slots = {
            "policy": policy(live=live),
            "title": escape(f"Screening run {run.id}, as of {run.settings.as_of}"),
            "style": _part("page.css"),
            "data": inert_json(data),
            "live": _ANSWERS,
            "plain": plain_page(data),
            "script": _script(live),
        }
        # One pass: a slot's text is never looked into for slots. No text of a document holds the
        # sign where answers go: signs that are no text have been replaced.
        text = _SLOT.sub(lambda found: slots[found[1]], _part("page.html"))
        self._before, self._after = text.split(_ANSWERS)

    def text(self, live: Live | None) -> str:
        """Return the page with the answers of now."""
        told = inert_json(None if live is None else _live(live))
        return f"{self._before}{told}{self._after}"


def policy(*, live: bool) -> str:
    """Return the page's content security policy: our script and our style, and nothing else."""
    reach = "connect-src 'self'" if live else "connect-src 'none'"
    return (
        f"default-src 'none'; script-src {_hash(_script(live))};"
        f" style-src {_hash(_part('page.css'))}; {reach};"
        " base-uri 'none'; form-action 'none'"
    )


def inert_json(value: Any) -> str:
    r"""Return JSON that ends no element and opens none, whatever its texts say.

    >>> inert_json({"said": "</script><!--"})
    '{"said":"\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _live(live: Live) -> dict[str, Any]:
    return {
        "dispositions": dict(live.dispositions),
        "reasons": dict(live.reasons),
        "answers": dict(live.answers),
        "newest": live.newest,
        "csrf": live.csrf,
        "longest_days": live.longest_days,
    }


@lru_cache(maxsize=2)
def _script(live: bool) -> str:
    names = (*_SCRIPTS, *([_LIVE] if live else []), _LAST)
    parts = "\n".join(_part(name) for name in names)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@lru_cache(maxsize=16)
def _part(name: str) -> str:
    return (files("screener.report.page") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
