"""Short texts and a little knowledge to extract with."""

from collections.abc import Callable

import pytest

from screener.extract import Gazetteer, extract
from screener.model.document import Block, Coverage, Document
from screener.model.lists import (
    ControlEntry,
    EntityKind,
    Knowledge,
    ListEntity,
    ListName,
    NameKind,
    TermSet,
)
from screener.model.mention import Extraction

Extract = Callable[..., Extraction]

LISTED = ("NIO", "Harbour Eagle Optics Co., Ltd.", "蓝鸢信息", "Gu Jinfeng Trading")
TERMS = TermSet(en=("fibre optic gyroscope", "MRF", "carbon fibre"), zh=("光纤陀螺", "碳纤维"))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    entities = {
        f"local_a/{key}": ListEntity(
            entry=f"local_a/{key}",
            list="local_a",
            kind=EntityKind.ORGANISATION,
            names=(ListName(name, NameKind.PRIMARY, "list"),),
        )
        for key, name in enumerate(LISTED)
    }
    controls = {"local_c/7A001": ControlEntry(code="7A001", title="Gyroscopes", terms=TERMS)}
    return Gazetteer.build(
        Knowledge(
            lists=(),
            entities=entities,
            controls=controls,
            relations=(),
            vocabulary=(),
            digest="",
        )
    )


@pytest.fixture(scope="session")
def extracted(gazetteer: Gazetteer) -> Extract:
    def run(*texts: str) -> Extraction:
        return extract(document_of(*texts), gazetteer)

    return run


def document_of(*texts: str) -> Document:
    """Return a document of which each text is a block."""
    blocks = tuple(Block(f"line {number}", text) for number, text in enumerate(texts, start=1))
    return Document("letter.txt", "0" * 64, "txt", blocks, Coverage(1))
