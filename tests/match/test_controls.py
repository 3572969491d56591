"""Technologies against a small catalogue: what must be found first, and what must not be found."""

import pytest

from screener.lists.controls import resolved_terms
from screener.match.controls import ControlMatcher
from screener.match.review_order import review_order
from screener.match.term_score import TermScorer
from screener.match.thresholds import threshold_outcomes
from screener.model.lists import Comparison, ControlEntry, Paragraph, Release, TermSet, Threshold
from screener.model.match import Band, Outcome


def entry(code: str, en: str, zh: str = "", **more: object) -> ControlEntry:
    terms = TermSet(en=tuple(filter(None, en.split("|"))), zh=tuple(filter(None, zh.split("|"))))
    more.setdefault("title", f"about {code}")
    return ControlEntry(code=code, terms=terms, **more)  # type: ignore[arg-type]


CATALOGUE = {
    "us_ccl/6A005": entry(
        "6A005",
        "laser|fibre laser",
        "激光器|光纤激光器",
        paragraphs=(
            Paragraph(
                paragraph="6A005.a.6",
                thresholds=(
                    Threshold(
                        parameter="output power", comparison=Comparison.GT, value=200, unit="W"
                    ),
                ),
            ),
        ),
    ),
    "us_ccl/7A002": entry(
        "7A002", "gyroscope|laser gyroscope|fibre optic gyroscope", "陀螺|光纤陀螺"
    ),
    "us_ccl/2B007": entry(
        "2B007",
        "industrial robot|robot",
        "工业机器人|机器人",
        not_terms=TermSet(en=("vacuum cleaner robot",), zh=("扫地机器人",)),
        releases=(
            Release(
                paragraph="2B007 Note",
                about="robots for spraying paint",
                terms=TermSet(en=("painting robot", "paint-spraying robot"), zh=("喷涂机器人",)),
            ),
        ),
    ),
    "us_ccl/8A001": entry("8A001", "unmanned underwater vehicle|UUV", "水下无人机|无人潜航器"),
    "us_ccl/9A012": entry("9A012", "unmanned aerial vehicle|drone", "无人机"),
    "us_ccl/1C210": entry("1C210", "carbon fibre|aramid fibre", "碳纤维|芳纶纤维"),
    "us_ccl/6A008": entry("6A008", "radar|synthetic aperture radar", "雷达|合成孔径雷达"),
    "eu_annex_i/6A005": ControlEntry(code="6A005", title="lasers", terms_from=("us_ccl/6A005",)),
    "us_usml/IV": entry("IV", "ballistic missile", "弹道导弹"),
    "eu_military/ML10": entry("ML10", "combat aircraft"),
    "us_chpl_hs/8542.31": ControlEntry(code="8542.31", title="processors"),
}


@pytest.fixture(scope="module")
def matcher() -> ControlMatcher:
    controls = resolved_terms(CATALOGUE, CATALOGUE)
    return ControlMatcher(controls, TermScorer.build(controls))


def found(matcher: ControlMatcher, text: str) -> list[tuple[str, Band]]:
    return [(match.entry, match.band) for match in matcher.classify(text)]


@pytest.mark.parametrize(
    ("text", "first", "band"),
    [
        ("fiber-optic gyroscopes", "us_ccl/7A002", Band.EXACT),
        ("fibre optic gyroscope technology", "us_ccl/7A002", Band.STRONG),
        ("high-precision laser gyroscope", "us_ccl/7A002", Band.STRONG),
        ("光纖陀螺儀", "us_ccl/7A002", Band.STRONG),
        ("deep-sea unmanned underwater vehicles", "us_ccl/8A001", Band.STRONG),
        ("水下无人机系统", "us_ccl/8A001", Band.STRONG),
        ("carbon fibre", "us_ccl/1C210", Band.EXACT),
        ("合成孔径雷达", "us_ccl/6A008", Band.EXACT),
        ("industrial robots for welding", "us_ccl/2B007", Band.STRONG),
    ],
)
def test_the_right_entry_comes_first(
    matcher: ControlMatcher, text: str, first: str, band: Band
) -> None:
    assert found(matcher, text)[0] == (first, band)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("painting robots", "us_ccl/2B007"),
        ("喷涂机器人", "us_ccl/2B007"),
        ("扫地机器人", "us_ccl/2B007"),
        ("vacuum-cleaner robot", "us_ccl/2B007"),
        ("laser gyroscope", "us_ccl/6A005"),  # a gyroscope, and no laser of 6A005
        ("水下无人机", "us_ccl/9A012"),
        ("radar calibration services for airports", "us_ccl/6A008"),
        ("waste water recycling", "us_ccl/8A001"),
        ("coffee machine", "us_ccl/2B007"),
        ("", "us_ccl/6A005"),
        ("...", "us_ccl/6A005"),
    ],
)
def test_what_only_looks_alike_is_no_alert(matcher: ControlMatcher, text: str, entry: str) -> None:
    assert not any(one == entry and band.alerts for one, band in found(matcher, text))


