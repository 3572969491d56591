"""The Technologies sheet: a row a wording, with the entries to open, in Order of Review."""

from collections.abc import Sequence

from screener.model.match import Match, Outcome, Target
from screener.model.mention import Mention, MentionKind
from screener.report.lookup import Lookup, band_words, because, places
from screener.report.sheet import Column, Look, Rows, Sheet, Value

_KINDS = frozenset({MentionKind.TECHNOLOGY, MentionKind.PRODUCT, MentionKind.CONTROL_CODE})
# Supplement No. 4 to Part 774 of the EAR: the munitions list first, then the 600 series and
# 9A515-like entries, then the others. Entries that score alike are shown in this order.
_MUNITIONS = ("us_usml", "eu_military")
_OTHERS = ("cn_dual_use", "us_nrc_110", "us_doe_810", "us_chpl_hs", "jp_meti_goods")
_COLUMNS = (
    Column("Technology or product", 34),
    Column("Also said as", 24),
    Column("Where", 26),
    Column("Times", 7, Look.NUMBER),
    Column("Match", 14, Look.BAND),
    Column("US: munitions list, CCL", 44),
    Column("EU: Annex I, military list", 44),
    Column("Other control lists", 40),
    Column("Compared", 44),
    Column("Reasons for control", 16),
    Column("Figures beside thresholds", 44),
    Column("Named in vocabularies (relevance, not control)", 36),
    Column("Further candidates", 44),
    Column("Context", 18),
    Column("Words around", 50),
)


def technologies_sheet(look: Lookup) -> Sheet:
    """Return every technology, product and code that was found, the closest to a list first."""
    groups = _grouped(look)
    groups.sort(key=lambda pair: -_best_score(pair[1]))
    return Sheet(
        title="Technologies",
        about=(
            "Entries to open and read, best first; munitions and 600-series entries before others"
            " (Order of Review). No row is a classification."
        ),
        columns=_COLUMNS,
        rows=Rows(groups, lambda one: _row(*one, look)),
        printed=8,
        empty="No technology, product or control code was found.",
    )


def _grouped(look: Lookup) -> list[tuple[tuple[Mention, ...], tuple[Match, ...]]]:
    said: dict[tuple[str, str], list[Mention]] = {}
    for mention in look.run.mentions:
        if mention.kind in _KINDS:
            said.setdefault((mention.document, mention.text.casefold()), []).append(mention)
    return [(tuple(group), _controls(group, look)) for group in said.values()]


def _controls(group: Sequence[Mention], look: Lookup) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for mention in group:
        for match in look.of_mention.get(mention.id, ()):
            known = best.get(match.entry)
            controlled = match.target is Target.CONTROL
            if controlled and (known is None or match.score > known.score):
                best[match.entry] = match
    return tuple(sorted(best.values(), key=_order))


def _order(match: Match) -> tuple[float, int, str]:
    return (-match.score, 0 if _first_reviewed(match) else 1, match.entry)


def _first_reviewed(match: Match) -> bool:
    series = match.code[2:3]
    return match.list in _MUNITIONS or (match.list == "us_ccl" and series in ("6", "5"))


def _best_score(matches: Sequence[Match]) -> float:
    return matches[0].score if matches else 0.0


def _row(mentions: tuple[Mention, ...], matches: tuple[Match, ...], look: Lookup) -> list[Value]:
    best = matches[0] if matches else None
    shown = [_first(matches, ("us_usml", "us_ccl")), _first(matches, ("eu_annex_i", "eu_military"))]
    others = [one for name in _OTHERS for one in _first(matches, (name,))]
    used = {one.entry for group in (*shown, others) for one in group}
    rest = [one for one in matches if one.entry not in used]
    return [
        mentions[0].text,
        " | ".join(dict.fromkeys(name for one in mentions for name in one.also)),
        f"{mentions[0].document}: {places(mentions)}",
        len(mentions),
        _closeness(mentions, best),
        *("\n".join(_entry(one) for one in group) for group in shown),
        "\n".join(f"{one.list} {_entry(one)}" for one in others),
        because(best) if best else "",
        ", ".join(best.reasons) if best else "",
        _figures(matches),
        "\n".join(_named(mentions)),
        "\n".join(f"{one.list} {_entry(one)}" for one in rest[:4]),
        ", ".join(dict.fromkeys(tag for one in mentions for tag in one.said_of_it)),
        look.around(mentions[0]),
    ]


def _named(mentions: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(area for one in mentions for area in one.vocabularies))


def _closeness(mentions: Sequence[Mention], best: Match | None) -> str:
    if _named(mentions) and not (best and best.band.alerts):
        return "named in vocabularies, no control entry"
    return band_words(best) if best else "no near term"


def _first(matches: Sequence[Match], lists: Sequence[str]) -> list[Match]:
    """Return the best match of each list, munitions and 600-series entries first."""
    found = [next((m for m in matches if m.list == name), None) for name in lists]
    kept = [one for one in found if one is not None]
    return sorted(kept, key=lambda one: not _first_reviewed(one))


def _entry(match: Match) -> str:
    return f"{match.paragraph or match.code} {match.name} ({band_words(match)})"


def _figures(matches: Sequence[Match]) -> str:
    lines = [
        f"{one.paragraph} {one.parameter}: {one.stated or 'not stated'} / {one.limit}"
        f" → {one.outcome.value.replace('_', ' ')}"
        for match in matches[:2]
        for one in match.thresholds
    ]
    stated = [line for line in lines if not line.endswith(Outcome.NOT_STATED.replace("_", " "))]
    return "\n".join((stated or lines)[:6])
