"""Texts: what a reader sees and nothing else, one block a paragraph, each with its place."""

from pathlib import Path

import pytest

from screener.read import read_all
from tests.read.made import W, document, docx_of, html_of, pdf_of, pptx_of, texts

MARKDOWN = [
    ("the C\\*Core CPU", ["the C*Core CPU"]),
    ("C*Core and C*Core", ["C*Core and C*Core"]),
    ("the C\\*Core<sup>14</sup> CPU", ["the C*Core CPU"]),
    ("Kylin[^3] runs\n\n[^3]: Made in Tianjin.", ["Kylin runs", "Made in Tianjin."]),
    ("Kylin[^3] runs\n\n[^3]: http://kylin.cn", ["Kylin runs", "http://kylin.cn"]),
    ("Kylin¹¹ covers 40 m² and 10<sup>6</sup> users", ["Kylin covers 40 m² and 10⁶ users"]),
    ("an area of 5 m<sup>2</sup>, the 5<sup>th</sup>", ["an area of 5 m², the 5th"]),
    ("**Tianjin** *Phytium* __Co.__", ["Tianjin Phytium Co."]),
    ("**“天津”**飞腾", ["“天津”飞腾"]),
    ("see [the site](http://x.cn 'a title') now", ["see the site now"]),
    ("at <https://kylin.cn>", ["at https://kylin.cn"]),
    (
        "# Heading\n\n- one\n- two\n  goes on\n\n1. three",
        ["Heading", "one", "two goes on", "three"],
    ),
    ("| 公司 | Country |\n|---|---|\n| **华为** | CN |", ["公司 | Country", "华为 | CN"]),
    ("天津飞腾信息\n技术有限公司", ["天津飞腾信息技术有限公司"]),
    (
        "Ben Murphy, Lead  \nLorand Laskai, Researcher",
        ["Ben Murphy, Lead", "Lorand Laskai, Researcher"],
    ),
    ("> quoted\n\n```\ncode one\ncode two\n```", ["quoted", "code one", "code two"]),
    ("<div>in <b>a</b> block</div>", ["in a block"]),
    ("![a picture](x.png)", ["a picture"]),
]


@pytest.mark.parametrize(("source", "read"), MARKDOWN)
def test_markup_is_gone_and_its_words_stay(source: str, read: list[str]) -> None:
    assert texts("a.md", source) == read


BROKEN_OFF = """\
2. Launch research on aerospace theory and technology. Promote the

---

<sup>7</sup> The Chinese use the term “independently controllable”.

<sup>8</sup> For a translation, see:

<https://example.org/plan>

application of research on complex flow mechanisms (复杂流动机理).

3. Ameliorate the impact of export controls preventing the sale of

high-end polishing equipment to China and meet the needs of industry.
"""


def test_a_sentence_is_joined_over_the_footnotes_that_interrupt_it() -> None:
    blocks = document("a.md", BROKEN_OFF).blocks
    assert [(block.place, block.text) for block in blocks] == [
        (
            "line 1",
            "Launch research on aerospace theory and technology. Promote the application of"
            " research on complex flow mechanisms (复杂流动机理).",
        ),
        ("line 5", "The Chinese use the term “independently controllable”."),
        ("line 7", "For a translation, see:"),
        ("line 9", "https://example.org/plan"),
        (
            "line 13",
            "Ameliorate the impact of export controls preventing the sale of high-end polishing"
            " equipment to China and meet the needs of industry.",
        ),
    ]


APART = [
    ["A list of goods that we sell to customers abroad", "lasers", "pumps"],  # a list
    ["一、项目概况", "受山东产业技术研究院委托，组织公开招标。"],  # a heading
    ["We make pumps for all of our customers in Asia.", "iPhone cases are sold as well in shops."],
    [
        "The site is https://example.org/a-long-address-of-a-page",
        "and this is the rest of it all, said.",
    ],
]


@pytest.mark.parametrize("paragraphs", APART)
def test_what_is_no_broken_sentence_is_not_joined(paragraphs: list[str]) -> None:
    assert texts("a.md", "\n\n".join(paragraphs)) == paragraphs
    assert texts("a.docx", docx_of(paragraphs)) == paragraphs


