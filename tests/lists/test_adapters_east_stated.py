"""China's notices on real bytes; and lists of which only the structure is stated, on ours."""

from pathlib import Path

import pytest

from screener.errors import ListError
from screener.lists.adapters import ADAPTERS
from screener.lists.compile import read_source
from screener.model.lists import ListEntity, NameKind
from tests.lists.made_east import lines_pdf

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "entity-lists"
NOTICES = SHARED / "cn-mofcom-mfa" / "announcements" / "import-export-control-list"
needs_snapshot = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not at hand")


def names(entity: ListEntity) -> list[tuple[str, str]]:
    return [(name.text, name.kind.value) for name in entity.names]


NOTICE = """https://example.invalid/1
商务部公告2025年第22号 公布将2家美国实体列入出口管制管控名单
决定将蓝公司等2家美国实体列入出口管制管控名单（见附件），并采取以下措施：
一、禁止向上述2家美国实体出口两用物项。
附件：出口管制管控名单（2025年4月9日）
附件
出口管制管控名单
（2025年4月9日）
1. 蓝公司（Blue,  Inc.）
2. 绿公司（\u200cGreen (USA) LLC）
"""
WATCH = NOTICE.replace("出口管制管控名单（见", "关注名单（见").replace("第22号", "第99号")


def test_a_notice_of_the_control_list() -> None:
    content = "\f".join([NOTICE, WATCH, "商务部公告2025年第1号 别的"]).encode()
    blue, green = ADAPTERS["cn_control_notices"](content, "cn_mofcom_control")
    assert names(blue) == [("Blue, Inc.", "primary"), ("蓝公司", "native_script")]
    assert (blue.countries, str(blue.listed)) == (("US",), "2025-04-09")
    assert blue.citations == ("商务部公告2025年第22号 https://example.invalid/1",)
    assert "stopped from 2025-08-12" in blue.remarks
    assert green.name == "Green (USA) LLC"
    watched = ADAPTERS["cn_control_notices"](content, "cn_mofcom_watch")
    assert [one.entry for one in watched] == [
        "cn_mofcom_watch/us-blue",
        "cn_mofcom_watch/us-green-usa",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (NOTICE.replace("2. 绿公司", "绿公司").encode(), "names 1 parties, and says 2"),
        (WATCH.encode(), "no notice"),
        (b"\xff", "no UTF-8"),
    ],
)
def test_a_notice_that_lacks_a_party_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["cn_control_notices"](content, "cn_mofcom_control")


@needs_snapshot
def test_the_seven_notices_name_the_registrys_parties() -> None:
    found = ADAPTERS["cn_control_notices"](read_source(NOTICES), "cn_mofcom_control")
    assert len(found) == 28 + 15 + 16 + 12 + 8 + 3 + 20
    registry = ADAPTERS["cn_mofcom_registry"](
        (SHARED / "cn-mofcom-registry" / "cn.json").read_bytes(), "cn_mofcom_control"
    )
    days = {one.listed for one in found}
    # The registry has 37 more, of notices after February 2026 that are not at hand.
    assert {one.entry for one in found} == {one.entry for one in registry if one.listed in days}
    assert len(registry) == 139
    jaxa = next(one for one in found if "aerospace-exploration" in one.entry)
    assert names(jaxa) == [
        ("Japan Aerospace Exploration Agency", "primary"),
        ("日本宇宙航空研究开发机构", "native_script"),
    ]
    assert (jaxa.countries, str(jaxa.listed)) == (("JP",), "2026-02-24")


SHTC = "\ufeff項次item,名稱name,別名alias,國家代碼country code,地址address,護照號碼ID Number\r\n"


