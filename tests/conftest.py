"""What all tests share: an empty home, and programs that only tests need."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Two slow cores that other work shares: a law that takes a second is no fault of the code.
settings.register_profile("screener", deadline=None)
settings.load_profile("screener")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    # Nothing of the user's own snapshots or caches may reach a test. One home for a worker's
    # tests, so that an index is built once.
    os.environ["SCREENER_HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def need_program() -> Callable[[str], str]:
    """Return a program's path; skip where it is missing, fail where CI should have it."""

    def need(name: str) -> str:
        path = shutil.which(name)
        if path is None and os.environ.get("SCREENER_CI"):
            pytest.fail(f"{name} is missing, and CI installs it")
        if path is None:
            pytest.skip(f"{name} is not on this machine")
        return path

    return need


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real snapshots beside the repository, or skip."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of real snapshots (../shared) is not on this machine")
    return folder
