"""From a publisher's file to entries: one function for each form of file."""

from collections.abc import Callable

from screener.lists.adapters.aspi import read_aspi
from screener.lists.adapters.cn_control import read_control_notices
from screener.lists.adapters.csl import read_csl
from screener.lists.adapters.csl_full import read_csl_csv, read_csl_entities, read_csl_json
from screener.lists.adapters.dfat import read_dfat
from screener.lists.adapters.dod import read_dod
from screener.lists.adapters.dpl import read_dpl
from screener.lists.adapters.ecfr import read_ecfr
from screener.lists.adapters.eu_csv import read_eu_csv
from screener.lists.adapters.eu_xml import read_eu_xml
from screener.lists.adapters.ftm import read_ftm
from screener.lists.adapters.jp_mof import read_jp_mof
from screener.lists.adapters.jp_russia import read_jp_russia
from screener.lists.adapters.meti import read_meti, read_meti_html, read_meti_pdf
from screener.lists.adapters.mofcom import read_notices, read_registry
from screener.lists.adapters.nro import read_nro
from screener.lists.adapters.ofac_advanced import read_ofac_advanced
from screener.lists.adapters.ofac_csv import read_ofac_csv
from screener.lists.adapters.ofac_xml import read_ofac_xml
from screener.lists.adapters.seco import read_seco
from screener.lists.adapters.sema import read_sema
from screener.lists.adapters.senzing import read_senzing
from screener.lists.adapters.shtc import read_shtc
from screener.lists.adapters.table import read_table
from screener.lists.adapters.uk_csv import read_uk_csv
from screener.lists.adapters.uk_xml import read_uk_xml
from screener.lists.adapters.un import read_un
from screener.lists.adapters.us_pages import read_fcc, read_uflpa
from screener.model.lists import ListEntity

# The name is what a manifest says under "format".
ADAPTERS: dict[str, Callable[[bytes, str], tuple[ListEntity, ...]]] = {
    "aspi_misp": read_aspi,
    "au_dfat_table": read_dfat,
    "ca_nro_html": read_nro,
    "ca_sema_xml": read_sema,
    "ch_seco_xml": read_seco,
    "cn_control_notices": read_control_notices,
    "cn_mofcom_notices": read_notices,
    "cn_mofcom_registry": read_registry,
    "contract_csv": read_table,
    "eu_fsf_csv": read_eu_csv,
    "eu_fsf_xml": read_eu_xml,
    "ftm_jsonl": read_ftm,
    "jp_meti_html": read_meti_html,
    "jp_meti_pdf": read_meti_pdf,
    "jp_meti_xlsx": read_meti,
    "jp_mof_xlsx": read_jp_mof,
    "jp_russia_pdf": read_jp_russia,
    "senzing_jsonl": read_senzing,
    "tw_shtc_csv": read_shtc,
    "uk_sanctions_csv": read_uk_csv,
    "uk_sanctions_xml": read_uk_xml,
    "un_sc_xml": read_un,
    "us_bis_dpl": read_dpl,
    "us_csl_csv": read_csl_csv,
    "us_csl_entities": read_csl_entities,
    "us_csl_json": read_csl_json,
    "us_csl_reduced": read_csl,
    "us_dod_pdf": read_dod,
    "us_ecfr_744": read_ecfr,
    "us_fcc_page": read_fcc,
    "us_ofac_advanced": read_ofac_advanced,
    "us_ofac_csv": read_ofac_csv,
    "us_ofac_xml": read_ofac_xml,
    "us_uflpa_page": read_uflpa,
}
