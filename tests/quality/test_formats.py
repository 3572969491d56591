"""The same document gives the same mentions, whatever it is saved as."""

from pathlib import Path

import pytest

from screener import Screener
from screener.model.document import Document
from screener.model.run import ScreeningRun
from tests.quality.formats import MAKERS
from tests.quality.readings import PLAN

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "plan.md"
Named = set[tuple[str, str, frozenset[str]]]


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.load()


@pytest.fixture(scope="module", params=[EXAMPLE, PLAN], ids=["example", "plan"])
def written(request: pytest.FixtureRequest, screener: Screener) -> ScreeningRun:
    path: Path = request.param
    if not path.is_file():
        pytest.skip("the plan is not on this machine (it stands in ../shared)")
    return screener.screen([path])


@pytest.mark.parametrize("suffix", list(MAKERS))
def test_a_document_names_the_same_in_every_format(
    suffix: str, written: ScreeningRun, screener: Screener, tmp_path: Path
) -> None:
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(MAKERS[suffix](_paragraphs(written.documents[0])))
    saved = screener.screen([path])
    assert saved.skipped == ()
    assert _named(saved) ^ _named(written) == set()


def _paragraphs(document: Document) -> list[str]:
    return [" ".join(block.text.split()) for block in document.blocks]


def _named(run: ScreeningRun) -> Named:
    return {
        (one.kind.value, _folded(one.text), frozenset(map(_folded, one.also)))
        for one in run.mentions
    }


def _folded(text: str) -> str:
    return " ".join(text.split())
