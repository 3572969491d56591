"""From text that was decoded wrongly once before to the text that was meant."""

import re
from collections import Counter

import ftfy
from ftfy.badness import is_bad

from screener.formats.frequent import HAN, is_han

# Control characters say nothing, and one within a name hides it. Form feed and vertical tab part
# lines; soft hyphens, zero-width and direction marks are laid out by programs, not written.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LINE_ENDS = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_SUSPECT = re.compile(r"[^\x00-\x7f]")
_KEEP_AS_WRITTEN = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    normalization=None,
)


def mended(text: str) -> tuple[str, int]:
    """Return a text without mojibake and control characters, and how many characters that took.

    >>> mended("MÃ¼ller, TÃ¼bingen")
    ('Müller, Tübingen', 2)
    """
    if text.isascii() and text.isprintable():
        return text, 0
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    text, controls = _CONTROLS.subn("", text)
    if not _SUSPECT.search(text):
        return text, controls
    repaired = controls
    lines = text.split("\n")
    for number, line in enumerate(lines):
        better = _mended_line(line)
        if better != line:
            repaired += (Counter(better) - Counter(line)).total()
            lines[number] = better
    return "\n".join(lines), repaired


def _mended_line(line: str) -> str:
    if line.isascii():
        return line
    if is_bad(line):
        better = ftfy.fix_encoding(line, _KEEP_AS_WRITTEN)
        if "\n" not in better and "\ufffd" not in better:
            return _CONTROLS.sub("", better)
    return _from_gbk(line)


def _from_gbk(line: str) -> str:
    """Return a line whose UTF-8 was once read as GBK as it was; any other line as it is.

    >>> _from_gbk("澶╂触椋炶吘")
    '天津飞腾'
    """
    if not any(map(is_han, line)):
        return line
    try:
        better = line.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return line
    # "联通" in GBK happens to be UTF-8 as well: only what reads clearly better is taken.
    return better if len(better) > 2 and _frequent(better) > _frequent(line) + 0.2 else line


def _frequent(text: str) -> float:
    letters = [letter for letter in text if letter > "\x7f"]
    return sum(letter in HAN["zh"] for letter in letters) / max(len(letters), 1)
