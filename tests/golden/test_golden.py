"""A run over the golden inputs gives the stored JSON."""

import json

from tests.golden.golden import STORED, as_text, golden_record


def test_a_run_gives_the_stored_json() -> None:
    assert json.loads(as_text(golden_record())) == json.loads(STORED.read_text(encoding="utf-8"))


def test_what_a_person_would_expect_is_in_it() -> None:
    record = golden_record()
    flagged = {(flag["list"], flag["name"]) for flag in record["flags"]}
    assert {
        ("local_demo", "Harbour Kestrel Optics Co., Ltd."),
        ("local_demo", "Northern Institute of Rotor Research"),
    } <= flagged
    said = {mention["text"]: mention for mention in record["mentions"]}
    assert said["thermal imaging camera"]["context"] == ["negated"]
    assert [one["place"] for one in record["skipped"]] == ["row 5"]
    assert not any("Northfield" in flag["reason"] for flag in record["flags"])
