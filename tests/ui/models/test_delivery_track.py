"""The drawn way of a delivery: late, lost, refused, failed, returned, nothing known."""

from datetime import UTC, date, datetime, timedelta

import pytest

from callcenter.domain.ids import RemoteId
from callcenter.domain.moment import Moment
from callcenter.domain.shipment import EventKind, Shipment, ShipmentState, TrackingEvent
from callcenter.domain.zones import zone_of
from tests.ui import samples
from tests.ui.samples import NOW, days_ago, event
from ui.models.delivery_track import Step, Track, build_track, spoken_track

pytestmark = pytest.mark.usefixtures("look")

PLACED = date(2026, 11, 16)
BERLIN = zone_of("DE")


def shipment(
    state: ShipmentState,
    *events: TrackingEvent,
    promised: Moment | None = None,
    estimated: Moment | None = None,
    shipped: Moment | None = None,
    delivered: Moment | None = None,
    is_return: bool = False,
) -> Shipment:
    return Shipment(
        RemoteId("1"), RemoteId("1"), (RemoteId("1"),), "OUT-1", state,
        events=events, promised=promised, estimated=estimated, shipped=shipped, delivered=delivered,
        destination_country="DE", is_return=is_return,
    )  # fmt: skip


def track(thing: Shipment) -> Track:
    return build_track(thing, PLACED, NOW, BERLIN)


def steps(way: Track) -> list[tuple[str, Step]]:
    return [(station.label, station.step) for station in way.stations]


def test_a_parcel_on_its_way_stands_where_it_is() -> None:
    way = track(shipment(ShipmentState.IN_TRANSIT, shipped=days_ago(2)))
    assert steps(way) == [
        ("Ordered", Step.DONE),
        ("Packed", Step.DONE),
        ("Shipped", Step.HERE),
        ("With driver", Step.AHEAD),
        ("Delivered", Step.AHEAD),
    ]


def test_what_is_being_packed_says_so() -> None:
    assert steps(track(shipment(ShipmentState.PACKING)))[1] == ("Being packed", Step.HERE)


def test_what_is_planned_has_only_been_ordered() -> None:
    assert [step for _, step in steps(track(shipment(ShipmentState.PLANNED)))] == [Step.HERE] + [
        Step.AHEAD
    ] * 4


def test_a_delivered_parcel_is_over() -> None:
    way = track(shipment(ShipmentState.DELIVERED, shipped=days_ago(3), delivered=days_ago(1)))
    assert way.is_over
    assert steps(way)[-1] == ("Delivered", Step.HERE)


def test_a_delivered_parcel_without_a_date_is_over_all_the_same() -> None:
    way = track(shipment(ShipmentState.DELIVERED))
    assert way.is_over
    assert steps(way)[-1] == ("Delivered", Step.HERE)


def test_a_late_parcel_says_how_late() -> None:
    way = track(shipment(ShipmentState.IN_TRANSIT, promised=date(2026, 11, 21)))
    assert way.delay == "3 days late"
    assert way.promise == "promised 21 Nov"


def test_one_day_is_one_day() -> None:
    assert track(shipment(ShipmentState.IN_TRANSIT, promised=date(2026, 11, 23))).delay == "1 day late"


def test_a_promise_of_today_is_not_broken_yet() -> None:
    assert track(shipment(ShipmentState.IN_TRANSIT, promised=date(2026, 11, 24))).delay == ""


def test_a_promised_hour_that_is_over_tells_the_hours() -> None:
    way = track(shipment(ShipmentState.OUT_FOR_DELIVERY, promised=NOW - timedelta(hours=2)))
    assert way.delay == "2 h late"


def test_the_day_is_counted_where_the_parcel_goes() -> None:
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    parcel = shipment(ShipmentState.IN_TRANSIT, promised=date(2026, 11, 24))
    assert build_track(parcel, PLACED, late, zone_of("CN")).delay == "1 day late"
    assert build_track(parcel, PLACED, late, BERLIN).delay == ""


def test_what_came_late_stays_late() -> None:
    way = track(shipment(ShipmentState.DELIVERED, promised=date(2026, 11, 20), delivered=days_ago(2)))
    assert (way.delay, way.is_over) == ("2 days late", True)


def test_an_estimate_of_another_day_is_told_beside_the_promise() -> None:
    way = track(shipment(ShipmentState.IN_TRANSIT, promised=date(2026, 11, 25), estimated=date(2026, 11, 27)))
    assert way.promise == "promised 25 Nov · expected 27 Nov"


def test_an_estimate_that_equals_the_promise_is_not_told_twice() -> None:
    way = track(shipment(ShipmentState.IN_TRANSIT, promised=date(2026, 11, 25), estimated=date(2026, 11, 25)))
    assert way.promise == "promised 25 Nov"


