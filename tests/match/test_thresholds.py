"""Figures beside a mention, set beside thresholds: four outcomes, and no guess among them."""

import pytest

from screener.match.thresholds import threshold_outcomes
from screener.model.lists import Comparison, ControlEntry, Paragraph, Threshold
from screener.model.match import Outcome

MEETS, BELOW = Outcome.MEETS, Outcome.BELOW
NOT_STATED, NOT_COMPARABLE = Outcome.NOT_STATED, Outcome.NOT_COMPARABLE


def limit(parameter: str, comparison: str, value: float, unit: str = "") -> Threshold:
    return Threshold(parameter=parameter, comparison=Comparison(comparison), value=value, unit=unit)


POWER = limit("output power", "gt", 200, "W")
AVERAGE = limit("average output power", "gt", 200, "W")
PEAK = limit("peak power", "gt", 5, "kW")
WAVELENGTH = limit("wavelength", "gt", 1500, "nm")
ACCURACY = limit("positioning accuracy", "lt", 3, "µm")
AXES = limit("contouring axes", "gte", 5)
BIAS = limit("bias stability", "lt", 0.5, "degree/h")
WALK = limit("angle random walk", "lt", 0.0035, "degree/√h")
RANGE = limit("range", "gte", 300, "km")
PAYLOAD = limit("payload", "gte", 500, "kg")
FRAMES = limit("frame rate", "gt", 225000, "frames/s")
DEPTH = limit("operating depth", "gt", 1000, "m")
TPP = limit("TPP", "gte", 4800)
TEMPERATURE = limit("operating temperature", "lt", 218, "K")


@pytest.mark.parametrize(
    ("threshold", "text", "outcome"),
    [
        (POWER, "fibre laser, output power 1–2 kW", MEETS),
        (POWER, "output power of at least 500 W", MEETS),
        (POWER, "output power ≥ 100 W", NOT_COMPARABLE),  # may well be more than 200 W
        (POWER, "output power ≤ 100 W", BELOW),
        (POWER, "output power up to 150 W", BELOW),
        (POWER, "power 50 W", NOT_COMPARABLE),  # of the output, or of the mains?
        (POWER, "power supply 400 W", NOT_COMPARABLE),
        (POWER, "peak power 400 W", NOT_COMPARABLE),
        (PEAK, "average power 6 kW", NOT_COMPARABLE),
        (PEAK, "output power 6 kW", NOT_COMPARABLE),
        (AVERAGE, "output power 6 kW", MEETS),
        (AVERAGE, "output power 50 W", NOT_COMPARABLE),
        (AVERAGE, "average output power 50 W", BELOW),
        (POWER, "输出功率为6千瓦的光纤激光器", MEETS),
        (POWER, "输出功率不低于500瓦", MEETS),
        (POWER, "输出功率50瓦以下", BELOW),
        (POWER, "wavelength 1064 nm, weight 30 kg", NOT_STATED),
        (WAVELENGTH, "output power 2 kW, wavelength 1550 nm", MEETS),
        (WAVELENGTH, "波长1.06微米", BELOW),
        (WAVELENGTH, "1550 nm laser", NOT_COMPARABLE),
        (ACCURACY, "positioning accuracy: 2 µm", MEETS),
        (ACCURACY, "定位精度优于2微米", MEETS),
        (ACCURACY, "positioning accuracy 0.01 mm", BELOW),
        (ACCURACY, "surface roughness 2 µm", NOT_COMPARABLE),
        (AXES, "five-axis machining centre", MEETS),
        (AXES, "五轴联动加工中心", MEETS),
        (AXES, "≥ 4 axes", NOT_COMPARABLE),
        (AXES, "3 contouring axes", BELOW),
        (AXES, "a machining centre", NOT_STATED),
        (BIAS, "bias stability 0.05 °/h", MEETS),
        (BIAS, "零偏稳定性 0.5 °/h", BELOW),
        (WALK, "angle random walk 0.001 °/√h", MEETS),
        (RANGE, "range 300 km / payload 500 kg", MEETS),
        (PAYLOAD, "range 300 km / payload 500 kg", MEETS),
        (RANGE, "300 km / 500 kg", NOT_COMPARABLE),
        (FRAMES, "high-speed camera 1,000,000 fps", MEETS),
        (FRAMES, "camera with 1000 frames/s", BELOW),
        (DEPTH, "工作深度6000米", MEETS),
        (DEPTH, "depth 6000 m", MEETS),
        (TPP, "TPP 4800", MEETS),
        (TPP, "TPP of 1200", BELOW),
        (TPP, "256 cores", NOT_STATED),
        (TEMPERATURE, "operating temperature -60 °C", MEETS),
        (TEMPERATURE, "operating temperature -40 to 85 °C", BELOW),
        (POWER, "", NOT_STATED),
    ],
)
def test_a_figure_proves_only_what_is_said(
    threshold: Threshold, text: str, outcome: Outcome
) -> None:
    part = Paragraph(paragraph="6A005.a", thresholds=(threshold,))
    entry = ControlEntry(code="6A005", title="t", paragraphs=(part,))
    (told,) = threshold_outcomes(entry, "6A005.a", text)
    assert told.outcome is outcome


PARTS = (
    Paragraph(paragraph="6A005.a"),
    Paragraph(paragraph="6A005.a.1", thresholds=(POWER,)),
    Paragraph(paragraph="6A005.a.2", thresholds=(WAVELENGTH,)),
    Paragraph(paragraph="6A005.b", thresholds=(PEAK,)),
)


@pytest.mark.parametrize(
    ("paragraph", "parameters"),
    [
        ("6A005.a", ["output power", "wavelength"]),  # has none of its own: those below it
        ("6A005.b", ["peak power"]),
        ("6A005.a.1", ["output power"]),
        ("", ["output power", "wavelength", "peak power"]),
        ("6A005.z", ["output power", "wavelength", "peak power"]),
    ],
)
def test_thresholds_are_those_of_the_matched_paragraph(
    paragraph: str, parameters: list[str]
) -> None:
    entry = ControlEntry(code="6A005", title="t", paragraphs=PARTS)
    assert [one.parameter for one in threshold_outcomes(entry, paragraph, "")] == parameters
