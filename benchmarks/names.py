"""What the benchmarks of names share: halves of cases by seed, scorers that stand beside ours."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, utils

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
LABELLED = SHARED / "data" / "labelled-dev"
SEED = "screener names 1"
DEVELOP, REPORT = "develop", "report"


def half_of(key: str) -> str:
    """Return the half to which a record belongs: develop on the one, report the other."""
    return (DEVELOP, REPORT)[sha256(f"{SEED}|{key}".encode()).digest()[0] & 1]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of so many, with what chance alone makes of it."""

    part: int
    whole: int

    def __str__(self) -> str:
        if not self.whole:
            return "–"
        low, high = self.interval()
        return f"{self.part / self.whole:.3f} [{low:.2f}–{high:.2f}] of {self.whole}"

    def interval(self) -> tuple[float, float]:
        """Return Wilson's 95 % interval."""
        z, n = 1.96, self.whole
        p = self.part / n
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        width = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - width), min(1.0, middle + width)


def ratio(a: str, b: str) -> float:
    """Return rapidfuzz's WRatio of two names, 0 to 100."""
    return fuzz.WRatio(a, b, processor=utils.default_process)


def logic_v2() -> Callable[[str, str, str], float] | None:
    """Return nomenklatura's logic-v2 as a function of two names and a schema; None without it."""
    try:
        matching: Any = import_module("nomenklatura.matching")
        config: Any = import_module("nomenklatura.matching.types").ScoringConfig.defaults()
        proxy: Any = import_module("followthemoney").EntityProxy
    except ImportError:
        return None
    algorithm = matching.get_algorithm("logic-v2")

    def entity(side: str, name: str, schema: str) -> Any:
        # It keeps what it made of an id: each name has one of its own.
        key = f"{side}-{sha256(f'{schema} {name}'.encode()).hexdigest()[:20]}"
        return proxy.from_dict({"id": key, "schema": schema, "properties": {"name": [name]}})

    def score(a: str, b: str, schema: str) -> float:
        compared = algorithm.compare(entity("a", a, schema), entity("b", b, schema), config)
        return 100.0 * float(compared.score)

    return score


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
