"""Japan's lists: METI's End User List as PDF, the export bans, the asset freezes."""

import json
from collections.abc import Sequence

import pytest

from screener.errors import ListError
from screener.lists.adapters import ADAPTERS
from screener.lists.adapters.jp_mof import deleted_rows
from screener.lists.adapters.jp_mof_names import entry_names
from screener.lists.compile import read_source
from screener.model.lists import EntityKind, ListEntity, NameKind
from tests.lists.east import SHARED, SNAPSHOTS, STORED, Snapshot, golden
from tests.lists.made_east import lines_pdf, table_pdf, workbook, zipped

needs_snapshot = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")
by_snapshot = pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda one: one.id)


def texts(entity: ListEntity) -> list[str]:
    return [name.text for name in entity.names]


def kinds(entity: ListEntity) -> dict[str, NameKind]:
    return {name.text: name.kind for name in entity.names}


@needs_snapshot
@by_snapshot
def test_counts_are_those_of_the_provenance(snapshot: Snapshot) -> None:
    entities = snapshot.read()
    assert len(entities) == snapshot.entries
    assert len({one.entry for one in entities}) == snapshot.entries
    for one in entities:
        assert one.names[0].kind is NameKind.PRIMARY
        assert all(name.text == name.text.strip() and name.text for name in one.names)
        assert len({name.text for name in one.names}) == len(one.names)


@needs_snapshot
@by_snapshot
def test_three_whole_entries(snapshot: Snapshot) -> None:
    assert golden(snapshot) == json.loads(STORED.read_text(encoding="utf-8"))[snapshot.id]


METI_HEAD = (
    "No.",
    "国名、地域名\nCountry or Region",
    "企業名､組織名\nCompany or Organization",
    "別名\nAlso Known As",
    "懸念区分\nType of WMD",
)
METI_ROWS = (
    ("1", "北朝鮮\nNorth Korea", "Blue Works\n(青製作所)", "・Blue Iron\n・Blau", "核\nN"),
    (
        "2",
        "中国\nPeople's Republic of\nChina",
        "Institute of Very Long Names of Research in Blue\nMaterials (IVL)",
        "",
        "ミサイル\nM",
    ),
)


def meti_pdf(*pages: Sequence[Sequence[str]]) -> bytes:
    return table_pdf(pages)


