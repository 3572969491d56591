"""The arithmetic of ownership (R46): aggregate shares, chains, cycles, and shares not stated.

Both regimes count a party as reached when listed parties, and parties reached themselves, hold
50 percent or more of it together. So a chain of 60 percent of 60 percent reaches its end although
the product is 36 percent: each link is judged on its own. OFAC says so in its guidance on entities
owned by blocked persons (13 August 2014) and FAQ 401; for BIS it is the text of 15 CFR
744.11(a)(1), 744.21(a)(3) and Supplement No. 8 to Part 744 ("or unlisted entities that are subject
to ... restrictions based upon their ownership"). They differ in whose shares count.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from screener.model.ownership import Holding, Listing, Reach, Regime, Stake

LINE = 50.0  # percent, in both regimes
# Lists whose entries are owners in a regime's arithmetic.
OWNERS: dict[Regime, frozenset[str]] = {
    Regime.OFAC: frozenset({"us_ofac_sdn"}),
    Regime.BIS: frozenset({"us_entity_list", "us_meu_list", "us_ofac_sdn"}),
}
# Strictest first; an unknown requirement is taken to be strict until somebody has read it.
_REQUIREMENTS = ("ALL_EAR", "", "MIXED", "CCL_ONLY")
_POLICIES = ("POLICY_DENIAL", "PRESUMPTION_DENIAL", "", "MIXED", "CASE_BY_CASE")
_LONGEST_CHAIN = 12
_MOST_CHAINS = 10  # printed; the arithmetic uses them all

Listed = Mapping[str, Sequence[Listing]]
_Edges = Mapping[str, Mapping[str, float | None]]  # owned -> owner -> percent


def holdings(stakes: Iterable[Stake], listed: Listed, regime: Regime) -> dict[str, Holding]:
    """Return what listed parties own of each party below them.

    Args:
        stakes: Shares; two rows on one pair are two parcels and add up.
        listed: For each owner by its name in the stakes, the entries that it is taken to be.
        regime: Whose arithmetic.

    Returns:
        By name; parties with no listed owner above them are left out. A party that is listed
        itself has a holding too where listed parties own shares in it.
    """
    owners = {name: _counting(entries, regime) for name, entries in listed.items()}
    sources = {name: entries for name, entries in owners.items() if entries}
    edges = _edges(stakes)
    sure = _reached(edges, sources, least=True)
    possible = _reached(edges, sources, least=False)
    above = _above(edges, sources)
    return {
        owned: _holding(owned, regime, edges, sources, sure, possible, above[owned])
        for owned in above
    }


def _counting(entries: Sequence[Listing], regime: Regime) -> tuple[Listing, ...]:
    return tuple(one for one in entries if one.list in OWNERS[regime])


def _edges(stakes: Iterable[Stake]) -> dict[str, dict[str, float | None]]:
    edges: dict[str, dict[str, float | None]] = defaultdict(dict)
    for stake in stakes:
        if stake.owner == stake.owned:
            continue  # own shares tell nothing about who is behind a party
        held = edges[stake.owned].get(stake.owner, 0.0)
        both = held is not None and stake.percent is not None
        edges[stake.owned][stake.owner] = held + stake.percent if both else None  # type: ignore[operator]
    return dict(edges)


def _reached(edges: _Edges, sources: Listed, *, least: bool) -> frozenset[str]:
    """Return the parties that count as listed: the smallest set that the rule closes.

    Growing a set until nothing is added ends on circles too, and cannot make a circle of unlisted
    parties reach itself.
    """
    below = _below(edges)
    counted = set(sources)
    waiting = list(sources)
    while waiting:
        for owned in below.get(waiting.pop(), ()):
            if owned not in counted and _held(edges[owned], counted, least=least) >= LINE:
                counted.add(owned)
                waiting.append(owned)
    return frozenset(counted)


def _below(edges: _Edges) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for owned, shares in edges.items():
        for owner in shares:
            found[owner].append(owned)
    return found


def _held(shares: Mapping[str, float | None], counted: AbstractSet[str], *, least: bool) -> float:
    """Return the percentage that counted parties hold together, at least or at most."""
    known = sum(share for owner, share in shares.items() if share is not None and owner in counted)
    if least or not any(share is None and owner in counted for owner, share in shares.items()):
        return min(known, 100.0)
    others = sum(
        share for owner, share in shares.items() if share is not None and owner not in counted
    )
    # What nobody else is known to hold may all be theirs.
    return max(min(known, 100.0), 100.0 - others)


def _above(edges: _Edges, sources: Iterable[str]) -> dict[str, set[str]]:
    """Return for each party below a listed one the listed parties that stand above it."""
    below = _below(edges)
    above: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        waiting = [source]
        while waiting:
            for owned in below.get(waiting.pop(), ()):
                if source not in above[owned] and owned != source:
                    above[owned].add(source)
                    waiting.append(owned)
    return above


def _ancestors(owned: str, edges: _Edges) -> set[str]:
    found: set[str] = set()
    waiting = [owned]
    while waiting:
        for owner in edges.get(waiting.pop(), ()):
            if owner not in found:
                found.add(owner)
                waiting.append(owner)
    return found


def _holding(
    owned: str,
    regime: Regime,
    edges: _Edges,
    sources: Mapping[str, Sequence[Listing]],
    sure: frozenset[str],
    possible: frozenset[str],
    above: AbstractSet[str],
) -> Holding:
    percent = _held(edges[owned], sure - {owned}, least=True)
    at_most = max(percent, _held(edges[owned], possible - {owned}, least=False))
    reach = (
        Reach.REACHED
        if percent >= LINE
        else Reach.UNKNOWN
        if at_most >= LINE
        else Reach.NOT_REACHED
    )
    paths = [path for source in sorted(above) for path in _paths(source, owned, edges)]
    paths.sort(key=lambda path: (len(path), path))
    return Holding(
        owned=owned,
        regime=regime,
        reach=reach,
        percent=round(percent, 4),
        at_most=round(at_most, 4),
        owners=_strictest_first(one for source in above for one in sources[source]),
        chains=tuple(_told(path, edges) for path in paths[:_MOST_CHAINS]),
        product=_product(paths, edges),
        cycle=owned in _ancestors(owned, edges),
    )


def _strictest_first(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    def strictness(one: Listing) -> tuple[int, int, str]:
        return (_place(one.requirement, _REQUIREMENTS), _place(one.policy, _POLICIES), one.entry)

    return tuple(sorted(set(listings), key=strictness))


def _place(code: str, order: Sequence[str]) -> int:
    return order.index(code if code in order else "")


def _paths(source: str, owned: str, edges: _Edges) -> list[tuple[str, ...]]:
    """Return the chains of shares from a listed party down to one that it owns a part of."""
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [(owned,)]
    while waiting and len(found) < _MOST_CHAINS:
        path = waiting.pop()
        for owner in sorted(edges.get(path[0], ())):
            if owner == source:
                found.append((owner, *path))
            elif owner not in path and len(path) < _LONGEST_CHAIN:
                waiting.append((owner, *path))
    return found


def _told(path: Sequence[str], edges: _Edges) -> str:
    links = pairwise(path)
    return "; ".join(f"{owner} {_share(edges[owned][owner])} {owned}" for owner, owned in links)


def _share(percent: float | None) -> str:
    return "owns an unknown share of" if percent is None else f"owns {percent:g} % of"


def _product(paths: Iterable[Sequence[str]], edges: _Edges) -> float | None:
    known: list[float] = []
    for path in paths:
        shares = [edges[owned][owner] for owner, owned in pairwise(path)]
        if None in shares:
            continue
        product = 100.0
        for share in shares:
            product *= (share or 0.0) / 100.0
        known.append(round(product, 4))
    return max(known, default=None)
