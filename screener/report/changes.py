"""The differences of two copies of a list as a workbook or as JSON (R4)."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from screener.errors import UnknownReportError
from screener.normalise.row_digest import shown_text
from screener.report.files import whole_file

SCHEMA = "screener.changes/1"
_COLUMNS = ("entry", "what", "name", "field", "before", "after", "perhaps")
_HEADINGS = ("Entry", "What", "Name", "Field", "Before", "After", "Likely the same party as")
_WIDTHS = (44, 11, 44, 18, 50, 50, 44)
_WRAPPED = Alignment(wrap_text=True, vertical="top")

Row = Mapping[str, str]


def write_changes(list_id: str, before: str, after: str, rows: Sequence[Row], path: Path) -> None:
    """Write the changes from one copy to another.

    Args:
        list_id: Which list.
        before: The earlier copy, in words.
        after: The later copy, in words.
        rows: By column: entry, what, name, field, before, after, perhaps.
        path: Its suffix says how: .xlsx or .json.

    Raises:
        UnknownReportError: Another suffix.
        ReportError: The file cannot be written.
    """
    suffix = path.suffix.casefold()
    if suffix not in (".xlsx", ".json"):
        raise UnknownReportError(
            f"no differences are written as {path.name}", hint="one of .xlsx, .json"
        )
    with whole_file(path) as work:
        if suffix == ".json":
            told = changes_record(list_id, before, after, rows)
            text = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1)
            work.write_text(text + "\n", encoding="utf-8", newline="\n")
        else:
            _book(list_id, before, after, rows).save(work)


def changes_record(list_id: str, before: str, after: str, rows: Sequence[Row]) -> dict[str, object]:
    """Return the changes as plain values."""
    return {
        "schema": SCHEMA, "list": list_id, "before": before, "after": after,
        "changes": [dict(row) for row in rows],
    }  # fmt: skip


def _book(list_id: str, before: str, after: str, rows: Sequence[Row]) -> Workbook:
    book = Workbook(write_only=True)
    likely = [row for row in rows if row["perhaps"]]
    last = get_column_letter(len(_COLUMNS))
    for title, shown in (("Changes", rows), ("Likely renamings", likely)):
        page = book.create_sheet(title)
        page.freeze_panes = "A3"
        page.auto_filter.ref = f"A2:{last}{max(len(shown), 1) + 2}"
        for number, width in enumerate(_WIDTHS, start=1):
            page.column_dimensions[get_column_letter(number)].width = width
        told = f"{list_id}: {len(shown)} of {len(rows)} changes, {before} to {after}"
        page.append([_cell(page, told)])
        page.append([_cell(page, heading, bold=True) for heading in _HEADINGS])
        for row in shown:
            page.append([_cell(page, row[column]) for column in _COLUMNS])
    return book


def _cell(page: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(page, value=shown_text(text))
    cell.data_type = "s"  # a name that begins with "=" is no formula
    cell.alignment = _WRAPPED
    cell.font = Font(bold=bold)
    return cell
