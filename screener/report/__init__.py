"""From a run to a file: a writer a format; they show and compute nothing."""

from collections.abc import Callable
from pathlib import Path

from screener.model.run import ScreeningRun
from screener.report.json_report import write_json
from screener.report.page import write_page
from screener.report.table import write_table
from screener.report.workbook import write_workbook

Writer = Callable[[ScreeningRun, Path], None]

WRITERS: dict[str, Writer] = {
    ".xlsx": write_workbook,
    ".html": write_page,
    ".csv": write_table,
    ".json": write_json,
}