def test_metis_pdf_is_read_by_the_rules_of_its_table() -> None:
    content = meti_pdf([METI_HEAD, METI_ROWS[0]], [METI_ROWS[1]])
    blue, long = ADAPTERS["jp_meti_pdf"](content, "jp_meti_eul")
    assert blue.entry == "jp_meti_eul/kp-blue-works"
    assert texts(blue) == ["Blue Works", "青製作所", "Blue Iron", "Blau"]
    assert (blue.countries, blue.programme) == (("KP",), "nuclear")
    # A name that broke for want of room is one name; the line break of a gloss is one.
    assert texts(long) == [
        "Institute of Very Long Names of Research in Blue Materials (IVL)",
        "IVL",
    ]
    assert (long.countries, long.source_row) == (("CN",), "No. 2")


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([[METI_HEAD, METI_ROWS[1]]], "No. 1 is expected"),
        ([[(*METI_HEAD[:2], "Entity", *METI_HEAD[3:]), METI_ROWS[0]]], "column 3"),
        ([[METI_HEAD, ("1", "ユートピア\nUtopia", "A", "", "核\nN")]], "unknown country"),
        ([[METI_HEAD, ("1", "中国\nChina", "", "", "核\nN")]], "no name"),
        ([[METI_HEAD, ("1", "中国\nChina", "A", "", "X")]], "concern code"),
    ],
)
def test_another_table_is_refused(pages: Sequence[Sequence[Sequence[str]]], said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["jp_meti_pdf"](table_pdf(pages), "jp_meti_eul")


def test_a_pdf_without_a_table_is_refused() -> None:
    with pytest.raises(ListError, match="no table"):
        ADAPTERS["jp_meti_pdf"](
            lines_pdf([[(60, "「外国ユーザーリスト」について")]]), "jp_meti_eul"
        )


def test_the_same_list_as_a_page() -> None:
    def cell(text: str) -> str:
        return f"<td>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</td>"

    rows = "".join(
        f"<tr>{''.join(cell(text) for text in row)}</tr>" for row in (METI_HEAD, *METI_ROWS)
    )
    entities = ADAPTERS["jp_meti_html"](f"<table>{rows}</table>".encode(), "jp_meti_eul")
    assert entities[0].entry == "jp_meti_eul/kp-blue-works"
    assert texts(entities[0]) == ["Blue Works", "青製作所", "Blue Iron", "Blau"]
    with pytest.raises(ListError, match="no table"):
        ADAPTERS["jp_meti_html"](b"<p>nothing</p>", "jp_meti_eul")


@needs_snapshot
def test_the_pdf_and_the_page_made_of_it_tell_the_same() -> None:
    pdf, page = (
        {one.entry: one for one in snapshot.read()}
        for snapshot in SNAPSHOTS
        if snapshot.list == "jp_meti_eul"
    )
    assert pdf.keys() == page.keys()
    assert all(pdf[key].programme == page[key].programme for key in pdf)
    differing = [key for key in pdf if set(texts(pdf[key])) != set(texts(page[key]))]
    # Hyphens and a comma at which lines broke, which the third party's page has with a blank.
    assert len(differing) == 3


@needs_snapshot
def test_the_notice_about_the_list_is_not_taken_for_it() -> None:
    content = (SHARED / "jp-meti-eul" / "20250929_2.pdf").read_bytes()
    with pytest.raises(ListError, match="take the list"):
        ADAPTERS["jp_meti_pdf"](content, "jp_meti_eul")


RUSSIA = (
    (36, "○ 国際平和のための国際的な努力に我が国として寄与するために講ずる輸出等に係る禁止措置"),
    (36, "の対象となるロシア連邦の団体（令和四年外務省告示第八十二号）"),
    (387, "最終更新日：2025 年 09 月 12 日"),
    (36, "１ 青い研究所（別称、青研及び BI）"),
    (60, "Blue Research Institute (BRI), a.k.a., the following two"),
    (60, "aliases:"),
    (60, "-Institute of Blue"),
    (60, "-Green Physics; and"),
    (60, "-BI."),
    (60, "所 在 地 ： 1 Red Street, Moscow, Russia; and 2-"),
    (60, "4 Blue Lane, Kirov, Russia."),
    (36, "２ 国防省"),
    (60, "Ministry of Blue, including all units wherever located"),
    (60, "所在地：All addresses in Russia"),
)
BELARUS = (
    (36, "の対象となるベラルーシ共和国の団体（令和四年外務省告示第百四号）"),
    (36, "１ 有限会社青"),
    (60, "Blue LLC"),
    (60, "別称：OOO アオ; アオ社"),
    (60, "OOO Ao; Ao Company"),
    (60, "所在地：1 Green Str., Minsk, Belarus"),
)
THIRD = (
    (85, "シ共和国以外の国の団体を指定する件（令和五年外務省告示第四百四十七号）"),
    (85, "1 ブルー・リミテッド（蓝色有限公司(蓝色)）"),
    (106, "Blue Limited（藍色有限公司、藍有限公司）"),
    (106, "所在地：1 Road, Shenzhen, China; Room 2, Kowloon, Hong Kong, China"),
)


def bans(**changed: Sequence[tuple[float, str]] | None) -> bytes:
    parts = {"russia": RUSSIA, "belarus": BELARUS, "third": THIRD} | changed
    return zipped({f"{name}.pdf": lines_pdf([part]) for name, part in parts.items() if part})


def test_the_three_notices_are_one_list() -> None:
    blue_by, blue_ru, ministry, limited = ADAPTERS["jp_russia_pdf"](bans(), "jp_meti_russia")
    assert texts(blue_ru) == [
        "Blue Research Institute (BRI)",
        "Institute of Blue-Green Physics",  # two aliases are announced, so a line goes on
        "BI",
        "青い研究所",
        "青研",
        "BRI",
    ]
    assert kinds(blue_ru)["青い研究所"] is NameKind.TRANSLATED
    assert blue_ru.addresses == ("1 Red Street, Moscow, Russia", "2-4 Blue Lane, Kirov, Russia")
    assert blue_ru.citations == ("令和四年外務省告示第八十二号",)
    assert texts(ministry)[1] == "Ministry of Blue"
    assert texts(blue_by) == [
        "Blue LLC",
        "有限会社青",
        "OOO アオ",
        "アオ社",
        "OOO Ao",
        "Ao Company",
    ]
    assert kinds(limited)["藍有限公司"] is NameKind.NATIVE_SCRIPT
    assert kinds(limited)["蓝色有限公司"] is NameKind.NATIVE_SCRIPT
    assert kinds(limited)["蓝色"] is NameKind.NATIVE_SCRIPT
    assert limited.countries == ("CN", "HK")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bans(belarus=None), "第百四号"),
        (bans(third=RUSSIA), "two files"),
        (bans(russia=(*RUSSIA[:11], (36, "４ 赤"), (60, "Red"))), "item 2 is expected"),
        (bans(russia=RUSSIA[:4]), "no English name"),
        (bans(russia=((36, "another notice"),)), "none of the notices"),
        (bans(third=(*THIRD[:3], (106, "所在地：1 Road, Utopia"))), "known country"),
        (lines_pdf([RUSSIA]), "第百四号"),
        (b"PK\x03\x04", "three PDFs"),
        (zipped({"a.pdf": b"no PDF"}), "a.pdf"),
    ],
)
def test_notices_that_lack_something_are_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["jp_russia_pdf"](content, "jp_meti_russia")


