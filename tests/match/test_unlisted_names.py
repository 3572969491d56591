"""Parties on no list: few alerts (names of plausible firms and bodies of our own choice)."""

import csv
import random
from pathlib import Path

from screener.match.entities import EntityMatcher

HERE = Path(__file__).resolve().parent
# On the reference list of universities after all, or a hospital of one that is.
_LISTED = frozenset(
    "Nanjing Normal University|Hangzhou Normal University|南京师范大学|杭州师范大学".split("|")
)
_MOST_ALERTS = 0.08  # a name; 0.03 when this was written
_MOST_MADE_UP = 0.10  # 0.05 when this was written: brands of two syllables are soon used up
_SYLLABLES = dict(
    zip(
        "an bo chang chen da dong fang feng gao guang hai hao heng hong hua hui jia jin kai lan li"
        " long ming ning peng qi rui sheng shun tai tian tong wan xiang xin xing xu yang yi yong yu"
        " yuan zhi zhong".split(),
        "安博昌晨达东方丰高光海浩恒宏华辉佳金凯蓝力隆明宁鹏奇瑞盛顺泰天通万祥新兴旭阳益永宇源智中",
        strict=True,
    )
)
_CITIES = dict(
    zip(
        "Tianjin Beijing Shanghai Shenzhen Guangzhou Chengdu Wuhan Nanjing Hangzhou".split(),
        "天津 北京 上海 深圳 广州 成都 武汉 南京 杭州".split(),
        strict=True,
    )
)
_TRADES = {
    "Electronics": "电子",
    "Electronic Technology": "电子科技",
    "Information Technology": "信息技术",
    "Precision Machinery": "精密机械",
    "Trading": "贸易",
    "Optoelectronics Technology": "光电科技",
    "Network Technology": "网络科技",
    "New Materials": "新材料",
    "Communication Technology": "通信技术",
}


def unlisted() -> list[str]:
    with (HERE / "unlisted_names.csv").open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file) if row["name"] not in _LISTED]


def made_up(many: int) -> list[str]:
    """Return firms with a brand of two syllables, a city and a trade; the same at each run."""
    draw = random.Random(11)
    names = []
    for _ in range(many):
        first, second = draw.sample(sorted(_SYLLABLES), 2)
        city, trade = draw.choice(sorted(_CITIES)), draw.choice(sorted(_TRADES))
        names.append(f"{city} {(first + second).capitalize()} {trade} Co., Ltd.")
        brand = _SYLLABLES[first] + _SYLLABLES[second]
        names.append(f"{_CITIES[city]}{brand}{_TRADES[trade]}有限公司")
    return names


def test_names_on_no_list_raise_few_alerts(matcher: EntityMatcher) -> None:
    names = unlisted()
    assert len(names) > 350
    alerts = {name: len(found) for name in names if (found := matcher.look_up(name))}
    assert sum(alerts.values()) / len(names) <= _MOST_ALERTS, alerts


def test_made_up_names_with_cities_and_trades_of_the_lists_raise_few_alerts(
    matcher: EntityMatcher,
) -> None:
    names = made_up(150)
    alerts = {name: len(found) for name in names if (found := matcher.look_up(name))}
    assert sum(alerts.values()) / len(names) <= _MOST_MADE_UP, alerts
