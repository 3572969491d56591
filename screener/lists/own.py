"""Lists of one's own (R12): internal denials, watch lists, letters of authorities and suppliers."""

import re

from screener.errors import SettingError
from screener.model.lists import Expectation, ListKind, Manifest

OWN = "local_"
_ID = re.compile(r"local_[a-z][a-z0-9_]*")
_EFFECT = "An entry of our own list: what follows from it is for whoever keeps the list to say."


def own_manifest(list_id: str, effect: str = "") -> Manifest:
    """Return the manifest of a list of one's own; it is confidential.

    Raises:
        SettingError: The id is not of the form local_name.
    """
    if not _ID.fullmatch(list_id):
        raise SettingError(
            f"{list_id!r} is no id of a list of one's own",
            hint="such as local_deny or local_letters",
        )
    return Manifest(
        schema="list/1",
        id=list_id,
        kind=ListKind.ENTITY,
        title=f"Our own list {list_id.removeprefix(OWN).replace('_', ' ')}",
        authority="this organisation",
        jurisdiction="none",
        effect=effect or _EFFECT,
        licence="confidential",
        source="a file of this organisation",
        format="contract_csv",
        also_read=("ftm_jsonl", "senzing_jsonl"),  # a collection that OpenSanctions publishes
        proven=True,
        stale_after_days=30,
        expect=Expectation(entries=(1, 10_000_000)),
        copy_here=False,
        confidential=True,
    )
