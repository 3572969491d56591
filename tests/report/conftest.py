"""The hand-made run, for every test of the reports, and a browser for those of the page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from screener.model.run import ScreeningRun
from tests.browser import chromium
from tests.report.made import made_run


@pytest.fixture(scope="session")
def run() -> ScreeningRun:
    return made_run()


@pytest.fixture(scope="module")
def browser(need_program: Callable[[str], str]) -> Iterator[Browser]:
    with chromium(need_program) as made:
        yield made
