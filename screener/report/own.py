"""The input's own columns, carried through a report under their own headings and in their order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from screener.model.document import Block, Document
from screener.normalise.row_digest import cut_text, shown_text
from screener.report.sheet import Column, Look

# Wider sheets are slow in every spreadsheet program, and Excel ends at 16,384 columns: what many
# tables of different make have beyond these stands in one cell, heading and all.
_MOST = 400
_WIDTH = 20
_LONGEST_HEADING = 240  # of a table's heading, with what is put behind it: Excel takes 255
FURTHER = "Further columns (input)"


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """The columns of all tables of a run, those of one name together."""

    headings: dict[str, str]  # by the header in the input: the heading in the report
    overflow: bool  # whether a cell for further columns follows

    @classmethod
    def of(cls, documents: Iterable[Document], taken: Collection[str], mark: str) -> "OwnColumns":
        """Return the columns of the tables among documents.

        Args:
            documents: In the order of the report.
            taken: Headings of the report's own columns, which may not be used twice.
            mark: What is put behind every header, "" for nothing.
        """
        headers = dict.fromkeys(
            header for one in documents for guess in one.tables for header, _ in guess.roles
        )
        used = {heading.casefold() for heading in (*taken, FURTHER)}
        headings: dict[str, str] = {}
        for header in list(headers)[:_MOST]:
            headings[header] = _free(_heading(header) + mark, used)
        return cls(headings, len(headers) > _MOST)

    def columns(self) -> tuple[Column, ...]:
        """Return them as columns of a sheet."""
        further = [FURTHER] if self.overflow else []
        headings = [*self.headings.values(), *further]
        return tuple(Column(heading, _WIDTH, Look.OWN) for heading in headings)

    def cells(self, block: Block | None) -> list[str]:
        """Return what a row of a table says in each of them; all empty for None or prose."""
        said: dict[str, str] = {}
        further: list[str] = []
        for cell in block.cells if block else ():
            text = block.text[cell.start : cell.end] if block else ""
            if cell.column in self.headings:
                # Two columns of one header cannot be told apart; both are kept.
                before = said.get(cell.column)
                said[cell.column] = f"{before} | {text}" if before else text
            else:
                further.append(f"{cell.column}: {text}")
        row = [said.get(header, "") for header in self.headings]
        return [*row, "\n".join(further)] if self.overflow else row


def _heading(header: str) -> str:
    """Return a header as a table's heading can show it: one line, not empty, not too long."""
    told = " ".join(shown_text(header).split()) or "(no heading)"
    return cut_text(told, _LONGEST_HEADING)


def _free(heading: str, used: set[str]) -> str:
    """Return the heading, marked where another column has it: a table's headings are unique."""
    candidate = heading if heading.casefold() not in used else f"{heading} (input)"
    number = 2
    while candidate.casefold() in used:
        candidate = f"{heading} ({number})"
        number += 1
    used.add(candidate.casefold())
    return candidate
