"""Makes a customer no office knows yet."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import LOCAL, EditKind, Value, Waiting
from callcenter.domain.edit_values import ADDRESS, CONTACT, address_value, contact_value
from callcenter.domain.errors import Trouble
from callcenter.domain.new_record import NewCustomer
from callcenter.numbering import NumberingRules
from callcenter.storage import subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import Subject, queue
from callcenter.usecases.tidy_customer import HOME, tidy_contact


def create_customer(
    database: Database,
    customer: NewCustomer,
    *,
    agent: str,
    at: datetime,
    numbering: NumberingRules = HOME,
) -> Waiting:
    """Queue it; from now on the desk knows them, by their number too, and an office names them later."""
    name = edit_rules.line(customer.name, Trouble.NAME_MISSING)
    fields: dict[str, Value] = {"name": name, "language": customer.language.strip()}
    for place, point in enumerate(customer.contacts):
        fields[f"{CONTACT}{LOCAL}{place}"] = contact_value(tidy_contact(point, numbering))
    for place, address in enumerate(customer.addresses):
        fields[f"{ADDRESS}{LOCAL}{place}"] = address_value(edit_rules.address(address))
    if customer.is_company:
        fields["is_company"] = "1"
    told = {name: value for name, value in fields.items() if value}
    with database.write() as work:
        subject = Subject(customer.office, subjects.NEW, name)
        return queue(work, EditKind.CREATE_CUSTOMER, subject, told, agent=agent, at=at)
