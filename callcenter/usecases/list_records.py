"""Lists what each office holds of a customer, for an agent to change."""

from callcenter.domain.customer_record import CustomerRecord
from callcenter.domain.edit import EditKind
from callcenter.domain.ids import CustomerId
from callcenter.storage import customers, offices, subjects
from callcenter.storage.database import Database


def list_records(database: Database, customer: CustomerId) -> tuple[CustomerRecord, ...]:
    """Give the records behind a customer; those of offices that take changes come first."""
    with database.read() as connection:
        taking = offices.takes(connection)
        card = customers.card(connection, customer)
        records = [
            CustomerRecord(
                one.office,
                one.id,
                one.number,
                subjects.party(connection, one.office, one.id)[0],
                EditKind.CHANGE_CUSTOMER in taking.get(one.office, ()),
            )
            for one in (card.records if card else ())
        ]
    return tuple(sorted(records, key=lambda record: not record.is_taken))
