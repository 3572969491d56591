"""Where the bundled data and the user's own data stand, and how files there are written whole."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import platformdirs

# A work file so old is of a process that was killed: nothing here is written for an hour.
_LEFT_BEHIND = 3600.0  # seconds
_WORK = ".work"  # how a work folder's name ends

HERE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return the folder of bundled data that is in use: ``lists`` or ``rules``.

    In a checkout (and in an editable install of one) that is the folder beside the package; in a
    wheel it stands inside the package as ``screener/_bundled``.
    """
    inside = HERE / "_bundled" / name
    return inside if inside.is_dir() else HERE.parent / name


def home() -> Path:
    """Return the folder of the user's snapshots, caches and answers (``SCREENER_HOME``)."""
    named = os.environ.get("SCREENER_HOME", "")
    return Path(named) if named else Path(platformdirs.user_data_dir("screener", appauthor=False))


def cache() -> Path:
    """Return the folder of files that may be deleted at any time."""
    return home() / "cache"


@contextlib.contextmanager
def whole_file(path: Path, *, durable: bool = False) -> Iterator[Path]:
    """Give an empty work file beside ``path``, which takes its place when the block ends well.

    Whoever reads ``path`` meets the old file or the new one, whenever this process is killed.

    Args:
        path: The file; its folder is made where it is not there.
        durable: Whether it is on the disk when the block ends, also where the power fails.

    Raises:
        OSError: The folder or the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    work = Path(name)
    try:
        yield work
        if durable:
            _to_disk(work)
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give an empty work folder beside ``path``, which gets its name when the block ends well.

    Where another process was first, its folder stays and this one's is dropped: it is for folders
    that are named by what they hold. Work folders of processes that were killed are cleared away.

    Raises:
        OSError: The folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f".*{_WORK}"):
        if _used(left) < time.time() - _LEFT_BEHIND:
            shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=f".{path.name[:16]}.", suffix=_WORK, dir=path.parent))
    work.chmod(0o755)  # mkdtemp's is its owner's alone; a team may share the home
    try:
        yield work
        for file in work.iterdir():
            _to_disk(file)
        with contextlib.suppress(FileExistsError):
            if not path.is_dir():
                _renamed(work, path)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _renamed(work: Path, path: Path) -> None:
    try:
        work.rename(path)
    except OSError as problem:
        if path.is_dir():  # not all systems say that it is there by the same error
            raise FileExistsError(str(path)) from problem
        raise


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def kept(path: Path) -> bytes | None:
    """Return what ``keep`` wrote into a cache file; None where it is missing, cut or altered."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    total, line_end, body = content.partition(b"\n")
    if not line_end or sha256(body).hexdigest().encode() != total:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # pruned is what was not used for longest
    return body


def keep(path: Path, content: bytes, *, most: int) -> None:
    """Write a cache file, its sum in front; a folder that cannot be written costs time only.

    Args:
        path: Named PREFIX-WHATEVER.SUFFIX, where WHATEVER is a digest of all that it follows from.
        content: The content; ``kept`` returns it.
        most: How many files of this prefix and suffix stay, those last used.
    """
    with contextlib.suppress(OSError):
        with whole_file(path) as work:
            work.write_bytes(sha256(content).hexdigest().encode() + b"\n" + content)
        prune(path, most=most)


def prune(path: Path, *, most: int) -> None:
    """Remove the cache files of one's prefix and suffix that were not used for longest.

    Work files of processes that were killed go too.
    """
    prefix = path.name.partition("-")[0]
    by_use = sorted(path.parent.glob(f"{prefix}-*{path.suffix}"), key=_used, reverse=True)
    left = [
        one for one in path.parent.glob(f".{prefix}-*") if _used(one) < time.time() - _LEFT_BEHIND
    ]
    for old in (*by_use[most:], *left):
        with contextlib.suppress(OSError):
            old.unlink()


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another process has removed it
        return 0.0
