"""The golden run: ``python -m tests.golden.golden`` writes its JSON anew; look at the difference.

What follows from the inputs alone is compared. The hash and the numbers of the rules and the
version change with every rule and release, so they are left out.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from screener import Screener
from screener.report.json_report import run_record

HERE = Path(__file__).resolve().parent
STORED = HERE / "run.json"
INPUTS = [HERE / "letter.md", HERE / "customers.csv"]
_VARIES = ("id", "grounds", "tool_version", "rules", "catalogue")


def golden_record() -> dict[str, Any]:
    """Screen the golden inputs against the list beside them and the bundled catalogue."""
    screener = Screener.load(
        lists=HERE / "lists", only=["local_demo", "us_ccl"], as_of=date(2026, 11, 24)
    )
    record = run_record(screener.screen(INPUTS))
    for field in _VARIES:
        del record["run"][field]
    # Weak likenesses move with every term of the catalogue.
    record["matches"] = [one for one in record["matches"] if one["band"] != "weak"]
    # An alias or a term more is no other run, unless a match comes of it.
    record["run"]["lists"] = [one for one in record["run"]["lists"] if one["id"] == "local_demo"]
    return record


def as_text(record: dict[str, Any]) -> str:
    """Return a record as it is stored."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


if __name__ == "__main__":
    STORED.write_text(as_text(golden_record()), encoding="utf-8")
