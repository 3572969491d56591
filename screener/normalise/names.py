"""Placeholder until the names helper writes this module."""

from screener.normalise.terms import term_key


def name_key(name: str) -> str:
    return term_key(name)
