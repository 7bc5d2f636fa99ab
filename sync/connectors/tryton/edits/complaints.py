"""Complaints: opened as drafts under the desk's reference, changed by Tryton's own buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from callcenter.domain.edit import Fields, Value
from callcenter.domain.edit_values import FIELD, ticket_fields, to_list
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import TicketState
from sync.connectors.tryton.client import Row, TrytonClient
from sync.connectors.tryton.edits.attempt import Attempt, Stamps
from sync.connectors.tryton.edits.orders import found_by_look
from sync.connectors.tryton.edits.stamps import STAMP_FIELDS, last_change, stamps_of, to_revision, to_stamps
from sync.connectors.tryton.mapping.complaints import COMPLAINT_FIELDS, complaint, subject_of
from sync.connectors.tryton.settings import TrytonSettings
from sync.contract import Change, Finding, Receipt, RejectedError, Standing, Whereabouts

_Step = tuple[Any, ...]
"""A method of complaints, with what it is given besides them."""

_COMPLAINT = "sale.complaint"
_FIELDS = (*COMPLAINT_FIELDS, *STAMP_FIELDS)
_HOME = "tickets"
_WRITTEN = ("subject", "text")
_BUTTONS: Mapping[Value, str] = MappingProxyType(
    {
        TicketState.NEW: "draft",
        TicketState.OPEN: "wait",
        TicketState.SOLVED: "approve",
        TicketState.REJECTED: "reject",
        TicketState.CLOSED: "cancel",
    }
)
_SOLVED = frozenset({"approved", "done"})
_NO_PLACE = MappingProxyType({"queue": "Queue", "owner": "Owner", "priority": "Priority"})
"""What a ticket has and a complaint has not."""


@dataclass(frozen=True, slots=True)
class NewComplaints:
    """Opens complaints; one that bears the reference already is not opened again."""

    client: TrytonClient
    settings: TrytonSettings

    def look(self, change: Change) -> Standing:
        """Nothing stands there yet."""
        return Standing(Whereabouts.THERE)

    def send(self, change: Change, revision: str) -> Receipt:
        """Open it, and find it by its reference."""
        attempt = Attempt(self.client)
        found = _by_reference(attempt, change.ref)
        if not found:
            attempt.change(_COMPLAINT, "create", [[self._values(attempt, change)]], {})
            found = _by_reference(attempt, change.ref)
        if not found:
            raise attempt.unproved()
        return _receipt(found[0])

    def find(self, change: Change) -> Finding:
        """Find every complaint with this reference."""
        return Finding(done=tuple(_receipt(row) for row in _by_reference(Attempt(self.client), change.ref)))

    def _values(self, attempt: Attempt, change: Change) -> dict[str, object]:
        customer, order = change.fields.get("customer") or "", change.fields.get("order") or ""
        if not customer.isdecimal():
            raise self.client.refused("a complaint needs a customer")
        values: dict[str, object] = {
            "customer": int(customer),
            "type": self._type(attempt),
            "reference": change.ref,
            "description": _opening_words(change.fields),
        }
        return values | ({"origin": f"sale.sale,{order}"} if order else {})

    def _type(self, attempt: Attempt) -> int:
        """Take the type of complaints about orders that the settings name, or the first there is."""
        wanted = self.settings.complaint_type
        named = [("name", "=", wanted)] if wanted else []
        active = ("active", "=", True)
        domain = [("origin.name", "=", "sale.sale"), active, *named]
        kinds = attempt.rows("sale.complaint.type", domain, ("id",))
        if not kinds:
            raise self.client.refused(f"there is no type of complaint about orders {wanted}".rstrip())
        return int(kinds[0]["id"])


@dataclass(frozen=True, slots=True)
class Complaints:
    """Changes complaints: the description as long as Tryton allows it, the state by one button at a time."""

    client: TrytonClient

    def look(self, change: Change) -> Standing:
        """Read the complaint as its ticket; where it holds what the edit means, it holds the edit's own words."""
        attempt = Attempt(self.client)
        row = attempt.one(_COMPLAINT, change.record, _FIELDS)
        if row is None:
            return Standing(Whereabouts.GONE)
        author, at = last_change([row])
        return Standing(
            Whereabouts.THERE,
            _held(attempt, row, change),
            to_revision(stamps_of([(_COMPLAINT, row)])),
            author,
            at,
        )

    def send(self, change: Change, revision: str) -> Receipt:
        """Write what differs, and read what the complaint says afterwards."""
        attempt = Attempt(self.client)
        row = attempt.one(_COMPLAINT, change.record, _FIELDS)
        if row is None:
            raise self.client.overtaken()
        held = _held(attempt, row, change)
        due = {name: value for name, value in change.fields.items() if held[name] != value}
        self._refuse_unknown(due)
        self._do(attempt, row, _steps(row, due), to_stamps(revision) or stamps_of([(_COMPLAINT, row)]))
        after = attempt.one(_COMPLAINT, change.record, _FIELDS)
        if after is None or _held(attempt, after, change) != dict(change.fields):
            raise attempt.unproved()
        return _receipt(after)

    def find(self, change: Change) -> Finding:
        """The complaint itself tells."""
        return found_by_look(self.look(change), change, _HOME)

    def _refuse_unknown(self, due: Fields) -> None:
        for name, value in due.items():
            if name not in (*_WRITTEN, "state") or (name == "state" and value not in _BUTTONS):
                raise self.client.refused(f"a complaint has no {name} {value or ''}".rstrip())

    def _do(self, attempt: Attempt, row: Row, steps: Sequence[_Step], stamps: Stamps) -> None:
        for place, (method, *arguments) in enumerate(steps):
            try:
                attempt.change(_COMPLAINT, method, [[row["id"]], *arguments], stamps)
            except RejectedError:
                if place:
                    self._take_back(attempt, row, steps[0])
                raise
            stamps = self._stamps_now(attempt, row) if place + 1 < len(steps) else {}

    def _take_back(self, attempt: Attempt, row: Row, step: _Step) -> None:
        """Undo the first step after the second was refused, for a refusal means that nothing was done."""
        if step[0] != "write":
            raise attempt.unproved()
        before = {"description": row.get("description")}
        attempt.change(_COMPLAINT, "write", [[row["id"]], before], self._stamps_now(attempt, row))

    def _stamps_now(self, attempt: Attempt, row: Row) -> Stamps:
        now = attempt.one(_COMPLAINT, str(row["id"]), STAMP_FIELDS)
        return stamps_of([(_COMPLAINT, now)] if now else [])


