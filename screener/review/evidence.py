"""The evidence pack (R58): what was screened, against what, and why; and how to check it later."""

import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from screener import folders
from screener.api import Screener
from screener.errors import ReportError, SettingError
from screener.lists.load import choose
from screener.model.answer import Answers
from screener.model.run import ScreeningRun
from screener.report import WRITERS
from screener.report.files import whole_file
from screener.report.read_json import SavedRun, read_run

SCHEMA = "screener.evidence/1"
# How long records are kept: 15 CFR 762.6 (five years); 31 CFR 501.601 (ten, since 12 March 2025).
RETAIN_YEARS = {"ear": 5, "ofac": 10}
_MANIFEST, _RUN = "manifest.json", "run.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files give the same pack
_MOST_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Packed:
    """What a pack holds, in words for the person who made it."""

    files: int
    inputs: int
    left_out: tuple[str, ...]  # confidential lists, and why nothing can be run again


def pack(
    run_file: Path,
    out: Path,
    *,
    inputs: Sequence[Path] = (),
    regime: str = "ofac",
    lists: Path | None = None,
    rules: Path | None = None,
    answers: Answers | None = None,
    confidential: bool = False,
) -> Packed:
    """Write the evidence of a run.

    Args:
        run_file: Its JSON report.
        out: The zip to write.
        inputs: The files that were screened; they are screened again, and must give the same. With
            none, the pack holds their hashes only and cannot be run again.
        regime: Whose rule on keeping records counts: a key of RETAIN_YEARS.
        lists: The folder of lists that the run was given.
        rules: The folder of rules that the run was given.
        answers: The answers that the run was shown.
        confidential: Whether confidential lists go into the pack (R12).

    Raises:
        ReportError: The run cannot be read, or the inputs do not give it again.
    """
    saved = read_run(run_file)
    files: dict[str, bytes] = {_RUN: run_file.read_bytes()}
    left_out: list[str] = []
    if inputs:
        again = _again(saved, inputs, lists, rules, answers)
        files |= _reports(again)
        _compare(files[_RUN], files.pop("again.json"), "the inputs do not give this run again")
        files |= {f"inputs/{name}": content for name, content in _contents(inputs)}
    else:
        left_out.append("the inputs: only their hashes are here, so nothing can be run again")
    files |= _kept_lists(saved, lists, left_out, confidential=confidential)
    files |= {f"rules/{n}": c for n, c in _tree(rules)} if rules else {}
    files |= {f"home-rules/{n}": c for n, c in _tree(folders.home() / "rules")}
    manifest = _manifest(saved, files, regime, left_out)
    files[_MANIFEST] = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode()
    with whole_file(out) as work, zipfile.ZipFile(work, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return Packed(len(files), sum(name.startswith("inputs/") for name in files), tuple(left_out))


def check(path: Path) -> list[str]:
    """Return in words what in a pack does not hold; nothing where all does.

    Every file is compared with the manifest. Where the inputs are there, they are screened again
    with the lists and rules of the pack, and the result is compared byte by byte.
    """
    try:
        files = _unpacked(path)
        manifest = json.loads(files[_MANIFEST])
        told: Mapping[str, str] = manifest["files"]
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, RuntimeError) as problem:
        return [f"{path.name} is no evidence pack, or is damaged: {problem}"]
    faults = [f"{name} is missing" for name in told if name not in files]
    faults += [f"{name} is not in the manifest" for name in files if name not in {*told, _MANIFEST}]
    faults += [
        f"{name} was altered"
        for name, digest in told.items()
        if name in files and sha256(files[name]).hexdigest() != digest
    ]
    if manifest.get("digest") != _digest(told, manifest):
        faults.append(f"{_MANIFEST} was altered")
    return faults or _run_again(files)


def _run_again(files: Mapping[str, bytes]) -> list[str]:
    inputs = {n.removeprefix("inputs/"): c for n, c in files.items() if n.startswith("inputs/")}
    if not inputs:
        return []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        saved = read_run(root / _RUN)
        order = json.loads(files[_MANIFEST])["inputs_in_order"]
        try:
            again = _again(
                saved,
                [root / "inputs" / name for name in order],
                root / "lists" if (root / "lists").is_dir() else None,
                root / "rules" if (root / "rules").is_dir() else None,
                None,
            )
            _compare(
                files[_RUN], _reports(again)["again.json"], "screened again, the result differs"
            )
        except (ReportError, SettingError) as problem:
            return [str(problem)]
    return []