@pytest.mark.parametrize(
    ("source", "read"),
    [
        (
            "天津飞腾信息技术有限公司\n华为技术有限公司",
            ["天津飞腾信息技术有限公司", "华为技术有限公司"],
        ),
        ("Tianjin Phytium\nHuawei\n\n\nZTE", ["Tianjin Phytium", "Huawei", "ZTE"]),
        ("• one\n* two *\n5*3*2", ["one", "two *", "5*3*2"]),
        ("", []),
    ],
)
def test_lines_of_plain_text_are_blocks(source: str, read: list[str]) -> None:
    assert texts("stdin", source or "x")[: len(read)] == (read or [])


def test_lines_that_a_program_wrapped_are_paragraphs() -> None:
    words = "The National University of Defense Technology develops the Kylin system and sells it. "
    wrapped = _wrapped(words * 6, 72) + "\n\n" + _wrapped("Tianjin Phytium makes chips. " * 9, 72)
    assert texts("a.txt", wrapped) == [
        (words * 6).strip(),
        ("Tianjin Phytium makes chips. " * 9).strip(),
    ]


def _wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def test_a_text_in_markdown_is_read_as_such_whatever_its_suffix() -> None:
    assert texts("stdin", "# Plan\n\nthe **C\\*Core**<sup>1</sup>") == ["Plan", "the C*Core"]


HTML = [
    ("<p>a<script>x()</script><style>b{}</style> b</p>", ["a b"]),
    ("<p>seen</p><p hidden>not</p><p style='display: none'>nor this</p>", ["seen"]),
    ("<p>Tian<b>jin</b> <i>Phytium</i></p>", ["Tianjin Phytium"]),
    ("<p>C*Core<sup>14</sup>, 5 m<sup>2</sup></p>", ["C*Core, 5 m²"]),
    ("<p><ruby>飛騰<rt>ひとう</rt></ruby>有限公司</p>", ["飛騰有限公司"]),
    ("<ul><li><p>one</p><li>two</ul>", ["one", "two"]),
    ("<table><tr><th>公司<th>C</tr><tr><td>华为<td>CN</table>", ["公司 | C", "华为 | CN"]),
    ("<h1>A<br>B</h1>line one<br>line two", ["A B", "line one", "line two"]),
    ("<title>Our plan</title><p>x</p>", ["Our plan", "x"]),
    ("<p>天津\n飞腾 &amp; Co</p>", ["天津飞腾 & Co"]),
]


@pytest.mark.parametrize(("source", "read"), HTML)
def test_a_page_gives_what_is_seen_on_it(source: str, read: list[str]) -> None:
    assert texts("a.html", source) == read


def test_a_page_in_gb2312_is_read_by_its_declaration() -> None:
    page = '<meta charset="gb2312"><p>天津飞腾</p>'.encode("gb18030")
    read = document("a.html", page)
    assert [block.text for block in read.blocks] == ["天津飞腾"]
    assert read.coverage.encoding == "gb18030"


def test_word_tables_notes_boxes_and_deletions() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>14</w:t></w:r>"
    marked = f"<w:p {W}>{run.format('the C*Core')}{raised}{run.format(' CPU')}</w:p>"
    deleted = (
        f"<w:p {W}><w:del><w:r><w:delText>old</w:delText></w:r></w:del>{run.format('new')}</w:p>"
    )
    hidden = f"<w:p {W}><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>{run.format('yes')}</w:p>"
    broken = f"<w:p {W}>{run.format('one')}<w:r><w:br/></w:r>{run.format('two')}</w:p>"
    inner = f"<w:txbxContent><w:p>{run.format('in a box')}</w:p></w:txbxContent>"
    box = f"<w:p {W}><w:r><w:pict>{inner}</w:pict></w:r></w:p>"
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    row = "".join(cell.format(run.format(one)) for one in ("华为", "CN"))
    table = f"<w:tbl {W}><w:tr>{row}</w:tr></w:tbl>"
    read = document("a.docx", docx_of(["First."], marked, deleted, hidden, broken, table, box))
    assert [(block.place, block.text) for block in read.blocks] == [
        ("paragraph 1", "First."),
        ("paragraph 2", "the C*Core CPU"),
        ("paragraph 3", "new"),
        ("paragraph 4", "yes"),
        ("paragraph 5", "one"),
        ("paragraph 5", "two"),
        ("table 1, row 1", "华为 | CN"),
        ("text box at paragraph 5", "in a box"),
    ]


