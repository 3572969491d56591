"""Screener: export-control relevance screening of documents, for a person to review."""