def _again(
    saved: SavedRun,
    inputs: Sequence[Path],
    lists: Path | None,
    rules: Path | None,
    answers: Answers | None,
) -> ScreeningRun:
    settings = saved.settings
    screener = Screener.load(
        lists=lists,
        rules=rules,
        only=settings.only,
        as_of=settings.as_of,
        at_least=settings.at_least,
        destination=settings.destination,
        affiliates=settings.affiliates,
    )
    return screener.screen(list(inputs), answers=answers or _shown(saved))


def _shown(saved: SavedRun) -> Answers:
    """Return the answers that the run was shown, as its flags hold them."""
    by_flag = {flag.id: flag.previous.answer for flag in saved.flags if flag.previous}
    return Answers(by_flag)


def _reports(run: ScreeningRun) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        made = {}
        for name in ("again.json", "report.xlsx", "report.html"):
            target = Path(folder) / name
            WRITERS[target.suffix](run, target)
            made[name] = target.read_bytes()
    return made


def _compare(stored: bytes, made: bytes, said: str) -> None:
    one, other = json.loads(stored), json.loads(made)
    # The names of the folders given on the command line differ from those of a pack.
    for record in (one, other):
        for name in ("lists", "rules", "ownership"):
            record["run"]["settings"].pop(name)
        for name in ("id", "grounds", "since"):
            record["run"].pop(name, None)
        for state in record["run"]["lists"]:
            state.pop("origin")
    if one == other:
        return
    where = next(key for key in one if one[key] != other.get(key))
    raise ReportError(f"{said}: {where} is another", hint="list, rules or program have changed")


def _contents(inputs: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    for path in inputs:
        if path.is_dir():
            yield from ((f"{path.name}/{name}", content) for name, content in _tree(path))
        else:
            yield path.name, path.read_bytes()


def _tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(folder).parts):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _kept_lists(
    saved: SavedRun, lists: Path | None, left_out: list[str], *, confidential: bool
) -> dict[str, bytes]:
    """Return copies of the lists that are not bundled; the program's version tells of those."""
    chosen = choose(lists, saved.settings.as_of)
    kept: dict[str, bytes] = {}
    for told in saved.lists:
        copy = chosen.get(told["id"])
        if told["state"] != "used" or copy is None or copy.origin == "bundled":
            continue
        private = copy.manifest.confidential or copy.manifest.id.startswith("local_")
        if private and not confidential:
            left_out.append(f"the list {copy.manifest.id}: confidential (--confidential adds it)")
            continue
        kept |= {f"lists/{copy.manifest.id}/{n}": c for n, c in _tree(copy.folder)}
    return kept


def _manifest(
    saved: SavedRun, files: Mapping[str, bytes], regime: str, left_out: Sequence[str]
) -> dict[str, Any]:
    if regime not in RETAIN_YEARS:
        raise SettingError(f"there is no rule on records of {regime!r}; there are ear and ofac")
    day = saved.settings.as_of
    told = {name: sha256(content).hexdigest() for name, content in files.items()}
    manifest = {
        "schema": SCHEMA,
        "run": saved.id,
        "tool_version": saved.tool_version,
        "as_of": day.isoformat(),
        "regime": regime,
        "retain_until": _years_after(day, RETAIN_YEARS[regime]).isoformat(),
        "lists": [
            {name: one[name] for name in ("id", "state", "published", "sha256", "origin")}
            for one in saved.lists
        ],
        "rules_hash": saved.rules_hash,
        "inputs": [{"key": one.key, "sha256": one.sha256} for one in saved.documents],
        "inputs_in_order": _in_order(files),
        "left_out": list(left_out),
        "files": told,
    }
    return manifest | {"digest": _digest(told, manifest)}


def _in_order(files: Mapping[str, bytes]) -> list[str]:
    names = [name.removeprefix("inputs/") for name in files if name.startswith("inputs/")]
    return list(dict.fromkeys(name.split("/")[0] for name in names))


def _digest(told: Mapping[str, str], manifest: Mapping[str, Any]) -> str:
    rest = {key: value for key, value in manifest.items() if key not in ("digest", "files")}
    text = json.dumps([dict(told), rest], ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        if sum(one.file_size for one in archive.infolist()) > _MOST_BYTES:
            raise ValueError("it unpacks to more than 2 GB")
        names = [one.filename for one in archive.infolist()]
        if any(Path(name).is_absolute() or ".." in Path(name).parts for name in names):
            raise ValueError("it names files outside of itself")
        return {name: archive.read(name) for name in names}
