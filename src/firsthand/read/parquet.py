"""Parquet (Apache; read by pyarrow, an extra) → an article a row, batch by batch, only the columns that are needed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from firsthand.errors import InputError
from firsthand.read.article import Raw
from firsthand.read.inputs import Input, missing, read_all
from firsthand.read.table import columns, row_raw

BATCH = 64


def read_parquet(stream: BinaryIO, item: Input, plain: bool) -> Iterator[Raw | InputError]:
    """The rows in order. ``plain``: the file is not compressed as a whole, and can be read where it lies."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise missing(item.path, "a Parquet file", "pyarrow", "archives") from None
    source: Any = item.path if plain and item.on_disk else io.BytesIO(read_all(stream, item.path))
    try:
        table = ParquetFile(source, memory_map=False, pre_buffer=False)
        with table:
            names = [n for n in table.schema_arrow.names if isinstance(n, str)]
            known = columns(names)
            if "text" not in known and "html" not in known:
                raise InputError(item.path, "a table without a column of the articles' words; name that column text")
            number = 0
            for batch in table.iter_batches(batch_size=BATCH, columns=list(dict.fromkeys(known.values()))):
                for row in batch.to_pylist():
                    number += 1
                    try:
                        yield row_raw(row, known, item, number)
                    except InputError as error:
                        yield error
    except (ArrowException, OSError, ValueError, TypeError, KeyError) as error:
        reason = str(error).strip().partition("\n")[0][:120]
        raise InputError(item.path, f"a damaged Parquet file ({reason}); write it again") from None
