"""From what stands in a column to what the column says, where its header does not tell."""

import re
from collections.abc import Callable, Sequence

from screener.formats.grid import Row
from screener.model.document import Role

_PARTY = re.compile(
    r"\b(?:co\.?,? ?ltd|ltd|limited|inc|corp|corporation|company|gmbh|ag|kg|llc|llp|plc|s\.?a"
    r"|s\.?p\.?a|b\.?v|oy|ab|pte|pvt|pty|jsc|ooo|ojsc|bhd|group|university|institute|academy|laboratory|bureau"
    r"|ministry|holdings?|technolog(?:y|ies)|industries|bank|college|agency)\b"
    r"|公司|集团|大学|学院|研究所|研究院|科学院|实验室|有限|工厂|中心|株式会社|会社|大學|學院|公社|機構|ООО|АО\b",
    re.IGNORECASE,
)
_ECCN = re.compile(r"\d[A-E]\d{3}(?:\.[\w.]+)?|EAR99|ML\d{1,2}[.\w]*", re.IGNORECASE)
_HS = re.compile(r"\d{4}\.\d{2}(?:\.?\d{2}){0,2}")
_COUNTRY = re.compile(
    r"[A-Z]{2}|china|p\.?r\.? ?china|hong kong|taiwan|russia(?:n federation)?|iran|germany|france"
    r"|japan|united states|usa|united kingdom|india|korea|south korea|singapore|malaysia|turkey"
    r"|uae|israel|pakistan|belarus|中国|香港|台湾|俄罗斯|伊朗|德国|日本|美国|韩国|新加坡",
    re.IGNORECASE,
)
_WORDY = re.compile(r"(?:\S+\s+){7}\S+|[㐀-鿿][^\n]{14,}")  # eight words, or fifteen characters
_SENTENCE = re.compile(
    r"[。；！？]|，.*，|[㐀-鿿]{36}|[.!?:] +[A-Z].* .* .* |\.$(?<!td\.)(?<!nc\.)(?<!rp\.)"
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
# Of a column's filled cells, how many must look so. Names of a party list without a legal form
# ("Hikvision", "Rosatom") stand beside those with one.
_TESTS: tuple[tuple[Role, Callable[[str], object], float], ...] = (
    (Role.ECCN, _ECCN.fullmatch, 0.6),
    (Role.HS, _HS.fullmatch, 0.8),
    (Role.COUNTRY, _COUNTRY.fullmatch, 0.8),
    (
        Role.NAME,
        lambda cell: len(cell) <= 120 and _PARTY.search(cell) and not _SENTENCE.search(cell),
        0.4,
    ),
    (Role.DESCRIPTION, _WORDY.search, 0.5),
)


def roles_by_contents(roles: Sequence[Role | None], body: Sequence[Row]) -> list[Role | None]:
    """Return the roles with those filled in that only the contents tell.

    Args:
        roles: By headers; None where the header says nothing.
        body: Rows of data.

    A column of parties or of sentences is recognised beside known ones too, for it would not be
    searched otherwise; a code or a country only where no header gave one.
    """
    told: list[Role | None] = []
    for index, role in enumerate(roles):
        guess = role or _role_of(_column(body, index))
        taken = guess in roles or guess in told
        if role is None and taken and guess not in (Role.NAME, Role.DESCRIPTION):
            guess = None
        told.append(guess)
    if not {Role.NAME, Role.NATIVE_NAME, Role.DESCRIPTION} & set(told):
        _only_text(told, body)
    return _native_told(told, roles, body)


def first_is_header(roles: Sequence[Role | None], rows: Sequence[Row]) -> bool:
    """Return whether the first row, which no header word told, stands apart from what follows.

    A single column of text has no header then: its first line may be a heading of the text.
    """
    if len(rows) < 3 or sum(map(bool, roles)) < 2:
        return False
    tests = {role: test for role, test, _ in _TESTS}
    first = rows[0].cells
    judged = [
        bool(tests[role](first[index].strip()))
        for index, role in enumerate(roles)
        if role in tests and index < len(first)
    ]
    return not any(judged) and all(len(cell) <= 40 for cell in first)


def _column(body: Sequence[Row], index: int) -> list[str]:
    cells = [row.cells[index].strip() for row in body if index < len(row.cells)]
    return [cell for cell in cells if cell]


def _role_of(cells: Sequence[str]) -> Role | None:
    for role, test, share in _TESTS:
        if cells and sum(bool(test(cell)) for cell in cells) >= share * len(cells):
            return role
    return None


def _only_text(told: list[Role | None], body: Sequence[Row]) -> None:
    """Take the one column that has words in it for a description."""
    wordy = [
        index
        for index, role in enumerate(told)
        if role is None and _mostly_letters(_column(body, index))
    ]
    if len(wordy) == 1:
        told[wordy[0]] = Role.DESCRIPTION


def _mostly_letters(cells: Sequence[str]) -> bool:
    return bool(cells) and 2 * sum(bool(_LETTERS.search(cell)) for cell in cells) > len(cells)


def _native_told(
    told: list[Role | None], roles: Sequence[Role | None], body: Sequence[Row]
) -> list[Role | None]:
    """Take a guessed second column of names, in Chinese, for the native names of the first."""
    names = [index for index, role in enumerate(told) if role is Role.NAME]
    for index in names[1:]:
        if roles[index] is None and _han(body, index) and not _han(body, names[0]):
            told[index] = Role.NATIVE_NAME
    return told


def _han(body: Sequence[Row], index: int) -> bool:
    cells = _column(body, index)
    return 2 * sum(bool(re.search("[㐀-鿿]", cell)) for cell in cells) > len(cells)
