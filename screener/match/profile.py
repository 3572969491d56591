"""Profiles: what a run leaves out or shows as weak, and the hash of all that makes the bands."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from screener.errors import Faults, SettingError
from screener.folders import bundled
from screener.formats.yamlfile import read_record
from screener.match import control_hits, score
from screener.model.lists import Knowledge
from screener.model.match import Band, Match, Target
from screener.model.profile import Profile, WeakAliases
from screener.normalise.names import words_of

DEFAULT = {
    "names": {"strong": score.STRONG, "possible": score.POSSIBLE, "weak": score.WEAK},
    "controls": {"strong": control_hits.STRONG, "possible": control_hits.POSSIBLE},
}
_WEAK = "weak"


def load_profile(path: Path | None = None) -> Profile:
    """Return a profile, the bundled one where no file is named.

    Raises:
        SettingError: The file is no profile; several faults come together as Faults.
    """
    file = path or bundled("rules") / "profiles" / "default.yaml"
    profile, faults = read_record(file, Profile, SettingError, name=file.name)
    if profile is None:
        raise faults[0] if len(faults) == 1 else Faults(faults)
    return profile


def profile_hash(profile: Profile | None = None) -> str:
    """Return the hash of the profile in use: another hash, other bands or other choices."""
    chosen = (profile or load_profile()).model_dump(mode="json", by_alias=True)
    text = json.dumps([DEFAULT, chosen], sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]


def applied(matches: Sequence[Match], profile: Profile, knowledge: Knowledge) -> list[Match]:
    """Return the matches with those shown as weak that the profile does not take for alerts.

    No match is dropped: what a profile quietens stays beside its mention.
    """
    stop = frozenset(word for phrase in profile.stop_words for word in words_of(phrase))
    return [
        replace(one, band=Band.WEAK) if _quiet(one, profile, knowledge, stop) else one
        for one in matches
    ]


def _quiet(match: Match, profile: Profile, knowledge: Knowledge, stop: frozenset[str]) -> bool:
    if not match.band.alerts:
        return False
    best = match.evidence[0]
    least = profile.least
    bounds = [least.list.get(match.list, 0.0), least.method.get(best.method, 0.0)]
    if match.target is not Target.CONTROL:
        bounds.append(least.kind.get(knowledge.entities[match.entry].kind.value, 0.0))
    if match.score < max(bounds):
        return True
    if match.target is Target.CONTROL:
        return False
    alone = all(evidence.name_kind == _WEAK for evidence in match.evidence)
    if alone and profile.weak_aliases is WeakAliases.CONFIRM:
        return True
    return bool(stop) and set(words_of(best.said)) <= stop
