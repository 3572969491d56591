"""Tables: every header spelling, every row with its number, every cell exact (R60, R61)."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import Faults, SettingError
from screener.model.document import Block, Role
from screener.read import load_mapping
from screener.read.headers import header_role, plain_header
from screener.read.words_headers import ROLES
from tests.read.made import document, read, reason, saved, xlsx_of

N, A, V, C, D, I = Role.NAME, Role.ALIASES, Role.NATIVE_NAME, Role.COUNTRY, Role.ADDRESS, Role.ID  # noqa: E741
T, H, E = Role.DESCRIPTION, Role.HS, Role.ECCN


def roles(block: Block) -> dict[str, Role | None]:
    return {cell.column: cell.role for cell in block.cells}


def cells(block: Block) -> dict[str, str]:
    return {cell.column: block.text[cell.start : cell.end] for cell in block.cells}


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Company", N), ("Customer Name", N), ("customer_name", N), ("END-USER", N),
        ("Name of consignee", N),
        ("客户名称", N), ("供应商", N), ("公司名称（全称）", N),
        ("最终用户", N), ("会社名", N), ("取引先名", N),
        ("Supplier / 供应商", N), ("companyName", N), ("Ｃｏｍｐａｎｙ", N),
        ("a.k.a.", A), ("Former names", A), ("简称", A),
        ("Chinese name", V), ("中文名称", V), ("Name (local language)", V),
        ("Country", C), ("Supplier country", C), ("国别", C), ("国／地域", C),
        ("Address Line 1", D), ("地址", D), ("住所", D), ("City", D),
        ("Customer No.", I), ("统一社会信用代码", I), ("Vendor code", I), ("顧客番号", I),
        ("Part Number", None), ("No.", None),
        ("Description", T), ("Description of goods", T), ("品名", T),
        ("Product name", T), ("型式", T), ("产品名称", T),
        ("HS Code", H), ("HS code (6 digits)", H), ("海关编码", H), ("税番", H),
        ("ECCN", E), ("ECCN (supplier)", E), ("出口管制编码", E), ("該非", E),
        ("Qty", None), ("Price", None), ("数量", None), ("Date", None), ("", None), ("   ", None),
    ],
)  # fmt: skip
def test_headers_are_known_in_many_spellings(header: str, role: Role | None) -> None:
    assert header_role(header) is role


def test_known_headers_stand_in_the_form_in_which_they_are_compared() -> None:
    assert [header for header in ROLES if plain_header(header) != header] == []


CUSTOMERS = """\
Customer No.,Company,Local name,Country,Note
0007,Phytium,天津飞腾,CN,
,,,,
0008,ZTE,,NA,x
"""


def test_rows_are_blocks_with_their_cells() -> None:
    read_ = document("customers.csv", CUSTOMERS)
    assert [(block.place, block.text) for block in read_.blocks] == [
        ("row 2", "0007 | Phytium | 天津飞腾 | CN"),
        ("row 4", "0008 | ZTE | NA | x"),
    ]
    assert cells(read_.blocks[1]) == {
        "Customer No.": "0008",
        "Company": "ZTE",
        "Country": "NA",
        "Note": "x",
    }
    assert read_.blocks[0].said(Role.NATIVE_NAME) == ("天津飞腾",)
    (guess,) = read_.tables
    assert (guess.table, guess.by, guess.rows) == ("customers.csv", "headers", 2)


def test_r60_cells_stay_text() -> None:
    rows: list[list[object]] = [
        ["Part No.", "Description", "ECCN", "Qty", "Bought"],
        ["000417", "Laser", "3E001", 30.0, True],
    ]
    (block,) = document("a.xlsx", xlsx_of(rows)).blocks
    assert block.text == "000417 | Laser | 3E001 | 30 | TRUE"
    assert block.place == "Orders, row 2"


def test_a_formula_is_never_computed_and_its_stored_value_is_text() -> None:
    documents, _ = read("a.xlsx", xlsx_of([["Company", "Sum"], ["ACME", "=HYPERLINK(A1)"]]))
    assert [block.text for block in documents[0].blocks] == ["ACME"]  # openpyxl stores no value


def test_r61_every_sheet_hidden_ones_merged_cells_and_blank_rows() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Orders"
    filled: dict[int, list[str | None]] = {
        3: ["List of parties"],
        5: ["Supplier", "Item"],
        6: ["Phytium", "CPU"],
        7: [None, "Board"],
        9: ["ZTE", "Phone"],
    }
    for at, values in filled.items():
        for column, value in enumerate(values, start=2):
            first.cell(at, column, value)
    first.merge_cells("B6:B7")
    hidden = book.create_sheet("订单")
    hidden.sheet_state = "hidden"
    for row in (["供应商", "品名"], ["华为技术有限公司", "服务器"]):
        hidden.append(row)
    figures = book.create_sheet("Figures")
    figures.append([1, 2])
    figures.append([3, 4])
    book.create_sheet("Empty")
    read_ = document("a.xlsx", saved(book))
    assert [(block.place, block.text) for block in read_.blocks] == [
        ("Orders, row 3", "List of parties"),
        ("Orders, row 6", "Phytium | CPU"),
        ("Orders, row 7", "Phytium | Board"),
        ("Orders, row 9", "ZTE | Phone"),
        ("订单, row 2", "华为技术有限公司 | 服务器"),
    ]
    assert [(one.place, one.reason.split(",")[0].split(";")[0]) for one in read_.skipped] == [
        ("sheet Figures", "no column was recognised as a name or a description"),
        ("sheet Empty", "the sheet is empty"),
    ]
    assert (read_.coverage.parts, read_.coverage.parts_without_text) == (4, 2)


@pytest.mark.parametrize(
    "encoding", ["gb18030", "shift_jis", "big5", "utf-16", "utf-8-sig", "utf-8"]
)
def test_r61_tables_in_every_encoding(encoding: str) -> None:
    text = {
        "gb18030": "供应商,国家\n天津飞腾信息技术有限公司,中国\n",
        "shift_jis": "会社名,国\n株式会社東京精密,日本\n",
        "big5": "供應商,國家\n鴻海精密工業股份有限公司,臺灣\n",
    }.get(encoding, "公司,Country\n华为,CN\n")
    read_ = document("a.csv", text.encode(encoding))
    assert read_.blocks[0].text == text.split("\n")[1].replace(",", " | ")
    assert roles(read_.blocks[0]).popitem()[1] is Role.COUNTRY


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Company;City\nMüller, GmbH;Jena\n"),
        ("a.csv", 'Company\tCity\n"Müller, GmbH"\tJena\n'),
        ("a.tsv", "Company\tCity\nMüller, GmbH\tJena\n"),
        ("a.csv", "sep=;\nCompany;City\nMüller, GmbH;Jena\n"),
        ("a.csv", 'Company,City\n"Müller, GmbH",Jena'),
        ("a.csv", 'Company,City\r\n"Müller, \r\nGmbH",Jena\r\n'),
    ],
)
def test_delimiters_are_told(name: str, text: str) -> None:
    assert document(name, text).blocks[-1].text == "Müller, GmbH | Jena"


@pytest.mark.parametrize("header", ["Vessel,IMO,Flag", "No,Particulars,Amount", "a,Author(s),b"])
def test_one_known_header_is_enough_in_the_first_row(header: str) -> None:
    read_ = document("a.csv", f"{header}\nEVER GIVEN,x9811000,PA\n")
    assert read_.blocks[0].place == "row 2"
    assert read_.tables[0].by.startswith("headers")


def test_cells_beyond_the_header_are_carried_along() -> None:
    (block,) = document("a.csv", "Company\nZTE,extra,more\n").blocks
    assert cells(block) == {"Company": "ZTE", "column B": "extra", "column C": "more"}


def test_a_row_with_neither_name_nor_description_is_named() -> None:
    read_ = document("a.csv", "Company,Country\nZTE,CN\n,CN\n,RU\nHuawei,CN\n,US\n")
    assert [(one.place, one.reason) for one in read_.skipped] == [
        ("rows 3 to 4", "the row has neither a name nor a description"),
        ("row 6", "the row has neither a name nor a description"),
    ]


CONTENTS = [
    ("Acme Ltd,CN\nBeta GmbH,DE\nGamma Inc,US\n", [N, C], 3),
    ("who,where\nAcme Ltd,CN\nBeta GmbH,DE\nGamma Inc,US\n", [N, C], 3),
    ("天津飞腾信息技术有限公司,Tianjin Phytium\n华为技术有限公司,Huawei\n", [N, None], 2),
    (
        "Laser of 5 W for cutting steel plates in a factory\n"
        "Pump for water and for oil in every house we build\n",
        [T],
        2,
    ),
    ("a1,3A001,lasers for\na2,EAR99,pumps for\n", [None, E, T], 2),
    ("飞腾处理器\n麒麟操作系统\n", [T], 2),
]


@pytest.mark.parametrize(("text", "expected", "rows"), CONTENTS)
def test_contents_tell_what_headers_do_not(
    text: str, expected: list[Role | None], rows: int
) -> None:
    (guess,) = document("a.csv", text).tables
    assert [role for _, role in guess.roles] == expected
    assert (guess.by, guess.rows) == ("contents", rows)


@pytest.mark.parametrize("text", ["1,2\n3,4\n", "Qty,Price\n1,2\n", "2026-01-02\n"])
def test_r29_a_table_without_names_is_never_searched_blindly(text: str) -> None:
    documents, skipped = read("a.csv", text)
    told = [*skipped, *(one for document in documents for one in document.skipped)]
    assert ["no column was recognised" in one.reason and "--map" in one.reason for one in told] == [
        True
    ]
    assert not any(document.blocks for document in documents)


def test_the_name_of_an_item_is_its_description() -> None:
    (block,) = document("a.csv", "Name,HS code\nFibre laser,8456.11\n").blocks
    assert roles(block)["Name"] is Role.DESCRIPTION


def test_a_second_spelling_is_an_alias_and_a_counter_is_no_id() -> None:
    (block,) = document("a.csv", "No.,公司名称,英文名称\n1,华为,Huawei\n").blocks
    assert roles(block) == {"No.": None, "公司名称": N, "英文名称": A}


def test_a_text_kept_in_a_sheet_is_read_as_text() -> None:
    text = ["Summary", "Tianjin Phytium makes chips.", "It sells them in Tianjin.", "14 October"]
    read_ = document("a.xlsx", xlsx_of([[one] for one in text]))
    assert [block.text for block in read_.blocks] == text
    assert not any(block.cells for block in read_.blocks)
    items = document("a.csv", "Description\nFibre laser\nGyroscope\n")
    assert all(block.said(Role.DESCRIPTION) for block in items.blocks[1:])


def test_a_header_that_is_printed_again_is_no_row() -> None:
    read_ = document("a.csv", "Company,City\nZTE,Shenzhen\nCompany,City\nHuawei,Shenzhen\n")
    assert [block.place for block in read_.blocks] == ["row 2", "row 4"]


def test_lines_of_json_are_rows() -> None:
    first = '{"company": "ZTE", "id": 0.10, "aliases": ["中兴", "ZX"]}'
    text = f'{first}\n\n{{"company": "X"\n{{"company": "Y"}}\n[1]\n'
    read_ = document("a.jsonl", text)
    assert [(block.place, block.text) for block in read_.blocks] == [
        ("line 1", "ZTE | 0.10 | 中兴; ZX"),
        ("line 4", "Y"),
    ]
    assert [one.place for one in read_.skipped] == ["line 3", "line 5"]


def test_a_parquet_file_is_a_table() -> None:
    out = BytesIO()
    pq.write_table(pa.table({"company": ["ZTE", None, "华为"], "year": [2001, 2002, 2003]}), out)
    read_ = document("a.parquet", out.getvalue())
    assert [(block.place, block.text) for block in read_.blocks] == [
        ("row 1", "ZTE | 2001"),
        ("row 3", "华为 | 2003"),
    ]
    assert [one.place for one in read_.skipped] == ["row 2"]


MAP = "name: [Firma, Partner]\ncountry: Land\ndescription: Was\nsheets:\n  订单:\n    name: 甲\n"


def map_file(folder: Path, text: str) -> Path:
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_r61_a_map_file_overrides_the_guess(tmp_path: Path) -> None:
    mapping = load_mapping(map_file(tmp_path, MAP))
    text = "x,Firma,Partner,Land,Was,Company\n1,A,B,C,D,E\n"
    read_ = document("a.csv", text, mapping)
    assert roles(read_.blocks[0]) == {
        "x": None,
        "Firma": N,
        "Partner": N,
        "Land": C,
        "Was": T,
        "Company": None,
    }
    assert read_.tables[0].by == "map file"
    assert mapping.record()["name"] == ["Firma", "Partner"]
    sheet = document("a.xlsx", xlsx_of([["甲", "Firma"], ["华为", "x"]], "订单"), mapping)
    assert roles(sheet.blocks[0]) == {"甲": N, "Firma": None}


def test_a_column_of_the_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    mapping = load_mapping(map_file(tmp_path, "name: Company\nid: Nummer\n"))
    read_ = document("a.csv", "Company,No\nZTE,1\n", mapping)
    assert [one.place for one in read_.skipped] == ["column Nummer"]
    documents, _ = read("b.csv", "Firm,No\nZTE,1\n", mapping)
    assert "its first row is: Firm, No" in documents[0].skipped[0].reason


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nme: Company\n", "map.yaml:1: nme: there is no such field"),
        (
            "name: Company\nsheets:\n  A:\n    nam: x\n",
            "map.yaml:4: sheets.A.nam: there is no such field",
        ),
        ("country: Land\n", "no column is given for name or description"),
        ("name: A\nid: a\n", "is given two roles"),
        ("name: [\n", "is not YAML"),
        ("name: {}\n", "map.yaml:1: name"),
        ("", "map.yaml"),
    ],
)
def test_faults_of_a_map_file_are_told_with_their_line(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises((SettingError, Faults)) as caught:
        load_mapping(map_file(tmp_path, text))
    assert said in str(caught.value)


words = st.sampled_from(
    ["ZTE", "华为", " ", "", "a | b", '"', "\n", "3E001", "００7", "x" * 50, "=1+1"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=6))
def test_a_row_is_its_cells_joined(rows: list[list[str]]) -> None:
    table = xlsx_of([["Company", "Product", "", "Country"], *rows])
    documents, _ = read("a.xlsx", table)
    for block in (block for one in documents for block in one.blocks):
        spans = [block.text[cell.start : cell.end] for cell in block.cells]
        assert " | ".join(spans) == block.text
        assert all(span.strip() == span and span for span in spans)


def test_an_empty_table_has_a_reason() -> None:
    assert reason("a.csv", ",,\n,,\n")
