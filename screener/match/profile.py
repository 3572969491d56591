"""The default profile: the scores at which a match has which band."""

import json
from hashlib import sha256

from screener.match import control_hits, score

DEFAULT = {
    "names": {"strong": score.STRONG, "possible": score.POSSIBLE, "weak": score.WEAK},
    "controls": {"strong": control_hits.STRONG, "possible": control_hits.POSSIBLE},
}


def profile_hash() -> str:
    """Return the hash of the profile in use: another hash, other bands."""
    return sha256(json.dumps(DEFAULT, sort_keys=True).encode()).hexdigest()[:16]
