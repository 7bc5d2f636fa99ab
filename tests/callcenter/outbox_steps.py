"""Short ways to a store whose offices take edits, and to what offices make of them."""

from datetime import datetime, timedelta

from callcenter.domain.changes import Kind
from callcenter.domain.edit import Conflict, EditKind, EditState, Value, Waiting
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.storage import customers, offices, outbox
from callcenter.storage.database import Database
from callcenter.storage.subjects import by_name
from tests.callcenter.small_store import CRM, ERP, NOW

AGENT = "anna"
LATER = NOW + timedelta(minutes=5)


def take(database: Database, *kinds: EditKind, office: OfficeId = ERP) -> None:
    """Let an office take these edits, all of them where none is named; the other office takes all."""
    everything = frozenset(EditKind)
    takes = {ERP: everything, CRM: everything, office: frozenset(kinds) or everything}
    with database.write() as work:
        offices.register(work, {ERP: frozenset(), CRM: frozenset()}, (), takes)


def local(database: Database, kind: Kind, name: str) -> LocalId:
    """Give the id here of what people call by this number, or its office by this name."""
    with database.read() as connection:
        found = by_name(connection, kind, name)
    assert found is not None
    return found


def move(
    database: Database,
    seq: int,
    *states: EditState,
    at: datetime = NOW,
    trouble: Trouble | None = None,
    **details: str,
) -> None:
    """Bring an edit through these states as the engine would."""
    with database.write() as work:
        for state in states:
            if state is EditState.SENDING:
                assert outbox.claim(work, seq, at)
            else:
                assert outbox.move(work, seq, state, at, trouble=trouble or "", details=details)


def clash(
    database: Database, seq: int, field: str, theirs: Value, *, reason: str = "", state: bool = True
) -> int:
    """Let somebody else have changed a field of an edit; give the conflict."""
    with database.write() as work:
        edit = outbox.refuse_unknown(work.connection, seq).edit
        mine, base = edit.fields.get(field), edit.base.get(field)
        outbox.add_conflicts(
            work, seq, [Conflict(0, seq, field, base, mine, theirs, "ben", NOW, reason=reason)]
        )
        if state:
            assert outbox.move(work, seq, EditState.CONFLICT, NOW)
        return outbox.conflicts(work.connection, seq)[-1].id


def stands(database: Database, seq: int) -> EditState:
    """Say where an edit stands."""
    return read(database, seq).state


def read(database: Database, seq: int) -> Waiting:
    with database.read() as connection:
        return outbox.refuse_unknown(connection, seq)


def queued(database: Database) -> list[Waiting]:
    """Give what waits to be sent, in its order."""
    with database.read() as connection:
        return [one for one in outbox.unsettled(connection) if one.state is EditState.QUEUED]


def due(database: Database, office: OfficeId = ERP) -> list[int]:
    """Give the numbers of the edits whose turn it is."""
    with database.read() as connection:
        return [one.seq for one in outbox.due(connection, office, LATER)]


def called(database: Database, customer: CustomerId) -> list[str]:
    """Give the numbers and addresses of a customer as the screens show them."""
    with database.read() as connection:
        card = customers.card(connection, customer)
    assert card is not None
    return [point.value for point in card.contact_points]


def owner_of(database: Database, key: str) -> tuple[CustomerId, ...]:
    """Give everybody with this number."""
    with database.read() as connection:
        return customers.by_key(connection, key)


def remote(name: str) -> RemoteId:
    return RemoteId(name)
