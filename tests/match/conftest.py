"""One index of the bundled lists for all tests of matching."""

import pytest

from screener.lists.load import load_knowledge
from screener.match.entities import EntityMatcher
from screener.model.lists import Knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def matcher(knowledge: Knowledge) -> EntityMatcher:
    return EntityMatcher.build(knowledge)