def _steps(row: Row, due: Fields) -> list[_Step]:
    """Write before the complaint is handed on, as only drafts can be written; after it is taken back."""
    steps: list[_Step] = []
    if any(name in due for name in _WRITTEN):
        steps.append(("write", {"description": _description(row, due)}))
    if "state" in due:
        button = "process" if (due["state"], row["state"]) == (TicketState.CLOSED, "approved") else ""
        steps.append((button or _BUTTONS[due["state"]],))
    return steps[::-1] if steps[-1:] == [("draft",)] else steps


def _description(row: Row, due: Fields) -> str:
    """Give the whole description; what of a long first line is no subject moves to a line of its own."""
    if "text" in due:
        return _opening_words(due)
    lines = str(row.get("description") or "").strip().splitlines()
    shown = subject_of("\n".join(lines))
    rest = [lines[0].strip().removeprefix(shown).strip(), *lines[1:]] if lines else []
    return "\n".join([_one_line(due["subject"]), *(rest if rest[:1] != [""] else rest[1:])])


def _opening_words(fields: Fields) -> str:
    """Write subject and text as one description; what a complaint has no place for stands below it."""
    subject, text = _one_line(fields.get("subject")), (fields.get("text") or "").strip()
    parts = [text] if text.startswith(subject) else [subject, text]
    others = {name: fields.get(key) for key, name in _NO_PLACE.items()}
    told = [f"{name}: {value}" for name, value in others.items() if value and value != "0"]
    own = [
        f"{name.removeprefix(FIELD)}: {', '.join(to_list(value))}"
        for name, value in fields.items()
        if name.startswith(FIELD) and value
    ]
    return "\n".join(part for part in (*parts, *told, *own) if part)


def _one_line(words: Value) -> str:
    return " ".join((words or "").split())


def _held(attempt: Attempt, row: Row, change: Change) -> Fields:
    ticket = attempt.read(complaint, row)
    held = {**ticket_fields(ticket), "text": ticket.text}
    return {
        name: mine if _is_meant(name, mine, row, held) else held.get(name)
        for name, mine in change.fields.items()
    }


def _is_meant(name: str, mine: Value, row: Row, held: Fields) -> bool:
    """Tell whether the complaint holds what the agent means, in Tryton's own form."""
    match name:
        case "state":
            return mine == TicketState.SOLVED and row["state"] in _SOLVED
        case "subject":
            return subject_of(_one_line(mine)) == held["subject"]
        case "text":
            return (mine or "").strip() == held["text"]
        case _:
            return False


def _by_reference(attempt: Attempt, reference: str) -> list[Row]:
    return attempt.rows(_COMPLAINT, [("reference", "=", reference)], ("number",))


def _receipt(row: Row) -> Receipt:
    return Receipt(RemoteId(str(row["id"])), _HOME, f"complaint {row.get('number') or row['id']}")
