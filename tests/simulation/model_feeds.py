"""The feeds of the model office: its rows as records of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.edit_values import to_contact
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Message, MessageKind, Ticket, TicketState
from sync.contract import Page, Reading
from tests.simulation.model_office import Wire
from tests.simulation.model_time import BEGINNING, at_office
from tests.simulation.weather import Line

KINDS = {"customers": Kind.CUSTOMER, "tickets": Kind.TICKET}
_MESSAGES = {"reply": MessageKind.REPLY, "comment": MessageKind.COMMENT}
Given = dict[tuple[str, str], tuple[int, Cursor]]
"""What the pages of feeds gave: by feed and id the revision, and its place."""


@dataclass
class ModelFeed:
    """One of the two feeds. ``given`` is shared with whoever checks that a cursor never runs ahead of rows."""

    name: str
    line: Line
    given: Given = field(default_factory=Given)

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    @property
    def home(self) -> str:
        return self.name

    @property
    def part(self) -> Part | None:
        return None

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        stamp = -10_000_000 if cursor is None else int((cursor.stamp - BEGINNING).total_seconds() // 1)
        place = 0 if cursor is None else cursor.id
        rows = self.line.ask(
            "changes", {"feed": self.name, "stamp": stamp, "id": place, "limit": limit}
        )["rows"]  # fmt: skip
        for row in rows:
            self.given[self.name, str(row["id"])] = (row["revision"], _place(row))
        last = _place(rows[-1]) if rows else cursor
        return Page(tuple(record(self.name, row) for row in rows), last, more=len(rows) == limit)

    def ids(self) -> frozenset[RemoteId] | None:
        return frozenset(RemoteId(str(one)) for one in self.line.ask("ids", {"feed": self.name})["ids"])

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        asked = [int(one) for one in ids]
        reply = self.line.ask("read", {"feed": self.name, "ids": asked})
        gone = frozenset(RemoteId(str(one)) for one in reply["gone"])
        for one in gone:
            self.given.pop((self.name, one), None)
        return Reading(tuple(record(self.name, row) for row in reply["rows"]), gone)

    def total(self) -> int | None:
        return None


def record(feed: str, row: Wire) -> Ticket | Customer:
    """Make a record of a row."""
    return ticket(row) if feed == "tickets" else customer(row)


def ticket(row: Wire) -> Ticket:
    fields = row["fields"]
    return Ticket(
        id=RemoteId(str(row["id"])),
        customer=None if row["customer"] is None else RemoteId(row["customer"]),
        number=f"#{row['id']}",
        subject=fields["subject"] or "",
        state=TicketState(fields["state"]),
        owner=fields["owner"] or "",
        priority=int(fields["priority"]),
        text=row["text"],
        opened_at=BEGINNING,
        messages=tuple(_message(one) for one in row["messages"]),
        revision=str(row["revision"]),
        client_ref=row["ref"],
    )


def customer(row: Wire) -> Customer:
    contacts = sorted(name for name, value in row["fields"].items() if name.startswith("contact:") and value)
    return Customer(
        id=RemoteId(str(row["id"])),
        name=row["fields"]["name"] or "",
        contact_points=tuple(
            to_contact(name.removeprefix("contact:"), row["fields"][name]) for name in contacts
        ),
        revision=str(row["revision"]),
        client_ref=row["ref"],
    )


def _message(one: Wire) -> Message:
    return Message(
        RemoteId(str(one["id"])), _MESSAGES[one["kind"]], one["author"], at_office(one["stamp"]), one["text"]
    )


def _place(row: Wire) -> Cursor:
    return Cursor(at_office(row["stamp"]), row["id"])
