"""What an edit made has its name from the moment of its proof, whatever becomes of the rest of the edit."""

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.customer import PostalAddress
from callcenter.domain.edit import Conflict, EditState
from callcenter.domain.edit_values import address_value
from callcenter.domain.ids import RemoteId
from callcenter.storage.database import Database
from callcenter.usecases.change_customer import change_customer
from callcenter.usecases.change_order import change_order
from sync.contract import Receipt
from sync.engine.proof import keep_proof
from tests.callcenter.outbox_steps import AGENT, due, local, move, read, take
from tests.callcenter.small_store import ERP, NOW, customer, keep, order, who

PLACE = address_value(PostalAddress(RemoteId(""), "2 Long Lane", city="London", country="GB"))


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, order("11", "1"), home="orders")
    take(database)
    return database


def test_an_order_goes_to_an_address_that_was_made_though_the_rest_of_its_edit_is_at_odds(
    shop: Database,
) -> None:
    wanted = {"name": "Zhang Wei 2", "address:local:new": PLACE}
    made = change_customer(shop, who(shop, "1"), ERP, RemoteId("1"), wanted, agent=AGENT, at=NOW)
    assert made is not None
    (name,) = (one[8:] for one in made.edit.fields if one.startswith("address:"))
    goes = change_order(shop, local(shop, Kind.ORDER, "SO11"), RemoteId(name), agent=AGENT, at=NOW)
    assert goes is not None
    move(shop, made.seq, EditState.SENDING)
    receipt = Receipt(RemoteId("1"), "customers", made={f"address:{name}": RemoteId("a7")})
    clash = Conflict(0, 0, "name", "Zhang Wei", "Zhang Wei 2", "Zhang W.")
    with shop.write() as work:
        keep_proof(work, made, receipt, (), (clash,), NOW)
    assert read(shop, made.seq).state is EditState.CONFLICT
    assert due(shop) == [goes.seq]
