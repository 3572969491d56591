"""What cannot be read becomes one plain sentence, never a traceback, and no file is lost (R43)."""

import random
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from screener.model.document import Skipped
from screener.read import READERS, Input, TextInput, read_all
from tests.read.made import docx_of, html_of, pdf_of, pptx_of, read, reason, with_part, xlsx_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
DOCX = docx_of(["天津飞腾"])
XLSX = xlsx_of([["Company"], ["ZTE"]])


def bomb(name: str, inner: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in (inner, "padding.bin"):
            archive.writestr(part, b"\0" * 40_000_000)
    return out.getvalue()


def lying_bomb() -> bytes:
    """Return a workbook whose sheet unpacks to far more than the archive says."""
    raw = with_part(XLSX, "xl/worksheets/sheet1.xml", b"<a>" + b" " * 20_000_000)
    real, small = (20_000_003).to_bytes(4, "little"), (3).to_bytes(4, "little")
    return raw.replace(real, small).replace(
        zlib.crc32(b"<a>" + b" " * 20_000_000).to_bytes(4, "little"),
        zlib.crc32(b"<a>").to_bytes(4, "little"),
    )


def pdf_drawn(draw: Callable[[Canvas], object], **given_: object) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, **given_)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _a_word(canvas: Canvas) -> None:
    canvas.drawString(99, 99, "x")


def _a_picture(canvas: Canvas) -> None:
    canvas.rect(9, 9, 99, 99, fill=1)


def far_cells() -> bytes:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    return with_part(XLSX, "xl/worksheets/sheet1.xml", sheet)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace(b'"lol"', b'SYSTEM "file:///etc/passwd"')

