"""An order goes to another address of its customer, also to one that no office knows yet."""

from callcenter.domain.customer import PostalAddress
from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import address_value
from callcenter.domain.ids import RemoteId
from callcenter.usecases.list_unsent import list_unsent
from tests.journeys.seat import GOLD, Seat
from ui.actions import Deed


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


def unsent_addresses(seat: Seat) -> list[str]:
    box = seat.room.right.order_acts.addresses
    offered = [str(box.itemData(place)) for place in range(box.count())]
    return [one for one in offered if one.startswith("local:")]


def redirected(seat: Seat) -> list[dict[str, str | None]]:
    unsent = list_unsent(seat.desk._database)
    return [dict(one.edit.fields) for one in unsent.of_kind(EditKind.CHANGE_ORDER)]
