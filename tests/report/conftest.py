"""The hand-made run, for every test of the reports."""

import pytest

from screener.model.run import ScreeningRun
from tests.report.made import made_run


@pytest.fixture(scope="session")
def run() -> ScreeningRun:
    return made_run()
