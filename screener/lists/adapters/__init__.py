"""From a publisher's file to entries: one function for each form of file."""

from collections.abc import Callable

from screener.lists.adapters.aspi import read_aspi
from screener.lists.adapters.csl import read_csl
from screener.lists.adapters.dpl import read_dpl
from screener.lists.adapters.ecfr import read_ecfr
from screener.lists.adapters.jp_mof import read_jp_mof
from screener.lists.adapters.jp_russia import read_jp_russia
from screener.lists.adapters.meti import read_meti, read_meti_html, read_meti_pdf
from screener.lists.adapters.mofcom import read_notices, read_registry
from screener.lists.adapters.ofac_csv import read_ofac_csv
from screener.lists.adapters.table import read_table
from screener.lists.adapters.un import read_un
from screener.model.lists import ListEntity

# The name is what a manifest says under "format".
ADAPTERS: dict[str, Callable[[bytes, str], tuple[ListEntity, ...]]] = {
    "aspi_misp": read_aspi,
    "cn_mofcom_notices": read_notices,
    "cn_mofcom_registry": read_registry,
    "contract_csv": read_table,
    "jp_meti_html": read_meti_html,
    "jp_meti_pdf": read_meti_pdf,
    "jp_meti_xlsx": read_meti,
    "jp_mof_xlsx": read_jp_mof,
    "jp_russia_pdf": read_jp_russia,
    "un_sc_xml": read_un,
    "us_bis_dpl": read_dpl,
    "us_csl_reduced": read_csl,
    "us_ecfr_744": read_ecfr,
    "us_ofac_csv": read_ofac_csv,
}
