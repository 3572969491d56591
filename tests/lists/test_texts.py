"""Official texts become trees: by small texts of our own, and by counts on the real files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.errors import ListError
from screener.lists.texts import TEXTS, read_text
from screener.lists.texts.columns import Outline, Placed, entries_of
from screener.lists.texts.eu_json import repaired
from screener.lists.texts.labels import labelled
from screener.lists.texts.outline import places
from screener.model.texts import OfficialText, parent

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "control-lists"
needs_snapshots = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")

FILES = {
    "us_ccl": "us-ccl-15cfr774/ccl_supp1.xml",
    "eu_annex_i": "eu-annex-i-2021-821/annex.json",
    "us_usml": "us-usml-22cfr121/title-22_part-121.xml",
    "us_nrc_110": "us-nrc-10cfr110/title-10_part-110.xml",
    "us_doe_810": "us-doe-10cfr810/title-10_part-810.xml",
    "cn_dual_use": "cn-dual-use-list-2026/china-control-list.json",
    "eu_military": "eu-common-military-list-2020/export-control-appendix1.pdf",
}

CCL = """<DIV9 N="Supplement No. 1 to Part 774" TYPE="APPENDIX"><HEAD>The list</HEAD>
<HD1>A. “Systems”</HD1>
<FP-2><B>9A999 Kites with boron-10 (<SU>10</SU>B) spars, as follows (see List of Items
Controlled).</B></FP-2>
<FP-1><E T="04">License Requirements</E></FP-1>
<FP-1><I>Reason for Control:</I> NS, MT, AT</FP-1>
<DIV><TABLE><TR><TH>Control(s)</TH><TH>Country chart</TH></TR>
<TR><TD>NS applies to 9A999.a</TD><TD>NS Column 2</TD></TR></TABLE></DIV>
<FP-1><I>LVS:</I> $3000</FP-1>
<FP-1><E T="04">List of Items Controlled</E></FP-1>
<FP-1><I>Related Controls:</I> See also 9D999.</FP-1>
<FP><I>Items:</I> a. Kites having any of the following:</FP>
<P>a.1. A span of 2.5 × 10
<SU>3</SU> mm or more; <I>or</I></P>
<P>a.2 A drag of b.15 kN or less;</P>
<NOTE><HED><I>Note:</I></HED><P><I>9A999.a does not control paper kites:</I></P>
<P><I>a. Of one line;</I></P>
<P>b. Spars having all of the following:</P></NOTE>
<P>b.1. Strength of 0.9 GPa; and</P>
<P>c.-e. [Reserved]</P>
<FP-2><B>EAR99 Items subject to the EAR that are not elsewhere specified.</B></FP-2>
<FP-1><B>9D999 “Software” for kites.</B></FP-1>
<P>a. For control of 9A999;</P>
</DIV9>"""
USML = """<DIV5><DIV8 N="121.1"><HEAD>The list</HEAD><EXTRACT>
<HD1>Category I—Kites</HD1>
<P>* (a) Kites of war, as follows:</P><P>(1) Towed; or</P><P>(i) By ship;</P><P>(ii) By car;</P>
<NOTE><HED>Note to paragraph (a):</HED><P>Not toys.</P></NOTE>
<P>(2) Free.</P><P>(b)-(h) [Reserved]</P><P>(i) Technical data.</P><P>(j) Classified.</P>
</EXTRACT></DIV8></DIV5>"""


def real(list_id: str) -> OfficialText:
    return read_text((SHARED / FILES[list_id]).read_bytes(), list_id)


def test_an_entry_of_the_ccl_with_its_sections_items_and_notes() -> None:
    entries = read_text(CCL.encode(), "us_ccl").entries
    kites = entries["9A999"]
    assert list(entries) == ["9A999", "9D999"]
    assert kites.reasons == ("NS", "MT", "AT")
    assert [(row.covers, row.chart) for row in kites.requirements] == [
        ("NS applies to 9A999.a", "NS Column 2")
    ]
    assert kites.sections["LVS"] == "$3000"
    assert kites.sections["Related Controls"] == "See also 9D999."
    assert "(^10B) spars" in kites.heading
    assert list(kites.paragraphs) == [
        "9A999", "9A999.a", "9A999.a.1", "9A999.a.2", "9A999.b", "9A999.b.1",
        "9A999.c", "9A999.d", "9A999.e",
    ]  # fmt: skip
    assert kites.paragraphs["9A999.a.1"].text == "A span of 2.5 × 10^3 mm or more; or"
    assert kites.paragraphs["9A999.a.2"].notes == (
        "Note: 9A999.a does not control paper kites: a. Of one line;",
    )
    assert kites.paragraphs["9A999.d"].reserved
    # The product heading and EAR99 belong to nobody; 9D999 has no marker before its items.
    assert list(entries["9D999"].paragraphs) == ["9D999", "9D999.a"]


def test_a_paragraph_goes_on_with_the_words_of_those_above() -> None:
    kites = read_text(CCL.encode(), "us_ccl").entries["9A999"]
    assert kites.inherited("9A999.b.1").endswith(
        "Spars having all of the following: Strength of 0.9 GPa; and"
    )
    assert [one.code for one in kites.below("9A999.a")] == ["9A999.a.1", "9A999.a.2"]
    assert [one.code for one in kites.leaves()] == ["9A999.a.1", "9A999.a.2", "9A999.b.1"]


def test_labels_of_the_cfr_are_nested_by_what_they_go_on_with() -> None:
    category = read_text(USML.encode(), "us_usml").entries["I"]
    assert list(category.paragraphs)[:6] == ["I", "I.a", "I.a.1", "I.a.1.i", "I.a.1.ii", "I.a.2"]
    assert category.paragraphs["I.h"].reserved
    assert category.paragraphs["I.i"].text == "Technical data."
    assert category.paragraphs["I.a.1.ii"].notes == ("Note to paragraph (a): Not toys.",)


@pytest.mark.parametrize(
    ("text", "steps", "rest"),
    [
        ("a.6.b.2. Output", ("a", "6", "b", "2"), "Output"),
        ("b.1 Being", ("b", "1"), "Being"),
        ("b.2.a.. Automatically", ("b", "2", "a"), "Automatically"),
        ("a.1.a.1.c.'Sounding", ("a", "1", "a", "1", "c"), "'Sounding"),
        ("a.1.0.9 GPa in the stage", ("a", "1"), "0.9 GPa in the stage"),
        ("a.4.b.1 × 10^−3 nT", ("a", "4", "b"), "1 × 10^−3 nT"),
        ("12. CL-20", ("12",), "CL-20"),
    ],
)
def test_where_a_label_ends(text: str, steps: tuple[str, ...], rest: str) -> None:
    label = labelled(text)
    assert label is not None
    assert (label.steps, label.text) == (steps, rest)


@pytest.mark.parametrize("text", ["a laser", "", "1.5 kW", "所有", "The list", "to w. [Reserved]"])
def test_no_label_in_front(text: str) -> None:
    assert labelled(text) is None


def test_a_figure_after_a_label_is_its_step_only_where_the_list_has_come_so_far() -> None:
    known = {("b", "1", "b", "14")}
    assert labelled("b.1.b.15 kN or more", lambda steps: steps in known).steps[-1] == "15"  # type: ignore[union-attr]
    assert labelled("b.1.b.15 kN or more", lambda _: False).text == "15 kN or more"  # type: ignore[union-attr]


def test_figures_of_the_eu_are_mended() -> None:
    assert repaired("7,62 x 104 m, 10-4 torr, 218 K") == "7.62 × 10^4 m, 10^-4 torr, 218 K"


@given(st.lists(st.sampled_from(["a", "b", "1", "2", "i", "ii", "A", ""]), max_size=12))
def test_every_label_has_a_place_and_ends_with_itself(labels: list[str]) -> None:
    found = list(places(labels))
    assert len(found) == len(labels)
    assert all(not label or steps[-1] == label for label, steps in zip(labels, found, strict=True))


def test_a_code_without_a_parent_is_the_entry() -> None:
    assert parent("IV", "IV") == ""
    assert parent("110.8.a.1", "110.8.a") == "110.8.a"


@given(st.binary(max_size=60), st.sampled_from(sorted(TEXTS)))
def test_any_bytes_are_a_text_or_a_fault(content: bytes, list_id: str) -> None:
    with pytest.raises(ListError):
        read_text(content, list_id)


@pytest.mark.parametrize("content", [b"[]", b'{"records": 3}', b'{"entries": [{}]}', b"<a/>", b"{"])
@pytest.mark.parametrize("list_id", sorted(TEXTS))
def test_files_of_another_kind_are_refused(content: bytes, list_id: str) -> None:
    with pytest.raises(ListError):
        read_text(content, list_id)


def test_a_list_without_a_reader_is_named() -> None:
    with pytest.raises(ListError, match="jp_meti_goods"):
        read_text(b"", "jp_meti_goods")


@needs_snapshots
@pytest.mark.parametrize(
    ("list_id", "entries", "paragraphs", "leaves"),
    [
        # 62 + 136 + 89 + 78 + 24 + 25 + 60 + 46 + 22 + 96 entries (PROVENANCE.md)
        ("us_ccl", 638, 6264, 3679),
        ("eu_annex_i", 384, 3443, 2454),
        ("us_usml", 21, 1511, 977),
        # 110.8(a) to (i), 110.9(a) to (e), Appendices A to P
        ("us_nrc_110", 30, 30, 30),
        # 810.2(b)(1) to (9), and (c)(1) to (6), which it leaves out
        ("us_doe_810", 15, 15, 15),
        ("cn_dual_use", 189, 189, 189),
        ("eu_military", 22, 475, 371),
    ],
)
def test_how_much_the_real_files_hold(
    list_id: str, entries: int, paragraphs: int, leaves: int
) -> None:
    text = real(list_id)
    assert len(text.entries) == entries
    assert sum(len(entry.paragraphs) for entry in text.entries.values()) == paragraphs
    assert sum(1 for entry in text.entries.values() for _ in entry.leaves()) == leaves


@needs_snapshots
def test_every_category_of_the_ccl_is_whole() -> None:
    codes = list(real("us_ccl").entries)
    counts = [sum(code[0] == str(category) for code in codes) for category in range(10)]
    assert counts == [62, 136, 89, 78, 24, 25, 60, 46, 22, 96]


@needs_snapshots
@pytest.mark.parametrize(
    ("list_id", "code", "words"),
    [
        ("us_ccl", "6A005.a.6.b.1", "'Wall-plug efficiency' exceeding 18%"),
        ("us_ccl", "6A002.a.3", "Non-“space-qualified” “focal plane arrays” as follows"),
        ("us_ccl", "1C001.b", "Materials not transparent to visible light"),
        ("us_ccl", "5A001.c", "2 × 10^9 N/m^2"),
        ("us_ccl", "7A101.a.2", "1250 micro g"),
        ("us_ccl", "6D003.h.1", "Air Traffic Control"),
        ("us_ccl", "8D001", "Software"),
        ("eu_annex_i", "3A001.a.1.a", "5 × 10^3 Gy"),
        ("eu_annex_i", "8A001.c.1.c", "Not used"),
        ("us_usml", "VIII.h.4.ii.A", ""),
        ("us_nrc_110", "Appendix B", "Rotor Tubes"),
        ("eu_military", "ML8.a.33.a", "8 700 m/s"),
        ("eu_military", "ML22.b.5", "biocatalysts"),
    ],
)
def test_single_paragraphs_of_the_real_files(list_id: str, code: str, words: str) -> None:
    text = real(list_id)
    entry = text.entry_of(code)
    assert entry is not None
    assert words in entry.paragraphs[code].text


@needs_snapshots
def test_no_paragraph_of_the_ccl_hangs_in_the_air() -> None:
    text = real("us_ccl")
    loose = [
        code
        for entry in text.entries.values()
        for code in entry.paragraphs
        if code != entry.code and parent(code, entry.code) not in entry.paragraphs
    ]
    # The text itself numbers "z.1.a" and "w.1" without a heading "z.1", "z" or "w".
    assert {code.split(".")[1] for code in loose} == {"w", "z"}


@needs_snapshots
def test_an_older_edition_in_another_form_has_the_same_codes() -> None:
    newer = real("eu_annex_i")
    file = SHARED / "eu-annex-i-2021-text-norway" / "export-control-appendix2.txt"
    older = read_text(file.read_bytes(), "eu_annex_i")
    assert older.entries.keys() <= newer.entries.keys()
    # What the edition of 2022 lacks are the numbers of 2025 and three of 2023.
    assert sorted(newer.entries.keys() - older.entries.keys()) == [
        "1C513", "2B510", "2D352", "2E503", "3A501", "3A502", "3A504", "3B501", "3B503",
        "3B504", "3C507", "3C508", "3C509", "3D006", "3D507", "3E505", "4A506", "4A507",
    ]  # fmt: skip
    codes = {code for entry in older.entries.values() for code in entry.paragraphs}
    shared = codes & {code for entry in newer.entries.values() for code in entry.paragraphs}
    assert len(shared) / len(codes) > 0.97
    assert older.entries["6A005"].paragraphs["6A005.a.6.a.2.b"].text.startswith("Spectral")


MILITARY = """ML1 Kites for war, as follows:
      N.B. For gliders, see ML2.
      a. Kites having all of the following:
         1. A span exceeding 2,5 m; and
         2. Of any of the following:
            a. Silk;
            b. Steel.
         Note ML1.a. does not apply to:
               a. Toys;
               b. Banners.
      b. Lines for them.
      c. Not used since 2019."""


def test_levels_of_a_list_are_told_by_how_far_in_its_lines_stand() -> None:
    outline = Outline("ML1", 6.0, 2.0)
    outline.texts["ML1"] = "Kites for war, as follows:"
    for line in MILITARY.split("\n")[1:]:
        outline.take(Placed(float(len(line) - len(line.lstrip())), line.strip()))
    entry = entries_of([outline])["ML1"]
    assert list(entry.paragraphs) == [
        "ML1", "ML1.a", "ML1.a.1", "ML1.a.2", "ML1.a.2.a", "ML1.a.2.b", "ML1.b", "ML1.c",
    ]  # fmt: skip
    assert entry.paragraphs["ML1"].notes == ("N.B. For gliders, see ML2.",)
    assert entry.paragraphs["ML1.a.2.b"].notes[0].endswith("a. Toys; b. Banners.")
    assert entry.paragraphs["ML1.c"].reserved


@needs_snapshots
def test_what_notices_say_of_a_chinese_code() -> None:
    content = (SHARED / "cn-dual-use-list-2026" / "china-dual-use.json").read_bytes()
    text = read_text(content, "cn_dual_use")
    assert not text.whole
    assert "300 Wh/kg" in text.entries["3A001"].paragraphs["3A001"].text
    assert "120mm" in text.entries["1C117"].paragraphs["1C117.c"].text