@needs_snapshot
def test_every_item_of_the_bans_has_as_many_aliases_as_it_announces() -> None:
    entities = ADAPTERS["jp_russia_pdf"](
        read_source(SHARED / "jp-meti-russia-related"), "jp_meti_russia"
    )
    counts = {name: sum(one.programme.endswith(name) for one in entities) for name in
              ("Russia", "Belarus", "third countries")}  # fmt: skip
    assert counts == {"Russia": 561, "Belarus": 27, "third countries": 56}
    assert all(one.addresses for one in entities)
    assert sum(len(one.names) for one in entities) > 3_600
    chinese = [n.text for one in entities for n in one.names if n.kind is NameKind.NATIVE_SCRIPT]
    assert "香港旗速電子科技有限公司" in chinese


MOF_HEAD = ("告示日付", "告示番号", "日本語表記", "英語表記", "別名", "生年月日", "国籍", "住所")
MOF: dict[str, Sequence[Sequence[object]]] = {
    "一覧": [("1", "青")],
    "1.青（個人）": [
        ("青い措置の対象となる個人",),
        MOF_HEAD,
        ("2022.3.1\n2023.4.5改訂", "1", "アオ", "Ao (Aho) BLUE",
         "(a)アカ（Aka、Red）(b)シロ（Shiro）", "1970年", "ロシア",
         "(a)モスクワ (b)1 Street, Minsk, Belarus"),
        ("2024.1.1削除", "2"),
        ("2022.3.1", "3(*7)", "キ", "", "不明", "", "", ""),
    ],
    "2.青（団体）": [
        ("青い措置の対象となる団体",),
        ("（注）",),
        ("告示日付", "告示番号", "日本語表記", "英語表記", "別称・旧称", "その他の情報"),
        ("2020.5.6", "1", "アオ社", "Blue Co\n(original script: синий)",
         "（別称、アオ、赤社、旧称、黄社）\n(a.k.a. Ao; a.k.a. Red Co; f.k.a. Yellow Co)", "備考"),
    ],
    "3.【解除】緑": [("緑",), ("【2016年1月22日告示廃止】",)],
}  # fmt: skip


