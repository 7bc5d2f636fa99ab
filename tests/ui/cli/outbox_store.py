"""A store whose offices take edits, for commands to work on."""

from dataclasses import replace
from datetime import UTC, datetime

from callcenter.domain.customer import ContactKind, ContactPoint, PostalAddress
from callcenter.domain.edit import Conflict, EditState
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import OrderState
from callcenter.profile import Profile
from callcenter.storage import outbox
from callcenter.storage.database import open_database
from tests.callcenter import outbox_steps
from tests.callcenter.small_store import ZHANG, article, customer, keep, order, ticket

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def stock(profile: Profile) -> None:
    """Put a customer, tickets, orders and an article into the store of a profile; its agent is ``anna``."""
    profile.settings.write_text('[desk]\nagent = "anna"\n', "utf-8")
    phone = ContactPoint(RemoteId("p1"), ContactKind.MOBILE, "138 1234 5678", ZHANG)
    home = PostalAddress(RemoteId("a1"), "1 Nanjing Road", "200040", "上海", "", "CN")
    wei = replace(customer("1", "Zhang Wei"), contact_points=(phone,), addresses=(home,))
    database = open_database(profile.store)
    keep(database, wei, home="customers")
    keep(database, order("11", "1"), order("12", "1", state=OrderState.DRAFT), home="orders")
    keep(database, ticket("7", "1"), ticket("8", "1", "Where is the other?"), home="tickets")
    keep(database, article("kettle", "Kettle", "Descale it"), home="articles")
    outbox_steps.take(database)
    with database.write() as work:
        work.connection.exec_driver_sql("DELETE FROM office WHERE name = 'crm'")
    database.close()


def move(
    profile: Profile, seq: int, *states: EditState, trouble: Trouble | None = None, **details: str
) -> None:
    """Bring an edit through these states as the engine would."""
    database = open_database(profile.store)
    outbox_steps.move(database, seq, *states, at=AT, trouble=trouble, **details)
    database.close()


def clash(profile: Profile, seq: int, field: str, theirs: str) -> None:
    """Let somebody else have changed a field of an edit."""
    database = open_database(profile.store)
    with database.write() as work:
        edit = outbox.refuse_unknown(work.connection, seq).edit
        mine, base = edit.fields[field], edit.base[field]
        outbox.add_conflicts(work, seq, [Conflict(0, seq, field, base, mine, theirs, "ben", AT)])
        outbox.move(work, seq, EditState.CONFLICT, AT)
    database.close()
