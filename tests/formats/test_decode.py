"""Bytes to text: encodings told apart on a word and on a page, and what is mended."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from screener.formats.decode import decode
from screener.formats.mend import mended

SIMPLIFIED = "天津飞腾信息技术有限公司"
TRADITIONAL = "臺灣積體電路製造股份有限公司"
JAPANESE = "株式会社東京精密の輸出管理について"
GERMAN = "Müller Feinwerktechnik GmbH, Lindenstraße 4"
ENCODED = [
    *(
        (text, "utf-8", "utf-8")
        for text in (SIMPLIFIED, TRADITIONAL, JAPANESE, GERMAN, "plain", "é")
    ),
    *((text, "utf-8-sig", "utf-8") for text in (SIMPLIFIED, "plain")),
    *((text, "utf-16", "utf-16-le") for text in (SIMPLIFIED, JAPANESE, GERMAN)),
    *((text, "utf-16-le", "utf-16-le") for text in (SIMPLIFIED, TRADITIONAL, JAPANESE, GERMAN)),
    *((text, "utf-16-be", "utf-16-be") for text in (SIMPLIFIED, JAPANESE, GERMAN)),
    *(
        (text, "gb18030", "gb18030")
        for text in (SIMPLIFIED, TRADITIONAL, "华为", "中国", "中芯国际")
    ),
    *((text, "big5", "big5") for text in (TRADITIONAL, "臺積電", "鴻海精密")),
    *((text, "cp932", "shift_jis") for text in (JAPANESE, "キヤノン", "日立製作所", "①株式会社")),
    *((text, "euc_jp", "euc_jp") for text in (JAPANESE, "日立製作所")),
    *((text, "iso2022_jp", "iso2022_jp") for text in (JAPANESE,)),
    *((text, "cp1252", "cp1252") for text in (GERMAN, "“naïve” – Señor", "Ærø")),
    ("Государственная корпорация Росатом, Москва", "cp1251", "cp1251"),
]


@pytest.mark.parametrize(("text", "written", "told"), ENCODED)
def test_r61_encodings_are_told_apart(text: str, written: str, told: str) -> None:
    read = decode(text.encode(written))
    assert (read.text, read.encoding) == (text, told)


@pytest.mark.parametrize(("text", "written", "told"), ENCODED)
def test_r61_encodings_are_told_apart_in_a_table_of_mostly_latin_letters(
    text: str, written: str, told: str
) -> None:
    table = f"Customer No.,Company,Country\n000417,{text},CN\n" * 20
    read = decode(table.encode(written))
    assert (read.text, read.encoding) == (table, told)


def test_a_broken_character_does_not_change_the_encoding() -> None:
    long = (SIMPLIFIED * 100).encode()
    read = decode(long[:-1])
    assert (read.encoding, read.repaired) == ("utf-8", 1)
    read = decode((SIMPLIFIED * 100).encode("gb18030") + b"\xff")
    assert read.encoding == "gb18030"
    assert read.text.startswith(SIMPLIFIED)


@pytest.mark.parametrize(
    ("text", "better", "count"),
    [
        ("MÃ¼ller", "Müller", 1),
        ("plain\x00 te\x07xt", "plain text", 2),
        ("zero\u200bwidth\u00ad", "zerowidth", 0),
        ("天津飞腾", "天津飞腾", 0),
        ("澶╂触椋炶吘", "天津飞腾", 4),
        ("Señor Müller’s “C*Core” – 5 µm", "Señor Müller’s “C*Core” – 5 µm", 0),
        ("", "", 0),
    ],
)
def test_r41_what_was_decoded_wrongly_is_mended_and_counted(
    text: str, better: str, count: int
) -> None:
    assert mended(text) == (better, count)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=100).map(lambda text: text.encode("gb18030", "ignore"))
)
def test_r43_decoding_never_raises(content: bytes) -> None:
    read = decode(content)
    assert not any("\ud800" <= letter <= "\udfff" for letter in read.text)
    assert "\x00" not in read.text


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co"]),
        max_size=60,
    )
)
def test_utf_8_is_read_as_utf_8(text: str) -> None:
    assert decode(text.encode()).encoding in ("utf-8", "utf-16-le", "utf-16-be")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [SIMPLIFIED, "国防科技大学", "中国航天科技集团公司", "，", "CAAA", "\n", "2018年"]
        ),
        min_size=1,
    )
)
def test_simplified_chinese_in_gb_18030_is_never_another(parts: list[str]) -> None:
    # Of a year and a comma nobody can tell; with a few words it is told.
    assume(any(len(part) > 5 for part in parts))
    text = "".join(parts)
    assert decode(text.encode("gb18030")).text == text
