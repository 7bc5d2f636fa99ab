"""An order goes to another address of its customer, also to one that no office knows yet."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from callcenter.domain.customer import PostalAddress
from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import address_value
from callcenter.domain.ids import CustomerId, RemoteId
from callcenter.usecases.list_unsent import list_unsent
from tests.journeys.seat import GOLD, Seat
from ui.actions import Deed
from ui.widgets.order_acts import OrderActs


def test_an_order_goes_to_an_address_that_waits_itself(seat: Seat) -> None:
    seat.desk.sync.stop()
    seat.call(GOLD)
    seat.do(Deed.EDIT_CUSTOMER)
    seat.wait(lambda: seat.room.page.shows_form and seat.desk.is_settled)
    form = seat.room.page.form
    form.add_address()
    field = next(name for name in form._pieces if name.startswith("address:local:"))
    form._pieces[field].put(
        address_value(PostalAddress(RemoteId(""), "Nanjing Road 1", "200000", "Shanghai", country="CN"))
    )
    form._pieces[field].changed.emit()
    form.saved.emit()
    seat.wait(lambda: not seat.room.page.shows_form and seat.desk.is_settled)
    orders, acts = seat.desk.call.writing.orders, seat.room.right.order_acts
    seat.wait(lambda: orders._find(lambda order: order.is_open) and unsent_addresses(seat))
    (fresh,) = unsent_addresses(seat)
    acts.sent_elsewhere.emit(fresh)
    seat.wait(lambda: seat.desk.is_settled and redirected(seat))
    assert redirected(seat) == [{"deliver_to": fresh}]


def open_draft_order(seat: Seat) -> OrderActs:
    """Open the customer of an order that nobody has confirmed yet."""
    seat.desk.sync.stop()
    with seat.desk._database.read() as connection:
        sql = "SELECT party_id FROM sales_order_projected WHERE state = 'draft' LIMIT 1"
        party = connection.exec_driver_sql(sql).scalar_one()
        customer = connection.exec_driver_sql("SELECT customer_id FROM party WHERE id = ?", (party,)).scalar()
    seat.desk.call.open(CustomerId(customer or party))
    seat.wait(lambda: seat.room.shows_customer and seat.desk.is_settled)
    seat.do(Deed.CANCEL_ORDER)
    seat.wait(lambda: seat.room.right.order_acts.is_asking)
    return seat.room.right.order_acts


def cancelled(seat: Seat) -> list[object]:
    return list(list_unsent(seat.desk._database).of_kind(EditKind.CANCEL_ORDER))


def press(acts: OrderActs, name: str) -> None:
    button = acts.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_draft_order_is_cancelled_by_a_second_press(seat: Seat) -> None:
    acts = open_draft_order(seat)
    assert cancelled(seat) == []
    press(acts, "order-cancel-yes")
    seat.wait(lambda: cancelled(seat) and seat.desk.is_settled)
    assert len(cancelled(seat)) == 1
    assert not acts.is_asking


def test_escape_keeps_the_order(seat: Seat) -> None:
    acts = open_draft_order(seat)
    QTest.keyClick(acts._no, Qt.Key.Key_Escape)
    assert not acts.is_asking
    assert cancelled(seat) == []


def unsent_addresses(seat: Seat) -> list[str]:
    box = seat.room.right.order_acts.addresses
    offered = [str(box.itemData(place)) for place in range(box.count())]
    return [one for one in offered if one.startswith("local:")]


def redirected(seat: Seat) -> list[dict[str, str | None]]:
    unsent = list_unsent(seat.desk._database)
    return [dict(one.edit.fields) for one in unsent.of_kind(EditKind.CHANGE_ORDER)]
