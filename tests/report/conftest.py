"""The hand-made run, for every test of the reports, and a browser for those of the page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from screener.model.run import ScreeningRun
from tests.report.made import made_run

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def run() -> ScreeningRun:
    return made_run()


@pytest.fixture(scope="module")
def browser(need_program: Callable[[str], str]) -> Iterator[Browser]:
    """Return a headless Chromium; skip where there is none."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=need_program("chromium"), args=QUIET)
        yield made
        made.close()
