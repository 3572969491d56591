"""Reason codes: why two names are not the same party, or why a flag needs nothing more (R55)."""

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def reason_codes() -> dict[str, str]:
    """Return the codes with what each says; the file ``reasons.yaml`` beside this module."""
    text = (files("screener.report") / "reasons.yaml").read_text(encoding="utf-8")
    codes: dict[str, str] = yaml.safe_load(text)
    return codes
