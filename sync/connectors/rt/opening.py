"""New tickets, each made once: its reference is looked for before, and read back after."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from callcenter.domain.edit_values import FIELD
from callcenter.domain.ids import RemoteId
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.references import References, nothing_sent, proving
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.standing import TicketNow, one_line, ticket_now
from sync.connectors.rt.ticket_changes import HOME, missing
from sync.connectors.rt.ticket_values import TicketValues
from sync.connectors.rt.values import Row, escaped, rows_in, text
from sync.contract import Alike, Change, Finding, Receipt, UnreachableError, Whereabouts
from sync.http import Reply

_MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
_MOST_TWINS = 5
_MADE = re.compile(r"/ticket/(\d{1,15})$")


class TicketOpening:
    """RT makes a second ticket for the same reference and leaves it without: so the reference is no lock."""

    def __init__(
        self, settings: RtSettings, client: RtClient, references: References, values: TicketValues
    ) -> None:
        self._settings = settings
        self._client = client
        self._references = references
        self._values = values

    def send(self, change: Change, _revision: str) -> Receipt:
        """Make the ticket, unless it is there already."""
        with nothing_sent():
            self._references.learn()
            held = self._references.tickets(change.ref)
            if held:
                return Receipt(held[0], HOME, note="was there already")
            document = self._document(change)
        try:
            reply = self._client.write("POST", "/ticket", document)
        except UnreachableError as error:
            found = self._references.tickets_quietly(change.ref) if error.was_sent else []
            if not found:
                raise
            return Receipt(found[0], HOME, note="the answer was lost")
        return self._proved(change, self._made(reply))

    def find(self, change: Change) -> Finding:
        """Look for the reference; deleted and merged tickets are in no search, but what this user made is known."""
        self._references.learn()
        held = self._references.tickets(change.ref)
        if held:
            made = [*held, *self._bare_twins(change, held)]
            return Finding(done=tuple(Receipt(one, HOME) for one in made))
        alike: list[Alike] = []
        for row in self._references.mine_since(change, "Type = 'Create'"):
            now = ticket_now(self._client, self._settings, RemoteId(text(row.get("ObjectId"))))
            if self._holds(now, change.ref):
                is_there = now.whereabouts is Whereabouts.THERE  # it came after the search
                return Finding(done=(Receipt(now.number, HOME),)) if is_there else Finding(was_deleted=True)
            is_merged = now.whereabouts is Whereabouts.MERGED
            if self._was(row, change) if is_merged else self._is(now, change):
                alike.append(Alike(now.number, now.number, one_line(change.fields.get("subject"))))
        return Finding(alike=tuple(alike))

    def _bare_twins(self, change: Change, held: Sequence[RemoteId]) -> list[RemoteId]:
        """Find what was made once more after the holder of the reference, which RT leaves without one."""
        subject = escaped(one_line(change.fields.get("subject")))
        query = f"id > {held[0]} AND Subject = '{subject}' AND Creator = '{escaped(self._client.login())}'"
        rows = self._client.rows("/tickets", query, {"fields": "id"}, orderby="id", per_page=_MOST_TWINS)
        numbers = [RemoteId(str(self._client.number(row))) for row in rows]
        return [
            one
            for one in numbers
            if one not in held and self._is(ticket_now(self._client, self._settings, one), change)
        ]

    def _document(self, change: Change) -> dict[str, Any]:
        queue = change.fields.get("queue") or self._usual_queue(change)
        fields = {**change.fields, "queue": queue}
        values = self._values.of(fields, self._custom(queue))
        custom = dict(values.pop("CustomFields", {}))
        if order := change.fields.get("order"):
            custom.setdefault(self._settings.order_field, [order])
        if self._references.on_tickets:
            custom[self._settings.reference_field] = change.ref
        return values | self._words(change) | self._requestor(change) | {"CustomFields": custom}

    def _usual_queue(self, change: Change) -> str:
        """Take the one queue that is meant where none was named."""
        meant = (
            sorted(self._settings.complaint_queues)
            if change.fields.get("is_complaint")
            else self._settings.queues
        )
        if len(meant) != 1:
            raise self._client.refused("no queue was named")
        return meant[0]

    def _custom(self, queue: str) -> list[str]:
        seen = self._client.seen(f"/queue/{quote(queue, safe='')}")
        if not seen.is_there:
            raise self._client.refused("there is no such queue, or it is hidden from you")
        return [text(one.get("name")) for one in rows_in(seen.row, "TicketCustomFields")]

    def _words(self, change: Change) -> dict[str, str]:
        words = change.fields.get("text") or ""
        return {"Content": words, "ContentType": "text/plain"} if words.strip() else {}

    def _requestor(self, change: Change) -> dict[str, str]:
        """Name who asks by mail address, else as RT knows them."""
        mail = (change.fields.get("requestor") or "").strip()
        if mail and not _MAIL.fullmatch(mail):
            raise self._client.refused("the mail address of the customer is none")
        if mail or not change.fields.get("customer"):
            return {"Requestor": mail} if mail else {}
        seen = self._client.seen(f"/user/{quote(change.fields['customer'] or '', safe='')}")
        known = text(seen.row.get("EmailAddress")) or text(seen.row.get("Name")) if seen.is_there else ""
        if not known:
            raise self._client.refused("Request Tracker does not know this customer")
        return {"Requestor": known}

    def _made(self, reply: Reply) -> RemoteId:
        found = _MADE.search(reply.headers.get("Location", ""))
        if found is None:
            raise self._client.cut_reply()
        return RemoteId(found[1])

    def _proved(self, change: Change, made: RemoteId) -> Receipt:
        """Read the ticket back; where another one holds the reference, both are one."""
        with proving():
            now = ticket_now(self._client, self._settings, made)
            is_bare = self._references.on_tickets and not self._holds(now, change.ref)
            holders = [one for one in self._references.tickets(change.ref) if one != made] if is_bare else []
            if holders:
                return self._joined(made, holders[0])
        notes = ("without its reference" if is_bare else "", _left_out(change, now))
        return Receipt(made, HOME, note="; ".join(note for note in notes if note))

    def _joined(self, made: RemoteId, holder: RemoteId) -> Receipt:
        self._client.write("PUT", f"/ticket/{made}", {"MergeInto": int(holder)})
        is_one = ticket_now(self._client, self._settings, made).whereabouts is Whereabouts.MERGED
        return Receipt(holder, HOME, note="" if is_one else f"made twice: {made}")

    def _holds(self, now: TicketNow, ref: str) -> bool:
        return self._settings.reference_field in now.custom and now.values_of(
            self._settings.reference_field
        ) == (ref,)

    def _was(self, made: Row, change: Change) -> bool:
        """Tell by its first message whether a ticket that was merged since may be it: RT shows the survivor only."""
        asked: list[Row] = [{"field": "TransactionId", "value": text(made.get("id"))}]
        first = next(self._client.listed("/attachments", asked, fields="Subject"), None)
        if first is None:
            return not change.fields.get("text")
        return one_line(text(first.get("Subject"))) == one_line(change.fields.get("subject"))

    def _is(self, now: TicketNow, change: Change) -> bool:
        """Tell whether a ticket without a reference may be it."""
        if now.whereabouts is not Whereabouts.THERE or now.values_of(self._settings.reference_field):
            return False
        queue = change.fields.get("queue")
        is_here = queue is None or queue == now.fields.get("queue")
        return is_here and now.fields.get("subject") == one_line(change.fields.get("subject"))


def _left_out(change: Change, now: TicketNow) -> str:
    """Name what RT did not take over from a ticket that it made."""
    if now.whereabouts is not Whereabouts.THERE:
        return ""
    known: Mapping[str, str | None] = {
        name: value for name, value in change.fields.items() if name in now.fields or name.startswith(FIELD)
    }
    left = [name for name in missing(change, now) if name in known]
    return f"not taken over: {', '.join(left)}" if left else ""