GROWN: dict[str, ControlEntry] = {
    "us_ccl/6A008": entry(
        "6A008",
        "radar|synthetic aperture radar",
        "雷达|激光雷达|毫米波雷达",
        releases=(
            Release(
                paragraph="6A008 Note",
                about="civil automotive radar",
                terms=TermSet(en=("automotive radar",), zh=("车载毫米波雷达", "车载雷达")),
            ),
        ),
    ),
    "us_ccl/6A998": entry(
        "6A998",
        "lidar equipment",
        "雷达设备|激光雷达设备",
        not_terms=TermSet(zh=("气象雷达", "测风激光雷达")),
    ),
    "us_ccl/2B350": entry("2B350", "magnetic drive pump|chemical pump", "磁力泵|化工泵"),
    "us_ccl/6A006": entry("6A006", "magnetometer", "磁力仪"),
    "us_ccl/6A004": entry("6A004", "optical material", "光学材料"),
    "us_ccl/6C004": entry("6C004", "zinc sulphide window|ZnS window"),
    "us_ccl/5A991": entry("5A991", "5G|5G base station"),
    "us_ccl/5A992": entry(
        "5A992", "Bluetooth module|smartphone|encrypted mobile phone", "智能手机"
    ),
    "us_ccl/6A005": entry("6A005", "fiber laser|multimode fiber laser|laser", "光纤激光器|激光器"),
    "us_ccl/6A995": entry("6A995", "fiber laser", "光纤激光器"),
    "us_ccl/6A003": entry("6A003", "high-speed camera", "高速摄像机"),
    "us_ccl/3C001": entry("3C001", "monocrystalline silicon", "单晶硅"),
    "us_ccl/3A001": entry("3A001", "microchannel plate|e-beam gun"),
    "us_ccl/7A611": entry("7A611", "military radar"),
    "us_usml/XI": entry("XI", "military radar"),
    "us_ccl/2D001": entry("2D001", "machine tool development software"),
    "cn_dual_use/3B901": entry("3B901", "lithium battery production equipment"),
    "us_ccl/5A002": entry("5A002", "encryption equipment"),
    "us_ccl/6B004": entry("6B004", "adaptive optics|deformable mirror"),
    "us_ccl/8A001": entry("8A001", "submersible", title="Crewed vehicles for the deep sea floor"),
}


@pytest.fixture(scope="module")
def grown() -> ControlMatcher:
    return ControlMatcher(GROWN, TermScorer.build(GROWN))


@pytest.mark.parametrize(
    "text",
    [
        *("车载毫米波雷达", "automotive radar", "automotive radars of 77 GHz"),  # let go
        *("hair removal laser", "tattoo laser"),  # a bare word does not carry
        *("Bluetooth", "smartphone", "智能手机", "smartphone with encryption"),  # AT only
        *("光泵", "声学材料", "5 g weight", "5 G", "can onboard"),
        *("drive pump", "encrypted phone", "base station"),  # less than the term says
        *("software", "lithium battery", "digital watch", "deep sea fish"),
    ],
)
def test_nothing_is_an_alert(grown: ControlMatcher, text: str) -> None:
    alerts = [m for m in grown.classify(text) if m.band.alerts]
    assert [(m.code, m.score, m.evidence[0].listed) for m in alerts] == []


@pytest.mark.parametrize(
    ("text", "entry", "band"),
    [
        # Figures weigh nothing.
        ("multimode fiber laser output power 6 kW", "us_ccl/6A005", Band.STRONG),
        ("6千瓦光纤激光器", "us_ccl/6A005", Band.STRONG),
        ("high-speed camera 1000 frames/s", "us_ccl/6A003", Band.STRONG),
        ("8英寸单晶硅", "us_ccl/3C001", Band.STRONG),
        # Joined and hyphenated spellings meet; words are not cut anew.
        ("micro-channel plates", "us_ccl/3A001", Band.EXACT),
        ("micro channel plate", "us_ccl/3A001", Band.EXACT),
        ("ebeam gun", "us_ccl/3A001", Band.EXACT),
        ("5G base stations", "us_ccl/5A991", Band.EXACT),  # AT only, and the term itself
        ("ZnS window", "us_ccl/6C004", Band.EXACT),
        # The same words in another order, and with a share of others.
        ("光泵磁力仪", "us_ccl/6A006", Band.POSSIBLE),
        ("encryption module", "us_ccl/5A002", Band.POSSIBLE),
        # One list entry says it all, the other sells it: first the specific.
        ("fiber laser", "us_ccl/6A005", Band.EXACT),
    ],
)
def test_the_first_entry_and_its_band(
    grown: ControlMatcher, text: str, entry: str, band: Band
) -> None:
    assert found(grown, text)[0] == (entry, band)


