"""What is found in a text, in both scripts, and the laws that hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.extract import Gazetteer, extract
from screener.model.mention import Extraction, Mention
from tests.extract.conftest import Extract, document_of

FIRM = "Shenyang Blue Kite Precision Machinery Co., Ltd."
FIRM_ZH = "沈阳蓝鸢精密机械有限公司"


def said(found: Extraction, kind: str) -> list[str]:
    return [mention.text for mention in found.mentions if mention.kind.value == kind]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (f"{FIRM} delivered the lathe.", [FIRM]),
        (f"该公司从{FIRM_ZH}采购了设备。", [FIRM_ZH]),
        ("It met the Northern Institute of Optics.", ["Northern Institute of Optics"]),
        ("由第五十四研究所联合研制。", ["第五十四研究所"]),
        ("The No. 54 Research Institute agreed.", ["No. 54 Research Institute"]),
        ("China’s Ministry of Commerce agreed.", ["Ministry of Commerce"]),
        (
            "The State Key Laboratory of Pulsed Power Laser Technology agreed.",
            ["State Key Laboratory of Pulsed Power Laser Technology"],
        ),
        ("北京大学（天津滨海）研究院与清华大学合作。", ["北京大学（天津滨海）研究院", "清华大学"]),
        (
            "The Bureau of Science and the Bureau of Trade met.",
            ["Bureau of Science", "Bureau of Trade"],
        ),
        ("A new supplier: Kestrel Hydraulics LLC, of Leeds.", ["Kestrel Hydraulics LLC"]),
        ("The company and its factory agreed.", []),
        ("有限公司和研究所都同意。", []),
        ("", []),
    ],
)
def test_organisations_are_found_in_both_scripts(
    extracted: Extract, text: str, entities: list[str]
) -> None:
    assert said(extracted(text), "entity") == entities


@pytest.mark.parametrize(
    ("text", "technologies"),
    [
        ("It orders a fibre optic gyroscope.", ["fibre optic gyroscope"]),
        ("It orders Fiber-Optic Gyroscopes.", ["Fiber-Optic Gyroscopes"]),
        ("采购光纤陀螺一批。", ["光纤陀螺"]),
        ("研制合成孔径雷达。", ["合成孔径雷达"]),
        ("Infrared cameras and lathes came.", ["Infrared cameras", "lathes"]),
        ("The meeting was long and the coffee cold.", []),
        ("会议讨论了合作问题。", []),
    ],
)
def test_technologies_are_found_in_both_scripts(
    extracted: Extract, text: str, technologies: list[str]
) -> None:
    assert said(extracted(text), "technology") == technologies


def test_a_shared_head_gives_two_technologies(extracted: Extract) -> None:
    found = extracted("Magnetorheological and ion beam polishing equipment came.")
    first, second = found.mentions
    assert (first.text, second.text) == ("Magnetorheological", "ion beam polishing equipment")
    assert "Magnetorheological polishing equipment" in first.also


@pytest.mark.parametrize("text", ["CH-4", "Long March 7", "WJ-700", "长征五号"])
def test_product_families_are_found(extracted: Extract, text: str) -> None:
    assert said(extracted(f"{text} 展出 was shown."), "product") == [text]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It stands under ECCN 2B002 and 6A005.a.", ["ECCN 2B002", "6A005.a"]),
        ("USML Category VIII(h) and ML10 apply.", ["USML Category VIII(h)", "ML10"]),
        ("HS 8542.31 is the tariff code.", ["HS 8542.31"]),
        ("Room 3A001, flight 5A002.", []),
    ],
)
def test_codes_are_found_and_rooms_are_not(extracted: Extract, text: str, codes: list[str]) -> None:
    assert said(extracted(text), "control_code") == codes


@pytest.mark.parametrize(
    ("text", "also"),
    [
        (f"{FIRM} ({FIRM_ZH}) agreed.", (FIRM_ZH,)),
        (f"{FIRM} ({FIRM_ZH}; SBK) agreed.", (FIRM_ZH, "SBK")),
        (f"{FIRM} （{FIRM_ZH}） agreed.", (FIRM_ZH,)),
        (f"{FIRM} [{FIRM_ZH}] agreed.", (FIRM_ZH,)),
        (f"{FIRM} (in May) agreed.", ()),
    ],
)
def test_a_gloss_in_any_bracket_joins_what_it_glosses(
    extracted: Extract, text: str, also: tuple[str, ...]
) -> None:
    (mention,) = (one for one in extracted(text).mentions if one.kind.value == "entity")
    assert (mention.text, mention.also) == (FIRM, also)


def test_a_defined_abbreviation_is_resolved_through_the_document(extracted: Extract) -> None:
    found = extracted(f"{FIRM} ({FIRM_ZH}; SBK) came.", "Later SBK left.")
    short = found.mentions[-1]
    assert (short.text, short.block) == ("SBK", 1)
    assert {FIRM, FIRM_ZH} <= set(short.also)


@pytest.mark.parametrize(
    ("text", "related"),
    [
        (
            f"{FIRM}, a subsidiary of Harbour Eagle Optics Co., Ltd., came.",
            (FIRM, "subsidiary_of", "Harbour Eagle Optics Co., Ltd."),
        ),
        (
            f"{FIRM} develops and manufactures the CH-4.",
            ("CH-4", "made_by", FIRM),
        ),
        (
            "天津蓝鸢科技有限公司（北京红隼集团有限公司下属）生产碳纤维。",
            ("天津蓝鸢科技有限公司", "subsidiary_of", "北京红隼集团有限公司"),
        ),
    ],
)
def test_relations_that_a_sentence_states_are_kept(
    extracted: Extract, text: str, related: tuple[str, str, str]
) -> None:
    (one,) = extracted(text).relations
    assert (one.subject, one.kind, one.object) == related
    assert one.sentence in text


def test_an_item_of_a_list_is_no_part_of_the_one_before(extracted: Extract) -> None:
    text = (
        "Three bodies came: the Kestrel Institute of Optics, a branch of Harrier University"
        " (红隼大学) and the Osprey Institute of Machinery."
    )
    assert extracted(text).relations == ()


def test_two_names_without_such_words_are_not_related(extracted: Extract) -> None:
    assert extracted(f"{FIRM} met Harbour Eagle Optics Co., Ltd. in May.").relations == ()


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The unit contains no lathes.", "negated"),
        ("该设备不含碳纤维。", "negated"),
        ("It is comparable to carbon fibre.", "comparison"),
        ("It replaces imported lathes.", "import_substitution"),
        ("碳纤维打破国外垄断。", "import_substitution"),
    ],
)
def test_negation_comparison_and_substitution_are_tagged(
    extracted: Extract, text: str, tag: str
) -> None:
    assert any(tag in mention.context for mention in extracted(text).mentions)


@pytest.mark.parametrize(
    "text",
    [
        "The senior union met.",
        "Junior engineers",
        "mannions",
        "蓝鸢信息化建设很好。",
        "中华为之自豪。",
    ],
)
def test_r18_no_listed_name_is_found_within_a_word(extracted: Extract, text: str) -> None:
    assert said(extracted(text), "entity") == []


def test_r18_a_short_listed_name_is_found_where_it_stands_alone_in_capitals(
    extracted: Extract,
) -> None:
    assert said(extracted("A deal with NIO in Hefei."), "entity") == ["NIO"]
    assert said(extracted("A deal with nio in Hefei."), "entity") == []


# Pieces that trip extractors, beside arbitrary text: brackets left open, glosses, full width.
pieces = st.sampled_from(
    f"{FIRM}|{FIRM_ZH}|(|)|（|）|[|; SBK)|SBK|NIO|CH-4|3A001|ＡＢＣ Co.|、|。|and|和|\n\n|“|İ|*"
    "|a subsidiary of|下属|光纤陀螺|carbon fibre|\u202e".split("|")
)
texts = st.lists(pieces, max_size=8).map(" ".join) | st.text(max_size=40)


def _places(mentions: tuple[Mention, ...]) -> list[tuple[int, int, int, str]]:
    return [(m.block, m.start, m.end, m.kind.value) for m in mentions]


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=3))
def test_r40_every_mention_is_the_text_at_its_offsets_once(
    gazetteer: Gazetteer, blocks: list[str]
) -> None:
    found = extract(document_of(*blocks), gazetteer)
    for mention in found.mentions:
        assert blocks[mention.block][mention.start : mention.end] == mention.text
        assert mention.text.strip()
        assert mention.document == "letter.txt"
        assert mention.place == f"line {mention.block + 1}"
        assert mention.script
    places = _places(found.mentions)
    assert places == sorted(set(places))
    assert len({mention.id for mention in found.mentions}) == len(found.mentions)


@settings(max_examples=40, deadline=None)
@given(st.lists(texts, max_size=3))
def test_the_same_document_gives_the_same_mentions(gazetteer: Gazetteer, blocks: list[str]) -> None:
    assert extract(document_of(*blocks), gazetteer) == extract(document_of(*blocks), gazetteer)
