"""Chinese as it is compared: one form for simplified, traditional, Taiwan's and Japan's characters."""

from functools import cache, lru_cache

import opencc


@cache
def _converter(configuration: str) -> "opencc.OpenCC":
    return opencc.OpenCC(configuration)


@lru_cache(maxsize=65_536)
def simplified(text: str) -> str:
    """Return text with traditional characters, Taiwan words and Japanese forms made simplified.

    >>> simplified("光纖陀螺")
    '光纤陀螺'
    """
    return str(_converter("t2s").convert(_converter("tw2sp").convert(text)))
