"""What a profile says: which lists, which scores and which families of rules a run uses (R26)."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class WeakAliases(StrEnum):
    """What a hit on a weak alias alone comes to (R20)."""

    CONFIRM = "confirm"  # shown beside the mention; raises no flag of its own
    ALERT = "alert"  # an alert of band possible where the whole key is equal


class Lists(_Written):
    """Lists that are used; with neither field, all."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Least(_Written):
    """Lowest score, 0 to 100, at which a match is an alert; below it is shown as weak."""

    list: dict[str, float] = Field(default_factory=dict)  # by list id
    kind: dict[str, float] = Field(default_factory=dict)  # by kind of entry: person, vessel, ...
    method: dict[str, float] = Field(default_factory=dict)  # by how the names were compared

    @model_validator(mode="after")
    def _scores(self) -> "Least":
        for table in (self.list, self.kind, self.method):
            for name, score in table.items():
                if not 0 <= score <= 100:
                    raise ValueError(f"{name}: {score:g} is no score between 0 and 100")
        return self


class Change(_Written):
    """One line of a profile's change log."""

    on: date
    by: str = Field(min_length=1)
    field: str
    old: str
    new: str
    why: str = Field(min_length=1)


class Profile(_Written):
    """A versioned set of choices; what it leaves out is named on every report."""

    schema_: str = Field(alias="schema", pattern=r"^profile/1$")
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    version: int = Field(ge=1)
    title: str
    owner: str
    lists: Lists = Lists()
    least: Least = Least()
    weak_aliases: WeakAliases = WeakAliases.ALERT
    stop_words: tuple[str, ...] = ()  # a name of these words alone is shown as weak
    families_off: tuple[str, ...] = ()  # families of rules that are not asked
    rules_off: tuple[str, ...] = ()
    changes: tuple[Change, ...] = Field(min_length=1)

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """Return in words what the profile leaves out, for the Summary."""
        told = [f"only the lists {', '.join(self.lists.only)}"] if self.lists.only else []
        told += [f"not the list {one}" for one in self.lists.without]
        told += [f"rules of the family {one} are not asked" for one in self.families_off]
        told += [f"the rule {one} is not asked" for one in self.rules_off]
        for name, table in (("list", self.least.list), ("kind", self.least.kind)):
            told += [f"{name} {key}: alerts from {score:g}" for key, score in table.items()]
        told += [f"method {key}: alerts from {s:g}" for key, s in self.least.method.items()]
        if self.weak_aliases is WeakAliases.CONFIRM:
            told.append("a weak alias alone raises no flag")
        if self.stop_words:
            told.append(f"names of these words alone are weak: {', '.join(self.stop_words)}")
        return tuple(told)
