"""Whether Excel opens a workbook without repair: the package's parts against what it insists on.

No permissive package that installs offline brings the schemas of ECMA-376, so that the rules are
written out here: the order of a sheet's elements, references, ranges, tables, and Excel's limits
("Excel specifications and limits"). Each is proven by a broken workbook in test_ooxml_check.py.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as Tree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROWS, _COLUMNS, _UNITS, _LINKS = 1_048_576, 16_384, 32_767, 65_530
_ADDRESS = re.compile(r"https?://[\x21\x23-\x3b\x3d\x3f-\x7e]+")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_TABLE_NAME = re.compile(r"[A-Za-z_\\][A-Za-z0-9_.]*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[rRcC]|[rR]\d*[cC]\d*")
# CT_Worksheet (ECMA-376-1, 18.3.1.99): a sequence, each at most once but for these.
_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection"
    " protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells"
    " phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins"
    " pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors"
    " smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems"
    " tableParts extLst"
).split()
_REPEATED = {"conditionalFormatting"}


def faults(path: Path) -> list[str]:
    """Return in words what Excel would repair or refuse; nothing for a sound workbook."""
    with zipfile.ZipFile(path) as archive:
        package = Package(archive)
        # What the parts say is only asked where all of them can be found.
        return list(package.faults()) or list(Book(package).faults())


@dataclass
class Package:
    """The parts of a package, their types and relations (ECMA-376-2)."""

    archive: zipfile.ZipFile
    _relations: dict[str, dict[str, tuple[str, str, bool]]] = field(default_factory=dict)

    def root(self, name: str) -> Tree.Element:
        return Tree.fromstring(self.archive.read(name))

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return type, target and whether it is outside, by id."""
        return self._relations.get(part, {})

    def faults(self) -> Iterator[str]:
        names = self.archive.namelist()
        for name, count in Counter(one.casefold() for one in names).items():
            if count > 1:
                yield f"{name} stands in the package {count} times"
        for one in self.archive.infolist():
            if one.file_size >= 2**31 or one.extract_version >= 45:
                yield f"{one.filename} is written as ZIP64"
        broken = False
        for name in names:
            try:
                self.root(name)
            except Tree.ParseError as problem:
                broken = True
                yield f"{name} is no XML: {problem}"
        if broken or "[Content_Types].xml" not in names:
            if not broken:
                yield "[Content_Types].xml is missing"
            return
        yield from self._types(names)
        for name in names:
            if name.endswith(".rels"):
                yield from self._read_relations(name, names)
        yield from self._used(names)

    def _types(self, names: Sequence[str]) -> Iterator[str]:
        root = self.root("[Content_Types].xml")
        overrides = [one.get("PartName", "").lstrip("/") for one in root if _tag(one) == "Override"]
        defaults = {one.get("Extension", "") for one in root if _tag(one) == "Default"}
        for name, count in Counter(overrides).items():
            if count > 1 or name not in names:
                yield f"the type of {name} is told {count} times, or there is no such part"
        for name in names:
            typed = name in overrides or name.rpartition(".")[2] in defaults
            own = name in overrides or name.endswith(".rels") or name == "[Content_Types].xml"
            if not own or not (typed or name == "[Content_Types].xml"):
                yield f"{name} has no content type of its own"

    def _read_relations(self, name: str, names: Sequence[str]) -> Iterator[str]:
        folder = PurePosixPath(name).parent.parent
        own = PurePosixPath(name).name.removesuffix(".rels")
        part = str(folder / own) if own else ""
        if name != "_rels/.rels" and part not in names:
            yield f"{name} belongs to no part"
        found: dict[str, tuple[str, str, bool]] = {}
        for one in self.root(name):
            key, target = one.get("Id", ""), one.get("Target", "")
            outside = one.get("TargetMode") == "External"
            if not key or key in found:
                yield f"{name}: the id {key!r} comes twice or is empty"
            if outside and not (_ADDRESS.fullmatch(target) and len(target) <= 2_079):
                yield f"{name}: {target[:60]!r} is no address that Excel follows"
            if not outside:
                target = _resolved(folder, target)
                if target not in names:
                    yield f"{name}: there is no part {target}"
            found[key] = (one.get("Type", "").rpartition("/")[2], target, outside)
        self._relations[part] = found

    def _used(self, names: Sequence[str]) -> Iterator[str]:
        for name in names:
            if name.endswith(".rels") or name == "[Content_Types].xml":
                continue
            ids = {
                value
                for one in self.root(name).iter()
                for key, value in one.attrib.items()
                if str(key).startswith(f"{{{REL}}}")
            }
            for key in sorted(str(one) for one in ids - set(self.relations(name))):
                yield f"{name}: there is no relation {key}"


