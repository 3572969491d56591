"""The control catalogue as one page that a classifier reads and searches."""

from screener.report.glossary.build import glossary_page, write_glossary

__all__ = ["glossary_page", "write_glossary"]
