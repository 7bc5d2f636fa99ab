"""The client reference in RT: whether custom fields keep it, and what was made with one."""

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from callcenter.domain.ids import RemoteId
from sync.connectors.rt.client import RtClient
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.values import Row, escaped, moment, text
from sync.contract import Change, OfficeError, UnreachableError

_TICKET = "RT::Queue-RT::Ticket"
_WORDS = "RT::Queue-RT::Ticket-RT::Transaction"
_SKEW = timedelta(minutes=10)
"""How far the clocks of desk and server may be apart beyond what is known of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One transaction that holds words of ours, and its ticket."""

    id: RemoteId
    ticket: RemoteId


class References:
    """Asks RT for its fields until both are there; what it keeps once it is trusted to keep on."""

    def __init__(self, settings: RtSettings, client: RtClient) -> None:
        self._settings = settings
        self._client = client
        self._lock = threading.Lock()
        self._known: Mapping[str, str] = MappingProxyType({})

    @property
    def on_tickets(self) -> bool:
        """Tell whether tickets are known to keep the reference."""
        return _TICKET in self._known

    @property
    def on_words(self) -> bool:
        """Tell whether replies and comments are known to keep it."""
        return _WORDS in self._known

    def learn(self) -> None:
        """Ask for the fields that are not known to be there."""
        with self._lock:
            if self.on_tickets and self.on_words:
                return
            wanted = {
                _TICKET: self._settings.reference_field,
                _WORDS: self._settings.transaction_reference_field,
            }
            asked = [
                {"field": "Name", "value": name, "entry_aggregator": "OR"} for name in sorted(wanted.values())
            ]
            rows = self._client.listed("/customfields", asked, fields="Name,LookupType")
            found = {str(row.get("LookupType")): text(row.get("Name")) for row in rows}
            self._known = MappingProxyType(
                {kind: name for kind, name in wanted.items() if found.get(kind) == name}
            )

    def try_to_learn(self) -> None:
        """Ask where RT answers; where it does not, nothing is known, which is safe."""
        try:
            self.learn()
        except OfficeError:
            return

    def tickets(self, ref: str) -> list[RemoteId]:
        """List the tickets that were made with a reference; deleted and merged ones are not among them."""
        if not self.on_tickets:
            return []
        query = f"'CF.{{{self._settings.reference_field}}}' = '{escaped(ref)}'"
        rows = self._client.rows("/tickets", query, {"fields": "id"}, orderby="id")
        return [RemoteId(str(self._client.number(row))) for row in rows]

    def tickets_quietly(self, ref: str) -> list[RemoteId]:
        """List them where RT answers; no answer proves nothing either way."""
        try:
            return self.tickets(ref)
        except OfficeError:
            return []

    def words_quietly(self, ref: str) -> list[Said]:
        """List what was said where RT answers; no answer proves nothing either way."""
        try:
            return self.words(ref)
        except OfficeError:
            return []

    def words(self, ref: str) -> list[Said]:
        """List what was said with a reference."""
        if not self.on_words:
            return []
        field = self._settings.transaction_reference_field
        query = f"ObjectType = 'RT::Ticket' AND 'CF.{{{field}}}' = '{escaped(ref)}'"
        rows = self._client.rows("/transactions", query, {"fields": "ObjectId"}, orderby="id")
        return [
            Said(RemoteId(str(self._client.number(row))), RemoteId(text(row.get("ObjectId")))) for row in rows
        ]

    def mine_since(self, change: Change, condition: str) -> list[Row]:
        """List the newest transactions of this user from about the time at which a change was first sent.

        The time is compared here and never sent, for RT reads it in the zone of the user.
        """
        fields = {"fields": "ObjectId,Type,Field,OldValue,NewValue,Created,CustomFields"}
        query = f"ObjectType = 'RT::Ticket' AND Creator = '{escaped(self._client.login())}' AND {condition}"
        rows = self._client.rows("/transactions", query, fields, orderby="id", order="DESC")
        begin = self.earliest(change)
        return [row for row in rows if (moment(row.get("Created")) or begin) >= begin]

    def earliest(self, change: Change) -> datetime:
        """Say, by the server's clock, before when a change was certainly not done."""
        sent = change.first_sent_at or change.made_at
        return sent + (self._client.clock_offset or timedelta(0)) - _SKEW


@contextmanager
def nothing_sent() -> Generator[None]:
    """Say of a question that fails before a change is sent that the change never left."""
    try:
        yield
    except UnreachableError as error:
        error.was_sent = False
        raise


@contextmanager
def proving() -> Generator[None]:
    """Say of a question that fails after a change was sent that nobody knows what became of it."""
    try:
        yield
    except UnreachableError:
        raise
    except OfficeError as error:
        raise UnreachableError(error.trouble, **error.details) from None
