"""The page where no script runs: the flags, the documents and the copies of lists, to read."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from screener.report.page.segments import language

_NOTHING = "Nothing was flagged: no match in these snapshots of the lists."


def plain_page(data: Mapping[str, Any]) -> str:
    """Return the page's content as HTML; every text of it is escaped."""
    return "\n".join(_parts(data))


def _parts(data: Mapping[str, Any]) -> Iterable[str]:
    run = data["run"]
    yield "<h1>Export-control screening for review</h1>"
    yield f"<p>{len(data['flags'])} flag(s) to review; as of {run['as_of']}, run {run['id']}.</p>"
    yield from (f"<p>{escape(one)}</p>" for one in data["limits"])
    yield "<h2>Not screened</h2>"
    yield from _table(
        ("Document", "Place", "Reason"),
        ([one["key"], one["place"], one["reason"]] for one in data["skipped"]),
    )
    if data["since"]:
        yield "<h2>Not looked at again</h2>"
        yield from _table(("What", "Which", "Why"), data["since"])
    yield f"<h2>Flags</h2>{'' if data['flags'] else f'<p>{_NOTHING}</p>'}"
    yield from _table(
        ("Level", "The document says", "Where", "Flagged because", "What to find out", "Citations"),
        (_flag(one, data) for one in data["flags"]),
    )
    for document in data["documents"]:
        yield f"<h2>{escape(document['key'])}</h2><p>{escape(document['coverage'])}</p>"
        yield from (_block(one) for one in document["blocks"])
    yield "<h2>Copies of lists</h2>"
    yield from _table(
        ("List", "State", "Published", "Age in days", "Title", "Note"),
        (
            [one["id"], one["state"], one["published"], one["age_days"], one["title"], one["note"]]
            for one in data["lists"]
        ),
    )


def _flag(flag: Mapping[str, Any], data: Mapping[str, Any]) -> list[str]:
    mentions = [data["mentions"][number] for number in flag.get("mentions", ())]
    said = dict.fromkeys(one["text"] for one in mentions)
    where = dict.fromkeys(one.get("place", "") for one in mentions[:6])
    return [
        flag["level"],
        " | ".join(said) or "(the document as a whole)",
        f"{_document(flag, mentions, data)}: {', '.join(where)}",
        flag["reason"],
        "\n".join(flag.get("asks", ())),
        "\n".join(data["rules"][flag["rule"]]["cites"]),
    ]


def _document(
    flag: Mapping[str, Any], mentions: list[Mapping[str, Any]], data: Mapping[str, Any]
) -> str:
    return str(data["documents"][mentions[0]["document"]]["key"] if mentions else flag["document"])


def _table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterable[str]:
    heads = "".join(f'<th scope="col">{one}</th>' for one in head)
    yield f"<table><tr>{heads}</tr>"
    for row in rows:
        cells = "".join(f"<td>{_text(one)}</td>" for one in row)
        yield f"<tr>{cells}</tr>"
    yield "</table>"


def _text(value: Any) -> str:
    return "" if value is None else escape(str(value))


def _block(block: list[Any]) -> str:
    place, lang, said, *cells = block
    parts = [said] if said is not None else [one for _, one in cells[0]]
    text = " | ".join("".join(_piece(one) for one in part) for part in parts)
    return f'<p lang="{lang or "en"}" dir="auto"><small>{escape(place)}</small> {text}</p>'


def _piece(piece: Any) -> str:
    if isinstance(piece, str):
        return escape(piece)
    return f'<mark lang="{language(piece[0])}">{escape(piece[0])}</mark>'
