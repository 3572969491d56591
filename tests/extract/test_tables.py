"""What a table's row names."""

import pytest

from screener.extract.tables import described, party_spans
from screener.model.document import Block, Cell, Role


def row(*cells: tuple[str, Role | None, str]) -> Block:
    """Return a row of (header, role, text); its text is the cells joined as readers do."""
    made, start = [], 0
    for header, role, text in cells:
        made.append(Cell(header, role, start, start + len(text)))
        start += len(text) + 3
    return Block("row 2", " | ".join(text for _, _, text in cells), tuple(made))


def test_a_party_has_its_other_names() -> None:
    block = row(("Company", Role.NAME, "Kestrel Ltd."), ("Local", Role.NATIVE_NAME, "红隼公司"))
    (party,) = party_spans(block)
    assert (block.text[party.start : party.end], party.also) == ("Kestrel Ltd.", ("红隼公司",))


def test_a_supplier_and_a_maker_are_two_parties() -> None:
    block = row(("Supplier", Role.NAME, "Kestrel Ltd."), ("Maker", Role.NAME, "Harrier Corp."))
    assert [block.text[one.start : one.end] for one in party_spans(block)] == [
        "Kestrel Ltd.",
        "Harrier Corp.",
    ]
    assert [one.also for one in party_spans(block)] == [(), ()]


def test_a_local_name_alone_is_the_party() -> None:
    block = row(("Local", Role.NATIVE_NAME, "红隼公司"), ("Country", Role.COUNTRY, "CN"))
    assert [block.text[one.start : one.end] for one in party_spans(block)] == ["红隼公司"]


@pytest.mark.parametrize(
    ("header", "text", "whole"),
    [
        ("Description", "Bilge pump, stainless steel", True),
        ("品名", "多波束测深声呐", True),
        ("Description", "The pump came in May. It leaks.", False),
        ("Remarks", "new", False),
        ("备注", "已付款", False),
        ("Description", "0815", False),
    ],
)
def test_a_short_description_is_one_thing_and_a_remark_is_none(
    header: str, text: str, whole: bool
) -> None:
    block = row((header, Role.DESCRIPTION, text))
    assert (described(block, block.cells[0]) is not None) is whole
