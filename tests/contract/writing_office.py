"""An office in memory that takes edits, honestly or with one slip; and the rig to try it with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum, auto
from itertools import count
from typing import Any, cast

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import canonical, customer_fields, ticket_fields, to_contact
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import Message, MessageKind, Ticket
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Break, Rig
from sync.contract import (
    Change,
    Finding,
    OutOfDateError,
    Receipt,
    Reference,
    RejectedError,
    Standing,
    UnreachableError,
    Whereabouts,
    Writing,
)
from tests.contract.memory_office import ERP, NOON, MemoryConnector, MemoryOffice
from tests.contract.samples import customer, ticket

TAKEN = (EditKind.OPEN_TICKET, EditKind.COMMENT, EditKind.CHANGE_TICKET, EditKind.CHANGE_CUSTOMER)
_FEEDS = {Kind.TICKET: "tickets", Kind.CUSTOMER: "customers"}


class Slip(Enum):
    """The promise a connector breaks."""

    FORGETS_NEW_PARTS = auto()
    NAMES_ANOTHER_RECORD = auto()
    WRITES_NOTHING = auto()
    WRITES_HALF = auto()
    HEEDS_NO_LOCK = auto()
    DOES_IT_AND_CALLS_IT_OUT_OF_DATE = auto()
    FINDS_NOTHING = auto()
    FINDS_EVERYTHING = auto()
    FINDS_TWICE = auto()
    FORGETS_THE_DELETED = auto()
    DOES_THE_REFUSED = auto()
    REFUSES_WITH_A_SECRET = auto()
    LOOKS_AT_THE_GONE = auto()
    LOOKS_AT_THE_AGENTS_OWN = auto()
    KEEPS_A_LOST_ANSWER_FOR_NEVER_SENT = auto()
    KEEPS_NEVER_SENT_FOR_LOST = auto()
    RAISES_A_FOREIGN_ERROR = auto()
    ASKS_NOBODY_TO_SIGN_IN = auto()
    TAKES_NOTHING = auto()


@dataclass
class WritingOffice(MemoryOffice):
    """Remembers what was done under each reference."""

    done: dict[str, tuple[str, RemoteId]] = field(default_factory=dict[str, tuple[str, RemoteId]])
    loses_answers: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(100))


class WritingConnector(MemoryConnector):
    """Takes a few kinds of edit, with the slips that a test wants of it."""

    slip: Slip | None = None

    @property
    def writing(self) -> Writing:
        taken = () if self.slip is Slip.TAKES_NOTHING else TAKEN
        return Writing(dict.fromkeys(taken, Reference.CERTAIN), quarantine=timedelta(seconds=1))

    @property
    def house(self) -> WritingOffice:
        return cast("WritingOffice", self.server)

    def look(self, change: Change) -> Standing:
        self.ask("look")
        record = self._record(change)
        if record is None:
            gone = Whereabouts.THERE if self.slip is Slip.LOOKS_AT_THE_GONE else Whereabouts.GONE
            return Standing(gone)
        held: Mapping[str, Any] = (
            ticket_fields(record) if isinstance(record, Ticket) else customer_fields(record)
        )
        told = change.fields if self.slip is Slip.LOOKS_AT_THE_AGENTS_OWN else held
        return Standing(Whereabouts.THERE, {name: told.get(name) for name in change.fields}, record.revision)

    def send(self, change: Change, revision: str) -> Receipt:
        self._reach()
        if change.fields.get("subject") == "":
            self._refuse(change)
        record = self._record(change)
        if change.record and record is None:
            raise RejectedError(Trouble.REJECTED, office=ERP, reason="it is gone")
        is_late = record is not None and bool(revision) and record.revision != revision
        if is_late and self.slip is Slip.DOES_IT_AND_CALLS_IT_OUT_OF_DATE:
            self._do(change, record)
        if is_late and self.slip is not Slip.HEEDS_NO_LOCK:
            raise OutOfDateError(Trouble.OUT_OF_DATE, office=ERP)
        receipt = self._do(change, record)
        if self.house.loses_answers:
            self._lose()
        return receipt

    def find(self, change: Change) -> Finding:
        self.ask("find")
        known = self.house.done.get(change.ref)
        if self.slip is Slip.FINDS_EVERYTHING:
            known = next(iter(self.house.done.values()))
        if known is None or self.slip is Slip.FINDS_NOTHING:
            return Finding()
        feed, record = known
        if record not in self.house.rows[feed]:
            return Finding(was_deleted=self.slip is not Slip.FORGETS_THE_DELETED)
        return Finding(done=(Receipt(record, feed),) * (2 if self.slip is Slip.FINDS_TWICE else 1))

    def _reach(self) -> None:
        if self.slip is Slip.RAISES_A_FOREIGN_ERROR and self.house.fault is not None:
            raise OSError
        if self.slip is Slip.ASKS_NOBODY_TO_SIGN_IN:
            self._secret = lambda: "right"
        try:
            self.ask("send")
        except UnreachableError as error:
            never = self.house.is_unplugged and self.slip is not Slip.KEEPS_NEVER_SENT_FOR_LOST
            error.was_sent = not (never or self.slip is Slip.KEEPS_A_LOST_ANSWER_FOR_NEVER_SENT)
            raise

    def _lose(self) -> None:
        error = UnreachableError(Trouble.TIMED_OUT, office=ERP)
        error.was_sent = self.slip is not Slip.KEEPS_A_LOST_ANSWER_FOR_NEVER_SENT
        raise error

    def _refuse(self, change: Change) -> None:
        if self.slip is Slip.DOES_THE_REFUSED:
            self._do(change, None)
        reason = "right" if self.slip is Slip.REFUSES_WITH_A_SECRET else "the subject is empty"
        raise RejectedError(Trouble.REJECTED, office=ERP, reason=reason)

    def _record(self, change: Change) -> Ticket | Customer | None:
        row = self.house.rows[_FEEDS[change.kind.entity]].get(change.record)
        return cast("Ticket | Customer | None", row and row.record)

    def _do(self, change: Change, before: Ticket | Customer | None) -> Receipt:
        feed = _FEEDS[change.kind.entity]
        record, made = _written(change, before, next(self.house.numbers))
        if self.slip is Slip.WRITES_HALF and before is not None and change.kind is EditKind.CHANGE_TICKET:
            record = replace(record, revision="half", owner=getattr(before, "owner", ""))
        if self.slip is not Slip.WRITES_NOTHING:
            self.house.put(feed, record)
            self.house.done[change.ref] = (feed, record.id)
        named = RemoteId("1") if self.slip is Slip.NAMES_ANOTHER_RECORD else record.id
        return Receipt(named, feed, made={} if self.slip is Slip.FORGETS_NEW_PARTS else made)


def _written(
    change: Change, before: Ticket | Customer | None, number: int
) -> tuple[Ticket | Customer, Mapping[str, RemoteId]]:
    revision, fields = f"r{number}", change.fields
    if isinstance(before, Customer):
        new = {name: RemoteId(str(number)) for name in fields if name.startswith("contact:local:")}
        points = tuple(to_contact(identity, fields[name] or "") for name, identity in new.items())
        name = fields.get("name") or before.name
        points = (*before.contact_points, *points)
        return replace(before, name=name, contact_points=points, revision=revision), new
    if before is None:
        return replace(ticket(number, 1, fields["subject"] or ""), revision=revision), {}
    if change.kind is EditKind.COMMENT:
        said = Message(RemoteId(str(number)), MessageKind.COMMENT, change.agent, NOON, fields["text"] or "")
        return replace(before, messages=(*before.messages, said), revision=revision), {}
    named = {name: fields[name] or "" for name in ("subject", "owner") if name in fields}
    return replace(before, **named, revision=revision), {}


class WritingRig(Rig):
    """Makes records and edits of them in an office in memory."""

    connector_class = WritingConnector
    settings = OfficeSettings(OfficeId("erp"), "memory", {"name": "memory"})
    secret = "right"

    def __init__(self, office: WritingOffice, slip: Slip | None = None) -> None:
        self.office = office
        self._slip = slip
        self._refs = count(1)

    def connect(self) -> WritingConnector:
        return self.connect_with("right")

    def connect_with(self, secret: str) -> WritingConnector:
        connector = WritingConnector(ERP, self.office, lambda: secret)
        connector.slip = self._slip
        return connector

    def edit(self, kind: EditKind) -> Change:
        if kind not in TAKEN:
            raise NotImplementedError
        number = next(self.office.numbers)
        if kind is EditKind.OPEN_TICKET:
            return self._change(kind, "", {"subject": "Late"}, {})
        if kind is EditKind.CHANGE_CUSTOMER:
            self.office.put("customers", replace(customer(number, name="Li"), revision="first"))
            point = canonical({"kind": "phone", "value": "1", "label": ""})
            fields = {"name": "Li Na", "contact:local:1": point}
            return self._change(kind, str(number), fields, {"name": "Li", "contact:local:1": None})
        self.office.put("tickets", replace(ticket(number, 1), revision="first"))
        if kind is EditKind.COMMENT:
            return self._change(kind, str(number), {"text": "Called."}, {})
        fields = {"subject": "Lost", "owner": "mei"}
        return self._change(kind, str(number), fields, {"subject": "Where is it?", "owner": ""})

    def edit_elsewhere(self, change: Change) -> None:
        feed = _FEEDS[change.kind.entity]
        record: Any = self.office.rows[feed][change.record].record
        other = {"name": "Other"} if feed == "customers" else {"subject": "Other", "owner": "other"}
        self.office.put(feed, replace(record, **other, revision="foreign"))

    def refused_edit(self) -> Change:
        return self._change(EditKind.OPEN_TICKET, "", {"subject": ""}, {})

    def lose_answers(self) -> None:
        self.office.loses_answers = True

    def delete_record(self, kind: Kind, record: RemoteId) -> None:
        self.office.rows[_FEEDS[kind]].pop(record, None)

    def unplug(self) -> None:
        self.office.is_unplugged = True

    def plug_in(self) -> None:
        self.office.is_unplugged = False

    def break_with(self, fault: Break) -> None:
        self.office.fault = UnreachableError(Trouble.CUT_REPLY, office=ERP, fault=fault.value)

    def heal(self) -> None:
        self.office.fault = None
        self.office.loses_answers = False

    def _change(
        self, kind: EditKind, record: str, fields: Mapping[str, str | None], base: Mapping[str, str | None]
    ) -> Change:
        return Change(f"edit-{next(self._refs)}", kind, RemoteId(record), fields, base, "", "mei", NOON)
