"""One file with rows: read in order page by page, and by id wherever a row stands."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from callcenter.domain.ids import RemoteId
from sync.connectors.files import trouble
from sync.connectors.files.encoding import recognise
from sync.connectors.files.folder import Folder, Print
from sync.connectors.files.header import HeaderError, read_header
from sync.connectors.files.index import Index, hashed
from sync.connectors.files.lines import LONGEST_LINE, LineTooLongError, Spot
from sync.connectors.files.rows import Dialect, Row, rows
from sync.connectors.files.settings import FilesSettings
from sync.connectors.files.sheets import Sheet
from sync.connectors.files.values import UnreadableError, optional_key
from sync.contract import BadRecord

MOST_TOLD = 1000
_LITTLE = 1024
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be read, by its place."""

    file: str
    line: int
    reason: str

    def bad(self, identity: RemoteId | None = None) -> BadRecord:
        """Tell it; a row without an id of its own is named by its place."""
        return BadRecord(
            identity or RemoteId(f"{self.file}:{self.line}"), self.reason, file=self.file, line=self.line
        )


class Table:
    """A file as it stood at one moment; with another print it is another table."""

    def __init__(self, folder: Folder, index: Index, sheet: Sheet, mark: Print) -> None:
        self.sheet, self.mark = sheet, mark
        self.faults: list[Fault] = []
        self.fault_count = 0
        self.count = 0
        self.is_cut = False
        self._folder, self._index = folder, index
        self._ids = ""
        self._dialect: Dialect | None = None

    def open(self, settings: FilesSettings) -> "Table":
        """Look at its header, then note where each row stands; raises the contract's errors."""
        with self._folder.opened(self.sheet.name) as file:
            try:
                encoding = recognise(file, settings.encoding)
                self._dialect = read_header(file, encoding, self.sheet, settings.delimiter)
            except HeaderError as error:
                raise self._unreadable(str(error), error.line) from None
            except LineTooLongError:
                raise self._unreadable(f"a line is longer than {LONGEST_LINE} bytes") from None
        self._index.replace(self.sheet.name, self._scan(self.dialect.first))
        return self

    @property
    def dialect(self) -> Dialect:
        """How it is cut."""
        if self._dialect is None:
            raise self._unreadable("it has not been looked at")
        return self._dialect

    @property
    def first(self) -> Spot:
        """Where its rows begin."""
        return self.dialect.first

    def ids(self) -> frozenset[RemoteId]:
        """List the ids of all rows, and the places of those that have none."""
        return frozenset(RemoteId(one) for one in self._ids.split("\n") if one)

    def rows(self, spot: Spot) -> Iterator[Row]:
        """Read on from a place."""
        with self._folder.opened(self.sheet.name) as file:
            try:
                yield from rows(file, self.dialect, spot)
            except LineTooLongError:
                raise self._unreadable(f"a line is longer than {LONGEST_LINE} bytes") from None

    def identify(self, row: Row) -> RemoteId | None:
        """Give the id of a row, as far as it has a sound one."""
        with suppress(UnreadableError):
            return optional_key(row.cells, self.sheet.key)
        return None

    def firsts(self, ids: Sequence[str]) -> dict[str, Spot]:
        """Say where the first row of each id stands."""
        found = self._index.first(self.sheet.name, [hashed(one) for one in ids])
        return {one: found[hashed(one)] for one in ids if hashed(one) in found}

    def find(self, ids: Sequence[str]) -> dict[str, Row]:
        """Read the first row of each id that there is."""
        found = self.firsts(ids)
        fetched = zip(found, self._fetch(list(found.values())), strict=True)
        return {identity: row for identity, row in fetched if self.identify(row) == identity}

    def of(self, owners: Sequence[str]) -> dict[str, list[Row]]:
        """Read all rows that belong to each, in the order of the file."""
        found: dict[str, list[Row]] = {}
        places = self._index.all(self.sheet.name, [hashed(one) for one in owners])
        for row in self._fetch([spot for _key, spot in places]):
            found.setdefault(self.identify(row) or "", []).append(row)
        return found

    def strangers(self, owners: str) -> tuple[list[Fault], int]:
        """Tell of rows that belong to nobody in the other file, and how many there are."""
        spots, count = self._index.strangers(self.sheet.name, owners, MOST_TOLD)
        reason = f"its {self.sheet.key} is not in {owners}"
        return [Fault(self.sheet.name, spot.line, reason) for spot in spots], count

    def _fetch(self, spots: Sequence[Spot]) -> Iterator[Row]:
        with self._folder.opened(self.sheet.name) as file:
            for spot in spots:
                row = next(rows(file, self.dialect, spot, _LITTLE), None)
                if row is None:
                    raise trouble.being_written(self._folder.office, self.sheet.name)
                yield row

    def _scan(self, first: Spot) -> Iterator[tuple[int, int, int]]:
        """Go through all rows once, noting ids, and what has none."""
        ids: dict[str, None] = {}
        for row in self.rows(first):
            if row.spot.row % _AT_ONCE == 0:
                self._folder.stop_if_ended()
            self.is_cut = row.is_cut
            identity = self.identify(row)
            if identity is not None and (self.sheet.is_main or not row.fault):
                yield hashed(identity), row.spot.offset, row.spot.line
            self._note(row, identity, ids)
        self.count = len(ids)
        self._ids = "\n".join(ids)

    def _note(self, row: Row, identity: RemoteId | None, ids: dict[str, None]) -> None:
        if not self.sheet.is_main:
            if row.fault or identity is None:
                self._tell(row, row.fault or self.key_fault(row))
        elif identity is None or identity in ids:
            ids[f"{self.sheet.name}:{row.spot.line}"] = None
        else:
            ids[identity] = None

    def key_fault(self, row: Row) -> str:
        """Say why a row has no sound id."""
        try:
            optional_key(row.cells, self.sheet.key)
        except UnreadableError as error:
            return str(error)
        return f"{self.sheet.key} is empty"

    def _tell(self, row: Row, reason: str) -> None:
        self.fault_count += 1
        if len(self.faults) < MOST_TOLD:
            self.faults.append(Fault(self.sheet.name, row.spot.line, reason))

    def _unreadable(self, reason: str, line: int = 1) -> Exception:
        return trouble.unreadable(self._folder.office, self.sheet.name, reason, line)
