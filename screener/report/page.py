"""From a run to one self-contained page that can be read and printed anywhere."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from screener.model.run import ScreeningRun
from screener.report.files import whole_file
from screener.report.lookup import Lookup
from screener.report.sheet import Column, Look, Sheet, Value
from screener.report.sheets import all_sheets
from screener.report.summary import STANDING, Line, Section, Tone, headline, sections

_BANDS = {"exact": "high", "strong": "medium", "possible": "low"}
# Mentions can be many thousand rows, and hidden columns are for machines.
_LEFT_OUT = frozenset({"Mentions"})

_STYLE = """
:root{--ink:#1a1a1a;--navy:#1f3864;--rule:#d0d7e2;--pale:#f4f6fa}
*{box-sizing:border-box}
body{margin:0;color:var(--ink)}
body{font:14px/1.45 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
header{background:var(--navy);color:#fff;padding:20px 28px}
header h1{margin:0 0 6px;font-size:20px}
header p{margin:2px 0;opacity:.92}
nav{position:sticky;top:0;z-index:2;padding:8px 28px}
nav{background:#fff;border-bottom:1px solid var(--rule)}
nav a{margin-right:18px;color:var(--navy);font-weight:600;text-decoration:none}
main{padding:8px 28px 60px}
h2{color:var(--navy);font-size:17px;margin:28px 0 4px}
h3{background:var(--navy);color:#fff;font-size:13px;margin:18px 0 0;padding:4px 8px}
.about{margin:0 0 8px;color:#555}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px}
th{background:var(--navy);color:#fff;text-align:left;vertical-align:bottom;padding:6px 8px}
td{border-bottom:1px solid var(--rule);padding:5px 8px;vertical-align:top;white-space:pre-line}
td{min-width:90px;max-width:420px;overflow-wrap:anywhere}
td.number{text-align:right;min-width:40px}
tr:nth-child(even) td{background:var(--pale)}
td.high,tr td.high{background:#c0392b;color:#fff;font-weight:700}
td.medium,tr td.medium{background:#f0b64d;font-weight:700}
td.low,tr td.low{background:#bfe3f5;font-weight:700}
td.info,tr td.info{background:#ececec;font-weight:700}
td.warn,tr td.warn{background:#fff3cd;color:#5c4400;font-weight:700}
input{font:inherit;padding:4px 8px;width:320px;max-width:100%;margin:4px 0 8px}
@media print{nav,input{display:none}.scroll{overflow:visible}table{font-size:9px}
@page{size:A3 landscape;margin:10mm}thead{display:table-header-group}tr{break-inside:avoid}}
"""
_SCRIPT = """
for(const box of document.querySelectorAll('input[data-for]')){
 box.addEventListener('input',()=>{const words=box.value.toLowerCase();
  for(const row of document.querySelectorAll('#'+box.dataset.for+' tbody tr'))
   row.hidden=!row.textContent.toLowerCase().includes(words);});}
"""


def write_page(run: ScreeningRun, path: Path) -> None:
    """Write the run as one HTML page; all text of documents is escaped.

    Raises:
        ReportError: The file cannot be written.
    """
    look = Lookup.of(run)
    sheets = [sheet for sheet in all_sheets(look) if sheet.title not in _LEFT_OUT]
    text = "\n".join(_page(run, look, sheets))
    with whole_file(path) as work:
        work.write_text(text, encoding="utf-8", newline="\n")


def _page(run: ScreeningRun, look: Lookup, sheets: list[Sheet]) -> Iterable[str]:
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    # Nothing is fetched and nothing sent, whatever a document may have put into the page.
    yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
    yield " style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
    yield f"<title>Screening run {run.id}</title><style>{_STYLE}</style></head><body>"
    yield "<header><h1>Export-control screening for review</h1>"
    yield f"<p>{escape(headline(run))}</p><p>{escape(STANDING)}</p></header>"
    links = "".join(f'<a href="#{_anchor(one.title)}">{escape(one.title)}</a>' for one in sheets)
    yield f'<nav><a href="#summary">Summary</a>{links}</nav><main>'
    yield '<h2 id="summary">Summary</h2>'
    for section in sections(look):
        yield from _section(section)
    for sheet in sheets:
        yield from _sheet(sheet)
    yield f"</main><script>{_SCRIPT}</script></body></html>"


def _section(section: Section) -> Iterable[str]:
    yield f'<h3>{escape(section.heading)}</h3><div class="scroll"><table><tbody>'
    for line in section.lines:
        yield f"<tr>{_line(line)}</tr>"
    yield "</tbody></table></div>"


def _line(line: Line) -> str:
    tone = "" if line.tone is Tone.PLAIN else f' class="{line.tone.value}"'
    if len(line.cells) == 1:
        return f'<td colspan="3">{escape(line.cells[0])}</td>'
    first, *rest = line.cells
    return f"<td{tone}>{escape(first)}</td>" + "".join(f"<td>{escape(text)}</td>" for text in rest)


def _sheet(sheet: Sheet) -> Iterable[str]:
    name = _anchor(sheet.title)
    shown = [n for n, one in enumerate(sheet.columns) if one.look not in (Look.HIDDEN, Look.ANSWER)]
    yield f'<h2 id="{name}">{escape(sheet.title)}</h2>'
    yield f'<p class="about">{escape(sheet.about if sheet.rows else sheet.empty)}</p>'
    if not sheet.rows:
        return
    yield f'<input data-for="{name}-rows" placeholder="Show rows that contain…"'
    yield f' aria-label="Filter {escape(sheet.title)}">'
    yield f'<div class="scroll"><table id="{name}-rows"><thead><tr>'
    yield "".join(f'<th scope="col">{escape(sheet.columns[n].heading)}</th>' for n in shown)
    yield "</tr></thead><tbody>"
    for row in sheet.rows:
        yield "<tr>" + "".join(_cell(sheet.columns[n], row[n]) for n in shown) + "</tr>"
    yield "</tbody></table></div>"


def _cell(column: Column, value: Value) -> str:
    text = str(value)
    if column.look is Look.LINK and text.startswith("https://"):
        return f'<td><a href="{escape(text)}" rel="noreferrer">official source</a></td>'
    kind = {
        Look.LEVEL: text,
        Look.BAND: _BANDS.get(text.split(" ")[0], ""),
        Look.NUMBER: "number",
    }.get(column.look, "")
    return f'<td class="{escape(kind)}">{escape(text)}</td>' if kind else f"<td>{escape(text)}</td>"


def _anchor(title: str) -> str:
    return title.casefold().replace(" ", "-")
