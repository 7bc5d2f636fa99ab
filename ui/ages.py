"""Ages, dates and times in words: relative where it is near, dated where it is not."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from callcenter.domain.call_sheet import OfficeHealth, PanelState
from callcenter.domain.moment import Moment
from ui.speech import Speaker, fill, translate

_AGING = timedelta(minutes=10)
_DAY = timedelta(days=1)


class Freshness(StrEnum):
    """How much the age of data matters."""

    FRESH = "fresh"
    AGING = "aging"
    AWAY = "away"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Age:
    """What a panel says of the age of its data."""

    text: str
    freshness: Freshness


def age_of(state: PanelState, now: datetime, zone: tzinfo | None = None) -> Age:
    """Say how old a panel's data is, and which office is away since when."""
    if not state.offices:
        return Age(translate("Ages", "no office gives this"), Freshness.NEVER)
    gone = next((office for office in state.offices if office.trouble is not None), None)
    if gone is not None:
        return Age(away(gone, now, zone), Freshness.AWAY)
    if state.as_of is None:
        return Age(translate("Ages", "not read yet"), Freshness.NEVER)
    old = now - state.as_of
    return Age(span(old), Freshness.AGING if old >= _AGING else Freshness.FRESH)


def away(office: OfficeHealth, now: datetime, zone: tzinfo | None = None) -> str:
    """Say that an office does not answer, and since when."""
    if office.since is None:
        return fill(translate("Ages", "%1 unreachable"), office.office)
    text = translate("Ages", "%1 unreachable since %2")
    return fill(text, office.office, near(office.since, now, zone))


class Ages(Speaker):
    """Lengths of time with their plurals."""


def span(length: timedelta) -> str:
    """Say a length in its largest whole unit: 40 s, 3 min, 5 h, 2 d."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 60:
        return Ages.tr("%n s", "", seconds)
    if seconds < 3600:
        minutes = seconds // 60
        return Ages.tr("%n min", "", minutes)
    if seconds < 86400:
        hours = seconds // 3600
        return Ages.tr("%n h", "", hours)
    return days(seconds // 86400)


def days(n: int) -> str:
    """Say a number of days."""
    return Ages.tr("%n d", "", n)


def ago(moment: Moment, now: datetime) -> str:
    """Say how long ago a moment was, or how far ahead it is."""
    if not isinstance(moment, datetime):
        return _days(moment, now.astimezone().date())
    text = translate("Ages", "%1 ago") if moment <= now else translate("Ages", "in %1")
    return fill(text, span(abs(now - moment)))


def near(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Say a time of today by the clock, any other with its day."""
    local = moment.astimezone(zone)
    if abs(now - moment) < _DAY and local.date() == now.astimezone(zone).date():
        return clock(local)
    return f"{day(local, now)} {clock(local)}"


def clock(moment: datetime) -> str:
    """Say the time of day as it stands in the moment's own zone."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def day(moment: Moment, today: Moment | None = None) -> str:
    """Say a day, with the year where it is another than that of ``today`` (the clock's, where none is given)."""
    qdate = QDate(moment.year, moment.month, moment.day)
    if moment.year == (today or datetime.now().astimezone()).year:
        return QLocale().toString(qdate, translate("Ages", "d MMM", "date of this year"))
    return QLocale().toString(qdate, translate("Ages", "d MMM yyyy", "date of another year"))


def dated(moment: Moment, zone: tzinfo | None = None, today: Moment | None = None) -> str:
    """Say a promise or an event: a day stays a day, a time is told in the zone."""
    if not isinstance(moment, datetime):
        return day(moment, today)
    local = moment.astimezone(zone)
    return f"{day(local, today)} {clock(local)}"


def exact(moment: datetime) -> str:
    """Say a time in full, for tooltips."""
    local = moment.astimezone()
    stamp = QDateTime(
        QDate(local.year, local.month, local.day), QTime(local.hour, local.minute, local.second)
    )
    return QLocale().toString(stamp, QLocale.FormatType.LongFormat)


def _days(moment: date, today: date) -> str:
    distance = (moment - today).days
    if distance == 0:
        return translate("Ages", "today")
    if distance in (-1, 1):
        return translate("Ages", "tomorrow") if distance > 0 else translate("Ages", "yesterday")
    text = translate("Ages", "in %1") if distance > 0 else translate("Ages", "%1 ago")
    return fill(text, days(abs(distance)))