def test_taiwans_table() -> None:
    rows = (
        '1,"Blue Co., Ltd.;藍公司（永久參考號：KPe.001）",Blau;青,KP;CN,"1 Road, X;2 Road, Y",\r\n'
        "2,Jo Blue,,IRAN,,A1\r\n"
    )
    blue, jo = ADAPTERS["tw_shtc_csv"]((SHTC + rows).encode(), "tw_shtc")
    assert blue.entry == "tw_shtc/kp-blue"
    assert names(blue) == [
        ("Blue Co., Ltd.", "primary"),
        ("藍公司", "native_script"),
        ("Blau", "alias"),
        ("青", "native_script"),
    ]
    assert (blue.countries, blue.addresses) == (("KP", "CN"), ("1 Road, X", "2 Road, Y"))
    assert blue.citations == ("KPe.001",)
    assert (jo.countries, jo.remarks) == (("IR",), "ID number A1")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SHTC.replace("別名alias", "備註") + "1,A,,KP,,\r\n", "column 3"),
        (SHTC, "no rows"),
        (SHTC + "1,,x,KP,,\r\n", "no name"),
        (SHTC + "1,A,,Utopia,,\r\n", "unknown country"),
    ],
)
def test_another_table_of_taiwan_is_refused(content: str, said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["tw_shtc_csv"](content.encode(), "tw_shtc")


TITLE = (
    (72, "ENTITIES IDENTIFIED AS CHINESE MILITARY COMPANIES OPERATING IN THE UNITED STATES"),
    (72, "IN ACCORDANCE WITH SECTION 1260H OF PUBLIC LAW 116-283"),
)
COMPANIES = (
    *TITLE,
    (72, "Blue Industry Corporation of China Ltd. (BICC)"),
    (90, "Blue Aircraft Co., Ltd."),
    (90, "Blue Engine Co., Ltd. (a.k.a. Blau Engine; f.k.a. Green"),
    (90, "Engine)"),
    (72, "• Sky Technology"),
    (300, "2"),
)


def test_the_list_under_section_1260h() -> None:
    bicc, aircraft, engine, sky = ADAPTERS["us_dod_pdf"](lines_pdf([COMPANIES]), "us_1260h")
    assert names(bicc) == [
        ("Blue Industry Corporation of China Ltd. (BICC)", "primary"),
        ("BICC", "acronym"),
    ]
    assert (bicc.entry, bicc.countries) == ("us_1260h/cn-blue-industry-of-china-bicc", ("CN",))
    assert aircraft.remarks == f"Listed below {bicc.name}."
    assert names(engine) == [
        ("Blue Engine Co., Ltd.", "primary"),
        ("Blau Engine", "alias"),
        ("Green Engine", "former"),
    ]
    assert (sky.name, sky.remarks) == ("Sky Technology", "")


def test_the_list_under_section_1286_is_parted_by_countries() -> None:
    lines = (
        (72, "LIST OF INSTITUTIONS UNDER SECTION 1286"),
        (72, "Russia"),
        (72, "1. Blue Institute"),
        (72, "China"),
        (72, "2. Green University"),
    )
    found = ADAPTERS["us_dod_pdf"](lines_pdf([lines]), "us_1286")
    assert [(one.name, one.countries) for one in found] == [
        ("Blue Institute", ("RU",)),
        ("Green University", ("CN",)),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lines_pdf([COMPANIES[2:]]), "title"),
        (lines_pdf([TITLE]), "no names"),
        (b"no PDF", "no PDF"),
    ],
)
def test_another_pdf_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["us_dod_pdf"](content, "us_1260h")


def uflpa(*parts: tuple[str, list[tuple[str, str]]], day: str = "Effective Date") -> bytes:
    tables = "".join(
        f"<h2>A list under Section {section}</h2><table><tr><th>Name of Entity</th><th>{day}</th>"
        "</tr>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows) + "</table>"
        for section, rows in parts
    )
    return f"<h1>UFLPA Entity List</h1>{tables}<table><tr><td>other</td></tr></table>".encode()


ROWS_II = [("Blue Co., Ltd. (also known as Blau; and Azul)<sup>1</sup>", "June 21, 2022")]
ROWS_V = [("Blue Co., Ltd.", "June 21, 2022"), ("Green Group and its subsidiaries", "1/15/2025")]


def test_the_uflpa_page() -> None:
    content = uflpa(("2(d)(2)(B)(ii)", ROWS_II), ("2(d)(2)(B)(v)", ROWS_V))
    blue, green = ADAPTERS["us_uflpa_page"](content, "us_uflpa")
    assert names(blue) == [("Blue Co., Ltd.", "primary"), ("Blau", "alias"), ("Azul", "alias")]
    assert blue.programme == "section 2(d)(2)(B)(ii) | section 2(d)(2)(B)(v)"
    assert (green.name, str(green.listed)) == ("Green Group", "2025-01-15")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (uflpa(("2(d)(2)(B)(ii)", ROWS_II)), "1 of the law's sub-lists"),
        (uflpa(("2(d)(2)(B)(ii)", ROWS_II), ("2(d)(2)(B)(v)", ROWS_V), day="Day"), "effective"),
        (uflpa(("2(d)(2)(B)(ii)", [("Blue", "soon")]), ("2(d)(2)(B)(v)", ROWS_V)), "or a day"),
        (b"<p>moved</p>", "0 of the law's"),
    ],
)
def test_another_page_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ListError, match=said):
        ADAPTERS["us_uflpa_page"](content, "us_uflpa")


def test_the_fccs_page() -> None:
    rows = (
        ("Equipment produced by Blue Company, including services provided by such entity",
         "March 12, 2021"),
        ("Services provided by Sky Corp. and its wholly-owned subsidiary SkyNet (USA) LLC"
         " subject to section 214", "September 20, 2022"),
        ("Aircraft produced in a foreign country", "December 22, 2025"),
    )  # fmt: skip
    body = "".join(f"<tr><td>{what}</td><td>{day}</td></tr>" for what, day in rows)
    page = (
        "<table><tr><th>Covered Equipment or Services*</th><th>Date of Inclusion on Covered List"
        f"</th></tr>{body}</table>"
    )
    found = ADAPTERS["us_fcc_page"](page.encode(), "us_fcc_covered")
    assert [(one.name, str(one.listed)) for one in found] == [
        ("Blue Company", "2021-03-12"),
        ("Sky Corp.", "2022-09-20"),
        ("SkyNet (USA) LLC", "2022-09-20"),
    ]
    assert all(one.names[0].kind is NameKind.PRIMARY for one in found)
    with pytest.raises(ListError, match="Covered List"):
        ADAPTERS["us_fcc_page"](b"<table><tr><td>x</td></tr></table>", "us_fcc_covered")
