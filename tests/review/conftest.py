"""A store on each engine: SQLite, and PostgreSQL where Debian's package is there."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from screener.review.store import Store

_POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _as_nobody(command: list[str]) -> list[str]:
    # PostgreSQL does not run as root.
    if os.getuid() != 0:
        return command
    return ["runuser", "-u", "postgres", "--", *command]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a PostgreSQL server of the tests' own."""
    if not _POSTGRES:
        if os.environ.get("SCREENER_CI"):
            pytest.fail("postgresql is missing, and CI installs it")
        pytest.skip("PostgreSQL is not on this machine")
    bin_dir = _POSTGRES[-1].parent
    folder = Path("/tmp") / f"screener-pg-{os.getpid()}-{time.monotonic_ns()}"
    folder.mkdir()
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    subprocess.run(
        _as_nobody([str(bin_dir / "initdb"), "-D", str(data), "-U", "tester", "-A", "trust"]),
        check=True,
        capture_output=True,
        cwd="/tmp",
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [str(bin_dir / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-w"]
    subprocess.run(_as_nobody([*control, "-o", options, "start"]), check=True, cwd="/tmp")
    yield f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
    subprocess.run(_as_nobody([*control, "-m", "immediate", "stop"]), check=False, cwd="/tmp")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'review.sqlite'}"
    server: str = request.getfixturevalue("postgres")
    return server


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = Store.open(address)
    with opened._writing() as connection:
        for table in ("answers", "log"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    yield opened
    opened.close()
