"""All sheets of a report, in their order."""

from screener.report.inputs import inputs_sheet
from screener.report.log import log_sheet
from screener.report.lookup import Lookup
from screener.report.occasion import Occasion
from screener.report.plain_sheets import lists_sheet, mentions_sheet, rules_sheet, skipped_sheet
from screener.report.review import review_sheet
from screener.report.sheet import Sheet
from screener.report.technologies import technologies_sheet


def all_sheets(look: Lookup, occasion: Occasion | None = None) -> tuple[Sheet, ...]:
    """Return the sheets that follow the Summary (R50)."""
    return (
        review_sheet(look),
        technologies_sheet(look),
        mentions_sheet(look),
        inputs_sheet(look),
        skipped_sheet(look),
        lists_sheet(look),
        rules_sheet(look),
        log_sheet(look, occasion),
    )
