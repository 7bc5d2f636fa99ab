"""Recorded shipments, out and back: where they are, what they carry, and what was promised."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from callcenter.domain.ids import RemoteId
from callcenter.domain.shipment import Package, Shipment, ShipmentState, ShippedLine
from sync.connectors.tryton.mapping.shipments import return_shipment, shipment
from tests.sync.connectors.tryton.recorded import row, rows, without

OF_LAST_YEAR, PACKED, IN_TWO_PACKAGES, ASSIGNED, ON_ITS_WAY, WAITING = 1, 39, 63, 68, 77, 83
COMING_BACK = 1
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def read(number: int, **changes: object) -> Shipment:
    return shipment(row("shipments", number, **changes))


def read_return(**changes: object) -> Shipment:
    return return_shipment(row("returns", COMING_BACK, **changes))


def test_a_shipment_comes_with_its_packages_and_what_they_carry() -> None:
    assert read(IN_TWO_PACKAGES) == Shipment(
        id=RemoteId("63"),
        customer=RemoteId("28"),
        orders=(RemoteId("69"),),
        number="30",
        state=ShipmentState.DELIVERED,
        carrier="圆通速递 YTO",
        warehouse="Shanghai 上海仓",
        packages=(
            Package(RemoteId("47"), "47", "YT717308378099"),
            Package(RemoteId("48"), "48", "YT288231348977"),
        ),
        lines=(
            ShippedLine(RemoteId("148"), "MS-0051", "Air purifier 空气净化器 large 大号", "2"),
            ShippedLine(RemoteId("147"), "MS-0055", "Wok 炒锅 large 大号", "1"),
        ),
        promised=date(2026, 11, 25),
        shipped=date(2026, 11, 10),
        delivered=date(2026, 11, 10),
        destination_country="CN",
        knows_events=False,
        office_state="done",
    )


def test_goods_coming_back_are_a_shipment_of_their_own() -> None:
    assert read_return() == Shipment(
        id=RemoteId("1"),
        customer=RemoteId("73"),
        orders=(RemoteId("91"),),
        number="1",
        state=ShipmentState.RETURNING,
        warehouse="Rotterdam",
        lines=(ShippedLine(RemoteId("197"), "MS-0042", "Umbrella 雨伞 blue 蓝色", "1"),),
        estimated=date(2026, 11, 25),
        destination_country="DE",
        is_return=True,
        knows_events=False,
        office_state="draft",
    )


def test_tryton_never_claims_to_know_what_carriers_say() -> None:
    found = [*map(shipment, rows("shipments")), *map(return_shipment, rows("returns"))]
    assert {one.knows_events for one in found} == {False}
    assert {one.events for one in found} == {()}


@pytest.mark.parametrize(
    ("word", "state", "has_left", "is_there"),
    [
        ("draft", ShipmentState.PLANNED, False, False),
        ("waiting", ShipmentState.PLANNED, False, False),
        ("assigned", ShipmentState.PACKING, False, False),
        ("picked", ShipmentState.PACKING, False, False),
        ("packed", ShipmentState.PACKED, False, False),
        ("shipped", ShipmentState.IN_TRANSIT, True, False),
        ("done", ShipmentState.DELIVERED, True, True),
        ("cancelled", ShipmentState.CANCELLED, False, False),
        ("on_the_moon", ShipmentState.UNKNOWN, False, False),
    ],
)
def test_a_state_says_which_day_the_effective_one_is(
    word: str, state: ShipmentState, has_left: bool, is_there: bool
) -> None:
    found = read(PACKED, state=word, effective_date=MONDAY)
    assert (found.state, found.office_state) == (state, word)
    assert found.shipped == (MONDAY if has_left else None)
    assert found.delivered == (MONDAY if is_there else None)


@pytest.mark.parametrize(
    ("word", "state", "day"),
    [
        ("draft", ShipmentState.RETURNING, None),
        ("received", ShipmentState.RETURNED, MONDAY),
        ("done", ShipmentState.RETURNED, MONDAY),
        ("cancelled", ShipmentState.CANCELLED, None),
        ("on_the_moon", ShipmentState.UNKNOWN, None),
    ],
)
def test_a_return_is_back_when_it_was_received(word: str, state: ShipmentState, day: date | None) -> None:
    found = read_return(state=word, effective_date=MONDAY)
    assert (found.state, found.office_state, found.delivered) == (state, word, day)


def test_recorded_states_are_read() -> None:
    assert {shipment(one).office_state: shipment(one).state.value for one in rows("shipments")} == {
        "waiting": "planned",
        "assigned": "packing",
        "packed": "packed",
        "shipped": "in_transit",
        "done": "delivered",
    }


def test_days_are_days_and_no_times() -> None:
    found = read(OF_LAST_YEAR)
    assert found.delivered == date(2025, 1, 23)
    assert not isinstance(found.delivered, datetime)


def test_the_first_plan_is_the_promise_and_a_later_one_an_estimate() -> None:
    moved = read(WAITING, origin_planned_date=MONDAY, planned_date=FRIDAY)
    assert (moved.promised, moved.estimated) == (MONDAY, FRIDAY)


@pytest.mark.parametrize("first", [None, FRIDAY])
def test_a_plan_that_never_moved_is_the_promise_alone(first: date | None) -> None:
    kept = read(WAITING, origin_planned_date=first, planned_date=FRIDAY)
    assert (kept.promised, kept.estimated) == (FRIDAY, None)
    assert read(OF_LAST_YEAR).promised == date(2025, 1, 23)


def test_no_plan_is_no_promise() -> None:
    unplanned = read(WAITING, origin_planned_date=None, planned_date=None)
    assert (unplanned.promised, unplanned.estimated) == (None, None)


def test_the_first_package_with_a_label_gives_the_tracking_number() -> None:
    assert read(IN_TWO_PACKAGES).tracking_number == "YT717308378099"
    unlabelled: dict[str, Any] = {
        "id": 5,
        "number": "5",
        "shipping_reference": None,
        "shipping_tracking_url": None,
    }
    labelled = {
        **unlabelled,
        "id": 6,
        "shipping_reference": "SF1",
        "shipping_tracking_url": "https://sf.example/SF1",
    }
    found = read(WAITING, **{"packages.": [unlabelled, labelled]})
    assert (found.tracking_number, found.packages[1].tracking_url) == ("SF1", "https://sf.example/SF1")


def test_a_database_without_packages_or_carriers_gives_shipments() -> None:
    bare = without(without(row("shipments", ON_ITS_WAY), "packages."), "carrier.")
    assert (shipment(bare).packages, shipment(bare).carrier) == ((), "")


def test_a_shipment_of_two_orders_names_each_once() -> None:
    (first,) = row("shipments", WAITING)["outgoing_moves."]
    moves = [first, {**first, "id": 2, "sale": 57}, {**first, "id": 3}, {**first, "id": 4, "sale": None}]
    assert read(WAITING, **{"outgoing_moves.": moves}).orders == ("56", "57")


@pytest.mark.parametrize(
    ("told", "shown"), [(1.0, "1"), (0.5, "0.5"), (100.0, "100"), (1e-6, "0.000001"), (0.0, "0")]
)
def test_quantities_are_shown_as_people_write_them(told: float, shown: str) -> None:
    (first,) = row("shipments", WAITING)["outgoing_moves."]
    assert read(WAITING, **{"outgoing_moves.": [{**first, "quantity": told}]}).lines[0].quantity == shown


def test_an_overdue_parcel_stays_late_though_its_plan_moves_daily() -> None:
    moved = read(WAITING, origin_planned_date=MONDAY, planned_date=FRIDAY)
    assert moved.is_late(datetime(2026, 11, 27, 12, tzinfo=UTC), UTC)
