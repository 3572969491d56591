"""Chinese as it is compared: one form for simplified, traditional, Taiwan and Japan."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import opencc

# Han characters with the signs that stand among them, and kana: Japanese names mix the two.
HAN_RUN = re.compile("[㐀-䶿一-鿿豈-﫿々〇ぁ-ゖァ-ヺー\U00020000-\U0003134f]+")


@cache
def _converter(configuration: str) -> "opencc.OpenCC":
    import opencc  # only for Chinese: a Latin name is looked up without it

    return opencc.OpenCC(configuration)


@lru_cache(maxsize=65_536)
def simplified(text: str) -> str:
    """Return text with traditional characters, Taiwan words and Japanese forms made simplified.

    >>> simplified("光纖陀螺")
    '光纤陀螺'
    """
    plain = str(_converter("t2s").convert(_converter("tw2sp").convert(text)))
    # Of Taiwan's word for a port of a computer, 連接埠; 蚌埠 is a city.
    return plain.replace("端口", "埠") if "蚌埠" in text else plain
