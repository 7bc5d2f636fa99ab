"""Recognises in which encoding a file was written, by all of it and not by its beginning.

A mark at the beginning decides. Else it is UTF-8 where nearly all that is not ASCII is sound UTF-8; else GB18030 where
most of it are common Chinese characters; else the Western code page. A setting overrules it.
"""

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 1 << 18
_SOUND_FOR_ONE_BROKEN = 4
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNDEFINED_WESTERN = frozenset(b"\x81\x8d\x8f\x90\x9d")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, and how many bytes of mark stand before the text."""

    codec: str
    mark: int = 0

    @property
    def width(self) -> int:
        """How many bytes a line end takes."""
        return 2 if self.codec.startswith("utf-16") else 1


def recognise(file: BinaryIO, named: str = "") -> Encoding:
    """Say how a file is written; ``named`` is what somebody who knows said."""
    file.seek(0)
    start = file.read(4)
    for mark, codec in _MARKS:
        if start.startswith(mark) and (not named or _same(named, codec)):
            return Encoding(codec, len(mark))
    if named:
        return Encoding(_plain(named))
    if len(start) >= 2 and 0 in start[:2] and any(start[:2]):
        return Encoding("utf-16-be" if start[0] == 0 else "utf-16-le")
    return Encoding(_guess(file))


def _same(named: str, codec: str) -> bool:
    name = codecs.lookup(named).name
    return name in {codec, f"{codec}-sig"} or (name == "utf-16" and codec.startswith("utf-16"))


def _plain(named: str) -> str:
    """Name a codec that looks for no mark: there is none here."""
    name = codecs.lookup(named).name
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(name, name)


def _guess(file: BinaryIO) -> str:
    if _is_sound(file):
        return "utf-8"
    if _is_chinese(_letters(file, "gb18030")):
        return "gb18030"
    return "latin-1" if _holds(file, _UNDEFINED_WESTERN) else "cp1252"


def _is_sound(file: BinaryIO) -> bool:
    """Weigh what is not ASCII and sound UTF-8 against what is neither."""
    sound = broken = 0
    for text in _texts(file, "utf-8"):
        if not text.isascii():
            here = text.count("\ufffd")
            broken += here
            sound += len(text) - len(text.encode("ascii", "ignore")) - here
    return broken * _SOUND_FOR_ONE_BROKEN <= sound


def _letters(file: BinaryIO, codec: str) -> Counter[str]:
    """Count what is not ASCII."""
    found: Counter[str] = Counter()
    for text in _texts(file, codec):
        if not text.isascii():
            found.update(text)
    return Counter({letter: count for letter, count in found.items() if letter > "\x7f"})


def _texts(file: BinaryIO, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    for chunk in _chunks(file):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _is_chinese(letters: Counter[str]) -> bool:
    """Weigh common Chinese characters against pairs that a Western text makes by chance."""
    common = strange = 0
    for letter, count in letters.items():
        lead, trail = (*letter.encode("gb18030", "replace"), 0)[:2]
        if letter == "\ufffd" or trail < 0xA1 or lead < 0xA1:
            strange += count
        elif 0xB0 <= lead <= 0xD7:
            common += count
    return common > strange


def _holds(file: BinaryIO, wanted: Iterable[int]) -> bool:
    return any(byte in chunk for chunk in _chunks(file) for byte in wanted)


def _chunks(file: BinaryIO) -> Iterable[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk
