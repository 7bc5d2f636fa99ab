"""What the builders of the company share: its day, its counters, and what has been made so far.

Everything is planned for a whole day from the seed alone; ``now`` only decides what has not happened yet. So the same
customers, orders and numbers are there every day, with their dates moved on, and "late today" stays true.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from sync.demo.model import Article, Numbered

_BATCH = 25
_BATCH_TIME = timedelta(seconds=30)


@dataclass(slots=True)
class World:
    """The company while it is being made."""

    seed: int
    now: datetime
    """What is later has not happened yet; its zone says where a day begins."""
    articles: Mapping[str, str] = field(default_factory=dict[str, str])
    kinds: dict[str, list[Numbered | Article]] = field(default_factory=dict[str, list[Numbered | Article]])
    _counters: Counter[str] = field(default_factory=Counter[str])

    @property
    def day(self) -> date:
        """The day everything is told from."""
        return self.now.date()

    def number(self, series: str) -> int:
        """Give the next number of a series; it is used up even if its record does not come to be today."""
        self._counters[series] += 1
        return self._counters[series]

    def chance(self, *about: object) -> Random:
        """Give the chance of one thing, which no other thing disturbs."""
        return Random("/".join(str(part) for part in (self.seed, *about)))

    def at(self, days_ago: int, hour: float, zone: tzinfo = UTC) -> datetime:
        """Give a time of a day some days ago, by the clock of a zone, in UTC."""
        return at_hour(self.day - timedelta(days=days_ago), hour, zone)

    def has_come(self, moment: datetime) -> bool:
        """Tell whether this has happened."""
        return moment <= self.now

    def stamp(self, serial: int, changes: Sequence[datetime] = ()) -> datetime:
        """Say when a record last changed: today with its last change, else in the night, a batch at a time."""
        begin = datetime.combine(self.day, time(), self.now.tzinfo).astimezone(UTC)
        night = begin + serial // _BATCH * _BATCH_TIME
        last = max((change for change in changes if self.has_come(change)), default=night)
        micro = timedelta(microseconds=serial * 7919 % 1_000_000)
        return min(max(night, last + micro) if last > night else night, self.now.astimezone(UTC))

    def add(self, kind: str, record: Numbered | Article) -> None:
        """Put a record in."""
        self.kinds.setdefault(kind, []).append(record)


def at_hour(day: date, hour: float, zone: tzinfo) -> datetime:
    """Give a time of a day by the clock of a zone, in UTC and whole seconds."""
    begin = datetime.combine(day, time(), zone)
    return (begin + timedelta(seconds=round(hour * 3600))).astimezone(UTC)
