"""Parties by the shapes that names take; every firm with a kestrel or a kite in it is invented."""

import pytest

from screener.model.mention import Extraction
from tests.extract.conftest import Extract


def parties(found: Extraction) -> list[str]:
    return [mention.text for mention in found.mentions if mention.kind.value == "entity"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A legal form or a kind of body in front.
        ("It was sold to OOO Pustelga and FGUP Vozdukh.", ["OOO Pustelga", "FGUP Vozdukh"]),
        ("NPO Pustelga makes engines.", ["NPO Pustelga"]),
        ("OOO Pustelga, LLC Korshun paid.", ["OOO Pustelga", "LLC Korshun"]),
        ('It owns JSC "Pustelga Plus" in Perm.', ['JSC "Pustelga Plus"']),
        ("Joint Stock Company Plant Pustelga paid.", ["Joint Stock Company Plant Pustelga"]),
        # Forms behind it, in the letters of their country.
        ("Kestrel A/S and Blue Kite AG met.", ["Kestrel A/S", "Blue Kite AG"]),
        ("Kestrel S.p.A., Kite plc met.", ["Kestrel S.p.A.", "Kite plc"]),
        ("Kestrel Polska Sp. z o.o. paid.", ["Kestrel Polska Sp. z o.o."]),
        ("Kestrel Optik GmbH & Co. KG of Jena paid.", ["Kestrel Optik GmbH & Co. KG"]),
        ("KESTREL OPTICS (PERM) CO., LTD. paid.", ["KESTREL OPTICS (PERM) CO., LTD."]),
        ("Sold to Halcon Rojo, S.A. de C.V. in May.", ["Halcon Rojo, S.A. de C.V."]),
        # The head in another language, at the front.
        ("Universiti Teknologi Kestrel applied.", ["Universiti Teknologi Kestrel"]),
        # Names without a head: a field behind an odd word, a role, a list.
        ("Sold by Kestrel Optics in May.", ["Kestrel Optics"]),
        ("Optical Devices and Medical Instruments", []),
        ("Sold by Majestic Systems in May.", ["Majestic Systems"]),
        ("End user: Blue Kite Rotem", ["Blue Kite Rotem"]),
        (
            "Blue Heron Rotem, Kestrel Ltd. and Harrier Corp. signed.",
            ["Blue Heron Rotem", "Kestrel Ltd.", "Harrier Corp."],
        ),
        ("Kestrel Ltd., Beijing, and Harrier Corp. signed.", ["Kestrel Ltd.", "Harrier Corp."]),
        # What parts two names, and what does not.
        (
            "AECC Aero Science and Technology Co., Ltd. paid.",
            ["AECC Aero Science and Technology Co., Ltd."],
        ),
        (
            "NORINCO Equipment and Materials Co., Ltd. paid.",
            ["NORINCO Equipment and Materials Co., Ltd."],
        ),
        ("Huawei and Kestrel Optics Co., Ltd. paid.", ["Huawei", "Kestrel Optics Co., Ltd."]),
        ("Orders of Kestrel Optics Co., Ltd. came.", ["Kestrel Optics Co., Ltd."]),
        (
            "TNO and the Kestrel Institute of Machinery met.",
            ["TNO", "Kestrel Institute of Machinery"],
        ),
        (
            "The Administration for Science, Technology and Trade agreed.",
            ["Administration for Science, Technology and Trade"],
        ),
        ("Li of the Department of Physics spoke.", ["Department of Physics"]),
        ("The 55th Research Institute agreed.", ["55th Research Institute"]),
        ("The U.S. Treasury Department agreed.", ["U.S. Treasury Department"]),
        ("It moved to the U.S. The Kestrel Institute stayed.", ["Kestrel Institute"]),
        ("Kestrel State University named after Popov agreed.", [
            "Kestrel State University named after Popov",
        ]),
    ],
)  # fmt: skip
def test_parties_by_the_shape_of_a_latin_name(
    extracted: Extract, text: str, names: list[str]
) -> None:
    assert parties(extracted(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由蓝鸢产业投资控股（集团）有限公司管理。", ["蓝鸢产业投资控股（集团）有限公司"]),
        ("代理机构：红隼国际招标有限公司", ["红隼国际招标有限公司"]),
        ("制造商：德国红隼（KESTREL）公司；原产地：德国。", ["德国红隼（KESTREL）公司"]),
        ("供应商：详见附件", []),
        ("电科14所、航天二院23所参加评审。", ["电科14所", "航天二院23所"]),
        ("航天科工集团二院和三院联合研制。", ["航天科工集团二院", "三院"]),
        ("中航工业沈阳所负责设计。", ["中航工业沈阳所"]),
        ("中科院微电子所承担项目。", ["中科院微电子所"]),
        ("由国家蓝鸢工业局（蓝鸢局）举办。", ["国家蓝鸢工业局"]),
        ("联合研发五轴联动加工中心。", []),
        ("为多家研究所供货。", []),
    ],
)
def test_parties_by_the_shape_of_a_chinese_name(
    extracted: Extract, text: str, names: list[str]
) -> None:
    assert parties(extracted(text)) == names
