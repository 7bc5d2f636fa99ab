"""Physical lines of a file with the place where each begins; CR, LF and CRLF end a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sync.connectors.files.encoding import Encoding

LONGEST_LINE = 16_000_000
_ENDS = {
    "utf-16-le": re.compile(rb"\r\x00\n\x00|\r\x00|\n\x00"),
    "utf-16-be": re.compile(rb"\x00\r\x00\n|\x00\r|\x00\n"),
}
_END = re.compile(rb"\r\n|\r|\n")
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: how many rows came before it, and the byte and the line at which it stands."""

    row: int = 0
    offset: int = 0
    line: int = 1


class LineTooLongError(ValueError):
    """A line is longer than any that is a row."""


def lines(file: BinaryIO, encoding: Encoding, offset: int, chunk: int = CHUNK) -> Iterator[tuple[int, bytes]]:
    """Give each line from a place on, with its end and the byte where it begins."""
    end, width = _ENDS.get(encoding.codec, _END), encoding.width
    longest_end = 2 * width
    file.seek(offset)
    held, looked = b"", 0
    while more := file.read(chunk):
        held += more
        start = 0
        for found in end.finditer(held, looked):
            if found.start() % width or found.end() > len(held) - longest_end:
                continue
            yield offset + start, held[start : found.end()]
            start = found.end()
        held, offset = held[start:], offset + start
        looked = max(0, len(held) - 2 * longest_end)
        looked -= looked % width
        if len(held) > LONGEST_LINE:
            raise LineTooLongError
    yield from _last(held, end, width, offset)


def _last(held: bytes, end: re.Pattern[bytes], width: int, offset: int) -> Iterator[tuple[int, bytes]]:
    """Give what is left once nothing more can follow."""
    start = 0
    for found in end.finditer(held):
        if found.start() % width == 0:
            yield offset + start, held[start : found.end()]
            start = found.end()
    if start < len(held):
        yield offset + start, held[start:]
