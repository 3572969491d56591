"""The catalogue as a page: whole, inert, and searched in a browser."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from screener.cli.main import main
from screener.lists.load import load_knowledge
from screener.model.lists import Comparison, ControlEntry, Knowledge, Paragraph, TermSet, Threshold
from screener.report.glossary import glossary_page, write_glossary

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(as_of=DAY)


def one_entry(knowledge: Knowledge, entry: ControlEntry) -> Knowledge:
    return replace(knowledge, controls={f"us_ccl/{entry.code}": entry})


def test_every_entry_of_every_control_list_stands_on_it(knowledge: Knowledge) -> None:
    page = glossary_page(knowledge)
    articles = re.findall(r'<article id="([^"]+)"', page)
    assert sorted(articles) == sorted(knowledge.controls)
    assert articles.index("eu_military/ML2") < articles.index("eu_military/ML10")


def test_words_figures_and_questions_stand_with_their_entry(knowledge: Knowledge) -> None:
    limit = Threshold(parameter="power", comparison=Comparison.GT, value=200, unit="W")
    entry = ControlEntry(
        code="6A005",
        title="Lasers",
        reasons=("NS",),
        terms=TermSet(en=("fibre laser",), zh=("光纤激光器",)),
        paragraphs=(Paragraph(paragraph="6A005.a", about="single mode", thresholds=(limit,)),),
        question="Which power?",
    )
    page = glossary_page(one_entry(knowledge, entry))
    for said in ("fibre laser", 'lang="zh">光纤激光器', "power &gt; 200 W", "Which power?", "NS"):
        assert said in page, said
    assert "official text</a>" in page


def test_text_of_a_list_stays_text(knowledge: Knowledge) -> None:
    hostile = '<img src=x onerror="alert(1)"></script>{{script}}'
    entry = ControlEntry(code="9X999", title=hostile, terms=TermSet(en=(hostile,)))
    page = glossary_page(one_entry(knowledge, entry))
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert "{{script}}" in page


def test_the_command_writes_it_and_knows_a_wrong_name(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["lists", "glossary", "-o", str(tmp_path / "g.html")])
    assert run.exit_code == 0, run.output
    assert "1,337 entries" in run.stderr
    wrong = CliRunner().invoke(main, ["lists", "glossary", "-o", str(tmp_path / "g.pdf")])
    assert wrong.exit_code != 0
    assert not (tmp_path / "g.pdf").exists()


def test_it_is_searched_in_both_languages(
    browser: Browser, knowledge: Knowledge, tmp_path: Path
) -> None:
    path = tmp_path / "glossary.html"
    write_glossary(knowledge, path)
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda told: faults.append(told.text))
    here = path.as_uri()
    page.on("request", lambda asked: None if asked.url == here else faults.append(asked.url))
    page.goto(here)
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#count")).to_have_text(f"{len(knowledge.controls)} entries")
    page.keyboard.press("/")
    page.keyboard.type("underwater glider")
    expect(page.locator('article[id="us_ccl/8A001"]')).to_be_visible()
    expect(page.locator('article[id="us_ccl/3A001"]')).to_be_hidden()
    page.fill("#search", "水下滑翔机")
    expect(page.locator('article[id="us_ccl/8A001"]')).to_be_visible()
    page.fill("#search", "")
    page.uncheck('input[value="us_ccl"]')
    expect(page.locator('section[data-list="us_ccl"]')).to_be_hidden()
    expect(page.locator('section[data-list="eu_annex_i"]')).to_be_visible()
    assert faults == []
    page.close()