BAD = [
    ("empty.txt", b"", "the file is empty"),
    ("blank.md", b" \n\n ", "the file is empty"),
    ("zero.xlsx", b"", "the file is empty"),
    ("zero.docx", b"", "the file is empty"),
    ("marks.md", b"---\n\n***\n", "there is no text in it"),
    ("rows.csv", b",,\n,,\n", "there is no row in it"),
    ("bomb.xlsx", bomb("a", "xl/worksheets/sheet1.xml"), "may be a zip bomb"),
    ("bomb.docx", bomb("a", "word/document.xml"), "may be a zip bomb"),
    ("liar.xlsx", lying_bomb(), ""),
    ("far.xlsx", far_cells(), "lie so far apart"),
    ("locked.docx", ENCRYPTED, "protected with a password (open it, remove the password"),
    ("locked.xlsx", ENCRYPTED, "protected with a password"),
    ("locked.pptx", ENCRYPTED, "protected with a password"),
    ("old.docx", OLE, "the old format of Office (.doc, .xls, .ppt) (save it as .docx)"),
    ("old.doc", OLE, "there is no reader for .doc files"),
    ("text.docx", b"only text", "it is not a .docx file, whatever its name says"),
    ("text.pdf", b"only text", "it is not a .pdf file"),
    ("text.parquet", b"PAR1 only text", "the .parquet file is broken"),
    ("cut.docx", DOCX[: len(DOCX) // 2], "the .docx file is broken"),
    ("cut.xlsx", XLSX[: len(XLSX) // 2], "the .xlsx file is broken"),
    ("cut.pdf", pdf_of([["x"]])[:200], "the .pdf file is broken"),
    ("sheet.docx", XLSX, "it is not a .docx file"),
    ("text.xlsx", DOCX, "it is not an .xlsx file"),
    ("text.pptx", DOCX, "it is not a .pptx file"),
    ("broken.docx", with_part(DOCX, "word/document.xml", b"<w:doc"), "the .docx file is broken"),
    ("broken.xlsx", with_part(XLSX, "xl/workbook.xml", b"<workbook"), ""),
    ("laughs.docx", with_part(DOCX, "word/document.xml", LAUGHS), "the .docx file is broken"),
    ("outside.docx", with_part(DOCX, "word/document.xml", OUTSIDE), "the .docx file is broken"),
    ("deep.html", b"<div>" * 100_000 + b"x", "nested too deeply"),
    ("secret.pdf", pdf_drawn(_a_word, encrypt="pass"), "protected with a password"),
    ("scan.pdf", pdf_drawn(_a_picture), "scanned without text"),
    ("program.exe", b"MZ", "there is no reader for .exe files (readable are .txt .md"),
    ("nothing", b"x", "there is no reader for a file without suffix"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), BAD, ids=[bad[0] for bad in BAD])
def test_r43_bad_input_becomes_a_sentence(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    documents, skipped = read_all([path], None)
    assert not any(document.blocks for document in documents)
    told = [*skipped, *(part for document in documents for part in document.skipped)]
    assert [one.key for one in told] == [name]
    assert said in told[0].reason
    assert "Error" not in told[0].reason


def test_r43_a_csv_with_a_broken_quote_loses_only_that_row() -> None:
    text = 'Company,City\n"ZTE,Shenzhen\nHuawei,Shenzhen\n"SMIC, Inc.",Shanghai\nPhytium,Tianjin\n'
    documents, skipped = read("a.csv", text)
    assert skipped == []
    assert [block.text for block in documents[0].blocks] == [
        "Huawei | Shenzhen",
        "SMIC, Inc. | Shanghai",
        "Phytium | Tianjin",
    ]
    ((place, why),) = [(one.place, one.reason) for one in documents[0].skipped]
    assert place == "row 2 (line 2)"
    assert why.startswith("a quotation mark is opened and not closed")


@pytest.mark.parametrize(
    ("text", "rows", "places"),
    [
        ('Company,City\nZTE,Shenzhen\n"Huawei,Shenzhen', ["ZTE | Shenzhen"], ["row 3 (line 3)"]),
        ('Company,City\n"ZTE" Corp,Shenzhen\nSMIC,x', ["SMIC | x"], ["row 2 (line 2)"]),
        ('Company,Item\nZTE,2" valve\n', ['ZTE | 2" valve'], []),
        ('Company,Item\n"ZTE ""5G""",x\n', ['ZTE "5G" | x'], []),
        ('Company,Note\nZTE,"a\nb"\nSMIC,c\n', ["ZTE | a b", "SMIC | c"], []),
    ],
)
def test_r43_quotes(text: str, rows: list[str], places: list[str]) -> None:
    documents, _ = read("a.csv", text)
    assert [block.text for block in documents[0].blocks] == rows
    assert [one.place for one in documents[0].skipped] == places


def test_r41_pages_without_text_are_counted_and_named() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(99, 700, "Tianjin Phytium")
        canvas.showPage()
        canvas.rect(9, 9, 99, 99, fill=1)
        canvas.showPage()  # and a page with nothing on it

    documents, skipped = read("a.pdf", pdf_drawn(draw))
    assert skipped == []
    assert (documents[0].coverage.parts, documents[0].coverage.parts_without_text) == (3, 2)
    assert [one.place for one in documents[0].skipped] == ["page 2"]
    assert "scanned without text" in documents[0].skipped[0].reason


def test_r41_coverage_says_how_a_text_was_read() -> None:
    documents, _ = read("a.txt", "天津飞腾 makes CPUs, MÃ¼ller buys\x07 them".encode("utf-16"))
    coverage = documents[0].coverage
    assert (coverage.encoding, coverage.repaired, coverage.languages) == (
        "utf-16-le",
        2,
        ("en", "zh"),
    )


def test_r43_links_macros_and_objects_are_left_alone() -> None:
    page = '<p>x</p><iframe src="http://a.b/">y</iframe><img src="http://a.b/c.png" onerror="z()">'
    documents, _ = read("a.html", page)
    assert [block.text for block in documents[0].blocks] == ["x"]
    macro = with_part(XLSX, "xl/vbaProject.bin", b"Attribute VB_Name")
    documents, _ = read("a.xlsx", macro)
    assert [block.text for block in documents[0].blocks] == ["ZTE"]


def test_every_file_of_a_folder_is_a_document_or_skipped(tmp_path: Path) -> None:
    for name in (
        "b/plan.md",
        "a.txt",
        "a.exe",
        "empty.csv",
        ".DS_Store",
        "~$plan.docx",
        "b/Thumbs.db",
        "b/.git/x.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"" if name == "empty.csv" else b"Kylin")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    documents, skipped = read_all([tmp_path], None)
    assert [document.key for document in documents] == ["a.txt", "b/plan.md"]
    assert sorted(one.key for one in skipped) == ["a.exe", "empty.csv", "loop"]


def test_twins_get_a_number(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.md").write_text(folder, encoding="utf-8")
    inputs: list[Input] = [tmp_path / "x" / "plan.md", tmp_path / "y", TextInput("plan.md", b"z")]
    documents, _ = read_all(inputs, None)
    assert [(d.key, d.blocks[0].text) for d in documents] == [
        ("plan.md", "x"),
        ("plan.md#2", "y"),
        ("plan.md#3", "z"),
    ]


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    _, skipped = read_all([tmp_path / "gone.md"], None)
    assert skipped == [
        Skipped("gone.md", "", "the file cannot be opened: No such file or directory")
    ]


def test_an_input_without_text_is_not_a_clean_one() -> None:
    assert reason("stdin", "") == "the file is empty"


def parquet() -> bytes:
    out = BytesIO()
    pq.write_table(pa.table({"company": ["ZTE"]}), out)
    return out.getvalue()


SEEDS = {
    ".txt": "天津飞腾 **x** <sup>1</sup>".encode(),
    ".md": b"# a\n\n| b | c |\n|---|---|\n| d<sup>1</sup> | [^1] |\n\n[^1]: x",
    ".html": html_of(["a", "天津"]) + b"<table><tr><td>a<td>b</table><sup>1</sup>",
    ".docx": DOCX,
    ".pptx": pptx_of(["x"]),
    ".pdf": pdf_of([["Kylin", "天津飞腾"]]),
    ".csv": b'Company,"City"\n"ZTE",x\n',
    ".tsv": b"Company\tCity\nZTE\tx\n",
    ".xlsx": XLSX,
    ".jsonl": b'{"company": "ZTE", "n": [1, {"a": null}]}\n',
    ".parquet": parquet(),
}


def _is_told(name: str, content: bytes) -> None:
    documents, skipped = read_all([TextInput(name, content)], None)
    assert len(documents) + len(skipped) == 1
    for document in documents:
        assert document.blocks or document.skipped
        for block in document.blocks:
            assert block.text
            assert block.place
            assert all(0 <= cell.start < cell.end <= len(block.text) for cell in block.cells)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=400))
def test_r43_any_bytes_under_any_suffix_are_a_document_or_skipped(
    suffix: str, content: bytes
) -> None:
    _is_told(f"a{suffix}", content)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_r43_damaged_files_are_a_document_or_skipped(suffix: str) -> None:
    chance = random.Random(20260101)  # the same damage in every run
    for _ in range(25):
        damaged = bytearray(SEEDS[suffix])
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.3:
            del damaged[chance.randrange(len(damaged)) :]
        _is_told(f"a{suffix}", bytes(damaged))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_r43_damaged_parts_are_a_document_or_skipped(part: str) -> None:
    _damage(".docx", part)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_r43_damaged_sheets_are_a_document_or_skipped(part: str) -> None:
    _damage(".xlsx", part)


def _damage(suffix: str, part: str) -> None:
    chance = random.Random(20260102)
    with zipfile.ZipFile(BytesIO(SEEDS[suffix])) as archive:
        whole = archive.read(part)
    for _ in range(25):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b'<>/"=x0 \xff')
        _is_told(f"a{suffix}", with_part(SEEDS[suffix], part, bytes(damaged)))
