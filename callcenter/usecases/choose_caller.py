"""Remembers whom the agent picked when several customers share a number."""

from datetime import datetime

from callcenter.domain.ids import CustomerId
from callcenter.storage import customers
from callcenter.storage.database import Database


def choose_caller(database: Database, e164: str, customer: CustomerId, now: datetime) -> None:
    """Keep the choice, so that next time this customer is offered first. A withheld number is not kept."""
    if not e164:
        return
    with database.write() as work:
        customers.remember_choice(work, e164, customer, now)
