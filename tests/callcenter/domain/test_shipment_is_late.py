"""A promise of a day is kept by the calendar of the destination, a promise of a time by the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.domain.ids import RemoteId
from callcenter.domain.shipment import Shipment, ShipmentState
from callcenter.domain.zones import zone_of

SHANGHAI = zone_of("CN")
NEW_YORK = zone_of("US")
ON_THE_WAY = Shipment(RemoteId("1"), None, (), "S1", ShipmentState.IN_TRANSIT, promised=date(2026, 11, 24))


@pytest.mark.parametrize(
    ("now", "zone", "late"),
    [
        (datetime(2026, 11, 24, 15, 59, tzinfo=UTC), SHANGHAI, False),
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), SHANGHAI, True),
        (datetime(2026, 11, 25, 4, 59, tzinfo=UTC), NEW_YORK, False),
        (datetime(2026, 11, 25, 5, 0, tzinfo=UTC), NEW_YORK, True),
    ],
)
def test_a_promised_day_ends_at_midnight_of_the_destination(now: datetime, zone: object, late: bool) -> None:
    assert ON_THE_WAY.is_late(now, zone) is late  # pyright: ignore[reportArgumentType]  # parametrised


def test_a_promised_time_is_kept_by_the_clock() -> None:
    promised = replace(ON_THE_WAY, promised=datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    assert not promised.is_late(datetime(2026, 11, 24, 12, 0, tzinfo=UTC), SHANGHAI)
    assert promised.is_late(datetime(2026, 11, 24, 12, 0, 1, tzinfo=UTC), SHANGHAI)


def test_what_came_on_the_promised_day_was_not_late_however_long_ago() -> None:
    came = replace(
        ON_THE_WAY, state=ShipmentState.DELIVERED, delivered=datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    )
    assert not came.is_late(datetime(2027, 1, 1, tzinfo=UTC), SHANGHAI)
    a_day_after = replace(came, delivered=datetime(2026, 11, 24, 16, 30, tzinfo=UTC))
    assert a_day_after.is_late(datetime(2027, 1, 1, tzinfo=UTC), SHANGHAI)


def test_without_promise_and_for_returns_nothing_is_late() -> None:
    now = datetime(2027, 1, 1, tzinfo=UTC)
    assert not replace(ON_THE_WAY, promised=None).is_late(now, SHANGHAI)
    assert not replace(ON_THE_WAY, is_return=True).is_late(now, SHANGHAI)
    assert not replace(ON_THE_WAY, state=ShipmentState.CANCELLED).is_late(now, SHANGHAI)


@pytest.mark.parametrize(
    ("country", "last_minute"),
    [
        ("NZ", datetime(2026, 11, 24, 10, 59, 59, tzinfo=UTC)),
        ("CN", datetime(2026, 11, 24, 15, 59, 59, tzinfo=UTC)),
        ("US", datetime(2026, 11, 25, 4, 59, 59, tzinfo=UTC)),
        ("GB", datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_promised_day_lasts_to_its_last_second_there(country: str, last_minute: datetime) -> None:
    zone = zone_of(country)
    assert not ON_THE_WAY.is_late(last_minute, zone)
    assert ON_THE_WAY.is_late(last_minute + timedelta(seconds=1), zone)


def test_a_promised_day_in_los_angeles_ends_eight_hours_after_greenwich() -> None:
    there = ZoneInfo("America/Los_Angeles")
    assert not ON_THE_WAY.is_late(datetime(2026, 11, 25, 7, 59, 59, tzinfo=UTC), there)
    assert ON_THE_WAY.is_late(datetime(2026, 11, 25, 8, 0, tzinfo=UTC), there)


@pytest.mark.parametrize(
    ("promised", "end"),
    [
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
    ],
)
def test_a_promised_day_on_which_clocks_change_ends_at_its_own_midnight(
    promised: date, end: datetime
) -> None:
    berlin, late = zone_of("DE"), replace(ON_THE_WAY, promised=promised)
    assert not late.is_late(end - timedelta(seconds=1), berlin)
    assert late.is_late(end, berlin)


def test_a_promised_time_does_not_care_about_zones() -> None:
    at = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1)
    promised = replace(ON_THE_WAY, promised=at)
    for zone in (SHANGHAI, NEW_YORK, UTC):
        assert not promised.is_late(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), zone)
        assert promised.is_late(datetime(2026, 10, 25, 1, 30, 1, tzinfo=UTC), zone)


def test_a_day_of_delivery_is_compared_with_the_day_of_a_promised_time() -> None:
    promised = replace(ON_THE_WAY, promised=datetime(2026, 11, 24, 10, tzinfo=UTC))
    assert not replace(promised, delivered=date(2026, 11, 24)).is_late(
        datetime(2027, 1, 1, tzinfo=UTC), SHANGHAI
    )
    assert replace(promised, delivered=date(2026, 11, 25)).is_late(datetime(2027, 1, 1, tzinfo=UTC), SHANGHAI)


def test_delivered_without_a_date_is_not_called_late() -> None:
    assert not replace(ON_THE_WAY, state=ShipmentState.DELIVERED).is_late(
        datetime(2027, 1, 1, tzinfo=UTC), SHANGHAI
    )
