"""From a file to a Document."""

from screener.read.inputs import Input, TextInput
from screener.read.mapping import Mapping, load_mapping
from screener.read.readers import READERS, read_all

__all__ = ["READERS", "Input", "Mapping", "TextInput", "load_mapping", "read_all"]
