"""The invented store that is measured: built once by the desk's own storage, kept in the cache folder."""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import platformdirs

from callcenter.domain.changes import Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.domain.record import Record
from callcenter.storage import offices, replica
from callcenter.storage.database import Database, Work, open_database
from callcenter.storage.migrate import steps
from ui.bench.dealings import invent_dealings
from ui.bench.knowledge import PAST_FOR_ARTICLE, invent_articles, invent_past

OFFICE = OfficeId("bench")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
GENERATOR = 1
"""Raised whenever the same number would mean another store."""
_AT_ONCE = 500
_BYTES_OF_CUSTOMER = 10_000
_BYTES_AT_LEAST = 64_000_000
_GIVES = frozenset({Kind.CUSTOMER, Kind.ORDER, Kind.SHIPMENT, Kind.INVOICE, Kind.TICKET, Kind.ARTICLE})

Told = Callable[[str], None]
Fill = Callable[[Database, int, Told], None]


def find_store(customers: int, tell: Told) -> Path:
    """Give the store of so many customers; where there is none yet, build it. Ctrl+C leaves nothing behind."""
    return _find(str(customers), customers, _fill, tell)


def find_knowledge(articles: int, tell: Told) -> Path:
    """Give the store of so many articles, and ten times as many tickets that they closed."""
    return _find(f"knowledge{articles}", articles, _fill_knowledge, tell)


@contextmanager
def opened(path: Path) -> Generator[Database]:
    """Open a store for the length of a measurement."""
    database = open_database(path)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def scratch() -> Generator[Path]:
    """Give a folder beside the stores, on the same disk, for as long as something is written."""
    folder = _folder() / f"scratch-{datetime.now(UTC):%H%M%S%f}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def pages(customers: int, start: int = 0) -> Iterator[tuple[str, list[Record]]]:
    """Give the records of these customers by feed, some hundred customers at once."""
    for first in range(start, customers, _AT_ONCE):
        gathered: dict[str, list[Record]] = {}
        for serial in range(first, min(first + _AT_ONCE, customers)):
            for feed, records in invent_dealings(serial).by_feed():
                gathered.setdefault(feed, []).extend(records)
        yield from gathered.items()


def _find(name: str, count: int, fill: Fill, tell: Told) -> Path:
    path = _folder() / f"{_shape()}-{GENERATOR}-{name}" / "desk.db"
    if not path.exists():
        for old in _folder().glob(f"*-{name}"):  # of earlier shapes
            shutil.rmtree(old, ignore_errors=True)
        _build_aside(path, count, fill, tell)
    return path


def _folder() -> Path:
    folder = platformdirs.user_cache_path("callcenter", appauthor=False) / "bench"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(folder)) from None
    return folder


def _shape() -> str:
    return blake2b("".join(steps()).encode(), digest_size=4).hexdigest()


def _build_aside(path: Path, count: int, fill: Fill, tell: Told) -> None:
    aside = path.parent.with_name(f"{path.parent.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=0o700)
    try:
        _refuse_without_room(aside, count)
        with opened(aside / path.name) as database:
            fill(database, count, tell)
        _put_in_place(aside, path.parent)
    finally:
        tell("")
        shutil.rmtree(aside, ignore_errors=True)


def _put_in_place(aside: Path, folder: Path) -> None:
    with suppress(OSError):  # another process may have been faster; its store is the same
        aside.rename(folder)


def _refuse_without_room(folder: Path, customers: int) -> None:
    if shutil.disk_usage(folder).free < _BYTES_AT_LEAST + customers * _BYTES_OF_CUSTOMER:
        raise DeskError(Trouble.STORE_FULL, path=str(folder.parent))


def _fill(database: Database, customers: int, tell: Told) -> None:
    with database.write() as work:
        offices.register(work, {OFFICE: _GIVES})
        offices.answered(work, OFFICE, NOW)
        _save(work, "articles", list(invent_articles(customers)))
    for first in range(0, customers, _AT_ONCE):
        with database.write() as work:
            for feed, records in pages(min(first + _AT_ONCE, customers), first):
                _save(work, feed, records)
        tell(f"building the store: {min(first + _AT_ONCE, customers)} of {customers} customers")


def _fill_knowledge(database: Database, articles: int, tell: Told) -> None:
    with database.write() as work:
        offices.register(work, {OFFICE: _GIVES})
        offices.answered(work, OFFICE, NOW)
    published = tuple(invent_articles(articles, articles))
    past = invent_past(published, articles * PAST_FOR_ARTICLE)
    for feed, records in (("articles", iter(published)), ("tickets", past)):
        saved = 0
        while page := list(islice(records, _AT_ONCE)):
            with database.write() as work:
                _save(work, feed, list(page))
            saved += len(page)
            tell(f"building the store: {saved} {feed}")


def _save(work: Work, feed: str, records: list[Record]) -> None:
    replica.save(work, OFFICE, feed, records, NOW)
