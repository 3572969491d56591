"""Official texts of control lists in their publishers' formats, read into paragraph trees."""

from collections.abc import Callable

from screener.errors import ListError
from screener.lists.texts.ccl import read_ccl
from screener.lists.texts.cfr import read_doe_810, read_nrc_110
from screener.lists.texts.cn import read_cn, read_cn_notices
from screener.lists.texts.eu_json import read_eu_json
from screener.lists.texts.eu_outline import read_eu_outline
from screener.lists.texts.military import read_military
from screener.lists.texts.usml import read_usml
from screener.model.texts import OfficialText

__all__ = ["TEXTS", "read_text"]

# By list id: the readers of the forms in which its text comes, asked in this order.
TEXTS: dict[str, tuple[Callable[[bytes], OfficialText], ...]] = {
    "cn_dual_use": (read_cn, read_cn_notices),
    "eu_annex_i": (read_eu_json, read_eu_outline),
    "eu_military": (read_military,),
    "us_ccl": (read_ccl,),
    "us_doe_810": (read_doe_810,),
    "us_nrc_110": (read_nrc_110,),
    "us_usml": (read_usml,),
}


def read_text(content: bytes, list_id: str) -> OfficialText:
    """Return the official text of a control list.

    Raises:
        ListError: No reader for this list, or the file is none of the forms that are read.
    """
    if list_id not in TEXTS:
        raise ListError(
            f"{list_id}: its official text is not read here",
            hint=f"texts that can be read: {', '.join(sorted(TEXTS))}",
        )
    faults = []
    for read in TEXTS[list_id]:
        try:
            return read(content)
        except ListError as fault:
            faults.append(str(fault))
    raise ListError(f"{list_id}: the file is no text that is read here: {'; '.join(faults)}")