class Book:
    """A workbook and its sheets (ECMA-376-1, 18)."""

    def __init__(self, package: Package) -> None:
        self.package = package
        top = package.relations("")
        self.part = next(target for kind, target, _ in top.values() if kind == "officeDocument")
        self.root = package.root(self.part)
        self.relations = package.relations(self.part)
        styles = next(t for kind, t, _ in self.relations.values() if kind == "styles")
        self.styles = package.root(styles)
        strings = [t for kind, t, _ in self.relations.values() if kind == "sharedStrings"]
        self.strings = len(package.root(strings[0])) if strings else 0
        self.looks = len(_child(self.styles, "cellXfs"))
        dxfs = self.styles.find(f"{{{MAIN}}}dxfs")
        self.conditions = 0 if dxfs is None else len(dxfs)
        self.tables: list[str] = []
        self.table_ids: list[str] = []

    def faults(self) -> Iterator[str]:
        yield from self._styles()
        sheets = _child(self.root, "sheets")
        names = [one.get("name", "") for one in sheets]
        for name, count in Counter(one.casefold() for one in names).items():
            if count > 1:
                yield f"two sheets are named {name}"
        for name in names:
            if not 0 < _units(name) <= 31 or set(name) & set("[]:*?/\\") or name.strip("'") != name:
                yield f"{name!r} is no name of a sheet"
        for one in sheets:
            _, part, _ = self.relations[one.get(f"{{{REL}}}id", "")]
            for told in SheetCheck(self, part).faults():
                yield f"{one.get('name')}: {told}"
        for kind, found in (("name", self.tables), ("id", self.table_ids)):
            for value, count in Counter(found).items():
                if count > 1:
                    yield f"two tables have the {kind} {value}"
        yield from self._defined(names)

    def _styles(self) -> Iterator[str]:
        sizes: dict[str, int] = {}
        for part in self.styles:
            count = part.get("count")
            sizes[_tag(part)] = len(part)
            if count is not None and int(count) != len(part):
                yield f"styles: {_tag(part)} tells {count} and has {len(part)}"
        for one in _child(self.styles, "cellXfs"):
            for key, of in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                if int(one.get(key, "0")) >= sizes[of]:
                    yield f"styles: there is no {key} {one.get(key)}"
        if self.looks > 65_490:
            yield "styles: more cell formats than Excel keeps"

    def _defined(self, names: Sequence[str]) -> Iterator[str]:
        defined = self.root.find(f"{{{MAIN}}}definedNames")
        seen = set()
        for one in () if defined is None else defined:
            scope = one.get("localSheetId")
            name = one.get("name", "")
            key = (name.casefold(), scope)
            if key in seen or name.casefold() in self.tables:
                yield f"the name {name} is defined twice"
            seen.add(key)
            if scope is not None and int(scope) >= len(names):
                yield f"the name {name} is of a sheet that is not there"
            for sheet in re.findall(r"'((?:[^']|'')+)'!", one.text or ""):
                if sheet.replace("''", "'") not in names:
                    yield f"the name {name} points to {sheet}, which is not there"


