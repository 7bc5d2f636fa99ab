"""A promise of a day is kept by the calendar of the destination, a promise of a time by the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime

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
