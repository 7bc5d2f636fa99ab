"""What a connector is: the promises between the engine and the code for one office.

A connector is a class registered under the entry point group ``callcenter.connectors``. It is built with
``from_settings`` and then asked for its feeds. What it can do beyond feeds is what it implements: the engine
looks for the small protocols below and never assumes one.

It raises nothing but the errors below. Anything else is a bug and is reported as one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol, Self, runtime_checkable

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.errors import DeskError
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.settings import OfficeSettings


class OfficeError(DeskError):
    """An office could not do what was asked; the kinds below say what to make of it."""


class UnreachableError(OfficeError):
    """Later: no usable answer now (network, time-out, 5xx, cut or foreign reply). What was sent may have been done.

    ``was_sent`` is false only where it is certain that not one byte of the request left (no connection was made).
    """

    retry_after: timedelta | None = None
    was_sent: bool = True


class SignInError(OfficeError):
    """Not until a person signs in again: never retried by itself, and never a reason to drop an edit."""


class RejectedError(OfficeError):
    """Never: the office understood and said no."""


class OutOfDateError(OfficeError):
    """Somebody was faster; read again before deciding."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that could not be read; the others of its page were. ``reason`` holds no personal data.

    ``file`` and ``line`` say where it stands, in an office that is made of files.
    """

    id: RemoteId
    reason: str
    file: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One step of a feed. ``cursor`` is the place after it (``None`` only for an empty feed never read before)."""

    records: tuple[Record, ...]
    cursor: Cursor | None
    more: bool
    bad: tuple[BadRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a look at single records gave: those that are there, and the ids that are certainly gone."""

    records: tuple[Record, ...]
    gone: frozenset[RemoteId]
    bad: tuple[BadRecord, ...] = ()


class Feed(Protocol):
    """A stream of changed records of one kind.

    Several feeds may give the same kind: ``home`` names the feed a record is counted and reconciled under. A feed
    over parts (``part`` is set) gives whole owners of changed parts; at its first reading, with no cursor, it gives
    no records but the place where changes start to count, and therefore comes before its home feed.
    """

    @property
    def name(self) -> str:
        """Its name, unique within the connector (``orders``, ``returns``)."""
        ...

    @property
    def kind(self) -> Kind:
        """The kind of the records it gives."""
        ...

    @property
    def home(self) -> str:
        """The name of the feed its records are counted under; its own for most."""
        ...

    @property
    def part(self) -> Part | None:
        """The part it watches, or ``None`` for a feed of records."""
        ...

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Give at most about ``limit`` records changed after ``cursor``, in the order of (stamp, id)."""
        ...

    def ids(self) -> frozenset[RemoteId] | None:
        """List every id there is now (of the parts, for a feed over parts); ``None`` where it cannot be listed."""
        ...

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single records; the proof that a missing one is gone. For a feed over parts: owners."""
        ...

    def total(self) -> int | None:
        """Say about how many records a first reading brings, for the progress; ``None`` where unknown."""
        ...


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Facts about an office that the engine must respect."""

    overlap: timedelta = timedelta(seconds=120)
    """How far back a feed is read again: longest transaction + clock resolution + search lag."""
    page_size: int = 500
    parallel_requests: int = 2
    gives: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What "test the connection" found: the server's product and version, and its clock against ours."""

    product: str
    version: str
    clock_offset: timedelta
    notes: tuple[str, ...] = ()


class Connector(Protocol):
    """The code for one office."""

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        """Build it without any request; raises ``DeskError`` (config value) where a setting is wrong.

        ``secret`` gives the password or token when it is needed.
        """
        ...

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        """Name every setting this connector knows, with one sentence on each."""
        ...

    @property
    def office(self) -> OfficeId:
        """The office it speaks to."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """The facts the engine must respect."""
        ...

    def feeds(self) -> Sequence[Feed]:
        """The feeds in the order in which they are to be read."""
        ...

    def test_connection(self) -> Diagnosis:
        """Sign in and look around; raises the errors of this module."""
        ...

    def clock_offset(self) -> timedelta | None:
        """Say how far the office's clock is ahead of ours, as of its last reply; ``None`` where it never said."""
        ...

    def close(self) -> None:
        """Let go of connections; the connector is not used afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one customer's office said of them just now: records by the name of their home feed.

    ``complete`` names the feeds for which all records of the customer are here, so that others may be gone.
    """

    records: Mapping[str, tuple[Record, ...]]
    complete: frozenset[str]
    gone: bool = False
    bad: tuple[BadRecord, ...] = ()


@runtime_checkable
class RefreshesCustomers(Protocol):
    """Can bring one customer up to date without a whole cycle."""

    def refresh_customer(self, customer: RemoteId) -> Snapshot:
        """Read this customer and what belongs to them."""
        ...


@runtime_checkable
class FindsCustomers(Protocol):
    """Can look for a customer the desk does not hold yet."""

    def find_customers(self, phone: str) -> tuple[Customer, ...]:
        """Find by E.164 number; at most 20."""
        ...


@runtime_checkable
class HasIdentity(Protocol):
    """Can tell one server from another at the same address."""

    def identity(self) -> str:
        """Name the server; another name means another set of records."""
        ...


class Reference(StrEnum):
    """How a connector finds out whether an edit with an unknown outcome was done."""

    CERTAIN = "certain"
    """The office keeps the client reference, or the state itself tells: a look-up that finds nothing proves it."""
    NONE = "none"
    """Nothing proves it: an unknown outcome goes to the agent, and is never sent again by itself."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What an office takes, and how long something sent may still be done after the desk gave up waiting.

    ``quarantine`` is the longest time a request can go on in the server and what stands before it, plus search lag.
    """

    kinds: Mapping[EditKind, Reference]
    quarantine: timedelta = timedelta(seconds=150)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit as it is sent. ``ref`` is the client reference; local ids have been resolved.

    ``record`` is empty for what is made; ``fields`` are the ones to write now, ``base`` what the agent saw of them.
    ``first_sent_at`` is set where it was sent before, by the desk's clock.
    """

    ref: str
    kind: EditKind
    record: RemoteId
    fields: Fields
    base: Fields
    base_revision: str
    agent: str
    made_at: datetime
    first_sent_at: datetime | None = None


class Whereabouts(StrEnum):
    """What became of the record of a change."""

    THERE = "there"
    GONE = "gone"
    MERGED = "merged"
    HIDDEN = "hidden"


def _no_fields() -> Fields:
    return MappingProxyType({})


def _no_ids() -> Mapping[str, RemoteId]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a record holds on the server now, of the fields of a change.

    ``revision`` is what ``send`` gives back to the server as its optimistic lock (empty where there is none);
    ``author`` and ``changed_at`` tell of the last change of these fields as well as the server can say.
    A merged record names its survivor in ``record``; ``made`` gives the ids of new pieces that are there already.
    """

    whereabouts: Whereabouts
    fields: Fields = field(default_factory=_no_fields)
    revision: str = ""
    author: str = ""
    changed_at: datetime | None = None
    record: RemoteId | None = None
    made: Mapping[str, RemoteId] = field(default_factory=_no_ids)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that a change is on the server, as the server told it, without personal data.

    ``record`` is what was made or changed, ``home`` the feed that gives it (empty where none does), so that it is read
    back; ``made`` gives the ids of new pieces by their field. ``shows_later`` means that the office took it, and its
    own records will say so only some time later.
    ``overtaken`` names fields somebody else wrote in the moment between check and write, where no lock prevents it.
    """

    record: RemoteId
    home: str = ""
    note: str = ""
    made: Mapping[str, RemoteId] = field(default_factory=_no_ids)
    shows_later: bool = False
    overtaken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that may be what an edit made: its id, number and subject, for the agent to recognise."""

    record: RemoteId
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look-up of an earlier attempt found.

    ``done`` are proofs, more than one where the server did it more than once; ``was_deleted``: it had been done, and
    somebody deleted it since. Where all is empty it was not done, provided the kind's ``Reference`` is certain;
    else ``alike`` helps the agent to decide.
    """

    done: tuple[Receipt, ...] = ()
    was_deleted: bool = False
    alike: tuple[Alike, ...] = ()


@runtime_checkable
class TakesEdits(Protocol):
    """Can write what agents do. Every request is sent once: no redirects, no repetition, whatever happens.

    All three raise the errors of this module. ``RejectedError`` and ``OutOfDateError`` of ``send`` mean that nothing
    was done; after ``UnreachableError`` (unless it was not sent) nobody knows.
    """

    @property
    def writing(self) -> Writing:
        """The kinds of edit it takes."""
        ...

    def look(self, change: Change) -> Standing:
        """Read the fields of a change as they are now, for the check against what the agent saw."""
        ...

    def send(self, change: Change, revision: str) -> Receipt:
        """Do it, under the lock of this revision where the server has one, and prove it: a status alone is no proof."""
        ...

    def find(self, change: Change) -> Finding:
        """Find out whether an earlier attempt was done, deleted records included."""
        ...
