"""Finds out by its header how a file is cut."""

import unicodedata
from typing import BinaryIO

from sync.connectors.files.encoding import Encoding
from sync.connectors.files.lines import Spot
from sync.connectors.files.rows import DELIMITERS, Cut, Dialect, cuts
from sync.connectors.files.sheets import Sheet


class HeaderError(ValueError):
    """A file has no usable header; the message says why, ``line`` where."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def read_header(file: BinaryIO, encoding: Encoding, sheet: Sheet, delimiter: str = "") -> Dialect:
    """Read the names of the columns; the delimiter is the one that gives most of the known names."""
    start = Spot(0, encoding.mark, 1)
    tried = (delimiter,) if delimiter else DELIMITERS
    found = [(_known(cut, sheet), one, cut) for one in tried if (cut := _first(file, encoding, one, start))]
    if not found:
        raise HeaderError("it is empty, without even a header")
    _count, one, cut = max(found, key=lambda each: each[0])
    if cut.fault:
        raise HeaderError(f"its header cannot be read: {cut.fault}", cut.spot.line)
    titles = tuple(title.strip().strip("\ufeff") for title in cut.cells)
    columns = tuple(_named(title, sheet) for title in titles)
    _check(columns, sheet, cut.spot.line)
    return Dialect(encoding, one, columns, titles, Spot(0, cut.after.offset, cut.after.line))


def column_of(title: str) -> str:
    """Bring the title of a column to its name: case and spaces do not matter."""
    plain = unicodedata.normalize("NFKC", title).strip().strip("\ufeff").strip().casefold()
    return "_".join(plain.replace("-", " ").replace("_", " ").split())


def _named(title: str, sheet: Sheet) -> str:
    """Name a column of ours as we do, and one of the office's own as it does."""
    name = column_of(title)
    return name if name in sheet.columns else title


def _known(cut: Cut, sheet: Sheet) -> tuple[int, int]:
    return sum(column_of(cell) in sheet.columns for cell in cut.cells), len(cut.cells)


def _first(file: BinaryIO, encoding: Encoding, delimiter: str, start: Spot) -> Cut | None:
    """Give the first row that says something; spreadsheets may write their delimiter above it."""
    for cut in cuts(file, encoding, delimiter, start):
        text = delimiter.join(cut.cells).strip()
        if cut.fault or (text.strip(delimiter + " \ufeff") and not text.casefold().startswith("sep=")):
            return cut
    return None


def _check(columns: tuple[str, ...], sheet: Sheet, line: int) -> None:
    missing = [name for name in sheet.required if name not in columns]
    if missing:
        raise HeaderError(f"it has no column {', '.join(missing)}", line)
    for name in sheet.columns:
        if columns.count(name) > 1:
            raise HeaderError(f"it has the column {name} twice", line)
