from pathlib import Path

import pytest

from screener.errors import SettingError
from screener.model.ownership import Stake
from screener.read.stakes import read_stakes


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_by_its_headers_and_faulty_rows_are_named(tmp_path: Path) -> None:
    table = written(
        tmp_path,
        "owners.csv",
        "Shareholder,Company,Ownership %,Date\n"
        "Listed A,Beta Ltd,60%,2026-01-31\n"
        "Listed A,Gamma Ltd,unknown,\n"
        "Listed A,Delta Ltd,140,\n"
        ",Epsilon Ltd,10,\n"
        "Listed A,Zeta Ltd,10,soon\n",
    )
    read = read_stakes([table])
    assert [(s.owner, s.owned, s.percent) for s in read.stakes] == [
        ("Listed A", "Beta Ltd", 60.0),
        ("Listed A", "Gamma Ltd", None),
    ]
    assert [one.place for one in read.skipped] == ["row 4", "row 5", "row 6"]
    assert "140" in read.skipped[0].reason


def test_gleif_relationships_take_their_names_from_the_entities(tmp_path: Path) -> None:
    relations = written(
        tmp_path,
        "rr.csv",
        "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,"
        "Relationship.RelationshipType,Relationship.RelationshipStatus,"
        "Relationship.Quantifiers.1.QuantifierAmount,Relationship.Quantifiers.1.QuantifierUnits\n"
        "CHILD,PARENT,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,75.5,PERCENTAGE\n"
        "OTHER,PARENT,IS_ULTIMATELY_CONSOLIDATED_BY,ACTIVE,,\n"
        "GONE,PARENT,IS_DIRECTLY_CONSOLIDATED_BY,INACTIVE,,\n"
        "FUND,PARENT,IS_FUND-MANAGED_BY,ACTIVE,,\n",
    )
    entities = written(
        tmp_path, "lei.csv", "LEI,Entity.LegalName\nCHILD,Beta Ltd\nPARENT,Alpha Group\n"
    )
    assert read_stakes([relations, entities]).stakes == (
        Stake("Alpha Group", "Beta Ltd", 75.5, None, "row 2"),
        Stake("Alpha Group", "OTHER", None, None, "row 3"),
    )


def test_a_file_that_is_no_table_of_owners_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="owner and owned"):
        read_stakes([written(tmp_path, "a.csv", "name,country\nX,CN\n")])
    with pytest.raises(SettingError, match=r"\.csv, \.tsv or \.xlsx"):
        read_stakes([written(tmp_path, "a.docx", "x")])
