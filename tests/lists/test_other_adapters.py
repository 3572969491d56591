import io
import json
from pathlib import Path

import openpyxl
import pytest

from screener.errors import ListError
from screener.lists.adapters import ADAPTERS
from screener.lists.adapters.meti import meti_names
from screener.lists.compile import read_source
from screener.model.lists import EntityKind, ListEntity, NameKind

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
needs_snapshot = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")

CSL = {
    "entries": [
        {
            "n": "Blue Shipping (BS)",
            "a": ["and Blue Co"],
            "s": 0,
            "t": "Vessel",
            "e": "77",
            "pg": 0,
        },
        {"n": "John Doe", "s": 1, "c": ["US"], "fr": "65 FR 42664 7/11/00"},
        {"n": "Red Bank", "s": 2, "t": "Entity", "e": "78"},
    ],
    "tables": {
        "sources": [
            "Specially Designated Nationals (SDN) - Treasury Department",
            "Denied Persons List (DPL) - Bureau of Industry and Security",
            "Palestinian Legislative Council List (PLC) - Treasury Department",
        ],
        "programmes": ["NPWMD"],
    },
}


def csl(list_id: str) -> tuple[ListEntity, ...]:
    return ADAPTERS["us_csl_reduced"](json.dumps(CSL).encode(), list_id)


def test_csl_tells_its_sources_apart() -> None:
    (vessel,) = csl("us_ofac_sdn")
    assert vessel.entry == "us_ofac_sdn/77"
    assert vessel.kind is EntityKind.VESSEL
    assert [name.text for name in vessel.names] == ["Blue Shipping (BS)", "Blue Co", "BS"]
    assert vessel.programme == "NPWMD"
    (denied,) = csl("us_denied_persons")
    assert denied.entry == "us_denied_persons/us-john-doe"
    assert str(denied.listed) == "2000-07-11"
    assert [entity.name for entity in csl("us_ofac_other")] == ["Red Bank"]


def workbook(*rows: tuple[str, ...], header: str = "Also Known As") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        [
            "No.",
            "Country or Region",
            "Company or Organization",
            header,
            "Type of WMD",
            "Conventional Weapons",
        ]
    )
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ROW = (
    "=ROW()-1",
    "中国\nPeople's Republic of China",
    "Blue Institute (BI)（藍研究所）",
    "",
    "ミサイル\nM",
    "",
)


def test_meti_row() -> None:
    (entity,) = ADAPTERS["jp_meti_xlsx"](workbook(ROW), "jp_meti_eul")
    assert entity.entry == "jp_meti_eul/cn-blue-institute-bi"
    assert [(name.text, name.kind) for name in entity.names] == [
        ("Blue Institute (BI)", NameKind.PRIMARY),
        ("BI", NameKind.ACRONYM),
        ("藍研究所", NameKind.NATIVE_SCRIPT),
    ]
    assert (entity.countries, entity.programme, entity.source_row) == (("CN",), "missile", "No. 1")


@pytest.mark.parametrize(
    ("name", "also", "expected"),
    [
        ("A Ltd", "・B\n・C\nD\n（丙）", ["A Ltd", "B", "C D", "丙"]),
        ("A Corp. (AC)\n (甲公司)", "", ["A Corp. (AC)", "AC", "甲公司"]),
        (
            "Big Group (BG) 9th Institute\n（第九研究所）",
            "",
            ["Big Group (BG) 9th Institute", "第九研究所"],
        ),
        ("金星総局", "", ["金星総局"]),
        # The brackets hold a place that is a part of the name, and no name of its own.
        (
            "A Ltd",
            "・B (Shenzhen) Ltd\n・甲公司(深圳)有限公司",
            ["A Ltd", "B (Shenzhen) Ltd", "甲公司(深圳)有限公司"],
        ),
        (
            "Gang Co.",
            "・(Korea) Gang\n((朝鮮)江会社)",
            ["Gang Co.", "(Korea) Gang", "(朝鮮)江会社"],
        ),
        ("K (China) Ltd\n（甲（中國）公司）", "", ["K (China) Ltd", "甲（中國）公司"]),
    ],
)
def test_meti_names(name: str, also: str, expected: list[str]) -> None:
    names = meti_names(name, also)
    assert [each.text for each in names] == expected
    assert names[0].kind is NameKind.PRIMARY


