"""What an agent did, as it waits for an office: one intent, with the values the agent saw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from callcenter.domain.changes import Kind
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId

VERSION = 1
"""The version of the documents that edits are; an older one is brought up by ``upcast`` when it is read."""

LOCAL = "local:"
"""Begins the id of what an agent made and no office has named yet: ``local:`` and the id of the edit that makes it."""

Value = str | None
"""A field's value: a number as text, a list or an address as canonical JSON; ``None`` for nothing."""

Fields = Mapping[str, Value]
"""Values by the name of their field; what names there are is told by ``EditKind``."""


class Nature(StrEnum):
    """How an edit may be repeated: what is made or added only once, what is set if nobody else set it since."""

    CREATE = "create"
    APPEND = "append"
    SET = "set"
    TRANSITION = "transition"


class EditKind(StrEnum):
    """Everything an agent can do to what offices hold, with the fields each has.

    Ticket fields: ``subject``, ``state``, ``owner``, ``queue``, ``priority`` (0 to 100), and ``field:<name>`` (a list
    of the values of a custom field). Customer fields: ``name``, ``contact:<id>`` ({"kind", "value", "label"}; ``None``
    removes it), ``address:<id>`` ({"street", "postal_code", "city", "subdivision", "country", "name"}); a new one has
    an id that begins with ``LOCAL``. An order's ``deliver_to`` is the id of an address of its customer.
    """

    OPEN_TICKET = "open_ticket"
    """Ticket fields, and ``text``, ``customer``, ``requestor`` (e-mail), ``order``, ``is_complaint`` ("1")."""
    REPLY = "reply"
    """``text``, for the customer to read."""
    COMMENT = "comment"
    """``text``, for colleagues."""
    CHANGE_TICKET = "change_ticket"
    """Ticket fields."""
    ATTACH_ARTICLE = "attach_article"
    """``article``: its id in the ticket's office, or its address; ``title``."""
    CREATE_CUSTOMER = "create_customer"
    """Customer fields, and ``language``, ``is_company`` ("1")."""
    CHANGE_CUSTOMER = "change_customer"
    """Customer fields."""
    CHANGE_ORDER = "change_order"
    """``deliver_to``."""
    CANCEL_ORDER = "cancel_order"
    """``state``: "cancelled"."""
    LOG_INTERACTION = "log_interaction"
    """``customer``, ``channel``, ``number``, ``started_at``, ``ended_at``, ``summary``, ``outcome``, ``ticket``."""
    VOTE_ARTICLE = "vote_article"
    """``verdict``, ``words`` (what was looked for)."""
    PROPOSE_ARTICLE = "propose_article"
    """``title``, ``text``, ``language``, ``topics`` (a list), ``ticket``."""
    EDIT_ARTICLE = "edit_article"
    """``title``, ``text``."""

    @property
    def nature(self) -> Nature:
        """Say how it may be repeated."""
        return _NATURES.get(self, Nature.SET)

    @property
    def entity(self) -> Kind:
        """Say what kind of record it makes or changes."""
        return _ENTITIES[self]


_NATURES: Mapping[EditKind, Nature] = MappingProxyType(
    {
        EditKind.OPEN_TICKET: Nature.CREATE,
        EditKind.CREATE_CUSTOMER: Nature.CREATE,
        EditKind.PROPOSE_ARTICLE: Nature.CREATE,
        EditKind.LOG_INTERACTION: Nature.CREATE,
        EditKind.REPLY: Nature.APPEND,
        EditKind.COMMENT: Nature.APPEND,
        EditKind.ATTACH_ARTICLE: Nature.APPEND,
        EditKind.VOTE_ARTICLE: Nature.APPEND,
        EditKind.CANCEL_ORDER: Nature.TRANSITION,
    }
)

