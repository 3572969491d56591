"""The tables of the store, and how an older store is brought up to date."""

from collections.abc import Callable

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    select,
)

from screener.errors import SettingError

METADATA = MetaData()
VERSION = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))
# Only added to: an answer that another follows stays as it was given.
ANSWERS = Table(
    "answers",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("flag", String(32), nullable=False, index=True),
    Column("subject", String(32), nullable=False, index=True),
    Column("entry", String(300), nullable=False),
    Column("ground", Text, nullable=False),
    Column("disposition", String(32), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("reviewer", String(200), nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("comment", Text, nullable=False),
    Column("until", Date),
    Column("approver", String(200), nullable=False),
    Column("approved_on", Date),
    Column("row_hash", String(64), nullable=False),
)
LOG = Table(
    "log",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("who", String(200), nullable=False),
    Column("what", String(32), nullable=False),
    Column("told", Text, nullable=False),  # JSON
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
# One function a step, from version N to N + 1; the first makes the tables.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (METADATA.create_all,)


def migrate(connection: Connection) -> None:
    """Bring a store up to date.

    Raises:
        SettingError: The store was written by a newer version of the program.
    """
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise SettingError(
            f"the store of answers has version {version}, and this program knows {len(MIGRATIONS)}",
            hint="install the newer version of screener that wrote it",
        )
    for step in MIGRATIONS[version:]:
        step(connection)
    if version < len(MIGRATIONS):
        connection.execute(VERSION.delete())
        connection.execute(VERSION.insert().values(version=len(MIGRATIONS)))


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(VERSION.name):
        return 0
    return int(connection.execute(select(VERSION.c.version)).scalar() or 0)
