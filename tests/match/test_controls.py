"""Technologies against a small catalogue: what must be found first, and what must not be found."""

import pytest

from screener.lists.controls import resolved_terms
from screener.match.controls import ControlMatcher
from screener.match.term_score import TermScorer
from screener.match.thresholds import threshold_outcomes
from screener.model.lists import Comparison, ControlEntry, Paragraph, Release, TermSet, Threshold
from screener.model.match import Band, Outcome


def entry(code: str, en: str, zh: str = "", **more: object) -> ControlEntry:
    terms = TermSet(en=tuple(filter(None, en.split("|"))), zh=tuple(filter(None, zh.split("|"))))
    return ControlEntry(code=code, title=f"about {code}", terms=terms, **more)  # type: ignore[arg-type]


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
