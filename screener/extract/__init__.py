"""From documents to mentions and stated relations, each at its exact place."""

from screener.extract.changed import Changed
from screener.extract.document import EXTRACTORS, extract
from screener.extract.gazetteer import Gazetteer
from screener.extract.many import extract_all

__all__ = ["EXTRACTORS", "Changed", "Gazetteer", "extract", "extract_all"]
