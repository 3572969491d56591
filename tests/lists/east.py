"""Snapshots of East Asian and US lists that adapters read whole, and three whole entries of each.

``python -m tests.lists.east`` writes the stored entries anew from ../shared; review the diff.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from screener.lists.adapters import ADAPTERS
from screener.lists.compile import read_source
from screener.model.lists import ListEntity

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared" / "data" / "entity-lists"
STORED = HERE / "east.json"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A publisher's file, which list it is, and how many entries its PROVENANCE.md counts."""

    form: str
    list: str
    path: str
    entries: int
    golden: tuple[str, ...]  # keys of three entries

    @property
    def id(self) -> str:
        """A name for tests: two files may be of one list."""
        return f"{self.list} {self.form} {self.path}"

    def read(self) -> tuple[ListEntity, ...]:
        """Return the entries of the file, read once."""
        return _read(self.form, self.list, self.path)


@cache
def _read(form: str, list_id: str, path: str) -> tuple[ListEntity, ...]:
    return ADAPTERS[form](read_source(SHARED / path), list_id)


SNAPSHOTS = (
    # METI's list of January 2025 has 29 pages; its rows bear the numbers 1 to 748.
    Snapshot(
        "jp_meti_pdf",
        "jp_meti_eul",
        "jp-meti-eul/20250131003-1.pdf",
        748,
        (
            "cn-national-university-of-defense-technology",
            "hk-raven-international-trade",
            "kp-kim-chaek-iron-works",
        ),
    ),
    Snapshot(
        "jp_meti_html",
        "jp_meti_eul",
        "jp-meti-eul/20250131-jp-end-user-list.html",
        748,
        (
            "cn-national-university-of-defense-technology",
            "kp-kim-chaek-iron-works",
            "ru-zavod-miass",
        ),
    ),
    # 561 items for Russia, 27 for Belarus, 56 for third countries, numbered without a gap.
    Snapshot(
        "jp_russia_pdf",
        "jp_meti_russia",
        "jp-meti-russia-related",
        644,
        (
            "by-integral",
            "cn-hong-kong-qisu-electronic-technology",
            "ru-institute-of-solid-state-physics",
        ),
    ),
    # 41 sheets with measures; 599 further rows are left as a number only.
    Snapshot(
        "jp_mof_xlsx",
        "jp_mof",
        "jp-mof-asset-freeze/shisantouketsu20260305.xlsx",
        2862,
        ("26-276", "28-302", "15-1"),
    ),
    Snapshot(
        "us_ofac_xml",
        "us_ofac_sdn",  # whose rule takes every record of a file
        "us-ofac-consolidated/us-govt-data.xml",
        449,
        ("9639", "30882", "17013"),
    ),
    Snapshot(
        "us_ofac_csv",
        "us_ofac_sdn",
        "us-ofac-sdn/2022-01-31-coherent-set",
        9_044,
        ("36", "306", "2674"),
    ),
    Snapshot(
        "us_ofac_csv",
        "us_ns_cmic",
        "us-ofac-consolidated",
        68,
        ("30882", "30930", "30929"),
    ),
    # Seven notices of 28, 15, 16, 12, 8, 3 and 20 parties.
    Snapshot(
        "cn_control_notices",
        "cn_mofcom_control",
        "cn-mofcom-mfa/announcements/import-export-control-list",
        102,
        ("us-lockheed-martin", "tw-national-chung-shan", "jp-japan-aerospace-exploration-agency"),
    ),
)


def told(entity: ListEntity) -> dict[str, Any]:
    """Return all that an entry says, as JSON has it; what says nothing is left out."""
    names = [f"{name.kind.value}: {name.text}" for name in entity.names]
    fields = {
        "entry": entity.entry,
        "kind": entity.kind.value,
        "names": names,
        "countries": list(entity.countries),
        "addresses": list(entity.addresses),
        "programme": entity.programme,
        "citations": list(entity.citations),
        "listed": entity.listed.isoformat() if entity.listed else "",
        "delisted": entity.delisted.isoformat() if entity.delisted else "",
        "remarks": entity.remarks,
        "source_row": entity.source_row,
    }
    return {name: said for name, said in fields.items() if said}


def golden(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return the three entries of a snapshot, by the beginnings of their keys."""
    entities = snapshot.read()
    wanted = [f"{snapshot.list}/{key}" for key in snapshot.golden]
    by_entry = {one.entry: one for one in entities}
    begun = [next((entry for entry in by_entry if entry.startswith(key)), key) for key in wanted]
    return [told(by_entry[key]) for key in begun]


def _write() -> None:
    stored = {snapshot.id: golden(snapshot) for snapshot in SNAPSHOTS}
    text = json.dumps(stored, ensure_ascii=False, indent=1, sort_keys=True)
    STORED.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
