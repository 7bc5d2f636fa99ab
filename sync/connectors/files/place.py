"""A place in a feed of files: which files it speaks of, how far they were read, and what was wrong with them.

The clock of a folder counts readings, in whole seconds, for nothing else survives a step back. Each change of a file
begins a reading a second after the end of the one before; its end lies a second later.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from callcenter.domain.feed import Cursor
from callcenter.domain.ids import RemoteId
from sync.connectors.files.folder import Print
from sync.connectors.files.lines import Spot
from sync.contract import BadRecord

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(seconds=1)
_READING = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Place:
    """How far a reading came; ``spot`` is nothing at its end. ``bad`` is what it met, as far as it is worth keeping."""

    stamp: datetime
    rules: str
    prints: dict[str, Print]
    spot: Spot | None
    bad: tuple[BadRecord, ...] = field(default=())

    @classmethod
    def of(cls, cursor: Cursor | None) -> "Place | None":
        """Read it from a cursor; one that is not ours says nothing."""
        if cursor is None or not cursor.token:
            return None
        try:
            return _read(json.loads(cursor.token))
        except (ValueError, TypeError, KeyError, OverflowError):
            return None

    def cursor(self) -> Cursor:
        """Write it as a cursor."""
        spot = None if self.spot is None else [self.spot.row, self.spot.offset, self.spot.line]
        files = {
            name: [mark.size, mark.changed, mark.digest, mark.is_settled]
            for name, mark in self.prints.items()
        }
        bad = [[one.id, one.reason, one.file, one.line] for one in self.bad]
        told = {
            "stamp": self.stamp.isoformat(),
            "rules": self.rules,
            "files": files,
            "spot": spot,
            "bad": bad,
        }
        token = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return Cursor(self.stamp, 0 if self.spot is None else self.spot.row, token)

    def speaks_of(self, cursor: Cursor, rules: str, prints: dict[str, Print]) -> bool:
        """Tell whether these are the files it speaks of, and the cursor was not moved back."""
        return (
            cursor.stamp == self.stamp
            and self.rules == rules
            and self.prints.keys() == prints.keys()
            and all(mark.is_same(prints[name]) for name, mark in self.prints.items())
        )


def beginning(cursor: Cursor | None) -> datetime:
    """Say when a new reading begins."""
    return (_FIRST if cursor is None else cursor.stamp) + _TICK


def ending(begun: datetime) -> datetime:
    """Say when a reading ends."""
    return begun + _READING


def _read(told: Any) -> Place:
    files = cast("dict[str, list[Any]]", told["files"])
    return Place(
        datetime.fromisoformat(told["stamp"]),
        str(told["rules"]),
        {name: Print(*mark) for name, mark in files.items()},
        None if told["spot"] is None else Spot(*told["spot"]),
        tuple(_bad(one) for one in told["bad"]),
    )


def _bad(told: Sequence[Any]) -> BadRecord:
    identity, reason, file, line = told
    return BadRecord(RemoteId(identity), reason, file=file, line=line)
