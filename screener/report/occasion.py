"""When and by whom a screening was done: told on the workbook, and no part of the run itself."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a run does not hold, since the same inputs give the same run on every day."""

    begun: datetime  # UTC
    ended: datetime  # UTC
    by: str  # the name under which the person is known to the machine, "" where it is not known
    reviewers: tuple[str, ...] = ()  # who answered before; offered in the drop-downs