_ENTITIES: Mapping[EditKind, Kind] = MappingProxyType(
    {
        EditKind.OPEN_TICKET: Kind.TICKET,
        EditKind.REPLY: Kind.TICKET,
        EditKind.COMMENT: Kind.TICKET,
        EditKind.CHANGE_TICKET: Kind.TICKET,
        EditKind.ATTACH_ARTICLE: Kind.TICKET,
        EditKind.CREATE_CUSTOMER: Kind.CUSTOMER,
        EditKind.CHANGE_CUSTOMER: Kind.CUSTOMER,
        EditKind.CHANGE_ORDER: Kind.ORDER,
        EditKind.CANCEL_ORDER: Kind.ORDER,
        EditKind.LOG_INTERACTION: Kind.INTERACTION,
        EditKind.VOTE_ARTICLE: Kind.ARTICLE,
        EditKind.PROPOSE_ARTICLE: Kind.ARTICLE,
        EditKind.EDIT_ARTICLE: Kind.ARTICLE,
    }
)


class EditState(StrEnum):
    """Where an edit stands on its way to its office."""

    QUEUED = "queued"
    """Not sent, or certainly not done; it goes when its turn comes."""
    BLOCKED = "blocked"
    """What it builds upon was refused or withdrawn; the agent decides."""
    SENDING = "sending"
    """It may be on its way; after a crash this is ``UNKNOWN``."""
    UNKNOWN = "unknown"
    """It was sent and nobody knows whether it was done: looked up after the quarantine, and never before."""
    DOUBTFUL = "doubtful"
    """No look-up can tell whether it was done; the agent decides."""
    APPLIED = "applied"
    """Proved to be on the server."""
    REFUSED = "refused"
    """The server said no."""
    CONFLICT = "conflict"
    """Somebody else changed what the agent had seen."""
    WITHDRAWN = "withdrawn"
    """Taken back by the agent before it was done."""
    REPLACED = "replaced"
    """The agent settled it by another edit."""

    @property
    def is_open(self) -> bool:
        """Tell whether it is still on its way by itself."""
        return self in (EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN)

    @property
    def needs_agent(self) -> bool:
        """Tell whether only a person can settle it."""
        return self in (EditState.BLOCKED, EditState.DOUBTFUL, EditState.REFUSED, EditState.CONFLICT)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is left to do."""
        return self in (EditState.APPLIED, EditState.WITHDRAWN, EditState.REPLACED)


def _none() -> Fields:
    return MappingProxyType({})


def _no_details() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Edit:
    """One intent of an agent. ``id`` is the client reference that the office is given, a UUIDv7.

    ``record`` is what the office calls the record, or an id that begins with ``LOCAL``; ``base`` holds the values the
    agent saw of the fields that are set, ``base_revision`` the revision they were seen in. ``after`` is the id of an
    edit that has to be applied first; ``group`` joins the steps of one process over several offices.
    ``title`` names the record for people; ``customer`` is whose it is: the office and id of a record behind them,
    written ``erp/12``, which holds also where the replica was read anew.
    """

    id: str
    kind: EditKind
    agent: str
    office: OfficeId
    record: RemoteId
    fields: Fields
    made_at: datetime
    base: Fields = field(default_factory=_none)
    base_revision: str = ""
    after: str = ""
    group: str = ""
    title: str = ""
    customer: str = ""
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Waiting:
    """An edit with where it stands. ``seq`` is its place in line and the number people call it by.

    ``trouble`` with ``details`` says what the office last answered; ``not_before`` is when it is tried again.
    """

    seq: int
    edit: Edit
    state: EditState
    attempts: int = 0
    first_sent_at: datetime | None = None
    last_sent_at: datetime | None = None
    not_before: datetime | None = None
    trouble: Trouble | None = None
    details: Mapping[str, str] = field(default_factory=_no_details)
    proof: Mapping[str, str] = field(default_factory=_no_details)


class ConflictState(StrEnum):
    """Whether a conflict still waits for the agent."""

    OPEN = "open"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both sides changed: what the agent started from, wrote, and what the server holds now.

    ``field`` is empty where the whole record went (deleted, merged, hidden); ``reason`` then says how.
    """

    id: int
    seq: int
    field: str
    base: Value
    mine: Value
    theirs: Value
    their_author: str = ""
    their_when: datetime | None = None
    state: ConflictState = ConflictState.OPEN
    reason: str = ""


class Choice(StrEnum):
    """How an agent settles a field."""

    MINE = "mine"
    THEIRS = "theirs"
    OTHER = "other"
