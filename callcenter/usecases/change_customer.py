"""Changes how a customer is called and reached, in one of the offices that know them."""

from datetime import datetime

from callcenter.domain.edit import EditKind, Fields, Waiting
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.numbering import NumberingRules
from callcenter.storage import subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import queue_change
from callcenter.usecases.tidy_customer import HOME, tidy_changes


def change_customer(
    database: Database,
    customer: CustomerId,
    office: OfficeId,
    record: RemoteId,
    fields: Fields,
    *,
    agent: str,
    at: datetime,
    numbering: NumberingRules = HOME,
) -> Waiting | None:
    """Queue what differs from what the screen shows; nothing where nothing does.

    Numbers that were touched are brought to their international form, as they are read where this desk stands.
    """
    with database.write() as work:
        subjects.behind(work.connection, customer, office)
        base, subject = subjects.party(work.connection, office, record)
        wanted = tidy_changes(fields, base, numbering)
        return queue_change(work, EditKind.CHANGE_CUSTOMER, subject, wanted, base, agent=agent, at=at)
