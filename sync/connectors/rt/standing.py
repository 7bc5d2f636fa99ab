"""What a ticket holds now, in the very words of its record, so that an untouched value compares as equal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from callcenter.domain.edit import Fields, Value
from callcenter.domain.edit_values import FIELD, ticket_fields, to_list
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import TicketState
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.mapping import STATES, Conversation, name_of, ticket
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.values import Row, is_row, moment, nested, rows_in, text
from sync.contract import Change, OutOfDateError, Standing, Whereabouts

_ASKED = {"fields": "Owner,Queue", "fields[Owner]": "Name,RealName", "fields[Queue]": "Name"}
_STEP = {"fields": "Type,Field,OldValue,NewValue,Created,Creator", "fields[Creator]": "Name,RealName"}
_NO_TALK = Conversation((), MappingProxyType({}), frozenset())
_COLUMNS = MappingProxyType(
    {"subject": "Subject", "state": "Status", "owner": "Owner", "queue": "Queue", "priority": "Priority"}
)
_ENDED = frozenset({TicketState.SOLVED.value, TicketState.CLOSED.value})
_DOUBLED = "SetWatcher"
"""RT notes a new owner twice."""


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TicketNow:
    """A ticket as RT holds it this moment; ``row`` is empty where it is not there."""

    number: RemoteId
    whereabouts: Whereabouts
    row: Row = field(default_factory=_none)
    fields: Fields = field(default_factory=_none)
    revision: str = ""

    @property
    def login(self) -> str:
        """Name the owner as they sign in."""
        return text(nested(self.row, "Owner").get("Name"))

    @property
    def custom(self) -> dict[str, str]:
        """Give the number of each custom field by its name."""
        return {text(one.get("name")): text(one.get("id")) for one in rows_in(self.row, "CustomFields")}

    def values_of(self, name: str) -> tuple[str, ...]:
        """Give what a custom field holds."""
        return next(
            (
                tuple(text(one) for one in row.get("values") or () if text(one))
                for row in rows_in(self.row, "CustomFields")
                if text(row.get("name")) == name
            ),
            (),
        )

    def links(self) -> list[Row]:
        """List what it was made to refer to."""
        return [row for row in rows_in(self.row, "_hyperlinks") if row.get("ref") == "refers-to"]

    def column(self, name: str) -> str:
        """Name the field of RT's transactions that a field of the record is."""
        return _COLUMNS.get(name) or self.custom.get(name.removeprefix(FIELD), "")

    def value(self, change: Change, name: str, *, mine_first: bool = False) -> Value:
        """Give a value in the words of the change, where they mean the same."""
        now = self.fields.get(name)
        told = (change.fields.get(name), change.base.get(name))
        return next(
            (one for one in (told if mine_first else reversed(told)) if self._is_same(name, one, now)), now
        )

    def _is_same(self, name: str, told: Value, now: Value) -> bool:
        if name == "owner":
            return told is not None and told.casefold() in (self.login.casefold(), (now or "").casefold())
        if name == "state":
            return told == now or (told in _ENDED and now in _ENDED)
        if name.startswith(FIELD):
            return _is_same_list(told, now)
        return one_line(told) == (now or "")


def one_line(told: Value) -> str:
    """Write a text as RT keeps it in one line."""
    return " ".join((told or "").splitlines()).strip()


def _is_same_list(told: Value, now: Value) -> bool:
    try:
        return sorted(one.strip() for one in to_list(told) if one.strip()) == sorted(to_list(now))
    except ValueError:
        return False


def ticket_now(client: RtClient, settings: RtSettings, number: RemoteId) -> TicketNow:
    """Read a ticket; tells one that was deleted, merged, or hidden from this user."""
    if not (number.isascii() and number.isdecimal()):
        return TicketNow(number, Whereabouts.GONE)
    seen = client.seen(f"/ticket/{number}", **_ASKED)
    if not seen.is_there:
        return TicketNow(number, Whereabouts.HIDDEN if seen.is_hidden else Whereabouts.GONE)
    row = seen.row
    survivor = RemoteId(str(client.number(row)))
    if survivor != number:
        return TicketNow(survivor, Whereabouts.MERGED)
    if text(row.get("Status")) == "deleted" or text(row.get("Type") or "ticket") != "ticket":
        return TicketNow(number, Whereabouts.GONE, row)
    try:
        record = ticket({**row, "Requestor": []}, _NO_TALK, settings)
    except (TypeError, ValueError, AttributeError):
        raise client.cut_reply() from None
    return TicketNow(number, Whereabouts.THERE, row, ticket_fields(record), seen.revision)


def ticket_to_change(client: RtClient, settings: RtSettings, number: RemoteId) -> TicketNow:
    """Read a ticket whose fields are about to be written; where it went meanwhile, it has to be looked at again."""
    now = ticket_now(client, settings, number)
    if now.whereabouts is not Whereabouts.THERE:
        raise OutOfDateError(Trouble.OUT_OF_DATE, office=settings.office)
    return now


def ticket_to_add_to(client: RtClient, settings: RtSettings, number: RemoteId) -> TicketNow:
    """Read a ticket that something is about to be added to.

    RT would take it for the survivor of a merge too, whose customer may be another one, and for a deleted ticket,
    where nobody reads it.
    """
    now = ticket_now(client, settings, number)
    if now.whereabouts is Whereabouts.MERGED:
        raise client.refused(f"this ticket was merged into {now.number}")
    if now.whereabouts is not Whereabouts.THERE:
        is_hidden = now.whereabouts is Whereabouts.HIDDEN
        raise client.refused("this ticket is hidden from you" if is_hidden else "this ticket was deleted")
    return now


def ticket_standing(client: RtClient, settings: RtSettings, change: Change) -> Standing:
    """Say what the fields of a change hold now, and who wrote them last."""
    now = ticket_now(client, settings, change.record)
    if now.whereabouts is Whereabouts.MERGED:
        return Standing(Whereabouts.MERGED, record=now.number)
    if now.whereabouts is not Whereabouts.THERE:
        return Standing(now.whereabouts)
    names = [name for name in change.fields if name in now.fields or name.startswith(FIELD)]
    touched = {now.column(name) for name in names} - {""}
    step = next((one for one in newest_steps(client, now.number) if one.get("Field") in touched), None)
    return Standing(
        Whereabouts.THERE,
        MappingProxyType({name: now.value(change, name) for name in names}),
        now.revision,
        name_of(nested(step, "Creator")) if step else "",
        moment(step.get("Created")) if step else None,
    )


def newest_steps(client: RtClient, number: RemoteId) -> Iterable[Row]:
    """List the last transactions of a ticket, the newest first."""
    query = f"ObjectType = 'RT::Ticket' AND ObjectId = {number}"
    return client.rows("/transactions", query, _STEP, orderby="id", order="DESC")


def steps_since(client: RtClient, number: RemoteId, revision: str, kind: str = "RT::Ticket") -> Sequence[Row]:
    """List what happened on a record above the transaction that its lock names."""
    if not (revision.isascii() and revision.isdecimal()):
        return []  # RT gives a time where it shows this user no transaction at all
    query = f"ObjectType = '{kind}' AND ObjectId = {number} AND id > {revision}"
    rows = client.rows("/transactions", query, _STEP, orderby="id")
    return [row for row in rows if is_row(row) and row.get("Type") != _DOUBLED]


def status_of(state: Value) -> str | None:
    """Give RT's word for a state; nothing for what it has no word for."""
    wanted = TicketState.SOLVED.value if state in _ENDED else state
    return next((word for word, known in STATES.items() if known.value == wanted), None)
