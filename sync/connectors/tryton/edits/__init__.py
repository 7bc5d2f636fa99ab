"""What agents do, written to Tryton: every kind of edit it takes, each with the one who knows how."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Protocol

from callcenter.domain.edit import EditKind
from sync.connectors.tryton.client import TrytonClient
from sync.connectors.tryton.edits.complaints import Complaints, NewComplaints
from sync.connectors.tryton.edits.notes import Notes
from sync.connectors.tryton.edits.orders import Orders
from sync.connectors.tryton.edits.parties import NewParties, Parties
from sync.connectors.tryton.settings import TrytonSettings
from sync.contract import Change, Finding, Receipt, Reference, Standing, Writing


class Writer(Protocol):
    """Knows how one kind of edit is looked at, sent and found."""

    def look(self, change: Change) -> Standing:
        """Read the fields of a change as they are now."""
        ...

    def send(self, change: Change, revision: str) -> Receipt:
        """Do it, and prove it."""
        ...

    def find(self, change: Change) -> Finding:
        """Find out whether it was done."""
        ...


def writers(settings: TrytonSettings, client: TrytonClient) -> Mapping[EditKind, Writer]:
    """Give the writer of each kind. Nothing that Tryton sends reaches a customer, so there are no replies."""
    notes, orders = Notes(client), Orders(client)
    return MappingProxyType(
        {
            EditKind.OPEN_TICKET: NewComplaints(client, settings),
            EditKind.COMMENT: notes,
            EditKind.CHANGE_TICKET: Complaints(client),
            EditKind.CREATE_CUSTOMER: NewParties(client, settings),
            EditKind.CHANGE_CUSTOMER: Parties(client, settings),
            EditKind.CHANGE_ORDER: orders,
            EditKind.CANCEL_ORDER: orders,
            EditKind.LOG_INTERACTION: notes,
        }
    )


WRITING = Writing(
    MappingProxyType(
        dict.fromkeys(
            (
                EditKind.OPEN_TICKET,
                EditKind.COMMENT,
                EditKind.CHANGE_TICKET,
                EditKind.CREATE_CUSTOMER,
                EditKind.CHANGE_CUSTOMER,
                EditKind.CHANGE_ORDER,
                EditKind.CANCEL_ORDER,
                EditKind.LOG_INTERACTION,
            ),
            Reference.CERTAIN,
        )
    ),
    quarantine=timedelta(seconds=150),
)
"""Tryton ends a request after 60 seconds, and what stands before it may wait longer; there is no search lag."""
