"""The bytes of a workbook without a clock in them."""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

# What programs take for the oldest day of a file in a zip.
_DAY = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PIECE = 2**16


def stable(workbook: Any) -> Iterator[bytes]:
    """Yield a workbook of openpyxl as a zip in which every time is the same."""
    with tempfile.TemporaryFile() as made, tempfile.TemporaryFile() as fixed:
        workbook.save(made)
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
            for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                _copy(source, target, name)
        fixed.seek(0)
        yield from iter(lambda: fixed.read(_PIECE), b"")


def _copy(source: zipfile.ZipFile, target: zipfile.ZipFile, name: str) -> None:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # These two are fixed, because the file would otherwise tell on which system it was written.
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    with source.open(name) as old, target.open(entry, "w", force_zip64=True) as new:
        for piece in iter(lambda: old.read(_PIECE), b""):
            new.write(_STAMP.sub(b"1980-01-01T00:00:00Z", piece) if name == "docProps/core.xml" else piece)
