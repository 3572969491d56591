"""What one control entry lends another."""

from screener.lists.controls import resolved_terms
from screener.model.lists import ControlEntry, Paragraph, Release, TermSet


def _terms(*en: str) -> TermSet:
    return TermSet(en=en)


LENDER = ControlEntry(
    code="6A001",
    title="sonar",
    terms=_terms("sonar"),
    not_terms=_terms("parking sensor"),
    paragraphs=(
        Paragraph(paragraph="6A001.a.1", terms=_terms("multibeam sonar")),
        Paragraph(paragraph="6A001.a.9", terms=_terms("sonobuoy")),
    ),
    releases=(Release(paragraph="6A001 Note", about="echo sounders", terms=_terms("fish finder")),),
)
BORROWER = ControlEntry(
    code="6A001",
    title="sonar",
    terms=_terms("asdic"),
    terms_from=("us_ccl/6A001",),
    paragraphs=(Paragraph(paragraph="6A001.a.1"), Paragraph(paragraph="6A001.b")),
)
CONTROLS = {"us_ccl/6A001": LENDER, "eu_annex_i/6A001": BORROWER}


def test_terms_go_to_the_paragraph_of_the_same_number_and_else_to_the_entry() -> None:
    borrowed = resolved_terms(CONTROLS, CONTROLS)["eu_annex_i/6A001"]
    assert borrowed.terms.en == ("asdic", "sonar", "sonobuoy")
    assert [part.terms.en for part in borrowed.paragraphs] == [("multibeam sonar",), ()]


def test_what_the_lender_lets_go_is_no_hit_on_the_borrower() -> None:
    borrowed = resolved_terms(CONTROLS, CONTROLS)["eu_annex_i/6A001"]
    assert borrowed.not_terms.en == ("parking sensor", "fish finder")


def test_an_entry_that_borrows_nothing_or_from_a_list_that_is_not_here_stays_as_it_is() -> None:
    assert resolved_terms(CONTROLS, CONTROLS)["us_ccl/6A001"] == LENDER
    assert resolved_terms({"eu_annex_i/6A001": BORROWER}, {})["eu_annex_i/6A001"] == BORROWER
