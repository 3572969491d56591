"""From a run to one self-contained page: read, filtered, looked at and printed anywhere."""

from screener.report.page.build import Live, Page, page_text, policy, write_page

__all__ = ["Live", "Page", "page_text", "policy", "write_page"]
