"""The bundled catalogues hold against the official texts, and each check fails where it should."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screener import folders
from screener.cli.lists import lists
from screener.errors import ListError, ListExpectationError
from screener.lists.controls import read_controls
from screener.lists.folder import data_digest
from screener.lists.texts import read_text
from screener.lists.verify_comparisons import comparisons
from screener.lists.verify_figures import places_of, said_figures
from screener.lists.verify_text import changed_paragraphs, text_problems
from screener.lists.verify_words import REGULATION_SAYS
from screener.model.lists import Comparison, ControlEntry
from screener.model.texts import OfficialEntry, OfficialParagraph, OfficialText

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "control-lists"
needs_snapshots = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")
FILES = [
    ("us_ccl", "us-ccl-15cfr774/ccl_supp1.xml"),
    ("eu_annex_i", "eu-annex-i-2021-821/annex.json"),
    ("eu_military", "eu-common-military-list-2020/export-control-appendix1.pdf"),
    ("us_usml", "us-usml-22cfr121/title-22_part-121.xml"),
    ("us_nrc_110", "us-nrc-10cfr110/title-10_part-110.xml"),
    ("us_doe_810", "us-doe-10cfr810/title-10_part-810.xml"),
    ("cn_dual_use", "cn-dual-use-list-2026/china-control-list.json"),
    ("cn_dual_use", "cn-dual-use-list-2026/china-dual-use.json"),
]

WORDS = {
    "9A999": "Kites and gliders for war, as follows (see List of Items Controlled).",
    "9A999.a": "Kites having all of the following:",
    "9A999.a.1": "A span exceeding 2.5 m; and",
    "9A999.a.2": "A line of 1,000 N or more;",
    "9A999.b": "Gliders with a drift less (better) than 0.5 degrees per hour.",
    "9A999.c": "[Reserved]",
}
TEXT = OfficialText(
    "us_ccl",
    {
        "9A999": OfficialEntry(
            "9A999",
            {
                code: OfficialParagraph(code, text, reserved=text == "[Reserved]")
                for code, text in WORDS.items()
            },
            reasons=("NS", "AT"),
        )
    },
)


def an_entry(**changes: object) -> ControlEntry:
    said: dict[str, object] = {
        "code": "9A999",
        "title": "Kites of all kinds",
        "reasons": ["AT", "NS"],
        "paragraphs": [
            {
                "paragraph": "9A999.a",
                "thresholds": [
                    {"parameter": "span", "comparison": "gt", "value": 2500, "unit": "mm"},
                    {"parameter": "line", "comparison": "gte", "value": 1, "unit": "kN"},
                ],
                "need": "all",
            },
            {
                "paragraph": "9A999.b",
                "thresholds": [
                    {"parameter": "drift", "comparison": "lt", "value": 0.5, "unit": "degree/h"}
                ],
            },
        ],
    }
    return ControlEntry.model_validate(said | changes)


def limited(**changes: object) -> ControlEntry:
    limit = {"parameter": "drift", "comparison": "lt", "value": 0.5, "unit": "degree/h"} | changes
    return an_entry(paragraphs=[{"paragraph": "9A999.b", "thresholds": [limit]}])


def test_a_catalogue_that_holds_has_no_problem() -> None:
    assert text_problems([an_entry()], TEXT) == []


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (an_entry(reasons=["NS"]), "reasons are NS"),
        (an_entry(paragraphs=[{"paragraph": "9A999.d"}]), "no such paragraph"),
        (an_entry(paragraphs=[{"paragraph": "9A999.c"}]), "reserved"),
        (an_entry(releases=[{"paragraph": "9A999.x", "about": "toys"}]), "no such place"),
        (an_entry(releases=[{"paragraph": "9A999.b", "about": "toys"}]), "nothing there lets go"),
        (an_entry(title=f"All {WORDS['9A999']}"), "repeats the official sentence"),
        (an_entry(title="Submarines", paragraphs=[]), "no word of its title"),
        (limited(value=0.6), "does not stand there"),
        (limited(unit="degree"), "does not stand there"),
        (limited(unit="mm"), "does not stand there"),
        (limited(comparison="gt"), "compares otherwise"),
        (limited(comparison="lte"), "compares otherwise"),
        (limited(comparison="between", value=0.4, upper=0.5), "does not stand there"),
        (limited(comparison="between", value=0.5, upper=0.5), "compares otherwise"),
        (limited(parameter="wavelength"), "no word of it stands there"),
        (
            an_entry(
                paragraphs=[
                    {"paragraph": "9A999.a", "need": "any", "thresholds": [
                        {"parameter": "span", "comparison": "gt", "value": 2.5, "unit": "m"},
                        {"parameter": "line", "comparison": "gte", "value": 1000, "unit": "N"},
                    ]}
                ]
            ),
            "needs any of its figures, the text all",
        ),
        (
            an_entry(
                paragraphs=[
                    {"paragraph": "9A999.a.1", "thresholds": [
                        {"parameter": "span", "comparison": "gte", "value": 2.5, "unit": "m"},
                    ]}
                ]
            ),
            "compares otherwise",
        ),
    ],
)  # fmt: skip
def test_each_check_fails_on_its_fault(entry: ControlEntry, what: str) -> None:
    problems = text_problems([entry], TEXT)
    assert [what in problem.what for problem in problems] == [True]


def test_entries_that_only_one_side_has_are_told() -> None:
    problems = text_problems([an_entry(code="9A998")], TEXT)
    assert [(one.code, one.what) for one in problems] == [
        ("9A998", "is in the catalogue and not in the text"),
        ("9A999", "is in the text and not in the catalogue"),
    ]


def test_a_text_that_is_a_part_misses_no_entry() -> None:
    part = OfficialText("us_ccl", TEXT.entries, whole=False)
    assert text_problems([an_entry(), an_entry(code="9A998")], part) == []


def test_a_newer_text_shows_what_to_look_at_again() -> None:
    entry = TEXT.entries["9A999"]
    paragraphs = dict(entry.paragraphs)
    paragraphs["9A999.a.1"] = OfficialParagraph("9A999.a.1", "A span exceeding 3 m; and")
    newer = OfficialText("us_ccl", {"9A999": OfficialEntry("9A999", paragraphs, entry.reasons)})
    changed = changed_paragraphs([an_entry()], TEXT, newer)
    assert [one.code for one in changed] == ["9A999.a"]
    assert changed_paragraphs([an_entry()], TEXT, TEXT) == []


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1000, "W", "power exceeding 1,000 W"),
        (1000, "W", "power exceeding 1 kW"),
        (5e3, "Gy", "a dose of 5 × 10^3 Gy (silicon) or higher"),
        (1e-4, "torr", "pressures below (10^−4) Torr"),
        (10, "mm", "between 10 to 160 mm"),
        (1.7, "µm", "less (better) than (1.7 + L/1,000) μm"),
        (0.05, "nT/Hz^0.5", "0.05 nT (rms) per square root Hz"),
        (37, "GBq/kg", "37 GBq (1 curie) per kg or greater"),
        (0.001, "", "exceeds 1 part in 1,000"),
        (4, "", "four axes or more"),
        (20, "%", "20 weight percent or greater"),
        (-55, "°C", "below 218 K (−55 °C)"),
        (300, "Wh/kg", "大于等于300 Wh/kg的"),
        (17.5, "g/cm^3", "密度大于17.5g/cm³；"),
    ],
)
def test_a_figure_is_found_as_texts_write_it(value: float, unit: str, text: str) -> None:
    assert places_of(value, unit, text)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (2, "l", "more than 2 liters per minute"),
        (5, "", "as in 6A005.a.5"),
        (2, "m", "2 mm"),
        (100, "W", "1,100 W"),
        (10, "", "2 × 10^10"),
        (3, "", "a span of 3 m"),
        (1, "W", ""),
    ],
)
def test_a_figure_of_another_kind_is_not_taken_for_it(value: float, unit: str, text: str) -> None:
    assert places_of(value, unit, text) == []


GT, GTE, LT, LTE = Comparison.GT, Comparison.GTE, Comparison.LT, Comparison.LTE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exceeding 7 kW", {GT}),
        ("not exceeding 7 kW", {LTE}),
        ("7 kW or more", {GTE}),
        ("equal to or greater than 7 kW", {GTE}),
        ("equal to or less (better) than 7 µm", {LTE}),
        ("less than 7 nm", {LT}),
        ("below 343 K (7 °C)", {LT}),
        ("from 2 to 7 rounds", {LTE}),
        ("no dimension greater than 7 cm", {LTE}),
        ("7 g/cm^3 or greater", {GTE}),
        ("a purity better than 7%", {GT, LT}),
        ("outside the range from 7 kHz", {LT, GT}),
        ("The Note does not apply to tubes of 7 mm or less", {LTE, GT}),
        ("at a frequency of 7 GHz", set()),
        ("大于等于7W", {GTE}),
        ("小于7W", {LT}),
    ],
)
def test_how_words_compare_with_a_figure(text: str, expected: set[Comparison]) -> None:
    figure = next(one for one in said_figures(text) if one.value == 7)
    assert comparisons(figure, text) == expected


@needs_snapshots
@pytest.mark.parametrize(("list_id", "file"), FILES)
def test_the_bundled_catalogue_holds_against_the_official_text(list_id: str, file: str) -> None:
    folder = folders.bundled("lists") / list_id
    entries = read_controls(folder, list_id, data_digest(folder))
    text = read_text((SHARED / file).read_bytes(), list_id)
    assert [str(problem) for problem in text_problems(entries, text)] == []


@needs_snapshots
def test_no_pair_of_the_two_sided_vocabulary_is_dead() -> None:
    used = set()
    for list_id, file in (*FILES[:3], FILES[3]):
        folder = folders.bundled("lists") / list_id
        text = read_text((SHARED / file).read_bytes(), list_id)
        for entry in read_controls(folder, list_id, data_digest(folder)):
            for part in entry.paragraphs:
                owner = text.entry_of(part.paragraph)
                if owner is None or part.paragraph not in owner.paragraphs:
                    continue
                said = " ".join(
                    [owner.inherited(part.paragraph)]
                    + [one.text for one in owner.below(part.paragraph)]
                )
                used |= {
                    limit.parameter
                    for limit in part.thresholds
                    if any(w in said.translate(NO_QUOTES) for w in words_of(limit.parameter))
                }
    assert used == set(REGULATION_SAYS)


def words_of(parameter: str) -> tuple[str, ...]:
    return REGULATION_SAYS.get(parameter, ())


NO_QUOTES = str.maketrans("", "", "“”\"'‘’")


@needs_snapshots
def test_how_many_thresholds_are_proved() -> None:
    proved = 0
    for list_id in ("us_ccl", "eu_annex_i", "us_usml"):
        folder = folders.bundled("lists") / list_id
        for entry in read_controls(folder, list_id, data_digest(folder)):
            proved += sum(len(part.thresholds) for part in entry.paragraphs)
    assert proved >= 1500


@pytest.fixture
def _empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_HOME", str(tmp_path / "home"))


def run(*args: str) -> Result:
    return CliRunner().invoke(lists, list(args))


@needs_snapshots
@pytest.mark.usefixtures("_empty_home")
def test_the_command_tells_problems_and_what_a_newer_text_changes(tmp_path: Path) -> None:
    official = SHARED / "us-doe-10cfr810" / "title-10_part-810.xml"
    assert run("verify", "us_doe_810", "--against", str(official)).exit_code == 0
    taken = run("import", str(official), "--as", "us_doe_810", "--published", "2026-06-18")
    assert taken.exit_code == 0
    newer = tmp_path / "newer.xml"
    words = official.read_text(encoding="utf-8")
    newer.write_text(words.replace("Nuclear fuel fabrication", "Fuel making"), encoding="utf-8")
    result = run("verify", "us_doe_810", "--against", str(newer))
    assert result.exit_code == 3
    assert result.stdout.startswith("810.2.b.3: its words have changed: look again\t")


@needs_snapshots
@pytest.mark.usefixtures("_empty_home")
def test_a_text_that_is_cut_off_is_not_kept(tmp_path: Path) -> None:
    whole = (SHARED / "us-ccl-15cfr774" / "ccl_supp1.xml").read_text(encoding="utf-8")
    cut = tmp_path / "cut.xml"
    cut.write_text(whole[: whole.index("<FP-2><B>2B001")] + "</DIV9>", encoding="utf-8")
    result = run("import", str(cut), "--as", "us_ccl", "--published", "2026-10-01")
    assert isinstance(result.exception, ListExpectationError)
    assert not (tmp_path / "home" / "texts").exists()


@pytest.mark.usefixtures("_empty_home")
def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("no list", encoding="utf-8")
    result = run("verify", "us_ccl", "--against", str(other))
    assert isinstance(result.exception, ListError)
