"""Sends an order to another address of its customer."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import EditKind, Waiting
from callcenter.domain.edit_values import ADDRESS, order_fields
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.storage import id_map, subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import queue_change


def change_order(
    database: Database, order: LocalId, deliver_to: RemoteId, *, agent: str, at: datetime
) -> Waiting | None:
    """Queue it; an address that waits to be sent itself goes first. Nothing where it goes there already."""
    with database.write() as work:
        held, subject = subjects.order(work.connection, order)
        edit_rules.check_redirectable(held.record)
        known, _ = subjects.party(work.connection, held.office, held.record.customer)
        place = id_map.current(work.connection, held.office, deliver_to)
        if ADDRESS + place not in known:
            raise DeskError(Trouble.NO_SUCH_ADDRESS, text=deliver_to)
        fields, base = {"deliver_to": place}, order_fields(held.record)
        return queue_change(work, EditKind.CHANGE_ORDER, subject, fields, base, agent=agent, at=at)
