"""How long do the bundled rules take over 100,000 matches?

Run: python -m benchmarks.rules_speed [MATCHES]

A customer file of so many rows is made up, each row with one match on an entity list or a control
list, and judged by all bundled rules. The matching is left out; the figure printed beside is that
of reading the same facts once without any rule.
"""

import gc
import sys
import time
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

from screener.lists.load import load_knowledge
from screener.model.document import Block, Cell, Coverage, Document, Role
from screener.model.lists import Knowledge
from screener.model.match import Band, Evidence, Match, Target
from screener.model.mention import Mention, MentionKind
from screener.model.run import Settings
from screener.rules import judge, load_rules
from screener.rules.cases import Batch, cases

DAY = date(2026, 11, 25)


def made(count: int, knowledge: Knowledge) -> tuple[Document, list[Mention], list[Match]]:
    """Return a table of so many rows, a mention and a match for each."""
    entries = [*list(knowledge.entities)[:: max(1, len(knowledge.entities) // 2_000)]]
    controls = [*list(knowledge.controls)[:400]]
    blocks, mentions, matches = [], [], []
    for row, entry in enumerate(islice(cycle([*entries, *controls]), count)):
        control = entry in knowledge.controls
        text = f"row {row} {entry}"
        blocks.append(Block(f"row {row}", text, (Cell("Name", Role.NAME, 0, len(text)),)))
        kind = MentionKind.TECHNOLOGY if control else MentionKind.ENTITY
        key = f"m{row}"
        mentions.append(
            Mention(key, "a.csv", row, f"row {row}", 0, len(text), text, (), kind, (), "latin")
        )
        list_id, _, code = entry.partition("/")
        matches.append(
            Match(
                id=f"x{row}",
                mention=key,
                list=list_id,
                entry=entry,
                name=text,
                target=Target.CONTROL if control else Target.ENTITY,
                score=90.0,
                band=Band.STRONG,
                evidence=(Evidence("words", text, text, text, text, 90.0, "primary"),),
                code=code if control else "",
            )
        )
    document = Document("a.csv", "0" * 64, "csv", tuple(blocks), Coverage(1))
    return document, mentions, matches


def main() -> None:
    gc.set_threshold(5_000_000, 50, 1_000)  # as the program does
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    knowledge = load_knowledge(as_of=DAY)
    rules = load_rules()
    document, mentions, matches = made(count, knowledge)
    settings = Settings(as_of=DAY)
    manifests = {state.manifest.id: state.manifest for state in knowledge.lists}
    started = time.perf_counter()
    batch = Batch(
        {document.key: document},
        {m.id: m for m in mentions},
        matches,
        knowledge,
        manifests,
        settings,
    )
    cases(batch)
    facts = time.perf_counter() - started
    print(f"facts of {count:,} matches alone: {facts:.1f} s")
    for some in (60, len(rules.rules)):
        asked = replace(rules, rules=rules.rules[:: len(rules.rules) // some][:some])
        started = time.perf_counter()
        judgement = judge([document], mentions, [], matches, knowledge, asked, settings)
        whole = time.perf_counter() - started
        print(
            f"{len(asked.rules)} rules with the facts: {whole:.1f} s, ratio {whole / facts:.1f},"
            f" {len(judgement.flags):,} flags"
        )


if __name__ == "__main__":
    main()