class SheetCheck:
    """One sheet."""

    def __init__(self, book: Book, part: str) -> None:
        self.book = book
        self.part = part
        self.root = book.package.root(part)
        self.relations = book.package.relations(part)
        self.taken: list[tuple[str, tuple[int, int, int, int]]] = []  # merged and tables
        self.headings: dict[tuple[int, int], str | None] = {}  # texts of strings, None for others

    def faults(self) -> Iterator[str]:
        order = [_tag(one) for one in self.root]
        known = [name for name in order if name in _ORDER]
        if len(known) < len(order) or known != sorted(known, key=_ORDER.index):
            yield f"its elements stand in another order: {' '.join(order)}"
        for name, count in Counter(order).items():
            if count > 1 and name not in _REPEATED:
                yield f"it has {count} elements {name}"
        yield from self._columns()
        yield from self._cells()
        for check in (self._merged, self._tables, self._conditions, self._choices, self._links):
            yield from check()
        yield from self._foot()
        yield from self._drawings()

    def _all(self, *path: str) -> Iterator[Tree.Element]:
        yield from self.root.iterfind("/".join(f"{{{MAIN}}}{name}" for name in path))

    def _columns(self) -> Iterator[str]:
        last = 0
        for one in self._all("cols", "col"):
            first, end = int(one.get("min", "0")), int(one.get("max", "0"))
            if not last < first <= end <= _COLUMNS or float(one.get("width", "8")) > 255:
                yield f"the widths of columns {first} to {end} overlap, or are too wide"
            last = end

    def _cells(self) -> Iterator[str]:
        dimension = self.root.find(f"{{{MAIN}}}dimension")
        bounds = _range("" if dimension is None else dimension.get("ref", ""))
        if bounds is None:
            yield "it tells no dimension"
        last = 0
        for row in self._all("sheetData", "row"):
            number = int(row.get("r", "0"))
            if not last < number <= _ROWS:
                yield f"row {number} follows row {last}"
            last = number
            if float(row.get("ht", "15")) > 409.5:
                yield f"row {number} is higher than 409 points"
            before = 0
            for cell in row:
                place = _place(cell.get("r", ""))
                if place is None or place[0] != number or not before < place[1] <= _COLUMNS:
                    yield f"row {number}: the cell {cell.get('r')} stands in the wrong place"
                    continue
                before = place[1]
                if bounds and not _within(place, bounds):
                    yield f"{cell.get('r')} lies outside the dimension"
                yield from self._cell(cell, place)

    def _cell(self, cell: Tree.Element, place: tuple[int, int]) -> Iterator[str]:
        name, kind = cell.get("r"), cell.get("t", "n")
        if int(cell.get("s", "0")) >= self.book.looks:
            yield f"{name}: there is no cell format {cell.get('s')}"
        value = cell.find(f"{{{MAIN}}}v")
        inline = cell.find(f"{{{MAIN}}}is")
        text = "".join(inline.itertext()) if inline is not None else ""
        if kind == "inlineStr":
            self.headings[place] = text
            if inline is None or value is not None:
                yield f"{name}: a text in place has no text"
        elif inline is not None:
            yield f"{name}: a text stands in a cell of another kind"
        elif kind == "s":
            self.headings[place] = None
            if value is None or not 0 <= int(value.text or "-1") < self.book.strings:
                yield f"{name}: there is no such shared text"
        elif kind == "n" and value is not None and not _finite(value.text or ""):
            yield f"{name}: {value.text!r} is no number"
        if _units(text) > _UNITS:
            yield f"{name}: a text of {_units(text)} signs is too long for a cell"
        if cell.find(f"{{{MAIN}}}f") is not None:
            yield f"{name}: there is a formula, and ours has none"

    def _merged(self) -> Iterator[str]:
        for one in self._all("mergeCells", "mergeCell"):
            found = _range(one.get("ref", ""))
            if found is None or found[:2] == found[2:]:
                yield f"{one.get('ref')} is no range to merge"
                continue
            yield from self._take(f"the merged cells {one.get('ref')}", found)

    def _take(self, name: str, found: tuple[int, int, int, int]) -> Iterator[str]:
        for other, taken in self.taken:
            if _overlap(found, taken):
                yield f"{name} overlap {other}"
        self.taken.append((name, found))

    def _tables(self) -> Iterator[str]:
        own = self.root.find(f"{{{MAIN}}}autoFilter")
        for one in self._all("tableParts", "tablePart"):
            _, part, _ = self.relations[one.get(f"{{{REL}}}id", "")]
            table = self.book.package.root(part)
            name = table.get("displayName", "")
            self.book.tables.append(name.casefold())
            self.book.table_ids.append(table.get("id", ""))
            if not _TABLE_NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name) or len(name) > 255:
                yield f"{name!r} is no name of a table"
            found = _range(table.get("ref", ""))
            if found is None or found[2] <= found[0]:
                yield f"the table {name} has no rows: {table.get('ref')}"
                continue
            yield from self._take(f"the table {name}", found)
            if own is not None and _overlap(found, _range(own.get("ref", "")) or found):
                yield f"the sheet's own filter lies on the table {name}"
            yield from self._table(table, name, found)

    def _table(
        self, table: Tree.Element, name: str, found: tuple[int, int, int, int]
    ) -> Iterator[str]:
        top, left, _, right = found
        filtered = table.find(f"{{{MAIN}}}autoFilter")
        if filtered is not None and filtered.get("ref") != table.get("ref"):
            yield f"the filter of the table {name} has another range"
        columns = list(_child(table, "tableColumns"))
        headings = [one.get("name", "") for one in columns]
        if len(columns) != right - left + 1:
            yield f"the table {name} has {len(columns)} headings for {right - left + 1} columns"
        if len({one.casefold() for one in headings}) < len(headings):
            yield f"two headings of the table {name} are the same"
        if len({one.get("id") for one in columns}) < len(columns):
            yield f"two columns of the table {name} have one id"
        for at, heading in enumerate(headings, start=left):
            shown = self.headings.get((top, at), "")
            if not heading or _units(heading) > 255 or (shown is not None and shown != heading):
                yield f"a heading of the table {name} is {heading!r}, and its cell says {shown!r}"

    def _conditions(self) -> Iterator[str]:
        priorities: list[str] = []
        for one in self._all("conditionalFormatting"):
            if not _ranges(one.get("sqref", "")):
                yield f"a condition has the range {one.get('sqref')!r}"
            for rule in one:
                priorities.append(rule.get("priority", ""))
                told = [formula.text or "" for formula in rule]
                if int(rule.get("dxfId", "-1")) not in range(self.book.conditions):
                    yield f"a condition has the look {rule.get('dxfId')}, which is not there"
                if not told or not all(0 < len(text) <= 8_192 for text in told):
                    yield "a condition has no formula, or too long a one"
        if len(set(priorities)) < len(priorities):
            yield "two conditions have one priority"

    def _choices(self) -> Iterator[str]:
        found = list(self._all("dataValidations", "dataValidation"))
        told = self.root.find(f"{{{MAIN}}}dataValidations")
        if told is not None and int(told.get("count", len(found))) != len(found):
            yield "the drop-downs are miscounted"
        for one in found:
            formula = one.find(f"{{{MAIN}}}formula1")
            text = "" if formula is None else formula.text or ""
            if not _ranges(one.get("sqref", "")):
                yield f"a drop-down has the range {one.get('sqref')!r}"
            if not 2 < _units(text) <= 255:
                yield f"a drop-down's list has {_units(text)} signs"
            if text.startswith('"') and '"' in text[1:-1]:
                yield "a drop-down's list has a quote in it"
            limits = (("errorTitle", 32), ("error", 225), ("promptTitle", 32), ("prompt", 255))
            for key, most in limits:
                if _units(one.get(key, "")) > most:
                    yield f"a drop-down's {key} is too long"

    def _links(self) -> Iterator[str]:
        found = list(self._all("hyperlinks", "hyperlink"))
        if len(found) > _LINKS:
            yield f"it has {len(found)} links"
        cells = Counter(one.get("ref", "") for one in found)
        for cell, count in cells.items():
            if count > 1 or _range(cell) is None:
                yield f"{count} links lie on {cell!r}"
        for one in found:
            key = one.get(f"{{{REL}}}id", "")
            if self.relations.get(key, ("", "", False))[::2] != ("hyperlink", True):
                yield f"the link on {one.get('ref')} leads nowhere"

    def _foot(self) -> Iterator[str]:
        for one in self._all("headerFooter"):
            for part in one:
                if _units(part.text or "") > 255:
                    yield "the head or foot of its pages is too long"

    def _drawings(self) -> Iterator[str]:
        for one in self._all("drawing"):
            _, part, _ = self.relations[one.get(f"{{{REL}}}id", "")]
            drawing = self.book.package.root(part)
            named = [one for one in drawing.iter() if _tag(one) == "cNvPr"]
            if len({one.get("id") for one in named}) < len(named):
                yield "two drawings have one id"
            if not all(one.get("descr") for one in named):
                yield "a chart has no text for those who do not see it"


