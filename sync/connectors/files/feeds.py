"""The feeds of a folder: whatever changed is read again, row by row, and nothing where nothing changed."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from callcenter.domain.changes import Kind
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import RemoteId
from callcenter.domain.record import Record
from sync.connectors.files import trouble
from sync.connectors.files.folder import Folder, Print
from sync.connectors.files.lines import Spot
from sync.connectors.files.place import Place, beginning, ending
from sync.contract import BadRecord, Page, Reading, RejectedError

MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """Some records in the order of the files; ``after`` is where to go on, or nothing at the end."""

    records: tuple[Record, ...]
    bad: tuple[BadRecord, ...]
    after: Spot | None


class Catalogue(Protocol):
    """The files behind one feed, as they stood at one moment."""

    @property
    def first(self) -> Spot:
        """Where they begin."""
        ...

    @property
    def count(self) -> int:
        """About how many records they hold."""
        ...

    @property
    def is_cut(self) -> bool:
        """Whether they break off, so that what is missing may be there."""
        ...

    def step(self, spot: Spot, limit: int) -> Step:
        """Read some records from a place on."""
        ...

    def ids(self) -> frozenset[RemoteId]:
        """List the ids of all records."""
        ...

    def read(self, ids: Sequence[RemoteId]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
        """Read those of these records that there are."""
        ...


class Library(Protocol):
    """Opens catalogues; what several feeds look at is looked at once."""

    def open(self, feed: str, prints: dict[str, Print]) -> Catalogue:
        """Open the files of a feed."""
        ...


@dataclass(slots=True)
class FilesFeed:
    """The records of one kind: ``main`` files hold their ids, ``pieces`` what belongs to them.

    ``aside`` are files in which something is only looked up; what is wrong with those is told by their own feeds.
    """

    folder: Folder
    library: Library
    lock: threading.RLock
    rules: str
    name: str
    kind: Kind
    main: tuple[str, ...]
    pieces: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    part: Part | None = None
    _bad: dict[RemoteId, BadRecord] = field(default_factory=dict[RemoteId, BadRecord])
    _last: dict[str, Print] = field(default_factory=dict[str, Print])

    @property
    def home(self) -> str:
        """Its own name."""
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Read on where a reading stopped, or begin one where a file changed."""
        with self.lock:
            place = Place.of(cursor)
            known = {} if place is None else place.prints
            prints = self._prints(known)
            if cursor is None and not any(name in prints for name in self.main):
                return Page((), None, more=False, bad=self._ownerless(prints))
            if place is None or cursor is None or not place.speaks_of(cursor, self.rules, prints):
                place = Place(beginning(cursor), self.rules, prints, Spot())
                return self._go_on(replace(place, spot=self._open(prints).first), limit)
            if place.spot is None:
                self._remember(place.bad)
                return Page((), cursor, more=False, bad=place.bad)
            return self._go_on(replace(place, prints=prints), limit)

    def ids(self) -> frozenset[RemoteId] | None:
        """List every id; nothing where a file breaks off, for the rest may still come."""
        with self.lock:
            prints = self._prints(self._last)
            catalogue = self._open(prints)
            found = None if catalogue.is_cut else catalogue.ids() | self._bad.keys()
            self.folder.check_same(prints)
            return found

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single records."""
        with self.lock:
            prints = self._prints(self._last)
            records, bad = self._open(prints).read(ids) if ids else ((), ())
            self.folder.check_same(prints)
            told = {one.id for one in (*records, *bad)}
            bad += tuple(self._bad[one] for one in ids if one in self._bad and one not in told)
            return Reading(records, frozenset(ids) - told - self._bad.keys(), bad)

    def total(self) -> int | None:
        """Count them."""
        with self.lock:
            return self._open(self._prints(self._last)).count

    def _prints(self, known: dict[str, Print]) -> dict[str, Print]:
        prints = self.folder.prints((*self.main, *self.pieces), known)
        for name in (*self.main, *self.pieces):
            if name in known and name not in prints:
                raise trouble.file_missing(self.folder.office, name)
        for name in self.aside:
            with suppress(RejectedError):
                prints |= self.folder.prints((name,), known)
        self._last = prints
        return prints

    def _ownerless(self, prints: dict[str, Print]) -> tuple[BadRecord, ...]:
        reason = f"there is no {self.main[0]} that it could belong to"
        return tuple(BadRecord(RemoteId(name), reason, file=name) for name in self.pieces if name in prints)

    def _open(self, prints: dict[str, Print]) -> Catalogue:
        return self.library.open(self.name, prints)

    def _go_on(self, place: Place, limit: int) -> Page:
        catalogue = self._open(place.prints)
        if place.spot is None or place.spot == catalogue.first:
            self._bad = {}
        step = catalogue.step(place.spot or catalogue.first, limit)
        self.folder.check_same(place.prints)
        self._remember((*place.bad, *step.bad))
        stamp = place.stamp if step.after is not None else ending(place.stamp)
        kept = tuple(self._bad.values())
        there = replace(place, stamp=stamp, spot=step.after, bad=kept)
        return Page(step.records, there.cursor(), step.after is not None, step.bad)

    def _remember(self, bad: Sequence[BadRecord]) -> None:
        for one in bad:
            if len(self._bad) < MOST_KEPT:
                self._bad[one.id] = one