def galaxy(*values: object) -> bytes:
    return json.dumps({"values": values}).encode()


def test_aspi_takes_names_and_no_prose() -> None:
    value = {
        "value": "Blue University (蓝大学)",
        "description": "Prose that is not ours.",
        "meta": {"aliases": ["BLU", "蓝大"], "categories": ["Civilian"]},
    }
    (entity,) = ADAPTERS["aspi_misp"](galaxy(value), "ref_aspi_universities")
    assert [name.text for name in entity.names] == ["Blue University", "蓝大学", "BLU", "蓝大"]
    assert entity.programme == "Civilian"
    assert "Prose" not in repr(entity)


NOTICE = """https://example.invalid/7
【发布文号】不可靠实体清单工作机制公告〔2025〕7号
【发文日期】2025年04月04日
决定将斯凯公司等2家实体列入不可靠实体清单，并采取措施。
附件
　　1. 斯凯公司（Sky Inc.）
　　2.蓝公司（Blue, LLC）
      -Blue Europe Limited
"""
RUNNING = """不可靠实体清单工作机制公告〔2024〕2号
【发文日期】2024年05月20日
决定将参与对台湾地区军售的美国波音防务、空间与安全集团（Boeing Defense, Space & Security）、
红公司(Red Co)列入不可靠实体清单。""".replace("\n红", "红")
INVESTIGATION = "不可靠实体清单工作机制公告〔2024〕3号 决定对美国PVH集团启动调查"


def test_mofcom_notices() -> None:
    content = "\f".join([NOTICE, RUNNING, INVESTIGATION]).encode()
    entities = ADAPTERS["cn_mofcom_notices"](content, "cn_mofcom_unreliable")
    assert [[name.text for name in entity.names] for entity in entities] == [
        ["Sky Inc.", "斯凯公司"],
        ["Blue, LLC", "蓝公司"],
        ["Blue Europe Limited"],
        ["Boeing Defense, Space & Security", "波音防务、空间与安全集团"],
        ["Red Co", "红公司"],
    ]
    assert "suspended" in entities[0].remarks
    assert str(entities[0].listed) == "2025-04-04"


def test_a_table_of_ones_own() -> None:
    content = b"key,name,aliases,countries\n1,Blue Ltd,Blau GmbH | Bleu SA,DE\n"
    (entity,) = ADAPTERS["contract_csv"](content, "eu_fsf")
    assert entity.entry == "eu_fsf/1"
    assert [name.text for name in entity.names] == ["Blue Ltd", "Blau GmbH", "Bleu SA"]


@pytest.mark.parametrize(
    ("form", "list_id", "content"),
    [
        ("us_csl_reduced", "us_ofac_sdn", b"{"),
        ("us_csl_reduced", "us_ofac_sdn", b"[]"),
        ("us_csl_reduced", "us_ofac_sdn", b'{"tables": {"sources": ["nameless"]}, "entries": []}'),
        ("us_csl_reduced", "us_ofac_sdn", b"\xff"),
        ("jp_meti_xlsx", "jp_meti_eul", b"no workbook"),
        ("jp_meti_xlsx", "jp_meti_eul", workbook(ROW, header="Aliases")),
        ("jp_meti_xlsx", "jp_meti_eul", workbook((*ROW[:4], "X", ""))),
        ("jp_meti_xlsx", "jp_meti_eul", workbook((ROW[0], "Utopia", *ROW[2:]))),
        ("aspi_misp", "ref_aspi_universities", b"[1]"),
        ("aspi_misp", "ref_aspi_universities", galaxy({"meta": {}})),
        (
            "cn_mofcom_registry",
            "cn_mofcom_control",
            b'[{"list_id": "cn-export-control-watchlist"}]',
        ),
        ("cn_mofcom_notices", "cn_mofcom_unreliable", b"\xff\xfe"),
        ("cn_mofcom_notices", "cn_mofcom_unreliable", b"nothing"),
        ("contract_csv", "eu_fsf", b"id,title\n1,A\n"),
        ("contract_csv", "eu_fsf", b"key,name\n1,A\n1,B\n"),
        ("contract_csv", "eu_fsf", b"key,name,kind\n1,A,dragon\n"),
        ("contract_csv", "eu_fsf", b"\xff"),
    ],
)
def test_what_they_cannot_read_is_a_fault(form: str, list_id: str, content: bytes) -> None:
    with pytest.raises(ListError):
        ADAPTERS[form](content, list_id)