def test_slides_have_their_number_as_place() -> None:
    read = document("a.pptx", pptx_of(["天津飞腾", "Kylin"]))
    assert [(block.place, block.text) for block in read.blocks] == [
        ("slide 1, shape 2", "天津飞腾"),
        ("slide 2, shape 2", "Kylin"),
    ]
    assert read.coverage.parts == 2


LONG = (
    "The Beijing-based China Academy of Aerospace Aerodynamics (中国航空气动力技术研究院; CAAA),"
    " another state-owned subsidiary of CASC, develops and manufactures Rainbow (彩虹) series"
    " vehicles for customers in many countries, and tests them in its own wind tunnels."
)


def test_lines_of_a_pdf_are_joined_to_paragraphs() -> None:
    chinese = (
        "受山东产业技术研究院（以下简称“山东产研院”）委托，国信招标集团股份有限公司就真空、辐射与精密加工类仪器设备组织公开招标。"
        * 2
    )
    read = document("a.pdf", pdf_of([[LONG, "Kylin", chinese], ["Second page."]]))
    assert [(block.place, block.text) for block in read.blocks] == [
        ("page 1, paragraph 1", LONG),
        ("page 1, paragraph 2", "Kylin"),
        ("page 1, paragraph 3", chinese),
        ("page 2, paragraph 1", "Second page."),
    ]
    assert read.coverage.parts == 2


def test_a_sentence_of_a_pdf_runs_over_the_page() -> None:
    pages = [
        ["We are glad that the impact of export controls is such that the sale of"],
        ["Polishing tools is free."],
    ]
    read = texts("a.pdf", pdf_of(pages))
    assert read == [" ".join(page[0] for page in pages)]


def test_footnote_marks_of_a_pdf_are_gone() -> None:
    page = [
        "the C*Core<super>14</super> CPU of 5 m<super>2</super>",
        "<super>14</super> Made in Suzhou.",
    ]
    assert texts("a.pdf", pdf_of([page])) == ["the C*Core CPU of 5 m²", "Made in Suzhou."]


def test_the_plan_is_the_same_in_every_format(shared: Path) -> None:
    plan = shared / "plans" / "tianjin-2018-mcf-intelligent-technology.md"
    read, _ = read_all([plan], None)
    said = [block.text for block in read[0].blocks]
    assert texts("a.docx", docx_of(said)) == said
    assert texts("a.html", html_of(said)) == said
    from_pdf = texts("a.pdf", pdf_of([[one.replace("&", "&amp;") for one in said]]))
    differ = [one for one in said if one not in from_pdf]
    # Two list items without a mark or a full stop meet at a page's end; they are one in the PDF.
    assert len(differ) <= 2, differ
    assert [block.text for block in document("a.md", plan.read_bytes()).blocks] == said


def test_the_plan_s_broken_sentences_are_whole(shared: Path) -> None:
    read, _ = read_all([shared / "plans" / "tianjin-2018-mcf-intelligent-technology.md"], None)
    place = {block.place: block.text for block in read[0].blocks}
    assert "Promote the application of research on complex flow mechanisms" in place["line 78"]
    assert "preventing the sale of high-end polishing equipment to China" in place["line 121"]
    assert (
        "smart power meters (智能电表), based on the C*Core high-performance" in place["line 132"]
    )
    assert "will also “encourage” (鼓励) financial institutions" in place["line 157"]
    assert place["line 147"].startswith("Suzhou C*Core Technology Co., Ltd.")
