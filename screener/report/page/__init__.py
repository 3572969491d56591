"""From a run to one self-contained page: read, filtered, looked at and printed anywhere."""

from screener.report.page.build import Live, page_text, write_page

__all__ = ["Live", "page_text", "write_page"]
