"""From a Parquet file to a grid."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

from screener.errors import UnreadableDocumentError
from screener.formats.grid import Book, Grid, Row
from screener.formats.jsonlines import shown

_MOST_PLACES = 50_000_000  # rows by columns; each becomes a text of its own
_MOST_BYTES = 2_000_000_000  # unpacked, as the file itself says


def parquet_book(content: bytes) -> Book:
    """Return the one grid of a .parquet file; raises UnreadableDocumentError if it is none.

    The first row is the header and has the number 0.
    """
    # Only here: a run without such a file starts sooner.
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(BytesIO(content))
        _check(file.metadata)
        rows = [Row(0, tuple(map(str, file.schema_arrow.names)))]
        for batch in file.iter_batches(batch_size=10_000):
            columns = [column.to_pylist() for column in batch.columns]
            for values in zip(*columns, strict=True):
                rows.append(Row(len(rows), tuple(map(_text, values))))
    except (
        pa.ArrowException,
        OSError,
        ValueError,
        KeyError,
        OverflowError,
        MemoryError,
    ) as problem:
        raise UnreadableDocumentError(
            "the .parquet file is broken or of a kind that is not read", hint="write it anew"
        ) from problem
    return Book((Grid("", tuple(rows), headed=True),))


def _check(metadata: Any) -> None:
    unpacked = sum(
        metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)
    )
    if metadata.num_rows * metadata.num_columns > _MOST_PLACES or unpacked > _MOST_BYTES:
        raise UnreadableDocumentError("the table is too large to be read at once", hint="split it")


def _text(value: Any) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return shown(value)
