"""Orders that agents redirect and cancel in a real Tryton; and what an agent sees is what a look tells."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from callcenter.domain.customer import Customer
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.edit_values import customer_fields, order_fields, ticket_fields
from callcenter.domain.order import Order, OrderState
from callcenter.domain.ticket import Ticket
from sync.contract import OutOfDateError, RejectedError, Standing, UnreachableError, Whereabouts
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Relay
from tests.servers.tryton_agent import TrytonAgent, feed_of, lose_reply, signed_in
from tests.servers.tryton_rpc import TrytonRpc

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server(tryton: TrytonServer) -> TrytonServer:
    return tryton.small()


@pytest.fixture(scope="module")
def colleague(server: TrytonServer) -> Iterator[TrytonRpc]:
    session = server.as_erp()
    yield session
    session.end_session()


@pytest.fixture(scope="module")
def agent(server: TrytonServer) -> Iterator[TrytonAgent]:
    with signed_in(server, server.user) as agent:
        yield agent


@pytest.fixture(scope="module")
def senior(server: TrytonServer) -> Iterator[TrytonAgent]:
    """An agent who may amend orders, too."""
    with signed_in(server, "desk2") as agent:
        yield agent


@pytest.fixture
def draft(colleague: TrytonRpc) -> str:
    """An order that may still be changed, of a customer with two addresses."""
    like = colleague.one(
        "sale.sale", [["lines.product.type", "=", "goods"]], ["company", "currency", "warehouse"]
    )
    product = colleague.one("product.product", [["type", "=", "goods"]], ["default_uom"])
    places = [{"city": "Bremen"}, {"city": "Hamburg"}]
    party = colleague.create("party.party", name="Buyer", addresses=[["create", places]])
    here = colleague.one("party.address", [["party", "=", party]], ["id"])["id"]
    line = {
        "product": product["id"], "unit": product["default_uom"], "quantity": 2.0, "unit_price": Decimal("9.90"),
    }  # fmt: skip
    sale = colleague.create(
        "sale.sale", party=party, company=like["company"], currency=like["currency"], warehouse=like["warehouse"],
        lines=[["create", [line]]], shipment_address=here, invoice_address=here, shipment_method="order",
        invoice_method="order", carrier=colleague.one("carrier", [], ["id"])["id"],
        payment_term=colleague.one("account.invoice.payment_term", [], ["id"])["id"],
    )  # fmt: skip
    return str(sale)


def _other_address(colleague: TrytonRpc, sale: str) -> str:
    party = colleague.one("sale.sale", [["id", "=", int(sale)]], ["party"])["party"]
    return str(
        colleague.one("party.address", [["party", "=", party], ["city", "=", "Hamburg"]], ["id"])["id"]
    )


def _bring_on(colleague: TrytonRpc, sale: str, *buttons: str) -> None:
    for button in buttons:
        colleague.call(f"sale.sale.{button}", [int(sale)])


def _shipments(colleague: TrytonRpc, sale: str) -> list[int]:
    return colleague.one("sale.sale", [["id", "=", int(sale)]], ["shipments"])["shipments"]


def test_a_draft_is_redirected(agent: TrytonAgent, colleague: TrytonRpc, draft: str) -> None:
    there = _other_address(colleague, draft)
    receipt = agent.do(agent.change(EditKind.CHANGE_ORDER, draft, deliver_to=there))
    assert (receipt.record, receipt.home) == (draft, "orders")
    assert agent.order(draft).deliver_to == there


def test_a_confirmed_order_is_refused_in_trytons_words(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    _bring_on(colleague, draft, "quote")
    change = agent.change(EditKind.CHANGE_ORDER, draft, deliver_to=_other_address(colleague, draft))
    before = agent.order(draft)
    with pytest.raises(RejectedError, match='not allowed to modify the field "Shipment Address"'):
        agent.do(change)
    assert agent.order(draft) == before


def test_an_order_in_processing_is_amended_with_its_parcel(
    senior: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    _bring_on(colleague, draft, "quote", "confirm", "process")
    there = _other_address(colleague, draft)
    senior.do(senior.change(EditKind.CHANGE_ORDER, draft, deliver_to=there))
    assert senior.order(draft).deliver_to == there
    (shipment,) = _shipments(colleague, draft)
    told = colleague.one("stock.shipment.out", [["id", "=", shipment]], ["delivery_address"])
    assert str(told["delivery_address"]) == there


def test_an_agent_who_may_not_amend_is_refused_and_leaves_nothing_behind(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    _bring_on(colleague, draft, "quote", "confirm", "process")
    change = agent.change(EditKind.CHANGE_ORDER, draft, deliver_to=_other_address(colleague, draft))
    with pytest.raises(RejectedError, match="is not allowed"):
        agent.do(change)
    assert colleague.count("sale.amendment", [["sale", "=", int(draft)]]) == 0


def test_a_parcel_in_hand_goes_where_it_goes_and_the_agent_is_told(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    _bring_on(colleague, draft, "quote", "confirm", "process")
    (shipment,) = _shipments(colleague, draft)
    for button in ("wait", "assign_force", "pick"):
        colleague.call(f"stock.shipment.out.{button}", [shipment])
    change = agent.change(EditKind.CHANGE_ORDER, draft, deliver_to=_other_address(colleague, draft))
    with pytest.raises(RejectedError, match="is picked already"):
        agent.do(change)
    assert agent.order(draft).deliver_to != change.fields["deliver_to"]


def test_an_amendment_that_was_left_half_done_is_taken_up_again(
    server: TrytonServer, relay: Relay, colleague: TrytonRpc, draft: str
) -> None:
    _bring_on(colleague, draft, "quote", "confirm", "process")
    lose_reply(relay, "sale.amendment.create")
    with signed_in(server, "desk2", relay.url) as agent:
        change = agent.change(EditKind.CHANGE_ORDER, draft, deliver_to=_other_address(colleague, draft))
        with pytest.raises(UnreachableError):
            agent.do(change)
        assert agent.connector.find(change).done == ()
        relay.garble = None
        agent.do(change)
        assert len(agent.connector.find(change).done) == 1
    amendments = colleague.rows("sale.amendment", [["sale", "=", int(draft)]], ["state"])
    assert [one["state"] for one in amendments] == ["validated"]


@pytest.mark.parametrize("is_processing", [False, True])
def test_who_was_faster_with_an_order_keeps_it(
    senior: TrytonAgent, colleague: TrytonRpc, draft: str, *, is_processing: bool
) -> None:
    if is_processing:
        _bring_on(colleague, draft, "quote", "confirm", "process")
    change = senior.change(EditKind.CHANGE_ORDER, draft, deliver_to=_other_address(colleague, draft))
    seen = senior.connector.look(change)
    colleague.write("sale.sale", int(draft), reference="theirs")
    with pytest.raises(OutOfDateError):
        senior.connector.send(change, seen.revision)
    assert senior.order(draft).deliver_to != change.fields["deliver_to"]
    assert colleague.count("sale.amendment", [["sale", "=", int(draft)]]) == 0
    assert senior.connector.look(change).author == "Erp"


def test_an_order_is_cancelled_and_once_is_enough(agent: TrytonAgent, draft: str) -> None:
    change = agent.change(EditKind.CANCEL_ORDER, draft, state="cancelled")
    assert agent.connector.find(change).done == ()
    receipt = agent.do(change)
    assert agent.order(draft).state is OrderState.CANCELLED
    assert agent.connector.look(change).fields == {"state": "cancelled"}
    assert agent.do(change) == receipt
    assert len(agent.connector.find(change).done) == 1


def test_an_order_in_processing_is_not_cancelled_and_tryton_says_so(
    agent: TrytonAgent, colleague: TrytonRpc, draft: str
) -> None:
    _bring_on(colleague, draft, "quote", "confirm", "process")
    with pytest.raises(RejectedError, match='You can not call "cancel"'):
        agent.do(agent.change(EditKind.CANCEL_ORDER, draft, state="cancelled"))
    assert agent.order(draft).state is OrderState.PROCESSING


def test_a_cancellation_whose_answer_was_lost_is_seen_to_be_done(
    server: TrytonServer, relay: Relay, draft: str
) -> None:
    lose_reply(relay, "sale.sale.cancel")
    with signed_in(server, server.user, relay.url) as agent:
        change = agent.change(EditKind.CANCEL_ORDER, draft, state="cancelled")
        with pytest.raises(UnreachableError):
            agent.do(change)
        assert len(agent.connector.find(change).done) == 1


def test_an_order_that_is_gone_is_told(agent: TrytonAgent, colleague: TrytonRpc, draft: str) -> None:
    change = agent.change(EditKind.CANCEL_ORDER, draft, state="cancelled")
    colleague.delete("sale.sale", int(draft))
    assert agent.connector.look(change) == Standing(Whereabouts.GONE)
    with pytest.raises(OutOfDateError):
        agent.connector.send(change, "")


def test_what_orders_do_not_have_is_refused(agent: TrytonAgent, draft: str) -> None:
    for fields in ({"state": "done"}, {"deliver_to": None}, {"deliver_to": "somewhere"}):
        with pytest.raises(RejectedError, match="there is no way to set"):
            agent.do(agent.change(EditKind.CHANGE_ORDER, draft, **fields))


def _seen(record: object) -> tuple[EditKind, Fields]:
    match record:
        case Customer():
            return EditKind.CHANGE_CUSTOMER, customer_fields(record)
        case Ticket():
            return EditKind.CHANGE_TICKET, ticket_fields(record)
        case Order():
            return EditKind.CHANGE_ORDER, order_fields(record)
        case _:
            raise AssertionError(type(record))


@pytest.mark.parametrize("feed", ["customers", "tickets", "orders"])
def test_what_an_agent_sees_of_an_untouched_record_is_what_a_look_tells(
    tryton: TrytonServer, feed: str
) -> None:
    other = {"state": "x", "deliver_to": "x", "name": "x", "subject": "x", "owner": "x", "queue": "x"}
    with signed_in(tryton, tryton.user) as agent:
        records = feed_of(agent.connector, feed).pull(None, 200).records
        assert len(records) >= 100
        for record in records:
            kind, seen = _seen(record)
            mine = agent.changing(kind, record.id, {name: other.get(name) for name in seen})
            assert agent.connector.look(mine).fields == seen, record.id
