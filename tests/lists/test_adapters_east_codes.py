"""R8 on all wordings at hand: those of the eCFR's Supplement No. 4, and those of the CSL."""

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from screener.errors import ListError
from screener.lists.adapters.ecfr import rows_of
from screener.lists.adapters.ecfr_codes import policy_code, requirement_code

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
PART_744 = SHARED / "us-ecfr-15cfr744" / "title-15_part-744.xml"
CSL = SHARED / "us-csl-projection" / "screening-list.json"
CODES = {
    *("ALL_EAR", "ALL_EAR_WITH_EXCEPTIONS", "CCL_ONLY", "CCL_AND_SUPP_7_746"),
    *("PROJECTS_746_8_A_4", "SEE_ENTRY"),
}
POLICIES = {
    "PRESUMPTION_DENIAL", "POLICY_DENIAL", "CASE_BY_CASE", "MIXED", "BY_SECTION", "SEE_ENTRY",
}  # fmt: skip
needs_snapshot = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")


def flat(cell: str) -> str:
    return " ".join(cell.split())


@needs_snapshot
def test_all_wordings_of_the_ecfr_have_a_code() -> None:
    rows = list(rows_of(PART_744.read_bytes(), "us_entity_list"))
    requirements = {flat(row.cells[1]) for row in rows}
    policies = {flat(row.cells[2]) for row in rows}
    # The requirement counts 65 wordings with the footnote marks, which are a field here (R10).
    assert (len(requirements), len(policies)) == (60, 53)
    assert {requirement_code(text) for text in requirements} <= CODES
    assert {policy_code(text) for text in policies} <= POLICIES


@needs_snapshot
def test_no_footnote_mark_is_lost() -> None:
    root: Element = ElementTree.fromstring(PART_744.read_bytes())
    part = next(one for one in root.iter("DIV9") if one.get("N") == "Supplement No. 4 to Part 744")
    printed = {
        (mark, number)
        for number, row in enumerate(
            (one for one in part.iter("TR") if one.find("TD") is not None
             and "colspan" not in one.find("TD").attrib), start=1)  # type: ignore[union-attr]  # asked above
        for sup in row.findall("TD")[2].iter("sup")
        for mark in re.findall(r"\d", sup.text or "")
    }  # fmt: skip
    rows = list(rows_of(PART_744.read_bytes(), "us_entity_list"))
    assert {(str(note), row.number) for row in rows for note in row.notes} == printed
    assert {note for row in rows for note in row.notes} == {1, 2, 3, 4, 5}


@needs_snapshot
def test_all_wordings_of_the_csls_entity_list_have_a_code() -> None:
    told = json.loads(CSL.read_text(encoding="utf-8"))
    tables = told["tables"]
    source = next(at for at, name in enumerate(tables["sources"]) if "(EL)" in name)
    records = [one for one in told["entries"] if one["s"] == source]
    assert len(records) == 3_420
    requirements = {tables["licenceRequirements"][one["lr"]] for one in records if "lr" in one}
    policies = {tables["licencePolicies"][one["lp"]] for one in records if "lp" in one}
    assert (len(requirements), len(policies)) == (88, 77)
    assert {requirement_code(text) for text in requirements} <= CODES
    assert {policy_code(text) for text in policies} <= POLICIES


@pytest.mark.parametrize("code", [requirement_code, policy_code])
def test_a_wording_not_seen_before_is_a_fault(code: object) -> None:
    assert callable(code)
    with pytest.raises(ListError, match="without a code"):
        code("As the day requires")
