"""Logs a call, mail or visit with what came of it."""

from dataclasses import replace
from datetime import datetime

from callcenter.domain.edit import EditKind, Value, Waiting
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.domain.interaction import Interaction
from callcenter.storage import audit, customers, interactions, subjects
from callcenter.storage.database import Connection, Database
from callcenter.storage.queueing import Subject, queue, taker


def log_interaction(
    database: Database, interaction: Interaction, *, outcome: str = "", ticket: LocalId | None = None
) -> Waiting | None:
    """Keep it here, and tell an office that takes such records, if any does: one that knows the customer first."""
    logged = replace(interaction, outcome=outcome or interaction.outcome)
    at = logged.ended_at or logged.started_at
    with database.write() as work:
        identity = interactions.add(work, logged)
        audit.append(work, at, logged.agent, "interaction.logged", f"interaction:{identity}", {})
        office = _office(work.connection, logged, ticket)
        if office is None:
            return None
        record, named = _customer(work.connection, logged, office)
        fields = _fields(logged) | {
            "customer": record,
            "ticket": subjects.ticket_name(work.connection, ticket, office),
        }
        told = {name: value for name, value in fields.items() if value}
        subject = Subject(office, subjects.NEW, logged.summary.strip().partition("\n")[0][:80], named)
        return queue(work, EditKind.LOG_INTERACTION, subject, told, agent=logged.agent, at=at)


def _fields(logged: Interaction) -> dict[str, Value]:
    return {
        "channel": logged.channel.value,
        "number": logged.number,
        "started_at": _time(logged.started_at),
        "ended_at": _time(logged.ended_at),
        "summary": logged.summary,
        "outcome": logged.outcome,
    }


def _office(connection: Connection, logged: Interaction, ticket: LocalId | None) -> OfficeId | None:
    preferred = [] if ticket is None else [subjects.ticket(connection, ticket)[1].office]
    if logged.customer is not None:
        preferred = [one.office for one in customers.office_records(connection, logged.customer)] + preferred
    return taker(connection, EditKind.LOG_INTERACTION, *preferred)


def _customer(connection: Connection, logged: Interaction, office: OfficeId) -> tuple[RemoteId | None, str]:
    return (None, "") if logged.customer is None else subjects.behind(connection, logged.customer, office)


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
