"""Notes beside a record: what agents tell their colleagues about a complaint, and the log of calls with a party."""

from dataclasses import dataclass
from types import MappingProxyType

from callcenter.domain.edit import EditKind
from callcenter.domain.ids import RemoteId
from sync.connectors.tryton.client import Row, TrytonClient
from sync.connectors.tryton.edits.attempt import Attempt
from sync.connectors.tryton.mapping.marks import mark, marked
from sync.contract import Change, Finding, Receipt, Standing, Whereabouts

_NOTE = "ir.note"
_LOGGED = MappingProxyType(
    {
        "channel": "Channel",
        "number": "Number",
        "started_at": "Begin",
        "ended_at": "End",
        "outcome": "Outcome",
        "ticket": "Ticket",
    }
)
"""What stands below the summary of an interaction, in the language that the desk reads Tryton in."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Adds notes with the desk's mark as their last line; Tryton lets nobody change a note afterwards."""

    client: TrytonClient

    def look(self, change: Change) -> Standing:
        """Tell whether the record is still there; a note has nothing to compare."""
        found = Attempt(self.client).one(*_place(change), ("id", "replaced_by"))
        if found is None:
            return Standing(Whereabouts.GONE)
        if found.get("replaced_by"):
            return Standing(Whereabouts.MERGED, record=RemoteId(str(found["replaced_by"])))
        return Standing(Whereabouts.THERE)

    def send(self, change: Change, revision: str) -> Receipt:
        """Add it once: what stands there with this mark is not added again."""
        attempt = Attempt(self.client)
        model, identity = _place(change)
        if attempt.one(model, identity, ("id",)) is None:
            raise self.client.refused(f"there is no {model} {identity} (any more)".replace("  ", " "))
        earlier = self._with_mark(attempt, change)
        if not earlier:
            values = {"resource": f"{model},{identity}", "message": marked(_words(change), change.ref)}
            attempt.change(_NOTE, "create", [[values]], {})
            earlier = self._with_mark(attempt, change)
        if not earlier:
            raise attempt.unproved()
        return _receipt(change, earlier[0])

    def find(self, change: Change) -> Finding:
        """Find the notes with the mark of this edit. Tryton gives notes only by the record they stand at."""
        found = self._with_mark(Attempt(self.client), change)
        return Finding(done=tuple(_receipt(change, note) for note in found))

    def _with_mark(self, attempt: Attempt, change: Change) -> list[Row]:
        model, identity = _place(change)
        if attempt.one(model, identity, ("id",)) is None:
            return []
        domain = [("resource", "=", f"{model},{identity}"), ("message", "ilike", f"%{mark(change.ref)}%")]
        return attempt.rows(_NOTE, domain, ("id",))


def _place(change: Change) -> tuple[str, str]:
    if change.kind is EditKind.LOG_INTERACTION:
        return "party.party", change.fields.get("customer") or ""
    return "sale.complaint", change.record


def _words(change: Change) -> str:
    if change.kind is not EditKind.LOG_INTERACTION:
        return change.fields.get("text") or ""
    details = [f"{name}: {value}" for key, name in _LOGGED.items() if (value := change.fields.get(key))]
    return "\n".join([change.fields.get("summary") or "", *details]).strip()


def _receipt(change: Change, note: Row) -> Receipt:
    """A comment is read back with its complaint; no feed gives the log of calls."""
    number = str(note["id"])
    if change.kind is EditKind.LOG_INTERACTION:
        return Receipt(RemoteId(number), note=f"ir.note,{number}")
    return Receipt(change.record, "tickets", f"ir.note,{number}")
