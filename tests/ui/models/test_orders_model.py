"""Order cards: what they say, what starts unfolded, and that folding is the agent's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from callcenter.domain.call_sheet import CallSheet, OrderOnSheet
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import OrderState
from callcenter.domain.shipment import EventKind, Shipment, ShipmentState
from tests.ui.samples import SCM, days_ago, event, greta, greta_orders, held, line, mayer
from ui.models.order_rows import Card, Edge, OrderRow, RowKind, build_cards
from ui.models.orders_model import OrdersModel
from ui.theme import Meaning

pytestmark = pytest.mark.usefixtures("look")


def model_of(sheet: CallSheet) -> OrdersModel:
    model = OrdersModel()
    model.show_cards(build_cards(sheet))
    return model


def kinds(model: OrdersModel) -> list[RowKind]:
    return [row.kind for row in model.rows]


def heads(model: OrdersModel) -> list[OrderRow]:
    return [row for row in model.rows if row.kind is RowKind.ORDER]


def card_of(item: OrderOnSheet) -> Card:
    return build_cards(greta(orders=(item,)))[0]


LATE, RETURNED, LOST, DONE = greta_orders()


def test_each_order_is_a_card() -> None:
    assert [row.title for row in heads(model_of(greta()))] == [
        "SO-2026-01187",
        "RMA-2026-0088",
        "SO-2026-01102",
        "SO-2026-00950",
    ]


def test_what_is_open_or_in_trouble_starts_unfolded() -> None:
    assert [row.is_open for row in heads(model_of(greta()))] == [True, True, True, False]


def test_at_least_one_card_starts_unfolded() -> None:
    (head,) = heads(model_of(greta(orders=(DONE,))))
    assert head.is_open


def test_a_customer_without_orders_has_no_cards() -> None:
    assert model_of(mayer()).rows == []


def test_the_head_tells_the_worst_of_its_deliveries() -> None:
    late, lost = card_of(LATE).head, card_of(LOST).head
    assert (late.chip, late.chip_meaning) == ("3 days late", Meaning.LATE)
    assert (lost.chip, lost.chip_meaning) == ("Lost", Meaning.EXCEPTION)
    assert "In progress" in late.detail


def test_a_head_without_trouble_tells_the_state_of_the_order() -> None:
    assert card_of(DONE).head.chip == "Completed"


def test_a_total_keeps_its_cents() -> None:
    assert card_of(LATE).head.aside == "€1,184.50"


def test_lines_say_how_much_has_left() -> None:
    heater, filters, timer = [row for row in card_of(LATE).body if row.kind is RowKind.LINE]
    assert (heater.detail, filters.detail, timer.detail) == ("2 of 3 shipped", "Shipped", "Not shipped")
    assert (heater.share, filters.share, timer.share) == (pytest.approx(2 / 3), 1.0, 0.0)


def test_a_line_of_which_the_office_says_nothing_shows_no_share() -> None:
    silent = replace(LATE.order.record, lines=(line(1, "S", "Installation", 1, None, "9.00"),))
    (row,) = [row for row in card_of(replace(LATE, order=held(silent, 15))).body if row.kind is RowKind.LINE]
    assert (row.detail, row.share) == ("", None)


def test_more_shipped_than_ordered_is_all_of_it() -> None:
    much = replace(LATE.order.record, lines=(line(1, "S", "Seeds", 1, 3, "9.00"),))
    (row,) = [row for row in card_of(replace(LATE, order=held(much, 15))).body if row.kind is RowKind.LINE]
    assert row.share == 1.0


def test_a_line_of_nothing_divides_nothing() -> None:
    none = replace(LATE.order.record, lines=(line(1, "S", "Seeds", 0, 1, "9.00"),))
    (row,) = [row for row in card_of(replace(LATE, order=held(none, 15))).body if row.kind is RowKind.LINE]
    assert row.share == 0.0


def test_a_delivery_names_carrier_and_tracking_number() -> None:
    row = next(row for row in card_of(LATE).body if row.kind is RowKind.DELIVERY)
    assert (row.title, row.detail, row.copied) == (
        "DHL Paket",
        "00340434161094027318",
        "00340434161094027318",
    )


def test_a_late_delivery_says_so_in_its_chip_with_a_sign() -> None:
    row = next(row for row in card_of(LATE).body if row.kind is RowKind.DELIVERY)
    assert (row.chip, row.chip_meaning) == ("3 days late", Meaning.LATE)
    assert row.chip_icon is not None


def test_a_lost_delivery_says_lost_rather_than_late() -> None:
    row = next(row for row in card_of(LOST).body if row.kind is RowKind.DELIVERY)
    assert row.chip == "Lost"
    assert row.track is not None
    assert row.track.delay == "17 days late"


def test_an_order_without_a_delivery_says_so() -> None:
    (row,) = [row for row in card_of(replace(LATE, deliveries=())).body if row.kind is RowKind.REMARK]
    assert row.title == "No delivery has been made for it yet."
    assert row.is_mute


def test_an_office_that_knows_no_events_says_so() -> None:
    remarks = [row.title for row in card_of(LATE).body if row.kind is RowKind.REMARK]
    assert remarks == ["scm gives states and dates, no carrier events."]


def test_the_newest_events_show_and_earlier_ones_fold() -> None:
    model = model_of(greta(orders=(LATE,)))
    events = [row.title for row in model.rows if row.kind is RowKind.EVENT]
    (more,) = [row for row in model.rows if row.kind is RowKind.MORE]
    assert events == [
        "Left the parcel centre",
        "Delayed: the address is being checked",
        "Arrived at the parcel centre",
    ]
    assert more.title == "2 earlier events"


def test_earlier_events_unfold_and_fold_again() -> None:
    model = model_of(greta(orders=(LATE,)))
    (more,) = [row for row in model.rows if row.kind is RowKind.MORE]
    before = list(model.rows)
    assert model.toggle(more.key)
    assert kinds(model).count(RowKind.EVENT) == 5
    assert model.toggle(more.key)
    assert list(model.rows) == before


def test_a_card_folds_to_its_head_and_unfolds_again() -> None:
    model = model_of(greta(orders=(LATE,)))
    head = model.rows[0].key
    assert model.toggle(head)
    assert [(row.kind, row.edge, row.is_open) for row in model.rows] == [(RowKind.ORDER, Edge.ONLY, False)]
    assert model.toggle(head)
    assert (model.rows[0].edge, model.rows[-1].edge) == (Edge.FIRST, Edge.LAST)


def test_a_line_has_nothing_to_fold() -> None:
    model = model_of(greta(orders=(LATE,)))
    assert not model.toggle(model.rows[1].key)
    assert not model.toggle("nobody")


def test_folding_is_no_news() -> None:
    model = model_of(greta())
    model.toggle(model.rows[0].key)
    assert not any(model.has_news(row.key) for row in model.rows)


def test_a_refresh_keeps_what_the_agent_folded() -> None:
    model = model_of(greta())
    model.toggle(model.rows[0].key)
    model.follow_cards(build_cards(greta()))
    assert [row.is_open for row in heads(model)] == [False, True, True, False]


def test_a_card_being_read_does_not_fold_by_itself() -> None:
    model = model_of(greta())
    closed = replace(LATE.order.record, state=OrderState.DONE)
    (parcel, _) = LATE.deliveries
    there = replace(parcel.record, state=ShipmentState.DELIVERED, delivered=days_ago(0.1))
    item = OrderOnSheet(held(closed, 15), (held(there, 21, SCM),))
    model.follow_cards(build_cards(greta(orders=(item, RETURNED, LOST, DONE))))
    assert heads(model)[0].is_open
    assert heads(model)[0].chip == "Completed"


def test_another_customer_starts_as_they_want_to() -> None:
    model = model_of(greta())
    model.toggle(model.rows[0].key)
    model.show_cards(build_cards(greta()))
    assert heads(model)[0].is_open


def test_a_new_event_is_news_and_moves_nothing_else() -> None:
    model = model_of(greta(orders=(LOST,)))
    (parcel,) = LOST.deliveries
    found = event(0.1, EventKind.ARRIVING, "Found again", "Ulm")
    more = replace(parcel.record, events=(*parcel.record.events, found))
    model.follow_cards(build_cards(greta(orders=(replace(LOST, deliveries=(held(more, 23, SCM),)),))))
    marked = [row.title for row in model.rows if model.has_news(row.key)]
    assert "Found again" in marked
    assert "Declared lost after the search" not in marked


def test_a_delivery_without_its_order_is_a_card_of_its_own() -> None:
    parcel = LATE.deliveries[0]
    (card,) = build_cards(replace(greta(orders=()), loose_deliveries=(parcel,)))
    assert card.head.title == "Delivery OUT-0341"
    assert card.head.detail == "its order is not held here"
    assert card.starts_open


def test_events_on_one_day_without_times_keep_keys_of_their_own() -> None:
    same = replace(event(1, EventKind.OTHER, "Scan"), at=date(2026, 11, 20))
    parcel = Shipment(
        RemoteId("9"),
        None,
        (),
        "OUT-9",
        ShipmentState.IN_TRANSIT,
        events=(same, same),
        destination_country="DE",
    )
    (card,) = build_cards(replace(greta(orders=()), loose_deliveries=(held(parcel, 9, SCM),)))
    keys = [row.key for row in card.body]
    assert len(set(keys)) == len(keys) == 3


def test_an_open_card_is_read_out_as_open() -> None:
    model = model_of(greta(orders=(DONE,)))
    assert model.rows[0].spoken == "SO-2026-00950, Completed, €412.00, 2 Oct · 1 item, open"
    model.toggle(model.rows[0].key)
    assert model.rows[0].spoken.endswith(", folded")


def test_a_delivery_is_read_out_with_its_way() -> None:
    row = next(row for row in card_of(DONE).body if row.kind is RowKind.DELIVERY)
    assert row.spoken.startswith("DHL Freight, DE-88231-9, Delivered, Ordered 2 Oct")


def test_a_return_shows_as_one() -> None:
    card = card_of(RETURNED)
    assert card.head.detail.startswith("Return · ")
    assert card.head.aside == "−€129.00"


def test_an_absurd_total_is_shown_and_breaks_nothing() -> None:
    absurd = replace(DONE.order.record, total=Decimal("1E+40"))
    assert card_of(replace(DONE, order=held(absurd, 12))).head.aside.startswith("€10,000,000,")