@pytest.mark.parametrize("text", ["气象雷达", "气象雷达站", "测风激光雷达"])
def test_what_an_entry_excludes_is_silent_on_it_and_not_on_others(
    grown: ControlMatcher, text: str
) -> None:
    entries = dict(found(grown, text))
    assert "us_ccl/6A998" not in entries
    assert "us_ccl/6A008" in entries


def test_word_order_does_not_make_a_pump_of_a_magnetometer(grown: ControlMatcher) -> None:
    assert "us_ccl/2B350" not in dict(found(grown, "光泵磁力仪"))


def test_munitions_come_first_among_equal_scores(grown: ControlMatcher) -> None:
    entries = [one for one, _ in found(grown, "military radar")]
    assert entries[:2] == ["us_usml/XI", "us_ccl/7A611"]


def test_what_is_for_anti_terrorism_only_is_possible_at_most_beside_other_words(
    grown: ControlMatcher,
) -> None:
    bands = dict(found(grown, "dual-band encrypted mobile phone"))
    assert bands["us_ccl/5A992"] is Band.POSSIBLE


def test_several_terms_of_an_entry_count_together(grown: ControlMatcher) -> None:
    (both, *_) = grown.classify("adaptive optics deformable mirrors")
    (one, *_) = grown.classify("adaptive optics wobbly mirrors")
    assert (both.code, both.band, one.code, one.band) == ("6B004", Band.STRONG, "6B004", Band.WEAK)


def test_a_description_is_first_what_stands_at_its_head(grown: ControlMatcher) -> None:
    text = (
        "Synthetic aperture radar in a pod for small aircraft, with a high-speed camera, a gimbal,"
        " a recorder of 2 TB and software for the crew"
    )
    assert found(grown, text)[:2] == [
        ("us_ccl/6A008", Band.STRONG),
        ("us_ccl/6A003", Band.STRONG),
    ]


@pytest.mark.parametrize(
    ("entry", "order"),
    [
        ("us_usml/XI", 0),
        ("eu_military/ML5", 0),
        ("us_ccl/7A611", 0),
        ("us_ccl/5A980", 1),  # controlled for more than anti-terrorism
        ("us_ccl/6A005", 1),
        ("eu_annex_i/6A005", 1),
        ("us_ccl/6A995", 2),
    ],
)
def test_entries_stand_in_the_order_of_review(entry: str, order: int) -> None:
    assert review_order(entry)[0] == order


def test_words_of_a_title_are_shown_and_are_no_alert(grown: ControlMatcher) -> None:
    assert ("us_ccl/8A001", Band.WEAK) in found(grown, "crewed deep sea vehicle")


def test_a_shared_term_is_found_on_both_lists(matcher: ControlMatcher) -> None:
    entries = {one for one, _ in found(matcher, "光纤激光器")}
    assert {"us_ccl/6A005", "eu_annex_i/6A005"} <= entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("ECCN 6A005.a.6", ["us_ccl/6A005"]),
        ("6A005", ["us_ccl/6A005", "eu_annex_i/6A005"]),
        ("EU Annex I 6A005", ["eu_annex_i/6A005"]),
        ("USML Category IV(a)", ["us_usml/IV"]),
        ("ML10.c", ["eu_military/ML10"]),
        ("HS 8542.31.00", ["us_chpl_hs/8542.31"]),
        ("room 3A21", []),
        ("part 16A0052", []),
    ],
)
def test_codes_are_read_with_their_list(
    matcher: ControlMatcher, text: str, entries: list[str]
) -> None:
    coded = [m.entry for m in matcher.classify(text) if m.evidence[0].method == "code"]
    assert coded == entries


def test_evidence_quotes_what_was_said_and_what_is_listed(matcher: ControlMatcher) -> None:
    (best, *_) = matcher.classify("Fiber-Optic Gyroscopes")
    assert (best.evidence[0].said, best.evidence[0].listed) == (
        "Fiber-Optic Gyroscopes",
        "fibre optic gyroscope",
    )
    assert best.evidence[0].said_key == best.evidence[0].listed_key


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("a fibre laser with an output power of 1.5 kW", Outcome.MEETS),
        ("a fibre laser, output power 50 W", Outcome.BELOW),
        ("a fibre laser", Outcome.NOT_STATED),
        ("a fibre laser of 30 kg", Outcome.NOT_STATED),
        ("a fibre laser that takes 400 W from the mains", Outcome.NOT_COMPARABLE),
    ],
)
def test_a_figure_has_four_outcomes(text: str, outcome: Outcome) -> None:
    (told,) = threshold_outcomes(CATALOGUE["us_ccl/6A005"], "", text)
    assert told.outcome is outcome
    assert told.limit == "> 200 W"
