"""Ages, dates and times in words."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.domain.call_sheet import OfficeHealth, PanelState
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from tests.ui.wear import worn
from ui import ages
from ui.ages import Age, Freshness
from ui.look import Look

pytestmark = pytest.mark.usefixtures("look")

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
ERP = OfficeId("erp")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def heard(ago: timedelta) -> PanelState:
    at = NOW - ago
    return PanelState(at, (OfficeHealth(ERP, at),))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "0 s"),
        (0, "0 s"),
        (59.9, "59 s"),
        (60, "1 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (86399, "23 h"),
        (86400, "1 d"),
        (86400 * 400, "400 d"),
    ],
)
def test_a_span_is_said_in_its_largest_unit(seconds: float, said: str) -> None:
    assert ages.span(timedelta(seconds=seconds)) == said


def test_spans_in_chinese(look: Look) -> None:
    with worn(look, language="zh_CN"):
        assert [ages.span(timedelta(seconds=n)) for n in (40, 120, 7200, 200_000)] == [
            "40 秒",
            "2 分钟",
            "2 小时",
            "2 天",
        ]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW - timedelta(minutes=3), "3 min ago"),
        (NOW, "0 s ago"),
        (NOW + timedelta(hours=2), "in 2 h"),
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 14), "10 d ago"),
        (date(2026, 12, 4), "in 10 d"),
    ],
)
def test_how_long_ago_or_how_far_ahead(moment: date, said: str) -> None:
    assert ages.ago(moment, NOW) == said


def test_today_is_told_by_the_clock_and_another_day_with_its_date() -> None:
    assert ages.near(NOW - timedelta(hours=2), NOW) == "04:30"
    assert ages.near(NOW - timedelta(hours=8), NOW) == "23 Nov 22:30"


def test_the_same_hour_of_another_day_is_not_today() -> None:
    assert ages.near(NOW + timedelta(days=1), NOW) == "25 Nov 06:30"


def test_the_clock_is_read_in_a_zone() -> None:
    assert ages.near(NOW, NOW, SHANGHAI) == "14:30"


def test_a_day_of_this_year_needs_no_year() -> None:
    assert ages.day(date(2026, 3, 7), NOW) == "7 Mar"
    assert ages.day(date(1999, 3, 7), NOW) == "7 Mar 1999"


def test_without_a_now_the_clock_says_which_year_it_is() -> None:
    assert ages.day(date(1999, 3, 7)) == "7 Mar 1999"


def test_a_day_in_chinese(look: Look) -> None:
    with worn(look, language="zh_CN"):
        assert ages.day(date(2026, 3, 7), NOW) == "3月7日"
        assert ages.day(date(1999, 3, 7), NOW) == "1999年3月7日"


def test_a_promised_day_stays_a_day_in_every_zone() -> None:
    assert ages.dated(date(1999, 11, 24), SHANGHAI) == "24 Nov 1999"


def test_a_promised_time_is_told_where_it_is_kept() -> None:
    assert ages.dated(datetime(1999, 11, 24, 20, 0, tzinfo=UTC), SHANGHAI) == "25 Nov 1999 04:00"


def test_an_exact_time_is_told_in_full() -> None:
    assert "2026" in ages.exact(NOW)
    assert "06:30:00" in ages.exact(NOW)


@pytest.mark.parametrize(
    ("ago", "age"),
    [
        (timedelta(seconds=40), Age("40 s", Freshness.FRESH)),
        (timedelta(minutes=9, seconds=59), Age("9 min", Freshness.FRESH)),
        (timedelta(minutes=10), Age("10 min", Freshness.AGING)),
        (timedelta(days=3), Age("3 d", Freshness.AGING)),
    ],
)
def test_how_old_a_panel_is(ago: timedelta, age: Age) -> None:
    assert ages.age_of(heard(ago), NOW) == age


def test_a_clock_that_ran_ahead_makes_nothing_younger_than_now() -> None:
    assert ages.age_of(heard(-timedelta(days=1)), NOW) == Age("0 s", Freshness.FRESH)


def test_a_panel_never_read_says_so() -> None:
    assert ages.age_of(PanelState(None, (OfficeHealth(ERP, None),)), NOW).text == "not read yet"


def test_a_panel_of_no_office_says_so() -> None:
    assert ages.age_of(PanelState(None, ()), NOW) == Age("no office gives this", Freshness.NEVER)


def test_an_office_that_is_away_is_named_with_the_time_it_left() -> None:
    since = NOW - timedelta(minutes=28)
    state = PanelState(
        since, (OfficeHealth(ERP, NOW), OfficeHealth(OfficeId("scm"), since, Trouble.TIMED_OUT, since))
    )
    assert ages.age_of(state, NOW) == Age("scm unreachable since 06:02", Freshness.AWAY)


def test_an_office_away_since_nobody_knows_when() -> None:
    gone = OfficeHealth(ERP, None, Trouble.UNREACHABLE)
    assert ages.away(gone, NOW) == "erp unreachable"