COUNTS = [
    ("us_csl_reduced", "us_ofac_sdn", "us-csl-projection/screening-list.json", 19181),
    ("us_csl_reduced", "us_ns_cmic", "us-csl-projection/screening-list.json", 68),
    ("us_csl_reduced", "us_ofac_ssi", "us-csl-projection/screening-list.json", 286),
    # 78 NS-PLC, 51 NS-MBS, 1 CAPTA
    ("us_csl_reduced", "us_ofac_other", "us-csl-projection/screening-list.json", 130),
    ("us_csl_reduced", "us_denied_persons", "us-csl-projection/screening-list.json", 1596),
    ("us_csl_reduced", "us_isn", "us-csl-projection/screening-list.json", 161),
    ("us_csl_reduced", "us_itar_debarred", "us-csl-projection/screening-list.json", 787),
    ("jp_meti_xlsx", "jp_meti_eul", "jp-meti-eul/20250929_4.xlsx", 835),
    (
        "aspi_misp",
        "ref_aspi_universities",
        "aspi-defence-universities/china-defence-universities.json",
        159,
    ),
    ("cn_mofcom_registry", "cn_mofcom_control", "cn-mofcom-registry/cn.json", 139),
    ("cn_mofcom_registry", "cn_mofcom_watch", "cn-mofcom-registry/cn.json", 40),
    # The registry has 61 records; the notices name 81 parties (see the manifest's notes).
    (
        "cn_mofcom_notices",
        "cn_mofcom_unreliable",
        "cn-mofcom-mfa/announcements/unreliable-entity-list",
        81,
    ),
]


@needs_snapshot
@pytest.mark.parametrize(("form", "list_id", "path", "count"), COUNTS)
def test_counts_of_the_snapshots(form: str, list_id: str, path: str, count: int) -> None:
    entities = ADAPTERS[form](read_source(SHARED / path), list_id)
    assert len(entities) == count
    assert len({entity.entry for entity in entities}) == count
    assert all(entity.names[0].kind is NameKind.PRIMARY for entity in entities)


GOLDEN = {
    ("jp_meti_eul", "cn-national-university-of-defense-technology-nudt"): [
        "NUDT",
        "国防科学技術大学",
    ],
    ("jp_meti_eul", "cn-beijing-university-of-aeronautics-and-astronautics-buaa"): [
        "BUAA",
        "北京航空航天大学",
        "Beihang University",
    ],
    ("jp_meti_eul", "cn-academy-of-aerospace-solid-propulsion-technology"): [
        "航天动力技术研究院",
        "AASPT",
        "中国航天科技集団有限公司第四研究院",
    ],
    ("ref_aspi_universities", "cn-harbin-institute-of-technology"): ["哈尔滨工业大学", "HIT"],
    ("ref_aspi_universities", "cn-fudan-university"): ["复旦大学"],
    ("ref_aspi_universities", "cn-national-university-of-defense-technology"): [
        "中国人民解放军国防科技大学",
        "NUDT",
    ],
    ("cn_mofcom_control", "jp-japan-aerospace-exploration-agency"): ["日本宇宙航空研究开发机构"],
    ("cn_mofcom_watch", "jp-subaru"): ["斯巴鲁株式会社"],
    ("cn_mofcom_unreliable", "us-illumina"): ["因美纳公司"],
}


@needs_snapshot
@pytest.mark.parametrize(("list_id", "key"), GOLDEN)
def test_golden_names(list_id: str, key: str) -> None:
    form, _, path, _ = next(row for row in COUNTS if row[1] == list_id)
    entities = ADAPTERS[form](read_source(SHARED / path), list_id)
    entity = next(each for each in entities if each.entry == f"{list_id}/{key}")
    texts = [name.text for name in entity.names]
    assert [text for text in GOLDEN[list_id, key] if text not in texts] == []
