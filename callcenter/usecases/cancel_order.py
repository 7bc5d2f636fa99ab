"""Cancels an order that nobody has begun to carry out."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import EditKind, Waiting
from callcenter.domain.ids import LocalId
from callcenter.domain.order import OrderState
from callcenter.storage import subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import queue_transition


def cancel_order(database: Database, order: LocalId, *, agent: str, at: datetime) -> Waiting:
    """Queue it; where the office has gone on with the order meanwhile, the agent is asked."""
    with database.write() as work:
        held, subject = subjects.order(work.connection, order)
        edit_rules.check_cancellable(held.record)
        fields, base = {"state": OrderState.CANCELLED.value}, {"state": held.record.state.value}
        return queue_transition(work, EditKind.CANCEL_ORDER, subject, fields, base, agent=agent, at=at)
