"""Everything that can go wrong for a reason the user can mend.

    ScreenerError              exit 3
    ├── DocumentError          not raised out of a run: becomes a row in "Not screened"
    │   ├── UnknownDocumentError
    │   └── UnreadableDocumentError
    ├── ListError              a list is missing, altered or implausible
    │   ├── ListManifestError
    │   ├── ListChecksumError
    │   ├── ListExpectationError
    │   └── ListNotAvailableError
    ├── RuleError              a rule or law file does not say what it must
    ├── SettingError           a profile, mapping file or option is at fault
    └── ReportError            a report cannot be written
        └── UnknownReportError no writer for the suffix that was asked for

A bug is not a ScreenerError: let it fly, with its traceback.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the user's files a fault stands.

    >>> str(Origin("rules/a.yaml", 14))
    'rules/a.yaml:14'
    """

    path: str
    line: int | None = None  # None where the whole file is meant

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class ScreenerError(Exception):
    """A fault the user can mend, said in one sentence, with a hint where one helps."""

    exit_code = 3

    def __init__(self, message: str, *, origin: Origin | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.origin = origin
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.origin}: " if self.origin else ""
        tail = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{head}{self.args[0]}{tail}"


class DocumentError(ScreenerError):
    """A document, or a part of one, that cannot be screened."""


class UnknownDocumentError(DocumentError):
    """No reader for this kind of file."""


class UnreadableDocumentError(DocumentError):
    """The file cannot be opened, or its reader makes no sense of it."""


class ListError(ScreenerError):
    """A list is missing, altered or implausible."""


class ListManifestError(ListError):
    """A manifest does not say what it must."""


class ListChecksumError(ListError):
    """A list's data are not those that the manifest was written for."""


class ListExpectationError(ListError):
    """A list's content is outside what its manifest expects."""


class ListNotAvailableError(ListError):
    """A list that was asked for has no copy here."""


class RuleError(ScreenerError):
    """A rule or a law file does not say what it must."""


class SettingError(ScreenerError):
    """A profile, a mapping file or an option is at fault."""


class ReportError(ScreenerError):
    """A report cannot be written."""


class UnknownReportError(ReportError):
    """No writer for the suffix that was asked for."""


class Faults(ScreenerError):  # noqa: N818 (it holds faults; it is no kind of one)
    """Several faults of one folder, shown together."""

    def __init__(self, faults: tuple[ScreenerError, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
