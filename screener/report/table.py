"""From a run to a CSV file: the Review sheet, safe to open in a spreadsheet program."""

import csv
import io
from pathlib import Path

from screener.model.run import ScreeningRun
from screener.normalise.row_digest import FORMULA_STARTS, legal_text
from screener.report.files import whole_file
from screener.report.lookup import Lookup
from screener.report.review import review_sheet
from screener.report.sheet import Value


def write_table(run: ScreeningRun, path: Path) -> None:
    """Write the Review sheet: a row a flag, UTF-8 with BOM; without a flag the header only.

    Raises:
        ReportError: The file cannot be written.
    """
    sheet = review_sheet(Lookup.of(run))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.heading for column in sheet.columns])
    writer.writerows([[formula_safe(value) for value in row] for row in sheet.rows])
    with whole_file(path) as work:
        work.write_text(text.getvalue(), encoding="utf-8-sig", newline="")


def formula_safe(value: Value) -> str:
    """Return a cell's text such that no program takes it for a formula.

    >>> formula_safe("=1+1"), formula_safe("plain"), formula_safe(3)
    ("'=1+1", 'plain', '3')
    """
    text = legal_text(str(value))
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
