"""Brings back what was typed and not sent."""

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.storage import customers, drafts, id_map
from callcenter.storage.database import Database
from callcenter.storage.reading import parties_of


def find_draft(database: Database, key: DraftKey) -> Draft | None:
    """Give the draft of one field, or nothing."""
    with database.read() as connection:
        return drafts.load(connection, key)


def drafts_of(database: Database, agent: str, subject: str) -> tuple[Draft, ...]:
    """Give everything an agent has typed about one subject and not sent."""
    with database.read() as connection:
        return drafts.of_subject(connection, agent, subject)


def former_names(database: Database, customer: CustomerId) -> tuple[CustomerId, ...]:
    """Give the ids a customer's records had before they were joined: words typed for them may lie under these."""
    with database.read() as connection:
        now = customers.current(connection, customer)
        return tuple(CustomerId(one) for one in parties_of(connection, customer) if one != now)


def former_tickets(database: Database, office: OfficeId, ticket: RemoteId) -> tuple[RemoteId, ...]:
    """Give what a ticket made here was called before its office named it: words may lie under that name."""
    with database.read() as connection:
        return id_map.locals_of(connection, office, ticket)


def is_known(database: Database, customer: CustomerId) -> bool:
    """Tell whether any office still gives a customer: words for one that is gone have to be handed out."""
    with database.read() as connection:
        return customers.card(connection, customer) is not None


def subjects_with_drafts(database: Database, agent: str) -> frozenset[str]:
    """Name everything this agent has unsent words for."""
    with database.read() as connection:
        return drafts.unsent_subjects(connection, agent)
