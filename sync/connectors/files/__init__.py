"""A folder with exported files as an office, for companies whose system can do no more than export."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from sync.connectors.files.feeds import FilesFeed
from sync.connectors.files.folder import ARTICLES, Folder
from sync.connectors.files.library import FilesLibrary
from sync.connectors.files.settings import NAMES, FilesSettings, read_settings
from sync.connectors.files.writing import FilesWriter
from sync.contract import Capabilities, Change, Diagnosis, Feed, Finding, Receipt, Standing, Writing

VERSION = "2"
"""With another way to read the same files everything is read anew."""
IDENTITY = "identity.txt"

Names = tuple[str, ...]
FEEDS: tuple[tuple[str, Kind, Names, Names, Names], ...] = (
    ("customers", Kind.CUSTOMER, ("customers.csv",), (), ()),
    ("orders", Kind.ORDER, ("orders.csv",), ("order_lines.csv",), ()),
    (
        "shipments", Kind.SHIPMENT, ("shipments.csv",), ("tracking_events.csv",), ("orders.csv", "customers.csv"),
    ),
    ("tickets", Kind.TICKET, ("tickets.csv",), (), ()),
    ("articles", Kind.ARTICLE, ("articles.jsonl", ARTICLES), (), ()),
)  # fmt: skip
"""Each feed with its kind, the files with its ids, those with their pieces, and those in which it looks things up."""
_LONGEST_NAME = 200
_PATIENCE = 0.5


class FilesConnector:
    """Reads one folder, and changes none of its files; edits go into a folder of their own."""

    def __init__(self, settings: FilesSettings) -> None:
        self._settings = settings
        self._folder = Folder(settings.office, settings.folder)
        self._library = FilesLibrary(self._folder, settings)
        self._lock = threading.RLock()
        self._feeds = [
            FilesFeed(
                self._folder, self._library, self._lock, f"{VERSION} {settings.rules}",
                name, kind, main, pieces, aside,
            )
            for name, kind, main, pieces, aside in FEEDS
        ]  # fmt: skip
        self._writer = FilesWriter(settings.office, settings.edits, self._folder, self._feeds)

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:  # noqa: ARG003  # of the contract
        """Build it; the folder is not looked at before the first question. It knows no secret."""
        return cls(read_settings(settings))

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        """Name the settings."""
        return NAMES

    @property
    def office(self) -> OfficeId:
        """The office it speaks for."""
        return self._settings.office

    @property
    def capabilities(self) -> Capabilities:
        """A file is read as a whole as it stands, so nothing comes late behind a place that was read."""
        return Capabilities(
            overlap=timedelta(0),
            page_size=500,
            parallel_requests=1,
            gives=frozenset(kind for _, kind, *_ in FEEDS),
        )

    def feeds(self) -> Sequence[Feed]:
        """Customers come first, so that what hangs on them finds them."""
        return self._feeds

    @property
    def writing(self) -> Writing:
        """The kinds of edit it takes: all of what it gives."""
        return self._writer.writing

    def look(self, change: Change) -> Standing:
        """Read what the export says now."""
        return self._writer.look(change)

    def send(self, change: Change, revision: str) -> Receipt:
        """Add it to the file of edits; files know no revisions."""
        return self._writer.send(change)

    def find(self, change: Change) -> Finding:
        """Look for it in the files of edits."""
        return self._writer.find(change)

    def identity(self) -> str:
        """Read the name that a company may give its folder; without one no folder is doubted."""
        with self._lock, suppress(OSError, ValueError):
            path = self._folder.names().get(IDENTITY)
            if path is not None and path.is_file():
                with path.open("rb") as file:
                    told = file.read(4 * _LONGEST_NAME).decode("utf-8-sig")
                return " ".join(told.split())[:_LONGEST_NAME]
        return ""

    def clock_offset(self) -> timedelta | None:
        """A folder has no clock."""
        return None

    def test_connection(self) -> Diagnosis:
        """Look which files are there."""
        names = self._folder.names()
        known = [one for _name, _kind, main, pieces, _aside in FEEDS for one in (*main, *pieces)]
        found = [one for one in dict.fromkeys(known) if one in names]
        notes = [*(f"{one}: found" for one in found)] or ["none of the files is there yet"]
        return Diagnosis("Folder of files", VERSION, timedelta(0), tuple(notes))

    def close(self) -> None:
        """Let whatever is being read come to an end, and let go of the index; nobody waits long for either."""
        self._folder.end()
        if self._lock.acquire(timeout=_PATIENCE):
            self._library.close()
            self._lock.release()