def test_the_ministry_of_finances_sheets() -> None:
    content = workbook(MOF)
    ao, ki, blue = ADAPTERS["jp_mof_xlsx"](content, "jp_mof")
    assert deleted_rows(content) == 1
    assert (ao.entry, ao.kind, ao.listed and ao.listed.isoformat()) == (
        "jp_mof/1-1", EntityKind.PERSON, "2022-03-01",
    )  # fmt: skip
    assert texts(ao) == [
        "Ao (Aho) BLUE",
        "Ao BLUE",
        "Aho BLUE",
        "アオ",
        "アカ",
        "Aka、Red",
        "シロ",
        "Shiro",
    ]
    assert (ao.countries, ao.addresses) == (("RU", "BY"), ("モスクワ", "1 Street, Minsk, Belarus"))
    assert "生年月日: 1970年" in ao.remarks
    assert (ki.entry, texts(ki), ki.names[0].kind) == ("jp_mof/1-3", ["キ"], NameKind.PRIMARY)
    assert kinds(blue) == {
        "Blue Co": NameKind.PRIMARY,
        "синий": NameKind.NATIVE_SCRIPT,
        "アオ社": NameKind.TRANSLATED,
        "アオ": NameKind.TRANSLATED,
        "赤社": NameKind.TRANSLATED,
        "黄社": NameKind.FORMER,
        "Ao": NameKind.ALIAS,
        "Red Co": NameKind.ALIAS,
        "Yellow Co": NameKind.FORMER,
    }
    assert (blue.programme, blue.citations) == ("青い措置の対象となる団体", ("2020.5.6 no. 1",))


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ({"1.青": [("青",), (*MOF_HEAD, "新しい欄"), ("2022.3.1", "1", "ア", "A")]}, "新しい欄"),
        ({"1.青": [("青",), MOF_HEAD[:3], ("2022.3.1", "1", "ア")]}, "英語表記"),
        ({"1.青": [("青",), ("告示", "番号")]}, "告示日付"),
        ({"1.青": [("青",), MOF_HEAD, ("", "", "ア", "A")]}, "without a notice"),
        ({"一覧": [("1", "青")]}, "no sheet with a measure"),
    ],
)
def test_other_sheets_are_refused(sheets: dict[str, Sequence[Sequence[object]]], said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["jp_mof_xlsx"](workbook(sheets), "jp_mof")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # Commas part names where no letters in brackets do; there they belong to the name.
        (
            "アルファ、ベータ\nALFA CO, BETA CO., LTD",
            ["アルファ", "ベータ", "ALFA CO", "BETA CO., LTD"],
        ),
        (
            "(a)アフマド、アブ(b)ギラニ\n(a.k.a.: (a)Ahmad, Abu (b)Gilani)",
            ["アフマド、アブ", "ギラニ", "Ahmad, Abu", "Gilani"],
        ),
        (
            "(a)LRA、(b)抵抗運動（Resistance Movement）（RM）",
            ["LRA", "抵抗運動", "Resistance Movement", "RM"],
        ),
        (
            "国防科学院； 第二院（(18)に指定した団体）\nSecond Academy",
            ["国防科学院", "第二院", "Second Academy"],
        ),
        ("アブ・ガイス Abo Ghaith", ["アブ・ガイス", "Abo Ghaith"]),
        ("サフィーヤ（Safia）、1953年1月1日生まれ（旅券番号：03825239）", ["サフィーヤ", "Safia"]),
        (
            "（別称、株式会社RNII及びアール）(a.k.a. RNII; a.k.a.JSC “R”)",
            ["株式会社RNII", "アール", "RNII", "JSC “R"],
        ),
        ("Abu Banat (original script: Абу Банат)", ["Абу Банат", "Abu Banat"]),
        ("不明", []),
    ],
)
def test_names_of_a_cell(cell: str, expected: list[str]) -> None:
    columns = [(cell, NameKind.ALIAS)]
    names = entry_names("PRIMARY", "", columns, EntityKind.UNKNOWN)
    assert [text for text, _ in names][1:] == expected
