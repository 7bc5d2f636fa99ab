"""Complaints as tickets."""

from datetime import UTC, datetime, time
from types import MappingProxyType

from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Ticket, TicketState
from sync.connectors.tryton.mapping.values import Row, day, identity, moment, nested, optional_identity, text

COMPLAINT_FIELDS = (
    "number", "reference", "date", "customer", "type.name", "origin", "origin.rec_name",
    "description", "state", "submitted_by.rec_name", "create_date", "write_date",
)  # fmt: skip
_COMPLAINT_STATES = MappingProxyType(
    {
        "draft": TicketState.NEW,
        "waiting": TicketState.OPEN,
        "approved": TicketState.OPEN,
        "rejected": TicketState.REJECTED,
        "done": TicketState.CLOSED,
        "cancelled": TicketState.CLOSED,
    }
)


def complaint(row: Row) -> Ticket:
    """Read a complaint as a ticket; it names the order it is about where its origin is one."""
    state = _COMPLAINT_STATES.get(row["state"], TicketState.UNKNOWN)
    closed = state in (TicketState.CLOSED, TicketState.REJECTED)
    words = text(row.get("description"))
    about = text(nested(row, "origin").get("rec_name"))
    kind = text(nested(row, "type").get("name"))
    return Ticket(
        id=identity(row["id"]),
        customer=optional_identity(row.get("customer")),
        number=text(row.get("number")) or text(row.get("reference")) or identity(row["id"]),
        subject=words.splitlines()[0][:120] if words else f"{kind}: {about}".strip(": "),
        state=state,
        owner=text(nested(row, "submitted_by").get("rec_name")),
        is_complaint=True,
        text=words,
        order=_order_of(row),
        opened_at=_opened(row),
        closed_at=moment(row.get("write_date")) if closed else None,
        office_state=text(row["state"]),
    )


def _order_of(row: Row) -> RemoteId | None:
    model, _, number = text(row.get("origin")).partition(",")
    if model == "sale.sale" and number.isdecimal():
        return RemoteId(number)
    return optional_identity(row.get("order"))


def _opened(row: Row) -> datetime | None:
    """Take the day of the complaint; the time of entry only where both are the same day."""
    entered, told = moment(row.get("create_date")), day(row.get("date"))
    if told is None or (entered is not None and entered.date() == told):
        return entered
    return datetime.combine(told, time(), UTC)