def test_no_estimate_is_told_of_what_has_come() -> None:
    way = track(shipment(ShipmentState.DELIVERED, estimated=date(2026, 11, 25), delivered=days_ago(1)))
    assert way.promise == ""


@pytest.mark.parametrize(
    ("state", "kind", "word"),
    [
        (ShipmentState.LOST, EventKind.LOST, "Lost"),
        (ShipmentState.REFUSED, EventKind.REFUSED, "Refused"),
        (ShipmentState.FAILED, EventKind.DELIVERY_FAILED, "Delivery failed"),
    ],
)
def test_what_went_wrong_is_a_station_of_its_own(state: ShipmentState, kind: EventKind, word: str) -> None:
    way = track(shipment(state, event(3, EventKind.SHIPPING, "out"), event(1, kind, "gone")))
    fault = next(station for station in way.stations if station.step is Step.FAULT)
    assert (fault.label, fault.when) == (word, "23 Nov")
    assert fault.icon is not None


def test_a_lost_parcel_never_was_with_the_driver() -> None:
    labels = [label for label, _ in steps(track(shipment(ShipmentState.LOST)))]
    assert labels == ["Ordered", "Packed", "Shipped", "Lost", "Delivered"]


def test_a_refused_parcel_has_no_delivery_ahead() -> None:
    assert steps(track(shipment(ShipmentState.REFUSED)))[-1] == ("Refused", Step.FAULT)


def test_a_failed_delivery_may_still_succeed() -> None:
    assert steps(track(shipment(ShipmentState.FAILED)))[-1] == ("Delivered", Step.AHEAD)


@pytest.mark.parametrize(
    ("state", "word"), [(ShipmentState.RETURNING, "Coming back"), (ShipmentState.RETURNED, "Returned")]
)
def test_a_parcel_on_its_way_back_is_not_on_its_way_there(state: ShipmentState, word: str) -> None:
    way = track(shipment(state, event(2, EventKind.RETURNING, "back")))
    assert steps(way)[-1] == (word, Step.HERE)
    assert "Delivered" not in [label for label, _ in steps(way)]


def test_a_cancelled_delivery_promises_no_further_steps() -> None:
    assert steps(track(shipment(ShipmentState.CANCELLED))) == [
        ("Ordered", Step.DONE),
        ("Cancelled", Step.HERE),
    ]


def test_a_return_has_a_way_of_its_own() -> None:
    way = track(shipment(ShipmentState.RETURNING, shipped=days_ago(2), is_return=True))
    assert steps(way) == [
        ("Return opened", Step.DONE),
        ("Sent back", Step.HERE),
        ("In the warehouse", Step.AHEAD),
    ]
    assert way.delay == ""


@pytest.mark.parametrize("state", [ShipmentState.RETURNED, ShipmentState.DELIVERED])
def test_a_return_that_arrived_is_over(state: ShipmentState) -> None:
    way = track(shipment(state, is_return=True))
    assert steps(way)[-1] == ("In the warehouse", Step.HERE)
    assert way.is_over


@pytest.mark.parametrize("state", ShipmentState)
@pytest.mark.parametrize("is_return", [False, True])
def test_every_state_has_a_way_even_where_nothing_else_is_known(
    state: ShipmentState, is_return: bool
) -> None:
    way = build_track(shipment(state, is_return=is_return), None, NOW, BERLIN)
    assert len(way.stations) >= 2
    assert sum(station.step in (Step.HERE, Step.FAULT) for station in way.stations) == 1


def test_a_station_is_dated_by_the_last_of_its_events() -> None:
    way = track(
        shipment(
            ShipmentState.OUT_FOR_DELIVERY,
            event(3, EventKind.OUT_FOR_DELIVERY, "first try"),
            event(1, EventKind.OUT_FOR_DELIVERY, "second try"),
        )
    )
    assert next(station.when for station in way.stations if station.label == "With driver") == "23 Nov"


def test_days_and_times_are_compared() -> None:
    way = track(
        shipment(
            ShipmentState.IN_TRANSIT,
            TrackingEvent(date(2026, 11, 20), EventKind.SHIPPING, ""),
            TrackingEvent(datetime(2026, 11, 19, 12, tzinfo=UTC), EventKind.SHIPPING, ""),
        )
    )
    assert next(station.when for station in way.stations if station.label == "Shipped") == "20 Nov"


def test_the_way_is_read_out_without_what_has_not_happened() -> None:
    late = samples.greta_orders()[0].deliveries[0].record
    said = spoken_track(track(late))
    assert (
        said
        == "Ordered 16 Nov, Packed 17 Nov, Shipped 17 Nov, promised 21 Nov · expected 25 Nov, 3 days late"
    )
