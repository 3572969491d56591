"""What of a phrase is a figure, and where its head ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.normalise.terms import term_words
from screener.normalise.wording import wording


@pytest.mark.parametrize(
    ("text", "heavy"),
    [
        ("multimode fiber laser output power 6 kW", "multimode fiber laser"),
        ("high-speed camera 1000 frames/s", "high speed camera"),
        ("8英寸单晶硅", "单晶硅"),
        ("256-core processor", "processor"),
        ("大于等于256核处理器", "处理器"),
        ("6000米级水下机器人", "水下机器人"),
        ("输出功率6千瓦光纤激光器", "光纤激光器"),
        ("hot isostatic press, 2000 bar, 1400 °C", "hot isostatic press"),
        ("cooled camera 640×512", "cooled camera"),
        ("5 g accelerometer", "accelerometer"),
        ("5G base station", "5G base station"),
        ("3-D printer", "3D printer"),
        ("gateway with AES-256", "gateway with AES 256"),
        ("C-350 maraging steel", "C 350 maraging steel"),
        ("power supply 5 kW", "power supply"),
        ("pressure sensor", "pressure sensor"),
        ("five-axis machine", "5 axis machine"),
        ("", ""),
    ],
)
def test_figures_are_light(text: str, heavy: str) -> None:
    said = wording(text)
    kept = [word for row, word in enumerate(said.words) if row not in said.light]
    assert kept == term_words(heavy)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("robots for welding", "robots"),
        ("star tracker, radiation hardened", "star tracker"),
        ("三坐标测量机（桥式）", "三坐标测量机"),
        ("analog-to-digital converter", "analog-to-digital converter"),
        ("80 kN shaker with slip table", "80 kN shaker"),
        ("for lasers", "for lasers"),
    ],
)
def test_the_head_ends_before_what_qualifies_it(text: str, head: str) -> None:
    said = wording(text)
    assert list(said.words[: said.head]) == term_words(head)


@given(st.text(max_size=60))
def test_any_text_has_a_wording(text: str) -> None:
    said = wording(text)
    assert list(said.words) == term_words(text)
    assert all(0 <= row < len(said.words) for row in said.light)
    assert said.head <= len(said.words)
