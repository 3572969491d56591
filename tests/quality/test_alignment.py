"""The measure itself: a reading laid on blocks as readers may cut them."""

import re
from datetime import date

import pytest

from screener.model.document import Block, Coverage, Document
from screener.model.mention import Mention, MentionKind
from screener.model.run import RulesState, ScreeningRun, Settings
from tests.quality.measure import recall
from tests.quality.readings import DOCUMENTS, Row, clean, found_in, rows_of, words_of

NAMES = list(DOCUMENTS)


def source_of(name: str) -> str:
    if not DOCUMENTS[name].is_file():
        pytest.skip(f"the document {name} is not on this machine (it stands in ../shared)")
    return DOCUMENTS[name].read_text(encoding="utf-8")


def run_of(blocks: list[str], said: list[Row]) -> ScreeningRun:
    """Return a run whose mentions are all places of the rows' texts in these blocks."""
    found = [
        (row, number, hit)
        for row in said
        for number, text in enumerate(blocks)
        for hit in re.finditer(re.escape(row.text), text)
    ]
    mentions = tuple(
        Mention(
            id=f"m{count}",
            document="d",
            block=number,
            place="",
            start=hit.start(),
            end=hit.end(),
            text=row.text,
            also=(),
            kind=MentionKind(row.kind),
            context=(),
            script="mixed",
        )
        for count, (row, number, hit) in enumerate(found)
    )
    document = Document("d", "", "txt", tuple(Block("", text) for text in blocks), Coverage(1))
    return ScreeningRun(
        id="",
        tool_version="",
        settings=Settings(date(2026, 11, 24)),
        documents=(document,),
        skipped=(),
        mentions=mentions,
        relations=(),
        matches=(),
        flags=(),
        lists=(),
        rules=RulesState("", 0, (), (), ()),
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_run_that_names_everything_line_by_line_has_full_recall(name: str) -> None:
    source = source_of(name)
    blocks = [clean(line) for line in source.splitlines() if line.strip()]
    rows = rows_of(name)
    found = found_in(run_of(blocks, rows), "d", rows, source)
    assert [(one.row.line, one.row.text) for one in found if not one.exact] == []


@pytest.mark.parametrize("name", NAMES)
def test_list_numbers_may_be_dropped_and_lines_joined(name: str) -> None:
    source = source_of(name)
    paragraphs = re.split(r"\n\s*\n", source)
    blocks = [
        " ".join(clean(re.sub(r"^(\d+\.|-|#+) ", "", line)) for line in part.splitlines())
        for part in paragraphs
    ]
    rows = rows_of(name)
    found = found_in(run_of(blocks, rows), "d", rows, source)
    assert [(one.row.line, one.row.text) for one in found if not one.exact] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_run_that_names_nothing_has_no_recall(name: str) -> None:
    source = source_of(name)
    rows = rows_of(name)
    assert recall(found_in(run_of(source.splitlines(), []), "d", rows, source)) == 0


def test_a_mention_elsewhere_in_the_document_is_no_hit() -> None:
    row = Row(1, "technology", "laser", (), (), (), {}, False, "")
    run = run_of(["a lamp and a laser", "a laser"], [row])
    elsewhere = [one for one in run.mentions if one.block == 1]
    assert elsewhere
    source = "a lamp and a laser\n\na laser"
    assert found_in(run, "d", [row], source)[0].near[0].block == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("fibre lasers", "Fibre laser", True),
        ("C*Core", "Core", False),
        ("数控", "數控", False),
        ("", "...", True),
    ],
)
def test_words_of_a_text(one: str, other: str, same: bool) -> None:
    assert (words_of(one) == words_of(other)) is same