def _child(one: Tree.Element, name: str) -> Tree.Element:
    found = one.find(f"{{{MAIN}}}{name}")
    assert found is not None, f"{name} is missing"
    return found


def _tag(one: Tree.Element) -> str:
    return one.tag.rpartition("}")[2]


def _resolved(folder: PurePosixPath, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts: list[str] = []
    for part in (folder / target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _finite(text: str) -> bool:
    try:
        return float(text) - float(text) == 0
    except ValueError:
        return False


def _place(cell: str) -> tuple[int, int] | None:
    found = _CELL.fullmatch(cell)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _range(text: str) -> tuple[int, int, int, int] | None:
    first, _, last = text.partition(":")
    one, two = _place(first), _place(last or first)
    if one is None or two is None or one[0] > two[0] or one[1] > two[1]:
        return None
    return (*one, *two) if two[0] <= _ROWS and two[1] <= _COLUMNS else None


def _ranges(text: str) -> bool:
    return bool(text) and all(_range(one) is not None for one in text.split(" "))


def _within(place: tuple[int, int], bounds: tuple[int, int, int, int]) -> bool:
    return bounds[0] <= place[0] <= bounds[2] and bounds[1] <= place[1] <= bounds[3]


def _overlap(one: tuple[int, int, int, int], two: tuple[int, int, int, int]) -> bool:
    return one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3]
