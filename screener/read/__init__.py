"""From a file to a Document."""

from screener.read.inputs import Input, TextInput
from screener.read.mapping import Mapping, load_mapping
from screener.read.readers import READERS, read_all
from screener.read.stakes import StakesRead, read_stakes

__all__ = [
    "READERS",
    "Input",
    "Mapping",
    "StakesRead",
    "TextInput",
    "load_mapping",
    "read_all",
    "read_stakes",
]
