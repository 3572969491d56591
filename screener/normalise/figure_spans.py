"""Figures as they stand in folded text: number, range, comparison and unit."""

import re

# Single letters that also make names of things when they are written to a number (5G, 4K, 3D)
# need a space before them; see ``FIGURE``.
_WORD_UNITS = (
    "nm um μm mm cm dm km kg mg μg ug ton tons tonne tonnes kw mw gw μw uw kv mv ma μa hz khz"
    " mhz ghz thz pa kpa mpa gpa bar mbar psi torr °c °f degc kj mj ms us μs ns ps fs hour"
    " hours hr hrs day days minute minutes min rpm r/min db dbm dbi dbc dbw deg ° °/h °/hr %"
    " inch inches ft feet litre litres liter liters ml kn nmi nm/s bit bits byte bytes gb tb"
    " pb mb gbps mbps tbps kbps gbit/s mbit/s gs/s msps gsps sps tops tflops gflops pflops"
    " flops eflops core cores channel channels fps frame frames frames/s pixel pixels px mp"
    " micron microns micrometer micrometers nanometer nanometers millimeter meter meters"
    " metre metres kilometer kilometers degree degrees watt watts kilowatt kilowatts volt"
    " volts amp amps newton newtons rounds hp kgf knots knot qubit qubits urad μrad mrad"
    " arcsec arcmin ppm ppb mgal kbit mbit m/s km/h mach piece pieces pcs set sets"
)
_LETTER_UNITS = "m w v a n t s l h j"
_HAN_UNITS = (
    "微米 纳米 毫米 厘米 公里 千米 海里 米 公斤 千克 毫克 克 万吨 吨 千瓦 兆瓦 毫瓦 吉瓦 万瓦"
    " 瓦 赫兹 千赫 兆赫 吉赫 太赫 摄氏度 度 兆帕 吉帕 千帕 帕 焦耳 毫焦 千焦 焦 千伏 毫伏 伏"
    " 安 毫安 千牛 牛 毫秒 微秒 纳秒 皮秒 飞秒 秒 小时 分钟 转/分 转/分钟 分贝 英寸 吋 寸 核"
    " 量子比特 比特 位 万帧 帧 帧/秒 万像素 像素 路 通道 毫升 升 立方米 平方米 倍 马力 节 台"
    " 套 年 天 米/秒 公里/小时"
)
_NUMBER = (
    r"[0-9][0-9,]*(?:\.[0-9]+)?(?:\s?[x*×]\s?10\s?\^?[-−]?[0-9]+|e[-+]?[0-9]+)?"
    r"(?:\s?[x*×]\s?[0-9][0-9,.]*)*"
)
_RANGE = rf"{_NUMBER}(?:\s?(?:-|–|—|~|～|to|至|到|/)\s?{_NUMBER})?"
_BEFORE = (
    r"(?:up to|at least|at most|no less than|not less than|more than|less than|greater than|over"
    r"|under|above|below|exceeding|about|approx\.?|大于等于|小于等于|不低于|不小于|不少于|不大于|不超过"
    r"|不高于|超过|高达|达到|大于|小于|优于|高于|低于|约|[<>≤≥≦≧=±~]|(?<![a-z0-9])[+-])"
)
_AFTER = r"(?:\s?(?:以上|以下|以内|左右|级|or more|or less|or better|and above|class))"


def _alternatives(units: str) -> str:
    return "|".join(map(re.escape, sorted(units.split(), key=len, reverse=True)))


_PER = r"(?:/(?:s|h|hr|min|sec|second|m|秒|分|小时))?"
FIGURE = re.compile(
    rf"(?:{_BEFORE}\s?)?(?<![a-z0-9.]){_RANGE}"
    rf"(?:[\s-]?(?:{_alternatives(_WORD_UNITS)}){_PER}(?![a-z0-9])"
    rf"|\s(?:[gk])(?![a-z0-9])"
    rf"|\s?(?:{_alternatives(_LETTER_UNITS)}){_PER}(?![a-z0-9])"
    rf"|\s?(?:{_alternatives(_HAN_UNITS)}){_PER}){_AFTER}?"
    # Without a unit only where a sign of comparison or a product of numbers says that it is one.
    rf"|{_BEFORE}\s?[0-9][0-9,.]*(?![a-z0-9])|(?<![a-z0-9])[0-9]+\s?[x×*]\s?[0-9]+(?![a-z0-9])"
)
