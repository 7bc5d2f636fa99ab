"""Rows of a file with cells: quoted ones over several lines, and broken ones told without harm to the next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sync.connectors.files.encoding import Encoding
from sync.connectors.files.lines import CHUNK, Spot, lines

LONGEST_CELL = 1_000_000
DELIMITERS = (",", ";", "\t", "|")
_OPENING = re.compile(r' *"')
_INSIDE = re.compile(r'[^"]*(?:""[^"]*)*')
_NO_FAULT = ""


class BrokenRowError(ValueError):
    """A row cannot be cut into cells; the message says why."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is cut: its encoding, what stands between cells, and the names of its columns."""

    encoding: Encoding
    delimiter: str
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    first: Spot


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it begins, its cells by column, or the reason why it has none. ``after`` is the next place.

    ``is_cut`` is true for a last row that breaks off: the file may not be complete.
    """

    spot: Spot
    after: Spot
    cells: Mapping[str, str]
    fault: str = _NO_FAULT
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """The same before its cells have names."""

    spot: Spot
    after: Spot
    cells: Sequence[str]
    fault: str = _NO_FAULT
    has_end: bool = True


def rows(file: BinaryIO, dialect: Dialect, spot: Spot, chunk: int = CHUNK) -> Iterator[Row]:
    """Give the rows from a place on; empty ones are passed over."""
    columns = dialect.columns
    for cut in cuts(file, dialect.encoding, dialect.delimiter, spot, chunk):
        if cut.fault:
            yield Row(cut.spot, cut.after, {}, cut.fault, not cut.has_end)
        elif len(cut.cells) == len(columns):
            if any(cut.cells):
                yield Row(cut.spot, cut.after, dict(zip(columns, cut.cells, strict=True)))
        elif any(cell.strip() for cell in cut.cells):
            yield _uneven(cut, columns)


def _uneven(cut: Cut, columns: Sequence[str]) -> Row:
    """Take a row with empty cells too many; tell of any other that does not fit the header."""
    cells, wanted = cut.cells, len(columns)
    if len(cells) > wanted and not any(cell.strip() for cell in cells[wanted:]):
        return Row(cut.spot, cut.after, dict(zip(columns, cells, strict=False)))
    fault = (
        f"it has {len(cells)} of the {wanted} cells of the header"
        if len(cells) < wanted
        else f"it has {len(cells)} cells where the header has {wanted}"
    )
    named = dict(zip(columns, cells, strict=False)) if len(cells) < wanted else {}
    return Row(cut.spot, cut.after, named, fault, is_cut=not cut.has_end and len(cells) < wanted)


def cuts(file: BinaryIO, encoding: Encoding, delimiter: str, spot: Spot, chunk: int = CHUNK) -> Iterator[Cut]:
    """Cut into cells what stands from a place on, going on behind the first line of a row that is broken."""
    source = _Source(file, encoding, spot, chunk)
    number = spot.row
    while (raw := source.next()) is not None:
        here = Spot(number, source.offset, source.line)
        try:
            cells = _cells(source, raw, delimiter)
            fault = _NO_FAULT
        except BrokenRowError as error:
            cells, fault = [], str(error)
            source.go_back_behind(raw, here)
        number += 1
        has_end = raw.endswith(_LINE_ENDS) if source.is_at_first else True
        yield Cut(here, Spot(number, source.after, source.line_after), cells, fault, has_end)


_LINE_ENDS = (b"\n", b"\r", b"\n\x00", b"\r\x00")


class _Source:
    """Lines one by one; can go back to behind a line where a quotation led astray."""

    def __init__(self, file: BinaryIO, encoding: Encoding, spot: Spot, chunk: int) -> None:
        self._file, self.encoding, self._chunk = file, encoding, chunk
        self._lines = lines(file, encoding, spot.offset, chunk)
        self.offset = self.after = spot.offset
        self.line = self.line_after = spot.line
        self.is_at_first = True

    def next(self) -> bytes | None:
        """Begin a row."""
        self.is_at_first = True
        return self._read(is_first=True)

    def more(self) -> bytes | None:
        """Go on with a row."""
        self.is_at_first = False
        return self._read(is_first=False)

    def _read(self, *, is_first: bool) -> bytes | None:
        found = next(self._lines, None)
        if found is None:
            return None
        if is_first:
            self.offset, self.line = found[0], self.line_after
        self.after = found[0] + len(found[1])
        self.line_after += 1
        return found[1]

    def go_back_behind(self, raw: bytes, here: Spot) -> None:
        """Read on behind the first line of a row."""
        self.line_after = here.line + 1
        if not self.is_at_first:
            self._lines = lines(self._file, self.encoding, here.offset + len(raw), self._chunk)
            self.after = here.offset + len(raw)
            self.is_at_first = True

    def decode(self, raw: bytes) -> str:
        """Read a line as text; zero bytes are the padding of old systems and say nothing."""
        try:
            text = raw.decode(self.encoding.codec)
        except UnicodeDecodeError:
            raise BrokenRowError(f"it is not {self.encoding.codec} text") from None
        return text.replace("\0", "") if "\0" in text else text


def _cells(source: _Source, raw: bytes, delimiter: str) -> list[str]:
    text = source.decode(raw)
    if '"' not in text:
        return text.rstrip("\r\n").split(delimiter)
    cells = _split(text, delimiter)
    pieces, size = [text], len(text)
    while cells is None:
        more = source.more()
        if more is None or size > LONGEST_CELL:
            raise BrokenRowError("a quoted cell is never closed")
        pieces.append(source.decode(more))
        size += len(more)
        if pieces[-1].count('"') % 2:
            pieces = ["".join(pieces)]
            cells = _split(pieces[0], delimiter)
    return cells


def _split(text: str, delimiter: str) -> list[str] | None:
    """Cut one row into its cells; nothing where a quoted cell goes on in the next line."""
    cells: list[str] = []
    place, stop = 0, len(text.rstrip("\r\n"))
    while place <= stop:
        opening = _OPENING.match(text, place)
        if opening is None:
            end = text.find(delimiter, place, stop)
            end = stop if end < 0 else end
            cells.append(text[place:end])
        else:
            inside = _INSIDE.match(text, opening.end())
            close = inside.end() if inside is not None else len(text)
            if close == len(text):
                return None
            cells.append(text[opening.end() : close].replace('""', '"'))
            end = _behind_quote(text, close + 1, stop, delimiter)
        place = end + 1
    return cells


def _behind_quote(text: str, place: int, stop: int, delimiter: str) -> int:
    while place < stop and text[place] == " ":
        place += 1
    if place < stop and text[place] != delimiter:
        raise BrokenRowError("something stands behind the end of a quoted cell")
    return max(place, stop) if place >= stop else place
