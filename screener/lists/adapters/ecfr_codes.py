"""Codes of the Entity List's licence requirement and licence review policy (R8)."""

import re

from screener.errors import ListError

# First match wins. A wording that fits none is a fault, not a guess: someone has to read it.
_REQUIREMENTS = (
    (r"^$", "SEE_ENTRY"),
    (r"except for|apart from items", "ALL_EAR_WITH_EXCEPTIONS"),
    (r"when used in projects specified", "PROJECTS_746_8_A_4"),
    (r"^for all items subject to the ear\. \(see § 746\.8\(a\)\(4\)", "PROJECTS_746_8_A_4"),
    (r"ccl and (?:ear ?99 items )?listed in supplement no\. 7", "CCL_AND_SUPP_7_746"),
    (r"^(?:for )?all items subject to the ear", "ALL_EAR"),
    (r"^(?:for )?all items on the (?:ccl|commerce control list)", "CCL_ONLY"),
    (r"^presumption of denial\.?$", "SEE_ENTRY"),  # a row whose columns stand shifted in the source
)
_POLICIES = (
    (r"^$", "SEE_ENTRY"),
    (
        r"presumption of denial.*case-by-case|case-by-case.*presumption of (?:denial|approval)",
        "MIXED",
    ),
    (r"presumption of approval.*case-by-case", "MIXED"),
    (r"policy of denial.*case-by-case", "MIXED"),
    # "Presumption of approval for EAR99 items": of other items it says nothing.
    (r"^presumption of approval for ear ?99 items\.?$", "MIXED"),
    (r"^presumption (?:of|for) denial", "PRESUMPTION_DENIAL"),
    (r"^policy of denial", "POLICY_DENIAL"),
    (r"^case-by-case", "CASE_BY_CASE"),
    (r"^see §§? ?74", "BY_SECTION"),
    (
        r"^for all items subject to the ear(?:\.| when used)",
        "SEE_ENTRY",
    ),  # columns shifted in the source
)


def requirement_code(text: str) -> str:
    """Return the code of a licence requirement as printed.

    ALL_EAR all items subject to the EAR · ALL_EAR_WITH_EXCEPTIONS the same, something left out ·
    CCL_ONLY items on the Commerce Control List · CCL_AND_SUPP_7_746 these and items of Supplement
    No. 7 to Part 746 · PROJECTS_746_8_A_4 only in the projects named there · SEE_ENTRY nothing
    usable in the column.

    Raises:
        ListError: A wording that was not seen before.

    >>> requirement_code("For all items subject to the EAR. (See § 744.11 of the EAR)")
    'ALL_EAR'
    """
    return _code(text, _REQUIREMENTS, "licence requirement")


def policy_code(text: str) -> str:
    """Return the code of a licence review policy as printed.

    PRESUMPTION_DENIAL, POLICY_DENIAL, CASE_BY_CASE · MIXED more than one of them, by item ·
    BY_SECTION a section of the EAR is named instead · SEE_ENTRY nothing usable in the column.

    Raises:
        ListError: A wording that was not seen before.

    >>> policy_code("Presumption of denial")
    'PRESUMPTION_DENIAL'
    """
    return _code(text, _POLICIES, "licence review policy")


def _code(text: str, table: tuple[tuple[str, str], ...], column: str) -> str:
    folded = " ".join(text.split()).casefold()
    for pattern, code in table:
        if re.search(pattern, folded):
            return code
    raise ListError(
        f"a {column} without a code: {text!r}",
        hint="read it, and add it to screener/lists/adapters/ecfr_codes.py",
    )
